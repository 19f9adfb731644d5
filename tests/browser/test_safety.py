"""What the page asks for, as it is served: nothing but itself."""

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from aliyun_terms import parse, render_html
from tests.rendering.test_hostile import PAYLOADS, TARGETS
from tests.translations import made_translation

pytestmark = pytest.mark.browser


class _Recorder(SimpleHTTPRequestHandler):
    """Serve a folder and keep the paths that were asked for."""

    asked: list[str]

    def __init__(self, *arguments, asked, **options):
        self.asked = asked
        super().__init__(*arguments, **options)

    def do_GET(self):
        self.asked.append(self.path)
        super().do_GET()

    def log_message(self, *words):
        """Say nothing."""


@pytest.fixture
def server(tmp_path):
    """Serve a folder of this machine; give the folder, its address, and what was asked for."""
    asked: list[str] = []
    handler = partial(_Recorder, directory=str(tmp_path), asked=asked)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as serving:
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        yield tmp_path, f"http://127.0.0.1:{serving.server_port}", asked
        serving.shutdown()


def hostile_page():
    """A page of everything that a document and a catalogue can be bad with."""
    lines = ["# 规范", *(f"1.{number}. {payload}" for number, payload in enumerate(PAYLOADS, 1))]
    lines += [
        f"2.{number}. [条款]({target}) ![图]({target})" for number, target in enumerate(TARGETS, 1)
    ]
    document = parse("\n\n".join(lines))
    return render_html(document, [made_translation(document, lambda text: text)])


@pytest.mark.parametrize("make", ["seed", "hostile"])
def test_a_page_asks_for_nothing_but_itself(chromium, server, html, make):
    folder, address, asked = server
    page = html if make == "seed" else hostile_page()
    (folder / "page.html").write_text(page, encoding="utf-8")
    dom = chromium.run("--dump-dom", url=f"{address}/page.html")
    assert "</html>" in dom
    assert ["/page.html"] == asked


def test_the_recorder_sees_what_a_page_asks_for(chromium, server):
    folder, address, asked = server
    (folder / "page.html").write_text("<!DOCTYPE html><img src=a.png>", encoding="utf-8")
    chromium.run("--dump-dom", url=f"{address}/page.html")
    assert "/a.png" in asked


def test_no_script_of_a_hostile_document_runs_even_where_scripts_may(chromium):
    page = hostile_page().replace("alert(1)", "window.hit=1")
    script = """
      for (const one of document.querySelectorAll("*"))
        for (const kind of ["mouseover", "load", "error", "click"])
          if (one.tagName !== "A" || kind !== "click") one.dispatchEvent(new Event(kind));
      return {hit: window.hit === undefined ? "nothing" : "a script ran",
              scripts: document.scripts.length};
    """
    assert {"hit": "nothing", "scripts": 1} == chromium.measure(page, script)


def test_the_page_forbids_scripts_of_its_own_accord(chromium, server):
    folder, address, _ = server
    page = render_html(parse("1. 您应付费。\n")).replace(
        "</body>", "<script>document.title='a script ran'</script></body>"
    )
    (folder / "page.html").write_text(page, encoding="utf-8")
    assert "<title>a script ran</title>" not in chromium.run(
        "--dump-dom", url=f"{address}/page.html"
    )

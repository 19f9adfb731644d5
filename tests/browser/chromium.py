"""Chromium without a driver: a page is opened, a script in it measures, and the DOM comes back.

The pages of the library forbid scripts. A page that is measured is therefore a copy without
that rule, with a script at its end which writes what it found into an element of its own.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)

_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_MEASURED = re.compile(r'<pre id="measured">(.*?)</pre>', re.DOTALL)

_SCRIPT = """
<script>
addEventListener("load", () => setTimeout(() => {
  let found;
  try { found = (() => { %s })() } catch (error) { found = { error: String(error) } }
  if (parent !== window) { parent.postMessage([name, found], "*"); return }
  const pre = document.createElement("pre");
  pre.id = "measured";
  pre.textContent = JSON.stringify(found);
  document.body.append(pre);
}, 50));
</script>
"""

# Runs axe-core (Deque Systems, MPL 2.0) over the page.
_AUDIT = """
<script>%s</script>
<script>
addEventListener("load", async () => {
  let found;
  try {
    const {violations} = await axe.run(document, {resultTypes: ["violations"]});
    found = violations.map(one => [one.id, one.nodes.slice(0, 3).map(node => node.html.slice(0, 200))]);
  } catch (error) { found = {error: String(error)} }
  const pre = document.createElement("pre");
  pre.id = "measured";
  pre.textContent = JSON.stringify(found);
  document.body.append(pre);
});
</script>
"""

# Looks at a page in frames of given widths: a window cannot be as narrow as a phone.
_FRAMES = """
<!DOCTYPE html><meta charset="utf-8"><body>
<script>
const widths = %s, found = {};
addEventListener("message", ({data: [name, value]}) => {
  found[name] = value;
  if (Object.keys(found).length < widths.length) return;
  const pre = document.createElement("pre");
  pre.id = "measured";
  pre.textContent = JSON.stringify(found);
  document.body.append(pre);
});
for (const width of widths) {
  const frame = document.createElement("iframe");
  frame.name = width;
  frame.style.cssText = `width:${width}px;height:900px;border:0`;
  frame.src = "framed.html";
  document.body.append(frame);
}
</script>
"""


def find_chromium() -> str | None:
    """Find the browser: named by the environment, else on the path."""
    return os.environ.get("ALIYUN_TERMS_CHROMIUM") or shutil.which("chromium")


@dataclass(frozen=True)
class Chromium:
    """A browser, and a folder for what it writes."""

    program: str
    folder: Path

    def run(self, *options: str, url: str) -> str:
        """Open *url* and give what the browser prints."""
        profile = f"--user-data-dir={self.folder / 'profile'}"
        done = subprocess.run(
            [self.program, *QUIET, profile, "--virtual-time-budget=5000", *options, url],
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=120,
        )
        assert 0 == done.returncode, done.stderr[-2000:]
        return done.stdout

    def measure(self, html: str, script: str, *, fragment: str = "") -> Any:
        """Open *html* on a desk and give what the body of *script* returns."""
        page = self._write("page.html", _without_policy(html) + _SCRIPT % script)
        url = f"{page.as_uri()}{fragment}"
        return _measured(self.run("--window-size=1280,900", "--dump-dom", url=url))

    def measure_at(self, html: str, script: str, widths: Sequence[int]) -> dict[int, Any]:
        """Open *html* in a frame of each of *widths*, and give what *script* returns in each."""
        self._write("framed.html", _without_policy(html) + _SCRIPT % script)
        frames = self._write("frames.html", _FRAMES % list(widths))
        found = _measured(self.run("--window-size=1280,900", "--dump-dom", url=frames.as_uri()))
        return {int(width): _checked(value) for width, value in found.items()}

    def audit(self, html: str, library: str) -> Any:
        """Open *html* with the source of axe-core, and give the rules that it breaks."""
        page = self._write("audited.html", _without_policy(html) + _AUDIT % library)
        return _measured(self.run("--window-size=1280,900", "--dump-dom", url=page.as_uri()))

    def _write(self, name: str, html: str) -> Path:
        path = self.folder / name
        path.write_text(html, encoding="utf-8")
        return path


def _without_policy(html: str) -> str:
    without, count = _POLICY.subn("", html)
    assert 1 == count
    return without


def _measured(dom: str) -> Any:
    found = _MEASURED.search(dom)
    assert found, f"the page measured nothing: {dom[-500:]}"
    return _checked(json.loads(unescape(found[1])))


def _checked(data: Any) -> Any:
    assert not (isinstance(data, dict) and "error" in data), data
    return data

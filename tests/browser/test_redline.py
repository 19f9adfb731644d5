"""The redline in a browser: on a desk, on a phone, on paper, by key, without colour, by axe-core."""

from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import pytest
from aliyun_terms import load_catalog, parse, read_catalog, render_redline, translate

pytestmark = pytest.mark.browser

WIDTHS = (320, 390, 800, 1280)
SURVEY = """
  const box = one => one.getBoundingClientRect();
  const shown = one => { const {width, height} = box(one); return width > 1 && height > 1 };
  const style = one => getComputedStyle(one);
  const rows = [...document.querySelectorAll("main .row")].map(row => {
    const {top, bottom} = box(row);
    return {id: row.id, top, bottom, inside: [...row.querySelectorAll(".no, .tag, .marks, .notes, .steps, .text")]
      .every(one => box(one).top >= top - 1 && box(one).bottom <= bottom + 1)};
  });
  const words = kind => [...document.querySelectorAll("main .row " + kind)].map(one => style(one).textDecorationLine);
  const overlaps = [...document.querySelectorAll("main .row.stop")].flatMap(row => {
    const parts = [...row.children].filter(one => one.tagName !== "A" || one.className).map(box);
    return parts.flatMap((one, at) => parts.slice(at + 1).filter(other =>
      one.left < other.right - 1 && other.left < one.right - 1 &&
      one.top < other.bottom - 1 && other.top < one.bottom - 1)).length ? [row.id] : [];
  });
  const root = document.documentElement;
  return {rows, ins: words("ins"), del: words("del"), overlaps,
          heard: [...document.querySelectorAll(".vh")].filter(shown).length,
          steps: [...document.querySelectorAll("main .steps a")].map(one => [box(one).width, box(one).height]),
          width: [root.scrollWidth, root.clientWidth]};
"""
PAPER = """
  for (const sheet of document.styleSheets)
    for (const rule of sheet.cssRules)
      if (rule instanceof CSSMediaRule && rule.media.mediaText === "print") rule.media.mediaText = "all";
"""


@pytest.fixture(scope="module")
def html(seed, made_up_text):
    """Give the redline of the made-up revision, partly translated anew."""
    new = parse(made_up_text)
    news = read_catalog("docs/examples/api-usage-terms-made-up.en.po")
    catalog = load_catalog("api-usage-terms", "en")
    return render_redline(
        seed, new, [translate(new, news)], old_translations=[translate(seed, catalog)]
    )


@pytest.fixture(scope="module")
def survey(chromium, html):
    return chromium.measure_at(html, SURVEY, WIDTHS)


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_runs_out_of_the_window(survey, width):
    scroll, client = survey[width]["width"]
    assert (width, True) == (client, scroll <= client)


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_of_a_row_lies_over_another_row_or_over_itself(survey, width):
    rows = survey[width]["rows"]
    for row, following in pairwise(rows):
        assert row["inside"], row["id"]
        assert following["top"] >= row["bottom"] - 1, following["id"]
    assert [] == survey[width]["overlaps"]


@pytest.mark.parametrize("width", WIDTHS)
def test_deleted_and_inserted_words_differ_without_colour(survey, width):
    assert {"line-through"} == set(survey[width]["del"])
    assert {"underline"} == set(survey[width]["ins"])


def test_words_for_ears_are_not_seen(survey):
    assert 0 == survey[1280]["heard"]


def test_steps_can_be_hit_with_a_finger(survey):
    assert all(width >= 24 and height >= 24 for width, height in survey[390]["steps"])


def test_keys_go_from_change_to_change_unless_they_are_turned_off(chromium, html):
    script = """
      const press = key => document.body.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true}));
      const went = [], go = key => { press(key); went.push(location.hash) };
      go("n"); go("n"); go("p");
      document.getElementById("keys").checked = false;
      go("n");
      return [document.querySelector(".keys").hidden, ...went];
    """
    hidden, first, second, third, fourth = chromium.measure(html, script)
    assert not hidden
    assert ["#change-2", "#change-3", "#change-2", "#change-2"] == [first, second, third, fourth] or [
        "#change-1", "#change-2", "#change-1", "#change-1",
    ] == [first, second, third, fourth]  # fmt: skip


def test_without_script_the_page_does_not_speak_of_keys(chromium, html):
    script = "return document.querySelector('.keys').hidden;"
    without = html[: html.index("<script>")] + html[html.index("</script>") + 9 :]
    assert chromium.measure(without, script)


def test_every_link_of_the_index_brings_its_change_into_sight(chromium, html):
    script = """
      return [...document.querySelectorAll(".changes li a, .steps a")].map(link => {
        location.hash = link.getAttribute("href");
        const target = document.getElementById(link.hash.slice(1));
        const {top, bottom} = (target.closest(".row") || target).getBoundingClientRect();
        return top < innerHeight && bottom > 0;
      });
    """
    assert {True} == set(chromium.measure(html, script))


def test_on_paper_there_is_no_colour_and_what_is_folded_is_open(chromium, html):
    script = (
        PAPER
        + """
      const ink = one => getComputedStyle(one);
      const words = [...document.querySelectorAll("main .row :is(ins, del)")];
      return {washes: [...new Set(words.map(one => ink(one).backgroundColor))],
              lines: [...new Set(words.map(one => ink(one).textDecorationLine))].sort(),
              steps: [...document.querySelectorAll(".steps")].filter(one => one.offsetHeight).length};
    """
    )
    found = chromium.measure(html, script)
    assert ["rgba(0, 0, 0, 0)"] == found["washes"]
    assert ["line-through", "underline"] == found["lines"]
    assert 0 == found["steps"]


def test_only_its_own_script_runs(chromium, html):
    # The page as it is served, its policy included.
    page = chromium.folder / "policy.html"
    page.write_text(
        html.replace("</body>", "<script>document.title='another script ran'</script></body>"),
        encoding="utf-8",
    )
    dom = chromium.run("--dump-dom", url=page.as_uri())
    assert "<title>another script ran" not in dom
    assert '<label class="keys"><input' in dom


@pytest.mark.parametrize("lang", ["en", "zh-Hans"])
def test_axe_core_finds_nothing(chromium, seed, made_up_text, lang):
    found = find_spec("axe_core_python")
    if found is None or not found.submodule_search_locations:
        pytest.skip("axe-core-python is not installed")
    library = Path(found.submodule_search_locations[0], "axe.min.js").read_text(encoding="utf-8")
    new = parse(made_up_text)
    catalog = load_catalog("api-usage-terms", "en")
    page = render_redline(seed, new, old_translations=[translate(seed, catalog)], lang=lang)
    assert [] == chromium.audit(page, library)

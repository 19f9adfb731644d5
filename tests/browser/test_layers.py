"""The layers in a browser: by hand, by key, on a phone, on paper, without colour, by axe-core."""

from importlib.util import find_spec
from pathlib import Path

import pytest
from aliyun_terms import make_layers, parse, render_html, render_redline
from tests.browser.test_redline import PAPER

pytestmark = pytest.mark.browser

SHOWN = """
  const shown = () => [...document.querySelectorAll("main > .row")]
    .filter(one => one.getBoundingClientRect().height > 0).map(one => one.id);
"""


@pytest.fixture(scope="module")
def layered(seed, seed_translation):
    """Give the bilingual page of the seed with all layers."""
    return render_html(seed, [seed_translation], layers=make_layers(seed))


@pytest.fixture(scope="module")
def still(layered):
    """Give the same page without its script."""
    start, end = layered.index("<script>"), layered.index("</script>")
    return layered[:start] + layered[end + len("</script>") :]


def test_a_tip_comes_with_the_focus_and_escape_puts_it_away(chromium, layered):
    script = """
      const link = document.querySelector("#sec_2__cl_2-2 .ref");
      const tip = document.getElementById(link.getAttribute("aria-describedby"));
      const cell = link.closest(".text > *").getBoundingClientRect();
      const seen = () => { const box = tip.getBoundingClientRect(); return [box.width, box.height, box.left, box.right, box.top] };
      const before = seen();
      link.focus({preventScroll: true});
      const during = seen(), below = during[4] - link.getBoundingClientRect().bottom;
      link.dispatchEvent(new KeyboardEvent("keydown", {key: "Escape", bubbles: true}));
      const after = seen();
      link.blur(); link.focus({preventScroll: true});
      return {before, during, below, after, again: seen(), cell: [cell.left, cell.right],
              weight: getComputedStyle(tip).fontWeight};
    """
    found = chromium.measure(layered, script)
    assert [0, 0] == found["before"][:2] == found["after"][:2]
    assert found["during"][0] > 200
    assert found["during"] == found["again"]
    assert found["cell"] == found["during"][2:4], "a tip is as wide as its cell"
    # The link reaches down to its tip, so that a hand loses neither on the way.
    assert -12 < found["below"] < 4
    assert "400" == found["weight"]


def test_tips_need_no_script(chromium, still):
    script = """
      const link = document.querySelector("#sec_2__cl_2-2 .ref");
      link.focus({preventScroll: true});
      return [link.nextElementSibling.getBoundingClientRect().height > 0,
              document.querySelector(".find").getBoundingClientRect().height];
    """
    assert [True, 0] == chromium.measure(still, script)


def test_rows_are_chosen_by_party_and_type_without_a_script(chromium, still):
    script = (
        SHOWN
        + """
      const choose = (...ids) => { for (const id of ids) document.getElementById(id).checked = true };
      const all = shown();
      choose("party-user", "type-prohibition");
      const both = shown().filter(id => id.includes("__"));
      const right = both.every(id => document.getElementById(id).querySelector(".b-user.t-prohibition"));
      choose("type-all");
      const user = shown().length;
      choose("party-provider", "type-prohibition");
      const none = shown().filter(id => id.includes("__"));
      choose("party-all", "type-all", "only-emphasised");
      const bold = shown().filter(id => id.includes("__"))
        .every(id => !document.getElementById(id).classList.contains("none"));
      document.getElementById("only-emphasised").checked = false;
      choose("only-flagged");
      return {all: all.length, both: both.length, right, user, none, bold,
              flagged: shown().filter(id => id.includes("__")).length};
    """
    )
    found = chromium.measure(still, script)
    assert 36 == found["all"]
    assert found["right"]
    assert 0 < found["both"] < found["user"] < 36
    assert [] == found["none"]
    assert found["bold"]
    assert 8 == found["flagged"]


FIND = """
  const find = document.getElementById("find"), said = document.getElementById("found");
  const press = key => find.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true}));
"""


@pytest.mark.parametrize("words", ["2.5.1", "第2.5.1条", "cl. 2.5.1", "２．５．１"])
def test_a_number_leads_to_its_clause(chromium, layered, words):
    script = (
        f'{SHOWN}{FIND} find.value = "{words}"; press("Enter");'
        """
      return [location.hash, find.value, shown().length, document.activeElement.closest(".row").id];
    """
    )
    assert ["#sec_2__cl_2-5__cl_2-5-1", "", 36, "sec_2__cl_2-5__cl_2-5-1"] == chromium.measure(
        layered, script
    )


@pytest.mark.parametrize(
    ("words", "least", "most"),
    [("西湖区", 2, 2), ("xihu district", 2, 2), ("2.5", 7, 7), ("nothing of the kind", 0, 0)],
)
def test_words_leave_the_rows_that_have_them(chromium, layered, words, least, most):
    # The delay of typing is cut short by Enter; what stands after it is what typing shows.
    script = (
        f'{SHOWN}{FIND} find.value = "{words}";'
        """
      const wait = window.setTimeout;
      window.setTimeout = work => { work(); return 0 };
      find.dispatchEvent(new Event("input"));
      window.setTimeout = wait;
      const found = shown().length, words = said.textContent;
      press("Escape");
      return [found, words, shown().length];
    """
    )
    found, said, after = chromium.measure(layered, script)
    assert least <= found <= most
    assert said.endswith("of 36 units")
    assert 36 == after


def test_the_clause_of_the_address_has_its_citation(chromium, layered):
    script = """
      const line = document.querySelector(".cite");
      let copied;
      Object.defineProperty(navigator, "clipboard", {value: {writeText: text => { copied = text; return Promise.resolve() }}});
      line.querySelector("button").click();
      return [line.closest(".row").id, copied, document.querySelectorAll(".cite").length];
    """
    eid = "sec_2__cl_2-5__cl_2-5-1"
    cited = "《API使用规范》第2.5.1条 / API Usage Rules, cl. 2.5.1"
    assert [eid, cited, 1] == chromium.measure(layered, script, fragment=f"#{eid}")


def test_nothing_runs_out_of_the_window_and_nothing_overlaps(chromium, layered):
    script = """
      for (const one of document.querySelectorAll(".text .peek a")) one.focus({preventScroll: true});
      const box = one => one.getBoundingClientRect();
      const overlaps = [...document.querySelectorAll("main > .row")].flatMap(row => {
        const parts = [...row.querySelectorAll(":scope > :is(.no, .tag, .flag, .text), :scope > .norms > .norm")].map(box);
        return parts.flatMap((one, at) => parts.slice(at + 1).filter(other =>
          one.left < other.right - 1 && other.left < one.right - 1 &&
          one.top < other.bottom - 1 && other.top < one.bottom - 1)).length ? [row.id] : [];
      });
      const root = document.documentElement;
      return [root.scrollWidth, root.clientWidth, overlaps];
    """
    # 640 is a window of 1280 at 200 %; 320 one at 400 %.
    for width, (scroll, client, overlaps) in chromium.measure_at(
        layered, script, (320, 390, 640, 800, 1280)
    ).items():
        assert (width, []) == (client, overlaps)
        assert scroll <= client


def test_paper_has_every_clause_and_no_controls(chromium, layered):
    script = (
        PAPER
        + """
      for (const sheet of document.styleSheets)
        for (const rule of [...sheet.cssRules])
          if (rule instanceof CSSMediaRule && rule.media.mediaText === "screen") rule.media.mediaText = "speech";
      document.getElementById("only-emphasised").checked = true;
      const seen = one => one.getBoundingClientRect().height > 0;
      return [[...document.querySelectorAll("main > .row")].filter(seen).length,
              [...document.querySelectorAll(".find, .choice, .tip, .cite")].filter(seen).length,
              [...document.querySelectorAll(".norm, .flag")].filter(seen).length > 20];
    """
    )
    assert [36, 0, True] == chromium.measure(layered, script, fragment="#sec_2__cl_2-5")


def test_only_its_own_script_runs(chromium, layered):
    page = chromium.folder / "layers-policy.html"
    page.write_text(
        layered.replace("</body>", "<script>document.title='another script ran'</script></body>"),
        encoding="utf-8",
    )
    dom = chromium.run("--dump-dom", url=page.as_uri())
    assert "<title>another script ran" not in dom
    assert '<div class="find" role="search">' in dom, "its own script showed the box"


def test_typing_does_not_press_the_keys_of_a_redline(chromium, seed, made_up_text):
    new = parse(made_up_text)
    page = render_redline(seed, new, layers=make_layers(new, ["find"]))
    script = """
      const find = document.getElementById("find");
      find.dispatchEvent(new KeyboardEvent("keydown", {key: "n", bubbles: true}));
      const before = location.hash;
      document.body.dispatchEvent(new KeyboardEvent("keydown", {key: "n", bubbles: true}));
      return [before, location.hash];
    """
    assert ["", "#change-1"] == chromium.measure(page, script)


@pytest.mark.parametrize("lang", ["en", "zh-Hans"])
@pytest.mark.parametrize("kind", ["page", "redline"])
def test_axe_core_finds_nothing(chromium, seed, seed_translation, made_up_text, lang, kind):
    found = find_spec("axe_core_python")
    if found is None or not found.submodule_search_locations:
        pytest.skip("axe-core-python is not installed")
    library = Path(found.submodule_search_locations[0], "axe.min.js").read_text(encoding="utf-8")
    new = parse(made_up_text)
    page = (
        render_html(seed, [seed_translation], lang=lang, layers=make_layers(seed))
        if kind == "page"
        else render_redline(
            seed, new, old_translations=[seed_translation], lang=lang, layers=make_layers(new)
        )
    )
    assert [] == chromium.audit(page, library)

"""What a browser makes of the page: on a desk, on a phone, with one language, at a clause."""

from itertools import pairwise

import pytest
from aliyun_terms import parse, render_html
from tests.translations import english, made_translation

pytestmark = pytest.mark.browser

DESKS = (1024, 1280, 1920)
PHONES = (320, 390)
WIDTHS = (*PHONES, 600, 800, *DESKS)

# The page is opened once in every width; this is all that is looked at there.
SURVEY = """
  const box = one => one.getBoundingClientRect();
  const cell = one => ({lang: one.lang, top: box(one).top, bottom: box(one).bottom,
                        left: box(one).left, right: box(one).right, height: box(one).height});
  const rows = [...document.querySelectorAll("main .row")].map(row =>
    ({id: row.id, cells: [...row.querySelector(".text").children].map(cell)}));
  const weights = [...document.querySelectorAll(".row")].map(row => {
    const walker = document.createTreeWalker(row.querySelector(".text"), NodeFilter.SHOW_TEXT);
    const found = new Set();
    while (walker.nextNode())
      if (walker.currentNode.data.trim())
        found.add(Number(getComputedStyle(walker.currentNode.parentElement).fontWeight));
    return {id: row.id, bold: row.classList.contains("full"), found: [...found]};
  });
  const resources = performance.getEntriesByType("resource").map(entry => entry.name);
  const root = document.documentElement, width = [root.scrollWidth, root.clientWidth];
  const shown = lang => [...document.querySelectorAll("main .row .text > [lang='" + lang + "']")]
    .filter(one => box(one).height > 0).length;
  const first = document.querySelector("#sec_2__cl_2-1 .text").children;
  const choices = {};
  for (const choice of ["show-all", "show-1", "show-2"]) {
    document.getElementById(choice).checked = true;
    choices[choice] = {zh: shown("zh-Hans"), en: shown("en"),
                       width: Math.max(...[...first].map(one => box(one).width))};
  }
  return {rows, weights, resources, width, choices};
"""

WIDTH = """
  const root = document.documentElement;
  return [root.scrollWidth, root.clientWidth];
"""


@pytest.fixture(scope="session")
def survey(chromium, html):
    """Give what is found in every width."""
    return chromium.measure_at(html, SURVEY, WIDTHS)


@pytest.fixture(params=DESKS)
def desk(request, survey):
    """Give the rows of the page on a desk, each with its Chinese and its English cell."""
    return [(row["id"], *row["cells"]) for row in survey[request.param]["rows"]]


@pytest.fixture(params=PHONES)
def phone(request, survey):
    """Give the rows of the page on a phone."""
    return [(row["id"], *row["cells"]) for row in survey[request.param]["rows"]]


@pytest.mark.parametrize("width", WIDTHS)
def test_every_row_shows_both_languages(survey, width):
    rows = survey[width]["rows"]
    assert 36 == len(rows)
    for row in rows:
        assert ["zh-Hans", "en"] == [cell["lang"] for cell in row["cells"]]
        assert all(cell["height"] > 0 for cell in row["cells"]), row["id"]


def test_on_a_desk_the_languages_stand_side_by_side(desk):
    for eid, chinese, other in desk:
        assert other["left"] >= chinese["right"], eid
        # They stand on one base line: the tops of two kinds of type may differ a little.
        assert abs(chinese["top"] - other["top"]) < 12, eid


def test_on_a_desk_both_columns_are_as_wide(desk):
    for eid, chinese, other in desk:
        widths = [cell["right"] - cell["left"] for cell in (chinese, other)]
        assert abs(widths[0] - widths[1]) < 2, eid
        assert widths[0] > 250, eid


def test_on_a_desk_columns_are_straight(desk):
    for side in (1, 2):
        lefts = [row[side]["left"] for row in desk if "__" in row[0]]
        assert max(lefts) - min(lefts) < 40


def test_on_a_phone_the_languages_stand_one_below_the_other(phone):
    for eid, chinese, other in phone:
        assert other["top"] >= chinese["bottom"] - 1, eid
        assert abs(chinese["left"] - other["left"]) < 40, eid


@pytest.mark.parametrize("width", WIDTHS)
def test_rows_do_not_overlap(survey, width):
    rows = survey[width]["rows"]
    for row, following in pairwise(rows):
        bottom = max(cell["bottom"] for cell in row["cells"])
        assert min(cell["top"] for cell in following["cells"]) >= bottom - 1, following["id"]


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_runs_out_of_the_window(survey, width):
    scroll, client = survey[width]["width"]
    assert width == client
    assert scroll <= client


@pytest.mark.parametrize("width", WIDTHS)
def test_the_switch_shows_one_language_or_both(survey, width):
    choices = survey[width]["choices"]
    found = {choice: (one["zh"], one["en"]) for choice, one in choices.items()}
    assert {"show-all": (36, 36), "show-1": (36, 0), "show-2": (0, 36)} == found


def test_a_language_alone_has_the_width_for_itself(survey):
    choices = survey[1280]["choices"]
    assert choices["show-2"]["width"] > 1.3 * choices["show-all"]["width"]


@pytest.mark.parametrize("width", [390, 1280])
def test_only_bold_words_are_bold(survey, width):
    weights = survey[width]["weights"]
    assert 37 == len(weights)
    for row in weights:
        if row["bold"]:
            assert min(row["found"]) >= 600, row["id"]
        else:
            assert max(row["found"]) <= 500, row["id"]


@pytest.mark.parametrize("width", [390, 1280])
def test_no_resource_is_loaded(survey, width):
    assert [] == [name for name in survey[width]["resources"] if not name.startswith("data:")]


def test_words_without_a_blank_run_out_of_nothing(chromium):
    document = parse(f"# 规范\n\n1.1. {'x' * 500}。\n\n|{'a' * 300}|b|\n|-|-|\n|c|d|\n")
    page = render_html(document, [made_translation(document, lambda text: text)])
    for width, (scroll, client) in chromium.measure_at(page, WIDTH, (390, 800, 1280)).items():
        assert width == client
        assert scroll <= client


def test_a_link_to_a_clause_marks_it_and_brings_it_into_sight(chromium, html):
    script = """
      const row = document.getElementById("sec_6__cl_6-4");
      const other = document.getElementById("sec_6__cl_6-3");
      const box = row.getBoundingClientRect();
      return {target: row.matches(":target"), top: box.top, bottom: box.bottom,
              colours: [row, other].map(one => getComputedStyle(one).backgroundColor)};
    """
    found = chromium.measure(html, script, fragment="#sec_6__cl_6-4")
    assert found["target"]
    assert 0 <= found["top"] < 900
    assert found["colours"][0] != found["colours"][1]


def test_three_languages_stand_side_by_side_or_one_below_the_other(chromium):
    document = parse("# 规范\n\n1. 费用\n\n1.1. 您应付费。\n")
    translations = [made_translation(document, english, language=one) for one in ("en", "ja")]
    script = """
      return [...document.querySelectorAll("#sec_1__cl_1-1 .text > *")]
        .map(cell => [cell.getBoundingClientRect().left, cell.getBoundingClientRect().top]);
    """
    found = chromium.measure_at(render_html(document, translations), script, (390, 1920))
    wide, narrow = found[1920], found[390]
    assert 3 == len({left for left, _ in wide}) == len({top for _, top in narrow})
    assert sorted(wide) == wide
    assert sorted(narrow, key=lambda place: place[1]) == narrow


def test_a_long_document_opens_at_a_clause_near_its_end(chromium):
    sections = (
        f"## {number}. 费用\n\n"
        + "".join(f"{number}.{one} 您应按时付费，且不得拖欠。\n\n" for one in range(1, 21))
        for number in range(1, 61)
    )
    script = """
      const box = document.getElementById("sec_58__cl_58-7").getBoundingClientRect();
      return [box.top, box.bottom];
    """
    page = render_html(parse("".join(sections)))
    top, bottom = chromium.measure(page, script, fragment="#sec_58__cl_58-7")
    assert 0 <= top < bottom <= 900

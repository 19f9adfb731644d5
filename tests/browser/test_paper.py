"""The page on paper, and as a picture."""

import re
import zlib

import pytest

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def pdf(chromium, html):
    page = chromium.folder / "print.html"
    page.write_text(html, encoding="utf-8")
    path = chromium.folder / "page.pdf"
    chromium.run("--no-pdf-header-footer", f"--print-to-pdf={path}", url=page.as_uri())
    return path.read_bytes()


def test_it_prints_on_several_sheets(pdf):
    assert pdf.startswith(b"%PDF-")
    pages = len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))
    assert 1 < pages < 20


def test_it_prints_on_a4(pdf):
    boxes = re.findall(rb"/MediaBox\s*\[0 0 ([0-9.]+) ([0-9.]+)\]", pdf)
    assert boxes
    for width, height in boxes:
        assert (595, 842) == (round(float(width)), round(float(height)))


def test_links_work_on_paper_too(pdf):
    plain = pdf + b"".join(_inflated(pdf))
    assert b"help.aliyun.com/document_detail/31821.html" in plain


def test_the_columns_stay_side_by_side_on_paper(chromium, html):
    # What is measured on the screen with the rules for print and the width of the paper.
    script = """
      for (const sheet of document.styleSheets)
        for (const rule of sheet.cssRules)
          if (rule instanceof CSSMediaRule && rule.media.mediaText === "print")
            rule.media.mediaText = "all";
      return [...document.querySelectorAll("main .row")].map(row =>
        [...row.querySelector(".text").children].map(cell => {
          const box = cell.getBoundingClientRect();
          return [box.left, box.right, box.top];
        }));
    """
    for first, second in chromium.measure_at(html, script, (900,))[900]:
        assert second[0] >= first[1] - 1
        assert abs(first[2] - second[2]) < 12


def test_a_picture_of_it_is_not_empty(chromium, html):
    page = chromium.folder / "picture.html"
    page.write_text(html, encoding="utf-8")
    path = chromium.folder / "page.png"
    chromium.run("--window-size=1280,900", f"--screenshot={path}", url=page.as_uri())
    data = path.read_bytes()
    assert data.startswith(b"\x89PNG")
    assert (1280, 900) == (int.from_bytes(data[16:20]), int.from_bytes(data[20:24]))
    assert len(data) > 50_000


def _inflated(pdf):
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        try:
            yield zlib.decompress(stream)
        except zlib.error:
            continue

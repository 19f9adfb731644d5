"""Fixtures that anyone can read: a few lines of terms, and the norms in them."""

from pathlib import Path

import pytest
from aliyun_terms import extract_norms, parse

FIXTURES = (Path(__file__).parent / "fixtures.txt").read_text(encoding="utf-8")


def fixtures():
    for part in FIXTURES.split("\n== ")[1:]:
        title, _, body = part.partition("\n")
        lines = [line for line in body.splitlines() if line]
        text = "\n\n".join(line for line in lines if not line.startswith(">"))
        wanted = [tuple(line[2:].split()) for line in lines if line.startswith(">")]
        yield pytest.param(text, [row for row in wanted if row[1] != "nothing"], id=title)


@pytest.mark.parametrize(("text", "wanted"), list(fixtures()))
def test_a_fixture_is_read_as_a_reader_would(text, wanted):
    found = [
        (
            norm.label,
            norm.type.value,
            norm.bearer.value,
            norm.markers[0].core.text if norm.markers else "–",
        )
        for norm in extract_norms(parse(text))
    ]
    assert wanted == found

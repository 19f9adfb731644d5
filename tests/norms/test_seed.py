"""All norms of 《API使用规范》, against a reading by hand (``seed.txt``)."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
from aliyun_terms import extract_norms, norms_by_eid
from aliyun_terms.norms.extracting import read_norms

TABLE = Path(__file__).parent / "seed.txt"


@dataclass(frozen=True)
class Expected:
    """One line of the table."""

    number: int
    eid: str
    types: tuple[str, ...]
    bearer: str
    force: str
    core: str
    offset: int

    def fits(self, norm, text):
        if norm.type.value not in self.types:
            return False
        if norm.type.value == self.types[0] and norm.bearer.value != self.bearer:
            return False
        if not self.core:
            return True
        return any(
            marker.core.span == (text + self.offset, text + self.offset + len(self.core))
            or any(
                part.span.start < text + self.offset + len(self.core)
                and text + self.offset < part.span.end
                for part in marker.parts
            )
            for marker in norm.markers
        )


def expected():
    for number, line in enumerate(TABLE.read_text(encoding="utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            eid, types, bearer, force, marker = line.split()
            core, _, offset = marker.partition("@")
            yield Expected(
                number, eid, tuple(types.split("/")), bearer, force,
                "" if core == "-" else core, int(offset or 0),
            )  # fmt: skip


EXPECTED = list(expected())


def pairs(seed):
    """Pair each line of the table with a norm of its unit, each norm once."""
    norms = {eid: list(found) for eid, found in norms_by_eid(seed).items()}
    for row in EXPECTED:
        start = seed.index.nodes[row.eid].text_span.start
        found = next((n for n in norms.get(row.eid, []) if row.fits(n, start)), None)
        if found is not None:
            norms[row.eid].remove(found)
        yield row, found
    left = [norm for found in norms.values() for norm in found]
    assert left == [], f"read as norms, and none: {[(norm.id, norm.text) for norm in left]}"


def test_the_table_has_57_norms_of_ten_types():
    counts = Counter(row.types[0] for row in EXPECTED)
    assert 57 == len(EXPECTED)
    assert {
        "obligation": 16,
        "prohibition": 9,
        "power": 9,
        "applicability": 8,
        "condition": 3,
        "statement": 3,
        "permission": 2,
        "exculpation": 2,
        "liability_allocation": 2,
        "deeming": 2,
        "definition": 1,
    } == counts


def test_every_norm_is_found_and_no_other(seed):
    missed = [
        f"line {row.number}: {row.eid} {'/'.join(row.types)} {row.core}"
        for row, norm in pairs(seed)
        if norm is None and "nothing" not in row.types
    ]
    assert missed == []


def test_the_force_of_every_norm(seed):
    other = [
        f"{norm.id}: {norm.force.value}, not {row.force}"
        for row, norm in pairs(seed)
        if norm is not None and norm.type.value == row.types[0] and norm.force.value != row.force
    ]
    assert other == []


@pytest.mark.parametrize(("word", "times"), [("应", 11), ("可", 1), ("有权", 1), ("不得", 2)])
def test_markers_are_found_where_they_are_and_nowhere_else(seed, word, times):
    wanted = {(row.eid, row.offset) for row in EXPECTED if row.core.endswith(word)} - {
        (row.eid, row.offset) for row in EXPECTED if row.core == "不应"
    }
    found = set()
    for norm in extract_norms(seed):
        start = seed.index.nodes[norm.eid].text_span.start
        for marker in norm.markers:
            if marker.core.text == word:
                found.add((norm.eid, marker.core.span.start - start))
    # 不应 of 2.5 has its own core.
    extra = 1 if word == "应" else 0
    assert times == len(found) + extra
    assert found == wanted


def test_conditions_of_the_seed(seed):
    by_eid = norms_by_eid(seed)
    wanted = {
        "sec_2__cl_2-7": "如因阿里云相关服务器或系统维护或升级的需要而需中断或暂停您使用API的",
        "sec_4__p_1": "如发生下列任何一种情形的",
        "sec_2__cl_2-5": "在使用阿里云API时",
    }
    for eid, text in wanted.items():
        assert text in [phrase.text for norm in by_eid[eid] for phrase in norm.conditions]


def test_section_four_opens_a_list_of_three_conditions_and_four_four_stands_alone(seed):
    by_eid = norms_by_eid(seed)
    opening = by_eid["sec_4__p_1"][-1]
    assert ("sec_4__cl_4-1", "sec_4__cl_4-2", "sec_4__cl_4-3") == opening.governs
    (alone,) = by_eid["sec_4__cl_4-4"]
    assert ("power", "") == (alone.type.value, alone.inherited_from)
    assert ("sec_4__p_1", *opening.governs) == alone.overrides
    assert () == alone.conditions


def test_words_of_assent_are_no_bearer(seed):
    (first, second) = norms_by_eid(seed)["sec_2__cl_2-6"]
    assert "您理解并同意" == first.wrapper.text
    assert {"provider"} == {first.bearer.value, second.bearer.value}


def test_what_was_rejected_is_told(seed):
    rejected = {
        (eid, one.text) for eid, found in read_norms(seed).rejected.items() for one in found
    }
    assert {
        ("sec_5__p_1", "有权机关"),
        ("sec_2__cl_2-1", "许可"),
        ("sec_2__cl_2-2", "可查阅"),
        ("sec_2__cl_2-4", "应用程序"),
        ("sec_6__cl_6-2", "将来"),
        ("sec_2__cl_2-7", "需要"),
    } <= rejected


def test_spans_are_places_in_the_source(seed, seed_text):
    for norm in extract_norms(seed):
        for marker in norm.markers:
            for part in marker.parts:
                assert part.text == seed_text[slice(*part.span)]
        for phrase in (*norm.conditions, *norm.exceptions):
            assert phrase.text == seed_text[slice(*phrase.span)]
        assert norm.text == seed_text[slice(*norm.span)].replace("[", "").split("](")[0]

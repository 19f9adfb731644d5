"""Real revisions: what a lawyer who compared them by hand would want to be told.

Every pair was read by hand. What is asserted here is what was found; nothing of the texts is
kept in the project.
"""

import os
from itertools import pairwise
from pathlib import Path

import pytest
from aliyun_terms import ChangeKind, Weight, apply, diff, invert, load, unparse
from aliyun_terms.comparison.script import apply_patch

ROOT = os.environ.get("ALIYUN_TERMS_FIELD", "")
pytestmark = pytest.mark.skipif(not ROOT, reason="ALIYUN_TERMS_FIELD names no documents")


def revisions(name, *numbers):
    (folder,) = Path(ROOT).glob(name)
    files = sorted(folder.glob("*.md"))
    return [load(files[number - 1]) for number in numbers]


def compare(name, old, new):
    return diff(*revisions(name, old, new))


def told(script, weight=None):
    return [
        (one.kind.value, one.new_label or one.old_label, one.classes)
        for one in script.changes
        if weight is None or one.weight is weight
    ]


def test_the_earlier_revision_of_the_seed():
    """A service renamed, links made of printed addresses, one of them to another page."""
    script = compare("zh/ecs/API使用规范", 1, 3)
    assert told(script, Weight.MATERIAL) == []
    kinds = [one.kind for one in script.changes if one.weight is Weight.SUBSTANTIVE]
    assert kinds == [ChangeKind.UPDATE, ChangeKind.UPDATE, ChangeKind.LINK]
    (_, renamed, link) = [one for one in script.changes if one.weight is Weight.SUBSTANTIVE]
    assert {one.name for one in renamed.evidence} == {"wording", "repetition"}
    assert [one.name for one in link.evidence if one.weight is Weight.SUBSTANTIVE] == ["address"]
    assert ("update", "2.2", ("spelling",)) in told(script, Weight.EDITORIAL)
    behind_words = [one for one in script.changes if one.kind is ChangeKind.LINK]
    assert len(behind_words) == 4
    assert script.of_kind(ChangeKind.INSERT) == script.of_kind(ChangeKind.DELETE) == ()


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("zh/xtrace/链路追踪服务协议", 1, 2),
        ("zh/xtrace/链路追踪服务协议", 1, 3),
        ("zh/arms/应用实时监控服务免费试用版协议", 1, 2),
        ("zh/arms/应用实时监控服务专家版协议", 1, 2),
        ("zh/arms/Prometheus监控服务试用条款", 1, 2),
        ("zh/arms/应用监控服务等级协议", 1, 2),
        ("zh/cdn/CDN服务协议", 1, 2),
        ("zh/gpdb/云数据库AnalyticDB_PostgreSQL_服务协议", 3, 4),
    ],
)
def test_noise_is_never_substantive(name, old, new):
    """Blanks, stops, brackets, and a word that was printed twice."""
    script = compare(name, old, new)
    assert script.changes
    assert {one.weight for one in script.changes} <= {Weight.NONE, Weight.EDITORIAL}


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        ("zh/ecs/API使用规范", 1, 2, "withdrawn"),
        ("zh/ecs/API使用规范", 2, 3, "restored"),
        ("zh/sae/Serverless_应用引擎服务条款", 3, 4, "withdrawn"),
        ("zh/sae/Serverless应用引擎服务等级协议SLA", 1, 2, "withdrawn"),
        ("zh/sae/Serverless应用引擎服务等级协议SLA", 2, 3, "repointed"),
    ],
)
def test_a_text_that_went_or_came_back_is_said_to_have(name, old, new, code):
    assert [one.code for one in compare(name, old, new).remarks] == [code]


def test_a_deleted_service_is_one_deletion():
    script = compare("zh/sae/Serverless_应用引擎服务条款", 2, 3)
    (deletion,) = script.of_kind(ChangeKind.DELETE)
    assert [one.split()[0] for one in deletion.below] == ["12.1", "12.2", "12.3"]
    assert len(deletion.contained) == 3, "the stray hyphen below 12.3 is no unit"
    assert deletion.weight is Weight.MATERIAL
    assert {one.kind for one in script.changes} == {ChangeKind.DELETE, ChangeKind.LAYOUT}


def test_sentences_that_broke_off_were_completed():
    """In four clauses, behind a title that had lost its bracket; one gives a right to suspend."""
    script = compare("zh/sae/Serverless_应用引擎服务条款", 1, 2)
    assert {one.kind for one in script.changes} == {ChangeKind.UPDATE}
    found = {one.new_label: one for one in script.changes}
    assert set(found) == {"4.4", "11.2", "12.3", "20.4"}
    assert {"modality", "termination"} <= set(found["11.2"].classes)
    assert found["4.4"].weight is Weight.SUBSTANTIVE


def test_a_renamed_product_is_a_changed_title():
    script = compare("zh/gpdb/云数据库AnalyticDB_PostgreSQL_服务协议", 1, 2)
    assert told(script, Weight.SUBSTANTIVE) == [("update", "", ("wording",))]
    assert told(script, Weight.MATERIAL) == []


def test_a_repeated_number_put_right_is_a_new_number_and_nothing_else():
    (change,) = compare("zh/ecs/弹性计算ESSD云盘服务试用条款", 1, 2).changes
    assert (change.kind, change.message) == (ChangeKind.RENUMBER, "12 renumbered to 13")


def test_another_picture_and_another_page_are_links():
    script = compare("en/ddosbasic/Security_Credibility", 1, 2)
    assert {(one.kind, one.classes) for one in script.changes} == {(ChangeKind.LINK, ("address",))}


def test_every_pair_of_revisions_goes_there_and_back():
    for folder in sorted({path.parent for path in Path(ROOT).rglob("*.md")}):
        for one, other in pairwise(sorted(folder.glob("[0-9]*.md"))):
            old, new = load(one), load(other)
            script = diff(old, new)
            assert unparse(apply(script, old)) == unparse(new), other
            assert unparse(apply_patch(invert(script), new)) == unparse(old), other

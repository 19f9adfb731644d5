"""Remarks: what is to be said of two revisions as a whole, before any clause."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from math import ceil

from aliyun_terms.comparison.changes import Remark, Weight
from aliyun_terms.comparison.linking import read_links
from aliyun_terms.comparison.matching import Matching
from aliyun_terms.comparison.numbering import NumberRun
from aliyun_terms.comparison.units import DiffUnit
from aliyun_terms.tree.blocks import Noise, Part, Title

__all__ = ["find_remarks"]

_POINTING = re.compile(
    r"参见|请见|详见|参阅|查阅|查看|访问|移步|迁移至|变更为|\b(?:see|check|refer|visit|moved)\b",
    re.IGNORECASE,
)
_POINTER_UNITS, _POINTER_LENGTH = 4, 400
_FEW_CLAUSES = 4
_NO_CONTENT = (Noise, Title)
_STRANGERS, _CERTAIN = 0.1, 0.6


def find_remarks(
    before: Sequence[DiffUnit],
    after: Sequence[DiffUnit],
    matching: Matching,
    runs: Sequence[NumberRun],
) -> Iterator[Remark]:
    """Yield what is to be said of two revisions as a whole.

    Args:
        before: the units of the old document.
        after: the units of the new one.
        matching: which are one.
        runs: the runs of new numbers.
    """
    presence = list(_presence(before, after))
    yield from presence
    if not presence:
        kinds = _kinds(before), _kinds(after)
        yield from _strangers(min(map(_contents, kinds)), after, matching)
        yield from _parts(*(one[Part] for one in kinds))
        yield from _relabelled(matching, runs)
    if matching.exhausted:
        yield Remark(
            "budget",
            Weight.NONE,
            "The two texts differ so much that not every pair of clauses was compared",
            "两个版本差异过大，未逐一比对全部条款",
        )


# ---- withdrawn, restored ---------------------------------------------------------------------


def _size(units: Sequence[DiffUnit]) -> int:
    return _contents(_kinds(units))


def _contents(kinds: Counter[type]) -> int:
    return kinds.total() - sum(kinds[kind] for kind in _NO_CONTENT)


def _kinds(units: Sequence[DiffUnit]) -> Counter[type]:
    return Counter([type(unit.block) for unit in units])


def _content(units: Sequence[DiffUnit]) -> list[DiffUnit]:
    return [one for one in units if not isinstance(one.block, Noise | Title) and one.text.strip()]


def _is_pointer(units: Sequence[DiffUnit]) -> bool:
    """Tell whether a document is a page without clauses that leads to another one, or is bare."""
    # A title and stray marks aside; the rest of a long document need not be looked at.
    if _size(units[: 10 * _POINTER_UNITS]) > _POINTER_UNITS:
        return False
    content = _content(units)
    if any(one.label for one in content):
        return False
    if not content:
        return True
    text = " ".join(one.text for one in content)
    leads = any(read_links(one.block).targets for one in content)
    return len(text) <= _POINTER_LENGTH and (leads or bool(_POINTING.search(text)))


def _goal(units: Sequence[DiffUnit]) -> str:
    """Give where a pointer page leads."""
    return next((target for one in units for target in read_links(one.block).printed), "")


def _presence(before: Sequence[DiffUnit], after: Sequence[DiffUnit]) -> Iterator[Remark]:
    was_pointer, is_pointer = _is_pointer(before), _is_pointer(after)
    goal = _goal(after) if is_pointer else ""
    if is_pointer and not was_pointer and _size(before) > _FEW_CLAUSES:
        yield _withdrawn(_size(before), goal, is_bare=not _content(after))
    elif was_pointer and not is_pointer and _size(after) > _FEW_CLAUSES:
        yield _restored(_size(after), was_bare=not _content(before))
    elif was_pointer and is_pointer and goal and goal != _goal(before):
        yield Remark(
            "repointed",
            Weight.SUBSTANTIVE,
            f"Both revisions only point elsewhere; the new one points to {goal}",
            f"两个版本均仅为指引页面；新版指向 {goal}",
        )


def _restored(number: int, *, was_bare: bool) -> Remark:
    was = "was empty" if was_bare else "only pointed elsewhere"
    was_zh = "为空" if was_bare else "仅为指引页面"
    return Remark(
        "restored",
        Weight.MATERIAL,
        f"The full text was restored: what {was} now has {number} units",
        f"全文已恢复：原{was_zh}，现有 {number} 个单元",
    )


def _withdrawn(number: int, goal: str, *, is_bare: bool) -> Remark:
    left = "is empty" if is_bare else f"only points to {goal}" if goal else "only points elsewhere"
    left_zh = "为空" if is_bare else f"仅指向 {goal}" if goal else "仅指向他处"
    return Remark(
        "withdrawn",
        Weight.MATERIAL,
        f"The full text was withdrawn: of {number} units none is left, and the new revision {left}",
        f"全文已撤下：原有 {number} 个单元均不再载明，新版{left_zh}",
    )


# ---- two documents as wholes -----------------------------------------------------------------


def _strangers(fewer: int, after: Sequence[DiffUnit], matching: Matching) -> Iterator[Remark]:
    """Say so where two texts share hardly any of the units of the shorter one."""
    enough = ceil(_STRANGERS * fewer)
    in_common = (
        pair
        for pair in matching.pairs
        if pair.confidence >= _CERTAIN and type(after[pair.new].block) not in _NO_CONTENT
    )
    # Once they have enough in common, the rest need not be looked at.
    common = sum(1 for _ in islice(in_common, enough))
    if fewer > _FEW_CLAUSES and common < enough:
        yield Remark(
            "unrelated",
            Weight.MATERIAL,
            f"The two texts have hardly a clause in common ({common} of {fewer}); "
            f"they may be different documents",
            f"两个文本几乎没有共同条款（{fewer} 项中仅 {common} 项），可能并非同一文件的两个版本",
        )


def _parts(old: int, new: int) -> Iterator[Remark]:
    """Say so where only one of the texts has parts."""
    if new and not old:
        yield Remark(
            "parts-added",
            Weight.EDITORIAL,
            f"The new revision is divided into parts ({new}); the old one is not",
            f"新版分为若干部分（{new}），旧版未分",
        )
    elif old and not new:
        yield Remark(
            "parts-removed",
            Weight.EDITORIAL,
            f"The old revision is divided into parts ({old}); the new one is not",
            f"旧版分为若干部分（{old}），新版未分",
        )


def _relabelled(matching: Matching, runs: Sequence[NumberRun]) -> Iterator[Remark]:
    number = sum(
        len(run.positions) for run in runs if any(one.kind == "scheme" for one in run.causes)
    )
    if number > _FEW_CLAUSES and number * 2 > len(matching.pairs):
        yield Remark(
            "relabelled",
            Weight.EDITORIAL,
            f"The clauses are numbered in another way ({number} of them)",
            f"条款改用另一种编号方式（{number} 项）",
        )

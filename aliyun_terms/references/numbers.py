"""Where numbers lead: 第9.1、9.2条, 第三条至第五条, 本条第（二）项, 《合同法》第五十二条."""

from collections.abc import Iterator

from aliyun_terms.references.model import Reference, Resolution, Status
from aliyun_terms.references.places import Places
from aliyun_terms.references.resolutions import one_of, resolved, unresolved
from aliyun_terms.syntax.citations import Citation, Step
from aliyun_terms.tree.blocks import ListItem, Paragraph
from aliyun_terms.tree.labels import LabelPath

__all__ = ["resolve_numbers", "resolve_within"]

# A longer range gives its ends only: ranges must not cost more than the text they stand in.
_LONGEST_RANGE = 64
_CHAPTER_SCHEMES = {"编": "CHAPTER", "章": "CHAPTER", "部分": "DIVISION"}


def resolve_numbers(
    reference: Reference, places: Places, *, base: str | None = None, part: str | None = None
) -> Resolution:
    """Say where the numbers of *reference* lead in this document.

    Args:
        reference: a reference by number.
        places: the places of the document.
        base: the block from which the numbers are counted, for 本条第（二）项.
        part: the part or heading in which they are looked for, for 通用条款第6条.
    """
    citation = reference.citation
    assert citation is not None
    citation = _unhyphenate(citation, places)
    found = [
        _resolve_pointer(pointer, reference.eid, places, base=base, part=part)
        for pointer in citation.pointers
    ]
    failed = [one for one in found if one.status is not Status.RESOLVED]
    if failed:
        candidates = [eid for one in found for eid in one.targets or one.candidates]
        return unresolved(failed[0].reason, candidates=dict.fromkeys(candidates))
    targets: list[str] = []
    for number, one in enumerate(found):
        targets.extend(one.targets)
        if number in citation.ranges and number + 1 < len(found):
            between = _between(one.targets[0], found[number + 1].targets[0], places)
            if between is None:
                first, last = citation.pointers[number], citation.pointers[number + 1]
                return unresolved(
                    f"the range runs backwards: {_shown(first)} to {_shown(last)}",
                    candidates=(*one.targets, *found[number + 1].targets),
                )
            targets.extend(between)
    return resolved(*dict.fromkeys(targets))


def _unhyphenate(citation: Citation, places: Places) -> Citation:
    """Read 第3-5条 as a range where no clause of the document has a number like 3-5."""
    (first, *rest) = citation.pointers
    path = first[0].path
    hyphened = any(mark in citation.text for mark in "-－")
    if rest or not hyphened or citation.ranges or len(path) != 2 or "HYPHENED" in places.schemes:
        return citation
    ends = tuple((Step(first[0].unit, (number,)),) for number in path)
    return Citation(citation.kind, citation.text, citation.span, ends, (0,), citation.work)


def _resolve_pointer(
    pointer: tuple[Step, ...], eid: str, places: Places, *, base: str | None, part: str | None
) -> Resolution:
    """Go down from the first number to the last."""
    first, *rest = pointer
    if base is not None and len(first.path) == 1:
        found = resolve_within(base, first, places)
    elif first.unit in ("款", "项") and len(first.path) == 1:
        article = places.article(eid)
        if article is None:
            return unresolved(f"it stands in no 条 whose {first.unit} could be counted")
        found = resolve_within(article, first, places)
    else:
        found = _resolve_number(first, eid, places, part)
    for step in rest:
        if found.status is not Status.RESOLVED:
            break
        found = resolve_within(found.targets[0], step, places)
    return found


def _resolve_number(step: Step, eid: str, places: Places, part: str | None) -> Resolution:
    """Find a number of its own in the same part, else anywhere."""
    key = (step, places.part[eid], part)
    if key not in places.numbers_found:
        places.numbers_found[key] = _look_up(step, eid, places, part)
    return places.numbers_found[key]


def _look_up(step: Step, eid: str, places: Places, part: str | None) -> Resolution:
    shown = _shown((step,))
    home = part or places.part[eid]
    annexed = home is not None and places.is_annex(home)
    found = _numbered(step, places, annexed=annexed)
    if part is not None:
        found = [one for one in found if part in _above(one, places)]
    else:
        near = [one for one in found if places.part[one] == places.part[eid]]
        found = near or found
    found = _shallowest(found, places)
    if not found and len(step.path) > 1:
        return _resolve_down(step, eid, places, part)
    return one_of(found, f"units are numbered {shown}", f"no unit is numbered {shown}")


def _resolve_down(step: Step, eid: str, places: Places, part: str | None) -> Resolution:
    """Find 9.2 where 2 is printed below 9."""
    missing = f"no unit is numbered {_shown((step,))}"
    found = _resolve_number(Step(step.unit, step.path[:1]), eid, places, part)
    for number in step.path[1:]:
        if found.status is not Status.RESOLVED:
            return unresolved(missing) if not found.candidates else found
        below = [
            one
            for one in places.by_last[found.targets[0], number]
            if len(places.nodes[one].label.path) == 1  # type: ignore[union-attr]
        ]
        found = one_of(below, f"units are numbered {_shown((step,))}", missing)
    return found


def _numbered(step: Step, places: Places, *, annexed: bool = False) -> list[str]:
    """Give the blocks with a number, as far as the unit fits their label.

    In an annex 第2条 may be printed `2.`, whatever the clauses before it are called.
    """
    found = places.by_path.get(step.path, [])
    scheme = _CHAPTER_SCHEMES.get(step.unit)
    if scheme is None and "ARTICLE" in places.schemes and len(step.path) == 1 and not annexed:
        scheme = "ARTICLE"
    if scheme is not None and scheme in places.schemes:
        return [one for one in found if _scheme(one, places) == scheme]
    return [one for one in found if _scheme(one, places) not in ("ANNEX", "CHAPTER", "DIVISION")]


def _scheme(eid: str, places: Places) -> str:
    label = places.label(eid)
    return "" if label is None else label.scheme


def _above(eid: str, places: Places) -> Iterator[str]:
    at: str | None = eid
    while at is not None:
        yield at
        at = places.parent[at]


def _shallowest(found: list[str], places: Places) -> list[str]:
    """Keep what stands highest: the 3 of the document, not the 3 below its 2."""
    if len(found) < 2:
        return found
    depths = [sum(1 for _ in _above(one, places)) for one in found]
    return [one for one, depth in zip(found, depths, strict=True) if depth == min(depths)]


def resolve_within(base: str, step: Step, places: Places) -> Resolution:
    """Find a 款, 项 or number counted from *base*."""
    number = step.path[-1]
    found = places.by_last.get((base, number), [])
    if step.unit == "款" and not any(_is_clause(one, places) for one in found):
        return _nth_paragraph(base, number, places)
    if step.unit == "项" and not found:
        found = _items_behind(base, number, places)
    shown = _shown((step,))
    return one_of(found, f"units are numbered {shown}", f"nothing there is numbered {shown}")


def _is_clause(eid: str, places: Places) -> bool:
    return not isinstance(places.nodes[eid], ListItem)


def _nth_paragraph(base: str, number: int, places: Places) -> Resolution:
    """Count the 款 of a 条: its own text is the first, each paragraph the next."""
    paragraphs = places.paragraphs(base)
    if number <= len(paragraphs):
        return resolved(paragraphs[number - 1])
    return unresolved(f"there are {len(paragraphs)} 款 there, and no {number}th")


def _items_behind(base: str, number: int, places: Places) -> list[str]:
    """Find an item of the enumeration that is printed behind a paragraph, not below it."""
    if not isinstance(places.nodes[base], Paragraph):
        return []
    found = []
    for one in places.after(base):
        label = places.label(one)
        if not isinstance(places.nodes[one], ListItem) or label is None:
            break
        if label.path[-1] == number:
            found.append(one)
    return found


def _between(first: str, last: str, places: Places) -> list[str] | None:
    """Give the numbered blocks between two ends; None where the range runs backwards."""
    one, other = places.position[first], places.position[last]
    start, end = places.label(first), places.label(last)
    if one > other or (start and end and start.path > end.path):
        return None
    if places.parent[first] == places.parent[last]:
        siblings = places.children[places.parent[first]]
        low, high = places.number[first] + 1, places.number[last]
        inner = siblings[low:high] if high - low < _LONGEST_RANGE else []
        return [eid for eid in inner if places.label(eid)]
    inner = list(places.order[one + 1 : other]) if other - one < _LONGEST_RANGE else []
    return [eid for eid in inner if _same_sort(eid, first, places)]


def _same_sort(eid: str, model: str, places: Places) -> bool:
    one, other = places.label(eid), places.label(model)
    return bool(one and other and (one.scheme, len(one.path)) == (other.scheme, len(other.path)))


def _shown(pointer: tuple[Step, ...]) -> str:
    return "".join(f"{_path(step.path)}{step.unit}" for step in pointer)


def _path(path: LabelPath) -> str:
    return ".".join(map(str, path))

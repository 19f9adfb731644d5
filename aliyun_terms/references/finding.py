"""Finding references: phrases that the grammar reads, links, headings that are named."""

import re
from bisect import bisect_right
from collections import defaultdict, deque
from collections.abc import Iterator

from aliyun_terms.references.model import Reference, ReferenceKind
from aliyun_terms.references.reading import Line, Lines, link_stretches
from aliyun_terms.source import Span
from aliyun_terms.syntax.citations import Citation, CitationKind, find_citations
from aliyun_terms.tree.blocks import Part, Section, Title
from aliyun_terms.tree.document import Document
from aliyun_terms.tree.inline import Link
from aliyun_terms.tree.plain import plain_text

__all__ = ["find_references", "references_of"]

_KINDS = {
    CitationKind.CLAUSES: ReferenceKind.CLAUSE,
    CitationKind.ITSELF: ReferenceKind.SELF,
}
# A heading names its topic; it does not point there: 法律适用, 附件一, 专用条款.
_TOPICS = frozenset(
    (
        *(ReferenceKind.LAW, ReferenceKind.COURT, ReferenceKind.AUTHORITY, ReferenceKind.RULES),
        *(ReferenceKind.ANNEX, ReferenceKind.PART, ReferenceKind.WORK, ReferenceKind.SELF),
        *(ReferenceKind.REVISION, ReferenceKind.ANAPHOR, ReferenceKind.BACKWARD),
    )
)
_NAMED = frozenset((ReferenceKind.WORK, ReferenceKind.LAW))
# What a link says better: these are one with the link they are printed in.
_LINKED = _NAMED | {ReferenceKind.ADDRESS, ReferenceKind.RULES}
_OPENING, _CLOSING = '“"「『‘', '”"」』’'
_LONGEST_HEADING = 20
_ADDRESS = re.compile(r"[ *]*(?:https?://|www\.)")
# 其他条款 is any other clause, whatever the last heading is.
_NO_NAMES = frozenset(("其他", "其它", "一般", "相关", "有关", "特别", "附加", "补充", "服务"))
_NO_END = "的了是将被与和及或、，。；：（）()“”《》 "
_LONGEST_MARKER, _LONGEST_NAME = 4, 8


def find_references(document: Document) -> tuple[Reference, ...]:
    """Find everything the text of a document points with.

    Args:
        document: the document.

    Returns:
        The references in the order in which they are printed, without resolutions:
        :func:`resolve_references` says where they lead.

    Example:
        >>> from aliyun_terms import load_corpus
        >>> found = find_references(load_corpus("api-usage-terms"))
        >>> [(one.label, one.kind.value, one.text) for one in found[4:6]]
        [('2.3', 'rules', '阿里云的规定范围'), ('2.5', 'forward', '如下行为')]
    """
    return references_of(document, Lines(document))


def references_of(document: Document, lines: Lines) -> tuple[Reference, ...]:
    """Find the references in *lines*, which are those of *document*."""
    cited: dict[int, list[tuple[Citation, Span]]] = defaultdict(list)
    for citation in find_citations(lines.text):
        number, span = lines.place(citation.span)
        cited[number].append((citation, span))
    headings = _headings(document)
    title = document.title or ""
    found = []
    for number, line in enumerate(lines.all):
        stretches = list(link_stretches(line.content)) if len(line.content) > 0 else []
        on_line = list(_on_line(line, cited.get(number, []), stretches, title))
        on_line.extend(_named_headings(line, headings, on_line))
        on_line.sort(key=lambda one: one[2])
        label = document.index.label(line.block) if on_line else ""
        for kind, read, span, url in on_line:
            text = line.text[span.start : span.end]
            printed = lines.printed(number, span) if span.start < span.end else line.block.line_span
            found.append(Reference(kind, text, printed, line.eid, label, number, span, url, read))
    return tuple(found)


_Found = tuple[ReferenceKind, Citation | None, Span, str]


def _on_line(
    line: Line,
    cited: list[tuple[Citation, Span]],
    links: list[tuple[Link, Span]],
    title: str,
) -> Iterator[_Found]:
    """Yield phrases and links; a phrase that is a link, or holds one, is one reference."""
    heading = isinstance(line.block, Title | Part | Section)
    free = deque(links)
    for citation, span in cited:
        kind = _KINDS.get(citation.kind) or ReferenceKind(citation.kind.value)
        if (heading and kind in _TOPICS) or isinstance(line.block, Title):
            continue
        if _names(line.text, span):
            continue
        while free and free[0][1].end <= span.start:
            yield _link(*free.popleft())
        over = free[0] if free and _overlap(free[0][1], span) else None
        if over is None or kind not in _LINKED:
            yield kind, citation, _whole(line.text, span, kind, title), ""
        elif kind in _NAMED:
            link, where = free.popleft()
            whole = Span(min(where.start, span.start), max(where.end, span.end))
            yield kind, citation, whole, link.target
        elif kind is ReferenceKind.RULES and over[0].bare:
            yield kind, citation, span, ""
    yield from (_link(*one) for one in free)


def _link(link: Link, span: Span) -> _Found:
    address = link.bare or _ADDRESS.match(plain_text(link.content))
    kind = ReferenceKind.ADDRESS if address else ReferenceKind.LINK
    return kind, None, span, link.target


def _whole(text: str, span: Span, kind: ReferenceKind, title: str) -> Span:
    """Take the thing along that 上述 points at, where it is named before: 上述瑕疵."""
    if kind is not ReferenceKind.BACKWARD or span.end - span.start > _LONGEST_MARKER:
        return span
    name = span.start + _LONGEST_MARKER // 2
    if title and text.startswith(title, name):
        return Span(span.start, name + len(title))
    before = text[: span.start]
    for end in range(min(len(text), span.end + _LONGEST_NAME), max(span.end, name + 1), -1):
        if text[name:end] in before and text[end - 1] not in _NO_END:
            return Span(span.start, end)
    return span


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _names(text: str, span: Span) -> bool:
    """Tell whether a phrase in quotation marks is given as a name: （以下简称“本协议”）."""
    if text[span.start - 1 : span.start] not in _OPENING or not text[span.end : span.end + 1]:
        return False
    if text[span.end] not in _CLOSING or span.start == 0:
        return False
    before = text[max(0, span.start - _LONGEST_HEADING) : span.start]
    return "称" in before.rpartition("（")[2].rpartition("(")[2]


def _headings(document: Document) -> dict[str, str]:
    """Give the headings by which clauses can be named, each with its eid."""
    found: dict[str, str] = {}
    for eid, block in document.index.nodes.items():
        if isinstance(block, Part | Section):
            heading = block.heading.strip(" ：:").removesuffix("条款")
            if 2 <= len(heading) <= _LONGEST_HEADING and heading not in _NO_NAMES:
                found.setdefault(heading, eid)
    return found


def _named_headings(line: Line, headings: dict[str, str], others: list[_Found]) -> Iterator[_Found]:
    """Yield clauses that are named by their heading: 保密条款 for `8. 保密`."""
    if isinstance(line.block, Title | Part | Section) or "条款" not in line.text:
        return
    taken = sorted(span for _, _, span, _ in others)
    end = line.text.find("条款")
    while end >= 0:
        for start in range(max(0, end - _LONGEST_HEADING), end - 1):
            span = Span(start, end + 2)
            if line.text[start:end] in headings and _begins(line.text, start):
                before = bisect_right(taken, span) - 1
                if not any(_overlap(span, one) for one in taken[max(0, before) : before + 2]):
                    yield ReferenceKind.HEADING, None, span, ""
                break
        end = line.text.find("条款", end + 2)


def _begins(text: str, start: int) -> bool:
    """Tell whether a name can begin here: behind punctuation or a word that joins."""
    return start == 0 or text[start - 1] in "、，,。；：（(“和与及或之的据照守"

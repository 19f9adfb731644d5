"""Checks of what the text points at: clauses that are not there, several names for itself."""

from collections import Counter
from collections.abc import Iterator

from aliyun_terms.diagnostics.codes import diagnose
from aliyun_terms.diagnostics.model import Diagnostic
from aliyun_terms.source import Span
from aliyun_terms.syntax.citations import Citation, CitationKind, find_citations
from aliyun_terms.tree.blocks import Block, Unit, lines
from aliyun_terms.tree.document import Document
from aliyun_terms.tree.labels import LabelPath
from aliyun_terms.tree.plain import LineMap, plain_text
from aliyun_terms.tree.walk import walk

__all__ = ["check_pointing"]

_NAMES_OF_WORKS = (
    *("协议", "合同", "规范", "规则", "办法", "条例", "法", "规定", "章程", "政策", "）"),
)
# 本条款 is as often this clause as this document; 本专用条款 is a part of it.
_NO_NAME = frozenset(("本条款", "本通用条款", "本专用条款", "本通用服务条款", "本专用服务条款"))


def check_pointing(document: Document) -> Iterator[Diagnostic]:
    """Yield references to numbers that are not printed, and unusual names for the document."""
    found = list(_citations(document))
    declared = _declared_names(document)
    printed = {
        block.label.path
        for block in walk(document)
        if isinstance(block, Unit) and block.label is not None
    }
    for citation, block, span in found:
        if citation.kind is CitationKind.CLAUSES and not citation.work and citation.text[0] == "第":
            missing = _first_missing(citation, printed)
            if missing is not None:
                shown = ".".join(map(str, missing))
                places = {"text": citation.text, "missing": shown}
                eid = document.index.eid(block)
                yield diagnose("dangling-reference", span, eid=eid, places=places)
    yield from _check_names(document, found, declared)


def _citations(document: Document) -> Iterator[tuple[Citation, Block, Span]]:
    for block in walk(document):
        for line in lines(block):
            where = LineMap(line)
            text, before = plain_text(line), None
            for citation in find_citations(text):
                if not _is_of_another(citation, before, text):
                    yield citation, block, where.span(citation.span)
                before = citation


def _is_of_another(citation: Citation, before: Citation | None, text: str) -> bool:
    """Tell whether numbers stand behind the name of another work: 服务等级协议第9.3条."""
    start = citation.span.start
    if citation.kind is not CitationKind.CLAUSES:
        return False
    if before is not None and before.kind is CitationKind.ITSELF and before.span.end == start:
        return False
    return text[:start].endswith(_NAMES_OF_WORKS)


def _declared_names(document: Document) -> frozenset[str]:
    """Give the names that the text says are its own: （以下简称“本协议”）."""
    declared = set()
    for block in walk(document):
        for line in lines(block):
            text = plain_text(line)
            for citation in find_citations(text) if "“本" in text else ():
                start, end = citation.span.start, citation.span.end
                if text[start - 1 : start] == "“" and text[end : end + 1] == "”":
                    declared.add(citation.text)
    return frozenset(declared)


def _first_missing(citation: Citation, printed: set[LabelPath]) -> LabelPath | None:
    """Give the first number of a citation that no label has.

    款 and 项 with one number count within a clause, where nothing is printed to count.
    """
    if citation.unit != "条" and all(len(path) == 1 for path in citation.paths):
        return None
    if not printed:
        return None
    return next((path for path in citation.paths if path not in printed), None)


def _check_names(
    document: Document, found: list[tuple[Citation, Block, Span]], declared: frozenset[str]
) -> Iterator[Diagnostic]:
    """Yield the first use of each name but the usual one and those the text gives itself."""
    names = Counter(
        citation.text
        for citation, _, _ in found
        if citation.kind is CitationKind.ITSELF and citation.text not in _NO_NAME
    )
    if len(names) < 2:
        return
    usual = max(names, key=lambda name: (name in declared, names[name]))
    reported = {usual, *declared, *_NO_NAME}
    for citation, block, span in found:
        if citation.kind is CitationKind.ITSELF and citation.text not in reported:
            reported.add(citation.text)
            places = {"name": citation.text, "usual": usual}
            eid = document.index.eid(block)
            yield diagnose("several-names", span, eid=eid, places=places)

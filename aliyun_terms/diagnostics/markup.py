"""Checks of markup: emphasis that is not closed, links that lead nowhere."""

from collections.abc import Iterable, Iterator

from aliyun_terms.diagnostics.codes import diagnose
from aliyun_terms.diagnostics.model import Diagnostic, Fix
from aliyun_terms.source import Span
from aliyun_terms.tree.blocks import Block, Unit, lines
from aliyun_terms.tree.document import Document
from aliyun_terms.tree.inline import Inline, Link, Strong
from aliyun_terms.tree.links import links
from aliyun_terms.tree.targets import TargetKind
from aliyun_terms.tree.walk import walk

__all__ = ["check_links", "check_markup"]


def check_markup(document: Document) -> Iterator[Diagnostic]:
    """Yield every ``**`` that its line does not close."""
    for block in walk(document):
        for line in lines(block):
            for strong in _open_strong(line):
                mark = _mark(block, strong)
                fix = Fix(Span(strong.span.end, strong.span.end), "**")
                yield diagnose(
                    "unbalanced-emphasis", mark, eid=document.index.eid(block), fix=fix, places={}
                )


def _mark(block: Block, strong: Strong) -> Span:
    """Find the ``**`` that opens *strong*: its own, or the one before the label."""
    start = strong.span.start
    if not strong.opening and isinstance(block, Unit):
        printed = block.lead.lstrip(" \t\u3000")
        start = block.line_span.start + max(printed.find("**"), 0)
    return Span(start, start + 2)


def _open_strong(content: Iterable[Inline]) -> Iterator[Strong]:
    for node in content:
        if isinstance(node, Strong) and not node.closing:
            yield node
        if isinstance(node, Strong | Link):
            yield from _open_strong(node.content)


def check_links(document: Document) -> Iterator[Diagnostic]:
    """Yield every link whose target looks wrong."""
    for use in links(document):
        if use.link.bare:
            continue
        target = use.target
        start = use.span.end - 1 - len(target)
        span = Span(start, start + len(target)) if target else use.span
        if not target.strip():
            yield diagnose("empty-target", use.span, eid=use.eid, places={"text": use.text})
        elif target != target.strip() or " " in target or target.endswith(("?", "#", "&")):
            fix = Fix(span, target.strip().rstrip("?#&").replace(" ", ""))
            yield diagnose(
                "suspicious-target", span, eid=use.eid, fix=fix, places={"target": target}
            )
        elif "://" in target and use.kind is TargetKind.RELATIVE:
            yield diagnose("suspicious-target", span, eid=use.eid, places={"target": target})
        elif target.endswith(".dita"):
            yield diagnose("target-without-scheme", span, eid=use.eid, places={"target": target})
        elif "://" not in target and target.startswith("www."):
            fix = Fix(Span(span.start, span.start), "https://")
            yield diagnose(
                "target-without-scheme", span, eid=use.eid, fix=fix, places={"target": target}
            )

"""How deep each line stands: the post-lexer between the lexer and the rules.

It reads the tokens line by line and keeps one stack of open levels. It names the
mark a line begins with, and puts ``_INDENT`` and ``_DEDENT`` where a body begins and
ends, so that the rules of ``grammar/terms.lark`` can be plain nesting.

What it guarantees to the grammar:

1. every line ends in exactly one NEWLINE, the last one too;
2. ``_INDENT`` and ``_DEDENT`` are balanced, and no body is empty;
3. the first token of a line is the only one that is a mark;
4. no body is deeper than :data:`~aliyun_terms.syntax.levels.DEEPEST`.

Unlabelled lines wait until the next label is known, because only that tells
whether they continue the last item or the clause that introduced it.
"""

from collections.abc import Iterator

from aliyun_terms.syntax.levels import Levels
from aliyun_terms.syntax.lexing import Lexeme
from aliyun_terms.syntax.lines import Line, PrintedLabel
from aliyun_terms.syntax.marks import LINE_STARTS, mend_label, read_lines, settle_stop
from aliyun_terms.syntax.schemes import Nature

__all__ = ["Nesting"]


class Nesting:
    """The post-lexer. One instance may serve many texts: it keeps nothing between them."""

    # The terminals that no rule names: the pass turns them into marks.
    always_accept = (*sorted(LINE_STARTS), "ATTRIBUTES", "STRONG_FIRST", "UNDERLINE")

    def process(self, stream: Iterator[Lexeme]) -> Iterator[Lexeme]:
        """Yield the tokens of *stream* with marks, indents and dedents."""
        # All lines first: whether a heading is a part may depend on the heading after it.
        lines = list(read_lines(stream))
        levels = Levels()
        placed = list(_placed(lines, levels))
        _name_members(placed)
        open_bodies = 0
        for line, depth in placed:
            line.name_part(begins_again=levels.begins_again)
            while open_bodies > depth:
                yield Lexeme("_DEDENT", "", line.start)
                open_bodies -= 1
            if open_bodies < depth:
                yield Lexeme("_INDENT", "", line.start)
                open_bodies += 1
            yield from line.tokens
        for _ in range(open_bodies):
            yield Lexeme("_DEDENT", "", 0)


def _placed(lines: list[Line], levels: Levels) -> Iterator[tuple[Line, int]]:
    """Pair every line with its depth; lines without a label wait for the next label."""
    waiting: list[Line] = []
    for line, following in zip(lines, _next_labels(lines), strict=True):
        line.following = following
        settle_stop(line)
        accepted = levels.accepts(line)
        if not accepted and line.label is not None and line.label.scheme.torn:
            mend_label(line)
            accepted = levels.accepts(line)
        if accepted:
            yield from levels.settle(waiting, line)
            waiting = []
            yield line, levels.place(line)
        else:
            if line.label is not None:
                line.demote()
            waiting.append(line)
    yield from levels.settle(waiting, None)


def _next_labels(lines: list[Line]) -> list[PrintedLabel | None]:
    """Give, for each line, the next label of a section or clause behind it."""
    labels: list[PrintedLabel | None] = []
    following = None
    for line in reversed(lines):
        labels.append(following)
        if line.label is not None and line.label.scheme.nature is Nature.UNIT:
            following = line.label
    return labels[::-1]


def _name_members(placed: list[tuple[Line, int]]) -> None:
    """Make headings again of the members of an enumeration that something stands under."""
    for place, (line, depth) in enumerate(placed):
        if not line.is_member:
            continue
        below = place + 1
        while below < len(placed) and placed[below][0].is_quotation:
            below += 1
        if below < len(placed) and placed[below][1] > depth:
            line.tokens[0].type = line.tokens[0].type.replace("MEMBER", "LABEL")

"""Underlines: a line of ``===`` or ``---`` right under a title, which makes it a heading."""

from aliyun_terms.syntax.lexing import Lexeme
from aliyun_terms.syntax.schemes import SCHEMES, Nature

__all__ = ["TITLE_WORDS", "settle_underline", "underlined_rank"]

TITLE_WORDS = frozenset(("WORDS", "CAPTION", "ESCAPED", "BLANKS", "OTHER", "PIPE", "STRONG"))
"""The tokens of a line that is a title: nothing in it says that it is a sentence."""

_TITLES = frozenset(("BOLD_TITLE", "BOLD_PART_TITLE", "BOLD_DOCUMENT_TITLE", "NAMED_PART"))
_WORDS = TITLE_WORDS | {"QUESTION", "STRONG_FIRST"}
_DRAWN = " \t-="


def settle_underline(group: list[Lexeme], end: Lexeme) -> list[Lexeme]:
    """Let *end*, a line end with an underline, end the line, or cut it: the underline is a rule.

    Args:
        group: the tokens of the line before its end.
        end: the line end, the underline and the blank lines behind it, as one token.

    Returns:
        The tokens to go on with: one line end; or one, a rule, and another.
    """
    if group and _can_be_underlined(group, "=" in end):
        end.type = "NEWLINE"
        return [end]
    start, above = end.start_pos, end.index("\n") + 1
    below = above + len(end[above:]) - len(end[above:].lstrip(_DRAWN))
    pieces = (("NEWLINE", 0, above), ("NOISE", above, below), ("NEWLINE", below, len(end)))
    return [Lexeme(kind, end[one:other], start + one) for kind, one, other in pieces]


def _can_be_underlined(group: list[Lexeme], doubly: bool) -> bool:
    """Tell whether a line is a title. Under a sentence, ``---`` is more likely a rule."""
    first, *others = group
    scheme = SCHEMES.get(first.type)
    if scheme is not None:
        marked = scheme.nature is not Nature.ITEM and "#" not in first
    else:
        is_indentation = first.type == "INDENTATION" and ">" not in first
        marked = first.type in _TITLES or is_indentation
    words = others if marked else group
    if doubly:
        return marked or first.type in _WORDS or first.type in ("SENTENCE", "INTRO", "EQUATION")
    return _WORDS.issuperset(token.type for token in words)


def underlined_rank(tokens: list[Lexeme]) -> int:
    """Give the rank of a heading that is underlined, 1 or 2; 0 for any other line."""
    drawn = tokens[-1].lstrip(" \t\u3000\r\n")
    return {"=": 1, "-": 2}.get(drawn[:1], 0)

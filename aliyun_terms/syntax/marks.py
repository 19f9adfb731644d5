"""Marks: how each line begins, and what kind of line that makes it."""

from collections.abc import Iterator
from functools import lru_cache

import attrs

from aliyun_terms.syntax.lexing import Lexeme
from aliyun_terms.syntax.lines import BLANKS, BOLD_RANK, CLAUSE_RANK, PLAIN_RANK, Line, PrintedLabel
from aliyun_terms.syntax.schemes import SCHEMES, Nature, Scheme
from aliyun_terms.syntax.underlines import TITLE_WORDS, settle_underline, underlined_rank
from aliyun_terms.tree.labels import read_label_path

__all__ = ["LINE_STARTS", "mend_label", "read_lines", "settle_stop"]

_HEADINGS = frozenset(
    ("HASHES", "PART_HASHES", "BOLD_TITLE", "BOLD_PART_TITLE", "BOLD_DOCUMENT_TITLE")
)
# Titles that are one token, from which a line begins wherever they stand.
_WHOLE_TITLES = frozenset(("BRACKET_TITLE", "NAMED_PART"))
_PART_NAMES = frozenset(("PART_HASHES", "BOLD_PART_TITLE", "NAMED_PART"))
LINE_STARTS = frozenset(
    (
        *SCHEMES,
        *_HEADINGS,
        *_WHOLE_TITLES,
        *("NOISE", "FIGURE", "TABLE_ROW", "TABLE_RULE"),
    )
)
"""Terminals that begin a line wherever they stand."""

_WHOLE_LINES = frozenset(("FRONT_MATTER", "BYTE_ORDER_MARK"))
# What these are where a byte order mark, not a line end, stands before them.
_FIRST_ONLY = {"INDENTATION": "BLANKS", "STRONG_FIRST": "STRONG"}
_BEFORE_TITLE = frozenset(("NOISE", "BLANK_LINES", *_WHOLE_LINES))
_INTRODUCTIONS = frozenset(("INTRO", "CAPTION"))
_NO_TEXT = frozenset(("STRONG", "BLANKS", "NEWLINE", "ATTRIBUTES"))

_LEAD = f"{BLANKS}#*"


def read_lines(tokens: Iterator[Lexeme]) -> Iterator[Line]:
    """Group *tokens* into lines; the rows of a table are one line together."""
    title_seen = False
    table: list[Lexeme] = []
    for group in _grouped(tokens):
        if group[0].type in ("TABLE_ROW", "TABLE_RULE"):
            _divide_cells(group)
            table += group
            if "\n" not in group[-1] or group[-1].count("\n") == 1:
                continue
        if table:
            yield _table_line(table)
            table = []
            if group[0].type in ("TABLE_ROW", "TABLE_RULE"):
                continue
        line = _read_line(group, title_seen=title_seen)
        title_seen = title_seen or line.tokens[0].type not in _BEFORE_TITLE
        yield line
    if table:
        yield _table_line(table)


def _grouped(tokens: Iterator[Lexeme]) -> Iterator[list[Lexeme]]:
    """Cut the stream at line ends, and where a mark stands in the middle of a line."""
    group: list[Lexeme] = []
    for found in tokens:
        token, kind = found, found.type
        if group and kind in LINE_STARTS:
            _close_links(group)
            if token.startswith("**") and _is_bold(group):
                # The `**` before the label closes what is bold in front of it.
                group.append(Lexeme("STRONG", token[:2], token.start_pos))
                token = Lexeme(kind, token[2:], token.start_pos + 2)
            group.append(Lexeme("NEWLINE", "", token.start_pos))
            yield group
            group = []
        elif group and kind in _FIRST_ONLY:
            token.type = _FIRST_ONLY[kind]
        if kind == "UNDERLINE":
            token, *rest = settle_underline(group, token)
            kind = token.type
        else:
            rest = []
        group.append(token)
        if kind == "NEWLINE" or (kind in _WHOLE_LINES and len(group) == 1):
            yield group
            group = []
        if rest:
            yield rest
    if group:
        last = group[-1]
        group.append(Lexeme("NEWLINE", "", last.start_pos + len(last)))
        yield group


def _is_bold(tokens: list[Lexeme]) -> bool:
    """Tell whether a `**` is open at the end of *tokens*."""
    marks = sum(token.type in ("STRONG", "STRONG_FIRST") for token in tokens)
    return bool((marks + ("**" in tokens[0] and not tokens[0].type.startswith("STRONG"))) % 2)


def _close_links(tokens: list[Lexeme]) -> None:
    """Take a link for text where its line is cut before its end."""
    for token in reversed(tokens):
        if token.type == "LINK_CLOSE":
            return
        if token.type == "LINK_OPEN":
            token.type = "OTHER"
            return


def _read_line(tokens: list[Lexeme], *, title_seen: bool) -> Line:
    """See what kind of line the first token begins."""
    first = tokens[0]
    scheme = SCHEMES.get(first.type)
    if scheme is not None:
        return _labelled_line(tokens, scheme)
    if first.type in _WHOLE_TITLES or first.type in _HEADINGS:
        return _heading_line(tokens, title_seen=title_seen)
    if first.type == "NEWLINE":
        first.type = "BLANK_LINES"
    elif first.type == "INDENTATION" and tokens[1].type == "NEWLINE":
        first.type = "NOISE"
    if first.type in _BEFORE_TITLE:
        return Line(tokens)
    if underlined_rank(tokens):
        return _heading_line(tokens, title_seen=title_seen)
    return _loose_line(tokens)


def _loose_line(tokens: list[Lexeme]) -> Line:
    """Read a line without a mark: a paragraph, a formula, a picture, a quotation."""
    first = tokens[0]
    if first.type == "STRONG_FIRST":
        first.type = "STRONG"
    _drop_attributes(tokens)
    is_quotation = first.type == "INDENTATION" and ">" in first
    is_intro = _last_text(tokens) in _INTRODUCTIONS
    return Line(
        tokens,
        loose=not is_quotation,
        is_intro=is_intro and not is_quotation,
        is_quotation=is_quotation,
    )


def _heading_line(tokens: list[Lexeme], *, title_seen: bool) -> Line:
    """Read a heading without a label: the title of the document, of a part or of a section."""
    named = tokens[0].type
    if named not in _HEADINGS:
        tokens = _marked(tokens)
    first = tokens[0]
    _keep_attributes(tokens)
    strong = "STRONG_" if "*" in first else ""
    rank = first.count("#") or underlined_rank(tokens) or BOLD_RANK
    if not title_seen and (rank == 1 or named == "BOLD_DOCUMENT_TITLE"):
        # A title owns nothing: what follows it is the document's own.
        first.type = f"{strong}TITLE_MARK"
        return Line(tokens)
    first.type = f"{strong}SECTION_MARK"
    return Line(
        tokens,
        rank=rank,
        is_title=named not in _WHOLE_TITLES,
        names_part=named in _PART_NAMES,
        names_document=named == "BOLD_DOCUMENT_TITLE",
    )


def _marked(tokens: list[Lexeme]) -> list[Lexeme]:
    """Give a heading that begins with its words a mark: its indentation, or an empty one."""
    first = tokens[0]
    if first.type == "INDENTATION":
        return tokens
    if first.type in _WHOLE_TITLES:
        first.type = "CAPTION" if first.endswith(("：", ":")) else "WORDS"
    elif first.type == "STRONG_FIRST":
        first.type = "STRONG"
    return [Lexeme("SECTION_MARK", "", first.start_pos), *tokens]


def _labelled_line(tokens: list[Lexeme], scheme: Scheme) -> Line:
    """Read a line that begins with a label, and name its mark."""
    first = tokens[0]
    label = _read_label(scheme, str(first))
    set_off = label.lead.count("#") or underlined_rank(tokens)
    if set_off or label.lead.strip(BLANKS):
        _settle_question(tokens)
    types = [token.type for token in tokens]
    if "ATTRIBUTES" in types:
        (_keep_attributes if set_off else _drop_attributes)(tokens)
        types = [token.type for token in tokens]
    is_title = bool(set_off) or TITLE_WORDS.issuperset(types[1:-1])
    if is_title:
        label = attrs.evolve(label, is_title=True)
    rank = set_off or (CLAUSE_RANK if not is_title else 0)
    first.label = label
    first.type = _mark(scheme, label.lead, is_title=is_title, is_heading=bool(set_off))
    return Line(
        tokens,
        label=label,
        rank=rank or (BOLD_RANK if "STRONG" in types else PLAIN_RANK),
        is_title=is_title,
        is_intro=_last_text(tokens) in _INTRODUCTIONS,
    )


def _settle_question(tokens: list[Lexeme]) -> None:
    """Take a question that is set off, by `#` or `**`, for a title."""
    texts = [token for token in tokens[1:-1] if token.type not in _NO_TEXT]
    if [token.type for token in texts] == ["QUESTION"]:
        texts[0].type = "WORDS"


def _read_label(scheme: Scheme, printed: str) -> PrintedLabel:
    """Read what a labelled line begins with; short ones recur in every document."""
    read = _read_short_label if len(printed) < _SHORT else _read_any_label
    return read(scheme, printed)


def _read_any_label(scheme: Scheme, mark: str) -> PrintedLabel:
    # A bullet may be a star itself: all that it is is one character before the blanks.
    start = len(mark.rstrip(BLANKS)) - 1 if scheme.family == "bullet" else None
    text = mark.lstrip(_LEAD) if start is None else mark[start:]
    lead = mark[: len(mark) - len(text)]
    printed = text.rstrip(BLANKS)
    return PrintedLabel(scheme, read_label_path(printed), printed, lead, text[len(printed) :])


_SHORT = 40
_read_short_label = lru_cache(maxsize=4096)(_read_any_label)


def _mark(scheme: Scheme, lead: str, *, is_title: bool, is_heading: bool) -> str:
    """Name the mark that a label is to the rules."""
    if scheme.nature is Nature.PART:
        mark = "PART_MARK"
    elif is_heading:
        mark = "SECTION_MARK"
    elif scheme.nature is Nature.ITEM and not (scheme.family.startswith("chinese") and is_title):
        mark = "ITEM"
    else:
        mark = "LABEL"
    return f"STRONG_{mark}" if "*" in lead else mark


def _last_text(tokens: list[Lexeme]) -> str:
    """Give the type of the last token that is text, or an empty string."""
    return next((token.type for token in reversed(tokens) if token.type not in _NO_TEXT), "")


def _keep_attributes(tokens: list[Lexeme]) -> None:
    """Make the attributes of a heading part of its line end: they are layout."""
    for position in range(len(tokens) - 2, 0, -1):
        if tokens[position].type == "ATTRIBUTES":
            start = tokens[position].start_pos
            tokens[position:] = [Lexeme("NEWLINE", "".join(tokens[position:]), start)]
            return


def _drop_attributes(tokens: list[Lexeme]) -> None:
    """Take `{#…}` for text where there is no heading for it to belong to."""
    for token in tokens:
        if token.type == "ATTRIBUTES":
            token.type = "WORDS"


def _divide_cells(tokens: list[Lexeme]) -> None:
    """Take every pipe of a table row for the end of a cell."""
    for token in tokens:
        if token.type == "PIPE":
            token.type = "CELL_END"
        elif token.type == "ATTRIBUTES":
            token.type = "WORDS"


def _table_line(tokens: list[Lexeme]) -> Line:
    """Make one line of all rows of a table."""
    start = tokens[0].start_pos
    end = tokens[-1].start_pos + len(tokens[-1])
    fence = (Lexeme("_TABLE_START", "", start), Lexeme("_TABLE_END", "", end))
    return Line([fence[0], *tokens, fence[1]], loose=True)


# ---- what only the next label tells ----------------------------------------------


def mend_label(line: Line) -> None:
    """Cut the torn label of *line* at its blank: what stands behind it is text."""
    assert line.label is not None
    token, torn = line.tokens[0], line.label
    length = len(torn.lead) + torn.printed.index(" ") + 1
    before = Lexeme("DOTTED", token[:length], token.start_pos)
    behind = Lexeme("SENTENCE", token[length:], token.start_pos + length)
    _read_again(line, [before, behind, *line.tokens[1:]])


def settle_stop(line: Line) -> None:
    """Take a numbered `费用的支付。` for a title where labels of its own come next."""
    label, following = line.label, line.following
    if label is None or following is None or following.path != (*label.path, 1):
        return
    stopped = [token for token in line.tokens if token.type == "STOPPED"]
    if len(stopped) == 1 and not line.is_title:
        stopped[0].type = "WORDS"
        _read_again(
            line, [Lexeme(label.scheme.terminal, str(line.tokens[0]), line.start), *line.tokens[1:]]
        )
        if not line.is_title:
            stopped[0].type = "STOPPED"


def _read_again(line: Line, tokens: list[Lexeme]) -> None:
    """Read *line* anew as a line of *tokens*."""
    read = _read_line(tokens, title_seen=True)
    line.tokens, line.label, line.rank = read.tokens, read.label, read.rank
    line.is_title, line.is_intro = read.is_title, read.is_intro

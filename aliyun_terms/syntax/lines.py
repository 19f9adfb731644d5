"""Lines: the tokens between two line ends, and what nesting needs to know of them."""

from collections.abc import Iterator
from functools import lru_cache

import attrs

from aliyun_terms.syntax.lexing import Lexeme
from aliyun_terms.syntax.schemes import SCHEMES, Nature, Scheme
from aliyun_terms.tree.labels import Label, LabelPath, read_label_path

__all__ = ["BOLD_RANK", "LINE_STARTS", "Line", "PrintedLabel", "read_lines"]

LINE_STARTS = frozenset(
    (
        *SCHEMES,
        *("HASHES", "PART_HASHES", "BOLD_TITLE", "BOLD_PART_TITLE"),
        *("NOISE", "FIGURE", "TABLE_ROW", "TABLE_RULE"),
    )
)
"""Terminals that begin a line wherever they stand."""

_WHOLE_LINES = frozenset(("FRONT_MATTER", "BYTE_ORDER_MARK"))
# What these are where a byte order mark, not a line end, stands before them.
_FIRST_ONLY = {"INDENTATION": "BLANKS", "STRONG_FIRST": "STRONG"}
_BEFORE_TITLE = frozenset(("NOISE", "BLANK_LINES", *_WHOLE_LINES))
_TITLE_WORDS = frozenset(("WORDS", "CAPTION", "ESCAPED", "BLANKS", "OTHER", "PIPE", "STRONG"))
_INTRODUCTIONS = frozenset(("INTRO", "CAPTION"))
_NO_TEXT = frozenset(("STRONG", "BLANKS", "NEWLINE", "ATTRIBUTES"))
_BLANKS = " \t\u3000"
_LEAD = f"{_BLANKS}#*"

# The rank of a heading is how much it is set off: `#` is 1, `######` is 6.
BOLD_RANK, _PLAIN_RANK, _CLAUSE_RANK = 7, 8, 9


@attrs.frozen(slots=False)
class PrintedLabel:
    """A label as it stands in a line.

    Attributes:
        scheme: how it is read and nests.
        path: its numbers.
        printed: the label with its closing dot or mark.
        lead: what is printed before it: indentation, a heading mark, an opening ``**``.
        gap: the blanks behind it.
        is_title: whether title words alone stand behind it.
        key: what labels have in common that number one run: family and number of components.
        label: the label of the node.
    """

    scheme: Scheme
    path: LabelPath
    printed: str
    lead: str
    gap: str
    is_title: bool = False
    key: tuple[str, int] = attrs.field(init=False)
    label: Label = attrs.field(init=False)

    @key.default
    def _key(self) -> tuple[str, int]:
        return self.scheme.family, len(self.path)

    @label.default
    def _label(self) -> Label:
        value = self.scheme.write(self.path, self.printed)
        return Label(value, self.path, self.scheme.name, self.printed)


@attrs.define(slots=False)
class Line:
    """One line of the text.

    Attributes:
        tokens: its tokens, the NEWLINE at the end included.
        label: the label it begins with, if any.
        rank: how much it is set off as a heading; 0 for a line that is not one.
        loose: a line that can stand in any body: a paragraph, a formula, a table.
        is_title: made of title words alone.
        is_intro: ends in a colon, so it opens what comes after.
        is_quotation: set off by `>`: it stands below the unit before it and changes nothing.
        names_part: a heading that is called what parts are called: 专用服务条款, 附件.
        starts_anew: a heading under which numbering starts at 1.
        runs_on: a heading whose numbering goes on under the next heading.
        last_path: the last label right under this heading.
        previous: the heading before this one, in the same run of siblings.
        following: the next label of a section or clause behind this line.
    """

    tokens: list[Lexeme]
    label: PrintedLabel | None = None
    rank: int = 0
    loose: bool = False
    is_title: bool = False
    is_intro: bool = False
    is_quotation: bool = False
    names_part: bool = False
    starts_anew: bool = False
    runs_on: bool = False
    last_path: LabelPath | None = None
    previous: "Line | None" = None
    following: PrintedLabel | None = None

    @property
    def start(self) -> int:
        """The code point at which the line starts."""
        return self.tokens[0].start_pos

    @property
    def is_member(self) -> bool:
        """Whether these are bare words in an enumeration."""
        return self.tokens[0].type.endswith("MEMBER")

    @property
    def has_words(self) -> bool:
        """Whether anything but markup stands behind the label."""
        return any(token.type != "STRONG" for token in self.tokens[1:-1])

    @property
    def is_heading(self) -> bool:
        """Whether this is a heading without a label."""
        return self.label is None and self.rank > 0

    @property
    def indentation(self) -> int:
        """The number of blanks the line begins with."""
        text = next((token for token in self.tokens if token), "")
        return len(text) - len(text.lstrip(_BLANKS))

    def name_part(self, *, begins_again: bool) -> None:
        """Make this heading a part if it is called one, or if numbering starts anew under it.

        Args:
            begins_again: whether numbering begins more than once in the document.
        """
        if (self.names_part or (self.starts_anew and begins_again)) and not self.runs_on:
            mark = self.tokens[0]
            mark.type = mark.type.replace("SECTION_MARK", "PART_MARK")

    def demote(self) -> None:
        """Take the label for text after all."""
        token = self.tokens[0]
        text = token.lstrip(_BLANKS)
        indentation = len(token) - len(text)
        pieces = [Lexeme("INDENTATION", token[:indentation], token.start_pos)]
        start = token.start_pos + indentation
        if text.startswith("**"):
            pieces.append(Lexeme("STRONG", "**", start))
            text, start = text[2:], start + 2
        pieces.append(Lexeme("WORDS", text, start))
        self.tokens[:1] = [piece for piece in pieces if piece]
        self.label, self.rank, self.loose = None, 0, True


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
    for token in tokens:
        kind = token.type
        if group and kind in LINE_STARTS:
            _close_links(group)
            group.append(Lexeme("NEWLINE", "", token.start_pos))
            yield group
            group = []
        elif group and kind in _FIRST_ONLY:
            token.type = _FIRST_ONLY[kind]
        group.append(token)
        if kind == "NEWLINE" or (kind in _WHOLE_LINES and len(group) == 1):
            yield group
            group = []
    if group:
        last = group[-1]
        group.append(Lexeme("NEWLINE", "", last.start_pos + len(last)))
        yield group


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
    if first.type in ("HASHES", "PART_HASHES", "BOLD_TITLE", "BOLD_PART_TITLE"):
        return _heading_line(tokens, title_seen=title_seen)
    if first.type == "NEWLINE":
        first.type = "BLANK_LINES"
    elif first.type == "INDENTATION" and tokens[1].type == "NEWLINE":
        first.type = "NOISE"
    if first.type in _BEFORE_TITLE:
        return Line(tokens)
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
    first = tokens[0]
    _keep_attributes(tokens)
    rank = first.count("#") or BOLD_RANK
    if rank == 1 and not title_seen:
        # A title owns nothing: what follows it is the document's own.
        first.type = "TITLE_MARK"
        return Line(tokens)
    names_part = first.type in ("PART_HASHES", "BOLD_PART_TITLE")
    first.type = "STRONG_SECTION_MARK" if rank == BOLD_RANK else "SECTION_MARK"
    return Line(tokens, rank=rank, is_title=True, names_part=names_part)


def _labelled_line(tokens: list[Lexeme], scheme: Scheme) -> Line:
    """Read a line that begins with a label, and name its mark."""
    first = tokens[0]
    types = [token.type for token in tokens]
    label = _read_label(scheme, str(first))
    if "ATTRIBUTES" in types:
        (_keep_attributes if "#" in label.lead else _drop_attributes)(tokens)
        types = [token.type for token in tokens]
    is_title = _TITLE_WORDS.issuperset(types[1:-1])
    if is_title:
        label = attrs.evolve(label, is_title=True)
    rank = label.lead.count("#") or (_CLAUSE_RANK if not is_title else 0)
    first.label = label
    first.type = _mark(scheme, label.lead, is_title=is_title)
    return Line(
        tokens,
        label=label,
        rank=rank or (BOLD_RANK if "STRONG" in types else _PLAIN_RANK),
        is_title=is_title,
        is_intro=_last_text(tokens) in _INTRODUCTIONS,
    )


def _read_label(scheme: Scheme, printed: str) -> PrintedLabel:
    """Read what a labelled line begins with; short ones recur in every document."""
    read = _read_short_label if len(printed) < _SHORT else _read_any_label
    return read(scheme, printed)


def _read_any_label(scheme: Scheme, mark: str) -> PrintedLabel:
    # A bullet may be a star itself: all that it is is one character before the blanks.
    start = len(mark.rstrip(_BLANKS)) - 1 if scheme.family == "bullet" else None
    text = mark.lstrip(_LEAD) if start is None else mark[start:]
    lead = mark[: len(mark) - len(text)]
    printed = text.rstrip(_BLANKS)
    return PrintedLabel(scheme, read_label_path(printed), printed, lead, text[len(printed) :])


_SHORT = 40
_read_short_label = lru_cache(maxsize=4096)(_read_any_label)


def _mark(scheme: Scheme, lead: str, *, is_title: bool) -> str:
    """Name the mark that a label is to the rules."""
    if scheme.nature is Nature.PART:
        mark = "PART_MARK"
    elif "#" in lead:
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

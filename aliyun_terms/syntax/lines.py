"""Lines: the tokens between two line ends, and what nesting needs to know of them."""

import attrs

from aliyun_terms.syntax.lexing import Lexeme
from aliyun_terms.syntax.schemes import Nature, Scheme
from aliyun_terms.tree.labels import Label, LabelPath

__all__ = ["BLANKS", "BOLD_RANK", "CLAUSE_RANK", "PLAIN_RANK", "Line", "PrintedLabel"]

BLANKS = " \t\u3000"

# The rank of a heading is how much it is set off: `#` is 1, `######` is 6.
BOLD_RANK, PLAIN_RANK, CLAUSE_RANK = 7, 8, 9


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
        names_document: a heading in bold that is called what documents are called.
        names_annex: an annex that is only named, in a list of annexes.
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
    names_document: bool = False
    names_annex: bool = False
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
        return len(text) - len(text.lstrip(BLANKS))

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
        self.names_annex = self.label is not None and self.label.scheme.nature is Nature.PART
        text = token.lstrip(BLANKS)
        indentation = len(token) - len(text)
        pieces = [Lexeme("INDENTATION", token[:indentation], token.start_pos)]
        start = token.start_pos + indentation
        if text.startswith("**"):
            pieces.append(Lexeme("STRONG", "**", start))
            text, start = text[2:], start + 2
        pieces.append(Lexeme("WORDS", text, start))
        self.tokens[:1] = [piece for piece in pieces if piece]
        self.label, self.rank, self.loose = None, 0, True

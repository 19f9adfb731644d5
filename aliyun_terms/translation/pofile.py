"""The text of a catalogue: gettext's PO format, in and out without loss.

Babel reads the messages. What it does not keep is kept here: header fields that it does not
know, the wording and context a fuzzy translation was made for (``#|``), comments line by line,
and gettext's further escapes. A second message of one context is refused, not merged.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import attrs
from babel.core import UnknownLocaleError
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, PoFileParser, escape, unescape

from aliyun_terms.errors import CatalogError
from aliyun_terms.source import SourceText, Span

__all__ = [
    "LONGEST_STRING",
    "MADE_UP_FLAGS",
    "UnitCatalog",
    "UnitMessage",
    "parse_catalog",
    "previous_contexts",
    "previous_source",
    "translated_text",
]

LONGEST_STRING = 100_000
"""Code points that a msgid or msgstr may have; a longer one is no text of a clause."""

_LINE = re.compile(
    r'(?:(?P<keyword>msgctxt|msgid|msgid_plural|msgstr(?:\[[0-9]\])?)[ \t]*+)?"(?:[^"\\]|\\.)*+"'
)
_MARKER = re.compile(r"#~?[ \t]*+\|[ \t]*+|#~[ \t]*+|")
_ESCAPE = re.compile(r'\\(?:([\\"ntr])|([abfv])|x([0-9A-Fa-f]{1,2})|([0-7]{1,3}))')
_CONTROLS = {"a": "\a", "b": "\b", "f": "\f", "v": "\v"}
MADE_UP_FLAGS = frozenset(("python-format", "python-brace-format"))
"""Flags that Babel gives to whatever looks like a format: 99% of."""


class UnitMessage(Message):
    """A message that knows which context its translation was made under.

    Attributes:
        previous_context: the ``#| msgctxt``: the eid in the revision that was translated; for
            a unit made of several, all of them, with blanks between. Empty if there is none.
    """

    previous_context: str = ""


class UnitCatalog(Catalog):
    """A catalogue whose header is kept as it is, and in which a context occurs once.

    Attributes:
        headers: the fields of the header, in order.
        name: what to call it in messages: a path, or ``<string>``.
    """

    def __init__(
        self,
        headers: Iterable[tuple[str, str]] = (),
        *,
        comment: str = "",
        name: str = "<string>",
    ) -> None:
        """Make an empty catalogue.

        Args:
            headers: the fields of its header.
            comment: the comment above them, lines that begin with ``#``.
            name: what to call it in messages.
        """
        # A date must be given, or Babel would put in the present one.
        super().__init__(creation_date="", header_comment=comment, fuzzy=False)
        self.headers: tuple[tuple[str, str], ...] = ()
        self.name = name
        self._contexts: set[str | tuple[str, str]] = set()
        self.mime_headers = list(headers)

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """The fields of the header."""
        return list(self.headers)

    @mime_headers.setter
    def mime_headers(self, fields: Iterable[tuple[str, str]]) -> None:
        self.headers = tuple((name, value.strip()) for name, value in fields)
        for name, value in self.headers:
            if name.lower() == "language":
                self.locale = value.replace("-", "_") or None

    @property
    def header_comment(self) -> str:
        """The comment above the header."""
        return self._header_comment or ""

    @header_comment.setter
    def header_comment(self, text: str) -> None:
        self._header_comment: str | None = text

    def __setitem__(self, id: Any, message: Message) -> None:  # noqa: A002 - Babel's name
        """Take a message in; a second one of the same context is an error."""
        if not id:
            self._refuse_odd_header(str(message.string))
        elif (message.context or id) in self._contexts:
            raise ValueError(f"a second message {message.context or id!r}")
        else:
            self._contexts.add(message.context or id)
        super().__setitem__(id, message)

    def _refuse_odd_header(self, text: str) -> None:
        if self.headers:
            raise ValueError("a second header")
        for line in text.split("\n"):
            if line.strip() and ":" not in line:
                raise ValueError(f"the header line {line!r} has no colon")


def translated_text(message: Message | None) -> str:
    """Give the translation of a message; empty where there is none."""
    string = message.string if message is not None else ""
    return string if isinstance(string, str) and string.strip() else ""


def previous_source(message: Message) -> str:
    """Give the Chinese that the translation of a message was made for."""
    return str(message.previous_id[0]) if message.previous_id else str(message.id)


def previous_contexts(message: Message) -> tuple[str, ...]:
    """Give the contexts that the translation of a message was made under."""
    previous = message.previous_context if isinstance(message, UnitMessage) else ""
    return tuple(previous.split())


# ---- Reading ---------------------------------------------------------------------------------


@attrs.define
class _Beside:
    """What stands beside a message and Babel does not keep."""

    comments: list[str] = attrs.field(factory=list)
    previous: list[str] = attrs.field(factory=list)


@attrs.define
class _Reader:
    """One reading of a catalogue's text."""

    source: SourceText
    beside: dict[int, _Beside] = attrs.field(factory=dict)

    def lines(self) -> Iterator[str]:
        """Yield the lines that Babel is to read, as many as there are."""
        waiting = _Beside()
        start = 0
        for number, line in enumerate(self.source.text.split("\n"), 1):
            text = line.strip()
            if text.startswith("#") and not text.startswith(("#~", "#|", "#:", "#,", "#.")):
                waiting.comments.append(text[1:].removeprefix(" "))
                yield "#" if number == 1 else ""
            elif text.startswith(("#:", "#,", "#.")) or not text:
                yield text
            else:
                yield self._string_line(text, number, start + line.index(text), waiting)
                if text.removeprefix("#~").lstrip().startswith("msgid "):
                    self.beside[number] = waiting
                    waiting = _Beside()
            start += len(line) + 1

    def _string_line(self, text: str, number: int, start: int, waiting: _Beside) -> str:
        marker = _MARKER.match(text)
        body = text[marker.end() if marker else 0 :]
        found = _LINE.fullmatch(body)
        if found is None:
            self.refuse(number, "is neither a comment nor keyword and string", start, len(text))
        if len(body) > LONGEST_STRING:
            self.refuse(number, f"has {len(body):,} characters; no clause is as long", start, 1)
        body = _ESCAPE.sub(_unescaped, body) if "\\" in body else body
        if marker and "|" in marker[0]:
            waiting.previous.append(body)
            return ""
        return f"#~ {body}" if text.startswith("#~") else body

    def refuse(self, number: int, problem: str, start: int = -1, length: int = 1) -> None:
        """Refuse the catalogue because of one line.

        Raises:
            CatalogError: always.
        """
        shown = ""
        if start >= 0:
            shown = "\n" + self.source.excerpt(Span(start, start + min(length, 60)))
        raise CatalogError(f"{self.source.name}:{number}: this line {problem}{shown}")


def _unescaped(found: re.Match[str]) -> str:
    """Write an escape that Babel does not know as the character itself."""
    kept, control, hexadecimal, octal = found.groups()
    if kept:
        return found[0]
    if control:
        return _CONTROLS[control]
    character = chr(int(hexadecimal, 16) if hexadecimal else int(octal, 8))
    return character if character not in '"\\\n\r\t' else escape(character)[1:-1]


def parse_catalog(text: str, *, name: str = "<string>") -> UnitCatalog:
    """Read the text of a catalogue.

    Raises:
        CatalogError: it is none, or one that cannot be used: what and where.

    Example:
        >>> text = 'msgid ""\\nmsgstr "Language: en\\\\n"\\n\\nmsgctxt "sec_1"\\nmsgid "费用"\\n'
        >>> [message.string for message in parse_catalog(text + 'msgstr "Fees"\\n')][1:]
        ['Fees']
    """
    reader = _Reader(SourceText(text, name))
    catalog = UnitCatalog()
    parser = PoFileParser(catalog, abort_invalid=True)
    try:
        parser.parse(reader.lines())
    except CatalogError:
        raise
    except PoFileError as error:
        problem = str(error).removesuffix(f" on {error.lineno}")
        raise CatalogError(f"{name}:{error.lineno + 1}: {problem}") from None
    except (ValueError, LookupError, UnknownLocaleError) as error:
        line = parser.offset + 1
        raise CatalogError(f"{name}:{line}: {error}; keep one, or put it right") from None
    return _completed(catalog, reader)


def _completed(catalog: UnitCatalog, reader: _Reader) -> UnitCatalog:
    """Put back what stood beside the messages."""
    whole = UnitCatalog(catalog.headers, comment=_header_comment(reader), name=reader.source.name)
    whole.fuzzy = catalog.fuzzy
    for message in catalog:
        if message.id:
            whole[message.id] = _with_what_is_beside(message, reader)
    for key, message in catalog.obsolete.items():
        whole.obsolete[key] = _with_what_is_beside(message, reader)
    return whole


def _header_comment(reader: _Reader) -> str:
    """Give the comment above the first message, which is the header."""
    first = next(iter(reader.beside.values()), _Beside())
    return "\n".join(f"# {line}".rstrip() for line in first.comments)


def _with_what_is_beside(message: Message, reader: _Reader) -> UnitMessage:
    """Make a message with its comments and what it was made for."""
    line = message.lineno or 0
    beside = reader.beside.get(line, _Beside())
    whole = UnitMessage(
        message.id,
        message.string,
        message.locations,
        (),
        message.auto_comments,
        (),
        lineno=line,
        context=message.context,
    )
    whole.flags = message.flags - MADE_UP_FLAGS
    whole.user_comments = beside.comments
    previous = _previous_strings(beside.previous)
    whole.previous_id = [previous["msgid"]] if previous.get("msgid") else []
    whole.previous_context = previous.get("msgctxt", "")
    strings = (message.string,) if isinstance(message.string, str) else message.string or ()
    if any(len(string) > LONGEST_STRING for string in strings):
        reader.refuse(line, f"begins a message of more than {LONGEST_STRING:,} characters")
    return whole


def _previous_strings(lines: Sequence[str]) -> dict[str, str]:
    """Join the ``#|`` strings by keyword."""
    strings: dict[str, str] = {}
    keyword = ""
    for line in lines:
        before, quote, behind = line.partition('"')
        keyword = before.strip() or keyword
        strings[keyword] = strings.get(keyword, "") + unescape(quote + behind)
    return strings

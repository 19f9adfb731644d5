"""The text of a catalogue: gettext's PO format, in and out without loss.

Babel reads the messages. What it does not keep is kept here: header fields that it does not
know, the wording and context a fuzzy translation was made for (``#|``), comments line by line,
and gettext's further escapes. A second message of one context is refused, not merged.

Writing is done here as well, with Babel's escaping: Babel breaks ``#|`` lines in the middle of
a string, and finds its line breaks in quadratic time where there are no blanks, as in Chinese.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import attrs
from babel.core import UnknownLocaleError
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, PoFileParser, escape, unescape

from aliyun_terms.errors import CatalogError
from aliyun_terms.source import SourceText, Span, display_width

__all__ = [
    "LONGEST_STRING",
    "UnitCatalog",
    "UnitMessage",
    "format_catalog",
    "parse_catalog",
    "previous_contexts",
    "previous_source",
    "translated_text",
]

LONGEST_STRING = 100_000
"""Code points that a msgid or msgstr may have; a longer one is no text of a clause."""

_WIDTH = 76
_LINE = re.compile(
    r'(?:(?P<keyword>msgctxt|msgid|msgid_plural|msgstr(?:\[[0-9]\])?)[ \t]*+)?"(?:[^"\\]|\\.)*+"'
)
_MARKER = re.compile(r"#~?[ \t]*+\|[ \t]*+|#~[ \t]*+|")
_ESCAPE = re.compile(r'\\(?:([\\"ntr])|([abfv])|x([0-9A-Fa-f]{1,2})|([0-7]{1,3}))')
_CONTROLS = {"a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_BREAK = re.compile(r"(?:\\.|[^\s\\\u2e80-\uffef])++[ \t]*+|(?:\\.|\S)[ \t]*+|\s")
_MADE_UP_FLAGS = frozenset(("python-format", "python-brace-format"))


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
    except PoFileError as error:
        raise CatalogError(f"{name}:{error.lineno + 1}: {error}") from None
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
    whole.flags = message.flags - _MADE_UP_FLAGS
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


# ---- Writing ---------------------------------------------------------------------------------


def format_catalog(catalog: Catalog) -> str:
    """Write a catalogue as gettext does, the same every time.

    Args:
        catalog: the catalogue; of one that Babel made, the header is Babel's.

    Example:
        >>> catalog = UnitCatalog([("Language", "en")])
        >>> _ = catalog.add("费用", "Fees", context="sec_1")
        >>> print(format_catalog(catalog))
        msgid ""
        msgstr ""
        "Language: en\\n"
        <BLANKLINE>
        msgctxt "sec_1"
        msgid "费用"
        msgstr "Fees"
        <BLANKLINE>
    """
    messages = [message for message in catalog if message.id]
    parts = [
        _header_lines(catalog),
        *(_message_lines(message) for message in messages),
        *(_message_lines(message, mark="#~ ") for message in catalog.obsolete.values()),
    ]
    return "\n".join("".join(f"{line}\n" for line in lines) for lines in parts)


def _header_lines(catalog: Catalog) -> Iterator[str]:
    if catalog.header_comment:
        yield from catalog.header_comment.split("\n")
    if catalog.fuzzy:
        yield "#, fuzzy"
    yield 'msgid ""'
    yield 'msgstr ""'
    for name, value in catalog.mime_headers:
        yield escape(f"{name}: {value.strip()}\n")


def _message_lines(message: Message, *, mark: str = "") -> Iterator[str]:
    """Yield the lines of a message; *mark* stands before those of an obsolete one."""
    yield from (f"# {line}".rstrip() for line in message.user_comments)
    if not mark:
        yield from (f"#. {line}".rstrip() for line in message.auto_comments)
        if message.locations:
            yield "#: " + " ".join(_location(*location) for location in message.locations)
    flags = sorted(message.flags - _MADE_UP_FLAGS)
    if flags:
        yield f"#, {', '.join(flags)}"
    before = f"{mark.strip() or '#'}| "
    if message.previous_id:
        contexts = previous_contexts(message)
        if contexts:
            yield from _string_lines("msgctxt", " ".join(contexts), before)
        yield from _string_lines("msgid", str(message.previous_id[0]), before)
    if message.context:
        yield from _string_lines("msgctxt", message.context, mark)
    yield from _id_and_string_lines(message, mark)


def _id_and_string_lines(message: Message, mark: str) -> Iterator[str]:
    if isinstance(message.id, str):
        yield from _string_lines("msgid", message.id, mark)
        yield from _string_lines("msgstr", str(message.string or ""), mark)
        return
    for keyword, text in zip(("msgid", "msgid_plural"), message.id, strict=True):
        yield from _string_lines(keyword, text, mark)
    for number, text in enumerate(message.string or ()):
        yield from _string_lines(f"msgstr[{number}]", text, mark)


def _location(file: str, line: int | None) -> str:
    """Write a reference; a name with blanks stands between isolates, as gettext writes it."""
    name = f"\u2068{file}\u2069" if " " in file or "\t" in file else file
    return f"{name}:{line}" if line else name


def _string_lines(keyword: str, text: str, mark: str) -> Iterator[str]:
    """Yield keyword and string, on one line if there is room."""
    pieces = list(_wrapped(text))
    alone = f"{mark}{keyword} {pieces[0]}" if pieces else f'{mark}{keyword} ""'
    if len(pieces) < 2 and display_width(alone) <= _WIDTH + 2:
        yield alone
        return
    yield f'{mark}{keyword} ""'
    yield from (f"{mark}{piece}" for piece in pieces)


def _wrapped(text: str) -> Iterator[str]:
    """Break a string behind blanks and line ends, and between Chinese characters."""
    room = _WIDTH - 2
    for line in re.findall(r"[^\n]*+\n|[^\n]++", text):
        kept: list[str] = []
        width = 0
        for piece in _BREAK.findall(escape(line)[1:-1]):
            cells = display_width(piece)
            if kept and width + cells > room:
                yield f'"{"".join(kept)}"'
                kept, width = [], 0
            kept.append(piece)
            width += cells
        yield f'"{"".join(kept)}"'

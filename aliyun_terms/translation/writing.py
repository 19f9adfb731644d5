"""Writing catalogues: gettext's PO format, the same every time.

With Babel's escaping but not its lines: Babel breaks ``#|`` lines in the middle of a string, and
finds its line breaks in quadratic time where there are no blanks, as in Chinese.
"""

import re
from collections.abc import Iterator

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import escape

from aliyun_terms.source import display_width
from aliyun_terms.translation.pofile import MADE_UP_FLAGS, previous_contexts

__all__ = ["format_catalog"]

_WIDTH = 76
_BREAK = re.compile(r"(?:\\.|[^\s\\\u2e80-\uffef])++[ \t]*+|(?:\\.|\S)[ \t]*+|\s")


def format_catalog(catalog: Catalog) -> str:
    """Write a catalogue as gettext does, the same every time.

    Args:
        catalog: the catalogue; of one that Babel made, the header is Babel's.

    Example:
        >>> from aliyun_terms.translation.pofile import UnitCatalog
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
    flags = sorted(message.flags - MADE_UP_FLAGS)
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

"""Words that are explained where they stand at the beginning of a line."""

import re
from collections.abc import Iterator

from aliyun_terms.references.reading import Line, Lines
from aliyun_terms.source import Span
from aliyun_terms.syntax.definitions import Naming, NamingKind
from aliyun_terms.tree.blocks import Part, Section, Unit
from aliyun_terms.tree.inline import Strong
from aliyun_terms.tree.plain import plain_text

__all__ = ["find_headwords"]

_GLOSSARY = re.compile(r"定义|术语|释义|名词解释")
_HEADWORD = re.compile(r"[“\"「]([^“”\"「」（()）。；：，、]{2,20})[”\"」](?=\1[是为])")
_LONGEST = 20
_NO_NAME = "，。；：！？、（）()"


def find_headwords(lines: Lines) -> Iterator[Naming]:
    """Yield the words that are explained without 指.

    They are read as definitions: “竞价”竞价是…, and **服务周期**：… below a heading that says
    that it defines.
    """
    offset, in_glossary = 0, False
    for line in lines.all:
        if isinstance(line.block, Part | Section):
            in_glossary = bool(_GLOSSARY.search(line.text)) or (
                in_glossary and line.block.label is None
            )
        found = _HEADWORD.match(line.text)
        place = found.span(1) if found else None
        end = found.end() if found else 0
        if place is None and in_glossary and isinstance(line.block, Unit):
            place, end = _bold_headword(line)
        if place is not None:
            own = Span(offset + place[0], offset + place[1])
            name = line.text[place[0] : place[1]]
            yield Naming(NamingKind.MEANS, (name,), (own,), Span(offset, offset + end))
        offset += len(line.text) + 1


def _bold_headword(line: Line) -> tuple[tuple[int, int] | None, int]:
    """Find the word in bold before the colon that a line begins with, and the colon's end."""
    if len(line.content) < 2 or not isinstance(line.content[0], Strong):
        return None, 0
    name = plain_text(line.content[:1]).strip().rstrip("：:")
    end = line.text.find(name) + len(name)
    if not 2 <= len(name) <= _LONGEST or any(sign in name for sign in _NO_NAME):
        return None, 0
    return ((end - len(name), end), end + 1) if line.text[end : end + 1] in "：:" else (None, 0)

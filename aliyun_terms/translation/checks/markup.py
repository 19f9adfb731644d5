"""Addresses, links, emphasis and what must not stand in a translation at all."""

import re
import unicodedata
from collections.abc import Iterator

from aliyun_terms.source import Span
from aliyun_terms.translation.checks.codes import find
from aliyun_terms.translation.checks.findings import CheckedUnit, TranslationFinding
from aliyun_terms.translation.marks import MARK, allowed_targets
from aliyun_terms.tree.blocks import Unit
from aliyun_terms.tree.emphasis import Emphasis, emphasis
from aliyun_terms.tree.inline import Strong
from aliyun_terms.tree.links import links_in
from aliyun_terms.tree.plain import plain_text

__all__ = ["check_addresses", "check_links", "check_markup", "without_addresses"]

_HARMLESS = "\n\t\u200c\u200d"
_PATH = r"[A-Za-z0-9\-_~/#@$&+=%]"
_ADDRESS = re.compile(
    rf"(?:https?://|www\.)(?:{_PATH}++|[.:?,;'](?={_PATH}))++"
    r"|(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]++@(?:[A-Za-z0-9-]++\.)++[A-Za-z]{2,}+"
)
_MARKUP = re.compile(
    r"</?[A-Za-z!][^<>]*+>?|(?:java|vb)script\s*+:|data\s*+:\s*+text|&(?:#\d++|#x[0-9a-f]++|\w++);",
    re.IGNORECASE,
)


def without_addresses(text: str) -> str:
    """Blank out web addresses, so that no number or word is found in one."""
    text = _ADDRESS.sub(lambda found: " " * len(found[0]), text)
    return re.sub(r"(?<=\])\([^()\s]*+\)", lambda found: " " * len(found[0]), text)


def check_addresses(unit: CheckedUnit) -> Iterator[TranslationFinding]:
    """Yield the web and mail addresses that only one of the two has."""
    text = re.sub(r"(?<=\])\([^()\s]*+\)", lambda found: " " * len(found[0]), unit.text)
    source, target = _addresses(unit.source), _addresses(text)
    added = [address for address in target if address not in source]
    for address in source:
        if address in target:
            continue
        instead = added.pop(0) if added else None
        yield find(
            "address",
            unit,
            source_span=source[address],
            span=target[instead] if instead is not None else None,
        )
    for address in added:
        yield find("address", unit, span=target[address])


def _addresses(text: str) -> dict[str, Span]:
    return {found[0]: Span(*found.span()) for found in _ADDRESS.finditer(text)}


def check_links(unit: CheckedUnit) -> Iterator[TranslationFinding]:
    """Yield the links and the emphasis within a line that the translation does not show."""
    content = unit.block.content if isinstance(unit.block, Unit) else ()
    written = {found["target"] for found in MARK.finditer(unit.text) if found["target"]}
    for link in links_in(content):
        words = plain_text((link,))
        if words.strip() == unit.source.strip() or words in unit.text or not words.strip():
            continue
        if link.target not in written:
            yield find("link-lost", unit, source_span=_place(unit.source, words))
    is_marked = any(found["strong"] for found in MARK.finditer(unit.text))
    if _is_partly_bold(unit) and not is_marked:
        runs = [plain_text((run,)) for run in content if isinstance(run, Strong)]
        words = next((run for run in runs if run.strip()), "")
        yield find("emphasis-lost", unit, source_span=_place(unit.source, words))


def _is_partly_bold(unit: CheckedUnit) -> bool:
    return isinstance(unit.block, Unit) and emphasis(unit.block) is Emphasis.PARTIAL


def _place(text: str, words: str) -> Span:
    start = max(text.find(words), 0)
    return Span(start, start + len(words))


def check_markup(unit: CheckedUnit) -> Iterator[TranslationFinding]:
    """Yield markup that the source does not have, and characters that nobody sees."""
    content = unit.block.content if isinstance(unit.block, Unit) else ()
    partial = _is_partly_bold(unit)
    targets = allowed_targets(content)
    for found in _MARKUP.finditer(unit.text):
        if found[0] not in unit.source:
            yield find("markup", unit, span=Span(*found.span()))
    for found in MARK.finditer(unit.text):
        is_foreign = found["target"] is not None and found["target"] not in targets
        if is_foreign or (found["strong"] is not None and not partial):
            yield find("markup", unit, span=Span(*found.span()))
    for place, character in enumerate(unit.text):
        if unicodedata.category(character) in ("Cc", "Cf", "Co") and character not in _HARMLESS:
            name = unicodedata.name(character, f"U+{ord(character):04X}")
            if character not in unit.source:
                yield find(
                    "control-character", unit, span=Span(place, place + 1), places={"text": name}
                )

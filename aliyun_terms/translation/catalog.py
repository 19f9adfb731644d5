"""Catalogues: gettext files in which each message is one unit of one document.

``msgctxt`` is the eid of the unit and ``msgid`` the Chinese wording that ``msgstr``
translates, so a translation of another wording is known for what it is.
"""

import re
from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from tempfile import NamedTemporaryFile
from types import MappingProxyType

import attrs
from babel.core import Locale
from babel.messages.catalog import Catalog, Message

from aliyun_terms.corpus import find_work
from aliyun_terms.errors import CatalogError, ResourceMissingError
from aliyun_terms.translation.pofile import (
    UnitCatalog,
    parse_catalog,
    previous_source,
    translated_text,
)
from aliyun_terms.translation.units import translatable_units
from aliyun_terms.translation.writing import format_catalog
from aliyun_terms.tree.document import Document

__all__ = [
    "State",
    "TranslatedUnit",
    "Translation",
    "load_catalog",
    "locale_tag",
    "read_catalog",
    "translate",
    "write_catalog",
]

_CHARSET = re.compile(rb"charset=([A-Za-z0-9_.:-]+)")


class State(Enum):
    """How far a unit is translated."""

    TRANSLATED = "translated"
    FUZZY = "fuzzy"
    """There is a translation, but of another wording, or one that nobody has checked."""
    MISSING = "missing"


@attrs.frozen
class TranslatedUnit:
    """The translation of one unit.

    Attributes:
        text: the translation; empty where it is missing.
        state: whether it can be relied on.
        source: the Chinese wording that it translates.
    """

    text: str
    state: State
    source: str


@attrs.frozen
class Translation:
    """A document's translation into one language.

    Attributes:
        language: the language, as a BCP 47 tag: ``en``.
        units: the translation of each unit, by its context; one for every unit there is.
        obsolete: contexts of the catalogue that the document no longer has.
    """

    language: str
    units: Mapping[str, TranslatedUnit]
    obsolete: tuple[str, ...] = ()

    def count(self, state: State) -> int:
        """Count the units in a state."""
        return sum(unit.state is state for unit in self.units.values())


def read_catalog(path: str | Path) -> UnitCatalog:
    """Read a gettext catalogue.

    Raises:
        CatalogError: it is missing, not UTF-8, or not a catalogue that can be used: a broken
            header, two messages of one context, a text too long for a clause.
    """
    try:
        data = Path(path).read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise CatalogError(f"{path}: cannot be read: {reason}") from None
    catalog = parse_catalog(_decoded(data, path), name=str(path))
    _refuse_headers(path, catalog)
    return catalog


def write_catalog(catalog: Catalog, path: str | Path) -> None:
    """Write a catalogue to a file, all of it or nothing.

    It is written beside the file and then takes its name, so that whoever reads the file
    meanwhile, or pulls the plug, finds the old catalogue or the new one.

    Raises:
        CatalogError: the file cannot be written; it is as it was.
    """
    target = Path(path)
    if target.is_symlink():
        target = target.resolve()
    scratch: Path | None = None
    try:
        with NamedTemporaryFile(
            "wb", dir=target.parent, prefix=f".{target.name}.", delete=False
        ) as file:
            scratch = Path(file.name)
            file.write(format_catalog(catalog).encode("utf-8"))
        scratch.chmod(target.stat().st_mode if target.exists() else 0o644)
        scratch.replace(target)
    except (OSError, ValueError) as error:
        if scratch is not None:
            scratch.unlink(missing_ok=True)
        reason = getattr(error, "strerror", None) or error
        raise CatalogError(f"{path}: cannot be written: {reason}") from None


def load_catalog(name: str, language: str) -> UnitCatalog:
    """Read the catalogue of a document of the corpus.

    Args:
        name: the document.
        language: a BCP 47 tag.

    Raises:
        ResourceMissingError: there is no such document, or no such translation of it.
    """
    work = find_work(name)
    for known, path in work.translations:
        if known == language:
            return read_catalog(path)
    languages = ", ".join(known for known, _ in work.translations)
    raise ResourceMissingError(f"{name} is not translated into {language!r}; there is: {languages}")


def _decoded(data: bytes, path: str | Path) -> str:
    """Decode a catalogue; it must say that it is in UTF-8, and be."""
    declared = _CHARSET.search(data)
    charset = declared[1].decode("ascii").lower() if declared else ""
    if charset and charset not in ("utf-8", "utf8", "us-ascii", "ascii"):
        raise CatalogError(
            f"{path}: not a gettext catalogue in UTF-8: its header says charset={charset}; "
            f"convert it: msgconv --to-code=UTF-8"
        )
    try:
        return data.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise CatalogError(
            f"{path}: not a gettext catalogue in UTF-8: byte 0x{data[error.start]:02x} in line "
            f"{line}; let its header name its charset, and convert it: msgconv --to-code=UTF-8"
        ) from None


def _refuse_headers(path: str | Path, catalog: UnitCatalog) -> None:
    fields = {name.lower(): value for name, value in catalog.headers}
    if not fields:
        raise CatalogError(
            f"{path}: not a gettext catalogue: it begins with no header (a message with an empty "
            f"msgid); make one with: aliyun-terms translate extract"
        )
    if catalog.locale is None:
        named = fields.get("language")
        problem = f"names the language {named!r}, unknown here" if named else "names no language"
        raise CatalogError(f"{path}: its header {problem}; add a line such as: Language: en")


def translate(document: Document, catalog: Catalog) -> Translation:
    """Hold a catalogue against a document.

    Args:
        document: the Chinese document.
        catalog: a catalogue made for it, or for an earlier revision.

    Returns:
        One translation for each unit. A unit whose Chinese is not the wording that was
        translated is fuzzy, whatever the catalogue says.

    Example:
        >>> from aliyun_terms import load_corpus, load_catalog
        >>> document = load_corpus("api-usage-terms")
        >>> translation = translate(document, load_catalog("api-usage-terms", "en"))
        >>> translation.units["sec_5"].text
        'Confidentiality'
    """
    messages = {message.context or "": message for message in catalog if message.id}
    units = {
        unit.context: _translated(messages.get(unit.context), unit.text)
        for unit in translatable_units(document)
    }
    locale = catalog.locale
    language = locale_tag(locale) if locale is not None else "und"
    obsolete = tuple(context for context in messages if context not in units)
    return Translation(language, MappingProxyType(units), obsolete)


def _translated(message: Message | None, text: str) -> TranslatedUnit:
    string = translated_text(message)
    if message is None or not string:
        return TranslatedUnit("", State.MISSING, text)
    source = previous_source(message) if message.fuzzy else str(message.id)
    state = State.FUZZY if message.fuzzy or source != text else State.TRANSLATED
    return TranslatedUnit(string, state, source)


def locale_tag(locale: Locale) -> str:
    """Write a locale as a BCP 47 tag: ``zh_Hans_CN`` is ``zh-Hans-CN``."""
    return str(locale).replace("_", "-")

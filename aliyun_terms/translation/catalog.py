"""Catalogues: gettext files in which each message is one unit of one document.

``msgctxt`` is the eid of the unit and ``msgid`` the Chinese wording that ``msgstr``
translates, so a translation of another wording is known for what it is.
"""

from collections.abc import Iterator, Mapping
from enum import Enum
from io import BytesIO
from pathlib import Path
from types import MappingProxyType

import attrs
from babel.core import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, read_po

from aliyun_terms.corpus import find_work
from aliyun_terms.errors import CatalogError, ResourceMissingError
from aliyun_terms.translation.units import translatable_units
from aliyun_terms.tree.document import Document

__all__ = [
    "State",
    "TranslatedUnit",
    "Translation",
    "load_catalog",
    "locale_tag",
    "read_catalog",
    "translate",
]


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


def read_catalog(path: str | Path) -> Catalog:
    """Read a gettext catalogue.

    Raises:
        CatalogError: it is missing, not UTF-8, or not a catalogue.
    """
    try:
        with Path(path).open("rb") as file:
            data = file.read()
        _refuse_open_strings(data)
        catalog = read_po(BytesIO(data), abort_invalid=True)
    except OSError as error:
        raise CatalogError(f"{path}: cannot be read: {error.strerror or error}") from None
    except (PoFileError, LookupError, ValueError, UnknownLocaleError) as error:
        raise CatalogError(
            f"{path}: not a gettext catalogue in UTF-8: {error}; check it with msgfmt --check"
        ) from None
    if catalog.locale is None:
        raise CatalogError(
            f"{path}: its header names no language; add a line such as: Language: en"
        )
    _refuse_duplicates(path, catalog)
    return catalog


def load_catalog(name: str, language: str) -> Catalog:
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


def _refuse_open_strings(data: bytes) -> None:
    """Refuse a string without its closing quotation mark, which Babel reads past."""
    for number, line in enumerate(data.splitlines(), 1):
        text = line.strip()
        if text and not text.startswith(b"#") and (text.count(b'"') < 2 or not text.endswith(b'"')):
            raise ValueError(f"line {number} has no closing quotation mark")


def _refuse_duplicates(path: str | Path, catalog: Catalog) -> None:
    seen: set[str] = set()
    for message in _messages(catalog):
        context = message.context or ""
        if context in seen:
            raise CatalogError(f"{path}: two messages have the context {context!r}; keep one")
        seen.add(context)


def _messages(catalog: Catalog) -> Iterator[Message]:
    return (message for message in catalog if message.id)


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
    messages = {message.context or "": message for message in _messages(catalog)}
    units = {
        unit.context: _translated(messages.get(unit.context), unit.text)
        for unit in translatable_units(document)
    }
    locale = catalog.locale
    language = locale_tag(locale) if locale is not None else "und"
    obsolete = tuple(context for context in messages if context not in units)
    return Translation(language, MappingProxyType(units), obsolete)


def _translated(message: Message | None, text: str) -> TranslatedUnit:
    string = message.string if message is not None else ""
    if message is None or not isinstance(string, str) or not string.strip():
        return TranslatedUnit("", State.MISSING, text)
    source = str(message.id)
    state = State.FUZZY if message.fuzzy or source != text else State.TRANSLATED
    return TranslatedUnit(string, state, source)


def locale_tag(locale: Locale) -> str:
    """Write a locale as a BCP 47 tag: ``zh_Hans_CN`` is ``zh-Hans-CN``."""
    return str(locale).replace("_", "-")

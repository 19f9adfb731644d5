"""Interface words, dates and lists in a reader's language, through Babel.

Legal text is never translated here: that is what catalogues of documents are for.
"""

import gettext
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.core import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from aliyun_terms.errors import CatalogError

__all__ = ["date_words", "interface_words", "language_name", "parse_locale", "words_language"]

_FOLDER = Path(__file__).resolve().parent


def parse_locale(tag: str) -> Locale:
    """Read a locale from a BCP 47 tag or a gettext name.

    Raises:
        CatalogError: there is no such locale.

    Example:
        >>> parse_locale("zh-Hans").display_name
        '中文 (简体)'
    """
    try:
        return Locale.parse(tag.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        raise CatalogError(
            f"{tag!r} is not a language that is known here; give a tag such as en or zh-Hans"
        ) from None


@cache
def interface_words(tag: str) -> gettext.NullTranslations:
    """Give the interface words of a language; English where there are none.

    Args:
        tag: a BCP 47 tag.
    """
    path = _words_file(parse_locale(tag))
    return gettext.NullTranslations() if path is None else _read_words(path)


def words_language(tag: str) -> str:
    """Tell in which language the interface words of a language are: itself, or English.

    Args:
        tag: a BCP 47 tag.

    Example:
        >>> words_language("zh-CN"), words_language("fr")
        ('zh-CN', 'en')
    """
    locale = parse_locale(tag)
    path = _words_file(locale)
    found = "en" if path is None else path.parts[-3]
    return tag if found.split("_")[0] == locale.language else found


def _words_file(locale: Locale) -> Path | None:
    """Find the interface words of a locale, or those that stand in for them."""
    for name in (
        str(locale),
        f"{locale.language}_{locale.script}",
        locale.language,
        _likely(locale),
    ):
        path = _FOLDER / name / "LC_MESSAGES" / "aliyun_terms.po"
        if path.is_file():
            return path
    return None


def _likely(locale: Locale) -> str:
    """Name the folder of a Chinese locale that names no script."""
    return "zh_Hans" if locale.language == "zh" and locale.script != "Hant" else "en"


def _read_words(path: Path) -> gettext.GNUTranslations:
    """Read a catalogue at run time, so that there is no compiled file to forget."""
    with path.open("rb") as file:
        catalog = read_po(file)
    compiled = BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def date_words(day: date, tag: str) -> str:
    """Write a date the way readers of a language do.

    Example:
        >>> date_words(date(2021, 4, 25), "zh-Hans"), date_words(date(2021, 4, 25), "en")
        ('2021年4月25日', 'April 25, 2021')
    """
    return format_date(day, format="long", locale=parse_locale(tag))


def language_name(tag: str) -> str:
    """Give the name of a language in that language, without its script.

    Example:
        >>> language_name("zh-Hans"), language_name("en")
        ('中文', 'English')
    """
    locale = parse_locale(tag)
    return Locale(locale.language).get_display_name() or tag

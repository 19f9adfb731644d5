"""Whether a catalogue belongs to a document at all."""

from babel.messages.catalog import Catalog

from aliyun_terms.errors import CatalogError
from aliyun_terms.translation.pofile import UnitCatalog
from aliyun_terms.translation.units import translatable_units
from aliyun_terms.tree.document import Document

__all__ = ["fit", "require_fit"]

_LEAST = 0.2
"""Of a catalogue of the document itself all messages fit, of one of another document those
headings that every document has: 定义, 其他. What was rewritten to the fifth is another text."""


def fit(document: Document, catalog: Catalog) -> float:
    """Tell which share of a catalogue's messages translate words of a document, from 0 to 1.

    Args:
        document: the Chinese document.
        catalog: a catalogue; one without messages fits.

    Example:
        >>> from aliyun_terms import load_catalog, load_corpus
        >>> fit(load_corpus("api-usage-terms"), load_catalog("api-usage-terms", "en"))
        1.0
    """
    texts = {unit.text for unit in translatable_units(document)}
    found = [message.id in texts for message in catalog if message.id]
    return sum(found) / len(found) if found else 1.0


def require_fit(document: Document, catalog: Catalog) -> None:
    """Refuse a catalogue of another document.

    Args:
        document: the Chinese document.
        catalog: a catalogue.

    Raises:
        CatalogError: fewer than a fifth of its messages translate words of the document.
    """
    share = fit(document, catalog)
    if share < _LEAST:
        name = catalog.name if isinstance(catalog, UnitCatalog) else "the catalogue"
        number = sum(bool(message.id) for message in catalog)
        raise CatalogError(
            f"{name}: made for another document than {document.name}: of its {number} messages "
            f"{round(share * number)} translate words of it; give the document it was made for, "
            f"or carry it over with: aliyun-terms translate update"
        )

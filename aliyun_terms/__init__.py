"""Chinese cloud terms as data: parse, query, diff and render terms documents.

Importing this package is light: the public names below are loaded when they are first used.

Example:
    >>> import aliyun_terms
    >>> document = aliyun_terms.load_corpus("api-usage-terms")
    >>> document["2.5.1"].text[:9]
    '修改、翻译、改编、'
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from aliyun_terms.comparison.changes import Change as Change
    from aliyun_terms.comparison.changes import ChangeKind as ChangeKind
    from aliyun_terms.comparison.changes import Weight as Weight
    from aliyun_terms.comparison.comparing import EditScript as EditScript
    from aliyun_terms.comparison.comparing import apply as apply
    from aliyun_terms.comparison.comparing import diff as diff
    from aliyun_terms.comparison.comparing import invert as invert
    from aliyun_terms.comparison.inline import Piece as Piece
    from aliyun_terms.comparison.inline import PieceKind as PieceKind
    from aliyun_terms.comparison.inline import redline as redline
    from aliyun_terms.corpus import Work as Work
    from aliyun_terms.corpus import corpus_works as corpus_works
    from aliyun_terms.corpus import find_work as find_work
    from aliyun_terms.corpus import load_corpus as load_corpus
    from aliyun_terms.diagnostics.checking import check as check
    from aliyun_terms.diagnostics.model import Diagnostic as Diagnostic
    from aliyun_terms.diagnostics.model import Severity as Severity
    from aliyun_terms.errors import TermsError as TermsError
    from aliyun_terms.norms.deltas import NormDelta as NormDelta
    from aliyun_terms.norms.deltas import norm_deltas as norm_deltas
    from aliyun_terms.norms.explaining import Explanation as Explanation
    from aliyun_terms.norms.explaining import explain_norms as explain_norms
    from aliyun_terms.norms.extracting import extract_norms as extract_norms
    from aliyun_terms.norms.extracting import norms_by_eid as norms_by_eid
    from aliyun_terms.norms.lexicon import Lexicon as Lexicon
    from aliyun_terms.norms.lexicon import read_lexicon as read_lexicon
    from aliyun_terms.norms.model import Bearer as Bearer
    from aliyun_terms.norms.model import Confidence as Confidence
    from aliyun_terms.norms.model import Force as Force
    from aliyun_terms.norms.model import Marker as Marker
    from aliyun_terms.norms.model import Norm as Norm
    from aliyun_terms.norms.model import NormType as NormType
    from aliyun_terms.reading import ParseResult as ParseResult
    from aliyun_terms.reading import find_files as find_files
    from aliyun_terms.reading import load as load
    from aliyun_terms.reading import parse as parse
    from aliyun_terms.reading import parse_many as parse_many
    from aliyun_terms.rendering.html import render_html as render_html
    from aliyun_terms.rendering.markdown import render_markdown as render_markdown
    from aliyun_terms.rendering.outline import render_outline as render_outline
    from aliyun_terms.resources import schema as schema
    from aliyun_terms.source import SourceText as SourceText
    from aliyun_terms.source import Span as Span
    from aliyun_terms.syntax.metadata import Metadata as Metadata
    from aliyun_terms.syntax.metadata import Party as Party
    from aliyun_terms.syntax.metadata import read_metadata as read_metadata
    from aliyun_terms.syntax.unparsing import unparse as unparse
    from aliyun_terms.translation.catalog import State as State
    from aliyun_terms.translation.catalog import Translation as Translation
    from aliyun_terms.translation.catalog import load_catalog as load_catalog
    from aliyun_terms.translation.catalog import read_catalog as read_catalog
    from aliyun_terms.translation.catalog import translate as translate
    from aliyun_terms.tree.blocks import Cell as Cell
    from aliyun_terms.tree.blocks import Clause as Clause
    from aliyun_terms.tree.blocks import Formula as Formula
    from aliyun_terms.tree.blocks import ListItem as ListItem
    from aliyun_terms.tree.blocks import Noise as Noise
    from aliyun_terms.tree.blocks import Paragraph as Paragraph
    from aliyun_terms.tree.blocks import Part as Part
    from aliyun_terms.tree.blocks import Row as Row
    from aliyun_terms.tree.blocks import Section as Section
    from aliyun_terms.tree.blocks import Table as Table
    from aliyun_terms.tree.blocks import Title as Title
    from aliyun_terms.tree.document import Document as Document
    from aliyun_terms.tree.emphasis import Emphasis as Emphasis
    from aliyun_terms.tree.emphasis import emphasis as emphasis
    from aliyun_terms.tree.emphasis import emphasised as emphasised
    from aliyun_terms.tree.inline import Image as Image
    from aliyun_terms.tree.inline import Link as Link
    from aliyun_terms.tree.inline import Strong as Strong
    from aliyun_terms.tree.inline import Text as Text
    from aliyun_terms.tree.labels import Label as Label
    from aliyun_terms.tree.links import links as links
    from aliyun_terms.tree.numerals import chinese_numeral as chinese_numeral
    from aliyun_terms.tree.numerals import read_numeral as read_numeral
    from aliyun_terms.tree.serialising import from_dict as from_dict
    from aliyun_terms.tree.serialising import from_json as from_json
    from aliyun_terms.tree.serialising import to_dict as to_dict
    from aliyun_terms.tree.serialising import to_json as to_json
    from aliyun_terms.tree.targets import TargetKind as TargetKind
    from aliyun_terms.tree.walk import walk as walk
    from aliyun_terms.version import VERSION as VERSION

_HOMES = {
    "corpus": ("Work", "corpus_works", "find_work", "load_corpus"),
    "diagnostics.checking": ("check",),
    "diagnostics.model": ("Diagnostic", "Severity"),
    "comparison.changes": ("Change", "ChangeKind", "Weight"),
    "comparison.comparing": ("EditScript", "apply", "diff", "invert"),
    "comparison.inline": ("Piece", "PieceKind", "redline"),
    "errors": ("TermsError",),
    "norms.deltas": ("NormDelta", "norm_deltas"),
    "norms.explaining": ("Explanation", "explain_norms"),
    "norms.extracting": ("extract_norms", "norms_by_eid"),
    "norms.lexicon": ("Lexicon", "read_lexicon"),
    "norms.model": ("Bearer", "Confidence", "Force", "Marker", "Norm", "NormType"),
    "reading": ("ParseResult", "find_files", "load", "parse", "parse_many"),
    "rendering.html": ("render_html",),
    "rendering.markdown": ("render_markdown",),
    "rendering.outline": ("render_outline",),
    "resources": ("schema",),
    "source": ("SourceText", "Span"),
    "syntax.metadata": ("Metadata", "Party", "read_metadata"),
    "syntax.unparsing": ("unparse",),
    "translation.catalog": ("State", "Translation", "load_catalog", "read_catalog", "translate"),
    "tree.blocks": (
        *("Cell", "Clause", "Formula", "ListItem", "Noise", "Paragraph"),
        *("Part", "Row", "Section", "Table", "Title"),
    ),
    "tree.document": ("Document",),
    "tree.emphasis": ("Emphasis", "emphasis", "emphasised"),
    "tree.inline": ("Image", "Link", "Strong", "Text"),
    "tree.labels": ("Label",),
    "tree.links": ("links",),
    "tree.numerals": ("chinese_numeral", "read_numeral"),
    "tree.serialising": ("from_dict", "from_json", "to_dict", "to_json"),
    "tree.targets": ("TargetKind",),
    "tree.walk": ("walk",),
    "version": ("VERSION",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = sorted(_HOME_OF)  # noqa: PLE0605 - a list of strings, worked out from one table


def __getattr__(name: str) -> Any:
    """Load a public name when it is first used (PEP 562)."""
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names."""
    return [*__all__, "__doc__", "__name__"]

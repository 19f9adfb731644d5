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
    from aliyun_terms.auditing.auditing import audit as audit
    from aliyun_terms.auditing.model import Audit as Audit
    from aliyun_terms.auditing.model import AuditedClause as AuditedClause
    from aliyun_terms.auditing.model import Conspicuousness as Conspicuousness
    from aliyun_terms.auditing.model import Materiality as Materiality
    from aliyun_terms.auditing.profiles import Profile as Profile
    from aliyun_terms.auditing.profiles import read_profile as read_profile
    from aliyun_terms.comparison.changes import Change as Change
    from aliyun_terms.comparison.changes import ChangeEvidence as ChangeEvidence
    from aliyun_terms.comparison.changes import ChangeKind as ChangeKind
    from aliyun_terms.comparison.changes import Remark as Remark
    from aliyun_terms.comparison.changes import Weight as Weight
    from aliyun_terms.comparison.comparing import EditScript as EditScript
    from aliyun_terms.comparison.comparing import apply as apply
    from aliyun_terms.comparison.comparing import diff as diff
    from aliyun_terms.comparison.comparing import invert as invert
    from aliyun_terms.comparison.inline import Piece as Piece
    from aliyun_terms.comparison.inline import PieceKind as PieceKind
    from aliyun_terms.comparison.inline import redline as redline
    from aliyun_terms.comparison.reporting import describe_script as describe_script
    from aliyun_terms.comparison.reporting import select_changes as select_changes
    from aliyun_terms.comparison.script import apply_patch as apply_patch
    from aliyun_terms.comparison.serialising import script_from_dict as script_from_dict
    from aliyun_terms.comparison.serialising import script_from_json as script_from_json
    from aliyun_terms.comparison.serialising import script_to_dict as script_to_dict
    from aliyun_terms.comparison.serialising import script_to_json as script_to_json
    from aliyun_terms.corpus import Work as Work
    from aliyun_terms.corpus import corpus_works as corpus_works
    from aliyun_terms.corpus import find_work as find_work
    from aliyun_terms.corpus import load_corpus as load_corpus
    from aliyun_terms.diagnostics.checking import check as check
    from aliyun_terms.diagnostics.model import Diagnostic as Diagnostic
    from aliyun_terms.diagnostics.model import Severity as Severity
    from aliyun_terms.effects import effect_lines as effect_lines
    from aliyun_terms.effects import find_effects as find_effects
    from aliyun_terms.effects import report_to_dict as report_to_dict
    from aliyun_terms.errors import AmbiguousLabelError as AmbiguousLabelError
    from aliyun_terms.errors import CatalogError as CatalogError
    from aliyun_terms.errors import DiffError as DiffError
    from aliyun_terms.errors import LabelError as LabelError
    from aliyun_terms.errors import LexiconError as LexiconError
    from aliyun_terms.errors import NumeralError as NumeralError
    from aliyun_terms.errors import SchemaError as SchemaError
    from aliyun_terms.errors import SelectorError as SelectorError
    from aliyun_terms.errors import SourceError as SourceError
    from aliyun_terms.errors import TemplateError as TemplateError
    from aliyun_terms.errors import TermsError as TermsError
    from aliyun_terms.errors import TermsSyntaxError as TermsSyntaxError
    from aliyun_terms.errors import UnknownLabelError as UnknownLabelError
    from aliyun_terms.factsheet.collecting import facts as facts
    from aliyun_terms.factsheet.model import Fact as Fact
    from aliyun_terms.factsheet.model import FactKind as FactKind
    from aliyun_terms.factsheet.model import FactSheet as FactSheet
    from aliyun_terms.factsheet.quantities import Quantity as Quantity
    from aliyun_terms.factsheet.quantities import find_quantities as find_quantities
    from aliyun_terms.norms.about import norms_about as norms_about
    from aliyun_terms.norms.deltas import NormDelta as NormDelta
    from aliyun_terms.norms.deltas import norm_deltas as norm_deltas
    from aliyun_terms.norms.explaining import Explanation as Explanation
    from aliyun_terms.norms.explaining import explain_norms as explain_norms
    from aliyun_terms.norms.extracting import extract_norms as extract_norms
    from aliyun_terms.norms.extracting import norms_by_eid as norms_by_eid
    from aliyun_terms.norms.lexicon import MarkerLexicon as MarkerLexicon
    from aliyun_terms.norms.lexicon import read_marker_lexicon as read_marker_lexicon
    from aliyun_terms.norms.model import Bearer as Bearer
    from aliyun_terms.norms.model import Confidence as Confidence
    from aliyun_terms.norms.model import Force as Force
    from aliyun_terms.norms.model import Marker as Marker
    from aliyun_terms.norms.model import Norm as Norm
    from aliyun_terms.norms.model import NormType as NormType
    from aliyun_terms.query.matches import Match as Match
    from aliyun_terms.query.selector import Selector as Selector
    from aliyun_terms.query.vocabulary import Vocabulary as Vocabulary
    from aliyun_terms.reading import ParseResult as ParseResult
    from aliyun_terms.reading import find_files as find_files
    from aliyun_terms.reading import load as load
    from aliyun_terms.reading import parse as parse
    from aliyun_terms.reading import parse_many as parse_many
    from aliyun_terms.references.defining import Term as Term
    from aliyun_terms.references.defining import TermFinding as TermFinding
    from aliyun_terms.references.defining import check_terms as check_terms
    from aliyun_terms.references.defining import find_terms as find_terms
    from aliyun_terms.references.finding import find_references as find_references
    from aliyun_terms.references.graph import ReferenceGraph as ReferenceGraph
    from aliyun_terms.references.graph import build_graph as build_graph
    from aliyun_terms.references.model import Reference as Reference
    from aliyun_terms.references.model import ReferenceKind as ReferenceKind
    from aliyun_terms.references.model import Resolution as Resolution
    from aliyun_terms.references.model import Status as Status
    from aliyun_terms.references.resolving import References as References
    from aliyun_terms.references.resolving import resolve_references as resolve_references
    from aliyun_terms.references.services import find_service as find_service
    from aliyun_terms.rendering.changelog import render_changelog as render_changelog
    from aliyun_terms.rendering.html import render_html as render_html
    from aliyun_terms.rendering.layer_making import make_layers as make_layers
    from aliyun_terms.rendering.layers import Layers as Layers
    from aliyun_terms.rendering.markdown import render_markdown as render_markdown
    from aliyun_terms.rendering.outline import render_outline as render_outline
    from aliyun_terms.rendering.redline import render_redline as render_redline
    from aliyun_terms.rendering.text import render_text as render_text
    from aliyun_terms.resources import schema as schema
    from aliyun_terms.selecting import compile_selector as compile_selector
    from aliyun_terms.selecting import find_matches as find_matches
    from aliyun_terms.selecting import select as select
    from aliyun_terms.selecting import select_one as select_one
    from aliyun_terms.source import SourceText as SourceText
    from aliyun_terms.source import Span as Span
    from aliyun_terms.syntax.metadata import Metadata as Metadata
    from aliyun_terms.syntax.metadata import Party as Party
    from aliyun_terms.syntax.metadata import read_metadata as read_metadata
    from aliyun_terms.syntax.unparsing import unparse as unparse
    from aliyun_terms.topics.finding import find_topics as find_topics
    from aliyun_terms.topics.finding import silent_topics as silent_topics
    from aliyun_terms.topics.lexicon import Lexicon as Lexicon
    from aliyun_terms.topics.lexicon import read_lexicon as read_lexicon
    from aliyun_terms.topics.model import ClauseTopics as ClauseTopics
    from aliyun_terms.topics.model import Evidence as Evidence
    from aliyun_terms.topics.model import Topic as Topic
    from aliyun_terms.translation.carrying import CatalogUpdate as CatalogUpdate
    from aliyun_terms.translation.carrying import Outcome as Outcome
    from aliyun_terms.translation.carrying import UnitUpdate as UnitUpdate
    from aliyun_terms.translation.catalog import State as State
    from aliyun_terms.translation.catalog import Translation as Translation
    from aliyun_terms.translation.catalog import load_catalog as load_catalog
    from aliyun_terms.translation.catalog import read_catalog as read_catalog
    from aliyun_terms.translation.catalog import translate as translate
    from aliyun_terms.translation.catalog import write_catalog as write_catalog
    from aliyun_terms.translation.checking import check_translation as check_translation
    from aliyun_terms.translation.checks.findings import TranslationFinding as TranslationFinding
    from aliyun_terms.translation.extracting import extract as extract
    from aliyun_terms.translation.glossary import Glossary as Glossary
    from aliyun_terms.translation.glossary import GlossaryTerm as GlossaryTerm
    from aliyun_terms.translation.glossary import load_glossary as load_glossary
    from aliyun_terms.translation.pofile import UnitCatalog as UnitCatalog
    from aliyun_terms.translation.pofile import parse_catalog as parse_catalog
    from aliyun_terms.translation.status import SectionStatus as SectionStatus
    from aliyun_terms.translation.status import TranslationStatus as TranslationStatus
    from aliyun_terms.translation.status import translation_status as translation_status
    from aliyun_terms.translation.writing import format_catalog as format_catalog
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
    from aliyun_terms.updating import update_catalog as update_catalog
    from aliyun_terms.version import VERSION as VERSION

_HOMES = {
    "corpus": ("Work", "corpus_works", "find_work", "load_corpus"),
    "diagnostics.checking": ("check",),
    "diagnostics.model": ("Diagnostic", "Severity"),
    "comparison.changes": ("Change", "ChangeEvidence", "ChangeKind", "Remark", "Weight"),
    "comparison.comparing": ("EditScript", "apply", "diff", "invert"),
    "comparison.inline": ("Piece", "PieceKind", "redline"),
    "comparison.reporting": ("describe_script", "select_changes"),
    "comparison.script": ("apply_patch",),
    "comparison.serialising": (
        *("script_from_dict", "script_from_json", "script_to_dict", "script_to_json"),
    ),
    "reading": ("ParseResult", "find_files", "load", "parse", "parse_many"),
    "rendering.changelog": ("render_changelog",),
    "norms.about": ("norms_about",),
    "norms.deltas": ("NormDelta", "norm_deltas"),
    "norms.explaining": ("Explanation", "explain_norms"),
    "norms.extracting": ("extract_norms", "norms_by_eid"),
    "norms.lexicon": ("MarkerLexicon", "read_marker_lexicon"),
    "norms.model": ("Bearer", "Confidence", "Force", "Marker", "Norm", "NormType"),
    "effects": ("effect_lines", "find_effects", "report_to_dict"),
    "errors": (
        *("AmbiguousLabelError", "CatalogError", "DiffError", "LabelError", "LexiconError"),
        *("NumeralError", "SchemaError", "SelectorError", "SourceError", "TemplateError"),
        *("TermsError", "TermsSyntaxError", "UnknownLabelError"),
    ),
    "query.matches": ("Match",),
    "query.selector": ("Selector",),
    "query.vocabulary": ("Vocabulary",),
    "auditing.auditing": ("audit",),
    "auditing.model": ("Audit", "AuditedClause", "Conspicuousness", "Materiality"),
    "auditing.profiles": ("Profile", "read_profile"),
    "factsheet.collecting": ("facts",),
    "factsheet.model": ("Fact", "FactKind", "FactSheet"),
    "factsheet.quantities": ("Quantity", "find_quantities"),
    "references.defining": ("Term", "TermFinding", "check_terms", "find_terms"),
    "references.finding": ("find_references",),
    "references.graph": ("ReferenceGraph", "build_graph"),
    "references.model": ("Reference", "ReferenceKind", "Resolution", "Status"),
    "references.resolving": ("References", "resolve_references"),
    "references.services": ("find_service",),
    "rendering.html": ("render_html",),
    "rendering.layer_making": ("make_layers",),
    "rendering.layers": ("Layers",),
    "rendering.markdown": ("render_markdown",),
    "rendering.outline": ("render_outline",),
    "rendering.redline": ("render_redline",),
    "rendering.text": ("render_text",),
    "resources": ("schema",),
    "selecting": ("compile_selector", "find_matches", "select", "select_one"),
    "source": ("SourceText", "Span"),
    "syntax.metadata": ("Metadata", "Party", "read_metadata"),
    "syntax.unparsing": ("unparse",),
    "topics.finding": ("find_topics", "silent_topics"),
    "topics.lexicon": ("Lexicon", "read_lexicon"),
    "topics.model": ("ClauseTopics", "Evidence", "Topic"),
    "translation.carrying": ("CatalogUpdate", "Outcome", "UnitUpdate"),
    "translation.catalog": (
        *("State", "Translation", "load_catalog", "read_catalog", "translate", "write_catalog"),
    ),
    "translation.checking": ("check_translation",),
    "translation.checks.findings": ("TranslationFinding",),
    "translation.extracting": ("extract",),
    "translation.glossary": ("Glossary", "GlossaryTerm", "load_glossary"),
    "translation.pofile": ("UnitCatalog", "parse_catalog"),
    "translation.status": ("SectionStatus", "TranslationStatus", "translation_status"),
    "translation.writing": ("format_catalog",),
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
    "updating": ("update_catalog",),
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

"""The graph of links: from clauses to the works they point at, over many documents."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

import attrs

from aliyun_terms.references.links import LinkDoubt, doubt_links
from aliyun_terms.references.model import Reference, ReferenceKind, Status
from aliyun_terms.references.resolving import References, resolve_references
from aliyun_terms.references.works import is_law, same_title
from aliyun_terms.tree.document import Document
from aliyun_terms.tree.targets import normalise_target

__all__ = ["Edge", "ReferenceGraph", "build_graph"]


@attrs.frozen
class Edge:
    """A clause that points at a work, or at clauses of its own document.

    Attributes:
        document: the name of the document it stands in.
        eid: the block.
        label: its number, or that of the nearest block above with one.
        kind: what it points with.
        text: the words.
        target: the work: its title or name, else its address. For a reference within
            the document, the eid it leads to.
        url: the address, as printed; empty without one.
        service: the short name of the service whose terms the work is: ECS.
        target_document: the document of the graph that the work is; empty for one that
            is not among them.
    """

    document: str
    eid: str
    label: str
    kind: ReferenceKind
    text: str
    target: str
    url: str = ""
    service: str = ""
    target_document: str = ""


@attrs.frozen(slots=False)
class ReferenceGraph:
    """The references of documents as one graph.

    Attributes:
        documents: the documents by name.
        references: their references by name.
        edges: what points out of a document, in the order in which it is printed.
        inner: what points within a document.
        doubts: links that look wrong.
    """

    documents: Mapping[str, Document] = attrs.field(repr=False)
    references: Mapping[str, References] = attrs.field(repr=False)
    edges: tuple[Edge, ...] = ()
    inner: tuple[Edge, ...] = ()
    doubts: tuple[LinkDoubt, ...] = ()

    @cached_property
    def rates(self) -> Mapping[ReferenceKind, Mapping[Status, int]]:
        """How many references of each kind are resolved, external and unresolved."""
        counts: dict[ReferenceKind, Counter[Status]] = defaultdict(Counter)
        for found in self.references.values():
            for kind, by_status in found.rates.items():
                counts[kind].update(by_status)
        return {kind: counts[kind] for kind in ReferenceKind if kind in counts}


def build_graph(documents: Iterable[Document]) -> ReferenceGraph:
    """Make one graph of the references of documents.

    A work that one of the documents has as its title is that document.

    Args:
        documents: documents with different names; a second one of a name is left out.

    Returns:
        The graph, with the references of every document and what looks wrong.

    Example:
        >>> from aliyun_terms import load_corpus
        >>> graph = build_graph([load_corpus("api-usage-terms")])
        >>> [edge.service for edge in graph.edges if edge.service]
        ['ECS', 'RDS', 'OSS', 'SLB', 'CDN']
    """
    named: dict[str, Document] = {}
    for document in documents:
        named.setdefault(document.name, document)
    references = {name: resolve_references(document) for name, document in named.items()}
    titles = _titles(named)
    edges = tuple(
        edge for name, found in references.items() for edge in _edges(name, found, titles)
    )
    inner = tuple(edge for name, found in references.items() for edge in _inner(name, found))
    doubts = tuple(
        doubt for name, found in references.items() for doubt in doubt_links(name, found)
    )
    return ReferenceGraph(named, references, edges, inner, doubts)


def _titles(documents: Mapping[str, Document]) -> dict[str, str]:
    """Give the documents by title; a title that several have names none of them."""
    names: dict[str, list[str]] = defaultdict(list)
    for name, document in documents.items():
        if document.title:
            names[same_title(document.title)].append(name)
    return {title: found[0] for title, found in names.items() if len(found) == 1}


def _edges(name: str, references: References, titles: Mapping[str, str]) -> Iterator[Edge]:
    for one in references:
        resolution = one.resolution
        if resolution is None or resolution.status is not Status.EXTERNAL:
            continue
        known = titles.get(same_title(resolution.work), "") if resolution.work else ""
        yield Edge(
            name, one.eid, one.label, one.kind, one.text,
            target=resolution.work or normalise_target(resolution.url),
            url=resolution.url,
            service="" if is_law(resolution.work) else resolution.service,
            target_document=known,
        )  # fmt: skip


def _inner(name: str, references: References) -> Iterator[Edge]:
    for one in references:
        if one.resolution is not None and one.kind is not ReferenceKind.SELF:
            for target in one.resolution.targets:
                yield _inner_edge(name, one, target)


def _inner_edge(name: str, one: Reference, target: str) -> Edge:
    return Edge(name, one.eid, one.label, one.kind, one.text, target)

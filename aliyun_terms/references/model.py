"""What a reference is, and where it leads."""

from enum import Enum

import attrs

from aliyun_terms.source import Span
from aliyun_terms.syntax.citations import Citation

__all__ = ["Reference", "ReferenceKind", "Resolution", "Status"]


class ReferenceKind(Enum):
    """What a reference points with."""

    SELF = "self"
    """The document: 本规范, 本协议, 本《服务协议》."""
    REVISION = "revision"
    """The document in its next wording: 修订后的规范."""
    CLAUSE = "clause"
    """Numbered clauses: 第9.1、9.2条, 本条第（二）项, 《合同法》第五十二条."""
    PLACE = "place"
    """The clause, item or chapter it stands in: 本条, 本款, 本章."""
    NEIGHBOUR = "neighbour"
    """What stands beside that: 前款, 上一条."""
    FORWARD = "forward"
    """What follows: 下列情形, 下方网址, 详见如下."""
    BACKWARD = "backward"
    """What stands above: 上述规定, 前述服务."""
    ANAPHOR = "anaphor"
    """What was named before: 该服务, 该条款."""
    HEADING = "heading"
    """Clauses by their heading: 保密条款."""
    PART = "part"
    """A part of the document: 通用条款."""
    ANNEX = "annex"
    """An annex: 附件一."""
    WORK = "work"
    """A document by its title: 《云服务器服务条款》."""
    LAW = "law"
    """A law, or the laws: 《中华人民共和国民法典》, 国家相关法律法规."""
    COURT = "court"
    """A court or arbitral body."""
    AUTHORITY = "authority"
    """A public authority."""
    RULES = "rules"
    """Rules of the provider that are not named: 阿里云的规定范围."""
    LINK = "link"
    """A link with a text of its own."""
    ADDRESS = "address"
    """A web address in the running text, with or without a scheme."""


class Status(Enum):
    """Whether it is known where a reference leads."""

    RESOLVED = "resolved"
    """To blocks of this document."""
    EXTERNAL = "external"
    """To something outside that has a name or an address."""
    UNRESOLVED = "unresolved"
    """It is not known; the reason is given."""


@attrs.frozen
class Resolution:
    """Where a reference leads.

    Attributes:
        status: whether that is known.
        targets: eids of the blocks it leads to, in the order in which they are printed.
            Empty for a document without a title that names itself.
        work: the name of what lies outside: a document, a law, a court, an authority.
        url: its address, as printed.
        service: the short name of the service whose terms it leads to: ECS.
        reason: why it is not resolved; empty otherwise.
        candidates: the blocks it could mean, where there are several.
    """

    status: Status
    targets: tuple[str, ...] = ()
    work: str = ""
    url: str = ""
    service: str = ""
    reason: str = ""
    candidates: tuple[str, ...] = ()


@attrs.frozen
class Reference:
    """A stretch of a document that points at something.

    Attributes:
        kind: what it points with.
        text: the stretch, without markup.
        span: where it is printed, in code points of the document.
        eid: the block it stands in.
        label: the printed number of that block, or of the nearest one above with a number.
        line: which line of the document's text it is in, counted from 0 over all blocks
            and cells.
        line_span: where it is in that line, in code points without markup.
        url: the target of the link it is, or is printed with; empty without one.
        citation: how its phrase was read; None for a link.
        resolution: where it leads; None until :func:`resolve_references` has said so.
    """

    kind: ReferenceKind
    text: str
    span: Span
    eid: str
    label: str
    line: int = attrs.field(repr=False)
    line_span: Span = attrs.field(repr=False)
    url: str = ""
    citation: Citation | None = attrs.field(default=None, repr=False)
    resolution: Resolution | None = None

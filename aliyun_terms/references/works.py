"""What lies outside, and what names itself: works, laws, courts, authorities, links."""

import re
from collections.abc import Sequence

from aliyun_terms.references.model import Reference, ReferenceKind, Resolution, Status
from aliyun_terms.references.places import Places
from aliyun_terms.references.resolutions import ambiguous, external, one_of, resolved, unresolved
from aliyun_terms.references.services import find_service
from aliyun_terms.tree.blocks import Part, Section
from aliyun_terms.tree.labels import LabelPath, read_label_path
from aliyun_terms.tree.targets import TargetKind, target_kind

__all__ = ["Works", "is_law", "same_title"]

_LAW_TITLE = re.compile(r"(?:法典?|条例|办法|规定|细则|解释|决定)(?:[（(][^（()）]{0,12}[)）])?$")
_OWN_RULES = re.compile(r"阿里|平台|服务|本|用户|联盟|[A-Za-z]")
_STATE = re.compile(r"中华人民共和国|中国")
_GENERAL_COURT = re.compile(
    r"(?:.*地(?:所在地)?(?:的)?)?(?:有管辖权的?|管辖)?(?:人民法院|法院|仲裁机构|仲裁委员会)"
)
_NAMED_AUTHORITY = re.compile(
    r"国务院|工业和信息化部|工信部|(?:国家)?互联网信息办公室|公安部|国家.+(?:总局|局)|中国人民银行|商务部"
)
_GENERAL_WORKS = re.compile(
    r"(?:相应|各|相关|对应|具体).*的(服务条款|服务协议|服务等级协议|使用规则|专用条款|产品条款|产品文档)$"
)
_IGNORED = re.compile(r"[\s《》()（）]|^阿里云")


def is_law(title: str) -> bool:
    """Tell whether a title is that of a law or regulation, by what it ends in.

    Example:
        >>> is_law("中华人民共和国网络安全法"), is_law("平台交易管理规定")
        (True, False)
    """
    if title.endswith(("法", "法典", "条例")) and not title.endswith(("办法", "方法", "做法")):
        return True
    return bool(_LAW_TITLE.search(title)) and not _OWN_RULES.search(
        title.replace("互联网信息服务", "").replace("电子公告服务", "")
    )


class Works:
    """What one document calls itself, its parts and other works."""

    def __init__(
        self, places: Places, references: Sequence[Reference], own_titles: frozenset[str]
    ) -> None:
        """Collect titles, headings and links.

        Args:
            places: the places of the document.
            references: all its references.
            own_titles: titles that the document gives itself: 《…》（下称“本协议”）.
        """
        self.places = places
        self.title = "" if places.title is None else places.texts[places.title]
        self._own = {same_title(one) for one in (self.title, *own_titles)} - {""}
        self.headings: dict[str, list[str]] = {}
        for eid, block in places.nodes.items():
            if isinstance(block, Part | Section):
                self.headings.setdefault(same_title(block.heading), []).append(eid)
        self.parts = [
            eid for eid, block in places.nodes.items() if isinstance(block, Part | Section)
        ]
        self.links = [one for one in references if one.url]
        self.own_names = {one.text for one in references if one.kind is ReferenceKind.SELF}
        self._part_found: dict[str, Resolution] = {}

    # ---- the document --------------------------------------------------------------------

    def itself(self) -> Resolution:
        """Lead to the title; to the document as a whole where it has none."""
        title = self.places.title
        return resolved(title) if title is not None else Resolution(Status.RESOLVED)

    def this_clause_or_document(self, eid: str) -> Resolution:
        """Say what 本条款 is: the document if it is called 条款, or calls itself nothing else."""
        part = self.places.part[eid]
        if self.title.endswith("条款") or self.own_names == {"本条款"}:
            return self.itself()
        if part is not None and "条款" in self.places.texts[part]:
            return self.itself()
        candidates = [one for one in (self.places.title, self.places.article(eid)) if one]
        return ambiguous(candidates, "meanings: this document, or this clause")

    def part(self, name: str) -> Resolution:
        """Find 通用条款 or 专用条款 by the headings, 附件一 by its number."""
        if name.startswith("附"):
            return self.annex_numbered(read_label_path(name[2:]))
        if name not in self._part_found:
            kind = name[:2]
            found = [eid for eid in self.parts if self._is_part(eid, kind)]
            parts = [eid for eid in found if isinstance(self.places.nodes[eid], Part)] or found
            self._part_found[name] = one_of(
                parts, f"parts are called {name}", f"no part is called {name}"
            )
        return self._part_found[name]

    def _is_part(self, eid: str, kind: str) -> bool:
        heading = self.places.texts[eid]
        return heading.endswith("条款") and kind in heading and len(heading) < len(kind) + 30

    def annex(self, reference: Reference) -> Resolution:
        """Find 附件一, or the one annex there is."""
        citation = reference.citation
        assert citation is not None
        annexes = self.places.annexes
        if not citation.pointers:
            return one_of(annexes, "annexes are printed", "no annex is printed")
        targets = []
        for (step,) in citation.pointers:
            found = self.annex_numbered(step.path)
            if found.status is not Status.RESOLVED:
                return found
            targets.append(self.places.position[found.targets[0]])
        for place in citation.ranges:
            if place + 1 < len(targets):
                low, high = targets[place], targets[place + 1]
                targets += [
                    self.places.position[one]
                    for one in annexes
                    if low < self.places.position[one] < high
                ]
        return resolved(*(self.places.order[one] for one in sorted(set(targets))))

    def annex_numbered(self, path: LabelPath) -> Resolution:
        """Find the annex of a number: 附件一."""
        found = [eid for eid in self.places.annexes if self._annex_path(eid) == path]
        number = ".".join(map(str, path))
        missing = f"no annex {number} is printed"
        return one_of(found, f"annexes are numbered {number}", missing)

    def _annex_path(self, eid: str) -> tuple[int, ...]:
        label = self.places.label(eid)
        return label.path if label is not None else ()

    # ---- works ---------------------------------------------------------------------------

    def work(self, reference: Reference) -> Resolution:
        """Find a work by its title: this document, a heading of it, or one outside."""
        citation = reference.citation
        title = reference.text.strip(" 《》") if citation is None else citation.work
        own = citation is not None and citation.anchor == "本"
        if own or same_title(title) in self._own:
            return self.itself()
        found = self.headings.get(same_title(title), ())
        if found:
            return one_of(found, f"headings are called {title}", "")
        return self.outside(title, reference.url)

    def own_heading(self, title: str) -> Resolution | None:
        """Find the heading or document of that title here; None where there is none."""
        if same_title(title) in self._own:
            return self.itself()
        found = self.headings.get(same_title(title))
        return one_of(found, f"headings are called {title}", "") if found else None

    def outside(self, title: str, url: str = "") -> Resolution:
        """Lead to a work outside, with the service whose terms it is."""
        return external(title, url=url, service=find_service(title, url))

    def link(self, reference: Reference) -> Resolution:
        """Say where a link leads."""
        url = reference.url or reference.text
        if not url.strip():
            return unresolved("the link has no target")
        if url.startswith("#"):
            return unresolved("the link leads to an anchor that is not in the text")
        text = "" if reference.kind is ReferenceKind.ADDRESS else reference.text
        named = text and target_kind(url) is not TargetKind.OTHER_SITE and text.strip() != url
        title = text.strip(" 《》") if named and not _looks_like_address(text) else ""
        return external(title, url=url, service=find_service(title, url))

    def rules(self, reference: Reference) -> Resolution:
        """Find 相应云服务的服务条款 among the links; other rules have no name to find them by."""
        found = _GENERAL_WORKS.match(reference.text)
        if found:
            ending = found[1]
            links = [one.eid for one in self.links if self._is_called(one, ending)]
            if links:
                return resolved(*dict.fromkeys(links[:_MOST_LINKS]))
        return unresolved("rules without a name or an address")

    def _is_called(self, link: Reference, ending: str) -> bool:
        """Tell whether a link, or the words before it on a line of its own, end so."""
        text = self.places.texts[link.eid]
        before = text[: link.line_span.start] if link.line_span.end == len(text) else ""
        return any(one.strip(" 《》").endswith(ending) for one in (link.text, before))

    # ---- laws and those who apply them ---------------------------------------------------

    def law(self, reference: Reference) -> Resolution:
        """Say which law is meant, if it is named."""
        citation = reference.citation
        if citation is not None and citation.work:
            return external(citation.work, url=reference.url)
        if _STATE.search(reference.text):
            return external(reference.text, url=reference.url)
        return unresolved("no law is named")

    def court(self, reference: Reference) -> Resolution:
        """Say which court is meant, if it is named."""
        if _GENERAL_COURT.fullmatch(reference.text):
            return unresolved("no court is named")
        return external(reference.text)

    def authority(self, reference: Reference) -> Resolution:
        """Say which authority is meant, if it is named."""
        if _NAMED_AUTHORITY.match(reference.text):
            return external(reference.text)
        return unresolved("no authority is named")


_MOST_LINKS = 100


def same_title(title: str) -> str:
    """Give the form in which titles are compared."""
    return _IGNORED.sub("", title)


def _looks_like_address(text: str) -> bool:
    return "://" in text or text.strip("* ").startswith("www.")

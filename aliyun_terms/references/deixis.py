"""Words that point up and down from where they stand: 下列情形, 上述规定, 该服务.

What such a word means is looked for in a fixed order, nearest first; each step either
finds its one candidate or leaves the word to the next step, and in the end it is
unresolved.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from aliyun_terms.references.model import Reference, ReferenceKind, Resolution
from aliyun_terms.references.places import Places
from aliyun_terms.references.resolutions import ambiguous, resolved, unresolved
from aliyun_terms.tree.blocks import (
    Clause,
    Formula,
    ListItem,
    Paragraph,
    Part,
    Section,
    Table,
    Unit,
)
from aliyun_terms.tree.inline import Image

__all__ = ["Deixis"]

_MARKER = re.compile(
    r"(?:上述|前述|上列|前列|上文所述|前文所述|以上|该等|该些|该类|此等|此类|该|此)"
    r"(?:任何一种|任何一项|任何|任一|任意|各种|各项|各类|各|所有|全部|一切|一种|一项|一个|几种|几项)*"
)
# Words for what clauses say: what stands above as a whole, not a thing named in it.
_NORMS = re.compile(
    r"(?:规定|约定|条款|承诺|保证|情形|情况|情景|内容|事项|事由|原因|条件|限制|列举|义务|责任"
    r"|步骤|声明|要求|标准|原则|例外|措施|协议|规则|规范|政策|流程|文件)"
)
# Of these, what is seldom named again by the same word.
_SAID = re.compile(
    r"(?:规定|约定|条款|承诺|保证|情形|情况|情景|内容|事项|事由|原因|条件|限制|列举|义务|责任)"
)
_EVENTS = re.compile(
    r"(?:行为|情形|情况|操作|措施|原因|事由|事项|内容|风险|损失|问题|后果|二者|三者)"
)
_ADDRESSES = re.compile(r"网址|链接|地址|页面")
_DOCUMENTS = re.compile(r"(?:规范|条款|协议|规则|合同|声明|政策)$")
_ENDS = re.compile(r"[。；！？;!?]")
# Function words: no name of a thing goes on over one.
# 行为, 事由 and 许可 are words of their own.
_BREAK = re.compile(
    r"[\s，。；：、！？（）()“”\"《》【】的了在是将被与和及或对等其应不得以之如若而并且您]"
    r"|(?<!行)为|(?<!事)由|(?<!许)可"
)
_INCLUDING = ("包括", "包含", "包括但不限于")
_ENUMERATION = re.compile(r"[：:]\s*\S|[（(](?:1|一|a|A|i)[)）]|①|1[)）、.．]")
_SERVICE = re.compile(r"服务(?!条款|协议|等级|器|商|期)")
_SENTENCE = re.compile(r"[，。；：]")
_LISTED = re.compile(r"[，、；。]")
_POINTING = ("上述", "前述", "该等", "该")
_NOT_NAMED = "nothing above has that name"
_LOOK_BACK = 32
_LONGEST_NAME = 12


class Deixis:
    """What the pointing words of one document mean."""

    def __init__(
        self, places: Places, references: Sequence[Reference], definitions: dict[str, str]
    ) -> None:
        """Remember which lines point back, and what is defined where.

        Args:
            places: the places of the document.
            references: all its references.
            definitions: the terms it defines, each with the block of its definition.
        """
        self.places = places
        self.definitions = definitions
        self._defined: dict[str, dict[str, None]] = {}
        for term, eid in definitions.items():
            self._defined.setdefault(term[-2:], {})[eid] = None
        self.pointing_back = {
            one.eid
            for one in references
            if one.kind is ReferenceKind.BACKWARD
            and _NORMS.search(one.text)
            and not _ENDS.search(places.texts[one.eid], 0, one.line_span.start)
        }
        self._last_number = max(
            (place for eid, place in places.position.items() if places.label(eid)), default=0
        )
        self._link_groups = list(_link_groups(places, references))
        self._group_places = [places.position[group[0]] for group in self._link_groups]

    # ---- 下列情形 ------------------------------------------------------------------------

    def forward(self, reference: Reference, line: str) -> Resolution:
        """Find what follows: items, a table, links, what the same line goes on to list."""
        eid, rest = reference.eid, line[reference.line_span.end :]
        if reference.text.removeprefix("如") in ("下表", "下图"):
            return self._next_figure(eid, Table if "表" in reference.text else Image)
        if _ADDRESSES.search(reference.text) and not self.places.children[eid]:
            links = self._links_below(eid)
            if links is not None:
                return links
        below = self._run(self.places.children[eid])
        if not below and _ENUMERATION.search(rest):
            below = [eid]
        below = below or self._enumeration_behind(eid, line)
        if below:
            return resolved(*below)
        if not _ENDS.search(rest.rstrip(" *。：:")) and self._is_formula(self.places.after(eid)):
            return resolved(self.places.after(eid)[0])
        if _DOCUMENTS.search(reference.text) and self._before_all_numbers(eid):
            return resolved(*filter(None, [self.places.title]))
        return unresolved("nothing that it could mean follows")

    def _is_formula(self, blocks: Sequence[str]) -> bool:
        return bool(blocks) and isinstance(self.places.nodes[blocks[0]], Formula)

    def _run(self, blocks: Sequence[str]) -> list[str]:
        """Take the blocks of one sort at the beginning, up to one that points back at them."""
        found: list[str] = []
        for eid in blocks:
            if found and (self._sort(eid) != self._sort(found[0]) or eid in self.pointing_back):
                break
            found.append(eid)
        return found

    def _sort(self, eid: str) -> tuple[type, bool]:
        return type(self.places.nodes[eid]), self.places.label(eid) is not None

    def _enumeration_behind(self, eid: str, line: str) -> list[str]:
        """Take what is printed behind a line that opens an enumeration."""
        after = self.places.after(eid)
        block = self.places.nodes[eid]
        if not after or not line.rstrip(" *").endswith(("：", ":", "，", "的")):
            return []
        if line.rstrip(" *").endswith(("，", "的")) and not self.places.label(after[0]):
            return []
        if isinstance(block, Paragraph):
            return self._run(after)
        first = self.places.nodes[after[0]]
        return [] if isinstance(first, Clause | Section | Part) else self._run(after)

    def _next_figure(self, eid: str, kind: type) -> Resolution:
        """Find the next table or picture before the next heading."""
        order, start = self.places.order, self.places.position[eid] + 1
        for one in order[start : start + _LOOK_BACK]:
            block = self.places.nodes[one]
            if isinstance(block, kind):
                return resolved(one)
            if isinstance(block, Section | Part):
                break
        return unresolved("no table or picture follows in its section")

    def _links_below(self, eid: str) -> Resolution | None:
        """Find the one list of links below a block; None where there is no list of links."""
        groups = self._link_groups
        first = bisect_right(self._group_places, self.places.position[eid])
        if first == len(groups) - 1:
            return resolved(*groups[first])
        if first < len(groups):
            return ambiguous([group[0] for group in groups[first:]], "lists of links follow")
        return None

    def _before_all_numbers(self, eid: str) -> bool:
        """Tell whether a block stands before the first clause and section."""
        return self.places.article(eid) is None and self.places.parent[eid] is None

    # ---- 上述规定, 该服务 -----------------------------------------------------------------

    def backward(self, reference: Reference, line: str, earlier: Sequence[Reference]) -> Resolution:
        """Find what stands above: a thing named in the same clause, or the clauses before."""
        start = reference.line_span.start
        name = _name(line, reference)
        if self._is_document(name, reference.eid) or _includes(line[:start], name, earlier):
            return resolved(*filter(None, [self.places.title]))
        own = self._in_own_line(reference, name, line[:start], earlier)
        if own is not None:
            return own
        defined = self._definition(name)
        if defined is not None:
            return defined
        if name != "行为" and not _SAID.match(name) and not _SAID.fullmatch(name[-2:]):
            found = self._named_before(reference.eid, name)
            if found is not None:
                return found
        if not _NORMS.search(name) and not _EVENTS.search(name):
            # What has no name of its own was listed: 复制、转让或许可他人使用上述资源.
            listed = _LISTED.search(line, 0, start)
            return resolved(reference.eid) if listed else unresolved(_NOT_NAMED)
        return self.scope_above(reference.eid)

    def _is_document(self, name: str, eid: str) -> bool:
        """Tell whether a name is that of the document, or said of it behind its last clause."""
        title = self.places.texts[self.places.title] if self.places.title else ""
        if len(title) > 3 and len(name) > 3 and (title.endswith(name) or name.endswith(title)):
            return True
        outside = self.places.parent[eid] is None and self.places.article(eid) is None
        return outside and bool(_DOCUMENTS.search(name)) and self._behind_all_numbers(eid)

    def _behind_all_numbers(self, eid: str) -> bool:
        return self.places.position[eid] > self._last_number > 0

    def scope_above(self, eid: str) -> Resolution:
        """Give the clauses above a block under the same heading, or the one it stands under."""
        before = self.places.before(eid)
        if before:
            return resolved(*before)
        parent = self.places.parent[eid]
        if parent is not None and isinstance(self.places.nodes[parent], Clause | ListItem):
            return resolved(parent)
        return unresolved("nothing stands above it under the same heading")

    def anaphor(self, reference: Reference, line: str, earlier: Sequence[Reference]) -> Resolution:
        """Find 该服务: named in the same clause, in those before, or by a definition."""
        name = _name(line, reference)
        start = reference.line_span.start
        own = self._in_own_line(reference, name, line[:start], earlier)
        if own is not None:
            return own
        found = self._named_before(reference.eid, name[:2])
        if found is not None:
            return found
        defined = self._defined.get(name[:2], ())
        if len(defined) == 1:
            return resolved(*defined)
        if defined:
            return ambiguous(defined, "definitions fit")
        if reference.text in ("此协议", "此条款", "此规则", "此规范") and self.places.title:
            return resolved(self.places.title)
        return unresolved(_NOT_NAMED)

    def _definition(self, name: str) -> Resolution | None:
        """Find the definition of the longest term that the name begins with."""
        for length in range(len(name), 2, -1):
            if name[:length] in self.definitions:
                return resolved(self.definitions[name[:length]])
        return None

    def _in_own_line(
        self, reference: Reference, name: str, before: str, earlier: Sequence[Reference]
    ) -> Resolution | None:
        """Find the name in the same line; where that is a reference, it leads on."""
        listed = _MARKER.sub("", reference.text, count=1)
        if len(listed) > len(name) and listed in before:
            return _led_on(before.rfind(listed), earlier) or resolved(reference.eid)
        shortest = 0 if name[:1] in ("条", "款") else 1
        for length in range(len(name), shortest, -1):
            at = _last(name[:length], before)
            if at >= 0:
                return _led_on(at, earlier) or resolved(reference.eid)
        if name[:2] in ("二者", "三者") and before:
            return resolved(reference.eid)
        if _NORMS.search(name) and _ENDS.search(before):
            return resolved(reference.eid)
        if _EVENTS.search(name) and "，" in before:
            return resolved(reference.eid)
        return None

    def _named_before(self, eid: str, name: str) -> Resolution | None:
        """Find the nearest block above, in the same 条, that has the name in it."""
        article = self.places.article(eid)
        end = self.places.position[eid]
        start = max(0, end - _LOOK_BACK, self.places.position[article] if article else 0)
        for length in range(len(name), 1, -1):
            for one in reversed(self.places.order[start:end]):
                text = self.places.texts[one]
                at = _last(name[:length], text)
                # Where it is only pointed at it is not named: 上述联系方式 of the clause before.
                if at >= 0 and not text.endswith(_POINTING, 0, at):
                    return resolved(one)
        return None


def _name(line: str, reference: Reference) -> str:
    """Give the name of the thing that 上述 or 该 stands before, as far as it may go on."""
    marker = _MARKER.match(reference.text)
    start = reference.line_span.start + (marker.end() if marker else 0)
    text = line[start : start + _LONGEST_NAME]
    end = _BREAK.search(text, 1)
    return text[: end.start()] if end else text


def _includes(before: str, name: str, earlier: Sequence[Reference]) -> bool:
    """Tell whether all clauses are meant: 本协议包括以上条款."""
    if not name.startswith("条款") or not before.endswith(_INCLUDING):
        return False
    return bool(earlier) and earlier[-1].kind is ReferenceKind.SELF


def _last(name: str, text: str) -> int:
    """Find where a thing was named last; 服务 is not named by 服务条款 or 服务器."""
    if name != "服务":
        return text.rfind(name)
    found = [place.start() for place in _SERVICE.finditer(text)]
    return found[-1] if found else -1


def _led_on(at: int, earlier: Sequence[Reference]) -> Resolution | None:
    """Give the resolution of the reference that covers a place; None where none does."""
    first = bisect_right(earlier, at, key=lambda one: one.line_span.start) - 1
    if first < 0 or earlier[first].line_span.end <= at:
        return None
    resolution = earlier[first].resolution
    return resolution if resolution and resolution.targets else None


def _link_groups(places: Places, references: Sequence[Reference]) -> Iterator[list[str]]:
    """Yield the runs of blocks that are a link with at most a name before it."""
    links = {one.eid: one for one in references if one.url}
    group: list[str] = []
    for eid in places.order:
        block = places.nodes[eid]
        text = places.texts[eid].strip(" 《》")
        alone = (
            eid in links
            and isinstance(block, Unit)
            and text.endswith(links[eid].text.strip(" 《》"))
            and not _SENTENCE.search(text)
        )
        if alone and (not group or places.parent[group[0]] == places.parent[eid]):
            group.append(eid)
            continue
        if group:
            yield group
        group = [eid] if alone else []
    if group:
        yield group

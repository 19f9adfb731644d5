"""What a block stands in and beside: 本条, 本款, 本章, 前款, 上一条."""

import re
from functools import partial

from aliyun_terms.references.model import Reference, Resolution
from aliyun_terms.references.places import Places
from aliyun_terms.references.resolutions import resolved, unresolved
from aliyun_terms.tree.numerals import read_numeral

__all__ = ["Surroundings"]

_PLACE_UNITS = re.compile(r"本(条|款|项|章|节|附件|附录|部分)")
_NEIGHBOUR = re.compile(r"(前|上|下一|次)([一二两三四五2-5])?(条|款|项)")
_TOPIC = re.compile(
    r"[之的]?(?!规定|约定|所述|上述|下述|下列|以下|前述|关于|中|项)([\u4e00-\u9fff]{2})"
)
# 前五款 is the furthest that the words go.
_FEW = 10
# As many blocks of one number as are looked through; more would be ambiguous anyway.
_MANY = 32


class Surroundings:
    """What the words for places mean, block by block."""

    def __init__(self, places: Places) -> None:
        """Take the places of the document."""
        self.places = places

    def place(self, reference: Reference, line: str) -> Resolution:
        """Find 本条, 本款, 本章 …: what the block stands in.

        Where the articles are not called 第N条, 本条之保密义务 is the 条 that says 保密.
        """
        if reference.text == "本条" and "ARTICLE" not in self.places.schemes:
            topic = _TOPIC.match(line, reference.line_span.end)
            before = line[: reference.line_span.start]
            said = topic and self._article_about(topic[1], reference.eid, before)
            if said:
                return resolved(said)
        return self.enclosing(reference.text, reference.eid)

    def enclosing(self, text: str, eid: str) -> Resolution:
        """Find what of that name a block stands in."""
        found = _PLACE_UNITS.match(text)
        assert found is not None, "the grammar knows these units only"
        unit = found[1]
        look = {"条": self.places.article, "款": self.places.paragraph, "项": self.places.item}
        above = partial(self.places.enclosing, unit=unit)
        target = look.get(unit, above)(eid)
        return resolved(target) if target else unresolved(f"it stands in no {unit}")

    def _article_about(self, topic: str, eid: str, before: str) -> str | None:
        """Find the numbered block, from the outermost in, whose heading or text has a topic."""
        for one in reversed(self.places.chain(eid)):
            if one != eid and self.places.label(one) and topic in self.places.texts[one]:
                return one
        return eid if topic in before and self.places.label(eid) else None

    def neighbour(self, text: str, eid: str) -> Resolution:
        """Find 前款, 前两款, 上一条, 下一条: siblings of what the block stands in."""
        found = _NEIGHBOUR.match(text)
        assert found is not None
        side, numeral, unit = found[1], found[2], found[3]
        count = read_numeral(numeral) if numeral and side in "前上" else 1
        look = {"条": self.places.article, "款": self.places.paragraph, "项": self.places.item}
        own = look[unit](eid)
        if own is None:
            return unresolved(f"it stands in no {unit}")
        if unit == "条":
            return self._neighbour_article(own, count, back=side in "前上")
        series = self._series(own, eid, unit)
        at = series.index(own) if own in series else -1
        if at < 0:
            return unresolved(f"it stands in no {unit}")
        beside = series[max(0, at - count) : at] if side in "前上" else series[at + 1 : at + 2]
        if len(beside) < count:
            return unresolved(f"no {unit} stands {'before' if side in '前上' else 'behind'} it")
        return resolved(*beside)

    def _series(self, own: str, eid: str, unit: str) -> list[str]:
        """Give the 款 of a 条 around one of them, or the items of an enumeration."""
        places = self.places
        article = places.article(eid)
        beside = [*places.before(own)[-_FEW:], own, *places.after(own)[:1]]
        if unit == "项":
            return [one for one in beside if places.label(one)]
        if own == article:
            return [own, *(one for one in places.children[own][:1] if places.is_text(one))]
        first = [article] if article and places.is_text(article) else []
        return [*first, *(one for one in beside if places.is_text(one))]

    def _neighbour_article(self, own: str, count: int, *, back: bool) -> Resolution:
        label = self.places.label(own)
        assert label is not None
        step = -1 if back else 1
        targets = []
        for distance in range(1, count + 1):
            path = (*label.path[:-1], label.path[-1] + step * distance)
            found = [
                one
                for one in self.places.by_path.get(path, ())[:_MANY]
                if self.places.part[one] == self.places.part[own]
                and self._scheme(one) == label.scheme
            ]
            if len(found) != 1:
                shown = ".".join(map(str, path))
                return unresolved(f"no one unit is numbered {shown}", candidates=found)
            targets.append(found[0])
        return resolved(*sorted(targets, key=self.places.position.__getitem__))

    def _scheme(self, eid: str) -> str:
        label = self.places.label(eid)
        return "" if label is None else label.scheme

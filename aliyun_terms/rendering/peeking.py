"""Peeks: what a reference or a term leads to, shown beside it on hover and on focus.

The words are in the page all the time: a style sheet hides and shows them, and the link names
them as its description, so that speech has them too. No script is needed.
"""

from collections.abc import Iterator
from itertools import count

import attrs
from markupsafe import Markup, escape

from aliyun_terms.rendering.inline import safe_href
from aliyun_terms.translation.catalog import Translation
from aliyun_terms.translation.marks import marked_content
from aliyun_terms.tree.blocks import Unit
from aliyun_terms.tree.document import Document
from aliyun_terms.tree.plain import plain_text

__all__ = ["Peeker", "plain_translation"]

_LINK = Markup('<a class="{kind}" href="{href}"{rest}>{html}</a>')
_PEEK = Markup(
    '<span class="peek">{link}<span class="tip" role="tooltip" id="{id}">{tip}</span></span>'
)
_NUMBER = Markup('<span class="tip-no">{}</span> ')
_WORDS = Markup('<span class="tip-text" lang="{}">{}</span> ')
_ONE = Markup('<span class="tip-one">{}</span>')
_NOTHING = Markup("")
_LONGEST, _MOST = 240, 3


@attrs.define
class Peeker:
    """Makes the links of one page.

    Attributes:
        document: the Chinese document.
        translations: the translations shown.
    """

    document: Document
    translations: tuple[Translation, ...]
    _tips: dict[tuple[str, ...], Markup] = attrs.field(factory=dict, init=False)
    _numbers: Iterator[int] = attrs.field(factory=lambda: count(1), init=False)

    def clause(self, html: Markup, targets: tuple[str, ...], *, peek: bool) -> Markup:
        """Link words to clauses of the page: to the first of them, with the words of a few."""
        if targets not in self._tips:
            self._tips[targets] = self._targets_tip(targets)
        tip = self._tips[targets]
        if not (peek and tip):
            return self._link("ref", f"#{targets[0]}", html)
        return self.peek("ref", f"#{targets[0]}", html, tip)

    def outside(self, html: Markup, url: str) -> Markup:
        """Link words to an address, if its scheme is allowed."""
        href = safe_href(url)
        rest = Markup(' rel="external noopener noreferrer"')
        return html if href is None else self._link("ref", href, html, rest)

    def peek(self, kind: str, href: str, html: Markup, tip: Markup) -> Markup:
        """Link words, with a tip that is their description."""
        name = f"peek-{next(self._numbers)}"
        rest = Markup(' aria-describedby="{}"').format(name)
        link = self._link(kind, href, html, rest)
        return _PEEK.format(link=link, id=name, tip=tip)

    def meaning(self, name: str, meaning: str, eid: str, label: str) -> Markup:
        """Give the tip of a term: what it means, and the clause that says so in other languages."""
        said = _WORDS.format("zh-Hans", escape(_cut(f"{name}：{meaning}")))
        return _NUMBER.format(label) + said + self._translated(eid)

    def _link(self, kind: str, href: str, html: Markup, rest: Markup = _NOTHING) -> Markup:
        return _LINK.format(kind=kind, href=href, html=html, rest=rest)

    def _targets_tip(self, targets: tuple[str, ...]) -> Markup:
        tip = Markup("").join(map(self._target_tip, targets[:_MOST]))
        more = len(targets) - _MOST
        return tip + (Markup('<span class="tip-no">+{}</span>').format(more) if more > 0 else "")

    def _target_tip(self, eid: str) -> Markup:
        block = self.document.index.nodes[eid]
        label = self.document.index.label(block)
        text = block.text if isinstance(block, Unit) else ""
        said = _WORDS.format("zh-Hans", _cut(text)) if text else Markup("")
        number = _NUMBER.format(label) if label else Markup("")
        words = number + said + self._translated(eid)
        return _ONE.format(words) if words else words

    def _translated(self, eid: str) -> Markup:
        return Markup("").join(
            _WORDS.format(one.language, _cut(text))
            for one in self.translations
            if (text := plain_translation(self.document, one, eid))
        )


def plain_translation(document: Document, translation: Translation, eid: str) -> str:
    """Give the translation of a unit without its marks; empty where there is none."""
    unit = translation.units.get(eid)
    block = document.index.nodes.get(eid)
    if unit is None or not unit.text or not isinstance(block, Unit):
        return ""
    return plain_text(tuple(marked_content(unit.text, block.content, strong=True)))


def _cut(text: str) -> str:
    """Give the words on one line, and not too many of them."""
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}…"

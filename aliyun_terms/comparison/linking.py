"""Links of a unit: where they lead, what they are printed on, and what else it says."""

from collections import Counter
from collections.abc import Iterable, Iterator

import attrs

from aliyun_terms.comparison.changes import ChangeEvidence, Weight
from aliyun_terms.tree.blocks import Block, lines
from aliyun_terms.tree.inline import Image, Inline, Link, Text
from aliyun_terms.tree.plain import plain_text
from aliyun_terms.tree.targets import normalise_target

__all__ = ["Linked", "link_evidence", "read_links"]


@attrs.frozen
class Linked:
    """What a unit links to.

    Attributes:
        targets: where its links lead, in the form in which targets are compared.
        printed: the same as printed.
        texts: the words that they are printed on; an address in running text has none.
        words: what it says, without addresses.
        around: what it says outside its links.
    """

    targets: tuple[str, ...]
    printed: tuple[str, ...]
    texts: tuple[str, ...]
    words: str
    around: str


def read_links(block: Block) -> Linked:
    """Read the links of a block."""
    content = (block,) if isinstance(block, Image) else [n for line in lines(block) for n in line]
    links = list(_links(content))
    return Linked(
        tuple(normalise_target(one.target) for one in links),
        tuple(one.target for one in links),
        tuple(_text(one) for one in links if not _is_address(one)),
        "".join(_words(content)),
        "".join(_around(content)),
    )


def _links(content: Iterable[Inline]) -> Iterator[Link | Image]:
    for node in content:
        if isinstance(node, Link | Image):
            yield node
        elif not isinstance(node, Text):
            yield from _links(node.content)


def _text(link: Link | Image) -> str:
    return link.alternative if isinstance(link, Image) else plain_text(link.content)


def _is_address(node: Link | Image) -> bool:
    return isinstance(node, Link) and (
        node.bare or plain_text(node.content).startswith(("http", "www."))
    )


def _words(content: Iterable[Inline]) -> Iterator[str]:
    for node in content:
        if isinstance(node, Text):
            yield node.value
        elif isinstance(node, Link | Image):
            yield "" if _is_address(node) else _text(node)
        else:
            yield from _words(node.content)


def _around(content: Iterable[Inline]) -> Iterator[str]:
    for node in content:
        if isinstance(node, Text):
            yield node.value
        elif isinstance(node, Link | Image):
            yield "" if _is_address(node) else "\0"
        else:
            yield from _around(node.content)


def link_evidence(old: Linked, new: Linked) -> Iterator[ChangeEvidence]:
    """Yield what shows that links lead elsewhere, or are printed on other words."""
    gone = Counter(old.targets) - Counter(new.targets)
    come = Counter(new.targets) - Counter(old.targets)
    if old.targets != new.targets:
        yield ChangeEvidence("address", _shown(old, gone), _shown(new, come), Weight.SUBSTANTIVE)
    elif old.texts != new.texts:
        taken = [one for one in old.texts if one not in new.texts]
        put = [one for one in new.texts if one not in old.texts]
        yield ChangeEvidence("link-text", "、".join(taken), "、".join(put), Weight.EDITORIAL)


def _shown(linked: Linked, wanted: Counter[str]) -> str:
    """Give the wanted targets as printed; all of them where only their order changed."""
    pairs = zip(linked.targets, linked.printed, strict=True)
    return "、".join(printed for target, printed in pairs if not wanted or target in wanted)

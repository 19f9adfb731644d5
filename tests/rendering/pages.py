"""Reading a page as a browser does: a tree of elements, whose tags must match."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta"))


@dataclass
class Element:
    """An element of a page."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    parent: Element | None = None
    children: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All characters in it."""
        return "".join(one if isinstance(one, str) else one.text for one in self.children)

    @property
    def classes(self) -> list[str]:
        """Its classes."""
        return self.attributes.get("class", "").split()

    @property
    def language(self) -> str:
        """The language of what stands directly in it."""
        above: Element | None = self
        while above is not None:
            if "lang" in above.attributes:
                return above.attributes["lang"]
            above = above.parent
        return ""

    def walk(self) -> Iterator[Element]:
        """Yield this element and all below it, in document order."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def find(self, tag: str = "", **attributes: str) -> list[Element]:
        """List the elements of a tag and with these attributes; ``cls`` is one of its classes."""
        cls = attributes.pop("cls", "")
        return [
            element
            for element in self.walk()
            if (not tag or element.tag == tag)
            and (not cls or cls in element.classes)
            and attributes.items() <= element.attributes.items()
        ]

    def runs(self) -> Iterator[tuple[str, str]]:
        """Yield every stretch of text with the language it is in."""
        for element in self.walk():
            for child in element.children:
                if isinstance(child, str) and child.strip() and element.tag != "style":
                    yield element.language, child


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("")
        self.open = [self.root]
        self.complaints: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(set(names)) < len(names):
            self.complaints.append(f"<{tag}> has an attribute twice")
        above = self.open[-1]
        element = Element(tag, {name: value or "" for name, value in attrs}, above)
        above.children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if self.open[-1].tag == tag:
            self.open.pop()
        else:
            self.complaints.append(f"</{tag}> closes <{self.open[-1].tag}>")

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)

    def handle_comment(self, data: str) -> None:
        self.complaints.append(f"a comment: {data}")


def read_page(html: str) -> Element:
    """Read a page; one whose tags do not match is refused."""
    assert html.startswith("<!DOCTYPE html>\n")
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert [] == reader.complaints
    assert [reader.root] == reader.open, "an element is never closed"
    return reader.root

"""Generated revisions: a document, what was done to it, and what a careful reader would say.

``revise(plan, seed)`` makes a document in one of several dialects and a second revision of it,
and records every operation. Nothing here looks at the parser: labels are counted and printed by
the dialect, so that the truth does not come from what is tested.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count, pairwise

from aliyun_terms import chinese_numeral
from tests.benchmarks.generation import WORDS

# ---- Words -----------------------------------------------------------------------------------

_SLOT = re.compile(r"\{(\w+)\}")
BOILERPLATE = (
    "您理解并同意，在不违反法律法规强制性规定的前提下，{若}，{果}，由此产生的一切后果由您自行承担，阿里云不承担任何责任。",
    "为避免歧义，双方特此确认，{您}{宜}按照届时有效的规则{做}{资料}，否则阿里云有权单方中止或终止向您提供本服务。",
    "在法律允许的最大范围内，除本协议另有明确约定外，{我方}{可}{做}{资料}，且无需就此向您承担任何形式的赔偿责任。",
)
ROWS = (
    "可用性低于{百分}但不低于{更低}的，赔偿金额为月度服务费的{比例}。",
    "数据保存{天}日，逾期未续费的，系统将于{天}日后释放全部资源。",
    "存储容量不超过{天}GB的，按每GB每月{数}元计费，超出部分按{比例}折扣。",
)
EXTRA = {
    "百分": ("99.95%", "99.9%", "99.5%", "99%", "98.5%", "97%"),
    "更低": ("96%", "95%", "94.5%", "93%", "92%", "90%"),
}
PHRASES = (
    "（法律法规另有规定的除外）", "并及时以书面形式确认", "，但阿里云另行公告的除外", "及其关联公司",
    "在合理期限内", "，包括但不限于直接损失", "经双方协商一致后", "且不得以任何理由拖延",
)  # fmt: skip
SWAPS = (
    ("应", "可"), ("有权", "须"), ("不得", "可以"), ("您", "用户"), ("阿里云", "服务提供方"), ("损失", "责任"),
    ("服务", "产品"), ("公告", "站内信"), ("全部", "部分"), ("书面", "电子"), ("终止", "中止"), ("资料", "信息"),
)  # fmt: skip
NUMBERS = re.compile(r"(?<![0-9.])[0-9]+(?:\.[0-9]+)?%?(?![0-9.])")
SENTENCE = re.compile(r"[^。；]+[。；]")


class Speaker:
    """Says things, the same for the same seed."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance

    def say(self, pattern: str) -> str:
        words = WORDS | EXTRA
        while "{" in pattern:
            pattern = _SLOT.sub(lambda slot: self.chance.choice(words[slot[1]]), pattern)
        return pattern

    def clause(self, manner: str) -> str:
        if manner == "boilerplate" and self.chance.random() < 0.7:
            return self.say(self.chance.choice(BOILERPLATE))
        if manner == "rows" and self.chance.random() < 0.7:
            return self.say(self.chance.choice(ROWS))
        return "".join(self.say("{句}") for _ in range(self.chance.choice((1, 1, 1, 2, 2, 3))))

    def heading(self) -> str:
        return self.say("{题}")


# ---- Documents -------------------------------------------------------------------------------


@dataclass(eq=False)
class Node:
    """A unit as a drafter thinks of it."""

    text: str
    bold: bool = False
    link: str = ""
    children: list[Node] = field(default_factory=list)
    origin: Node | None = None

    def walk(self) -> Iterator[Node]:
        yield self
        for child in self.children:
            yield from child.walk()

    def copy(self) -> Node:
        return Node(
            self.text, self.bold, self.link, [child.copy() for child in self.children], self
        )


def _dotted(path: tuple[int, ...]) -> str:
    return ".".join(map(str, path))


@dataclass(frozen=True)
class Dialect:
    """How labels are printed at each depth: section, clause, item."""

    name: str
    labels: tuple[Callable[[tuple[int, ...]], str], ...]
    values: tuple[Callable[[tuple[int, ...]], str], ...]
    indents: tuple[str, ...] = ("", "", "")
    running: bool = False


DIALECTS = (
    Dialect(
        "list of dotted",
        (lambda p: f"{p[0]}.  ", lambda p: f"{_dotted(p)}. ", lambda p: f"{_dotted(p)}. "),
        (_dotted, _dotted, _dotted),
        ("", "    ", "    "),
    ),
    Dialect(
        "headings",
        (lambda p: f"## {p[0]}. ", lambda p: f"{_dotted(p)} ", lambda p: f"（{p[2]}）"),
        (_dotted, _dotted, lambda p: f"（{p[2]}）"),
    ),
    Dialect(
        "articles",
        (
            lambda p: f"## 第{chinese_numeral(p[0])}章 ",
            lambda p: f"第{chinese_numeral(p[1])}条 ",
            lambda p: f"（{chinese_numeral(p[2])}）",
        ),
        (
            lambda p: f"第{chinese_numeral(p[0])}章",
            lambda p: f"第{chinese_numeral(p[1])}条",
            lambda p: f"（{chinese_numeral(p[2])}）",
        ),
        running=True,
    ),
    Dialect(
        "hyphens",
        (lambda p: f"**第{chinese_numeral(p[0])}条 ", lambda p: f"{p[0]}-{p[1]} ", lambda p: f"{p[0]}-{p[1]}-{p[2]} "),
        (lambda p: f"第{chinese_numeral(p[0])}条", lambda p: f"{p[0]}-{p[1]}", lambda p: f"{p[0]}-{p[1]}-{p[2]}"),
    ),
    Dialect(
        "nested lists",
        (lambda p: f"{p[0]}.  ", lambda p: f"{p[1]}.  ", lambda p: f"{p[2]}.  "),
        (lambda p: str(p[0]), lambda p: str(p[1]), lambda p: str(p[2])),
        ("", "    ", "        "),
    ),
    Dialect(
        "bullets",
        (lambda p: f"## {p[0]}. ", lambda p: f"{_dotted(p)} ", lambda p: "-   "),
        (_dotted, _dotted, lambda p: "-"),
    ),
)  # fmt: skip
MANNERS = ("plain", "boilerplate", "rows")


@dataclass
class Draft:
    """A document of nodes, and the dialect it is printed in."""

    root: Node
    dialect: Dialect

    def placed(self) -> Iterator[tuple[Node, tuple[int, ...], str]]:
        """Yield every unit in order, with its numbers and its label."""
        yield self.root, (), ""
        running = count(1)
        for one, section in enumerate(self.root.children, 1):
            yield section, (one,), self.dialect.values[0]((one,))
            for two, clause in enumerate(section.children, 1):
                path = (one, next(running) if self.dialect.running else two)
                yield clause, path, self.dialect.values[1](path)
                for three, item in enumerate(clause.children, 1):
                    yield item, (*path, three), self.dialect.values[2]((*path, three))

    def print(self) -> str:
        return "".join(self._lines())

    def _lines(self) -> Iterator[str]:
        for node, path, _ in self.placed():
            if not path:
                yield f"# {node.text}\n\n"
                continue
            label = self.dialect.labels[len(path) - 1](path)
            text = (
                f"{node.text}[{node.link.partition(' ')[0]}]({node.link.partition(' ')[2]})。"
                if node.link
                else node.text
            )
            if label.startswith("**"):
                text = f"{text}**"
            elif node.bold:
                label, text = f"**{label}", f"{text}**"
            yield f"{self.dialect.indents[len(path) - 1]}{label}{text}\n\n"


def draft(chance: random.Random, size: int, dialect: Dialect, manner: str) -> Draft:
    """Write a document of about *size* units."""
    speaker = Speaker(chance)
    root = Node(speaker.say("{前缀}{后缀}服务条款"))
    written = 0
    while written < size:
        section = Node(speaker.heading())
        root.children.append(section)
        for _ in range(chance.randint(3, 9)):
            clause = Node(speaker.clause(manner), bold=chance.random() < 0.3)
            section.children.append(clause)
            written += 1
            draw = chance.random()
            if draw < 0.2:
                clause.text = speaker.say("{引}")
                for _ in range(chance.randint(2, 6)):
                    clause.children.append(Node(speaker.say("{项}") + "；"))
                    written += 1
            elif draw < 0.3:
                clause.link = (
                    speaker.say("《{题}》")
                    + f" https://help.aliyun.com/document_detail/{chance.randint(10000, 99999)}.html"
                )
    return Draft(root, dialect)


# ---- Revisions -------------------------------------------------------------------------------


def _inside(text: str, place: int) -> bool:
    """Tell whether a place is inside a title or a reference, which a redline shows whole."""
    return any(
        one.start() < place < one.end() for one in re.finditer("《[^》]*》|第[0-9.]+[条款]", text)
    )


@dataclass
class Revision:
    """Two drafts, and what was done."""

    plan: str
    seed: int
    old: Draft
    new: Draft
    inserted: list[Node] = field(default_factory=list)
    deleted: list[Node] = field(default_factory=list)
    edited: list[Node] = field(default_factory=list)
    moved: list[Node] = field(default_factory=list)
    emphasised: list[Node] = field(default_factory=list)
    relinked: list[Node] = field(default_factory=list)
    splits: list[tuple[Node, tuple[Node, ...]]] = field(default_factory=list)
    merges: list[tuple[tuple[Node, ...], Node]] = field(default_factory=list)
    edits: dict[int, tuple[str, str]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return f"{self.plan} {self.seed} ({self.old.dialect.name})"


class Reviser:
    """Does things to the second draft, and writes them down."""

    def __init__(self, plan: str, seed: int, size: int) -> None:
        self.chance = random.Random(f"{plan} {seed}")
        self.speaker = Speaker(self.chance)
        self.manner = MANNERS[seed % 3]
        old = draft(self.chance, size, DIALECTS[seed % len(DIALECTS)], self.manner)
        self.revision = Revision(plan, seed, old, Draft(old.root.copy(), old.dialect))
        self.touched: set[int] = set()

    # ---- choosing ----------------------------------------------------------------------------

    def parents(self) -> dict[int, Node]:
        return {
            id(child): node for node in self.revision.new.root.walk() for child in node.children
        }

    def pick(self, fits: Callable[[Node], bool] = lambda _: True) -> Node | None:
        """Choose a clause or item to which nothing has been done."""
        found = [
            node
            for section in self.revision.new.root.children
            for node in section.walk()
            if node is not section and id(node) not in self.touched and fits(node)
        ]
        if not found:
            return None
        node = self.chance.choice(found)
        self.touched.add(id(node))
        return node

    def lists(self, node: Node) -> list[Node]:
        """Give the parents under which *node* may stand at its depth."""
        sections = self.revision.new.root.children
        if any(node in section.children for section in sections):
            return list(sections)
        return [clause for section in sections for clause in section.children if clause.children]

    # ---- doing -------------------------------------------------------------------------------

    def insert(self) -> None:
        section = self.chance.choice(self.revision.new.root.children)
        node = Node(self.speaker.clause(self.manner))
        self.touched.add(id(node))
        section.children.insert(self.chance.randint(0, len(section.children)), node)
        self.revision.inserted.append(node)

    def delete(self) -> None:
        parents = self.parents()
        node = self.pick(
            lambda one: (
                len(parents[id(one)].children) > 1
                and all(id(below) not in self.touched for below in one.walk())
            )
        )
        if node is not None:
            parents[id(node)].children.remove(node)
            self.revision.deleted.append(node.origin)

    def light(self) -> None:
        node = self.pick(lambda one: not one.children)
        if node is not None:
            self._edit(node, self.chance.choice((self._number, self._word, self._phrase)))

    def number(self) -> None:
        node = self.pick(lambda one: bool(NUMBERS.search(one.text)))
        if node is not None:
            self._edit(node, self._number)

    def _edit(self, node: Node, how: Callable[[str], tuple[str, str, str]]) -> None:
        before = node.text
        text, taken, put = how(node.text)
        if text == before:
            text, taken, put = self._phrase(node.text)
        node.text = text
        self.revision.edited.append(node)
        self.revision.edits[id(node)] = (taken, put)

    def _number(self, text: str) -> tuple[str, str, str]:
        found = [one for one in NUMBERS.finditer(text) if not _inside(text, one.start())]
        if not found:
            return text, "", ""
        one = self.chance.choice(found)
        digits = one[0].rstrip("%")
        new = str(float(digits) / 2 + 1) if "." in digits else str(int(digits) * 2 + 1)
        new += one[0][len(digits) :]
        return text[: one.start()] + new + text[one.end() :], one[0], new

    def _word(self, text: str) -> tuple[str, str, str]:
        swaps = [
            (one, other)
            for one, other in SWAPS
            if one in text and not _inside(text, text.find(one))
        ]
        if not swaps:
            return text, "", ""
        one, other = self.chance.choice(swaps)
        return text.replace(one, other, 1), one, other

    def _phrase(self, text: str) -> tuple[str, str, str]:
        commas = [place for place, one in enumerate(text) if one in "，。；"] or [len(text)]
        place = self.chance.choice(commas)
        phrase = self.chance.choice(PHRASES)
        return text[:place] + phrase + text[place:], "", phrase

    def heavy(self) -> None:
        """Rewrite a sentence of a long clause, or edit a short one in three places."""
        node = self.pick(lambda one: not one.children and len(one.text) > 40)
        if node is None:
            return
        sentences = SENTENCE.findall(node.text)
        if len(sentences) > 1:
            place = self.chance.randrange(len(sentences))
            longest = max(map(len, sentences))
            if len(sentences[place]) < longest or len(sentences) > 2:
                sentences[place] = self.speaker.say("{句}")
                node.text = "".join(sentences)
                self.revision.edited.append(node)
                return
        for how in (self._word, self._phrase, self._number):
            node.text = how(node.text)[0]
        self.revision.edited.append(node)

    def move(self, *, edited: bool = False) -> None:
        """Move a clause with all below it, to another place and often another parent."""
        parents = self.parents()
        node = self.pick(lambda one: len(parents[id(one)].children) > 2)
        if node is None:
            return
        home = parents[id(node)]
        others = self.lists(node)
        there = self.chance.choice(others)
        if there is home and len(home.children) < 4:
            return
        place = home.children.index(node)
        home.children.remove(node)
        spots = [
            spot
            for spot in range(len(there.children) + 1)
            if there is not home or abs(spot - place) > 1
        ]
        there.children.insert(self.chance.choice(spots), node)
        self.touched.update(map(id, node.walk()))
        self.revision.moved.append(node)
        if edited:
            self._edit(node, self._word)

    def move_section(self) -> None:
        sections = self.revision.new.root.children
        if len(sections) < 5:
            return
        place = self.chance.randrange(len(sections))
        section = sections.pop(place)
        spots = [spot for spot in range(len(sections) + 1) if abs(spot - place) > 1]
        sections.insert(self.chance.choice(spots), section)
        self.revision.moved.append(section)

    def swap(self) -> None:
        """Let two neighbours change places: either of them has moved."""
        section = self.chance.choice(self.revision.new.root.children)
        places = [
            place
            for place in range(len(section.children) - 1)
            if not {id(one) for one in section.children[place : place + 2]} & self.touched
            and section.children[place].text != section.children[place + 1].text
        ]
        if not places:
            return
        place = self.chance.choice(places)
        one, other = section.children[place : place + 2]
        section.children[place : place + 2] = [other, one]
        self.touched.update((id(one), id(other)))
        self.revision.moved.append(one)

    def emphasis(self) -> None:
        node = self.pick()
        if node is not None:
            node.bold = not node.bold
            self.revision.emphasised.append(node)

    def relink(self) -> None:
        node = self.pick(lambda one: bool(one.link))
        if node is not None:
            name = node.link.partition(" ")[0]
            node.link = f"{name} https://help.aliyun.com/document_detail/{self.chance.randint(100000, 999999)}.html"
            self.revision.relinked.append(node)

    def split(self) -> None:
        """Cut a clause at a sentence into two."""
        parents = self.parents()
        node = self.pick(
            lambda one: not one.children and not one.link and len(SENTENCE.findall(one.text)) > 1
        )
        if node is None:
            return
        sentences = SENTENCE.findall(node.text)
        cut = self.chance.randint(1, len(sentences) - 1)
        rest = Node("".join(sentences[cut:]), node.bold)
        node.text = "".join(sentences[:cut])
        home = parents[id(node)]
        home.children.insert(home.children.index(node) + 1, rest)
        self.touched.add(id(rest))
        self.revision.splits.append((node.origin, (node, rest)))

    def merge(self) -> None:
        """Print two neighbours as one clause."""
        section = self.chance.choice(self.revision.new.root.children)
        for one, other in pairwise(section.children):
            if one.children or other.children or one.link or other.link:
                continue
            if {id(one), id(other)} & self.touched:
                continue
            one.text += other.text
            section.children.remove(other)
            self.touched.update((id(one), id(other)))
            self.revision.merges.append(((one.origin, other.origin), one))
            return

    def noise(self) -> None:
        """Change what nobody is bound by: width, quotation marks, blanks, a slip of the pen."""
        for node in self.revision.new.root.walk():
            draw = self.chance.random()
            text = node.text
            if draw < 0.1:
                text = text.replace("，", ",").replace("；", ";")
            elif draw < 0.2:
                text = (
                    text.replace("“", '"').replace("”", '"').replace("（", "(").replace("）", ")")
                )
            elif draw < 0.3:
                text = re.sub(r"([0-9A-Za-z.%]+)", r" \1 ", text).replace("  ", " ").strip()
            elif draw < 0.35:
                text = text.replace("登录", "登陆").replace("账户", "帐户").replace("其他", "其它")
            elif draw < 0.4:
                text = text.rstrip("。")
            node.text = text

    def duplicate(self, share: float) -> None:
        """Let clauses of both drafts recur, word for word."""
        pairs = [
            (old, new)
            for old, new in zip(
                self.revision.old.root.walk(), self.revision.new.root.walk(), strict=True
            )
            if not old.children and len(old.text) > 12 and not old.link
        ]
        texts = [self.speaker.say(BOILERPLATE[one % 3]) for one in range(4)]
        for old, new in pairs:
            if self.chance.random() < share:
                old.text = new.text = self.chance.choice(texts)

    def storm(self) -> None:
        """Edit every clause and move a fifth of them."""
        nodes = [node for section in self.revision.new.root.children for node in section.children]
        for _ in range(len(nodes) // 5):
            self.move()
        self.touched.clear()
        for node in nodes:
            self._edit(node, self.chance.choice((self._number, self._word, self._phrase)))


def _some(reviser: Reviser, share: float) -> range:
    units = sum(1 for _ in reviser.revision.new.root.walk())
    return range(max(1, round(units * share)))


def _light(reviser: Reviser) -> None:
    for _ in _some(reviser, 0.06):
        reviser.light()


def _heavy(reviser: Reviser) -> None:
    for _ in _some(reviser, 0.06):
        reviser.heavy()
    for _ in _some(reviser, 0.03):
        reviser.insert()
        reviser.delete()


def _moves(reviser: Reviser) -> None:
    for _ in _some(reviser, 0.03):
        reviser.move()
    for _ in _some(reviser, 0.01):
        reviser.move(edited=True)
    reviser.move_section()


def _deletes(reviser: Reviser) -> None:
    for _ in _some(reviser, 0.06):
        reviser.delete()


def _split_and_merge(reviser: Reviser) -> None:
    for _ in _some(reviser, 0.02):
        reviser.split()
        reviser.merge()


def _swaps(reviser: Reviser) -> None:
    for _ in _some(reviser, 0.03):
        reviser.swap()


def _numbers(reviser: Reviser) -> None:
    for _ in _some(reviser, 0.06):
        reviser.number()


def _emphasis(reviser: Reviser) -> None:
    for _ in _some(reviser, 0.05):
        reviser.emphasis()


def _links(reviser: Reviser) -> None:
    for _ in _some(reviser, 0.03):
        reviser.relink()


def _mixed(reviser: Reviser) -> None:
    for _ in _some(reviser, 0.02):
        reviser.delete()
        reviser.insert()
        reviser.move()
        reviser.heavy()
    for do in (_light, _emphasis, _links, _split_and_merge):
        do(reviser)


def _duplicates(reviser: Reviser) -> None:
    reviser.duplicate(0.35)
    for _ in _some(reviser, 0.02):
        reviser.delete()
        reviser.insert()
    _light(reviser)


PLANS: dict[str, Callable[[Reviser], None]] = {
    "one insert": Reviser.insert,
    "light": _light,
    "heavy": _heavy,
    "moves": _moves,
    "deletes": _deletes,
    "emphasis only": _emphasis,
    "links only": _links,
    "noise only": Reviser.noise,
    "split and merge": _split_and_merge,
    "numbers": _numbers,
    "swaps": _swaps,
    "duplicates": _duplicates,
    "mixed": _mixed,
    "storm": Reviser.storm,
}


def revise(plan: str, seed: int, *, size: int = 120) -> Revision:
    """Make two revisions by *plan*; the same for the same seed."""
    reviser = Reviser(plan, seed, size)
    PLANS[plan](reviser)
    return reviser.revision

"""From the parse tree of a selector to its steps."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Any

import attrs
from lark import Token, Tree

from aliyun_terms.query.axes import Axis
from aliyun_terms.query.conditions import Condition, HasEid, HasNothing, HasText, TextMatches
from aliyun_terms.query.labelling import LabelPattern
from aliyun_terms.query.parsing import SelectorText, bare_word, parse_selector, span_of
from aliyun_terms.query.pieces import Brackets, Function, Keys, Nth, Relative, StepSet, cost
from aliyun_terms.query.printed import ANY_BLOCK, ANY_UNIT, WITH_EID
from aliyun_terms.query.questions import read_attribute, read_expression, read_place, read_text
from aliyun_terms.query.steps import (
    Along,
    Both,
    Either,
    OfKeys,
    Place,
    PseudoClassHolds,
    Step,
    Test,
    Without,
)
from aliyun_terms.query.vocabulary import Argument, Vocabulary
from aliyun_terms.source import SourceText
from aliyun_terms.tree.document import Document

__all__ = ["Program", "compile_program"]

_AXES = {
    "CHILD": Axis.CHILDREN,
    "DESCENDANT": Axis.DESCENDANTS,
    "NEXT": Axis.NEXT,
    "FOLLOWING": Axis.FOLLOWING,
}
_OWN_WORDS = ("empty", "first", "last", "only", "root")
_OWN_FUNCTIONS = ("contains", "has", "is", "matches", "not", "nth", "nth-last")


@attrs.frozen
class Program:
    """What a selector is compiled to.

    Attributes:
        steps: the steps, each behind those whose sets it needs.
        result: the number of the step that gives what is selected.
        used: what the nodes are numbered under that it names.
    """

    steps: tuple[Step, ...]
    result: int
    used: frozenset[Hashable]


def compile_program(text: str, vocabulary: Vocabulary) -> Program:
    """Compile a selector.

    Args:
        text: the selector.
        vocabulary: the words it may use.

    Raises:
        SelectorError: the selector cannot be read, or uses a word that there is not.
    """
    compiler = _Compiler(vocabulary)
    found = compiler.select(text)
    return Program(tuple(compiler.steps), found.step, frozenset(compiler.used))


class _Compiler:
    """Compiles one selector: a method for each rule of the grammar, from the inside out."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.seen = SelectorText(SourceText(""))
        self.steps: dict[Step, int] = {}
        self.used: set[Hashable] = set()

    def select(self, text: str) -> StepSet:
        """Compile a selector, or one that stands in quotes within the selector."""
        outside, self.seen = self.seen, SelectorText(SourceText(text))
        results: dict[int, Any] = {}
        for tree in _from_inside(parse_selector(text)):
            parts = tuple(
                part if isinstance(part, Token) else results.pop(id(part)) for part in tree.children
            )
            results[id(tree)] = getattr(self, f"_{tree.data}")(parts)
        self.seen = outside
        (found,) = results.values()
        assert isinstance(found, StepSet)
        return found

    # ---- Sets --------------------------------------------------------------------------------

    def _step(self, step: Step) -> int:
        """Give the number of a step; what is asked twice is worked out once."""
        return self.steps.setdefault(step, len(self.steps))

    def _of(self, keys: Keys) -> StepSet:
        return StepSet(self._step(OfKeys(keys)), keys)

    def _some_block(self, one: StepSet) -> StepSet:
        """Take blocks, where a selector does not say what kind of node is meant."""
        if one.keys is not None:
            return one
        return self._both(one, self._step(OfKeys(ANY_BLOCK.keys)))

    def _both(self, one: StepSet, step: int) -> StepSet:
        return StepSet(self._step(Both((one.step, step))), one.keys)

    def _either(self, sets: Iterable[StepSet]) -> int:
        steps = tuple(dict.fromkeys(one.step for one in sets))
        return steps[0] if len(steps) == 1 else self._step(Either(steps))

    def _forwards(self, relative: Relative) -> StepSet:
        """Go from the first compound to the last, which is what is selected."""
        found, *rest = relative.parts
        for combinator, compound in zip(rest[::2], rest[1::2], strict=True):
            before = self._some_block(found)
            step = self._step(Along((before.step,), _AXES[combinator.type]))
            found = self._both(compound, step)
        assert isinstance(found, StepSet)
        return found

    def _backwards(self, relative: Relative) -> StepSet:
        """Go from the last compound back to the nodes that all this stands below or beside."""
        axes = [_AXES[token.type] for token in relative.parts[1::2]]
        lead = relative.lead
        axes.insert(0, Axis.DESCENDANTS if lead is None else _AXES[lead.type])
        step: int | None = None
        for axis, compound in zip(reversed(axes), relative.parts[::-2], strict=True):
            here = self._some_block(compound)
            here = here if step is None else self._both(here, step)
            step = self._step(Along((here.step,), axis.inverse))
        assert step is not None
        return StepSet(step)

    # ---- Rules -------------------------------------------------------------------------------

    def _start(self, parts: tuple[Any, ...]) -> StepSet:
        """Select blocks, where nothing says what to select."""
        (selectors,) = parts
        return StepSet(self._either(self._some_block(self._forwards(one)) for one in selectors))

    def _selectors(self, parts: tuple[Relative, ...]) -> tuple[Relative, ...]:
        return parts

    def _relatives(self, parts: tuple[Relative, ...]) -> tuple[Relative, ...]:
        return parts

    def _texts(self, parts: tuple[Token, ...]) -> tuple[Token, ...]:
        return parts

    def _selector(self, parts: tuple[Any, ...]) -> Relative:
        return Relative(None, parts)

    def _relative(self, parts: tuple[Any, ...]) -> Relative:
        *lead, selector = parts
        return Relative(lead[0] if lead else None, selector.parts)

    def _attribute(self, parts: tuple[Token, ...]) -> Brackets:
        return Brackets(parts)

    def _nth(self, parts: tuple[Token, ...]) -> Nth:
        head, place = parts
        return Nth(*read_place(place), from_end="last" in head.lower())

    def _function(self, parts: tuple[Any, ...]) -> Function:
        head, arguments = parts
        is_texts = isinstance(arguments[0], Token)
        return Function(head, *((arguments, ()) if is_texts else ((), arguments)))

    def _compound(self, parts: tuple[Any, ...]) -> StepSet:
        """Begin with the nodes of a type, and make the set smaller, the cheapest way first."""
        head = parts[0] if getattr(parts[0], "type", "") in ("TYPE", "ANY", "LABEL") else None
        conditions = parts if head is None else parts[1:]
        counted = self._head(head)
        keys = counted.keys if counted.keys is not None else self._keys_of(conditions)
        found = self._of(keys)
        if head is not None and head.type == "LABEL":
            found = self._test(found, LabelPattern.read(head))
        for condition in sorted(conditions, key=cost):
            found = StepSet(self._narrow(found, condition, counted).step, keys)
        return found

    # ---- Compounds ---------------------------------------------------------------------------

    def _head(self, head: Token | None) -> StepSet:
        """Give the nodes that what a compound begins with stands for."""
        if head is None:
            return self._of(None)
        if head.type != "TYPE":
            return self._of(ANY_BLOCK.keys if head.type == "ANY" else ANY_UNIT.keys)
        kind = self.vocabulary.kind(head.lower())
        if kind is None:
            raise self.seen.unknown("type", head, (one.name for one in self.vocabulary.kinds))
        self.used |= kind.covered
        return self._of(kind.covered)

    def _keys_of(self, conditions: Sequence[Any]) -> Keys:
        """Tell what a compound without a type selects, if one of its conditions says so."""
        for condition in conditions:
            keys = self._says(condition)
            if keys is not None:
                return keys
        return None

    def _says(self, condition: Any) -> Keys:
        if isinstance(condition, Token):
            if condition.type == "EID":
                return WITH_EID
            return frozenset({Document}) if bare_word(condition).lower() == "root" else None
        if isinstance(condition, Brackets):
            return self._owners(condition.tokens[0])
        if isinstance(condition, Function) and condition.name == "is":
            named = [one.parts[-1].keys for one in condition.relatives]
            if any(keys is not None for keys in named):
                return frozenset().union(*(keys or ANY_BLOCK.keys for keys in named))
        return None

    def _owners(self, name: Token) -> Keys:
        """Give what the nodes are that have an attribute, unless units are among them."""
        attributes = self.vocabulary.attributes_called(name.lower())
        covered: frozenset[Hashable] = frozenset().union(*map(self.vocabulary.covered, attributes))
        if not covered or covered & ANY_UNIT.keys:
            return None
        self.used |= covered
        return covered

    def _narrow(self, found: StepSet, condition: Any, counted: StepSet) -> StepSet:
        """Make a set smaller by one condition."""
        if isinstance(condition, Brackets):
            question = read_attribute(self.seen, condition.tokens, self.vocabulary, counted.keys)
            return self._test(found, question)
        if isinstance(condition, Nth):
            return self._place(found, counted, condition)
        if isinstance(condition, Function):
            return self._function_holds(found, condition)
        if condition.type == "EID":
            return self._test(found, HasEid(condition[1:]))
        return self._word_holds(found, counted, condition)

    def _test(self, found: StepSet, condition: Condition) -> StepSet:
        return StepSet(self._step(Test((found.step,), condition)), found.keys)

    def _place(self, found: StepSet, counted: StepSet, place: Nth) -> StepSet:
        step = Place((counted.step,), place.step, place.first, place.from_end)
        return self._both(found, self._step(step))

    def _word_holds(self, found: StepSet, counted: StepSet, token: Token) -> StepSet:
        """Ask a pseudo-class without brackets."""
        name = bare_word(token).lower()
        if name == "root":
            return self._both(found, self._step(OfKeys(frozenset({Document}))))
        if name == "empty":
            return self._test(found, HasNothing())
        if name in ("first", "only"):
            found = self._place(found, counted, Nth(0, 1, from_end=False))
        if name in ("last", "only"):
            found = self._place(found, counted, Nth(0, 1, from_end=True))
        if name in _OWN_WORDS:
            return found
        return self._stage_holds(found, Function(token))

    def _function_holds(self, found: StepSet, function: Function) -> StepSet:
        """Ask a pseudo-class with brackets."""
        name = function.name
        if name in ("contains", "matches"):
            texts = self._texts_of(function)
            if name == "contains":
                return self._test(found, HasText(tuple(map(read_text, texts))))
            patterns = tuple(read_expression(self.seen, text) for text in texts)
            return self._test(found, TextMatches(patterns))
        if name not in ("has", "is", "not"):
            return self._stage_holds(found, function)
        if not function.relatives:
            message = f":{name}() takes a selector, without quotes: :{name}(clause)"
            raise self.seen.error(message, span_of(function.texts[0]))
        way = self._backwards if name == "has" else self._forwards
        if name != "has":
            self._refuse_lead(function)
        inner = self._either(map(way, function.relatives))
        if name == "not":
            return StepSet(self._step(Without((found.step, inner))), found.keys)
        return self._both(found, inner)

    def _stage_holds(self, found: StepSet, function: Function) -> StepSet:
        """Ask a pseudo-class of the vocabulary."""
        pseudo_class = self.vocabulary.pseudo_class(function.name)
        if pseudo_class is None:
            others = (one.name for one in self.vocabulary.pseudo_classes)
            known = (*_OWN_WORDS, *_OWN_FUNCTIONS, *others)
            raise self.seen.unknown("pseudo-class", function.head, known)
        if pseudo_class.argument is Argument.TEXTS:
            texts = tuple(map(read_text, self._texts_of(function)))
            return self._both(found, self._step(PseudoClassHolds((), pseudo_class, texts)))
        if (pseudo_class.argument is Argument.NONE) != (function.head.type == "PSEUDO"):
            brackets = "no brackets" if function.head.type != "PSEUDO" else "a selector in brackets"
            message = f":{function.name} takes {brackets}"
            raise self.seen.error(message, span_of(function.head))
        operands: tuple[int, ...] = ()
        if pseudo_class.argument is Argument.SELECTOR:
            self._refuse_lead(function)
            quoted = [self.select(read_text(text)) for text in function.texts]
            bare = (self._some_block(self._forwards(one)) for one in function.relatives)
            operands = (self._either([*quoted, *bare]),)
        return self._both(found, self._step(PseudoClassHolds(operands, pseudo_class)))

    def _texts_of(self, function: Function) -> tuple[Token, ...]:
        if not function.texts:
            message = f':{function.name}() takes texts in quotes: :{function.name}("逆向工程")'
            raise self.seen.error(message, span_of(function.head))
        return function.texts

    def _refuse_lead(self, function: Function) -> None:
        """Refuse a combinator that nothing stands before."""
        for relative in function.relatives:
            if relative.lead is not None:
                sign = relative.lead.strip()
                message = f"only :has() may begin with {sign}; put a node before it"
                raise self.seen.error(message, span_of(relative.lead))


def _from_inside(tree: Tree[Token]) -> Iterator[Tree[Token]]:
    """Yield the subtrees of a parse tree, those within one before it, without recursion."""
    waiting: list[tuple[Tree[Token], bool]] = [(tree, False)]
    while waiting:
        here, is_done = waiting.pop()
        if is_done:
            yield here
            continue
        waiting.append((here, True))
        waiting.extend((part, False) for part in reversed(here.children) if isinstance(part, Tree))

"""Selectors: compiled once, matched against any document."""

from functools import cached_property, lru_cache
from typing import Any

import attrs

from aliyun_terms.query.compiling import Program, compile_program
from aliyun_terms.query.numbering import Flags, Numbering, number_nodes
from aliyun_terms.query.vocabulary import Vocabulary
from aliyun_terms.tree.document import Document

__all__ = ["Selector", "compile_text"]


@attrs.frozen(slots=False)
class Selector:
    """A compiled selector. Two that were written differently but ask the same way are equal.

    Attributes:
        text: the selector as written.
        vocabulary: the words it was read with.
        program: what it was compiled to.
    """

    text: str = attrs.field(eq=False)
    vocabulary: Vocabulary = attrs.field(repr=False)
    program: Program = attrs.field(repr=False)

    def select(self, document: Document) -> tuple[Any, ...]:
        """Give all nodes of a document that it matches.

        Returns:
            The nodes, each once, in the order in which they are printed.
        """
        numbering, flags = self.match(document)
        return tuple(map(numbering.nodes.__getitem__, numbering.members(flags)))

    def select_one(self, document: Document) -> Any:
        """Give the first node of a document that it matches; None where there is none."""
        numbering, flags = self.match(document)
        first = flags.find(1)
        return None if first < 0 else numbering.nodes[first]

    def match(self, document: Document) -> tuple[Numbering, Flags]:
        """Give the numbered nodes of a document, and the set of those it matches."""
        numbering = number_nodes(document, self.vocabulary, self.program.used)
        sets: dict[int, Flags] = {}
        for number, step in enumerate(self.program.steps):
            sets[number] = step.run(numbering, *map(sets.__getitem__, step.operands))
            for operand in self._done[number]:
                del sets[operand]
        return numbering, sets[self.program.result]

    @cached_property
    def _done(self) -> list[list[int]]:
        """For each step, the sets that no later step needs."""
        last: dict[int, int] = {}
        for number, step in enumerate(self.program.steps):
            last |= dict.fromkeys(step.operands, number)
        last[self.program.result] = len(self.program.steps)
        done: list[list[int]] = [[] for _ in self.program.steps]
        for operand, number in last.items():
            if number < len(done):
                done[number].append(operand)
        return done


@lru_cache(maxsize=256)
def compile_text(text: str, vocabulary: Vocabulary) -> Selector:
    """Compile a selector; the last few hundred are kept.

    Args:
        text: the selector.
        vocabulary: the words it may use.

    Raises:
        SelectorError: it cannot be read, or uses a word that there is not; the message
            shows where, with a caret.
    """
    return Selector(text, vocabulary, compile_program(text, vocabulary))

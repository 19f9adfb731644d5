"""Terms: whether the glossary is kept."""

import re
from collections.abc import Iterator

from aliyun_terms.source import Span
from aliyun_terms.translation.checks.codes import find
from aliyun_terms.translation.checks.findings import CheckedUnit, TranslationFinding
from aliyun_terms.translation.checks.markup import without_addresses
from aliyun_terms.translation.glossary import Glossary, GlossaryTerm

__all__ = ["check_names", "check_terms"]

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]++")


def check_terms(unit: CheckedUnit, glossary: Glossary) -> Iterator[TranslationFinding]:
    """Yield the terms that are rendered wrongly, or not as the glossary says."""
    terms: dict[str, tuple[GlossaryTerm, Span]] = {}
    for term, span in glossary.terms_in(unit.source):
        terms.setdefault(term.chinese, (term, span))
    rendered = _rendered(unit, glossary, [term for term, _ in terms.values()])
    for term, span in terms.values():
        wrong = _wrong(unit, glossary, term, rendered)
        if wrong is not None:
            yield find("wrong-term", unit, source_span=span, span=wrong)
        elif term.is_required and not rendered[term.chinese]:
            yield find(
                "term", unit, source_span=span, places={"text": term.rendering.replace("*", "…")}
            )


def _rendered(
    unit: CheckedUnit, glossary: Glossary, terms: list[GlossaryTerm]
) -> dict[str, list[Span]]:
    """Give where each term is rendered as it may be."""
    return {
        term.chinese: [
            span
            for rendering in (term.rendering, *term.others)
            if (span := glossary.find_rendering(rendering, unit.text)) is not None
        ]
        for term in terms
    }


def _wrong(
    unit: CheckedUnit, glossary: Glossary, term: GlossaryTerm, rendered: dict[str, list[Span]]
) -> Span | None:
    """Find a wrong rendering, unless it renders another term of the sentence."""
    good = [span for spans in rendered.values() for span in spans]
    for rendering in term.wrong:
        found = glossary.find_rendering(rendering, unit.text)
        if found is not None and not any(
            span.start <= found.start and found.end <= span.end for span in good
        ):
            return found
    return None


def check_names(unit: CheckedUnit) -> Iterator[TranslationFinding]:
    """Yield the names in Latin letters that the translation does not have, whatever their case."""
    text = "".join(character for character in unit.text.casefold() if character.isalnum())
    seen: set[str] = set()
    for found in _NAME.finditer(without_addresses(unit.source)):
        name = found[0].casefold()
        if name not in seen and name not in text:
            yield find("name-lost", unit, source_span=Span(*found.span()))
        seen.add(name)

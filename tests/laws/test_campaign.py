"""A million strings against the laws, other ones every day.

The seed is printed when a law is broken; ``ALIYUN_TERMS_SEED=…`` runs the same strings again.
"""

import os
import random
import time
from pathlib import Path

import pytest
from tests.dialect import mutated, random_text
from tests.laws.reading_laws import broken_law
from tests.outlines import read_examples

STRINGS = 1_000_000
SHARES = 10
FIXTURES = Path(__file__).parents[1] / "syntax" / "fixtures"


@pytest.mark.slow
@pytest.mark.parametrize("share", range(SHARES))
def test_a_million_random_and_mutated_strings_keep_the_laws(share, seed_text):
    seed = int(os.environ.get("ALIYUN_TERMS_SEED", time.time_ns()))
    print(f"ALIYUN_TERMS_SEED={seed}")
    rng = random.Random(f"{seed} {share}")
    known = [seed_text[start : start + 400] for start in range(0, len(seed_text), 200)]
    known += [example.text for path in FIXTURES.glob("*.md") for example in read_examples(path)]
    for number in range(STRINGS // SHARES):
        text = mutated(rng.choice(known), rng) if number % 2 else random_text(rng)
        law = broken_law(text)
        if law:
            shortest = shrunk(text)
            pytest.fail(f"{shortest!r} breaks a law: {broken_law(shortest)}", pytrace=False)


def shrunk(text: str) -> str:
    """Cut away all that is not needed to break a law."""
    for length in (64, 16, 4, 1):
        start = 0
        while start < len(text):
            shorter = text[:start] + text[start + length :]
            if broken_law(shorter):
                text = shorter
            else:
                start += 1
    return text


def test_cutting_away_stops_at_what_is_needed(monkeypatch):
    monkeypatch.setattr(f"{__name__}.broken_law", lambda text: "x" if "应x" in text else "")
    assert "应x" == shrunk("您应付费。您应x付费。" * 5)

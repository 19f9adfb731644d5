"""A later revision of generated terms: how much is changed is known, not what a diff should say."""

from __future__ import annotations

import random
import re

__all__ = ["revised_text"]

_SWAPS = (
    ("应", "可"),
    ("阿里云", "服务提供方"),
    ("服务", "产品"),
    ("不得", "不应"),
    ("您", "用户"),
)
_NUMBER = re.compile(r"(?<![0-9.])[0-9]{1,4}(?=[日天个元小])")


def revised_text(text: str, *, seed: int = 7) -> str:
    """Revise terms: of all clauses 6 % reworded, 2 % taken out, put in and moved each.

    Labels stay as they were printed, so that clauses that moved keep their numbers; every
    tenth heading loses its clauses' numbers to a clause put in before them.
    """
    chance = random.Random(seed)
    blocks = text.split("\n\n")
    kept: list[str] = []
    moving: list[str] = []
    for block in blocks:
        draw = chance.random()
        is_clause = len(block) > 30 and not block.lstrip().startswith(("#", "|", "!"))
        if not is_clause or draw > 0.12:
            kept.append(block)
        elif draw < 0.06:
            kept.append(_reworded(block, chance))
        elif draw < 0.08:
            continue
        elif draw < 0.10:
            kept += [block, _reworded(_reworded(chance.choice(blocks), chance), chance)]
        else:
            moving.append(block)
    for block in moving:
        kept.insert(chance.randint(0, len(kept)), block)
    return _renumbered("\n\n".join(kept), chance)


def _reworded(block: str, chance: random.Random) -> str:
    one, other = chance.choice(_SWAPS)
    number = _NUMBER.search(block)
    if number and chance.random() < 0.5:
        return f"{block[: number.start()]}{int(number[0]) + 1}{block[number.end() :]}"
    if one in block:
        return block.replace(one, other, 1)
    return f"{block}并及时通知。"


_DOTTED = re.compile(r"(?m)^([ ]*\*{0,2})([0-9]+)\.([0-9]+)(?=[. ])")


def _renumbered(text: str, chance: random.Random) -> str:
    """Let a third of all sections count on from another number."""
    shift: dict[str, int] = {}

    def count_on(found: re.Match[str]) -> str:
        section = found[2]
        if found[3] == "1" or section not in shift:
            shift[section] = chance.random() < 0.35
        return f"{found[1]}{section}.{int(found[3]) + shift[section]}"

    return _DOTTED.sub(count_on, text)

"""Rings of references: clauses that refer to one another, so that none can be read alone."""

from collections import defaultdict
from collections.abc import Iterable

__all__ = ["find_loops"]


def find_loops(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """Find the strongly connected sets of two nodes or more (Tarjan 1972), without recursion.

    Args:
        pairs: from, to; a node that leads to itself is no ring.

    Returns:
        The members of each ring, and the rings, in the order of *pairs*.

    Example:
        >>> find_loops([("3", "5"), ("5", "3"), ("5", "7")])
        (('3', '5'),)
    """
    graph: dict[str, list[str]] = defaultdict(list)
    for start, end in pairs:
        graph[start].append(end)
        graph[end]
    place = {node: number for number, node in enumerate(graph)}
    rings = [ring for ring in _components(graph) if len(ring) > 1]
    ordered = (tuple(sorted(ring, key=place.__getitem__)) for ring in rings)
    return tuple(sorted(ordered, key=lambda ring: place[ring[0]]))


def _components(graph: dict[str, list[str]]) -> list[list[str]]:
    number: dict[str, int] = {}
    lowest: dict[str, int] = {}
    stack: list[str] = []
    waiting: set[str] = set()
    found: list[list[str]] = []
    for root, first in graph.items():
        path = [] if root in number else [(root, iter(first))]
        while path:
            node, ahead = path[-1]
            if node not in number:
                number[node] = lowest[node] = len(number)
                stack.append(node)
                waiting.add(node)
            for other in ahead:
                if other not in number:
                    path.append((other, iter(graph[other])))
                    break
                if other in waiting:
                    lowest[node] = min(lowest[node], number[other])
            else:
                path.pop()
                if path:
                    above = path[-1][0]
                    lowest[above] = min(lowest[above], lowest[node])
                if lowest[node] == number[node]:
                    found.append(_take(stack, waiting, node))
    return found


def _take(stack: list[str], waiting: set[str], root: str) -> list[str]:
    ring: list[str] = []
    while not ring or ring[-1] != root:
        ring.append(stack.pop())
        waiting.discard(ring[-1])
    return ring

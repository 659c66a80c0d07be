"""Circles in a graph of anything, however large: neither function recurses."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)


def circles(
    nodes: Iterable[Node], following: Callable[[Node], Iterable[Node]]
) -> Iterator[list[Node]]:
    """The nodes that reach each other: Tarjan's strong components, each node's links asked once."""
    order: dict[Node, int] = {}
    low: dict[Node, int] = {}
    held: dict[Node, None] = {}
    linked_to_itself: set[Node] = set()
    for root in nodes:
        if root in order:
            continue
        order[root] = low[root] = len(order)
        held[root] = None
        walk = [(root, iter(following(root)))]
        while walk:
            node, links = walk[-1]
            for after in links:
                if after not in order:
                    order[after] = low[after] = len(order)
                    held[after] = None
                    walk.append((after, iter(following(after))))
                    break
                if after in held:
                    low[node] = min(low[node], order[after])
                    if after == node:
                        linked_to_itself.add(node)
            else:
                walk.pop()
                if walk:
                    above = walk[-1][0]
                    low[above] = min(low[above], low[node])
                if low[node] == order[node]:
                    found: list[Node] = []
                    while not found or found[-1] != node:
                        found.append(held.popitem()[0])
                    if len(found) > 1 or node in linked_to_itself:
                        yield found


def shortest(start: Node, following: Callable[[Node], Iterable[Node]]) -> list[Node]:
    """The nodes of a shortest way from a node of a circle back to itself, each once."""
    before: dict[Node, Node] = {}
    queue = deque((start,))
    while start not in before:
        node = queue.popleft()
        for after in following(node):
            if after not in before:
                before[after] = node
                queue.append(after)
    way = [before[start]]
    while way[-1] != start:
        way.append(before[way[-1]])
    return way[::-1]

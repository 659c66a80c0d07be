"""What sums with conditions ask for: ``SUMIF(List!B2:B9,A3,List!C2:C9)`` for the key in A3."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from cofin.checks.formula.nodes import Call, Chain, Node, Text, walk
from cofin.checks.formula.parse import tree_of
from cofin.checks.formula.references import References
from cofin.checks.formula.written import Written, formulas_of
from cofin.checks.structure.lines.line import lines_of
from cofin.checks.structure.values import Look
from cofin.checks.subject import Recomputed, Subject
from cofin.grid import Area

#: A condition that begins with one of these, or has a joker, asks for more than one key.
_COMPARES = ("<", ">", "=")
_JOKERS = frozenset("*?~")

Track: TypeAlias = tuple[str, int]
"""A sheet and a column of it."""


class Sought(NamedTuple):
    """One sum with conditions, all of them keys that are known."""

    written: Written
    amounts: Area
    keys: Mapping[Area, str]  # what is asked for in each column of keys
    is_alone: bool  # the formula is this sum and no more


@dataclass(slots=True)
class Asked:
    """What all sums together ask for in one column of keys."""

    keys: dict[str, tuple[str, Written]] = field(default_factory=dict)  # by their small letters
    sums: list[Sought] = field(default_factory=list)
    is_known: bool = True  # every condition is one key


def key_in(value: Recomputed) -> str:
    """A cell as sums with conditions compare it: a text, a whole number; else nothing."""
    if isinstance(value, Decimal) and value == value.to_integral_value():
        return f"{value:.0f}"
    return value if isinstance(value, str) else ""


def asked_in(subject: Subject, look: Look) -> Mapping[Track, Asked]:
    """By column of keys what is asked for."""
    references = lines_of(subject.grid).references
    found: dict[Track, Asked] = defaultdict(Asked)
    for skeleton, formulas in formulas_of(subject.grid).by_skeleton.items():
        if "SUMIF" not in skeleton.upper() or (tree := tree_of(skeleton)) is None:
            continue
        for call in walk(tree):
            if isinstance(call, Call) and (taken := _taken_apart(call)) is not None:
                for formula in formulas:
                    reader = _Reader(formula, references, look)
                    _ask(found, reader, *taken, is_alone=call is tree)
    return found


def keys_asked_by(
    formula: Written, references: References, look: Look
) -> Iterator[Mapping[Area, str]]:
    """For each sum of a formula what it asks for in each column of keys, as far as known."""
    reader = _Reader(formula, references, look)
    tree = tree_of(formula.shape.skeleton)
    for call in walk(tree) if tree is not None else ():
        if isinstance(call, Call) and (taken := _taken_apart(call)) is not None:
            pairs = [(reader.column(keys), reader.key(wanted)) for keys, wanted in taken[1]]
            yield {keys: wanted for keys, wanted in pairs if keys and wanted is not None}


def _taken_apart(call: Call) -> tuple[Node, list[tuple[Node, Node]]] | None:
    """The amounts of a sum, and its columns of keys with their conditions."""
    match call:
        case Call(name="SUMIF", arguments=(keys, wanted, amounts)):
            return amounts, [(keys, wanted)]
        case Call(name="SUMIFS", arguments=(amounts, *others)) if len(others) % 2 == 0:
            return amounts, list(pairwise(others))[::2]
    return None


class _Reader(NamedTuple):
    """Reads the arguments of one formula."""

    formula: Written
    references: References
    look: Look

    def column(self, node: Node) -> Area | None:
        """The one column that an argument is."""
        formula = self.formula
        areas = self.references.of_node(node, formula.shape.places, *formula.key)
        is_one = len(areas) == 1 and areas[0].range[1] == areas[0].range[3]
        return areas[0] if is_one else None

    def key(self, node: Node) -> str | None:
        """The one key that a condition asks for; it may be put together: ``A2&"|"&B2``."""
        if isinstance(node, Chain) and set(node.operators) == {"&"}:
            pieces = [self._piece(part) for part in node.operands]
            return None if None in pieces else _one_key("".join(map(str, pieces)))
        piece = self._piece(node)
        return None if piece is None else _one_key(piece)

    def _piece(self, node: Node) -> str | None:
        """A text or a whole number: typed, or in one cell."""
        if isinstance(node, Text):
            return node.value
        formula = self.formula
        cell = self.references.cell_of(node, formula.shape.places, *formula.key)
        value = None if cell is None else self.look(cell.sheet, *cell.range[:2])
        return key_in(value) or (value if isinstance(value, str) else None)


def _ask(
    found: dict[Track, Asked],
    reader: _Reader,
    amounts: Node,
    conditions: list[tuple[Node, Node]],
    *,
    is_alone: bool,
) -> None:
    area = reader.column(amounts)
    pairs = [(reader.column(keys), reader.key(wanted)) for keys, wanted in conditions]
    known = {keys: wanted for keys, wanted in pairs if keys is not None and wanted is not None}
    sought = None
    if area is not None and len(known) == len(pairs):
        sought = Sought(reader.formula, area, known, is_alone)
    for keys, wanted in pairs:
        if keys is None:
            continue
        asked = found[keys.sheet, keys.range[1]]
        if wanted is None or area is None:
            asked.is_known = False
        else:
            asked.keys.setdefault(wanted.casefold(), (wanted, reader.formula))
            if sought is not None:
                asked.sums.append(sought)


def _one_key(text: str) -> str | None:
    """The text, where it is a key and no comparison."""
    is_key = text.strip() and not text.startswith(_COMPARES) and not _JOKERS & set(text)
    return text if is_key else None

"""C07: totals that miss a row, or count something twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from cofin.a1 import Range, a1
from cofin.checks.finding import Finding, Severity, said
from cofin.checks.labels import label_of
from cofin.checks.registry import check
from cofin.checks.structure.lines import lines_of
from cofin.checks.structure.lookup import Look, look_in
from cofin.checks.structure.missed import missed
from cofin.checks.structure.sums import Leaves, Sum, Sums, sums_of
from cofin.checks.subject import CellKey, Subject
from cofin.grid import CellError
from cofin.money import EXACT, as_shown

#: Groups of cells that a message names.
_SHOWN = 6
_NOTHING = "–"


class _Wrong(NamedTuple):
    """A sum with the cells it counts twice and those it leaves out."""

    total: Sum
    leaves: Leaves
    twice: list[CellKey]
    gone: list[CellKey]


@check("C07")
def wrong_total(subject: Subject) -> Iterator[Finding]:
    """Yield each sum that leaves out cells of its block or counts cells twice."""
    sums = sums_of(subject.grid)
    running = _running(subject)
    look = look_in(subject)
    for key, total in sums.by_cell.items():
        leaves = None if key in running else sums.leaves(total)
        if not leaves:
            continue
        wrong = _Wrong(total, leaves, _twice(total, leaves, sums), missed(total, leaves, sums))
        if wrong.twice or wrong.gone:
            yield _finding(wrong, sums, look)


def _running(subject: Subject) -> frozenset[CellKey]:
    """Running totals: sums of the cell before them and one more."""
    return frozenset(
        (line.sheet.name, *position)
        for line in lines_of(subject.grid).lines
        if line.pattern.refers_to_its_line
        for position in line.fitting
    )


def _twice(total: Sum, leaves: Leaves, sums: Sums) -> list[CellKey]:
    """The cells that the sum counts more than once, and none of its parts does already."""
    doubled = {key for key, times in leaves.items() if times > 1}
    if doubled:
        for part in sums.parts(total):
            below = sums.leaves(part)
            doubled -= {key for key, times in below.items() if times > 1} if below else set()
    return sorted(doubled)


def _finding(wrong: _Wrong, sums: Sums, look: Look) -> Finding:
    total, leaves, twice, gone = wrong
    sheet_name, row, column = total.key
    sheet = next(sheet for sheet in sums.grid.sheets if sheet.name == sheet_name)
    wanted = set(leaves)
    for key in gone:
        part = sums.by_cell.get(key)
        wanted |= set((sums.leaves(part) or ()) if part is not None else (key,))
    found = _value(leaves, look)
    expected = _value(dict.fromkeys(wanted, 1), look)
    difference = None
    if found is not None and expected is not None:
        difference = EXACT.subtract(found, expected)
    formula = f"={sheet.cells[row, column].formula}"
    cells = {"missed": _named(gone, sheet_name), "twice": _named(twice, sheet_name)}
    fault = "does_both" if gone and twice else "misses" if gone else "doubles"
    return Finding(
        sheet=sheet_name,
        cell=a1(row, column),
        label=label_of(sheet, row, column),
        found=formula if found is None else f"{found:f}",
        expected="?" if expected is None else f"{expected:f}",
        difference=difference,
        values={
            "formula": formula,
            "found": formula if found is None else found,
            "expected": "?" if expected is None else expected,
            **cells,
            "fault": said(f"structure.sum_{fault}", **cells),
            "mending": said(f"structure.sum_{fault}_fix", **cells),
        },
        severity=Severity.WARNING if difference == 0 else None,
    )


def _value(counted: Mapping[CellKey, int], look: Look) -> Decimal | None:
    """The sum of cells, each so many times; ``None`` when one of them is not known."""
    result = Decimal(0)
    for key, times in counted.items():
        found = look(*key)
        if isinstance(found, CellError):
            return None
        if isinstance(found, Decimal):
            result = EXACT.add(result, EXACT.multiply(found, Decimal(times)))
    return as_shown(result)


def _named(keys: list[CellKey], sheet: str) -> str:
    """Cells as people write them: ``B4, B7:B9``."""
    pieces = []
    by_column = sorted(keys, key=lambda key: (key[0], key[2], key[1]))
    for _, run in groupby(
        enumerate(by_column), key=lambda item: (item[1][0], item[1][2], item[1][1] - item[0])
    ):
        cells = [key for _, key in run]
        first, last = cells[0], cells[-1]
        place = str(Range(first[1], first[2], last[1], last[2]))
        pieces.append(place if first[0] == sheet else f"{first[0]}!{place}")
    if len(pieces) > _SHOWN:
        pieces = [*pieces[:_SHOWN], "…"]
    return ", ".join(pieces) or _NOTHING

"""Which errors begin where they stand, and which only come from a cell that holds one already."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import islice

from cofin.checks.columns.kinds import kinds
from cofin.checks.formula import References
from cofin.checks.subject import CellKey, Subject
from cofin.grid import Area

#: Errors that are looked up among what others read; behind them each is told for itself.
_MOST_LOOKS = 200_000


def chains(subject: Subject) -> Mapping[CellKey, list[CellKey]]:
    """The errors that begin where they stand, each with those that follow from it."""
    return subject.once(_chains)


def _chains(subject: Subject) -> Mapping[CellKey, list[CellKey]]:
    errors = {
        (here.sheet.name, *position): error.text
        for here in kinds(subject)
        for position, error in here.errors
    }
    if not errors:
        return {}
    readers: dict[CellKey, list[CellKey]] = defaultdict(list)
    following: set[CellKey] = set()
    for key, read in islice(_read(subject, errors), _MOST_LOOKS):
        if errors[read] == errors[key] and read != key:
            readers[read].append(key)
            following.add(key)
    found: dict[CellKey, list[CellKey]] = {}
    told: set[CellKey] = set()
    begin = [key for key in errors if key not in following]
    for root in (*begin, *errors):  # the last in circles alone
        if root not in told:
            told.add(root)
            found[root] = list(_behind(root, readers, told, set(begin)))
    return found


def _behind(
    root: CellKey,
    readers: Mapping[CellKey, list[CellKey]],
    told: set[CellKey],
    begin: set[CellKey],
) -> Iterator[CellKey]:
    waiting = [root]
    while waiting:
        for key in readers.get(waiting.pop(), ()):
            if key not in told and key not in begin:
                told.add(key)
                waiting.append(key)
                yield key


def _read(subject: Subject, errors: Mapping[CellKey, str]) -> Iterator[tuple[CellKey, CellKey]]:
    """Each formula with an error, and each error that it reads."""
    references = References(subject.grid)
    rows: dict[tuple[str, int], list[int]] = defaultdict(list)
    for sheet, row, column in sorted(errors):
        rows[sheet, column].append(row)
    columns: dict[str, list[int]] = defaultdict(list)
    for sheet, column in sorted(rows):
        columns[sheet].append(column)
    for key in errors:
        known = subject.grid.sheet(key[0])
        formula = known.cell(*key[1:]).formula if known is not None else None
        for area in references.of_formula(formula, *key) if formula else ():
            yield from ((key, read) for read in _within(area, rows, columns))


def _within(
    area: Area, rows: Mapping[tuple[str, int], list[int]], columns: Mapping[str, list[int]]
) -> Iterator[CellKey]:
    first_row, first_column, last_row, last_column = area.range
    for column in columns.get(area.sheet, ()):
        if first_column <= column <= last_column:
            known = rows[area.sheet, column]
            for at in range(bisect_left(known, first_row), len(known)):
                if known[at] > last_row:
                    break
                yield area.sheet, known[at], column

"""Part of C07: a key with a blank at an end, in a list where other rows have it without.

A sum by this key leaves the row out.  Where one does already, that is told instead.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from cofin.a1 import a1
from cofin.checks.finding import Finding, Severity, said
from cofin.checks.subject import Subject
from cofin.checks.words.labels import label_of
from cofin.grid import CellKind, Position, SheetGrid

#: Different keys among the rows of a list: a column of texts that hardly repeat has none.
_MOST_KEYS = (3, 4)


def blank_keys(subject: Subject, told: Collection[tuple[str, str]]) -> Iterator[Finding]:
    """Yield each key that other rows of its column have without a blank at an end."""
    if subject.layout is not None:
        return
    for sheet in subject.grid.sheets:
        for column, texts in _lists(sheet).items():
            keys: dict[str, list[int]] = defaultdict(list)
            for row, text in texts.items():
                keys[text.strip().casefold()].append(row)
            if len(keys) * _MOST_KEYS[1] > len(texts) * _MOST_KEYS[0]:
                continue
            for rows in keys.values():
                odd = [(row, column) for row in rows if texts[row] != texts[row].strip()]
                right = next((row for row in rows if (row, column) not in odd), None)
                places = {(sheet.name, a1(*at)) for at in odd}
                if odd and right is not None and places.isdisjoint(told):
                    yield _finding(sheet, odd, (right, column))


def _lists(sheet: SheetGrid) -> Mapping[int, dict[int, str]]:
    """By column the typed texts, in rows with an amount to their right."""
    amounts: dict[int, int] = {}
    for (row, column), cell in sheet.cells.items():
        if cell.kind is CellKind.NUMBER:
            amounts[row] = max(amounts.get(row, 0), column)
    found: dict[int, dict[int, str]] = defaultdict(dict)
    for (row, column), cell in sheet.cells.items():
        is_key = isinstance(cell.value, str) and cell.formula is None and cell.value.strip()
        if is_key and column < amounts.get(row, 0):
            found[column][row] = str(cell.value)
    return found


def _finding(sheet: SheetGrid, odd: list[Position], right: Position) -> Finding:
    first, *further = odd
    found = str(sheet.cell(*first).value)
    expected = str(sheet.cell(*right).value)
    values = {
        "place": f"{sheet.name}!{a1(*first)}",
        "found": found,
        "expected": expected,
        "other": a1(*right),
    }
    return Finding(
        sheet=sheet.name,
        cell=a1(*first),
        label=label_of(sheet, *first),
        found=found,
        expected=expected,
        values={
            "problem": said("structure.blank_key", **values),
            "mend": said("structure.asked_otherwise_fix", **values),
        },
        also=tuple((sheet.name, a1(*at)) for at in further),
        severity=Severity.NOTE,
    )

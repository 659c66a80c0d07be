"""Where two calculations of one workbook differ, in words that lead to the cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from math import isclose

from tests.libreoffice.cells import Cell, CellError, Shown, Workbook

AT_MOST = 12  # differences that a message lists


def same(a: Shown | CellError, b: Shown | CellError) -> bool:
    """Whether two values are equal: an empty text is an empty cell, an error is never right."""
    match a, b:
        case (CellError(), _) | (_, CellError()):
            return False
        case (bool(), bool()):
            return a is b
        case (float(), float()):
            return isclose(a, b, rel_tol=1e-14, abs_tol=1e-9)
        case (str() | None, str() | None):
            return (a or "") == (b or "")
    return False


def formula_differences(stored: Workbook, calculated: Workbook) -> list[str]:
    """Formula cells whose stored value is not what the other workbook calculates."""
    found = []
    for sheet, address, cell in stored.formulas():
        other = calculated.sheets.get(sheet, {}).get(address, Cell(None)).value
        if not same(cell.value, other):
            found.append(
                f"{sheet}!{address}: stored {cell.value!r}, calculated {other!r}, {cell.formula}"
            )
    return found


def figure_differences(expected: Mapping[str, Decimal | str], calculated: Workbook) -> list[str]:
    """``fig.*`` names whose cell does not show Python's figure: a word, a ratio, cents."""
    found = []
    for name, figure in expected.items():
        if name not in calculated.names:
            found.append(f"{name}: no such name")
            continue
        shown = calculated.at(name)
        if isinstance(figure, str):
            right = shown == figure
        elif name.endswith(".effective_rate"):
            right = isinstance(shown, float) and isclose(shown, figure, abs_tol=1e-12)
        else:
            right = equal_cents(shown, figure)
        if not right:
            found.append(f"{name} ({calculated.names[name]}): shows {shown!r}, Python {figure}")
    return found


def equal_cents(shown: Shown | CellError, figure: Decimal) -> bool:
    """Whether a cell shows an amount: the same cents, and no fraction of one beside them."""
    if isinstance(shown, bool) or not isinstance(shown, float):
        return False
    return round(Decimal(shown), 2) == figure and abs(Decimal(shown) - figure) < Decimal("0.00001")


def errors(workbook: Workbook) -> list[str]:
    """Cells that show an error."""
    return [
        f"{sheet}!{address}: {cell.value.code} {cell.formula}"
        for sheet, cells in workbook.sheets.items()
        for address, cell in cells.items()
        if isinstance(cell.value, CellError)
    ]


def dangling_names(workbook: Workbook) -> list[str]:
    """Names that refer to nothing, or to a sheet that is not there."""
    return [f"{name}: {target}" for name, target in _unresolved(workbook)]


def _unresolved(workbook: Workbook) -> Iterator[tuple[str, str]]:
    for name, target in workbook.names.items():
        sheet = target.rpartition("!")[0].strip("'").replace("''", "'")
        if "#REF!" in target or sheet not in workbook.sheets:
            yield name, target


def listed(differences: list[str]) -> str:
    """The first differences, one a line, and how many more there are."""
    more = len(differences) - AT_MOST
    tail = [f"... and {more} more"] if more > 0 else []
    return "\n".join(["", *differences[:AT_MOST], *tail])

"""A09: results that the file stores and its formulas do not give."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, Overflow

from cofin.a1 import a1
from cofin.checks.finding import Finding
from cofin.checks.registry import check
from cofin.checks.subject import Recomputed, Subject
from cofin.checks.words.labels import label_of
from cofin.grid import EMPTY, CellError
from cofin.money import EXACT, as_shown

#: Spreadsheets calculate with about 15 digits, and a long chain of formulas loses some.
RELATIVE = Decimal("1e-9")

#: EUR; a cent is a difference, in a total of many millions as well.
LESS_THAN_A_CENT = Decimal("0.004")

#: But not where a cell has no digits left for it: in figures of many thousand millions.
LAST_DIGITS = Decimal("1e-14")

#: EUR; a ten-thousandth of a cent.  A difference of two sums of many fractions is noise here.
ABSOLUTE = Decimal("1e-6")


@check("A09")
def stale_result(subject: Subject) -> Iterator[Finding]:
    """A stored number or word is not what the formula gives."""
    known = subject.recomputed if subject.recomputed is not None else {}
    for sheet in subject.grid.sheets:
        for (row, column), (stored, kind, formula, _) in sheet.cells.items():
            if formula is None or kind is EMPTY:
                continue
            key = (sheet.name, row, column)
            if key not in known or agree(stored, known[key]):
                continue
            yield Finding(
                sheet.name,
                a1(row, column),
                label_of(sheet, row, column),
                shown(stored),
                shown(known[key]),
                _difference(stored, known[key]),
            )


def agree(stored: Recomputed, given: Recomputed) -> bool:
    """Whether two results are the same, but for the digits that binary fractions lose."""
    if type(stored) is type(given) and stored == given:
        return True  # nearly always, and soonest found out
    if isinstance(stored, Decimal) and isinstance(given, Decimal):
        return _are_near(stored, given)
    if isinstance(stored, CellError) and isinstance(given, CellError):
        return True  # programs differ on which error is shown; C03 names it
    if isinstance(stored, bool | Decimal) and isinstance(given, bool | Decimal):
        return stored == given  # some programs store TRUE as 1
    if isinstance(given, bool | Decimal):
        return stored == shown(given)  # others store every result as a text
    if isinstance(stored, bool | Decimal):
        return False
    return (stored or "") == (given or "")  # an empty text and nothing look the same


def _are_near(stored: Decimal, given: Decimal) -> bool:
    try:
        difference = EXACT.abs(EXACT.subtract(stored, given))
        largest = max(EXACT.abs(stored), EXACT.abs(given))
        lost = min(EXACT.multiply(RELATIVE, largest), LESS_THAN_A_CENT)
        return difference <= max(ABSOLUTE, lost, EXACT.multiply(LAST_DIGITS, largest))
    except Overflow:  # beyond what any spreadsheet holds
        return stored == given


def shown(value: Recomputed) -> str:
    """A result as it is written in every language."""
    match value:
        case None:
            return ""
        case CellError():
            return value.text
        case bool():
            return str(value).upper()
        case Decimal():
            return f"{as_shown(value):f}"
        case _:
            return value


def _difference(stored: Recomputed, given: Recomputed) -> Decimal | None:
    if isinstance(stored, Decimal) and isinstance(given, Decimal):
        return as_shown(EXACT.subtract(stored, given))
    return None

"""The role of one column: what its heading says, corrected where its cells plainly differ."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal

from cofin.checks.words.divisions import period
from cofin.checks.words.headings import Role, heading_meaning
from cofin.checks.words.numerals import is_number
from cofin.grid import A_TEXT, CellKind, CellValue, Grid
from cofin.money import HALF_CENT

#: Of the cells that are filled, this share must be numbers to make a column one of numbers
#: although its heading says otherwise; texts need the same share.
PLAIN_MAJORITY = Decimal("0.67")

#: So many numbers below half a cent, and this share of all, make a column one of no money.
LEAST_SMALL = 3
SMALL_SHARE = Decimal("0.05")

_PARTNER_ID = re.compile(r"P[0-9]{1,3}")


def partner_ids(grid: Grid) -> frozenset[str]:
    """Ids of partners (P1, P2) that stand in columns: a heading P1 is then no period."""
    found: set[str] = set()
    for sheet in grid.sheets:
        by_column: dict[int, set[str]] = {}
        for (_, column), (value, kind, _, _) in sheet.cells.items():
            is_short = kind is A_TEXT and isinstance(value, str) and value[:1] == "P"
            if is_short and _PARTNER_ID.fullmatch(str(value)):
                by_column.setdefault(column, set()).add(str(value))
        found.update(*(ids for ids in by_column.values() if len(ids) > 1))
    return frozenset(found)


def column_role(
    heading: str,
    cells: Sequence[CellValue],
    headings: Collection[str] = (),
    partners: frozenset[str] = frozenset(),
) -> tuple[Role | None, Role]:
    """What the heading says, and the role after a look at the cells."""
    role, is_money = _of_lines(heading, headings, partners)
    agreed = _agreed(role, is_money=is_money, cells=cells)
    if agreed is Role.AMOUNT and is_less_than_money(
        cell.value for cell in cells if cell.formula is None
    ):
        return role, Role.NUMBER
    return role, agreed


def is_less_than_money(typed: Iterable[object]) -> bool:
    """Whether typed numbers cannot be EUR: several would be 0.00, as kilograms or shares are."""
    filled = [number for number in typed if isinstance(number, Decimal) and number]
    small = sum(number.copy_abs() < HALF_CENT for number in filled)
    return small >= LEAST_SMALL and small >= SMALL_SHARE * len(filled)


def _of_lines(
    heading: str, headings: Collection[str], partners: frozenset[str]
) -> tuple[Role | None, bool]:
    """The role by the lines of a heading: the lowest that says one, helped by those above."""
    lines = heading.split(" / ")
    if _is_period(lines[-1], headings, partners):
        return Role.PERIOD, any(heading_meaning(line).is_money for line in lines)
    role: Role | None = None
    is_money = False
    for line in lines:
        words = heading_meaning(line)
        is_money = is_money or words.is_money
        if words.role is not None and not (
            words.role in (Role.TEXT, Role.PARTNER, Role.WORK_PACKAGE) and role is not None
        ):
            role = words.role
    return role, is_money


def _is_period(line: str, headings: Collection[str], partners: frozenset[str]) -> bool:
    """Whether a heading is one of several numbered ones."""
    if period(line) is None or line in partners:
        return False
    stem = line.rstrip("0123456789")
    alike = [other.rpartition(" / ")[2] for other in headings]
    numbered = {
        period(other) for other in alike if other.rstrip("0123456789") == stem and period(other)
    } | {period(other) for other in alike if stem == line and period(other)}
    return len(numbered) > 1


def _agreed(role: Role | None, *, is_money: bool, cells: Sequence[CellValue]) -> Role:
    """The role after the cells were heard."""
    numbers = [cell for cell in cells if _holds_number(cell)]
    texts = [cell for cell in cells if _holds_words(cell)]
    filled = len(numbers) + len(texts)
    if role in (Role.IDENTIFIER, Role.DATE):
        return role
    mostly_numbers = bool(numbers) and len(numbers) >= PLAIN_MAJORITY * filled
    mostly_texts = bool(texts) and len(texts) >= PLAIN_MAJORITY * filled
    if role is not None and role.is_numeric:
        return Role.TEXT if mostly_texts and len(texts) > 1 else role
    if not mostly_numbers:
        if role is None and is_money and not texts:
            return Role.AMOUNT
        return role or Role.TEXT
    if sum(cell.style.is_date for cell in numbers) * 2 > len(numbers):
        return Role.DATE
    if sum("%" in cell.style.number_format for cell in numbers) * 2 > len(numbers):
        return Role.RATE
    return Role.AMOUNT if is_money else Role.NUMBER


def _holds_number(cell: CellValue) -> bool:
    """A number, a number as text, a formula nobody calculated, an error in a number's place."""
    if cell.kind is CellKind.TEXT:
        return cell.formula is None and is_number(str(cell.value))
    return cell.kind in (CellKind.NUMBER, CellKind.ERROR) or (
        cell.kind is CellKind.EMPTY and cell.formula is not None
    )


def _holds_words(cell: CellValue) -> bool:
    return (
        cell.kind is CellKind.TEXT
        and bool(str(cell.value).strip(" -–—./"))
        and not is_number(str(cell.value))
    ) or cell.kind is CellKind.BOOL

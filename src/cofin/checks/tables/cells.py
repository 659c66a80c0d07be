"""Numbers of a subject's cells as the checks on arithmetic see them, and findings on amounts.

A formula counts with its recomputed value where there is one: a stored value that is only
stale is one finding (A09) and not one of every sum above it.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TypeVar

from cofin import money
from cofin.a1 import a1
from cofin.checks.finding import Finding, said
from cofin.checks.subject import CellKey, Subject
from cofin.grid import A_NUMBER, CellValue
from cofin.money import EXACT, HALF_CENT, as_shown, in_powers_of_ten, is_written_out, to_step
from cofin.text import Value

#: The exact sum and the exact difference: the checks on arithmetic take all they need from here.
added, less = money.total, money.less

T = TypeVar("T")

_CENT = Decimal("0.01")

#: Far less than anybody types or a rate makes of an amount.
_DUST = Decimal("0.000001")


def number_in(subject: Subject, key: CellKey, cell: CellValue) -> Decimal | None:
    """The number of a cell, recomputed where it could be; ``None`` for a day or no number."""
    if cell.formula is not None and subject.recomputed is not None and key in subject.recomputed:
        value = subject.recomputed[key]
        return value if isinstance(value, Decimal) else None
    if cell.kind is not A_NUMBER or not isinstance(cell.value, Decimal):
        return None
    return None if cell.style.is_date else cell.value


def number_at(subject: Subject, key: CellKey | None) -> Decimal | None:
    """The number in a place; ``None`` when there is no such sheet or no number."""
    if key is None:
        return None
    sheet = subject.grid.sheet(key[0])
    return None if sheet is None else number_in(subject, key, sheet.cell(key[1], key[2]))


def are_equal(one: Decimal, other: Decimal) -> bool:
    """Whether two amounts are the same to the cent: a fraction of one is C10's business."""
    return EXACT.subtract(one, other).copy_abs() < HALF_CENT


def to_cents(amount: Decimal) -> int:
    """The nearest whole number of cents: stored numbers carry traces of binary arithmetic."""
    return int(EXACT.to_integral_value(EXACT.scaleb(amount, 2)))


def shown(value: Decimal) -> Decimal:
    """With two decimals, unless it has a fraction of a cent; then without trailing zeros.

    What binary arithmetic leaves behind (-1040.00000000001) is no fraction of a cent.
    """
    cut = to_step(value, _CENT)
    return EXACT.plus(cut) if less(cut, value).copy_abs() < _DUST else as_shown(value)


def plain(value: Decimal) -> str:
    """The same in every language: ``12000.00``."""
    amount = shown(value)
    return format(amount, "f") if is_written_out(amount) else in_powers_of_ten(amount)


def amount_finding(
    place: tuple[str, str],
    label: str,
    amounts: tuple[Decimal, Decimal],
    values: Mapping[str, Value | Mapping[str, str]] | None = None,
    parameter: str = "",
) -> Finding:
    """A finding on one amount: the one found and the one expected (EUR), and the difference."""
    sheet, cell = place
    found, expected = amounts
    return Finding(
        sheet=sheet,
        cell=cell,
        label=label,
        found=plain(found),
        expected=plain(expected),
        difference=shown(less(found, expected)),
        values={"found": shown(found), "expected": shown(expected), **(values or {})},
        parameter=parameter,
    )


def reason(key: str) -> Mapping[str, Value | Mapping[str, str]]:
    """A sentence of ``texts/arithmetic.toml`` as what a finding says about an amount."""
    return {"reason": said(f"arithmetic.{key}")}


def place_of(key: CellKey) -> tuple[str, str]:
    """Sheet and cell as a finding has them."""
    return key[0], a1(key[1], key[2])

"""R04: rates of which nobody can say whether 0.75 or 75 is meant, and rates that are money."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum

from cofin.checks.budget_rules.labelled import labelled_rates
from cofin.checks.budget_rules.percent_cells import huge_percentages
from cofin.checks.finding import Finding, said
from cofin.checks.registry import check
from cofin.checks.subject import Subject
from cofin.checks.tables.cells import plain
from cofin.checks.tables.tables import SeenRow, SeenTable, seen_tables
from cofin.checks.words.figures import FigureKind, kind_of
from cofin.checks.words.labels import label_of
from cofin.checks.words.numerals import meanings
from cofin.checks.words.sums import fold
from cofin.grid import CellKind
from cofin.money import EXACT, to_step, with_cents

#: Rates of funding are seldom lower: 0.5 in a column of percentages may be half a percent.
LOWEST = Decimal("0.05")

#: "Rate" alone may be a daily rate; between costs and an EU contribution it is that of funding.
_BARE = frozenset(("rate", "oran", "orani", "satz", "taux"))
_COSTS = frozenset((FigureKind.ELIGIBLE, FigureKind.TOTAL))
_GRANTS = frozenset((FigureKind.EU, FigureKind.REQUESTED, FigureKind.MAXIMUM))

#: A percentage of the spreadsheet above this, beside at least so many up to 100 %, was typed
#: as 75 where 75 % was meant.
_HIGHEST = Decimal("1.5")
_LEAST_BESIDE = 2
_HUNDRED = Decimal(100)


class Scale(StrEnum):
    """How a rate is written."""

    RATIO = "ratio"  # 0.75
    PERCENT = "percent"  # 75
    MONEY = "money"  # more than 100 can be no rate


@check("R04")
def rate_unclear(subject: Subject) -> Iterator[Finding]:
    """Rates of one column in several scales, or an amount in the place of a rate."""
    told = list(_in_columns(subject))
    yield from told
    yield from labelled_rates(subject)
    places = {place for finding in told for place in finding.places}
    yield from (each for each in huge_percentages(subject) if places.isdisjoint(each.places))


def _in_columns(subject: Subject) -> Iterator[Finding]:
    for table in seen_tables(subject):
        kinds = {column: kind_of(fold(heading)) for column, heading in table.headings.items()}
        is_of_funding = not (
            _GRANTS.isdisjoint(kinds.values()) or _COSTS.isdisjoint(kinds.values())
        )
        judged = set()
        for column, kind in kinds.items():
            is_bare = fold(table.headings[column]) in _BARE
            if kind is FigureKind.RATE or (is_bare and is_of_funding):
                judged.add(column)
                yield from _column(table, column)
        for column in table.columns:
            if column not in judged:
                yield from _hundredfold(table, column)


def _hundredfold(table: SeenTable, column: int) -> Iterator[Finding]:
    """Typed percentages such as 7500 % in a column of others, whatever its heading."""
    typed = [
        (row, row.numbers[column])
        for row in table.rows
        if column in row.numbers
        and column not in row.formulas
        and "%" in table.grid.cell(row.number, column).style.number_format
    ]
    usual = [value for _, value in typed if value <= 1]
    odd = [(row, value) for row, value in typed if _HIGHEST < value <= _HUNDRED]
    if len(usual) >= _LEAST_BESIDE and len(usual) + len(odd) == len(typed) and len(odd) == 1:
        row, value = odd[0]
        yield _finding(table, row, column, value, Scale.PERCENT)


def _column(table: SeenTable, column: int) -> Iterator[Finding]:
    found = [(row, *told) for row in table.rows if (told := _rate(table, row, column))]
    scales = [scale for _, _, scale in found]
    usual = max(Scale, key=lambda scale: (scales.count(scale), scale is Scale.RATIO))
    for row, value, scale in found:
        if scale is Scale.MONEY or (scale is not usual and usual is not Scale.MONEY):
            yield _finding(table, row, column, value, scale)


def _rate(table: SeenTable, row: SeenRow, column: int) -> tuple[Decimal, Scale] | None:
    """A rate and its scale; ``None`` for none, and for 0 and 1, which fit any."""
    cell = table.grid.cell(row.number, column)
    value = row.numbers.get(column)
    if value is None and cell.kind is CellKind.TEXT:
        text = str(cell.value)
        numbers = meanings(text.replace("%", "").strip())
        if "%" in text or len(numbers) != 1:
            return None  # "75 %" is clear, and C01's business
        value = numbers[0]
    if value is None or value < LOWEST or value == 1:
        return None
    if row.is_total and column in row.formulas:
        return None  # the mean of the rates above it
    if value < 1:
        return value, Scale.RATIO
    if value > _HUNDRED:
        return value, Scale.MONEY
    return value, Scale.RATIO if "%" in cell.style.number_format and value < 1 else Scale.PERCENT


def _finding(table: SeenTable, row: SeenRow, column: int, value: Decimal, scale: Scale) -> Finding:
    expected = _expected(table, row, column, value, scale)
    place = table.place(row, column)
    return Finding(
        sheet=place[0],
        cell=place[1],
        label=label_of(table.grid, row.number, column),
        found=plain(value),
        expected=expected or "-",
        values={
            "scale": said(f"arithmetic.scale_{scale.value}"),
            "found": with_cents(value) if scale is Scale.MONEY else value,
        },
        parameter="reimbursement_rate",
    )


def _expected(table: SeenTable, row: SeenRow, column: int, value: Decimal, scale: Scale) -> str:
    """The same rate in the other scale; money is taken back to the total of its row."""
    if scale is Scale.RATIO:
        return f"{EXACT.scaleb(value, 2).normalize(EXACT):f}"
    if scale is Scale.PERCENT:
        return f"{EXACT.scaleb(value, -2).normalize(EXACT):f}"
    for kind in (FigureKind.ELIGIBLE, FigureKind.TOTAL):
        for other, heading in table.headings.items():
            total = row.numbers.get(other)
            if other != column and kind_of(fold(heading)) is kind and total and value <= total:
                ratio = to_step(EXACT.divide(value, total), Decimal("0.0001"))
                return f"{ratio.normalize(EXACT):f}"
    return ""

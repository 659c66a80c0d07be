"""P07: money in another currency than euro, or in thousands where others stand in units."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from cofin.a1 import Range, a1
from cofin.checks.arithmetic.cells import number_in
from cofin.checks.finding import Finding, Severity, said
from cofin.checks.inference import Block, BlockColumn, Role, roles
from cofin.checks.labels import label_of, row_label
from cofin.checks.plausibility.lines import Values, lines_of, short
from cofin.checks.plausibility.salaries import median
from cofin.checks.plausibility.vocabulary import currency_said, says, says_euro
from cofin.checks.registry import check
from cofin.checks.subject import Subject
from cofin.checks.words import folded
from cofin.grid import A_NUMBER, CellKind, SheetGrid
from cofin.money import EXACT

#: A note on a sheet is short; longer texts tell of something else.
LONGEST_NOTE = 80

_THOUSAND = Decimal(1_000)
_ROUNDED = Decimal("500.01")  # thousands are rounded: half of one, and a trace

_LARGE = Decimal(100)  # so that a factor of 1,000 can be told in rounded thousands

#: So many rows of two sheets differ by a factor of 1,000: one may be chance.
FEWEST_PAIRS = 2

#: EUR.  A month of work costs more everywhere; less is a rate in thousands (assumed).
CHEAPEST_MONTH = Decimal(50)

_MONEY = (Role.AMOUNT, Role.PRICE)
_QUOTED = re.compile(r'"([^"]*)"|\[\$([^\]-]*)(?:-[^\]]*)?\]|\\(.)|([$£₺])')


@check("P07")
def other_money(subject: Subject) -> Iterator[Finding]:
    """Formats, headings and notes that name another currency or thousands; factors of 1,000."""
    for sheet in subject.grid.sheets:
        yield from _formats(subject, sheet)
    if subject.layout is None:
        yield from _headings(subject)
        for sheet in subject.grid.sheets:
            yield from _notes(subject, sheet)
        yield from _thousandfold(subject)
    yield from _cheap_months(subject)


@lru_cache(maxsize=512)
def currency_of_format(number_format: str) -> str:
    """``EUR``, another currency, or nothing, by a number format such as ``[$₺-41F]#,##0``.

    >>> currency_of_format("[$₺-41F]#,##0.00"), currency_of_format('#,##0.00 "TL"')
    ('TRY', 'TRY')
    >>> currency_of_format("[$-409]d mmm"), currency_of_format("[$€-2] 0.00")
    ('', 'EUR')
    """
    for parts in _QUOTED.findall(number_format):
        found = currency_said("".join(parts))
        if found:
            return found
    return "EUR" if "€" in number_format else ""


def _formats(subject: Subject, sheet: SheetGrid) -> Iterator[Finding]:
    """Amounts shown with the sign of another currency: one finding for the columns of a sheet."""
    rows: dict[tuple[int, str], list[int]] = {}
    has_euro = False
    for (row, column), cell in sheet.cells.items():
        if cell.kind is A_NUMBER and cell.value:
            code = currency_of_format(cell.style.number_format)
            has_euro = has_euro or code == "EUR"
            if code not in ("", "EUR"):
                rows.setdefault((column, code), []).append(row)
    alike: dict[tuple[str, bool], list[tuple[Range, int]]] = {}
    for (column, code), found in sorted(rows.items()):
        area = Range(min(found), column, max(found), column)
        is_beside = has_euro or _has_euro_column(subject, sheet.name, min(found), column)
        alike.setdefault((code, is_beside), []).append((area, len(found)))
    for (code, is_beside), columns in alike.items():
        first, count = columns[0][0], sum(amounts for _, amounts in columns)
        key = "format_currency" if len(columns) == 1 else "format_currency_columns"
        reason = said(f"doubt.{key}", currency=code, count=count, columns=len(columns))
        label = label_of(sheet, first.first_row, first.first_column) or sheet.name
        finding = _finding((sheet.name, str(first)), label, reason, code, is_note=is_beside)
        yield replace(finding, also=tuple((sheet.name, str(area)) for area, _ in columns[1:]))


def _has_euro_column(subject: Subject, sheet: str, row: int, column: int) -> bool:
    """Whether the table of a cell has another column that names the euro."""
    block = roles(subject).block(sheet, row, column)
    return block is not None and any(
        c.column != column and c.role is Role.AMOUNT and says_euro(c.heading) for c in block.columns
    )


def _headings(subject: Subject) -> Iterator[Finding]:
    """Columns of money whose heading names another currency, or thousands of euro."""
    for block in roles(subject).blocks:
        for column in block.of(*_MONEY, Role.PERIOD):
            code = currency_said(column.heading)
            if says("thousands", column.heading):
                reason = said("doubt.heading_thousands", heading=short(column.heading))
                yield _of_column(block, column, reason)
            elif code not in ("", "EUR") and not says_euro(column.heading):
                beside = _has_euro_column(subject, block.sheet, block.body.first_row, column.column)
                heading = short(column.heading)
                reason = said("doubt.heading_currency", heading=heading, currency=code)
                yield _of_column(block, column, reason, is_note=beside)


def _of_column(
    block: Block, column: BlockColumn, reason: Mapping[str, str], *, is_note: bool = False
) -> Finding:
    area = Range(block.heading.last_row, column.column, block.body.last_row, column.column)
    return _finding(
        (block.sheet, str(area)), block.sheet, reason, short(column.heading), is_note=is_note
    )


def _notes(subject: Subject, sheet: SheetGrid) -> Iterator[Finding]:
    """``All amounts in thousand EUR`` anywhere outside the tables; ``Currency: TRY``."""
    blocks = roles(subject).by_sheet.get(sheet.name, ())
    for (row, column), cell in sheet.cells.items():
        text = str(cell.value) if cell.kind is CellKind.TEXT else ""
        if not text or len(text) > LONGEST_NOTE:
            continue
        if any(b.body.holds(row, column) or b.heading.holds(row, column) for b in blocks):
            continue
        code = currency_said(text)
        if not code:
            continue
        if says("thousands", text) and code == "EUR":
            reason = said("doubt.note_thousands", text=short(text))
        elif code != "EUR" and not says_euro(text) and _is_labelled(sheet, row, column, text):
            reason = said("doubt.note_currency", text=short(text), currency=code)
        else:
            continue
        yield _finding((sheet.name, a1(row, column)), sheet.name, reason, short(text))


def _is_labelled(sheet: SheetGrid, row: int, column: int, text: str) -> bool:
    """Whether a text or its row's label says that this is about the currency of the sheet."""
    words = "label_currency"
    return says(words, text) or says(words, row_label(sheet, row, column))


def _thousandfold(subject: Subject) -> Iterator[Finding]:
    """Two sheets whose rows of the same name differ by a factor of 1,000."""
    by_sheet = {name: _labelled(subject, name) for name in roles(subject).by_sheet}
    names = list(by_sheet)
    for i, small in enumerate(names):
        for large in names[:i] + names[i + 1 :]:
            pairs = [
                (label, place)
                for label, (place, amount) in by_sheet[small].items()
                if label in by_sheet[large] and _is_thousandth(amount, by_sheet[large][label][1])
            ]
            if len(pairs) >= FEWEST_PAIRS:
                label, (row, column) = pairs[0]
                reason = said("doubt.thousandfold", count=len(pairs), other=large)
                yield _finding((small, a1(row, column)), label, reason, small)


def _is_thousandth(small: Decimal, large: Decimal) -> bool:
    """Whether the large amount is 1,000 times the small one, which may be rounded."""
    if small < 1:
        return False
    gap = EXACT.subtract(large, EXACT.multiply(small, _THOUSAND)).copy_abs()
    return gap == 0 or (small >= _LARGE and gap < _ROUNDED)


def _labelled(subject: Subject, name: str) -> dict[str, tuple[tuple[int, int], Decimal]]:
    """The first amount of each labelled row of a sheet's tables."""
    sheet = roles(subject).sheets[name]
    found: dict[str, tuple[tuple[int, int], Decimal]] = {}
    for block in roles(subject).by_sheet[name]:
        for column in block.of(Role.AMOUNT)[:1]:
            for row in range(block.body.first_row, block.body.last_row + 1):
                label = folded(row_label(sheet, row, column.column))
                place = (row, column.column)
                amount = number_in(subject, (name, *place), sheet.cell(*place))
                if label and amount is not None:
                    found.setdefault(label, (place, amount))
    return found


def _cheap_months(subject: Subject) -> Iterator[Finding]:
    """Partners whose months of work cost next to nothing: thousands of euro."""
    rates: dict[str, list[Decimal]] = {}
    places: dict[str, tuple[str, str]] = {}
    for line in lines_of(subject):
        cost = line.cost
        if cost.category == "personnel" and cost.unit_cost > 0 and says("person_months", cost.unit):
            rates.setdefault(cost.partner, []).append(cost.unit_cost)
            places.setdefault(cost.partner, line.at("unit_cost"))
    for partner, found in rates.items():
        if len(found) >= FEWEST_PAIRS and median(found) < CHEAPEST_MONTH:
            reason = said("doubt.cheap_months", rate=median(found), count=len(found))
            shown = format(median(found), "f")
            yield _finding(places[partner], partner, reason, shown)


def _finding(
    place: tuple[str, str],
    label: str,
    reason: Mapping[str, str],
    found: str,
    *,
    is_note: bool = False,
) -> Finding:
    severity = Severity.NOTE if is_note else None
    values: Values = {"reason": reason}
    return Finding(*place, label, found, "EUR", values=values, severity=severity)

"""P07: money in another currency than euro; the thousands themselves in ``thousandfold.py``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from cofin.a1 import Range, a1
from cofin.checks.columns.inference import Block, BlockColumn, Role, roles
from cofin.checks.finding import Finding, Severity, said
from cofin.checks.plausibility.money_titles import is_title_of_sheet, sheets_in_euro
from cofin.checks.plausibility.one_thousandfold import one_thousandfold
from cofin.checks.plausibility.own_currency import (
    in_own_currency,
    once_each,
    own_currencies,
)
from cofin.checks.plausibility.placed_lines import Values, placed_lines, short
from cofin.checks.plausibility.salaries import median
from cofin.checks.plausibility.thousandfold import (
    FEWEST_PAIRS,
    MONEY,
    notes_of,
    thousandfold,
    told_in_thousands,
)
from cofin.checks.registry import check
from cofin.checks.subject import Subject
from cofin.checks.words.costs import says
from cofin.checks.words.currencies import currency_of_format, currency_said, says_euro
from cofin.checks.words.exchange_rates import says_exchange_rate
from cofin.checks.words.labels import label_of, row_label
from cofin.checks.words.thousands import says_thousands
from cofin.grid import A_NUMBER, SheetGrid

#: EUR.  A month of work costs more everywhere; less is a rate in thousands (assumed).
CHEAPEST_MONTH = Decimal(50)


@check("P07")
def other_money(subject: Subject) -> Iterator[Finding]:
    """Formats, headings and notes that name another currency or thousands; factors of 1,000."""
    yield from once_each(_other_money(subject))


def _other_money(subject: Subject) -> Iterator[Finding]:
    for sheet in subject.grid.sheets:
        yield from _formats(subject, sheet)
    if subject.layout is None:
        yield from _headings(subject)
        for sheet in subject.grid.sheets:
            yield from _notes(subject, sheet)
        yield from _thousandfold(subject)
        yield from one_thousandfold(subject)
    yield from _cheap_months(subject)


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
        block = roles(subject).block(sheet.name, min(found), column)
        if _is_converted(subject, block, column):
            continue
        area = Range(min(found), column, max(found), column)
        is_beside = has_euro or _has_euro_column(subject, sheet.name, min(found), column)
        alike.setdefault((code, is_beside), []).append((area, len(found)))
    for (code, is_beside), columns in alike.items():
        first, count = columns[0][0], sum(amounts for _, amounts in columns)
        key = "format_currency" if len(columns) == 1 else "format_currency_columns"
        reason = said(f"doubt.{key}", currency=code, count=count, columns=len(columns))
        label = label_of(sheet, first.first_row, first.first_column) or sheet.name
        finding = _finding((sheet.name, str(first)), label, reason, code, is_note=is_beside)
        finding = replace(finding, also=tuple((sheet.name, str(area)) for area, _ in columns[1:]))
        yield _in_currency(subject, finding, code)


def _has_euro_column(subject: Subject, sheet: str, row: int, column: int) -> bool:
    """Whether the table of a cell has another column that names the euro."""
    block = roles(subject).block(sheet, row, column)
    return block is not None and any(
        c.column != column and c.role is Role.AMOUNT and says_euro(c.heading) for c in block.columns
    )


def _is_converted(subject: Subject, block: Block | None, column: int) -> bool:
    """Whether the table calculates amounts in euro beside a column in another currency."""
    if block is None:
        return False
    sheet = roles(subject).sheets[block.sheet]
    rows = range(block.body.first_row, block.body.last_row + 1)
    return any(
        each.column != column
        and says_euro(each.heading)
        and 2 * sum(sheet.cell(row, each.column).formula is not None for row in rows) >= len(rows)
        for each in block.of(Role.AMOUNT)
    )


def _is_rate(column: BlockColumn) -> bool:
    """Whether a heading names an exchange rate, such as ``Kur (TL/USD)``, and no amount."""
    return column.said is None and says_exchange_rate(column.heading)


def _headings(subject: Subject) -> Iterator[Finding]:
    """Columns of money whose heading names another currency, or thousands of euro."""
    for block in roles(subject).blocks:
        for column in block.of(*MONEY, Role.PERIOD):
            code = currency_said(column.heading)
            if says_thousands(column.heading):
                if block.sheet not in told_in_thousands(subject).linked:
                    reason = said("doubt.heading_thousands", heading=short(column.heading))
                    is_note = told_in_thousands(subject).is_whole
                    yield _in_thousands(_of_column(block, column, reason, is_note=is_note))
            elif _is_converted(subject, block, column.column) or _is_rate(column):
                continue
            elif code not in ("", "EUR") and not says_euro(column.heading):
                beside = _has_euro_column(subject, block.sheet, block.body.first_row, column.column)
                heading = short(column.heading)
                reason = said("doubt.heading_currency", heading=heading, currency=code)
                found = _of_column(block, column, reason, is_note=beside)
                yield _in_currency(subject, found, code)


def _of_column(
    block: Block, column: BlockColumn, reason: Mapping[str, str], *, is_note: bool = False
) -> Finding:
    area = Range(block.heading.last_row, column.column, block.body.last_row, column.column)
    return _finding(
        (block.sheet, str(area)), block.sheet, reason, short(column.heading), is_note=is_note
    )


def _notes(subject: Subject, sheet: SheetGrid) -> Iterator[Finding]:
    """``All amounts in thousand EUR`` anywhere outside the tables; ``Currency: TRY``."""
    for (row, column), text in notes_of(subject, sheet):
        is_note = False
        place = (sheet.name, a1(row, column))
        code = currency_said(text)
        if not code:
            continue
        if says_thousands(text) and code == "EUR":
            if sheet.name in told_in_thousands(subject).linked:
                continue
            is_note = told_in_thousands(subject).is_whole
            reason = said("doubt.note_thousands", text=short(text))
            yield _in_thousands(_finding(place, sheet.name, reason, short(text), is_note=is_note))
            continue
        if code == "EUR" or says_euro(text):
            continue
        if not _is_labelled(sheet, row, column, text):
            if not is_title_of_sheet(subject, sheet, (row, column), text):
                continue
            is_note = bool(sheets_in_euro(subject))  # the same once more, maybe
        reason = said("doubt.note_currency", text=short(text), currency=code)
        found = _finding(place, sheet.name, reason, short(text), is_note=is_note)
        yield _in_currency(subject, found, code)


def _is_labelled(sheet: SheetGrid, row: int, column: int, text: str) -> bool:
    """Whether a text or its row's label says that this is about the currency of the sheet."""
    words = "label_currency"
    return says(words, text) or says(words, row_label(sheet, row, column))


def _thousandfold(subject: Subject) -> Iterator[Finding]:
    """Two sheets whose rows of the same name differ by a factor of 1,000."""
    for small, large, count, (label, (row, column)) in thousandfold(subject):
        reason = said("doubt.thousandfold", count=count, other=large)
        yield _in_thousands(_finding((small, a1(row, column)), label, reason, small))


def _cheap_months(subject: Subject) -> Iterator[Finding]:
    """Partners whose months of work cost next to nothing: thousands of euro."""
    rates: dict[str, list[Decimal]] = {}
    places: dict[str, tuple[str, str]] = {}
    for line in placed_lines(subject):
        cost = line.cost
        if cost.category == "personnel" and cost.unit_cost > 0 and says("person_months", cost.unit):
            rates.setdefault(cost.partner, []).append(cost.unit_cost)
            places.setdefault(cost.partner, line.at("unit_cost"))
    for partner, found in rates.items():
        if len(found) >= FEWEST_PAIRS and median(found) < CHEAPEST_MONTH:
            reason = said("doubt.cheap_months", rate=median(found), count=len(found))
            shown = format(median(found), "f")
            yield _in_thousands(_finding(places[partner], partner, reason, shown))


def _in_currency(subject: Subject, finding: Finding, code: str) -> Finding:
    """The finding as a note where the currency may be on purpose."""
    return in_own_currency(finding, code) if code in own_currencies(subject) else finding


def _in_thousands(finding: Finding) -> Finding:
    """The finding with what to do about thousands of euro, where nothing is to be converted."""
    return replace(finding, values={**finding.values, "mend": said("doubt.thousands_fix")})


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

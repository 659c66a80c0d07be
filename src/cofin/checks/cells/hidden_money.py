"""C09: amounts where nobody sees them, and whether a total counts them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from cofin.a1 import Range, a1
from cofin.checks.cells.error_values import is_hidden
from cofin.checks.cells.folded_rows import are_folded
from cofin.checks.columns.inference import Role, roles
from cofin.checks.columns.kinds import Kinds, kinds
from cofin.checks.finding import Finding, Severity, said
from cofin.checks.formula import References
from cofin.checks.formula.written import formulas_of
from cofin.checks.overlaps import Overlaps
from cofin.checks.registry import check
from cofin.checks.structure.sums.sum import sums_of
from cofin.checks.subject import Subject
from cofin.checks.words.labels import label_of
from cofin.core.parse_numbers import plain
from cofin.grid import Position
from cofin.text import Value

#: Functions whose result counts what they read; a lookup shows one cell of it.
_COUNTING = ("SUM", "SUBTOTAL", "AGGREGATE", "+")


_LOOKS_UP = re.compile(r"LOOKUP\(|\bINDEX\(", re.IGNORECASE)

_MONEY_FORMAT = re.compile(r"#,##0|0[.,]00(?!%)|€|EUR|TL|₺")
#: Where neither heading nor format speaks of money, smaller numbers are marks and ranks.
SMALL = 100


class Hidden(NamedTuple):
    """Amounts in a hidden sheet, in a run of hidden rows or in one of hidden columns."""

    here: Kinds
    area: Range  # from the first to the last amount
    amounts: list[tuple[Position, Decimal]]


#: Tables of cofin's own with columns that are folded away.
_FOLDED = frozenset(("partner", "work_package", "cofinancing", "allocation"))

#: What becomes of hidden amounts, by the texts that say so: nothing, they are in a total, or in
#: a sub-total that stands in sight right beside them.
_UNCOUNTED, _COUNTED, _FOLDED_UP = "in_no_total", "in_a_total", "in_a_sub_total"
_PLACES = {
    _UNCOUNTED: "cell.hidden_places",
    _COUNTED: "cell.hidden_places_counted",
    _FOLDED_UP: "cell.hidden_places_folded",
}

#: So many hidden places of a sheet are told one by one; more are one finding.
MANY_PLACES = 3


@check("C09")
def hidden_money(subject: Subject) -> Iterator[Finding]:
    """Hidden sheets, rows and columns with amounts other than 0; an error when in a total.

    A warning where they are folded away and the sub-total beside them shows.
    """
    own = own_columns(subject)
    found: list[Hidden] = []
    for here in kinds(subject):
        sheet = here.sheet
        if sheet.state == "visible" and not (sheet.hidden_rows or sheet.hidden_columns):
            continue
        amounts = [
            (position, number)
            for position, number in (*here.numbers, *here.results)
            if number
            and is_hidden(here, *position)
            and not any(area.holds(*position) for area in own.get(sheet.name, ()))
            and _is_amount(subject, here, position)
        ]
        found += [Hidden(here, _around(part), part) for part in _parts(here, amounts)]
    counted, read, listed = _counted(subject, found) if found else (set(), {}, set())
    alike: dict[tuple[str, str], list[tuple[Hidden, str]]] = {}
    for index, each in enumerate(found):
        if index in listed and _is_typed(each):
            continue  # rates: what is made from them stands in sight
        how = _UNCOUNTED
        if index in counted:
            how = _FOLDED_UP if _is_folded(subject, each) else _COUNTED
        key = each.here.sheet.name, how
        alike.setdefault(key, []).append((each, read.get(index, "")))
    for (_, how), places in alike.items():
        if len(places) > MANY_PLACES:  # a filter hides rows in a hundred places
            yield _finding([place for place, _ in places], how)
        else:
            yield from (_finding([place], how, reader) for place, reader in places)


def _is_folded(subject: Subject, hidden: Hidden) -> bool:
    columns = frozenset(column for (_, column), _ in hidden.amounts)
    return are_folded(hidden.here.sheet, hidden.area, columns, sums_of(subject.grid))


def _finding(places: Sequence[Hidden], how: str, reader: str = "") -> Finding:
    here, area, _ = places[0]
    amounts = [amount for place in places for amount in place.amounts]
    (row, column), largest = max(amounts, key=lambda item: abs(item[1]))
    values: dict[str, Value | Mapping[str, str]] = {
        "count": len(amounts),
        "found": largest,
        "summed": said(f"cell.{how}"),
    }
    if reader and how == _UNCOUNTED:
        values["summed"] = said("cell.is_read", cell=reader)
    if len(places) > 1:
        values["problem"] = said(
            _PLACES[how],
            sheet=here.sheet.name,
            places=len(places),
            first=str(area),
            count=len(amounts),
            largest=largest,
        )
    return Finding(
        sheet=here.sheet.name,
        cell=str(area),
        label=label_of(here.sheet, row, column),
        found=plain(largest),
        values=values,
        severity=Severity.ERROR if how == _COUNTED else _severity(places),
        also=tuple((here.sheet.name, str(place.area)) for place in places[1:]),
    )


def _severity(places: Sequence[Hidden]) -> Severity | None:
    """A note of hidden columns that only calculate with what is in sight: a helper column."""
    for here, _, amounts in places:
        hidden_rows = here.sheet.hidden_rows
        if here.sheet.state != "visible" or any(
            row in hidden_rows
            or (number != 1 and here.sheet.cell(row, column).formula is None)  # 1 is a mark
            for (row, column), number in amounts
        ):
            return None
    return Severity.NOTE


def _is_typed(hidden: Hidden) -> bool:
    """Whether a hidden sheet holds a list, and calculates nothing there."""
    sheet = hidden.here.sheet
    cells = (sheet.cell(*position) for position, _ in hidden.amounts)
    return sheet.state != "visible" and all(cell.formula is None for cell in cells)


def own_columns(subject: Subject) -> dict[str, list[Range]]:
    """Columns that cofin itself folds away: steps of a calculation on sheets that show."""
    found: dict[str, list[Range]] = {}
    hidden = {sheet.name for sheet in subject.grid.sheets if sheet.state != "visible"}
    for column in subject.layout.columns if subject.layout else ():
        if not column.is_input and column.table in _FOLDED and column.sheet not in hidden:
            found.setdefault(column.sheet, []).append(column.range)
    return found


def _is_amount(subject: Subject, here: Kinds, position: Position) -> bool:
    if here.sheet.cell(*position).style.is_date:
        return False
    role = roles(subject).role(here.sheet.name, *position)
    if role is Role.AMOUNT:
        return True
    if here.sheet.state != "visible":  # a hidden list of prices is a list
        return False
    return role is Role.PRICE or (
        role in (Role.NUMBER, Role.PERIOD) and _looks_like_money(here, position)
    )


def _looks_like_money(here: Kinds, position: Position) -> bool:
    cell = here.sheet.cell(*position)
    if _MONEY_FORMAT.search(cell.style.number_format):
        return True
    is_plain = cell.style.number_format == "General" and isinstance(cell.value, Decimal)
    return is_plain and abs(Decimal(str(cell.value))) >= SMALL


def _parts(
    here: Kinds, amounts: Sequence[tuple[Position, Decimal]]
) -> Iterable[list[tuple[Position, Decimal]]]:
    """The amounts of the hidden sheet, of each run of hidden rows and of hidden columns."""
    if here.sheet.state != "visible":
        return [list(amounts)] if amounts else []
    hidden_rows = here.sheet.hidden_rows
    rows = [row for (row, _), _ in amounts if row in hidden_rows]
    columns = [column for (row, column), _ in amounts if row not in hidden_rows]
    run_of_row = _runs(rows)
    run_of_column = _runs(columns)
    parts: dict[tuple[bool, int], list[tuple[Position, Decimal]]] = {}
    for item in amounts:
        row, column = item[0]
        in_row = row in hidden_rows
        key = in_row, run_of_row[row] if in_row else run_of_column[column]
        parts.setdefault(key, []).append(item)
    return parts.values()


def _runs(numbers: Iterable[int]) -> dict[int, int]:
    """For each row or column the first of its run."""
    start: dict[int, int] = {}
    for number in sorted(set(numbers)):
        start[number] = start.get(number - 1, number)
    return start


def _around(amounts: Sequence[tuple[Position, Decimal]]) -> Range:
    rows = [row for (row, _), _ in amounts]
    columns = [column for (_, column), _ in amounts]
    return Range(min(rows), min(columns), max(rows), max(columns))


def _counted(
    subject: Subject, found: Sequence[Hidden]
) -> tuple[set[int], dict[int, str], set[int]]:
    """The hidden areas, by number, that a formula outside of them adds up, and who reads which.

    And those that are read only by products with what is looked up there.
    """
    references = References(subject.grid)
    by_sheet: dict[str, list[tuple[Range, int]]] = {}
    for index, hidden in enumerate(found):
        by_sheet.setdefault(hidden.here.sheet.name, []).append((hidden.area, index))
    overlaps = {sheet: Overlaps(areas) for sheet, areas in by_sheet.items()}
    counted: set[int] = set()
    readers: dict[int, str] = {}
    listed: set[int] = set()
    used: set[int] = set()
    for skeleton, formulas in formulas_of(subject.grid).by_skeleton.items():
        counts = any(word in skeleton for word in _COUNTING)
        looks_up = "*" in skeleton and _LOOKS_UP.search(skeleton) is not None
        for sheet, row, column, shape in formulas:
            for read in references.of_shape(shape, sheet, row, column):
                if read.sheet not in overlaps:
                    continue
                for area, index in overlaps[read.sheet].of(read.range):
                    if read.sheet == sheet and area.holds(row, column):
                        continue
                    (listed if looks_up else used).add(index)
                    if counts:
                        counted.add(index)
                    elif index not in readers:
                        readers[index] = _name(sheet, read.sheet, row, column)
    return counted, readers, listed - used - counted


def _name(sheet: str, seen_from: str, row: int, column: int) -> str:
    """A cell as people write it, with its sheet where that is another one."""
    return a1(row, column) if sheet == seen_from else f"{sheet}!{a1(row, column)}"

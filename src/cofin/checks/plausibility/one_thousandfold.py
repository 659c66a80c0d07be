"""Part of P07: one number a thousand times the others of its row or column, and wrong divisors.

Among 82.5 and 91 (k€) somebody types 91000; a decimal point is lost in one rate of twelve; a
line in k€ is divided by 100.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from cofin.a1 import a1
from cofin.checks.columns.inference import roles
from cofin.checks.columns.kinds import kinds
from cofin.checks.finding import Finding, Severity, said, short
from cofin.checks.formula.nodes import Call, Chain, Name, Number, Slot, Structured
from cofin.checks.formula.parse import tree_of
from cofin.checks.formula.written import formulas_of
from cofin.checks.structure.lines.line import lines_of
from cofin.checks.structure.sums.sum import sums_of
from cofin.checks.subject import Subject
from cofin.checks.words.labels import column_label, label_of, row_label
from cofin.checks.words.thousands import says_thousands
from cofin.grid import Position, SheetGrid
from cofin.money import EXACT
from cofin.text import Value

_DIGITS_OF = re.compile(r"\d+")
#: By so many digits a number may have slipped, and how far apart the others may be.
_DIGITS = (3, 4)
_SPREAD = 5
_SPREAD_OF_RATES = Decimal("1.5")
#: Numbers beside it; of two, what is meant must lie between them.
_FEWEST = 2
_MOST = 200
#: Counts, of which a thousand leaflets may stand below two events, are whole and small.
_COUNTS = 100

#: In a row that nothing adds up there must be more of them.
_FEWEST_RATES = 4
_LEAST_SLIP = 1000

_DIVISORS = (10, 100, 10_000, 100_000)


class _Track(NamedTuple):
    """Numbers of one kind in a row (axis 1) or column (axis 0)."""

    axis: int
    cells: tuple[Position, ...]
    spread: Decimal


def one_thousandfold(subject: Subject) -> Iterator[Finding]:
    """Yield each typed number that is about 1,000 times all others of its row or column."""
    sheets = {sheet.name: sheet for sheet in subject.grid.sheets}
    told: set[tuple[str, Position]] = set()
    for name, track in _tracks(subject):
        sheet = sheets[name]
        odd = _odd(sheet, track)
        if odd is not None and (name, odd[0]) not in told:
            told.add((name, odd[0]))
            yield _finding(sheet, track, *odd)
    yield from _divided(subject, sheets)


def _tracks(subject: Subject) -> Iterator[tuple[str, _Track]]:
    """What a sum adds up in one row or column; and the columns of tables, as for rates."""
    seen = set()
    for total in sums_of(subject.grid).by_cell.values():
        for area in total.areas:
            row, column, last_row, last_column = area.range
            length = max(last_row - row, last_column - column) + 1
            is_track = row == last_row or column == last_column
            if is_track and _FEWEST < length <= _MOST and area not in seen:
                seen.add(area)
                cells = tuple(
                    (r, c) for r in range(row, last_row + 1) for c in range(column, last_column + 1)
                )
                yield area.sheet, _Track(1 if row == last_row else 0, cells, Decimal(_SPREAD))
    for block in roles(subject).blocks:
        rows = range(block.body.first_row, block.body.last_row + 1)
        for each in block.columns if len(rows) <= _MOST else ():
            cells = tuple((row, each.column) for row in rows if row not in block.totals)
            yield block.sheet, _Track(0, cells, _SPREAD_OF_RATES)
    for here in kinds(subject):
        by_row: dict[int, list[Position]] = defaultdict(list)
        for at, number in here.numbers:
            if number != number.to_integral_value() or number >= _LEAST_SLIP:
                by_row[at[0]].append(at)
        for found in by_row.values():  # rates by month: none of them is a whole number
            if _FEWEST_RATES < len(found) <= _MOST and _are_of_one_kind(here.sheet, found):
                yield here.sheet.name, _Track(1, tuple(found), _SPREAD_OF_RATES)


def _are_of_one_kind(sheet: SheetGrid, cells: Sequence[Position]) -> bool:
    """Whether the cells of a row look alike and stand below headings that only count.

    Person-months of four work packages and the monthly rate beside them are two kinds.
    """
    formats = {sheet.cells[at].style.number_format for at in cells}
    headings = {_DIGITS_OF.sub("#", column_label(sheet, *at)) for at in cells}
    return len(formats) == len(headings) == 1


def _odd(sheet: SheetGrid, track: _Track) -> tuple[Position, Decimal, list[Decimal]] | None:
    """The one typed number that is far above all others, what it may mean, and the others."""
    numbers = {
        at: cell.value
        for at in track.cells
        if (cell := sheet.cells.get(at)) is not None
        and isinstance(cell.value, Decimal)
        and cell.value > 0
        and not cell.style.is_date
    }
    if len(numbers) <= _FEWEST:
        return None
    at = max(numbers, key=lambda each: numbers[each])
    others = sorted(value for each, value in numbers.items() if each != at)
    least, most = others[0], others[-1]
    if sheet.cells[at].formula is not None or most > least * track.spread or least < 1:
        return None  # among ratios an amount is another fault
    if track.axis == 0 and all(n < _COUNTS and n == n.to_integral_value() for n in others):
        return None
    reach = Decimal(1) if len(others) == _FEWEST else Decimal(2)
    for digits in _DIGITS:
        meant = Decimal(f"{EXACT.scaleb(numbers[at], -digits).normalize(EXACT):f}")
        if least / reach <= meant <= most * reach:
            return at, meant, others
    return None


def _finding(
    sheet: SheetGrid, track: _Track, at: Position, meant: Decimal, others: list[Decimal]
) -> Finding:
    found = sheet.cells[at].value
    assert isinstance(found, Decimal)
    values: dict[str, Value] = {
        "found": found,
        "least": others[0],
        "most": others[-1],
        "meant": meant,
        "place": f"{sheet.name}!{a1(*at)}",
    }
    key = "doubt.far_above_row" if track.axis else "doubt.far_above_column"
    return Finding(
        sheet=sheet.name,
        cell=a1(*at),
        label=label_of(sheet, *at),
        found=f"{found:f}",
        expected=f"{meant:f}",
        difference=EXACT.subtract(found, meant),
        values={"reason": said(key, **values), "mend": said("doubt.far_above_fix", **values)},
        severity=Severity.WARNING,
    )


def _divided(subject: Subject, sheets: Mapping[str, SheetGrid]) -> Iterator[Finding]:
    """Formulas that say thousands and divide by another power of ten; strays are told in C05."""
    strays = {(line.sheet.name, *at) for line in lines_of(subject.grid).lines for at in line.strays}
    for skeleton, formulas in formulas_of(subject.grid).by_skeleton.items():
        divisor = _divisor(skeleton) if "/" in skeleton else None
        for formula in formulas if divisor is not None else ():
            sheet, at = sheets[formula.sheet], (formula.row, formula.column)
            if formula.key in strays or not any(
                says_thousands(label(sheet, *at)) for label in (row_label, column_label)
            ):
                continue
            written = f"={sheet.cell(*at).formula}"
            values: dict[str, Value] = {"formula": short(written), "divisor": divisor or 0}
            yield Finding(
                sheet=sheet.name,
                cell=a1(*at),
                label=label_of(sheet, *at),
                found=written,
                expected="/1000",
                values={
                    "reason": said("doubt.other_divisor", **values),
                    "mend": said("doubt.other_divisor_fix", **values),
                },
                severity=Severity.WARNING,
            )


def _divisor(skeleton: str) -> int | None:
    """The power of ten, not a thousand, by which a formula divides one cell and does no more."""
    tree = tree_of(skeleton)
    if isinstance(tree, Call) and tree.name == "ROUND" and tree.arguments:
        tree = tree.arguments[0]
    match tree:
        case Chain(
            operators=("/",), operands=(Slot() | Name() | Structured(), Number(value=value))
        ) if value in _DIVISORS:
            return int(value)
    return None

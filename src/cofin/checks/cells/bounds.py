"""C12: negative and absurd numbers, and a 0 where a value is needed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from cofin.checks.cells.deductions import differences, is_deduction
from cofin.checks.cells.sign_conventions import turned
from cofin.checks.columns.alike import Cells, by_column, first_of
from cofin.checks.columns.inference import Block, BlockColumn, Role, roles
from cofin.checks.columns.kinds import Kinds, kinds
from cofin.checks.finding import Finding, Severity
from cofin.checks.formula.shape import shape_of
from cofin.checks.registry import check
from cofin.checks.subject import CellKey, Subject
from cofin.checks.words.labels import label_of
from cofin.core.parse_numbers import LARGEST_AMOUNT, plain
from cofin.grid import A_NUMBER, EMPTY, Position, SheetGrid
from cofin.money import as_shown, to_step
from cofin.text import Lang
from cofin.text import number as shown

_JUDGED = (Role.QUANTITY, Role.PRICE, Role.AMOUNT)

#: What is less is a trace of binary arithmetic: -0.30000000000000004 is -0.3.
_TRACE = Decimal("0.000001")

#: Numbers of a column that show that a negative one is a slip of the hand.
_FEWEST_ROWS = 3


@check("C12")
def out_of_bounds(subject: Subject) -> Iterator[Finding]:
    """One finding per kind of fault and per column; cofin's own results are judged elsewhere."""
    meant = subject.once(_meant)
    for here in kinds(subject):
        found: dict[tuple[str, Severity], dict[Position, Decimal]] = {}
        for is_typed, cells in ((True, here.numbers), (False, here.results)):
            if not is_typed and subject.layout is not None:
                continue
            for position, stored in cells:
                number = to_step(stored, _TRACE)
                if number < 0 or number > LARGEST_AMOUNT:
                    if not is_typed and (here.sheet.name, *position) in meant:
                        continue
                    fault = _fault(subject, here, position, number, is_typed=is_typed)
                    if fault is not None:
                        found.setdefault(fault, {})[position] = number
        for (kind, severity), numbers in found.items():
            limit = Decimal(0) if kind == "negative" else LARGEST_AMOUNT
            sign = ">=" if kind == "negative" else "<="
            bound = f"{sign} {plain(limit)}"
            told = {lang.value: f"{sign} {shown(limit, lang)}" for lang in Lang}
            for column in by_column(subject, here.sheet.name, numbers):
                first = numbers[column.first]
                finding = _finding(here.sheet, column, plain(first), bound, severity)
                values = {**finding.values, "found": as_shown(first), "expected": told}
                yield replace(finding, difference=as_shown(abs(first - limit)), values=values)
    for block in roles(subject).blocks:
        yield from _zeros(block, roles(subject).sheets[block.sheet])


def _meant(subject: Subject) -> set[CellKey]:
    """Results below zero that are no fault of the cell's."""
    if subject.layout is not None:
        return set()

    def is_meant(here: Kinds, position: Position) -> bool:
        if roles(subject).role(here.sheet.name, *position) is Role.NUMBER:
            number = here.sheet.cell(*position).value
            return isinstance(number, Decimal) and not _fault(
                subject, here, position, number, is_typed=True
            )
        return _is_taken_off(subject, here, position)

    return differences(subject, kinds(subject), is_meant)


def _finding(
    sheet: SheetGrid, cells: Cells, found: str, expected: str, severity: Severity
) -> Finding:
    return Finding(
        sheet=sheet.name,
        cell=cells.cell,
        areas=cells.areas,
        label=label_of(sheet, *cells.first),
        found=found,
        expected=expected,
        values={"count": len(cells.positions), "of": first_of(cells)},
        severity=severity,
    )


def _fault(
    subject: Subject, here: Kinds, position: Position, number: Decimal, *, is_typed: bool
) -> tuple[str, Severity] | None:
    if subject.layout is not None and not _is_input(subject, here.sheet.name, position):
        return None  # the call's own amounts, such as the budget of a programme
    style = here.sheet.cell(*position).style
    role = roles(subject).role(here.sheet.name, *position)
    if style.is_date or "%" in style.number_format:
        return None
    if role is Role.NUMBER and is_typed and number < 0:
        block = roles(subject).block(here.sheet.name, *position)
        is_slip = block is not None and _is_alone(block, here.sheet, position)
        is_slip = is_slip and not is_deduction(subject, here, position)
        return ("negative", Severity.WARNING) if is_slip else None
    if role not in _JUDGED:
        return None
    if number > 0:
        return "absurd", Severity.ERROR
    if role is Role.AMOUNT and _is_taken_off(subject, here, position):
        return None
    return "negative", Severity.ERROR if is_typed else Severity.WARNING


def _is_taken_off(subject: Subject, here: Kinds, position: Position) -> bool:
    """Whether an amount is below zero by its words, or by the way in which the sheet adds."""
    is_added = turned(subject)((here.sheet.name, *position))
    return is_added or is_deduction(subject, here, position)


def _is_alone(block: Block, sheet: SheetGrid, position: Position) -> bool:
    """Whether it is the one negative number of its column, and an amount of its row counts it.

    ``Flight`` and ``Days`` say neither price nor quantity; what an amount multiplies is one.
    """
    row, column = position
    cells = (
        sheet.cell(each, column)
        for each in range(block.body.first_row, block.body.last_row + 1)
        if each not in block.totals
    )
    numbers = [cell.value for cell in cells if isinstance(cell.value, Decimal)]
    if len(numbers) < _FEWEST_ROWS or sum(number < 0 for number in numbers) > 1:
        return False
    shapes = (shape_of(sheet.cell(row, c.column).formula or "") for c in block.of(Role.AMOUNT))
    return any(
        shape is not None
        and "*" in shape.skeleton
        and any(place[:2] == place[2:4] == position for place in shape.places)
        for shape in shapes
    )


def _is_input(subject: Subject, sheet: str, position: Position) -> bool:
    columns = subject.layout.columns if subject.layout else ()
    return any(
        column.is_input and column.sheet == sheet and column.range.holds(*position)
        for column in columns
    )


def _zeros(block: Block, sheet: SheetGrid) -> Iterator[Finding]:
    """Quantity without a price, and columns with typed zeros beside blanks."""
    quantities, prices = block.of(Role.QUANTITY), block.of(Role.PRICE)
    if len(quantities) == 1 == len(prices):
        yield from _free_of_charge(block, sheet, quantities[0], prices[0])
    for column in block.of(Role.QUANTITY, Role.PRICE, Role.AMOUNT):
        yield from _mixed(block, sheet, column)


def _free_of_charge(
    block: Block, sheet: SheetGrid, quantity: BlockColumn, price: BlockColumn
) -> Iterator[Finding]:
    """Quantities whose price is 0; the other way round is a line that is not used.

    What costs something all the same has one kind of cost less than others: a journey without fee.
    """
    free: list[Position] = []
    for row in range(block.body.first_row, block.body.last_row + 1):
        number, cost = sheet.cell(row, quantity.column), sheet.cell(row, price.column)
        if (
            row not in block.totals
            and isinstance(number.value, Decimal)
            and number.value > 0
            and cost.formula is None
            and cost.value == 0
            and cost.kind is A_NUMBER
            and not _costs_something(block, sheet, row)
        ):
            free.append((row, price.column))
    if free:
        severity = Severity.NOTE if block.table else Severity.WARNING
        yield _finding(sheet, Cells(tuple(free)), "0", "> 0", severity)


def _costs_something(block: Block, sheet: SheetGrid, row: int) -> bool:
    """Whether an amount that its row calculates is not 0."""
    amounts = (sheet.cell(row, column.column) for column in block.of(Role.AMOUNT))
    return any(cell.formula and cell.value for cell in amounts)


def _mixed(block: Block, sheet: SheetGrid, column: BlockColumn) -> Iterator[Finding]:
    """Typed zeros beside blanks in rows that are used: nobody knows which means nothing.

    An amount beside it, as the increase of a line that is new, says what the 0 means.
    """
    zeros: list[Position] = []
    blanks = 0
    for row in range(block.body.first_row, block.body.last_row + 1):
        cell = sheet.cell(row, column.column)
        if row in block.totals or cell.formula is not None:
            continue
        if cell.kind is A_NUMBER and cell.value == 0:
            if column.role is Role.AMOUNT and _has_amount(block, sheet, row):
                continue
            zeros.append((row, column.column))
        elif cell.kind is EMPTY and _is_used(block, sheet, row):
            blanks += 1
    if zeros and blanks:
        yield _finding(sheet, Cells(tuple(zeros)), "0", "> 0", Severity.NOTE)


def _has_amount(block: Block, sheet: SheetGrid, row: int) -> bool:
    """Whether somebody typed an amount other than 0 in a row, or what may be one."""
    cells = (sheet.cell(row, c.column) for c in block.of(Role.AMOUNT, Role.NUMBER, Role.PERIOD))
    return any(cell.formula is None and cell.kind is A_NUMBER and cell.value for cell in cells)


def _is_used(block: Block, sheet: SheetGrid, row: int) -> bool:
    """Whether a row has another number that somebody typed."""
    cells = (sheet.cell(row, c.column) for c in block.columns if c.role.is_numeric)
    return any(cell.formula is None and cell.kind is A_NUMBER for cell in cells)

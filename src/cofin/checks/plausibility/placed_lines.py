"""Budget lines as the checks on plausibility see them: of the project, else of any table.

In cofin's layout these are the cost lines that could be read.  In other workbooks they are
the rows of a table that have words and an amount; their category is known only where a
column or the name of the sheet says it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from cofin.a1 import a1
from cofin.checks.columns.inference import Block, BlockColumn, Role, roles
from cofin.checks.formula.shape import Shape, shape_of
from cofin.checks.plausibility.row_numbers import are_row_numbers
from cofin.checks.structure.sums.written import added_rows
from cofin.checks.subject import Subject, place_in
from cofin.checks.tables.cells import are_equal, number_in
from cofin.checks.words.costs import category_said, heading_says, says
from cofin.checks.words.labels import label_of
from cofin.core.model import CostLine, Project
from cofin.core.result import BudgetResult
from cofin.grid import CellKind, CellValue, SheetGrid
from cofin.money import EXACT, euro
from cofin.text import Value

#: What fills the placeholders of a finding.
Values: TypeAlias = dict[str, Value | Mapping[str, str]]

#: Characters of a label in a message.
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """One budget line with its place.

    ``amount`` and ``charged`` are in EUR; ``charged`` is what is declared as eligible.  What a
    table has no column for cannot be missing there: ``can_justify``, ``can_depreciate``.
    """

    cost: CostLine
    amount: Decimal
    charged: Decimal
    at: Callable[[str], tuple[str, str]]  # sheet and cell of a field
    label: str
    can_justify: bool = True
    can_depreciate: bool = True
    same: tuple[Hashable, ...] = ()
    table: tuple[str, ...] = ()  # the table of another layout, by its sheet and place
    is_full: bool = False

    @property
    def is_charged(self) -> bool:
        """Whether it asks for money."""
        return self.charged > 0


def placed_lines(subject: Subject) -> tuple[PlacedLine, ...]:
    """All lines of a subject, in the order of the workbook."""
    return subject.once(_found)


def _found(subject: Subject) -> tuple[PlacedLine, ...]:
    if subject.project is not None and subject.result is not None:
        return tuple(_of_project(subject, subject.project, subject.result))
    return tuple(_of_tables(subject)) if subject.layout is None else ()


def total(amounts: Sequence[Decimal]) -> Decimal:
    """The exact sum, in EUR."""
    found = Decimal(0)
    for amount in amounts:
        found = EXACT.add(found, amount)
    return found


def short(text: str) -> str:
    """A text as a label: on one line, cut where it is long."""
    bare = " ".join(text.split())
    return bare if len(bare) <= _LONGEST else bare[: _LONGEST - 1] + "…"


def _of_project(subject: Subject, project: Project, result: BudgetResult) -> Iterator[PlacedLine]:
    for number, (cost, amounts) in enumerate(zip(project.costs, result.lines, strict=True), 1):
        yield PlacedLine(
            cost,
            euro(amounts.amount),
            euro(amounts.eligible),
            _placed(subject, number),
            short(cost.description) or f"{cost.partner}, {cost.category}",
        )


def _placed(subject: Subject, number: int) -> Callable[[str], tuple[str, str]]:
    places = subject.places  # a line that held the subject, which keeps it, would be a circle
    return lambda field: place_in(places, "cost", number, field)


# ---------------------------------------------------------------------------- other layouts


def _of_tables(subject: Subject) -> Iterator[PlacedLine]:
    known = roles(subject)
    for block in known.blocks:
        sheet, amounts = known.sheets[block.sheet], block.of(Role.AMOUNT)
        for amount in [_product_of(sheet, block, amounts) or amounts[0]] if amounts else []:
            if not says("ineligible", f"{block.sheet} {amount.heading}"):
                yield from _of_block(subject, sheet, block, amount)


def _product_of(
    sheet: SheetGrid, block: Block, amounts: Sequence[BlockColumn]
) -> BlockColumn | None:
    """The column that multiplies the first amounts by a quantity: those are prices."""
    factors = block.of(Role.QUANTITY, Role.NUMBER)
    for column in amounts[1:]:
        row, shape = _first_formula(sheet, block, column.column)
        quantities = {(row, c.column) for c in factors}
        read = {place[:2] for place in shape.places} if shape is not None else set()
        is_product = shape is not None and shape.skeleton.count("*") == 1 == len(read) - 1
        if is_product and (row, amounts[0].column) in read and read & quantities:
            return column
    return None


def _first_formula(sheet: SheetGrid, block: Block, column: int) -> tuple[int, Shape | None]:
    """The first row of a column that calculates: above it stands the title of a group."""
    for row in range(block.body.first_row, block.body.last_row + 1):
        formula = sheet.cell(row, column).formula
        if formula is not None:
            return row, shape_of(formula)
    return block.body.first_row, None


def _of_block(
    subject: Subject, sheet: SheetGrid, block: Block, amount_column: BlockColumn
) -> Iterator[PlacedLine]:
    reason = _headed(block, "justification")
    category = _headed(block, "category")
    life = _headed(block, "useful_life")
    rows: dict[int, tuple[Decimal, list[str]]] = {}
    for row in range(block.body.first_row, block.body.last_row + 1):
        place = (sheet.name, row, amount_column.column)
        cell = sheet.cell(row, amount_column.column)
        amount = number_in(subject, place, cell)
        words = list(_words(sheet, block, row, reason))
        is_line = row not in block.totals and not _is_no_amount(cell, amount_column.column)
        if is_line and amount is not None and words:
            rows[row] = amount, words
    same = _same(subject, sheet, block, rows, reason)
    table = (block.sheet, str(block.body))
    for row, (amount, words) in rows.items():
        said = _text(sheet, row, category)
        kind = category_said(said) or category_said(block.sheet)
        is_refused = any(says("ineligible", text) for text in words)
        price = _number(subject, sheet, block, row, Role.PRICE)
        quantity = _number(subject, sheet, block, row, Role.QUANTITY) or Decimal(1)
        yield PlacedLine(
            CostLine(
                partner="",
                work_package="",
                category=kind,
                description=" / ".join(words),
                quantity=quantity,
                unit_cost=price if price is not None else amount,
                eligible=not is_refused,
                justification=_text(sheet, row, reason),
                useful_life_months=1 if _is_filled(sheet, row, life) else None,
            ),
            amount,
            Decimal(0) if is_refused else amount,
            _in_row(sheet.name, row, amount_column, reason),
            label_of(sheet, row, amount_column.column) or short(words[0]),
            can_justify=reason is not None,
            can_depreciate=life is not None,
            same=(*table, *same[row]),
            table=table,
            is_full=price is not None and are_equal(EXACT.multiply(quantity, price), amount),
        )


def _is_no_amount(cell: CellValue, column: int) -> bool:
    """Whether a cell holds a rate, ``19 %``, or adds up lines, whatever its row is called."""
    spans = added_rows(cell.formula or "", column)
    return "%" in cell.style.number_format or sum(last - row + 1 for row, last in spans) > 1


def _same(
    subject: Subject,
    sheet: SheetGrid,
    block: Block,
    rows: Collection[int],
    reason: BlockColumn | None,
) -> Mapping[int, list[Hashable]]:
    """What each row holds, but for its reason and the number that every row has anew."""
    tops: dict[tuple[int, int], int] = {}  # a cell merged down its column holds for all its rows
    for area in sheet.merges:
        if area.first_column == area.last_column:
            for row in range(area.first_row, min(area.last_row, block.body.last_row) + 1):
                tops[row, area.first_column] = area.first_row
    found: dict[int, list[Hashable]] = {row: [] for row in rows}
    for column in block.columns:
        number = column.column
        held = [_held(subject, sheet, tops.get((row, number), row), number) for row in rows]
        filled = [each for each in held if each is not None]
        if column != reason and not are_row_numbers(column, filled):
            for row, each in zip(rows, held, strict=True):
                found[row].append(each)
    return found


def _held(subject: Subject, sheet: SheetGrid, row: int, column: int) -> Hashable:
    """What a cell holds, recomputed where it could be; ``None`` when that is nothing."""
    cell = sheet.cell(row, column)
    number = number_in(subject, (sheet.name, row, column), cell)
    if number is not None:
        return number
    return (" ".join(cell.value.split()) or None) if isinstance(cell.value, str) else cell.value


def _in_row(
    sheet: str, row: int, amount: BlockColumn, reason: BlockColumn | None
) -> Callable[[str], tuple[str, str]]:
    """Only justifications and amounts have a column of their own here."""
    columns = {"justification": reason.column} if reason is not None else {}
    return lambda field: (sheet, a1(row, columns.get(field, amount.column)))


def _headed(block: Block, kind: str) -> BlockColumn | None:
    """The first column whose heading is of a kind of heading."""
    return next((c for c in block.columns if heading_says(kind, c.heading)), None)


def _words(sheet: SheetGrid, block: Block, row: int, reason: BlockColumn | None) -> Iterator[str]:
    """The texts of a row, from the left, but for the reasons it gives."""
    for column in block.columns:
        if column.role in (Role.IDENTIFIER, Role.DATE) or column == reason:
            continue
        cell = sheet.cell(row, column.column)
        if cell.kind is CellKind.TEXT and str(cell.value).strip():
            yield " ".join(str(cell.value).split())


def _text(sheet: SheetGrid, row: int, column: BlockColumn | None) -> str:
    cell = sheet.cell(row, column.column) if column is not None else None
    return str(cell.value) if cell is not None and cell.kind is CellKind.TEXT else ""


def _is_filled(sheet: SheetGrid, row: int, column: BlockColumn | None) -> bool:
    return column is not None and sheet.cell(row, column.column).kind is not CellKind.EMPTY


def _number(
    subject: Subject, sheet: SheetGrid, block: Block, row: int, role: Role
) -> Decimal | None:
    found = block.of(role)
    if not found:
        return None
    place = (row, found[0].column)
    return number_in(subject, (sheet.name, *place), sheet.cell(*place))

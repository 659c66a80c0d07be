"""Which cells a formula reads: names, tables and several sheets resolved through the grid.

Areas are cut to the used part of their sheet, so ``A:A`` is as long as what stands there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from cofin.a1 import Range
from cofin.checks.formula.nodes import Call, Chain, Name, Node, Sheet, Slot, Structured, children
from cofin.checks.formula.parse import tree_of
from cofin.checks.formula.shape import Place, Shape, shape_of
from cofin.grid import Area, Grid, Position, Table

#: Functions that look at where a reference points, not at what stands there.
_LOOK_AT_PLACE = frozenset(
    (
        *("ROW", "ROWS", "COLUMN", "COLUMNS", "AREAS", "SHEET", "SHEETS"),
        *("ISREF", "ISFORMULA", "FORMULATEXT"),
    )
)

#: Names of formulas in names of formulas; a longer row of them is a trap.
_MOST_NESTED = 8


class Leaf(NamedTuple):
    """A place to read: a slot on some sheets, an area, or the formula's own row of one."""

    slot: int = -1
    sheets: tuple[str, ...] = ()  # empty: the formula's own
    area: Area | None = None
    own_row: bool = False
    last_slot: int = -1  # of ``A1:Sheet!B2`` written with an operator


class References:
    """The references of one workbook."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self._sheets = {sheet.name.casefold(): sheet.name for sheet in grid.sheets}
        self._order = [sheet.name for sheet in grid.sheets]
        self._tables = {table.name.casefold(): table for table in grid.tables}
        self._used: dict[str, tuple[int, int]] = {}  # of sheets with whole columns or rows
        self._plans: dict[tuple[str, str, int], tuple[Leaf, ...]] = {}

    @property
    def has_clipped(self) -> bool:
        """Whether an area so far depends on what stands in its sheet, and not on formulas alone."""
        return bool(self._used)

    def of_formula(self, formula: str, sheet: str, row: int, column: int) -> list[Area]:
        """Every area the formula in that cell reads, in its order; none if it is unreadable.

        A cell that is named in several places of the formula may come only once.
        """
        shape = shape_of(formula)
        return [] if shape is None else self.of_shape(shape, sheet, row, column)

    def of_shape(self, shape: Shape, sheet: str, row: int, column: int) -> list[Area]:
        """The same of a formula that is taken apart already."""
        return [
            area
            for leaf in self.leaves(shape.skeleton, sheet, column)
            for area in self.areas(leaf, shape.places, sheet, row)
        ]

    def leaves(self, skeleton: str, sheet: str, column: int) -> tuple[Leaf, ...]:
        """The different references of a skeleton; those to other files, and faults, are left out.

        The column matters for ``[@Quantity]`` alone, which does not name its table.
        """
        key = (skeleton, sheet, column if "[@" in skeleton else 0)
        if key not in self._plans:
            tree = tree_of(skeleton)
            leaves = self._leaves(tree, sheet, column) if tree is not None else ()
            self._plans[key] = tuple(dict.fromkeys(leaves))
        return self._plans[key]

    def of_node(
        self, node: Node, places: tuple[Place, ...], sheet: str, row: int, column: int
    ) -> list[Area]:
        """The areas below one node of a skeleton's tree."""
        leaves = self._leaves(node, sheet, column)
        return [area for leaf in leaves for area in self.areas(leaf, places, sheet, row)]

    def cell_of(
        self, node: Node, places: tuple[Place, ...], sheet: str, row: int, column: int
    ) -> Area | None:
        """The single cell that a node is; ``None`` for anything else."""
        if not isinstance(node, Slot | Name | Structured):
            return None
        areas = self.of_node(node, places, sheet, row, column)
        return areas[0] if len(areas) == 1 and is_one_cell(areas[0].range) else None

    def areas(self, leaf: Leaf, places: tuple[Place, ...], sheet: str, row: int) -> Iterator[Area]:
        """The areas of one reference in a formula of that row."""
        if leaf.area is not None:
            if leaf.own_row:
                _, first, _, last = leaf.area.range
                yield Area(leaf.area.sheet, Range(row, first, row, last))
            else:
                yield leaf.area
            return
        place = places[leaf.slot]
        reach = Range(*place[:4])
        if place.is_range or leaf.last_slot >= 0:
            corners = [*place[:4], *(places[leaf.last_slot][:4] if leaf.last_slot >= 0 else ())]
            rows, columns = corners[::2], corners[1::2]
            reach = Range(min(rows), min(columns), max(rows), max(columns))
        for name in leaf.sheets or (sheet,):
            yield Area(name, self._clipped(reach, name) if place.is_whole else reach)

    def _clipped(self, reach: Range, sheet: str) -> Range:
        if sheet not in self._used:
            known = self.grid.sheet(sheet)
            self._used[sheet] = _used(known.cells if known is not None else ())
        last_row, last_column = self._used[sheet]
        first_row, first_column, row, column = reach
        return Range(
            first_row,
            first_column,
            max(first_row, min(row, last_row)),
            max(first_column, min(column, last_column)),
        )

    def _leaves(
        self, tree: Node, sheet: str, column: int, followed: set[str] | None = None, nested: int = 0
    ) -> Iterator[Leaf]:
        """The references in a tree and behind its names; ``followed`` are names of formulas."""
        followed = set() if followed is None else followed
        waiting = [tree]
        while waiting:
            node = waiting.pop()
            match node:
                case Slot():
                    sheets = self._named(node.sheet)
                    if sheets is not None:
                        yield Leaf(node.index, sheets)
                case Name():
                    yield from self._of_name(node, sheet, column, followed, nested)
                case Structured():
                    yield from self._of_table(node, sheet, column)
                case Call(name=name) if name in _LOOK_AT_PLACE:
                    continue
                case Chain(operators=(":",), operands=(Slot() as first, Slot() as last)):
                    sheets = self._named(first.sheet)
                    if sheets is not None:
                        yield Leaf(first.index, sheets, last_slot=last.index)
                case _:
                    waiting.extend(reversed(children(node)))

    def _named(self, sheet: Sheet | None) -> tuple[str, ...] | None:
        """The sheets meant; empty for the formula's own, ``None`` for those of other files."""
        if sheet is None:
            return ()
        first = self._sheets.get(sheet.name.casefold())
        if sheet.book or first is None:
            return None
        last = self._sheets.get(sheet.last.casefold(), first)
        ends = sorted((self._order.index(first), self._order.index(last)))
        return tuple(self._order[ends[0] : ends[1] + 1])

    def _of_name(
        self, node: Name, sheet: str, column: int, followed: set[str], nested: int
    ) -> Iterator[Leaf]:
        if (table := self._tables.get(node.name.casefold())) is not None:
            if table.body is not None:
                yield Leaf(area=Area(table.sheet, table.body))
            return
        known = self.grid.name(node.name, node.sheet.name if node.sheet else sheet)
        if known is None or (node.sheet and node.sheet.book):
            return
        if known.area is not None:
            yield Leaf(area=known.area)
            return
        if known.text in followed or nested == _MOST_NESTED:
            return  # a formula once: names that each name the next twice would have no end
        followed.add(known.text)
        shape = shape_of(known.text.removeprefix("="))  # a name for a formula
        skeleton = None if shape is None else tree_of(shape.skeleton)
        if shape is None or skeleton is None:
            return
        for leaf in self._leaves(skeleton, sheet, column, followed, nested + 1):
            for area in self.areas(leaf, shape.places, sheet, 1):
                yield Leaf(area=area)

    def _of_table(self, node: Structured, sheet: str, column: int) -> Iterator[Leaf]:
        table = self._tables.get(node.table.casefold()) if node.table else None
        if not node.table:
            table = next((t for t in self.grid.tables if _is_over(t, sheet, column)), None)
        if table is None:
            return
        reach = _rows(table, node.rows)
        columns = _columns(table, node.columns)
        if reach is None or columns is None:
            return
        first, last = columns
        area = Area(table.sheet, reach._replace(first_column=first, last_column=last))
        yield Leaf(area=area, own_row="this row" in node.rows)


def is_one_cell(area: Range) -> bool:
    """Whether a rectangle is a single cell."""
    return area.first_row == area.last_row and area.first_column == area.last_column


def _used(cells: Collection[Position]) -> tuple[int, int]:
    """The last row and the last column that hold something."""
    return (
        max((row for row, _ in cells), default=1),
        max((column for _, column in cells), default=1),
    )


def _is_over(table: Table, sheet: str, column: int) -> bool:
    return table.sheet == sheet and table.range.first_column <= column <= table.range.last_column


def _rows(table: Table, rows: tuple[str, ...]) -> Range | None:
    """The rows of a table that a structured reference means."""
    whole, body = table.range, table.body
    if "all" in rows:
        return whole
    parts = []
    if not rows or "data" in rows or "this row" in rows:
        parts.append(body)
    if "headers" in rows and body is not None:
        parts.append(whole._replace(last_row=body.first_row - 1))
    if "totals" in rows and body is not None:
        parts.append(whole._replace(first_row=body.last_row + 1))
    found = [part for part in parts if part is not None and part.first_row <= part.last_row]
    if not found:
        return None
    return whole._replace(
        first_row=min(part.first_row for part in found),
        last_row=max(part.last_row for part in found),
    )


def _columns(table: Table, columns: tuple[str, ...]) -> tuple[int, int] | None:
    """First and last column; ``None`` for a heading that the table does not have."""
    if not columns:
        return table.range.first_column, table.range.last_column
    headings = [heading.casefold() for heading in table.columns]
    try:
        found = [headings.index(column.casefold()) for column in columns]
    except ValueError:
        return None
    return table.range.first_column + min(found), table.range.first_column + max(found)

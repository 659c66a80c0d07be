"""Whether a row beside a range is one like those of the range, by what stands in it."""

from __future__ import annotations

from collections.abc import Iterable

from cofin.checks.formula.written import formulas_of
from cofin.checks.structure.ranges.extents import Extent
from cofin.checks.structure.sums.sum import Sums
from cofin.checks.structure.sums.track import is_year
from cofin.checks.words.labels import row_label
from cofin.checks.words.sums import outline_code
from cofin.checks.words.totals import is_total
from cofin.grid import CellKind, CellValue, SheetGrid


class RowsAlike:
    """Compares rows of one sheet."""

    def __init__(self, sheet: SheetGrid, sums: Sums) -> None:
        self.sheet, self.sums = sheet, sums
        self.cells: dict[int, dict[int, CellValue]] = {}
        for (row, column), cell in sheet.cells.items():
            self.cells.setdefault(row, {})[column] = cell

    def go_on(self, extent: Extent, rows: Iterable[int], columns: Iterable[int]) -> bool:
        """Whether further rows are like the last (or first) of a range in all its columns."""
        kept = tuple(columns)
        return all(self._goes_on(extent, row, kept) for row in rows)

    def _goes_on(self, extent: Extent, row: int, columns: tuple[int, ...]) -> bool:
        edge = extent.last if row > extent.last else extent.first
        here, there = self.cells.get(row, {}), self.cells.get(edge, {})
        if not all(c in here and c in there and _is_alike(here[c], there[c]) for c in columns):
            return False
        if not any(_is_amount(here[c]) and c in there and _is_amount(there[c]) for c in here):
            return False  # a row of words, as a heading is
        if any(c.kind is CellKind.TEXT and is_total(str(c.value)) for c in here.values()):
            return False
        is_derived = any(
            self._reads_rows(extent, row, column) and not self._reads_rows(extent, edge, column)
            for column in here
        )
        return not is_derived and self._is_labelled_alike(row, edge, columns[0])

    def _is_labelled_alike(self, row: int, edge: int, column: int) -> bool:
        labels = [row_label(self.sheet, each, column) for each in (row, edge)]
        codes = [outline_code(label) for label in labels]
        return bool(labels[0]) == bool(labels[1]) and (
            not all(codes) or codes[0][:-1] == codes[1][:-1]
        )

    def _reads_rows(self, extent: Extent, row: int, column: int) -> bool:
        """Whether a formula is made from several rows of the range, as a total or a mean is."""
        shape = formulas_of(self.sums.grid).by_sheet[self.sheet.name].get((row, column))
        return shape is not None and any(
            area.sheet == extent.sheet
            and min(area.range[2], extent.last) > max(area.range[0], extent.first)
            for area in self.sums.references.of_shape(shape, self.sheet.name, row, column)
        )


def _is_alike(cell: CellValue, other: CellValue) -> bool:
    """Whether two cells of a column hold the same kind of thing."""
    if cell.kind is CellKind.EMPTY or cell.kind is not other.kind:
        return False
    if (cell.formula is None) != (other.formula is None):
        return False
    is_rate = ["%" in each.style.number_format for each in (cell, other)]
    return is_rate[0] == is_rate[1] and is_year(cell) == is_year(other)


def _is_amount(cell: CellValue) -> bool:
    return cell.kind is CellKind.NUMBER and not is_year(cell) and not cell.style.is_date

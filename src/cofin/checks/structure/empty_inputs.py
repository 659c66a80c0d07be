"""C06: a product with a cell that is empty, or holds a text, where others find a number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from cofin.a1 import a1
from cofin.checks.finding import Finding, Severity, said
from cofin.checks.formula.nodes import Node
from cofin.checks.formula.references import References
from cofin.checks.formula.shape import Place
from cofin.checks.formula.written import formulas_of
from cofin.checks.registry import check
from cofin.checks.several import and_others, seen_from
from cofin.checks.structure.lines.line import FEWEST, Line, lines_of
from cofin.checks.structure.products.factors import factors
from cofin.checks.structure.products.slid import reads_numbers, stands_outside, value_beside
from cofin.checks.structure.sums.sum import Sums, sums_of
from cofin.checks.subject import CellKey, Subject
from cofin.checks.words.labels import column_label, label_of, row_label
from cofin.grid import CellKind, Grid, Position

#: Of the used rows beside it, the part that finds a number: with fewer, an empty cell is a
#: row of a template that is half prepared, or an optional field.
_FILLED = (3, 4)


class State(Enum):
    """What a formula finds in a cell."""

    FILLED = auto()
    EMPTY = auto()
    TEXT = auto()


@dataclass(frozen=True, slots=True)
class Factor:
    """A cell that a formula multiplies: the formula, the number of the factor, the cell."""

    formula: CellKey
    number: int
    cell: CellKey
    state: State
    are_others_filled: bool
    is_alone: bool = False  # among the factors that are cells: (A1+B1)*C1


@check("C06")
def factor_without_a_number(subject: Subject) -> Iterator[Finding]:
    """Yield each cell that is empty or a text where products need a number, with the products."""
    grid = subject.grid
    factors_of = _Factors(grid)
    found: dict[tuple[CellKey, CellKey], Factor] = {}
    for factor in factors_of.everywhere():
        if factor.state is not State.EMPTY:
            continue
        if _is_nowhere(grid, factor) or value_beside(grid, factor.cell, factor.formula):
            found[factor.formula, factor.cell] = factor
    for line in lines_of(grid).lines:
        if len(line.fitting) >= FEWEST:
            for factor in _odd_in(line, factors_of):
                found.setdefault((factor.formula, factor.cell), factor)
    by_cell: dict[CellKey, list[Factor]] = defaultdict(list)
    for factor in found.values():
        by_cell[factor.cell].append(factor)
    for using in by_cell.values():
        yield _finding(using, grid)


class _Factors:
    """The factors of every formula of a workbook."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.references: References = lines_of(grid).references
        self._formulas = formulas_of(grid)
        self._sheets = {sheet.name: sheet for sheet in grid.sheets}
        self._of: dict[CellKey, tuple[Factor, ...]] = {}

    def everywhere(self) -> Iterator[Factor]:
        """The factors of all formulas."""
        for skeleton, formulas in self._formulas.by_skeleton.items():
            if factors(skeleton):
                for sheet, row, column, _ in formulas:
                    yield from self.of(sheet, (row, column))

    def of(self, sheet: str, position: Position) -> tuple[Factor, ...]:
        """The factors of the formula in a cell, in their order."""
        key = (sheet, *position)
        if key not in self._of:
            self._of[key] = tuple(self._found(sheet, position))
        return self._of[key]

    def _found(self, sheet: str, position: Position) -> Iterator[Factor]:
        shape = self._formulas.by_sheet[sheet][position]
        number = 0
        for product in factors(shape.skeleton):
            cells = [self._cell(node, shape.places, sheet, position) for node in product]
            states = [None if cell is None else self._state(cell) for cell in cells]
            for index, (cell, state) in enumerate(zip(cells, states, strict=True)):
                if cell is not None and state is not None:
                    others = [*states[:index], *states[index + 1 :]]
                    filled = bool(others) and all(s is State.FILLED or s is None for s in others)
                    key = (sheet, *position)
                    yield Factor(key, number, cell, state, filled, is_alone=not others)
                number += 1

    def _cell(
        self, node: Node, places: tuple[Place, ...], sheet: str, position: Position
    ) -> CellKey | None:
        area = self.references.cell_of(node, places, sheet, *position)
        return None if area is None else (area.sheet, area.range.first_row, area.range.first_column)

    def _state(self, key: CellKey) -> State:
        sheet = self._sheets.get(key[0])
        cell = sheet.cells.get(key[1:]) if sheet is not None else None
        if cell is None:
            return State.EMPTY
        if cell.formula is not None or cell.kind is not CellKind.TEXT:
            return State.FILLED
        return State.TEXT if str(cell.value).strip() else State.EMPTY


def _is_nowhere(grid: Grid, factor: Factor) -> bool:
    """Whether an empty cell has no words around it: nobody will ever fill it in."""
    sheet_name, row, column = factor.cell
    if factor.formula[:2] == factor.cell[:2]:
        return False
    sheet = grid.sheet(sheet_name)
    if sheet is None or row_label(sheet, row, column):
        return False
    is_below_data = (row - 1, column) in sheet.cells or (row + 1, column) in sheet.cells
    return not is_below_data or not column_label(sheet, row, column)


def _odd_in(line: Line, factors_of: _Factors) -> Iterator[Factor]:
    """The factors of a line whose cell is empty or a text, unlike those of their peers."""
    by_number: dict[int, list[Factor]] = defaultdict(list)
    for position in sorted(line.fitting):
        for factor in factors_of.of(line.sheet.name, position):
            by_number[factor.number].append(factor)
    for peers in by_number.values():
        filled = sum(peer.state is State.FILLED for peer in peers)
        used = sum(peer.state is State.FILLED or peer.are_others_filled for peer in peers)
        most = filled * _FILLED[1] >= used * _FILLED[0] and filled >= FEWEST - 1
        cells = {peer.cell for peer in peers}
        outside = (
            filled == 1
            and peers[0].state is State.FILLED
            and stands_outside(line, peers[0].cell, [peer.formula for peer in peers])
        )
        for peer in peers:
            if peer.state is State.FILLED:
                continue
            is_own = peer.cell[1:][line.axis] == peer.formula[1:][line.axis]
            if len(cells) == 1 or (is_own and outside):  # one cell for all, such as a rate
                odd = peer.are_others_filled
            elif is_own:
                odd = most and (peer.are_others_filled or peer.state is State.TEXT)
            else:  # copied without a dollar sign: only the first formulas find their rate
                odd = filled > 0
            if odd:
                yield peer


def _finding(using: Sequence[Factor], grid: Grid) -> Finding:
    """One finding for all products with the cell, at the first of those that matter most."""
    order = {sheet.name: number for number, sheet in enumerate(grid.sheets)}
    sums = sums_of(grid)
    counts = {factor.formula: _counts(factor, sums, grid) for factor in using}
    first, *further = sorted(counts, key=lambda k: (not counts[k], order[k[0]], *k[1:]))
    name, row, column = first
    hint = said("structure.factor_peers")
    if (beside := value_beside(grid, using[0].cell, using[0].formula)) is not None:
        hint = said("structure.factor_beside", cell=seen_from(name, beside[0], a1(*beside[1:])))
    sheet = grid.sheets[order[name]]
    there = grid.sheet(using[0].cell[0])
    value = there.cell(*using[0].cell[1:]).value if there is not None else None
    found = value.strip() if isinstance(value, str) else ""
    also = tuple((each[0], a1(*each[1:])) for each in further)
    return Finding(
        sheet=name,
        cell=a1(row, column),
        label=label_of(sheet, row, column),
        found=found,
        values={
            "input": seen_from(name, using[0].cell[0], a1(*using[0].cell[1:])),
            "state": said("structure.text", found=found) if found else said("structure.empty"),
            "formula": f"={sheet.cells[row, column].formula}",
            "hint": hint,
            "again": and_others("structure.factor_again", [seen_from(name, *at) for at in also]),
        },
        severity=Severity.ERROR if counts[first] else None,
        also=also,
    )


def _counts(factor: Factor, sums: Sums, grid: Grid) -> bool:
    """Whether a total takes in the product, of which everything else is there."""
    if not any(total.key != factor.formula for total in sums.covering(factor.formula)):
        return False
    return factor.are_others_filled or (
        factor.is_alone and reads_numbers(grid, factor.formula, factor.cell)
    )

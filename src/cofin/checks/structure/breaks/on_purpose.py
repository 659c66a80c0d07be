"""Part of C05: a formula that reads another cell than its neighbours do, as it should.

The balance with which a year begins is that of the last month before it, and a column with the
total of those months stands between.  A charge on the line above it says so in its words.
"""

from __future__ import annotations

from collections.abc import Sequence

from cofin.checks.formula.references import is_one_cell
from cofin.checks.structure.lines.line import Line
from cofin.checks.structure.links.link import is_link, words_of
from cofin.checks.structure.sums.sum import Sums
from cofin.checks.words.labels import row_label
from cofin.grid import Area, CellKind, Position

#: Rows between the beginning and the end of a period.
_MOST_ROWS = 200


def reads_on_purpose(line: Line, position: Position, sums: Sums) -> bool:
    """Whether one cell is read in the place of another, or one more, and the sheet says why."""
    read, meant = (
        sums.references.of_formula(formula, line.sheet.name, *position)
        for formula in (
            line.sheet.cells[position].formula or "",
            line.pattern.formula_at(position),
        )
    )
    if line.axis == 0 and _has_more(line, position, read, meant):
        return True
    own = [area for area in read if area not in meant]
    instead = [area for area in meant if area not in read]
    if len(own) != 1 or len(instead) != 1 or len(read) != len(meant):
        return False
    if not all(a.sheet == line.sheet.name and is_one_cell(a.range) for a in (*own, *instead)):
        return False
    if line.axis:
        return _passes_a_total(line, position, (own[0], instead[0]), sums)
    return _names_what_it_reads(line, position, (own[0], instead[0]))


def _has_more(line: Line, position: Position, read: Sequence[Area], meant: Sequence[Area]) -> bool:
    """Whether one cell more is read in a row than its neighbours have: ``=B4*C4`` among ``=B3``.

    There the length is blank; here it is given, and without it the formula would lose it.
    """
    more = [area for area in read if area not in meant]
    if len(more) != 1 or not all(area in read for area in meant):
        return False
    (row, column, last_row, last_column), cells = more[0].range, line.sheet.cells
    is_own = (row, last_row, last_column) == (position[0], position[0], column)
    return (
        is_own
        and more[0].sheet == line.sheet.name
        and line.sheet.cell(row, column).kind is CellKind.NUMBER
        and not any(
            (at, column) in cells and cells[at, column].kind is not CellKind.EMPTY
            for at, _ in line.fitting
        )
    )


def _passes_a_total(line: Line, position: Position, areas: tuple[Area, Area], sums: Sums) -> bool:
    """Whether a cell repeats what stands before a column that adds up the periods so far."""
    (row, column, _, _), (there, total, _, _) = (area.range for area in areas)
    if not is_link(line.pattern.skeleton) or (row, column) != (there, total - 1):
        return False
    first, last = sorted((position[0], row))
    return any(
        each.key[2] == total and any(area.range.holds(at, column) for area in each.areas)
        for at in range(first, min(last, first + _MOST_ROWS))
        for each in sums.in_row(line.sheet.name, at)
    )


def _names_what_it_reads(line: Line, position: Position, areas: tuple[Area, Area]) -> bool:
    """Whether the words of a row name the row that it reads, and not that of its neighbours.

    ``Pension on staff costs`` reads ``Staff costs`` among charges on all direct costs.
    """
    own, read, meant = (
        frozenset(filter(str.isalpha, words_of(row_label(line.sheet, *at))))  # no codes: B2
        for at in (position, *(area.range[:2] for area in areas))
    )
    return bool(read) and read < own and not meant <= own

"""The sheet itself with its new rows: copies of the row above them, formulas filled down."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from xml.sax.saxutils import escape

from cofin.a1 import MAX_ROW, a1
from cofin.grid import EMPTY_CELL, CellError, CellValue, Position, SheetGrid
from cofin.money import less, total
from cofin.workbook.grow.insertion import Insertion, NoGrowth, is_filled_down, standing
from cofin.workbook.grow.markup import pieces_of
from cofin.workbook.grow.rules import GrownSheet
from cofin.workbook.patch.measure import NoSheet, tag_end
from cofin.workbook.patch.model import Written
from cofin.workbook.patch.scan import CellSpot, SheetScan, scan
from cofin.workbook.patch.sheet import Piece, replaced, with_cells

MOST_CELLS = 500_000
"""That new rows may have: a row formatted to the last column, thousands of times, is a trap."""

MOST_DIGITS = 15
"""Of a number in a label that is counted on."""

_COUNTED = re.compile(r"(.*?)([0-9]+)(\D*)", re.DOTALL)
_ROW = re.compile(rb"""(\sr\s*=\s*)(?:"[^"]*"|'[^']*')""")
_SHARED = re.compile(rb"""\s(?:t|ref|si)\s*=\s*(?:"[^"]*"|'[^']*')""")
_REF = re.compile(rb"""(\sref\s*=\s*)(?:"[^"]*"|'[^']*')""")


def grown_sheet(
    content: bytes, grid: SheetGrid, move: Insertion, columns: frozenset[int], *, date1904: bool
) -> bytes:
    """The sheet with its rows; ``columns`` are filled later and take no constants along.

    ``NoGrowth`` when the last two prepared rows do not tell what belongs into the new ones.
    """
    beyond = max((row for row, _ in grid.cells), default=0)
    if beyond + move.count > MAX_ROW:
        raise NoGrowth("too_long")
    found = scan(content, {move.after, move.last})
    formulas = dict(_formulas(found, grid, move))
    pieces = pieces_of(content, GrownSheet(move))
    pieces += _formula_pieces(content, found, formulas, move)
    if move.after in found.rows:
        if move.count * len(found.rows[move.after].cells) > MOST_CELLS:
            raise NoGrowth("too_long")
        row = found.rows[move.after]
        at = row.open if row.is_empty else tag_end(content, row.close)
        pieces.append(Piece(at, at, b"".join(_copies(content, found, grid, move))))
    new = _with_merges(replaced(content, pieces), found.prefix, grid, move)
    return with_cells(new, dict(_constants(grid, move, columns)), date1904=date1904)


def following_sheet(content: bytes, grid: SheetGrid, move: Insertion) -> list[Piece]:
    """What becomes of the formulas in cells of another sheet."""
    if not any(cell.formula is not None for cell in grid.cells.values()):
        return []
    found = scan(content, ())
    new = {}
    for place, spot in found.formulas.items():
        text = grid.cell(*place).formula
        if not text:
            if spot.formula and spot.formula.get("t") == "dataTable":
                continue  # its cells are on its own sheet
            raise NoGrowth("unreadable", where=f"{grid.name}!{a1(*place)}", formula="=")
        with standing(f"{grid.name}!{a1(*place)}"):
            new[place] = move.formula(text, grid.name)
    changed = {place for place, text in new.items() if text != grid.cell(*place).formula}
    if any(_kind(found.formulas[place]) == "shared" for place in changed):
        changed |= {place for place in new if _kind(found.formulas[place]) == "shared"}
    return [_with_formula(content, found, place, new[place], "") for place in changed]


def _formulas(found: SheetScan, grid: SheetGrid, move: Insertion) -> Iterator[tuple[Position, str]]:
    """The new text of every formula of the sheet, by the place where it was."""
    for place, spot in found.formulas.items():
        text = grid.cell(*place).formula
        row, column = place
        is_body = move.first <= row <= move.last
        if not text or (_kind(spot) in ("array", "dataTable") and row in (move.after, move.last)):
            raise NoGrowth("array", where=f"{grid.name}!{a1(*place)}")
        with standing(f"{grid.name}!{a1(*place)}"):
            if move.after < row <= move.last:
                above = grid.cell(move.after, column).formula
                if above is None or not is_filled_down(above, text):
                    raise _differ(move)
                yield place, move.copied(above, move.row(row))
            elif row == move.after:
                if move.last > row and grid.cell(move.last, column).formula is None:
                    raise _differ(move)
                yield place, move.copied(text, row)
            else:
                yield place, move.formula(text, grid.name, strict=not is_body)


def _differ(move: Insertion) -> NoGrowth:
    return NoGrowth("rows_differ", rows=(str(move.after), str(move.last)))


def _kind(spot: CellSpot) -> str:
    return (spot.formula or {}).get("t", "")


def _formula_pieces(
    content: bytes, found: SheetScan, formulas: Mapping[Position, str], move: Insertion
) -> Iterator[Piece]:
    """Every formula anew that moved, that others shared, or that fills a range."""
    for place, text in formulas.items():
        reference = ""
        spot = found.formulas[place]
        if _kind(spot) in ("array", "dataTable"):
            area = next(area for area in found.arrays if area[:2] == place)
            if area.first_row <= move.after < area.last_row:
                raise NoGrowth("array", where=f"{move.sheet}!{area}")
            reference = move.ranges(str(area))
        yield _with_formula(content, found, place, text, reference)


def _with_formula(
    content: bytes, found: SheetScan, place: Position, text: str, reference: str
) -> Piece:
    start, end = found.formulas[place].formula_at
    tag = content[start : tag_end(content, start)].rstrip(b"/>")
    if _kind(found.formulas[place]) == "shared":
        tag = _SHARED.sub(b"", tag)
    if reference:
        tag = _REF.sub(rb'\1"' + reference.encode() + b'"', tag)
    closing = f"</{found.prefix}f>".encode()
    return Piece(start, end, tag.rstrip() + b">" + escape(text).encode() + closing)


def _copies(content: bytes, found: SheetScan, grid: SheetGrid, move: Insertion) -> Iterator[bytes]:
    """The new rows: formats and formulas of the one above them."""
    row = found.rows[move.after]
    model = content[row.start : row.open].rstrip(b"/>").rstrip()
    for number in move.new_rows:
        yield _ROW.sub(rb'\1"' + str(number).encode() + b'"', model, count=1) + b">"
        for column, spot in sorted(row.cells.items()):
            style = spot.has.get("s", "")
            cell = f'<{found.prefix}c r="{a1(number, column)}"' + (f' s="{style}"' if style else "")
            formula = grid.cell(move.after, column).formula
            if formula is not None:
                text = escape(move.copied(formula, number))
                cell += f"><{found.prefix}f>{text}</{found.prefix}f></{found.prefix}c>"
            yield (cell if formula is not None else f"{cell}/>").encode()
        yield f"</{found.prefix}row>".encode()


def _with_merges(content: bytes, prefix: str, grid: SheetGrid, move: Insertion) -> bytes:
    """Cells merged within the copied row are merged in its copies."""
    own = [area for area in grid.merges if area.first_row == area.last_row == move.after]
    if not own:
        return content
    end = f"</{prefix}mergeCells>".encode()
    at = content.rfind(end)
    if at < 0:
        raise NoSheet("merged cells without an end")
    new = [
        f'<{prefix}mergeCell ref="{area._replace(first_row=row, last_row=row)}"/>'
        for row in move.new_rows
        for area in own
    ]
    count = len(grid.merges) + len(new)
    head = re.compile(rb"(<%bmergeCells\b[^>]*\scount\s*=\s*)[\"'][0-9]*[\"']" % prefix.encode())
    grown = content[:at] + "".join(new).encode() + content[at:]
    return head.sub(rb'\1"' + str(count).encode() + b'"', grown, count=1)


def _constants(
    grid: SheetGrid, move: Insertion, columns: frozenset[int]
) -> Iterator[tuple[Position, Written]]:
    """What stands in the columns that nobody fills: repeated, or counted on."""
    places = {column for row, column in grid.cells if row in (move.after, move.last)}
    for column in sorted(places - columns):
        upper = grid.cell(move.after, column)
        lower = grid.cell(move.last, column) if move.last > move.after else EMPTY_CELL
        if upper.formula is not None:
            continue
        rows = [*move.new_rows, *([move.row(move.last)] if move.last > move.after else [])]
        for step, row in enumerate(rows, 1):
            value = _continued(upper, lower, step, move)
            if value is not None:
                yield (row, column), value


def _continued(upper: CellValue, lower: CellValue, step: int, move: Insertion) -> Written:
    """The value ``step`` rows below ``upper``, of which ``lower`` is the next one."""
    one, other = upper.value, lower.value
    if isinstance(one, CellError) or isinstance(other, CellError):
        raise _differ(move)
    if move.last == move.after:  # a single row says nothing about the next but words
        if isinstance(one, str) and not any(sign.isdigit() for sign in one):
            return one
        raise _differ(move)
    if type(one) is type(other) and one == other:
        return one
    if isinstance(one, Decimal) and isinstance(other, Decimal) and less(other, one) == 1:
        return total((one, Decimal(step)))
    if isinstance(one, str) and isinstance(other, str):
        first, second = _COUNTED.fullmatch(one), _COUNTED.fullmatch(other)
        is_alike = first and second and (first[1], first[3]) == (second[1], second[3])
        is_short = first and second and max(len(first[2]), len(second[2])) <= MOST_DIGITS
        if first and second and is_alike and is_short and int(second[2]) - int(first[2]) == 1:
            number = str(int(first[2]) + step).zfill(len(first[2]))
            return f"{first[1]}{number}{first[3]}"
    raise _differ(move)

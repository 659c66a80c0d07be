"""A sheet's text with some cells replaced, inserted or renewed."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple, TypeAlias

from cofin.a1 import Range, parse_range
from cofin.checks.subject import Recomputed
from cofin.grid import Position
from cofin.workbook.patch.cell import cell_text, with_result
from cofin.workbook.patch.model import Values
from cofin.workbook.patch.scan import CellSpot, RowSpot, SheetScan, scan

_ASCII = re.compile(rb"""<\?xml[^>]*\bencoding\s*=\s*["'](?:us-)?ascii["']""", re.IGNORECASE)


class Piece(NamedTuple):
    """New text for some bytes; where both ends are one, it goes in between."""

    start: int
    end: int
    text: bytes


#: What stands in a cell from now on: the whole ``<c>``, or "" to leave all as it is.  Given are
#: the sheet, the place, the cell as it was and the format that it has or would have.
Writer: TypeAlias = Callable[[SheetScan, Position, CellSpot | None, str], str]


def with_cells(content: bytes, values: Values, *, date1904: bool) -> bytes:
    """The sheet with these cells; formats stay the cell's, else the row's, else the column's."""

    def write(found: SheetScan, place: Position, old: CellSpot | None, style: str) -> str:
        value = values[place]
        if value is None and old is None:
            return ""
        return cell_text(found.prefix, *place, value, style, date1904=date1904)

    return rewritten(content, values, write)


def rewritten(content: bytes, places: Collection[Position], write: Writer) -> bytes:
    """The sheet with what ``write`` has for these places, the other cells as they were."""
    found = scan(content, {row for row, _ in places})
    texts = {
        place: text
        for place in sorted(places)
        if (text := write(found, place, *_standing(found, place)))
    }
    pieces: list[Piece] = []
    fresh: list[bytes] = []
    for row, group in groupby(texts, key=lambda place: place[0]):
        cells = {column: texts[row, column] for _, column in group}
        if row in found.rows:
            pieces += _in_row(content, found, row, cells)
            continue
        text = f'<{found.prefix}row r="{row}">{"".join(cells.values())}</{found.prefix}row>'
        if found.data_is_empty:
            fresh.append(text.encode())
        else:
            at = next((at for number, at in found.starts if number > row), found.data[2])
            pieces.append(Piece(at, at, text.encode()))
    if fresh:
        data = f"{found.prefix}sheetData".encode()
        whole = b"<" + data + b">" + b"".join(fresh) + b"</" + data + b">"
        pieces.append(Piece(*found.data[:2], whole))
    pieces += _dimension(found, texts)
    return replaced(content, pieces)


def with_results(content: bytes, results: Mapping[tuple[int, int], Recomputed | None]) -> bytes:
    """The sheet with other stored results of formulas; ``None`` leaves a formula without one.

    Cells without a formula, which an array fills, are emptied.
    """
    found = scan(content, {row for row, _ in results})
    pieces = []
    for (row, column), value in results.items():
        cell = found.formulas.get((row, column))
        if cell is None:
            spot = found.rows[row].cells[column]
            style = spot.has.get("s", "")
            bare = cell_text(found.prefix, row, column, None, style, date1904=False)
            pieces.append(Piece(spot.start, spot.end, bare.encode()))
            continue
        formula = content[slice(*cell.formula_at)]
        head = content[cell.start : cell.open]
        text = with_result(found.prefix, head, formula, value)
        pieces.append(Piece(cell.start, cell.end, text))
    return replaced(content, pieces)


def replaced(content: bytes, pieces: Iterable[Piece]) -> bytes:
    """The text with the pieces in their places; those for one place in the order given."""
    out: list[bytes] = []
    at = 0
    if _ASCII.match(content):
        pieces = [piece._replace(text=_in_ascii(piece.text)) for piece in pieces]
    for piece in sorted(pieces, key=lambda each: (each.start, each.end)):
        out += [content[at : piece.start], piece.text]
        at = max(at, piece.end)
    return b"".join(out) + content[at:]


def _in_ascii(text: bytes) -> bytes:
    return text.decode().encode("ascii", "xmlcharrefreplace")


def _standing(found: SheetScan, place: Position) -> tuple[CellSpot | None, str]:
    """The cell that is there, and its format; of none what one there would look like."""
    row, column = found.rows.get(place[0]), place[1]
    old = row.cells.get(column) if row else None
    if old is not None:
        return old, old.has.get("s", "")
    if row is not None and row.has.get("customFormat") in ("1", "true"):
        return None, row.has.get("s", "")
    return None, found.column_style(column)


def _in_row(
    content: bytes, found: SheetScan, number: int, cells: Mapping[int, str]
) -> Iterator[Piece]:
    row = found.rows[number]
    inside: list[str] = []  # of a row that has no end tag yet
    for column, text in cells.items():
        old = row.cells.get(column)
        if old is not None:
            yield Piece(old.start, old.end, text.encode())
        elif row.is_empty:
            inside.append(text)
        else:
            behind = [spot.start for c, spot in row.cells.items() if c > column]
            at = min(behind, default=row.close)
            yield Piece(at, at, text.encode())
    head = _widened(content[row.start : row.open], row, [*cells])
    if inside:
        opened = head[:-2].rstrip() + b">"
        body = "".join(inside).encode()
        yield Piece(row.start, row.open, opened + body + f"</{found.prefix}row>".encode())
    elif head != content[row.start : row.open]:
        yield Piece(row.start, row.open, head)


def _widened(head: bytes, row: RowSpot, columns: Sequence[int]) -> bytes:
    """The tag of a row whose ``spans``, a hint where its cells are, holds the columns."""
    spans = row.has.get("spans", "")
    try:
        first, last = map(int, spans.split()[0].split(":"))
    except (IndexError, ValueError):
        return head
    if first <= min(columns) and max(columns) <= last:
        return head
    wide = f"{min(first, *columns)}:{max(last, *columns)}"
    return head.replace(f'spans="{spans}"'.encode(), f'spans="{wide}"'.encode())


def _dimension(found: SheetScan, written: Collection[Position]) -> Iterator[Piece]:
    """The sheet's own word on how far it goes, where cells now go further."""
    start, end, ref = found.dimension
    area = parse_range(ref)
    if area is None or not written or not end:
        return
    rows, columns = [row for row, _ in written], [column for _, column in written]
    wide = Range(
        min(area.first_row, *rows),
        min(area.first_column, *columns),
        max(area.last_row, *rows),
        max(area.last_column, *columns),
    )
    if wide != area:
        yield Piece(start, end, f'<{found.prefix}dimension ref="{wide}"/>'.encode())

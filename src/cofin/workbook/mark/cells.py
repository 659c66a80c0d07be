"""A sheet with the cells of its findings coloured."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import product

from cofin.a1 import a1
from cofin.grid import Position
from cofin.workbook.mark.outline import outline, with_attribute
from cofin.workbook.mark.styles import Looks
from cofin.workbook.patch.measure import NoSheet
from cofin.workbook.patch.scan import CellSpot, SheetScan, scan
from cofin.workbook.patch.sheet import Piece, replaced, rewritten

MOST_COVERED = 100_000  # cells under merged ones that are looked at

_VIEW = re.compile(rb"<(?:\w+:)?sheetView\b[^<>]*>")
_SELECTED = re.compile(rb"""(?<=\s)tabSelected\s*=\s*(?:"[^"]*"|'[^']*')""")
#: What stands behind the drawing of a sheet's notes (ECMA-376, part 1, 18.3.1.99).
_BEHIND_NOTES = frozenset(
    (
        *("legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems"),
        *("tableParts", "extLst", "AlternateContent"),
    )
)


def covered_by(content: bytes) -> dict[Position, Position]:
    """The cells of a sheet inside merged ranges, by the first cell of it that shows them all."""
    found: dict[Position, Position] = {}
    for area in scan(content, ()).merges:
        rows = range(area.first_row, area.last_row + 1)
        columns = range(area.first_column, area.last_column + 1)
        if len(found) + len(rows) * len(columns) <= MOST_COVERED:
            found.update(dict.fromkeys(product(rows, columns), area[:2]))
    return found


def coloured(content: bytes, colours: Mapping[Position, str], looks: Looks) -> bytes:
    """The sheet with these fills; value, formula and the rest of the format stay."""

    def write(found: SheetScan, place: Position, old: CellSpot | None, style: str) -> str:
        new = looks.like(style, colours[place])
        if old is None:
            return f'<{found.prefix}c r="{a1(*place)}" s="{new}"/>'
        head = with_attribute(content[old.start : old.open], "s", new)
        return (head + content[old.open : old.end]).decode()

    return rewritten(content, colours, write)


def not_selected(content: bytes) -> bytes:
    """The sheet, no longer the one that is open: of two, Excel would type into both."""
    return _VIEW.sub(lambda view: _SELECTED.sub(b"", view[0]), content)


def notes_link(content: bytes) -> str:
    """The relationship of the drawing with a sheet's notes; "" without one."""
    found = outline(content, 1).child("legacyDrawing")
    return found.linked() if found is not None else ""


def with_notes_link(content: bytes, office: str, key: str) -> bytes:
    """The sheet with a drawing of notes; ``office`` is the namespace of relationships."""
    root = outline(content, 1)
    link = f'<{root.prefix}legacyDrawing xmlns:r="{office}" r:id="{key}"/>'.encode()
    old = root.child("legacyDrawing")
    if old is not None:
        return replaced(content, [Piece(old.start, old.end, link)])
    data = root.child("sheetData")
    if data is None:
        raise NoSheet("a sheet without cells")
    behind = (e.start for e in root.children if e.start > data.start and e.name in _BEHIND_NOTES)
    at = min(behind, default=root.close)
    return replaced(content, [Piece(at, at, link)])

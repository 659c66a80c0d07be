"""Where names and tables stood when a workbook was made, and so what has moved since.

People insert rows and columns, and rename sheets; a spreadsheet moves the names along.  The
sheet Lists records where they stood (``record_of``).  What a formula did, and where, can then
be told from its cell in the template (``Moves``).  A workbook without the record, or one whose
names contradict each other, is taken as it stands.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from cofin.a1 import MAX_COLUMN, MAX_ROW, Range, parse_range, quoted_sheet, split_reference
from cofin.checks.formula.shape import SLOT, Place, Shape
from cofin.grid import Area, Grid, Position
from cofin.workbook.read.taken_rows import taken_rows

RECORD = "places"
"""The column of the sheet Lists, named ``list.places``, that holds ``record_of``."""

#: More than any workbook of cofin's has.
MOST = 20_000

#: Texts are left alone; sheets are names in quotation marks, or bare, before an exclamation mark.
_SHEET = re.compile(r"""("[^"]*")|('(?:[^']|'')*'|[\w.]+)!""")
_BEFORE = re.compile(r"('(?:[^']|'')*'|[\w.]+)!$")


def record_of(names: Mapping[str, str], keys: Mapping[str, str]) -> list[str]:
    """``costs!C7:C56=in.cost.partner`` for names and tables, as many as tell what moves.

    ``names`` gives cells with their sheet, ``keys`` the key of each sheet by its name.
    """
    seen: set[tuple[str, str, int]] = set()
    lines: list[str] = []
    for name, text in names.items():
        sheet, cells = split_reference(text)
        area = parse_range(cells)
        if area is None or sheet not in keys:
            continue
        key = keys[sheet]
        own = {
            *((key, "row", row) for row in (area.first_row, area.last_row)),
            *((key, "column", column) for column in (area.first_column, area.last_column)),
        }
        if not own <= seen:
            seen |= own
            lines.append(f"{key}!{area}={name}")
    return lines


@dataclass(frozen=True, slots=True)
class Axis:
    """Rows, or columns, of a sheet: pairs of where they were and where they are, both rising."""

    pairs: Sequence[tuple[int, int]] = ()  # none where nothing moved
    anchors: Sequence[tuple[int, int]] = field(default=(), compare=False)  # all that are known
    turned: Mapping[int, int] = field(default_factory=dict)  # rows that changed their order

    @property
    def is_still(self) -> bool:
        """Whether nothing moved."""
        return not (self.pairs or self.turned)

    def present(self, then: int) -> tuple[int, ...]:
        """Where a row of the template is, the likeliest first.

        Above all names it cannot be told whether it moved with them.
        """
        if then in self.turned:
            return (self.turned[then],)
        if not self.pairs:
            return (then,)
        at = bisect_right(self.pairs, then, key=lambda pair: pair[0])
        was, now = self.pairs[max(0, at - 1)]
        moved = then + now - was
        return (moved,) if at else (moved, then)

    def former_cell(self, now: int) -> int:
        """Where the row of cells in it alone was in the template: longer ranges stay behind."""
        then = next((then for then, here in self.turned.items() if here == now), None)
        return self.former(now) if then is None else then

    def former(self, now: int) -> int:
        """Where a row was in the template."""
        if not self.pairs:
            return now
        at = bisect_right(self.pairs, now, key=lambda pair: pair[1])
        was, here = self.pairs[max(0, at - 1)]
        return now - here + was


def axis_of(pairs: set[tuple[int, int]]) -> Axis:
    """The axis that pairs make; one on which nothing moved when they contradict each other."""
    ordered = sorted(pairs)
    is_one = len({then for then, _ in ordered}) == len(ordered)
    is_rising = all(one[1] <= other[1] for one, other in pairwise(ordered))
    moved = any(then != now for then, now in ordered)
    if not (is_one and is_rising):
        return Axis()
    return Axis(tuple(ordered) if moved else (), tuple(ordered))


@dataclass(frozen=True, slots=True)
class Moved:
    """What became of a sheet."""

    name: str  # in the template
    rows: Axis = field(default_factory=Axis)
    columns: Axis = field(default_factory=Axis)


@dataclass(frozen=True, slots=True)
class Moves:
    """What moved in a workbook since it was made; ``sheets`` is keyed by the present names."""

    sheets: Mapping[str, Moved]
    _skeletons: dict[tuple[str, str], tuple[str, tuple[Moved | None, ...]]] = field(
        default_factory=dict
    )

    @property
    def is_still(self) -> bool:
        """Whether everything is where it was."""
        return not any(
            name != each.name.casefold() or self.has_moved(name)
            for name, each in self.sheets.items()
        )

    def has_moved(self, sheet: str) -> bool:
        """Whether rows or columns are known to have moved on the sheet now called so."""
        moved = self.sheets[sheet.casefold()]
        return not (moved.rows.is_still and moved.columns.is_still)

    def places(self, sheet: str, then: Position) -> tuple[Position, ...]:
        """Where a cell of the template is on the sheet now called so, the likeliest first."""
        moved = self.sheets[sheet.casefold()]
        return tuple(
            (row, column)
            for row in moved.rows.present(then[0])
            for column in moved.columns.present(then[1])
        )

    def back(self, sheet: str, shape: Shape) -> Shape:
        """A formula as it was in the template: the old names of sheets, the old places."""
        key = (sheet, shape.skeleton)
        if key not in self._skeletons:  # thousands of rows have the same
            pieces = shape.skeleton.split(SLOT)[:-1]
            sheets = tuple(self._sheet(text, sheet) for text in pieces)
            self._skeletons[key] = _SHEET.sub(self._renamed, shape.skeleton), sheets
        skeleton, sheets = self._skeletons[key]
        places = (self._place(own, at) for own, at in zip(sheets, shape.places, strict=True))
        return Shape(skeleton, tuple(places))

    def _sheet(self, before: str, own: str) -> Moved | None:
        """The sheet of a reference: the last word before it, or the formula's own."""
        found = _BEFORE.search(before)
        return self.sheets.get((_bare(found[1]) if found else own).casefold())

    def _place(self, sheet: Moved | None, place: Place) -> Place:
        if sheet is None or (sheet.rows.is_still and sheet.columns.is_still):
            return place
        is_one = place.first_row == place.last_row
        rows = sheet.rows.former_cell if is_one else sheet.rows.former
        columns = sheet.columns.former
        if not (place.is_whole and place.last_row == MAX_ROW):
            place = place._replace(first_row=rows(place.first_row), last_row=rows(place.last_row))
        if not (place.is_whole and place.last_column == MAX_COLUMN):
            first, last = columns(place.first_column), columns(place.last_column)
            place = place._replace(first_column=first, last_column=last)
        return place

    def _renamed(self, found: re.Match[str]) -> str:
        known = self.sheets.get(_bare(found[2]).casefold()) if found[2] else None
        return f"{quoted_sheet(known.name)}!" if known else found[0]


#: Tables whose rows the results take one by one, by the key of the sheet that they stand on.
_TAKEN_FROM = {"partners": "partner", "work_packages": "work_package"}


def moves_of(grid: Grid, ours: Mapping[str, str], now: Mapping[str, str]) -> Moves:
    """What moved; ``ours`` and ``now`` name the sheets by key, in the template and here."""
    rows: dict[str, set[tuple[int, int]]] = {key: set() for key in now}
    columns: dict[str, set[tuple[int, int]]] = {key: set() for key in now}
    prepared: dict[str, Range] = {}
    for key, name, then, area in recorded(grid):
        if area is None:
            continue
        prepared[name] = then
        if key in now and area.sheet.casefold() == now[key].casefold():
            here = area.range
            rows[key] |= {(then.first_row, here.first_row), (then.last_row, here.last_row)}
            columns[key] |= {
                (then.first_column, here.first_column),
                (then.last_column, here.last_column),
            }
    axes = {key: axis_of(pairs) for key, pairs in rows.items()}
    for key, table in _TAKEN_FROM.items():
        ids = prepared.get(f"in.{table}.id")
        if key in now and ids is not None:
            axes[key] = _by_taken(rows[key], ids, taken_rows(grid, table))
    return Moves(
        {now[key].casefold(): Moved(ours[key], axes[key], axis_of(columns[key])) for key in now}
    )


def _by_taken(pairs: set[tuple[int, int]], then: Range, taken: Sequence[int | None]) -> Axis:
    """The axis of rows, by what the results take: names tell only of the first and the last."""
    if len(taken) != then.last_row - then.first_row + 1:
        return axis_of(pairs)
    rows = {row: now for row, now in enumerate(taken, then.first_row) if now is not None}
    if any(one > other for one, other in pairwise(rows.values())):
        return replace(axis_of(pairs), turned=rows)
    prepared = range(then.first_row, then.last_row + 1)
    others = {pair for pair in pairs if pair[0] not in prepared}
    return axis_of(others | {*rows.items()})


def recorded(grid: Grid) -> Iterator[tuple[str, str, Range, Area | None]]:
    """The key of a sheet, a name, where it stood on the sheet, and where it stands.

    Nowhere, where its cells were deleted; names that are lost themselves are left out.
    """
    known = grid.name(f"list.{RECORD}")
    sheet = grid.sheet(known.area.sheet) if known and known.area else None
    if known is None or known.area is None or sheet is None:
        return
    tables = {table.name.casefold(): Area(table.sheet, table.range) for table in grid.tables}
    column = known.area.range
    for row in range(column.first_row, min(column.last_row, column.first_row + MOST) + 1):
        value = sheet.cell(row, column.first_column).value
        place, _, name = value.partition("=") if isinstance(value, str) else ("", "", "")
        key, _, cells = place.partition("!")
        then, named = parse_range(cells), grid.name(name)
        area = named.area if named else tables.get(name.casefold())
        if then is not None and (area is not None or named is not None):
            yield key, name, then, area


def _bare(name: str) -> str:
    """A sheet's name without the quotation marks of a formula."""
    return name[1:-1].replace("''", "'") if name.startswith("'") else name

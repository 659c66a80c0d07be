"""A whole workbook file as a ``Grid``."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from cofin.grid import CellError, CellFault, DefinedName, Grid, Note, SheetGrid, Table
from cofin.readonly import ReadOnly
from cofin.workbook.read.gate import open_package
from cofin.workbook.read.markup import Attributes, truth, walk, whole
from cofin.workbook.read.names import read_table, resolved
from cofin.workbook.read.package import Package, Relationship
from cofin.workbook.read.sheet import Shared, read_sheet
from cofin.workbook.read.strings import read_strings
from cofin.workbook.read.styles import read_styles

MAX_SHEETS = 500
MAX_NAMES = 100_000
_SIGNATURES = "_xmlsignatures/"


def read_grid(path: Path) -> Grid:
    """The workbook at ``path`` (.xlsx, .xlsm, .xltx) as plain cells.

    ``FileRefused`` when it is no workbook, is damaged, encrypted or too big; a single cell
    that makes no sense is a ``CellError`` in its place.
    """
    return grid_of(open_package(path))


def grid_of(package: Package, unread: Collection[str] = ()) -> Grid:
    """The workbook in an opened file (see ``read_grid``).

    Sheets in the parts ``unread`` come without their cells.
    """
    part = workbook_part(package)
    related = package.relationships(part)
    book = _Book()
    book.read(package, part)
    parts = {link.kind: link.part for link in related.values() if link.part in package}
    strings = read_strings(package, parts["sharedStrings"]) if "sharedStrings" in parts else []
    styles = read_styles(package, parts["styles"]) if "styles" in parts else {}
    shared = Shared(package, strings, styles, book.date1904)
    sheets: list[SheetGrid] = []
    tables: list[Table] = []
    for name, state, link in _sheet_parts(package, book, related):
        if link.part in unread:
            sheets.append(SheetGrid(name, state))
        elif link.kind == "worksheet":
            sheets.append(read_sheet(shared, link.part, name, state))
            tables += _tables(package, link.part, name)
        else:  # a chart or a dialog: a sheet without cells
            sheets.append(SheetGrid(name, state))
    _check_texts(package, related.values(), sheets)
    names = resolved(book.local_names(), (sheet.name for sheet in sheets), tables)
    return Grid(
        sheets=tuple(sheets),
        names=ReadOnly(names),
        tables=tuple(tables),
        notes=frozenset(book.notes) | _notes(package, related.values()),
        date1904=book.date1904,
    )


def sheet_parts(package: Package) -> dict[str, str]:
    """The part of every sheet with cells, in lower case, by the sheet's name; in their order."""
    part = workbook_part(package)
    book = _Book()
    book.read(package, part)
    links = _sheet_parts(package, book, package.relationships(part))
    return {name: link.part for name, _, link in links if link.kind == "worksheet"}


def _check_texts(
    package: Package, related: Iterable[Relationship], sheets: Iterable[SheetGrid]
) -> None:
    """``FileRefused`` when cells refer to shared texts and the part with all of them is gone."""
    for link in related:
        if link.kind == "sharedStrings" and link.part not in package:
            values = (cell.value for sheet in sheets for cell in sheet.cells.values())
            if any(isinstance(v, CellError) and v.fault is CellFault.NO_SUCH_TEXT for v in values):
                raise package.refused("damaged_part", part=link.part)


def workbook_part(package: Package) -> str:
    """The part that names the sheets; ``FileRefused`` when there is none."""
    for link in package.relationships("").values():
        if link.kind == "officeDocument" and link.part in package:
            return link.part
    raise package.refused("no_workbook")


@dataclass(slots=True)
class _Book:
    """What the workbook part says."""

    sheets: list[tuple[str, str, str]] = field(default_factory=list)  # name, state, link
    names: list[tuple[Attributes, str]] = field(default_factory=list)
    notes: set[Note] = field(default_factory=set)
    date1904: bool = False

    def read(self, package: Package, part: str) -> None:
        """Fill in from the part; ``FileRefused`` when it is damaged or holds too much."""
        pieces: list[str] = []
        pending: list[Attributes] = []

        def start(tag: str, has: Attributes) -> None:
            if tag == "definedName":
                pieces.clear()
                pending[:] = [has]
            else:
                self._start(tag, has)
            if len(self.names) > MAX_NAMES or len(self.sheets) > MAX_SHEETS:
                raise package.refused("too_much_content")

        def end(tag: str) -> None:
            if tag == "definedName" and pending:
                self.names.append((pending.pop(), "".join(pieces)))

        def text(piece: str) -> None:
            if pending:
                pieces.append(piece)

        walk(package, part, start, end, text)

    def _start(self, tag: str, has: Attributes) -> None:
        if tag == "sheet":
            link = next((has[key] for key in has if key.endswith(" id")), "")
            self.sheets.append((has.get("name", ""), has.get("state", "visible"), link))
        elif tag == "workbookPr":
            self.date1904 = truth(has, "date1904")
        elif tag == "workbookProtection" and truth(has, "lockStructure"):
            self.notes.add(Note.STRUCTURE_PROTECTED)
        elif tag == "calcPr" and not truth(has, "fullPrecision", default=True):
            self.notes.add(Note.PRECISION_AS_SHOWN)
        elif tag == "workbook" and has.get("conformance") == "strict":
            self.notes.add(Note.STRICT)

    def local_names(self) -> Iterable[DefinedName]:
        """The names, each with the sheet on which alone it is valid ("" for everywhere)."""
        for has, text in self.names:
            local = whole(has, "localSheetId", len(self.sheets))
            sheet = self.sheets[local][0] if local < len(self.sheets) else ""
            yield DefinedName(has.get("name", ""), text, None, sheet, truth(has, "hidden"))


def _sheet_parts(
    package: Package, book: _Book, related: dict[str, Relationship]
) -> Iterable[tuple[str, str, Relationship]]:
    """Name, state and part of each sheet; each must have a part of its own."""
    taken: set[str] = set()
    for name, state, id_ in book.sheets:
        link = related.get(id_)
        if link is None or link.part not in package or link.part in taken:
            raise package.refused("missing_sheet", sheet=name)
        taken.add(link.part)
        yield name, state, link
    if not taken:
        raise package.refused("no_workbook")


def _tables(package: Package, part: str, sheet: str) -> Iterable[Table]:
    for link in package.relationships(part).values():
        if link.kind == "table" and link.part in package:
            table = read_table(package, link.part, sheet)
            if table is not None:
                yield table


def _notes(package: Package, related: Iterable[Relationship]) -> set[Note]:
    kinds = {link.kind for link in related}
    notes = {Note.MACROS} if "vbaProject" in kinds else set()
    if "externalLink" in kinds:
        notes.add(Note.EXTERNAL_LINKS)
    if any(part.startswith(_SIGNATURES) for part in package.parts()):
        notes.add(Note.SIGNED)
    return notes

"""The patch: refuse or write, renew what depends on it, and read it all back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from cofin.a1 import from_serial
from cofin.checks.subject import CellKey, Recomputed
from cofin.errors import Problem
from cofin.grid import CellKind, CellValue
from cofin.workbook.patch import book
from cofin.workbook.patch.cell import HELD
from cofin.workbook.patch.model import WRONG_ENDING, Edit, Patched, PatchRefused, Written
from cofin.workbook.patch.refresh import renewal, stored
from cofin.workbook.patch.refuse import refusals
from cofin.workbook.patch.sheet import with_cells, with_results
from cofin.workbook.patch.template import Template
from cofin.workbook.patch.zipped import zipped
from cofin.workbook.read.gate import open_package
from cofin.workbook.read.workbook import grid_of, sheet_parts

TYPES = "[content_types].xml"


def patched(template: Template, edits: Sequence[Edit], ending: str = "") -> Patched:
    """The template with the edits, as the kind of file that ``ending`` names (``.xlsx``).

    Raises ``PatchRefused`` with every cell that must not be written, or when the ending would
    lose the macros.
    """
    problems = [*refusals(template, edits), *_wrong_ending(template, ending)]
    if problems:
        raise PatchRefused(problems, str(template.source))
    parts = {**_with_edits(template, edits), **_with_ending(template, ending)}
    dropped: tuple[str, ...] = ()
    if any(_is_formula(template, edit) for edit in edits):
        parts, dropped = without_chain(template, parts)
    if edits:
        whole = parts.get(template.workbook_part) or template.package.whole(template.workbook_part)
        with template.measuring(template.workbook_part):
            parts[template.workbook_part] = book.calculating_on_open(whole)
    before = stored(template.grid)
    refreshed = stripped = 0
    if before and edits:
        parts, refreshed, stripped = _renewed(template, edits, parts, dropped)
    content, changed = zipped(template.package, parts, dropped)
    changed, dropped = _since_the_origin(template, parts, changed, dropped)
    return Patched(content, changed, dropped, refreshed, stripped)


def _since_the_origin(
    template: Template,
    parts: Mapping[str, bytes],
    changed: tuple[str, ...],
    dropped: tuple[str, ...],
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is not as it was in the file before rows were put into it."""
    if template.origin is None:
        return changed, dropped
    before, now = template.origin.package, template.package
    gone = tuple(part for part in before.parts() if part not in now or part in dropped)
    kept = (part for part in before.parts() if part not in gone)
    return tuple(p for p in kept if before.whole(p) != parts.get(p, now.whole(p))), gone


def verify(path: Path, edits: Sequence[Edit]) -> list[Problem]:
    """What the file at ``path`` does not hold as it was to be written; nothing when all is well."""
    package = open_package(path)
    written = {edit.sheet.casefold() for edit in edits}
    parts = sheet_parts(package).items()
    grid = grid_of(package, [part for name, part in parts if name.casefold() not in written])
    problems = []
    for edit in edits:
        sheet = grid.sheet(edit.sheet)
        cell = sheet.cell(edit.row, edit.column) if sheet else None
        if cell is None or not is_written(cell, edit.value, date1904=grid.date1904):
            found = "-" if cell is None else str(cell.value)
            values = {"found": found, "expected": str(edit.value)}
            problems.append(Problem(edit.place, "patch.not_arrived", values))
    return problems


def is_written(cell: CellValue, value: Written, *, date1904: bool) -> bool:
    """Whether a cell holds the value, to the last of its 15 digits."""
    if cell.formula is not None:
        return False
    match value:
        case None:
            return cell.kind is CellKind.EMPTY
        case bool() | str():
            empty = value == "" and cell.value is None
            return empty or (type(cell.value) is type(value) and cell.value == value)
        case date():
            number = cell.value
            return isinstance(number, Decimal) and from_serial(number, date1904=date1904) == value
        case _:
            number = cell.value
            return isinstance(number, Decimal) and HELD.plus(number) == HELD.plus(Decimal(value))


def _wrong_ending(template: Template, ending: str) -> list[Problem]:
    here = book.kind_of(template.package.whole(TYPES))
    loses_macros = here.endswith("m") and ending and not ending.endswith("m")
    gains_macros = here.endswith("x") and ending.endswith("m")
    if loses_macros or gains_macros or (ending and ending not in book.KINDS) or not here:
        values = {"here": here or "-", "ending": ending or "-"}
        return [Problem("", WRONG_ENDING, values)]
    return []


def _is_formula(template: Template, edit: Edit) -> bool:
    sheet = template.sheet(edit.sheet)
    return sheet is not None and sheet.cell(edit.row, edit.column).formula is not None


def _with_edits(template: Template, edits: Sequence[Edit]) -> dict[str, bytes]:
    values: dict[str, dict[tuple[int, int], Written]] = {}
    for edit in edits:
        sheet = template.sheet(edit.sheet)
        if sheet is not None:
            values.setdefault(template.parts[sheet.name], {})[edit.row, edit.column] = edit.value
    new = {}
    for part, own in values.items():
        with template.measuring(part):
            whole = template.package.whole(part)
            new[part] = with_cells(whole, own, date1904=template.grid.date1904)
    return new


def _with_ending(template: Template, ending: str) -> dict[str, bytes]:
    types = template.package.whole(TYPES)
    if not ending or ending == book.kind_of(types):
        return {}
    return {TYPES: book.as_kind(types, ending)}


def without_chain(
    template: Template, parts: Mapping[str, bytes]
) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """The new parts without the list of formulas, and what of the file is dropped for it."""
    links = template.package.relationships(template.workbook_part).values()
    chains = tuple(link.part for link in links if link.kind == "calcChain")
    if not chains:
        return dict(parts), ()
    rels = book.relationships_of(template.workbook_part)
    whole = template.package.whole
    return {
        **parts,
        rels: book.without_chain(whole(rels)),
        TYPES: book.without_chain_type(parts.get(TYPES) or whole(TYPES)),
    }, chains


def _renewed(
    template: Template,
    edits: Sequence[Edit],
    parts: Mapping[str, bytes],
    dropped: Sequence[str],
) -> tuple[dict[str, bytes], int, int]:
    """The parts with stored results renewed or removed, and how many of each."""
    with TemporaryDirectory(prefix="cofin-") as folder:

        def written() -> Path:
            path = Path(folder, "patched.xlsx")
            path.write_bytes(zipped(template.package, parts, dropped)[0])
            return path

        found = renewal(template, edits, written)
    removed = sum(value is None for value in found.values())
    return _with_results(template, parts, found), len(found) - removed, removed


def _with_results(
    template: Template, parts: Mapping[str, bytes], found: Mapping[CellKey, Recomputed | None]
) -> dict[str, bytes]:
    by_sheet: dict[str, dict[tuple[int, int], Recomputed | None]] = {}
    for (sheet, row, column), value in found.items():
        by_sheet.setdefault(sheet, {})[row, column] = value
    new = dict(parts)
    for sheet, results in by_sheet.items():
        part = template.parts[sheet]
        with template.measuring(part):
            new[part] = with_results(new.get(part) or template.package.whole(part), results)
    return new

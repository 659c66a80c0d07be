"""A map proposed for a template, from its names, headings and labels."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from cofin.checks.words.totals import is_total
from cofin.core.dump import toml_text
from cofin.grid import CellKind, Position, SheetGrid
from cofin.packaged import packaged
from cofin.workbook.fill.labels import label, texts
from cofin.workbook.fill.model import VERSION
from cofin.workbook.patch import Template

TABLES = ("partners", "work_packages", "costs")
SINGLES = ("project", "totals")
LEAST_HEADINGS = 3
"""Headings that must be known in one row before it is taken for that of a table."""
LONGEST_LABEL = 60
MOST_UNKNOWN = 40
_MARK = re.compile(r"^\s*(?:[A-Z]|\d{1,2})(?:\.\d{1,2})*[.)]\s+")
"""``D.1. Travel``, ``3) Equipment``."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A map as text; how many values it places; labels that stand beside free cells unplaced."""

    text: str
    placed: int
    unknown: tuple[str, ...]


@cache
def dictionary() -> Mapping[str, Mapping[str, str]]:
    """Paths by label, for every kind of rows and for single values."""
    raw = packaged("workbook", "fill", "dictionary.toml").read_text("utf-8")
    found: dict[str, dict[str, str]] = {}
    for kind, paths in tomllib.loads(raw).items():
        known = found.setdefault(kind, {})
        for path, labels in paths.items():
            for each in labels:
                known.setdefault(label(each), path)
    return found


def suggest(template: Template) -> Suggestion:
    """The map for whatever is recognised; a person reads it before it is used."""
    blocks = [f"map = {VERSION}"]
    placed = 0
    unknown: list[str] = []
    for name, path in _names(template):
        blocks.append(f"[[put]]\nvalue = {toml_text(path)}\nname = {toml_text(name)}")
        placed += 1
    for sheet in template.grid.sheets:
        if template.sheet(sheet.name) is None:
            continue
        done: set[int] = set()
        for row, kind, columns in _tables(sheet):
            blocks.append(_table(sheet, kind, columns))
            placed += len(columns)
            done.add(row)
        counts = Counter(label(text) for _, text in texts(sheet))
        for place, text in sorted(texts(sheet)):
            if place[0] in done or counts[label(text)] > 1 or not _is_label(sheet, place, text):
                continue
            path = _single(text)
            if path:
                rule = f"sheet = {toml_text(sheet.name)}\nrow = {toml_text(text)}"
                blocks.append(f"[[put]]\nvalue = {toml_text(path)}\n{rule}")
                placed += 1
            else:
                unknown.append(f"{sheet.name}: {' '.join(text.split())}")
    return Suggestion("\n\n".join(blocks) + "\n", placed, tuple(dict.fromkeys(unknown)))


def _names(template: Template) -> Iterator[tuple[str, str]]:
    """Defined names that say what they are for, as ``eu_contribution`` or ``fig.totals.direct``."""
    for known in template.grid.names.values():
        if known.sheet or known.area is None or template.sheet(known.area.sheet) is None:
            continue
        sheet = template.grid.sheet(known.area.sheet)
        cell = sheet.cell(*known.area.range[:2]) if sheet else None
        if cell is not None and cell.formula is not None:
            continue
        words = known.name.replace("_", " ").replace(".", " ")
        path = _single(words)
        if known.name.startswith("fig.totals."):
            path = known.name.removeprefix("fig.")
        if path:
            yield known.name, path


def _tables(sheet: SheetGrid) -> Iterator[tuple[int, str, dict[str, str]]]:
    """Rows of headings: their number, what the rows below are, and a path for each heading."""
    cells = sorted(texts(sheet))
    for row, group in groupby(cells, key=lambda each: each[0][0]):
        headings = [text for _, text in group]
        best: dict[str, str] = {}
        kind = ""
        for each in TABLES:
            columns = _columns(each, headings)
            if len(columns) > len(best):
                best, kind = columns, each
        if len(best) >= LEAST_HEADINGS and _is_free_below(sheet, row, best):
            yield row, kind, best


def _columns(kind: str, headings: list[str]) -> dict[str, str]:
    """Headings with their paths; the first heading of each path, each label once."""
    found: dict[str, str] = {}
    for heading in headings:
        path = _meant(kind, heading)
        alike = sum(label(other) == label(heading) for other in headings)
        if path and path not in found.values() and alike == 1:
            found[heading] = path
    return found


def _meant(kind: str, words: str) -> str:
    """The path of a label; a form's own letter or number before the words is no part of them."""
    known = dictionary()[kind]
    return known.get(label(words)) or known.get(label(_MARK.sub("", words)), "")


def _is_free_below(sheet: SheetGrid, row: int, columns: Mapping[str, str]) -> bool:
    """Whether some row below could be filled: not a heading above formulas alone."""
    wanted = {label(heading) for heading in columns}
    places = [p for p, text in texts(sheet) if p[0] == row and label(text) in wanted]
    return any(sheet.cell(row + 1, column).formula is None for _, column in places)


def _table(sheet: SheetGrid, kind: str, columns: Mapping[str, str]) -> str:
    calculated = {heading for heading in columns if _calculates(sheet, heading)}
    lines = [
        f"{toml_text(heading)} = {toml_text(path)}"
        for heading, path in columns.items()
        if heading not in calculated
    ]
    head = f"[[table]]\nrows = {toml_text(kind)}\nsheet = {toml_text(sheet.name)}"
    return f"{head}\n[table.columns]\n" + "\n".join(lines)


def _calculates(sheet: SheetGrid, heading: str) -> bool:
    """Whether the template works out the column itself."""
    places = [p for p, text in texts(sheet) if text == heading]
    return any(sheet.cell(row + 1, column).formula is not None for row, column in places)


def _single(words: str) -> str:
    for kind in SINGLES:
        if path := _meant(kind, words):
            return f"{kind}.{path}"
    return ""


def is_single(words: str) -> bool:
    """Whether a label is known for a value that stands alone: ``Maximum grant``."""
    return bool(_single(words))


def _is_label(sheet: SheetGrid, place: Position, text: str) -> bool:
    """Whether words stand before a cell that is free: empty, or open for input."""
    if len(text) > LONGEST_LABEL or (is_total(text) and not _single(text)):
        return False
    row, column = place
    merged = next((area for area in sheet.merges if area.holds(row, column)), None)
    beside = sheet.cell(row, (merged.last_column if merged else column) + 1)
    if beside.formula is not None:
        return False
    return beside.kind is not CellKind.TEXT and bool(label(text))

"""A workbook as raw cells: formula, type and stored value of each, and the defined names.

Read straight from the XML, so that nothing cofin uses itself takes part in the proof.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TypeAlias
from xml.etree import ElementTree as ET

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

Shown: TypeAlias = float | str | bool | None


@dataclass(frozen=True, slots=True)
class CellError:
    """A cell that shows ``#NAME?``, ``#DIV/0!`` ..."""

    code: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows and the formula behind it (empty for a constant)."""

    value: Shown | CellError
    formula: str = ""


@dataclass(frozen=True, slots=True)
class Workbook:
    """Cells by sheet and address (``"B7"``); names with what they refer to."""

    sheets: dict[str, dict[str, Cell]]
    names: dict[str, str]

    def at(self, name: str, row: int = 0) -> Shown | CellError:
        """The value of the ``row``-th cell (from 0) that a defined name points at."""
        sheet, addresses = self.range(name)
        return self.sheets[sheet].get(addresses[row], Cell(None)).value

    def range(self, name: str) -> tuple[str, list[str]]:
        """Sheet and addresses of a name that points at one cell or one column."""
        found = re.fullmatch(
            r"(?:'((?:[^']|'')+)'|([^'!]+))!\$([A-Z]+)\$(\d+)(?::\$([A-Z]+)\$(\d+))?",
            self.names[name],
        )
        if not found:
            raise ValueError(f"{name} refers to {self.names[name]}")
        quoted, plain, column, first, last_column, last = found.groups()
        if last_column not in (None, column):
            raise ValueError(f"{name} is wider than a column: {self.names[name]}")
        rows = range(int(first), int(last or first) + 1)
        return (quoted or plain).replace("''", "'"), [f"{column}{row}" for row in rows]

    def formulas(self) -> Iterator[tuple[str, str, Cell]]:
        """Every formula cell: sheet, address, cell."""
        for sheet, cells in self.sheets.items():
            for address, cell in cells.items():
                if cell.formula:
                    yield sheet, address, cell


def read_cells(path: Path) -> Workbook:
    """The whole workbook."""
    with zipfile.ZipFile(path) as package:
        root = ET.fromstring(package.read("xl/workbook.xml"))
        targets = {
            part.get("Id"): part.get("Target", "")
            for part in ET.fromstring(package.read("xl/_rels/workbook.xml.rels"))
        }
        strings = _shared_strings(package)
        sheets = {}
        for sheet in root.iter(f"{MAIN}sheet"):
            part = posixpath.normpath(posixpath.join("/xl", targets[sheet.get(RELATED)]))
            with package.open(part.lstrip("/")) as source:
                sheets[sheet.get("name", "")] = dict(_cells(source, strings))
        names = {
            name.get("name", ""): name.text or ""
            for name in root.iter(f"{MAIN}definedName")
            if name.get("localSheetId") is None
        }
    return Workbook(sheets, names)


def _shared_strings(package: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in package.namelist():
        return []
    return [_text(item) for item in ET.fromstring(package.read("xl/sharedStrings.xml"))]


def _text(item: ET.Element) -> str:
    return "".join(part.text or "" for part in item.iter(f"{MAIN}t"))


def _cells(source: IO[bytes], strings: list[str]) -> Iterator[tuple[str, Cell]]:
    for _, element in ET.iterparse(source):
        if element.tag == f"{MAIN}c":
            formula = element.find(f"{MAIN}f")
            value = _value(element, strings)
            if formula is not None or value is not None:
                yield element.get("r", ""), Cell(value, _formula(formula))
        elif element.tag == f"{MAIN}row":
            element.clear()


def _formula(element: ET.Element | None) -> str:
    if element is None:
        return ""
    return "=" + (element.text or "")  # a shared formula has its text in one cell only


def _value(element: ET.Element, strings: list[str]) -> Shown | CellError:
    kind = element.get("t", "n")
    if kind == "inlineStr":
        return _text(element)
    stored = element.findtext(f"{MAIN}v")
    if stored is None or (stored == "" and kind == "n"):
        return None  # XlsxWriter's way of storing an empty text
    match kind:
        case "s":
            return strings[int(stored)]
        case "str":
            return stored
        case "b":
            return stored == "1"
        case "e":
            return CellError(stored)
        case _:
            return float(stored)

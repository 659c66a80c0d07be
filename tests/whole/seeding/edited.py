"""Edits applied to a workbook's XML."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from cofin.a1 import a1, column_number
from tests.whole.seeding.edits import (
    AddPart,
    Bytes,
    Dimension,
    DropName,
    Edit,
    Error,
    Forget,
    Formula,
    Hide,
    HideSheet,
    Merge,
    Name,
    NumberFormat,
    Put,
    Rename,
    Stored,
    Strip,
)

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_M, _R = f"{{{MAIN}}}", f"{{{RELS}}}"
ET.register_namespace("", MAIN)
ET.register_namespace("r", RELS)

#: Elements of a sheet after ``mergeCells``, ``dataValidations``: enough to keep the order.
_AFTER_MERGES = ("phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks")
_AT_THE_END = ("printOptions", "pageMargins", "pageSetup", "headerFooter", "drawing", "tableParts")


def edited(content: bytes, edits: Sequence[Edit]) -> bytes:
    """The workbook after the edits, in their order."""
    book = _Book(content)
    whole: list[Bytes] = []
    for edit in edits:
        if isinstance(edit, Bytes):
            whole.append(edit)
        else:
            book.apply(edit)
    done = book.content() if len(whole) < len(edits) else content
    for change in whole:
        done = change.change(done)
    return done


class _Book:
    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            self.parts = {info.filename: package.read(info) for info in package.infolist()}
        self.roots: dict[str, ET.Element] = {}
        self.rows: dict[str, dict[int, ET.Element]] = {}
        links = self.root("xl/_rels/workbook.xml.rels")
        targets = {link.get("Id"): link.get("Target", "") for link in links}
        self.sheets = {
            str(sheet.get("name")): posixpath.normpath(
                posixpath.join("/xl", targets[sheet.get(f"{_R}id")])
            ).lstrip("/")
            for sheet in self.book.iter(f"{_M}sheet")
        }

    def root(self, part: str) -> ET.Element:
        if part not in self.roots:
            self.roots[part] = ET.fromstring(self.parts[part])
        return self.roots[part]

    @property
    def book(self) -> ET.Element:
        return self.root("xl/workbook.xml")

    def sheet(self, name: str) -> ET.Element:
        return self.root(self.sheets[name])

    def content(self) -> bytes:
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
            for part, content in self.parts.items():
                root = self.roots.get(part)
                if root is not None:
                    for attribute in [name for name in root.attrib if "Ignorable" in name]:
                        del root.attrib[attribute]  # its prefixes may no longer be declared
                    package.writestr(part, ET.tostring(root, "utf-8", xml_declaration=True))
                else:
                    package.writestr(part, content)
        return target.getvalue()

    def apply(self, edit: Edit) -> None:
        match edit:
            case Put(sheet, row, column, value):
                _fill(self.cell(sheet, row, column), value)
            case NumberFormat(sheet, row, column, number):
                self.cell(sheet, row, column).set("s", str(self._format(number)))
            case Hide(sheet, rows, columns):
                for row in rows:
                    self.row(sheet, row).set("hidden", "1")
                self._hide_columns(sheet, columns)
            case HideSheet(sheet, state):
                next(s for s in self.book.iter(f"{_M}sheet") if s.get("name") == sheet).set(
                    "state", state
                )
            case Merge(sheet, range_):
                merges = self._element(sheet, "mergeCells", (*_AFTER_MERGES, *_AT_THE_END))
                ET.SubElement(merges, f"{_M}mergeCell", ref=range_)
            case Name(name, text):
                self._names(name).text = text
            case DropName(name):
                names = self.book.find(f"{_M}definedNames")
                assert names is not None
                names.remove(self._names(name))
            case Rename(sheet, name):
                next(s for s in self.book.iter(f"{_M}sheet") if s.get("name") == sheet).set(
                    "name", name
                )
            case Strip(sheet, tag):
                root = self.sheet(sheet)
                for element in root.findall(f"{_M}{tag}"):
                    root.remove(element)
            case Dimension(sheet, ref):
                self._element(sheet, "dimension", ("sheetViews", "sheetFormatPr")).set("ref", ref)
            case Forget(sheets):
                for name in sheets or self.sheets:
                    for cell in self.sheet(name).iter(f"{_M}c"):
                        if cell.find(f"{_M}f") is not None:
                            for stored in cell.findall(f"{_M}v"):
                                cell.remove(stored)
                            cell.attrib.pop("t", None)
            case AddPart(name, content, kind):
                self.parts[name] = content
                links = self.root("xl/_rels/workbook.xml.rels")
                target = posixpath.relpath(name, "xl")
                ET.SubElement(
                    links,
                    f"{{{PACKAGE}}}Relationship",
                    Id=f"rIdMore{len(links)}",
                    Type=f"http://schemas.openxmlformats.org/x/relationships/{kind}",
                    Target=target,
                )

    def row(self, sheet: str, row: int) -> ET.Element:
        """The element of a row, made in its place when there is none."""
        if sheet not in self.rows:
            self.rows[sheet] = {int(r.get("r", "0")): r for r in self.sheet(sheet).iter(f"{_M}row")}
        known = self.rows[sheet]
        if row not in known:
            data = self.sheet(sheet).find(f"{_M}sheetData")
            assert data is not None
            at = sum(1 for number in known if number < row)
            known[row] = ET.Element(f"{_M}row", r=str(row))
            data.insert(at, known[row])
        return known[row]

    def cell(self, sheet: str, row: int, column: int) -> ET.Element:
        """The element of a cell, made in its place when there is none."""
        line, place = self.row(sheet, row), a1(row, column)
        before = 0
        for cell in line:
            at = column_number(str(cell.get("r")).rstrip("0123456789"))
            if at == column:
                return cell
            before += at < column
        made = ET.Element(f"{_M}c", r=place)
        line.insert(before, made)
        return made

    def _element(self, sheet: str, tag: str, before: Sequence[str]) -> ET.Element:
        root = self.sheet(sheet)
        found = root.find(f"{_M}{tag}")
        if found is not None:
            return found
        tags = {f"{_M}{name}" for name in before}
        at = next((i for i, child in enumerate(root) if child.tag in tags), len(root))
        made = ET.Element(f"{_M}{tag}")
        root.insert(at, made)
        return made

    def _names(self, name: str) -> ET.Element:
        names = self.book.find(f"{_M}definedNames")
        if names is None:
            names = ET.Element(f"{_M}definedNames")
            sheets = self.book.find(f"{_M}sheets")
            assert sheets is not None
            self.book.insert(list(self.book).index(sheets) + 1, names)
        for each in names:
            if each.get("name") == name:
                return each
        return ET.SubElement(names, f"{_M}definedName", name=name)

    def _hide_columns(self, sheet: str, columns: Sequence[int]) -> None:
        """Columns are described in runs: those of the run are split."""
        if not columns:
            return
        described = self._element(sheet, "cols", ("sheetData",))
        for column in columns:
            for run in list(described):
                first, last = int(run.get("min", "0")), int(run.get("max", "0"))
                if first <= column <= last:
                    described.remove(run)
                    for a, b in ((first, column - 1), (column + 1, last)):
                        if a <= b:
                            rest = {**run.attrib, "min": str(a), "max": str(b)}
                            ET.SubElement(described, f"{_M}col", rest)
            span = {"min": str(column), "max": str(column), "width": "9", "hidden": "1"}
            ET.SubElement(described, f"{_M}col", span)
        described[:] = sorted(described, key=lambda run: int(run.get("min", "0")))

    def _format(self, number: int) -> int:
        formats = self.root("xl/styles.xml").find(f"{_M}cellXfs")
        assert formats is not None
        ET.SubElement(formats, f"{_M}xf", numFmtId=str(number), applyNumberFormat="1", xfId="0")
        return len(formats) - 1


def _fill(cell: ET.Element, value: Stored | Formula) -> None:
    for child in list(cell):
        cell.remove(child)
    cell.attrib.pop("t", None)
    stored = value
    if isinstance(value, Formula):
        ET.SubElement(cell, f"{_M}f").text = value.text
        stored = value.stored
    match stored:
        case None:
            return
        case bool():
            kind, text = "b", str(int(stored))
        case Error():
            kind, text = "e", stored.text
        case str() if not isinstance(value, Formula):
            cell.set("t", "inlineStr")
            inline = ET.SubElement(cell, f"{_M}is")
            ET.SubElement(inline, f"{_M}t").text = stored
            return
        case str():
            kind, text = "str", stored
        case _:
            kind, text = "n", str(stored)
    cell.set("t", kind)
    ET.SubElement(cell, f"{_M}v").text = text

"""Which attributes and texts of a workbook's parts say where something stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import unescape

from cofin.a1 import split_reference
from cofin.workbook.grow.insertion import Insertion, NoGrowth, standing
from cofin.workbook.grow.markup import ElementName
from cofin.workbook.patch.measure import Attributes, NoSheet
from cofin.workbook.read.markup import MAIN, STRICT

_XM = "http://schemas.microsoft.com/office/excel/2006/main"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
_SHEETS = (MAIN, STRICT)

#: Attributes of a sheet's elements that are ranges, by element.
_RANGES = {
    "dimension": ("ref",),
    "selection": ("sqref",),
    "protectedRange": ("sqref",),
    "autoFilter": ("ref",),
    "sortState": ("ref",),
    "sortCondition": ("ref",),
    "conditionalFormatting": ("sqref",),
    "dataValidation": ("sqref",),
    "hyperlink": ("ref",),
    "ignoredError": ("sqref",),
    "table": ("ref",),
}
#: And those that are one cell, whatever happens to its row (ECMA-376, part 1, 18.18.7).
_CELLS = {
    "sheetView": ("topLeftCell",),
    "pane": ("topLeftCell",),
    "customSheetView": ("topLeftCell",),
    "selection": ("activeCell",),
    "cellWatch": ("r",),
    "comment": ("ref",),
    "threadedComment": ("ref",),
}
#: What a row of its own has is copied into the new rows below it.
_SPREAD = frozenset(("conditionalFormatting", "dataValidation", "protectedRange", "ignoredError"))
_NUMBER = re.compile(r"[-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?")
#: Elements that say where something stands in a way that is not followed here.
_UNKNOWN = frozenset(("scenario", "dataRef", "pivotSelection", "cellSmartTags", "singleXmlCell"))
_PLACES = ("ref", "sqref", "r", "activeCell", "topLeftCell")
_FORMULAS = frozenset(
    ("formula", "formula1", "formula2", "calculatedColumnFormula", "totalsRowFormula")
)

_VML_ANCHOR = re.compile(rb"(<x:Anchor>)([^<]*)(</x:Anchor>)")
_VML_ROW = re.compile(rb"(<x:Row>)\s*([0-9]+)\s*(</x:Row>)")
_VML_LINK = re.compile(rb"<x:Fmla(?:Link|Range|Group|Pict)>([^<]*)")


class GrownSheet:
    """The sheet that gets the rows, its tables and its comments; formulas of cells apart."""

    def __init__(self, insertion: Insertion) -> None:
        self.insertion = insertion

    def attributes(self, element: ElementName, has: Attributes) -> Mapping[str, str]:
        """Rows, ranges and breaks."""
        name, move = element.name, self.insertion
        if name in ("row", "c"):
            return {"r": self._place(has["r"])} if "r" in has else {}
        if name == "mergeCell":
            return {"ref": self._merged(has.get("ref", ""))}
        if name == "hyperlink" and "location" in has:
            where = {"location": move.link(has["location"], move.sheet)}
            return {"ref": move.ranges(has.get("ref", "")), **where}
        if name == "brk" and element.parent == "rowBreaks":
            return {"id": str(move.row(int(has["id"]) + 1) - 1)}
        if name == "cfvo":
            return _threshold(has, move, move.sheet)
        if name == "f":  # with the cell's other formulas
            return {}
        if name in _UNKNOWN:
            raise NoGrowth("unknown", what=name)
        ranges, cells = _RANGES.get(name, ()), _CELLS.get(name, ())
        known = (*ranges, *cells)
        if element.space in _SHEETS and any(key in has for key in _PLACES if key not in known):
            raise NoGrowth("unknown", what=name)
        moved = move.spread if name in _SPREAD else move.ranges
        return {
            **{key: moved(has[key]) for key in ranges if key in has},
            **{key: move.cell(has[key]) for key in cells if key in has},
        }

    def text(self, element: ElementName, text: str) -> str:
        """Formulas of formats, validations, table columns and extensions, and their ranges."""
        if element[:2] == (_XM, "sqref"):
            return self.insertion.spread(text)
        if element.name in _FORMULAS or element[:2] == (_XM, "f"):
            return self.insertion.formula(text, self.insertion.sheet, strict=False)
        return text

    def _place(self, text: str) -> str:
        letters = text.rstrip("0123456789")
        return f"{letters}{self.insertion.row(int(text[len(letters) :]))}"

    def _merged(self, text: str) -> str:
        first, _, last = text.partition(":")
        return f"{self._place(first)}:{self._place(last)}" if last else self._place(first)


def _threshold(has: Attributes, move: Insertion, home: str) -> Mapping[str, str]:
    """A limit of a format: a number, or a cell or formula that holds it."""
    limit = has.get("val", "")
    if not limit or _NUMBER.fullmatch(limit):
        return {}
    return {"val": move.formula(limit, home, strict=False)}


class Followers:
    """Parts whose formulas may refer to the sheet: other sheets, names, charts, drawings."""

    def __init__(
        self, insertion: Insertion, home: str, formulas: Callable[[ElementName], bool]
    ) -> None:
        self.insertion, self.home, self._is_formula = insertion, home, formulas
        self._name = ""  # of what is being read: a name, a series

    def attributes(self, element: ElementName, has: Attributes) -> Mapping[str, str]:
        """Links and controls; sources of pivot tables are not followed."""
        self._name = has.get("name", "")
        controls = {key: value for key, value in has.items() if key.startswith("fmla")}
        if controls:
            moved = self.insertion.formula
            return {key: moved(value, self.home) for key, value in controls.items()}
        if element.name == "hyperlink" and "location" in has:
            return {"location": self.insertion.link(has["location"], self.home)}
        if element.name == "cfvo":
            return _threshold(has, self.insertion, self.home)
        if link := has.get("textlink", ""):
            return {"textlink": self.insertion.formula(link, self.home)}
        names_it = has.get("sheet", "").casefold() == self.insertion.sheet.casefold()
        if names_it and element.name in ("worksheetSource", "dataRef"):
            raise NoGrowth("unknown", what=element.name)
        return {}

    def text(self, element: ElementName, text: str) -> str:
        """Formulas."""
        if not self._is_formula(element):
            return text
        with standing(self._name):
            return self.insertion.formula(text, self.home)


def of_a_sheet(element: ElementName) -> bool:
    """Formulas of formats, validations and extensions; those of cells apart."""
    return element.name in _FORMULAS or element[:2] == (_XM, "f")


def of_a_table(element: ElementName) -> bool:
    """What a table fills into its columns and totals."""
    return element.name in _FORMULAS


def of_nothing(_: ElementName) -> bool:
    """A part without formulas between its tags."""
    return False


def of_names(element: ElementName) -> bool:
    """What names stand for."""
    return element.name == "definedName"


def of_a_chart(element: ElementName) -> bool:
    """Where a chart's figures come from."""
    return element.name == "f" and "/chart" in element.space


class Drawing:
    """Pictures and charts on the sheet, which move with the cells below them."""

    def __init__(self, insertion: Insertion) -> None:
        self.insertion = insertion

    def attributes(self, _: ElementName, has: Attributes) -> Mapping[str, str]:
        """The cell whose text a shape shows."""
        link = has.get("textlink", "")
        return {"textlink": self.insertion.formula(link, self.insertion.sheet)} if link else {}

    def text(self, element: ElementName, text: str) -> str:
        """Rows count from 0 there."""
        if element[:2] == (_DRAWING, "row") and text.strip().isdigit():
            return str(self.insertion.row(int(text) + 1) - 1)
        return text


class Targets:
    """Where pictures and shapes lead to when they are clicked: ``#Form!C8``."""

    def __init__(self, insertion: Insertion) -> None:
        self.insertion = insertion

    def attributes(self, _: ElementName, has: Attributes) -> Mapping[str, str]:
        """Places in the workbook alone."""
        target = has.get("Target", "")
        if not target.startswith("#"):
            return {}
        return {"Target": f"#{self.insertion.link(target[1:], '')}"}

    def text(self, _: ElementName, text: str) -> str:
        """There is none."""
        return text


def links_to(content: bytes, sheet: str) -> bool:
    """Whether a control in an older drawing refers to a sheet by its name."""
    said = (unescape(found[1].decode("utf-8", "replace")) for found in _VML_LINK.finditer(content))
    return any(split_reference(each)[0].casefold() == sheet.casefold() for each in said)


def vml(content: bytes, insertion: Insertion) -> bytes:
    """The older drawings, which hold comments and controls."""
    if _VML_LINK.search(content):
        raise NoGrowth("unknown", what="control")

    def anchor(found: re.Match[bytes]) -> bytes:
        # column, distance, row, distance; the same for the other corner
        numbers = [int(each) for each in found[2].split(b",")]
        for at in (2, 6):
            numbers[at] = insertion.row(numbers[at] + 1) - 1
        return found[1] + ", ".join(map(str, numbers)).encode() + found[3]

    def row(found: re.Match[bytes]) -> bytes:
        return found[1] + str(insertion.row(int(found[2]) + 1) - 1).encode() + found[3]

    try:
        return _VML_ROW.sub(row, _VML_ANCHOR.sub(anchor, content))
    except (IndexError, ValueError) as reason:
        raise NoSheet(str(reason)) from reason

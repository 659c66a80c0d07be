"""What surrounds the cells of a sheet: hidden columns, merges, validations, protection."""

from __future__ import annotations

from collections.abc import Callable

from cofin.a1 import MAX_COLUMN, Range, parse_range
from cofin.grid import Protection, Validation
from cofin.workbook.read.markup import Attributes, truth, whole

#: Merges, validations and the like on one sheet; nobody has made that many by hand.
MAX_MARKS = 200_000

_X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main "
_XM = "http://schemas.microsoft.com/office/excel/2006/main "

#: What a protected sheet may still allow.  An attribute that is false (``0``) allows it.
_ALLOWANCES = (
    *("formatCells", "formatColumns", "formatRows", "insertColumns", "insertRows"),
    *("insertHyperlinks", "deleteColumns", "deleteRows", "sort", "autoFilter", "pivotTables"),
)


class Extras:
    """Collects them tag by tag; ``refuse`` makes the exception for a sheet with too many."""

    def __init__(self, main: str, refuse: Callable[[], Exception]) -> None:
        self._refuse = refuse
        self._marks = 0
        self.hidden_columns: list[tuple[int, int]] = []
        self.other_rows_hidden = False
        self.merges: list[Range] = []
        self.arrays: list[Range] = []
        self.validations: list[Validation] = []
        self.protection: Protection | None = None
        self.pieces: list[str] | None = None  # text of a validation's formula
        self._rule: Attributes = {}
        self._texts: dict[str, str] = {}
        self._starts: dict[str, Callable[[Extras, Attributes], None]] = {
            f"{main}col": Extras._column,
            f"{main}sheetFormatPr": Extras._defaults,
            f"{main}mergeCell": Extras._merge,
            f"{main}sheetProtection": Extras._protect,
            f"{main}dataValidation": Extras._validation,
            f"{_X14}dataValidation": Extras._validation,
        }
        self._formulas = {
            f"{main}formula1": "formula1",
            f"{main}formula2": "formula2",
            f"{_X14}formula1": "formula1",
            f"{_X14}formula2": "formula2",
            f"{_XM}sqref": "sqref",
        }

    def start(self, name: str, has: Attributes) -> None:
        """A tag that belongs to no cell."""
        if handler := self._starts.get(name):
            self._marks += 1
            if self._marks > MAX_MARKS:
                raise self._refuse()
            handler(self, has)
        elif name in self._formulas:
            self.pieces = []

    def end(self, name: str) -> None:
        """The end of such a tag."""
        if key := self._formulas.get(name):
            self._texts[key] = "".join(self.pieces or ())
            self.pieces = None
        elif name.endswith(" dataValidation") and name in self._starts:
            self._validation_end()

    def array(self, reference: str) -> None:
        """The cells that one formula fills."""
        self._marks += 1
        if self._marks > MAX_MARKS:
            raise self._refuse()
        if area := parse_range(reference):
            self.arrays.append(area)

    def _column(self, has: Attributes) -> None:
        if truth(has, "hidden") or has.get("width") == "0":
            first, last = whole(has, "min", 1), whole(has, "max", MAX_COLUMN)
            self.hidden_columns.append((first, last))

    def _defaults(self, has: Attributes) -> None:
        self.other_rows_hidden = truth(has, "zeroHeight")

    def _merge(self, has: Attributes) -> None:
        if area := parse_range(has.get("ref", "")):
            self.merges.append(area)

    def _protect(self, has: Attributes) -> None:
        if truth(has, "sheet"):
            allowed = {a for a in _ALLOWANCES if not truth(has, a, default=True)}
            self.protection = Protection(frozenset(allowed))

    def _validation(self, has: Attributes) -> None:
        self._rule, self._texts = has, {}

    def _validation_end(self) -> None:
        has, texts = self._rule, self._texts
        places = (has.get("sqref") or texts.get("sqref") or "").split()
        ranges = tuple(area for place in places if (area := parse_range(place)))
        stops = truth(has, "showErrorMessage") and has.get("errorStyle", "stop") == "stop"
        self.validations.append(
            Validation(
                ranges,
                has.get("type", "none"),
                has.get("operator", "between"),
                texts.get("formula1", ""),
                texts.get("formula2", ""),
                stops,
            )
        )

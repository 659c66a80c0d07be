"""Places where XlsxWriter does more, or less, than these workbooks need."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from xlsxwriter.worksheet import Worksheet

from cofin.workbook.stored_text import as_stored


class EmptyText(str):
    """An empty text that XlsxWriter stores as text; a plain "" it stores as no value at all."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return hash("")


EMPTY_TEXT = EmptyText()


class Written(NamedTuple):
    """A cell that was written: row and column from 0, its text or number, or of a formula's."""

    row: int
    col: int
    value: str | float
    is_formula: bool


class PlainWorksheet(Worksheet):  # type: ignore[misc]
    """A worksheet whose formulas use only functions that every Excel since 2007 knows.

    XlsxWriter searches each formula for some forty newer functions to mark them; in a
    workbook of 50,000 formulas that takes most of the time.  Were the method renamed, the
    search would merely come back.
    """

    def __init__(self) -> None:
        super().__init__()
        self.looks: list[Mapping[str, object]] = []
        """The conditional formats, as they were asked for."""

    def conditional_format(self, area: str, options: dict[str, object]) -> None:
        """One more of them."""
        self.looks.append(options)
        super().conditional_format(area, options)

    def written(self) -> Iterator[Written]:
        """The cells that hold something, as a reader of the finished file has them."""
        texts = list(self.str_table.string_table)
        for row, cells in self.table.items():
            for col, cell in cells.items():
                is_formula = hasattr(cell, "formula")
                if is_formula:
                    value = cell.value
                elif hasattr(cell, "string"):
                    value = texts[cell.string]
                else:
                    value = getattr(cell, "number", None)
                if value is not None:
                    yield Written(row, col, value, is_formula)

    def _prepare_formula(
        self,
        formula: str,
        expand_future_functions: bool = False,  # noqa: ARG002, FBT001 - as overridden
    ) -> str:
        return formula.removeprefix("=")

    def _xml_formula_element(
        self, formula: str, result: object, attributes: Sequence[tuple[str, object]] = ()
    ) -> None:
        """The cell of a formula; a text that is its result is one, whatever it looks like.

        A partner may be called ``#N/A``, which XlsxWriter would store as an error, or
        ``_x000D_``, which readers take for the sign that it stands for.
        """
        if isinstance(result, str) and result:
            kept = [each for each in attributes if each[0] != "t"]
            attributes, result = [*kept, ("t", "str")], as_stored(result)
        super()._xml_formula_element(formula, result, attributes)

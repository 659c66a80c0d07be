"""Two places where XlsxWriter does more, or less, than these workbooks need."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet


class EmptyText(str):
    """An empty text that XlsxWriter stores as text; a plain "" it stores as no value at all."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return hash("")


EMPTY_TEXT = EmptyText()


class PlainWorksheet(Worksheet):  # type: ignore[misc]
    """A worksheet whose formulas use only functions that every Excel since 2007 knows.

    XlsxWriter searches each formula for some forty newer functions to mark them; in a
    workbook of 50,000 formulas that takes most of the time.  Were the method renamed, the
    search would merely come back.
    """

    def _prepare_formula(
        self,
        formula: str,
        expand_future_functions: bool = False,  # noqa: ARG002, FBT001 - as overridden
    ) -> str:
        return formula.removeprefix("=")

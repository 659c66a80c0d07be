"""Names of the engine over openpyxl."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from openpyxl.workbook.defined_name import DefinedName
from xlwings import base_classes as base

if TYPE_CHECKING:
    from tests.excel.engines.openpyxl_cells import Range
    from tests.excel.engines.over_openpyxl import Book


class Names(base.Names):
    def __init__(self, book: Book) -> None:
        self.book = book

    def __len__(self) -> int:
        return len(self.book.held.defined_names)

    def __iter__(self) -> Iterator[Name]:
        return (Name(self.book, each) for each in self.book.held.defined_names)

    def add(self, name: str, refers_to: str) -> Name:
        held = DefinedName(name, attr_text=refers_to.removeprefix("="))
        self.book.held.defined_names[name] = held
        return Name(self.book, name)

    def contains(self, name: str) -> bool:
        return name in self.book.held.defined_names

    def __call__(self, name: int | str) -> Name:
        known = self.book.held.defined_names
        return Name(self.book, list(known)[name - 1] if isinstance(name, int) else name)


class Name(base.Name):
    def __init__(self, book: Book, name: str) -> None:
        self.book, self._name = book, name

    @property  # type: ignore[misc]  # no action sets it
    def name(self) -> str:
        return self._name

    def delete(self) -> None:
        del self.book.held.defined_names[self._name]

    @property
    def refers_to_range(self) -> Range:
        sheet, area = next(iter(self.book.held.defined_names[self._name].destinations))
        return self.book.sheets(sheet).range(area)

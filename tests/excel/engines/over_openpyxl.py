"""xlwings over a workbook that openpyxl holds: fast, calculates nothing.

Subclasses of ``xlwings.base_classes`` (BSD); the interface is internal to xlwings, whose
version is pinned exactly.  Properties that xlwings lets be set and no action sets are read-only
here, which is what ``type: ignore[misc]`` is about.
"""

# ruff: noqa: ARG002, ARG004 - the signatures are xlwings'
from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any, TypeAlias

import openpyxl
import xlwings as xw
from openpyxl.utils import range_boundaries
from xlwings import base_classes as base

from tests.excel.engines.com_errors import ADD_FAILED, ComError
from tests.excel.engines.openpyxl_cells import Note, Range
from tests.excel.engines.openpyxl_names import Names

Rows: TypeAlias = list[list[object]]

ERRORS = {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"}


class Engine:
    """What ``xw.Engine`` asks of a program."""

    name, type = "openpyxl", "desktop"

    def __init__(self) -> None:
        self.apps = Apps(App(self))

    @staticmethod
    def prepare_xl_data_element(x: object, options: object) -> object:
        return None if x is None or x != x else x

    @staticmethod
    def clean_value_data(
        data: Rows, dates: Any, empty_as: object, numbers: Any, err_to_str: object
    ) -> Rows:
        def one(value: object) -> object:
            if value in ("", None):
                return empty_as
            if isinstance(value, dt.datetime):
                return dates(value.year, value.month, value.day)
            if isinstance(value, str) and value in ERRORS:
                return value if err_to_str else None
            if isinstance(value, int | float) and not isinstance(value, bool):
                return (numbers or float)(value)
            return value

        return [[one(value) for value in row] for row in data]


class Apps(base.Apps):
    def __init__(self, app: App) -> None:
        self._app = app

    def keys(self) -> list[int]:
        return [0]

    def __iter__(self) -> Iterator[App]:
        return iter([self._app])

    def __len__(self) -> int:
        return 1

    def __getitem__(self, i: int) -> App:
        return self._app


class App(base.App):
    visible = screen_updating = display_alerts = enable_events = True
    version = "0.0"
    pid = 0
    engine: Any = None  # no properties, as they are to xlwings: set below
    books: Any = None
    api = None

    def __init__(self, engine: Engine) -> None:
        self.engine, self.books = engine, Books(self)
        self.chosen: Range | None = None

    def calculate(self) -> None:
        pass

    def activate(self, steal_focus: object = False) -> None:
        pass

    @property
    def selection(self) -> Range | None:
        return self.chosen


class Books(base.Books):
    def __init__(self, app: App) -> None:
        self.app = app
        self.all: list[Book] = []

    @property
    def active(self) -> Book:
        return self.all[-1]

    def __len__(self) -> int:
        return len(self.all)

    def __iter__(self) -> Iterator[Book]:
        return iter(self.all)

    def __call__(self, key: int | str) -> Book:
        named = self.all[key - 1 : key] if isinstance(key, int) else ()
        for each in named or [book for book in self.all if book.name == key]:
            return each
        raise KeyError(key)

    def open(self, fullname: str, *_: object, **__: object) -> Book:
        self.all.append(Book(self.app, openpyxl.load_workbook(fullname), str(fullname)))
        return self.all[-1]


class Book(base.Book):
    def __init__(self, app: App, held: Any, fullname: str) -> None:
        self._app, self.held, self._fullname = app, held, fullname

    @property
    def app(self) -> App:
        return self._app

    @property
    def api(self) -> SimpleNamespace:
        is_locked = bool(self.held.security and self.held.security.lockStructure)
        return SimpleNamespace(SaveCopyAs=self.held.save, ProtectStructure=is_locked)

    @property
    def fullname(self) -> str:
        return self._fullname

    @property
    def name(self) -> str:
        return Path(self._fullname).name

    @property
    def sheets(self) -> Sheets:
        return Sheets(self)

    @property
    def names(self) -> Names:
        return Names(self)

    def save(self, path: str | None = None, password: object = None) -> None:
        self.held.save(path or self._fullname)

    def activate(self) -> None:
        pass


class Sheets(base.Sheets):
    def __init__(self, book: Book) -> None:
        self.book = book

    def __call__(self, key: int | str) -> Sheet:
        try:
            held = self.book.held
            return Sheet(self.book, held.worksheets[key - 1] if isinstance(key, int) else held[key])
        except (IndexError, KeyError) as missing:
            raise KeyError(key) from missing

    def __len__(self) -> int:
        return len(self.book.held.worksheets)

    def __iter__(self) -> Iterator[Sheet]:
        return (Sheet(self.book, each) for each in self.book.held.worksheets)

    def add(self, before: object = None, after: object = None, name: str | None = None) -> Sheet:
        if self.book.api.ProtectStructure:
            raise ComError(*ADD_FAILED)
        return Sheet(self.book, self.book.held.create_sheet(name))


class Sheet(base.Sheet):
    def __init__(self, book: Book, held: Any) -> None:
        self._book, self.held = book, held

    @property
    def book(self) -> Book:
        return self._book

    @property  # type: ignore[misc]
    def name(self) -> str:
        return str(self.held.title)

    @property
    def index(self) -> int:
        return int(self._book.held.worksheets.index(self.held)) + 1

    @property
    def api(self) -> SimpleNamespace | None:
        return SimpleNamespace(ProtectContents=self.held.protection.sheet)

    @property  # type: ignore[misc]
    def visible(self) -> int:
        return {"visible": -1, "hidden": 0, "veryHidden": 2}[self.held.sheet_state]

    def activate(self) -> None:
        if self.visible != -1:
            raise ComError(
                -2147352567, "Exception occurred.", (0, "Microsoft Excel", "Activate"), None
            )
        self._book.held.active = self._book.held.worksheets.index(self.held)

    @property
    def used_range(self) -> Range:
        return self.made(1, 1, self.held.max_row, self.held.max_column)

    def autofit(self, axis: object = None) -> None:
        pass

    @property
    def notes(self) -> list[Any]:
        cells = (cell for row in self.held.iter_rows() for cell in row if cell.comment)
        return [Note(cell) for cell in cells]

    def range(self, arg1: object, arg2: object = None) -> Range:
        ends = [self._ends(each) for each in (arg1, arg2) if each is not None]
        rows = [row for end in ends for row in (end[0], end[2])]
        columns = [column for end in ends for column in (end[1], end[3])]
        return self.made(min(rows), min(columns), max(rows), max(columns))

    def made(self, *corners: int) -> Range:
        return Range(self, *corners)

    @staticmethod
    def _ends(arg: Any) -> tuple[int, ...]:
        if isinstance(arg, xw.Range):
            arg = arg.impl
        if isinstance(arg, Range):
            return arg.corners
        if isinstance(arg, str):
            first_column, first_row, last_column, last_row = range_boundaries(arg.replace("$", ""))
            return first_row, first_column, last_row, last_column
        return (*arg, *arg)


@contextmanager
def working() -> Iterator[None]:
    """It is the engine that ``xw.apps`` uses, and afterwards the former one is again."""
    before = xw.engines.active if xw.engines else None
    engine = xw.Engine(impl=Engine())
    xw.engines.add(engine)
    engine.activate()
    try:
        yield
    finally:
        if before is not None:
            before.activate()

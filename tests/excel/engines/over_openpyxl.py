"""xlwings over a workbook that openpyxl holds: fast, calculates nothing.

Subclasses of ``xlwings.base_classes`` (BSD); the interface is internal to xlwings, whose
version is pinned exactly.
"""

# ruff: noqa: ARG002, ARG004 - the signatures are xlwings'
from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import openpyxl
import xlwings as xw
from openpyxl.utils import range_boundaries
from openpyxl.workbook.defined_name import DefinedName
from xlwings import base_classes as base

from tests.excel.engines.com_errors import ADD_FAILED, ComError
from tests.excel.engines.openpyxl_cells import Note, Range

ERRORS = {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"}


class Engine:
    """What ``xw.Engine`` asks of a program."""

    name, type = "openpyxl", "desktop"

    def __init__(self) -> None:
        self.apps = Apps(self)

    @staticmethod
    def prepare_xl_data_element(x, options):
        return None if x is None or x != x else x

    @staticmethod
    def clean_value_data(data, dates, empty_as, numbers, err_to_str):
        def one(value):
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
    def __init__(self, engine):
        self._app = App(engine)

    def keys(self):
        return [0]

    def __iter__(self):
        return iter([self._app])

    def __len__(self):
        return 1

    def __getitem__(self, i):
        return self._app


class App(base.App):
    visible = screen_updating = display_alerts = enable_events = True
    version = "0.0"
    engine = books = pid = api = None

    def __init__(self, engine):
        self.engine, self.books, self.pid, self.chosen = engine, Books(self), 0, None

    def calculate(self):
        pass

    def activate(self, steal_focus=False):
        pass

    @property
    def selection(self):
        return self.chosen


class Books(base.Books):
    def __init__(self, app):
        self.app, self.all = app, []

    @property
    def active(self):
        return self.all[-1]

    def __len__(self):
        return len(self.all)

    def __iter__(self):
        return iter(self.all)

    def __call__(self, key):
        named = self.all[key - 1 : key] if isinstance(key, int) else ()
        for each in named or [book for book in self.all if book.name == key]:
            return each
        raise KeyError(key)

    def open(self, fullname, *_, **__):
        self.all.append(Book(self.app, openpyxl.load_workbook(fullname), str(fullname)))
        return self.all[-1]


class Book(base.Book):
    def __init__(self, app, held, fullname):
        self._app, self.held, self._fullname = app, held, fullname

    @property
    def app(self):
        return self._app

    @property
    def api(self):
        is_locked = bool(self.held.security and self.held.security.lockStructure)
        return SimpleNamespace(SaveCopyAs=self.held.save, ProtectStructure=is_locked)

    @property
    def fullname(self):
        return self._fullname

    @property
    def name(self):
        return Path(self._fullname).name

    @property
    def sheets(self):
        return self.kinds[0](self)

    @property
    def names(self):
        return self.kinds[1](self)

    def save(self, path=None, password=None):
        self.held.save(path or self._fullname)

    def activate(self):
        pass


class Sheets(base.Sheets):
    def __init__(self, book):
        self.book = book

    def __call__(self, key):
        try:
            held = self.book.held
            return Sheet(self.book, held.worksheets[key - 1] if isinstance(key, int) else held[key])
        except (IndexError, KeyError) as missing:
            raise KeyError(key) from missing

    def __len__(self):
        return len(self.book.held.worksheets)

    def __iter__(self):
        return (Sheet(self.book, each) for each in self.book.held.worksheets)

    def add(self, before=None, after=None, name=None):
        if self.book.api.ProtectStructure:
            raise ComError(*ADD_FAILED)
        return Sheet(self.book, self.book.held.create_sheet(name))


class Sheet(base.Sheet):
    def __init__(self, book, held):
        self._book, self.held = book, held

    @property
    def book(self):
        return self._book

    @property
    def name(self):
        return self.held.title

    @property
    def index(self):
        return self._book.held.worksheets.index(self.held) + 1

    @property
    def api(self):
        return SimpleNamespace(ProtectContents=self.held.protection.sheet)

    @property
    def visible(self):
        return {"visible": -1, "hidden": 0, "veryHidden": 2}[self.held.sheet_state]

    def activate(self):
        if self.visible != -1:
            raise ComError(
                -2147352567, "Exception occurred.", (0, "Microsoft Excel", "Activate"), None
            )
        self._book.held.active = self._book.held.worksheets.index(self.held)

    @property
    def used_range(self):
        return self.made(1, 1, self.held.max_row, self.held.max_column)

    def autofit(self, axis=None):
        pass

    @property
    def notes(self):
        cells = (cell for row in self.held.iter_rows() for cell in row if cell.comment)
        return [Note(cell) for cell in cells]

    def range(self, arg1, arg2=None):
        ends = [self._ends(each) for each in (arg1, arg2) if each is not None]
        rows = [row for end in ends for row in (end[0], end[2])]
        columns = [column for end in ends for column in (end[1], end[3])]
        return self.made(min(rows), min(columns), max(rows), max(columns))

    def made(self, *corners):
        return Range(self, *corners)

    @staticmethod
    def _ends(arg):
        if isinstance(arg, xw.Range):
            arg = arg.impl
        if isinstance(arg, Range):
            return arg.corners
        if isinstance(arg, str):
            first_column, first_row, last_column, last_row = range_boundaries(arg.replace("$", ""))
            return first_row, first_column, last_row, last_column
        return (*arg, *arg)


class Names(base.Names):
    def __init__(self, book):
        self.book = book

    def __len__(self):
        return len(self.book.held.defined_names)

    def __iter__(self):
        return (Name(self.book, each) for each in self.book.held.defined_names)

    def add(self, name, refers_to):
        held = DefinedName(name, attr_text=refers_to.removeprefix("="))
        self.book.held.defined_names[name] = held
        return Name(self.book, name)

    def contains(self, name):
        return name in self.book.held.defined_names

    def __call__(self, name):
        if isinstance(name, int):
            name = list(self.book.held.defined_names)[name - 1]
        return Name(self.book, name)


class Name(base.Name):
    def __init__(self, book, name):
        self.book, self._name = book, name

    @property
    def name(self):
        return self._name

    def delete(self):
        del self.book.held.defined_names[self._name]

    @property
    def refers_to_range(self):
        sheet, area = next(iter(self.book.held.defined_names[self._name].destinations))
        return Sheets(self.book)(sheet).range(area)


Book.kinds = (Sheets, Names)


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

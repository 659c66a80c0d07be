"""xlwings over a LibreOffice that is running: whatever is typed is calculated at once.

What the engine over openpyxl has in common with it comes from there; a cell is asked for in
the program every time.
"""

# ruff: noqa: ARG002 - the signatures are xlwings'
from __future__ import annotations

import json
import subprocess
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import xlwings as xw

from cofin.a1 import parse_range, split_reference
from tests.excel.engines import over_openpyxl as other
from tests.excel.engines.openpyxl_cells import Range as OtherRange
from tests.excel.engines.openpyxl_names import Name as OtherName
from tests.excel.engines.openpyxl_names import Names as OtherNames
from tests.libreoffice.soffice import SYSTEM_PYTHON, Office, started
from tests.narrow import there

SCRIPT = Path(__file__).parents[2] / "libreoffice" / "uno_desk.py"


class Failed(Exception):
    """LibreOffice did not do it."""


class Live:
    """The other end of ``uno_desk.py``."""

    def __init__(self, pipe: str) -> None:
        self._process = subprocess.Popen(
            [SYSTEM_PYTHON, str(SCRIPT), pipe],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def __call__(self, operation: str, *arguments: object) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps([operation, *arguments]) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        answer = json.loads(line or '{"failed": "no answer"}')
        if "failed" in answer:
            raise Failed(answer["failed"])
        return answer["is"]

    def close(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(timeout=60)
        self._process.stdout.close()


class Engine(other.Engine):
    name = "libreoffice"

    def __init__(self, live: Live) -> None:
        self.apps = other.Apps(App(self, live))


class App(other.App):
    def __init__(self, engine: Engine, live: Live) -> None:
        super().__init__(engine)
        self.live, self.books = live, Books(self)

    def calculate(self) -> None:
        self.live("calculate")


class Books(other.Books):
    app: App

    def open(self, fullname: str, *_: object, **__: object) -> other.Book:
        self.app.live("open", str(Path(fullname).resolve()))
        self.all[:] = [Book(self.app, self.app.live, str(fullname))]
        return self.all[-1]


class Book(other.Book):
    held: Live
    known_names: dict[str, Any] | None = None

    @property
    def sheets(self) -> Sheets:
        return Sheets(self)

    @property
    def names(self) -> Names:
        return Names(self)

    @property
    def api(self) -> SimpleNamespace:
        return SimpleNamespace(SaveCopyAs=lambda path: self.held("save_copy", str(path)))

    def save(self, path: object = None, password: object = None) -> None:
        raise NotImplementedError


class Sheets(other.Sheets):
    def _names(self) -> list[str]:
        names: list[str] = self.book.held("sheets")
        return names

    def __call__(self, key: int | str) -> Sheet:
        names = self._names()
        if isinstance(key, int) and 0 < key <= len(names):
            return Sheet(self.book, names[key - 1])
        for name in names:
            if isinstance(key, str) and name.casefold() == key.casefold():
                return Sheet(self.book, name)
        raise KeyError(key)

    def __len__(self) -> int:
        return len(self._names())

    def __iter__(self) -> Iterator[other.Sheet]:
        return (Sheet(self.book, name) for name in self._names())

    def add(self, before: object = None, after: object = None, name: str | None = None) -> Sheet:
        self.book.held("add_sheet", name)
        return Sheet(self.book, name)


class Sheet(other.Sheet):
    """``held`` is its name."""

    visible = -1  # these tests hide none
    api = None

    @property
    def live(self) -> Live:
        live: Live = self._book.held
        return live

    @property  # type: ignore[misc]  # as in the other engine
    def name(self) -> str:
        return str(self.held)

    @property
    def index(self) -> int:
        return int(self.live("sheets").index(self.held)) + 1

    def activate(self) -> None:
        pass

    @property
    def used_range(self) -> Range:
        return self.made(*self.live("used", self.held))

    @property
    def notes(self) -> list[Note]:
        return [Note(self, *each) for each in self.live("notes", self.held)]

    def made(self, *corners: int) -> Range:
        return Range(self, *corners)


class Note:
    def __init__(self, sheet: Sheet, row: int, column: int, text: str) -> None:
        self._sheet, self.row, self.column, self.text = sheet, row, column, text

    def delete(self) -> None:
        self._sheet.live("delete_note", self._sheet.held, self.row, self.column)


class Range(OtherRange):
    _sheet: Sheet

    def _here(self) -> tuple[str, list[int]]:
        return self._sheet.held, list(self.corners)

    @property
    def raw_value(self) -> Any:
        return self._sheet.live("values", *self._here())

    @raw_value.setter
    def raw_value(self, value: Any) -> None:
        height, width = self.shape
        rows = value if isinstance(value, list | tuple) else [[value] * width] * height
        self._sheet.live("put", *self._here(), [list(row) for row in rows])

    @property
    def number_format(self) -> str:
        raise NotImplementedError

    @number_format.setter
    def number_format(self, value: str) -> None:
        self._sheet.live("number_format", *self._here(), value)

    @property
    def note(self) -> Note | None:
        text = self._sheet.live("note_at", self._sheet.held, self.row, self.column)
        return None if text is None else Note(self._sheet, self.row, self.column, text)

    def add_note(self, text: str) -> Note:
        self._sheet.live("add_note", self._sheet.held, self.row, self.column, text)
        return Note(self._sheet, self.row, self.column, text)

    def add_hyperlink(
        self, address: str, text_to_display: object = None, screen_tip: object = None
    ) -> None:
        pass  # where it leads is looked at in the other engine

    def clear(self) -> None:
        self._sheet.live("clear", *self._here())

    def clear_formats(self) -> None:
        self._sheet.live("clear_formats", *self._here())

    def select(self) -> None:
        self._sheet.book.app.chosen = self


class Names(OtherNames):
    book: Book

    def _all(self) -> dict[str, Any]:
        if self.book.known_names is None:  # hundreds of them: seconds
            self.book.known_names = self.book.held("names")
        return self.book.known_names

    def __len__(self) -> int:
        return len(self._all())

    def __iter__(self) -> Iterator[OtherName]:
        return (Name(self.book, name, *at) for name, at in self._all().items())

    def add(self, name: str, refers_to: str) -> Name:
        sheet, cells = split_reference(refers_to.removeprefix("="))
        corners = list(there(parse_range(cells)))
        self.book.held("add_name", name, sheet, corners)
        name = name.replace(".", "_")  # as LibreOffice has it
        self._all()[name] = [sheet, corners]
        return self(name)

    def contains(self, name: str) -> bool:
        return not {name, name.replace(".", "_")}.isdisjoint(self._all())

    def __call__(self, name: int | str) -> Name:
        known = self._all()
        if isinstance(name, int):
            name = list(known)[name - 1]
        elif name not in known:
            name = name.replace(".", "_")
        return Name(self.book, name, *known[name])


class Name(OtherName):
    book: Book

    def __init__(self, book: Book, name: str, sheet: str, corners: list[int]) -> None:
        super().__init__(book, name)
        self.sheet, self.corners = sheet, corners

    def delete(self) -> None:
        self.book.held("delete_name", self.name)
        del there(self.book.known_names)[self.name]

    @property
    def refers_to_range(self) -> Range:
        return Sheets(self.book)(self.sheet).made(*self.corners)


@contextmanager
def working(office: Office) -> Iterator[None]:
    """A LibreOffice is started, ``xw.apps`` uses it, and afterwards it is closed."""
    pipe = f"cofin{uuid.uuid4().hex}"
    before = xw.engines.active if xw.engines else None
    with started(office.command(f"--accept=pipe,name={pipe};urp;")):
        live = Live(pipe)
        engine = xw.Engine(impl=Engine(live))
        xw.engines.add(engine)
        engine.activate()
        try:
            yield
        finally:
            live.close()
            if before is not None:
                before.activate()

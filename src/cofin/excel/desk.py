"""What an action asks the person and tells them; tests answer in Excel's place."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, Protocol

import xlwings as xw

from cofin.errors import InputError, Problem
from cofin.text import Lang, Value, say

WORKBOOKS = "*.xlsx;*.xlsm;*.xltx;*.xltm"
_FOLDER_PICKER = 4  # msoFileDialogFolderPicker
MOST_SHOWN = 900  # characters: a box with more is higher than many a screen


class Desk(Protocol):
    """The open workbook and its person.  Every question may be cancelled: ``None`` or nothing."""

    @property
    def book(self) -> xw.Book:
        """The workbook that is worked on."""

    @property
    def program(self) -> str:
        """Excel's version; also when no workbook is open."""

    def open_files(self, title: str, *, many: bool = False) -> Sequence[Path]:
        """Workbooks that exist."""

    def save_file(self, title: str, suggested: str) -> Path | None:
        """A name for a new file.

        Excel's dialog does not ask before a file is replaced; so nothing here replaces one.
        """

    def folder(self, title: str) -> Path | None:
        """A folder."""

    def ask(self, title: str, text: str, default: str) -> str | None:
        """A line of text."""

    def tell(self, title: str, text: str, lang: Lang) -> None:
        """Say something that must be read."""

    def progress(self, text: str) -> None:
        """Say what is being done; "" when it is over."""

    def open(self, path: Path) -> None:
        """Open a file that was made."""


class ExcelDesk:
    """Excel itself, through its own dialogs."""

    def __init__(self) -> None:
        self._app: Any = xw.apps.active

    @property
    def book(self) -> xw.Book:
        """The active workbook; an add-in's own workbook is never active."""
        book: xw.Book = self._app.books.active
        return book

    @property
    def program(self) -> str:
        """As Excel says it: 16.0."""
        return str(self._app.version)

    def open_files(self, title: str, *, many: bool = False) -> Sequence[Path]:
        """Excel's dialog for opening."""
        kinds = f"Excel ({WORKBOOKS}),{WORKBOOKS}"
        found = self._app.api.GetOpenFilename(kinds, 1, title, None, many)
        if not found:  # False when cancelled
            return ()
        return [Path(each) for each in (found if isinstance(found, tuple | list) else [found])]

    def save_file(self, title: str, suggested: str) -> Path | None:
        """Excel's dialog for saving."""
        ending = Path(suggested).suffix or ".xlsx"
        kinds = f"Excel (*{ending}),*{ending}"
        found = self._app.api.GetSaveAsFilename(suggested, kinds, 1, title)
        return Path(found) if found else None

    def folder(self, title: str) -> Path | None:
        """Excel's dialog for folders."""
        dialog = self._app.api.FileDialog(_FOLDER_PICKER)
        dialog.Title = title
        return Path(dialog.SelectedItems(1)) if dialog.Show() else None

    def ask(self, title: str, text: str, default: str) -> str | None:
        """Excel's box for a line of text."""
        said = self._app.api.InputBox(text, title, default)
        return said if isinstance(said, str) else None

    def tell(self, title: str, text: str, lang: Lang) -> None:
        """A message box; a text that is too long for one stands in a file that the box names."""
        if len(text) > MOST_SHOWN:
            file = _text_file(text)
            text = f"{text[:MOST_SHOWN]} ...\n\n{say('action.whole_text', lang, file=file)}"
        self._app.alert(text, title)

    def progress(self, text: str) -> None:
        """The status bar."""
        self._app.status_bar = text or False

    def open(self, path: Path) -> None:
        """In a window of its own."""
        self._app.books.open(str(path))


def _text_file(text: str) -> str:
    with NamedTemporaryFile(
        "w", suffix=".txt", prefix="cofin-", delete=False, encoding="utf-8-sig"
    ) as file:
        file.write(text)
    return file.name


def open_made(desk: Desk, path: Path, title: str, lang: Lang) -> None:
    """Open a file that was made; that Excel does not open it is told, the file is there."""
    try:
        desk.open(path)
    except Exception as why:  # a workbook of the same name is open, for example
        values: dict[str, Value] = {"file": str(path), "why": str(why)[:200]}
        desk.tell(title, say("action.not_opened", lang, **values), lang)


def place_of(book: xw.Book) -> Path | None:
    """Where the workbook lies on this PC; nothing while it was never saved.

    Nor for one that was opened from SharePoint or OneDrive without a synchronised copy:
    xlwings then raises an error of its own.
    """
    try:
        named = Path(book.fullname)
    except Exception:
        return None
    return named if named.is_absolute() else None


@contextmanager
def working(desk: Desk, text: str) -> Iterator[None]:
    """Something long: said while it lasts; nothing flickers, and no macro of the workbook runs."""
    desk.progress(text)
    try:
        with desk.book.app.properties(screen_updating=False, enable_events=False):
            yield
    finally:
        desk.progress("")


def snapshot(book: xw.Book, folder: Path) -> Path:
    """The open workbook as it is now, unsaved changes included, as a file of its own.

    ``SaveCopyAs`` writes it without touching the open one: its name, its path, and whether
    it counts as saved stay as they were.  On a Mac there is no such method: the file on the
    disk is copied there, so it has to be saved first.
    """
    name = book.name
    ending = Path(name).suffix.lower()
    target = folder / (name if ending in (".xlsx", ".xlsm", ".xltx", ".xltm") else f"{name}.xlsx")
    if sys.platform == "darwin":
        saved = place_of(book)
        if saved is None:
            raise InputError([Problem(name, "action.not_saved")])
        target.write_bytes(saved.read_bytes())
    else:
        book.api.SaveCopyAs(str(target))
    return target

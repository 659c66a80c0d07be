"""A person at a desk, for tests: what is answered is prepared, what is said is kept."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import xlwings as xw

from cofin.text import Lang


class TestDesk:
    """Answers in order; ``None`` or nothing is a cancelled dialog."""

    __test__ = False

    def __init__(self, book: xw.Book, *answers: object) -> None:
        self._book, self.answers = book, list(answers)
        self.told: list[tuple[str, str]] = []
        self.opened: list[Path] = []
        self.said: list[str] = []

    @property
    def book(self) -> xw.Book:
        return self._book

    @property
    def program(self) -> str:
        return "16.0"

    def _answer(self) -> Any:
        return self.answers.pop(0) if self.answers else None

    def open_files(self, title: str, *, many: bool = False) -> Sequence[Path]:
        found = self._answer() or ()
        assert title
        assert many or isinstance(found, tuple) is False or len(found) <= 1
        return found if isinstance(found, tuple) else (found,)

    def save_file(self, title: str, suggested: str) -> Path | None:
        assert title
        assert Path(suggested).suffix in (".xlsx", ".xlsm")
        path: Path | None = self._answer()
        return path

    def folder(self, title: str) -> Path | None:
        assert title
        path: Path | None = self._answer()
        return path

    def ask(self, title: str, text: str, default: str) -> str | None:
        assert title
        assert text
        assert default
        answer: str | None = self._answer()
        return answer

    def tell(self, title: str, text: str, lang: Lang) -> None:
        assert lang in Lang
        self.told.append((title, text))

    def progress(self, text: str) -> None:
        self.said.append(text)

    def open(self, path: Path) -> None:
        assert path.is_file()
        self.opened.append(path)

    @property
    def words(self) -> str:
        """All that was told."""
        return "\n".join(f"{title}\n{text}" for title, text in self.told)

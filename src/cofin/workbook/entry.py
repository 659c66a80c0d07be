"""What may be typed into a cell: a value of a list, a day, a number between two bounds."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Protocol

from xlsxwriter.worksheet import Worksheet

from cofin.text import Value

LONGEST_TITLE = 32  # characters that the title of a message box holds


def brief(title: str) -> str:
    """A title that fits a message box, cut after a word."""
    if len(title) <= LONGEST_TITLE:
        return title
    kept = title[: LONGEST_TITLE - 1]
    return kept.rsplit(" ", 1)[0].rstrip(" ,;:(") + "…"


def _bound(number: float) -> Decimal:
    return Decimal(str(number))


class Speaker(Protocol):
    """A workbook, as far as its language is concerned."""

    def word(self, key: str, **values: Value) -> str:
        """A text in the language of the workbook."""


class Entry:
    """The rules of entry of one worksheet."""

    book: Speaker
    sheet: Worksheet

    def choose(self, reference: str, names: str, title: str) -> None:
        """A drop-down of a named list; what is not on it is refused with a reason."""
        self.sheet.data_validation(
            reference,
            {
                "validate": "list",
                "source": f"={names}",
                "ignore_blank": False,  # a list with an empty cell would let anything pass
                "input_title": brief(title),
                "input_message": self.book.word("sheet.choose"),
                "error_title": brief(title),
                "error_message": self.book.word("sheet.not_on_list"),
            },
        )

    def day(self, reference: str, first: date, last: date, title: str) -> None:
        """Only days between two days."""
        self.sheet.data_validation(
            reference,
            {
                "validate": "date",
                "criteria": "between",
                "minimum": first,
                "maximum": last,
                "error_title": brief(title),
                "error_message": self.book.word("sheet.not_a_day", first=first, last=last),
            },
        )

    def only(self, reference: str, kind: str, low: float, high: float, title: str) -> None:
        """Only numbers between two bounds; text that looks like a number is refused."""
        self.sheet.data_validation(
            reference,
            {
                "validate": kind,
                "criteria": "between",
                "minimum": low,
                "maximum": high,
                "error_title": brief(title),
                "error_message": self.book.word(
                    "sheet.not_a_number", low=_bound(low), high=_bound(high)
                ),
            },
        )

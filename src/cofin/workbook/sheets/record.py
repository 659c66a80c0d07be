"""The sheet Merged from: in a budget that was merged from partner sheets, and in no other."""

from __future__ import annotations

from collections.abc import Sequence

from cofin.checks.finding import LISTED
from cofin.workbook.canvas import Canvas
from cofin.workbook.record import Record

TOP = 4
FIRST = TOP + 3
"""The row of the first file, and the column of the first cell, as a reader counts them."""
LEFT = 2
WIDTHS = (30, 11, 34, 66, 40, 20, 10)
_FILES = ("file", "partner", "counts")
ACCEPTED = ("partner", "code", "place", "finding", "reason", "sheet", "cell")


def draw(canvas: Canvas, record: Record) -> None:
    """Which files, then every error that somebody accepted."""
    canvas.open(WIDTHS)
    canvas.section(TOP, "record.files", len(WIDTHS))
    row = _heads(canvas, TOP + 1, _FILES)
    for sheet in record.sheets:
        row += 1
        counts = (sheet.errors, sheet.warnings, sheet.notes)
        said = dict(zip(("errors", "warnings", "notes"), counts, strict=True))
        _texts(canvas, row, (sheet.file, sheet.partner, canvas.book.word("record.counted", **said)))
    row += 2
    canvas.section(row, "record.accepted", len(WIDTHS))
    if record.accepted:
        row = _heads(canvas, row + 1, ACCEPTED)
        first = row + 1
        # those at a cell of this workbook stand first, under the names of acceptances
        for each in sorted(record.accepted, key=lambda each: not each.cell):
            row += 1
            here = (each.sheet, each.cell)
            texts = (each.partner, each.code, each.place, each.said, each.reason, *here)
            _texts(canvas, row, texts)
        _name(canvas, first, sum(bool(each.cell) for each in record.accepted))
    else:
        canvas.word(row + 1, 1, "record.none", "plain")
    canvas.protect()


def _name(canvas: Canvas, first: int, count: int) -> None:
    """By these names ``cofin check`` finds what is accepted in this workbook."""
    for key, name in LISTED.items() if count else ():
        col = 1 + ACCEPTED.index(key)
        end = canvas.at(first + count - 1, col).rpartition("!")[2]
        canvas.book.name(name, f"{canvas.at(first, col)}:{end}")


def _heads(canvas: Canvas, row: int, keys: Sequence[str]) -> int:
    for col, key in enumerate(keys, 1):
        canvas.word(row, col, f"record.column_{key}", "header")
    return row


def _texts(canvas: Canvas, row: int, texts: Sequence[str]) -> None:
    canvas.room_for(row, [(text, WIDTHS[i] - 1) for i, text in enumerate(texts)])
    for col, text in enumerate(texts, 1):
        canvas.put(row, col, text, "label")

"""Labels with one value beside them, as a form has them; and what else the form speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from cofin.a1 import a1, from_serial
from cofin.checks.subject import Subject
from cofin.checks.tables.cells import number_in
from cofin.checks.words.costs import heading_says
from cofin.checks.words.days import day_text
from cofin.checks.words.divisions import Division, any_of_divisions
from cofin.checks.words.figures import FigureKind, kind_of
from cofin.checks.words.headings import folded
from cofin.checks.words.stated import (
    LONGEST,
    Label,
    begin_nouns,
    folds,
    label_says,
    listed,
    nouns,
)
from cofin.checks.words.sums import fold
from cofin.grid import A_TEXT, EMPTY, CellValue, SheetGrid

Line = dict[int, CellValue]

#: What is looked for.
KINDS = ("duration", "start", "end", "span")
#: A value stands at most so many columns right of its label: forms merge cells.
_REACH = 6
#: Rows of a form above and below a label that belong to it.
_ROWS = 8
#: A text before a label that only numbers it: "1.2", "B".
_NUMBERING = 4
#: A form about one of them has a start and an end of its own.
_PERIODS = (Division.YEAR, Division.PART_OF_YEAR, Division.PERIOD)
#: What is asked of the EU is asked for the project.
_GRANTS = (FigureKind.EU, FigureKind.REQUESTED, FigureKind.MAXIMUM)
_COLON = re.compile(r"\s*[:=]\s*")


class Field(NamedTuple):
    """A label that was understood, and the cell of its value."""

    sheet: SheetGrid
    row: int
    column: int  # of the label
    at: int  # column of the value; that of the label where both are in one cell
    said: Label
    text: str  # the label
    value: CellValue
    rest: str  # what the value says as a text

    @property
    def place(self) -> tuple[str, str]:
        """Sheet and cell of the value."""
        return self.sheet.name, a1(self.row, self.at)


def lines_of(sheet: SheetGrid) -> dict[int, Line]:
    """The filled cells by row."""
    return sheet.once(_lines)


def _lines(sheet: SheetGrid) -> dict[int, Line]:
    found: dict[int, Line] = {}
    for (row, column), cell in sheet.cells.items():
        if cell.kind is not EMPTY:
            found.setdefault(row, {})[column] = cell
    return dict(sorted(found.items()))


def fields(subject: Subject, kind: str) -> Iterator[Field]:
    """Every label of a kind with exactly one value right of it, or behind a colon."""
    for sheet, row, column, words in subject.once(_candidates):
        if nouns(kind).search(words):
            line = lines_of(sheet)[row]
            yield from _field(kind, (sheet, row, column), line, _text(line[column]))


def _candidates(subject: Subject) -> list[tuple[SheetGrid, int, int, str]]:
    """The cells that name a duration, a start or an end, in one pass; folded words last."""
    begin = begin_nouns(*KINDS)
    return [
        (sheet, row, column, words)
        for sheet in subject.grid.sheets
        for row, line in lines_of(sheet).items()
        for column, cell in line.items()
        if cell.kind is A_TEXT and not begin.isdisjoint((words := fold(_text(cell))).split())
    ]


def _text(cell: CellValue) -> str:
    return " ".join(str(cell.value).split())[: LONGEST * 2]


def _field(kind: str, at: tuple[SheetGrid, int, int], line: Line, text: str) -> Iterator[Field]:
    label, _, rest = (part.strip() for part in _COLON.sub(":", text, count=1).partition(":"))
    said = label_says(kind, label, bounds=not rest) if len(label) <= LONGEST else None
    if said is None:
        return
    if rest:
        yield Field(*at, at[2], said, label, line[at[2]], rest)
        return
    beside = sorted(column for column in line if column > at[2])
    numbers = list(takewhile(lambda column: line[column].kind is not A_TEXT, beside))
    if beside and beside[0] <= at[2] + _REACH and len(numbers) <= 1:
        value = line[beside[0]]
        unit = _text(line[beside[1]]) if numbers and len(beside) > 1 else ""
        yield Field(*at, beside[0], said, label, value, unit or _text(value))


def number_of(subject: Subject, field: Field) -> Decimal | None:
    """The number of a field's own cell."""
    if field.at == field.column:
        return None
    return number_in(subject, (field.sheet.name, field.row, field.at), field.value)


def day_of(subject: Subject, field: Field) -> date | None:
    """The day of a field, if it can be one alone."""
    cell = field.value
    if isinstance(cell.value, Decimal):
        if not cell.style.is_date or field.at == field.column:
            return None
        return from_serial(cell.value, date1904=subject.grid.date1904)
    return day_in(field.rest)


def day_in(text: str) -> date | None:
    """The one day that a text means."""
    read = day_text(text)
    return read.meant[0] if read is not None and len(read.meant) == 1 else None


def is_of_project(field: Field) -> bool:
    """Whether a field is about the project: it says so, or the form that it stands in does."""
    if field.said.names_project:
        return True
    words = list(_form(field))
    return not any(map(_speaks_of_other, words)) and any(map(_identifies, words))


def _form(field: Field) -> Iterator[str]:
    """The sheet's name and the labels around a field, as far as no blank row parts them."""
    line = lines_of(field.sheet)
    before = [c for c in line[field.row] if c < field.column]
    if any(len(_text(line[field.row][c])) > _NUMBERING for c in before):
        return  # a row of a table, or of a form that is set out in another way
    yield field.sheet.name
    for step in (-1, 1):
        row, is_parted = field.row + step, False
        while abs(row - field.row) <= _ROWS and (row in line or not is_parted):
            if row in line:
                yield from _labels(line[row], field.column)
            elif step > 0 or row > _ROWS:
                break
            else:
                is_parted = True  # the title of a sheet stands apart
            row += step


def _labels(line: Line, column: int) -> Iterator[str]:
    """The label of a row of a form: what stands at or left of the column of labels."""
    for at, cell in line.items():
        if at <= column and cell.kind is A_TEXT:
            yield _COLON.split(_text(cell), maxsplit=1)[0]


@cache
def _other() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{folds(listed('other', 'words', 'people'))})\b")


@cache
def _period() -> re.Pattern[str]:
    words = any_of_divisions(*_PERIODS, keys=("words", "forms"))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)")


@cache
def _package() -> re.Pattern[str]:
    words = any_of_divisions(Division.WORK_PACKAGE, keys=("words", "before", "forms"))
    return re.compile(rf"(?<!\w)(?:{words})\d*(?!\w)")


def names_package(text: str) -> bool:
    """Whether a text names a work package, or begins with the code of one: ``WP2 partners``."""
    return _package().search(folded(text)) is not None


def _speaks_of_other(text: str) -> bool:
    is_part = names_package(text) or _period().search(folded(text)) is not None
    return is_part or _other().search(fold(text)) is not None


@cache
def _identity() -> re.Pattern[str]:
    words = (*listed("project", "words"), *listed("identity", "words"), *listed("beside", "words"))
    return re.compile(rf"(?:(?:{folds(words)}|\d+)(?: |$))+")


@cache
def _named() -> re.Pattern[str]:
    """Words without which a label is none of a project."""
    words = (*listed("project", "words"), *listed("identity", "alone"))
    return re.compile(rf"\b(?:{folds(words)})\b")


def _identifies(text: str) -> bool:
    """Whether a label is one that only a form about the project has: title, PIC, EU grant."""
    words = fold(text)
    if heading_says("pic", text) or kind_of(words) in _GRANTS:
        return True
    return bool(words and _named().search(words) and _identity().fullmatch(words))

"""The lines of an export, as they stand there: texts, amounts in EUR, where each is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from cofin.a1 import a1
from cofin.core.parse_problems import folded
from cofin.errors import Problem
from cofin.text import Value
from cofin.workbook.jems.columns import PARTNER, Columns, text_of

_TEXTS = (
    *("number", "status", "abbreviation", "original_name", "english_name", "country", "nuts2"),
    *("category", "description", "comments", "award", "investment", "lump_sum", "unit"),
    "unit_cost",
)
_NUMBERS = ("flat_rate", "units", "price", "total")
_TOTALS = ("", "total")
"""What stands in the row of totals where others have their partner."""

_NOT_GIVEN = "N/A"
"""What Jems writes for a line that is no unit cost."""


@dataclass(frozen=True, slots=True)
class JemsRow:
    """One line; ``numbers`` lacks what the export hides, where Jems writes 0 or no column."""

    row: int
    texts: Mapping[str, str]
    numbers: Mapping[str, Decimal]
    periods: tuple[Decimal, ...]

    def text(self, key: str) -> str:
        """The text of a column, empty where there is none."""
        return self.texts.get(key, "")

    @property
    def total(self) -> Decimal:
        """The line's amount in EUR, as Jems has it."""
        return self.numbers["total"]


@dataclass(frozen=True, slots=True)
class JemsRows:
    """The lines, the row of totals if there is one, and cells that hold no number."""

    columns: Columns
    lines: tuple[JemsRow, ...]
    total: JemsRow | None
    problems: tuple[Problem, ...]


def rows_of(columns: Columns) -> JemsRows:
    """Every line below the heading, up to the row of totals.

    A line that stands below the totals, a row of no partner, and a cell with anything but a
    number where a number belongs, is a problem: nothing is passed over.
    """
    problems: list[Problem] = []
    lines: list[JemsRow] = []
    total: JemsRow | None = None
    for row in _filled(columns):
        found = _row(columns, row, problems)
        if total is not None:
            problems.append(Problem(columns.place(row, "number"), "jems.below_total"))
        elif PARTNER.fullmatch(found.text("number")):
            lines.append(found)
        elif folded(found.text("number")) in _TOTALS:
            total = found
        else:
            values: dict[str, Value] = {"found": found.text("number")[:60]}
            problems.append(Problem(columns.place(row, "number"), "jems.no_partner", values))
    return JemsRows(columns, tuple(lines), total, tuple(problems))


def _filled(columns: Columns) -> Iterator[int]:
    rows = {
        row
        for (row, _), cell in columns.sheet.cells.items()
        if row > columns.head and cell.value not in (None, "")
    }
    yield from sorted(rows)


def _row(columns: Columns, row: int, problems: list[Problem]) -> JemsRow:
    texts = {key: text_of(columns.cell(row, key)) for key in _TEXTS}
    if PARTNER.fullmatch(number := texts["number"].upper()):
        texts["number"] = number
    if texts["unit_cost"] == _NOT_GIVEN:
        texts["unit_cost"] = ""
    numbers = {
        key: _number(columns, row, columns.places[key], problems)
        for key in _NUMBERS
        if key in columns.places
    }
    periods = tuple(_number(columns, row, column, problems) for column in columns.periods)
    return JemsRow(row, texts, numbers, periods)


def _number(columns: Columns, row: int, column: int, problems: list[Problem]) -> Decimal:
    cell = columns.sheet.cell(row, column)
    value = cell.value if cell.value is not None or cell.formula is None else f"={cell.formula}"
    if isinstance(value, Decimal):
        return value
    if value is not None and value != "":  # a formula that nobody has calculated is no zero
        place = f"{columns.sheet.name}!{a1(row, column)}"
        shown = value if isinstance(value, str) else getattr(value, "text", str(value))
        problems.append(Problem(place, "jems.no_number", {"found": shown[:60]}))
    return Decimal(0)

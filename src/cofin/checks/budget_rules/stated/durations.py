"""How many months the project lasts, as any workbook may say it: a figure, or two days."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import pairwise

from cofin.checks.budget_rules.stated.fields import (
    Field,
    day_in,
    day_of,
    fields,
    is_of_project,
    number_of,
)
from cofin.checks.subject import Subject, once
from cofin.checks.tables.tables import SeenTable, seen_tables
from cofin.checks.words.divisions import months_of
from cofin.checks.words.figures import DIRECT_KINDS, kind_of
from cofin.checks.words.headings import folded
from cofin.checks.words.labels import label_of
from cofin.checks.words.stated import MONTHS, Unit, listed, unit_of
from cofin.checks.words.sums import fold
from cofin.text import Value

#: Months outside these bounds are those of no project; a number without a unit may be weeks.
_SHORTEST, _LONGEST = 3, 120
_LONGEST_BARE = 48
#: A start and an end stand so near each other in a form.
_ROWS_APART = 3
#: Fewer columns of months may be the first year of a project, and these rows the costs of it.
_LEAST_MONTHS = 12
_LEAST_ROWS = 2

_NUMBER = re.compile(r"(\d{1,3}) ?(?:\([^()]*\) ?)?([a-z]+)(?: ?\([^()]*\)?)?")
_DAY = r"(\d{1,4}[-./ ]\d{1,2}[-./ ]\d{1,4})"


@dataclass(frozen=True, slots=True)
class Stated:
    """A duration in months, where it stands, and in which words it is told."""

    months: int
    place: tuple[str, str]
    label: str
    how: str = "months"  # key of the text: stated.duration_<how>
    values: Mapping[str, Value] = field(default_factory=dict)

    @property
    def is_seen(self) -> bool:
        """Whether nobody wrote it: it is taken from the columns of a plan."""
        return self.how == "columns"


def _durations(subject: Subject) -> tuple[Stated, ...]:
    """Figures and days, each once; only without any, the columns of months."""
    found = [*_figures(subject), *_spans(subject), *_days(subject)]
    return tuple(found or sorted(_columns(subject), key=lambda each: -each.months)[:1])


#: What the sheets of a subject without a project say of how long it lasts.
durations = once(_durations)


def _about_project(subject: Subject, kind: str) -> Iterator[Field]:
    """Fields of which the form says that they are about the project."""
    return filter(is_of_project, _alone(subject, kind))


def _alone(subject: Subject, kind: str) -> Iterator[Field]:
    """Fields of a kind; of those that do not name the project, none where a sheet has several."""
    found = list(fields(subject, kind))
    bare: dict[str, set[str]] = {}
    for each in found:
        if not each.said.names_project:
            bare.setdefault(each.sheet.name, set()).add(f"{each.value.value} {each.rest}")
    for each in found:
        if each.said.names_project or len(bare[each.sheet.name]) == 1:
            yield each


def _figures(subject: Subject) -> Iterator[Stated]:
    """``Duration (months) | 26``, ``Laufzeit | 26 Monate``, ``Süre: 26 ay``."""
    for each in _about_project(subject, "duration"):
        months = _months(subject, each)
        if months is not None and _SHORTEST <= months <= _LONGEST:
            yield Stated(months, each.place, each.text)


def _months(subject: Subject, each: Field) -> int | None:
    number = number_of(subject, each)
    if number is not None:
        unit = each.said.unit or unit_of(each.rest)
        is_bare = unit is None and each.said.names_project and number <= _LONGEST_BARE
        return _whole(number, MONTHS if is_bare else unit)
    if each.rest.isdecimal() and each.said.unit is not None:
        return _whole(Decimal(each.rest), each.said.unit)
    found = _NUMBER.fullmatch(folded(each.rest))
    unit = unit_of(found[2]) if found is not None else None
    return _whole(Decimal(found[1]), unit) if found is not None else None


def _whole(number: Decimal, unit: Unit | None) -> int | None:
    months = number * unit.months if unit is not None else Decimal(0)
    return int(months) if months and months == months.to_integral_value() else None


def _spans(subject: Subject) -> Iterator[Stated]:
    """``Project period | 01.01.2023 - 28.02.2025``, also beside a word for duration."""
    for kind in ("duration", "span"):
        for each in _about_project(subject, kind):
            found = _span().fullmatch(each.rest.strip())
            days = [day_in(found[1]), day_in(found[2])] if found is not None else [None, None]
            yield from _between(days[0], days[1], each)


@cache
def _span() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in listed("span", "between"))
    return re.compile(rf"{_DAY}\s*(?:[-–—/]|\b(?:{words})\b)\s*{_DAY}", re.IGNORECASE)


def _days(subject: Subject) -> Iterator[Stated]:
    """A labelled start and a labelled end of the project, one near the other."""
    ends = list(_alone(subject, "end"))
    for start in _alone(subject, "start"):
        near = [end for end in ends if _belong_together(start, end)]
        if len(near) == 1 and (is_of_project(start) or is_of_project(near[0])):
            yield from _between(day_of(subject, start), day_of(subject, near[0]), near[0])


def _belong_together(start: Field, end: Field) -> bool:
    if start.sheet is not end.sheet:
        return False
    if start.row == end.row:
        return start.column < end.column
    return start.column == end.column and 0 < end.row - start.row <= _ROWS_APART


def _between(start: date | None, end: date | None, each: Field) -> Iterator[Stated]:
    if start is None or end is None or end <= start:
        return
    months = months_between(start, end)
    if _SHORTEST <= months <= _LONGEST:
        days: dict[str, Value] = {"start": start, "end": end}
        yield Stated(months, each.place, each.text, "days", days)


def months_between(start: date, end: date) -> int:
    """Months from the first to the last day; one that is begun counts, one day does not.

    >>> months_between(date(2023, 1, 1), date(2024, 12, 31))
    24
    >>> months_between(date(2023, 1, 1), date(2025, 1, 1))
    24
    >>> months_between(date(2023, 1, 15), date(2025, 1, 20))
    25
    """
    months = (end.year - start.year) * 12 + end.month - start.month
    return months + (end.day > start.day)


def _columns(subject: Subject) -> Iterator[Stated]:
    """The last month with an amount in a budget with a column for each month from the first."""
    for table in seen_tables(subject):
        months = _of_months(table)
        rows = [r for r in table.rows if kind_of(r.folded) in DIRECT_KINDS and not r.is_total]
        if len(months) < _LEAST_MONTHS or len(rows) < _LEAST_ROWS:
            continue
        used = [m for m, column in months.items() if any(r.numbers.get(column) for r in rows)]
        if used and max(used) >= _LEAST_MONTHS:
            column = months[max(used)]
            row = next(r for r in rows if r.numbers.get(column))
            label = label_of(table.grid, row.number, column)
            yield Stated(max(used), table.place(row, column), label, "columns")


def _of_months(table: SeenTable) -> dict[int, int]:
    """The column of each month, if they count from 1 without a gap, from left to right."""
    found: dict[int, int] = {}
    for column, heading in sorted(table.headings.items()):
        months = months_of(fold(heading))
        if months is not None and len(months) == 1:
            if months.start in found:
                return {}
            found[months.start] = column
    is_whole = list(found) == list(range(1, len(found) + 1))
    is_dense = all(after - before == 1 for before, after in pairwise(found.values()))
    return found if is_whole and is_dense else {}

"""Part of A04: what two sheets say of the same partners, in any other layout than cofin's.

Tables are compared where the headings say the same thing: person-months, or one and the same
amount.  A table of one category, one year or one source repeats nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import NamedTuple, TypeAlias

from cofin.a1 import MAX_ROW
from cofin.checks.arithmetic.cover_singles import (
    REPEATED,
    names_part,
    numbers_part,
    says_no_more,
    titles_in,
)
from cofin.checks.arithmetic.told_twice import Told, differs, repeat_each_other
from cofin.checks.column_sums.sum_faults import SumFault
from cofin.checks.subject import Subject
from cofin.checks.tables.cells import are_equal
from cofin.checks.tables.tables import SeenRow, SeenTable, seen_tables
from cofin.checks.words import headings as words
from cofin.checks.words.figures import FigureKind, kind_of
from cofin.checks.words.headings import Role, heading_meaning
from cofin.checks.words.outside import says_another_time
from cofin.checks.words.sums import fold, role_of, says_person_months
from cofin.grid import A_TEXT, SheetGrid

#: Tables with rows of partners that are compared with each other.
_MOST_TABLES = 50

#: Beside them, or under their name, a total is no total of all costs.
_NO_COSTS = (
    *(kind for kind in REPEATED if kind is not FigureKind.TOTAL),
    *(FigureKind.INELIGIBLE, FigureKind.INDIRECT, FigureKind.MAXIMUM, FigureKind.IN_KIND),
)

_MONTHS = "person-months"
_Measure: TypeAlias = FigureKind | str


_ByName: TypeAlias = Mapping[_Measure, Mapping[str, Told]]
"""By what is told, and by the partner's name."""


def partner_faults(subject: Subject) -> Iterator[SumFault]:
    """Partners of whom a later sheet says something else than the sheets before it."""
    known: list[tuple[str, _ByName]] = []
    for table in seen_tables(subject):
        told = _told(table)
        if not told or len(known) == _MOST_TABLES:
            continue
        faults = (
            fault
            for sheet, before in known
            for fault in (_differing(before, told) if sheet != table.sheet else ())
        )
        yield from {fault.place: fault for fault in faults}.values()
        known.append((table.sheet, told))


def _told(table: SeenTable) -> _ByName:
    names = [c for c, text in sorted(table.headings.items()) if role_of(text) is Role.PARTNER]
    columns = _measures(table) if names else {}
    rows: defaultdict[str, list[SeenRow]] = defaultdict(list)
    for row in table.rows if columns else ():
        cell = table.grid.cell(row.number, names[0])
        if cell.kind is A_TEXT and not row.is_total:
            rows[fold(str(cell.value))].append(row)
    return {
        measure: {
            name: Told(table, found[0], column)
            for name, found in rows.items()
            if len(found) == 1 and column in found[0].numbers
        }
        for measure, column in columns.items()
    }


def _measures(table: SeenTable) -> Mapping[_Measure, int]:
    """The columns that tell something of the whole partner: each once in a table."""
    found: defaultdict[_Measure, list[int]] = defaultdict(list)
    titles = table.grid.once(_titles)
    for column in () if titles.other < table.rows[0].number else table.columns:
        measure = _measure(table, titles, fold(table.headings.get(column, "")))
        if measure is not None:
            found[measure].append(column)
    return {measure: columns[0] for measure, columns in found.items() if len(columns) == 1}


class _Titles(NamedTuple):
    """The first rows whose titles make what stands below them one of many tables.

    Row 0 is the name of the sheet; a large number when no title says so.
    """

    other: int  # of a numbered part, or another time
    part: int  # of a part or a category
    no_costs: int


def _titles(sheet: SheetGrid) -> _Titles:
    titles = ((0, fold(sheet.name)), *titles_in(sheet))

    def first(says: Callable[[str], bool]) -> int:
        return next((row for row, text in titles if says(text)), MAX_ROW + 1)

    return _Titles(
        first(lambda text: numbers_part(text) or says_another_time(text)),
        first(names_part),
        first(lambda t: kind_of(t) in _NO_COSTS or heading_meaning(t).role is Role.QUANTITY),
    )


def _measure(table: SeenTable, titles: _Titles, heading: str) -> _Measure | None:
    row = table.rows[0].number
    if says_person_months(heading):
        return _MONTHS if _all_months().fullmatch(heading) else None
    kind = kind_of(heading)
    if kind not in REPEATED or not says_no_more(heading, kind) or titles.part < row:
        return None
    is_part = kind is FigureKind.TOTAL and (titles.no_costs < row or not _is_of_costs(table))
    return None if is_part else kind


@cache
def _all_months() -> re.Pattern[str]:
    """``Person-months`` with nothing beside it but a word of totals."""
    totals = words.word_lists("totals")
    known = words.any_of(
        (*words.word_lists("quantity")["work"], *totals["words"], *totals["edges"], "number of")
    )
    return re.compile(rf"(?:(?:{known})(?: |$))+")


def _is_of_costs(table: SeenTable) -> bool:
    """Whether a total is one of all costs: no other total and no source stands beside it."""
    return {kind_of(fold(text)) for text in table.headings.values()}.isdisjoint(_NO_COSTS)


def _differing(before: _ByName, told: _ByName) -> Iterator[SumFault]:
    for measure, cells in told.items():
        there = before.get(measure, {})
        both = [name for name in cells if name in there]
        wrong = [name for name in both if not are_equal(cells[name].value, there[name].value)]
        agreeing = sum(bool(cells[name].value) for name in both if name not in wrong)
        if repeat_each_other(agreeing, len(wrong)):
            yield from (differs(cells[name], there[name]) for name in wrong)

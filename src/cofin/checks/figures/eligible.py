"""Part of A01: of each row in cofin's layout, the eligible and the ineligible part."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from cofin.a1 import a1, parse_range
from cofin.checks.finding import Finding, said
from cofin.checks.subject import CellKey, Layout, Subject, once
from cofin.checks.tables.cells import (
    added,
    amount_finding,
    are_equal,
    less,
    number_at,
    place_of,
)
from cofin.checks.words.labels import label_of
from cofin.core.model import THIRD_PARTY_SUPPORT
from cofin.core.result import LineResult
from cofin.money import euro

#: What cofin's layout works out of each row.
_PARTS = ("amount", "eligible_amount", "ineligible_amount")


@dataclass(frozen=True, slots=True)
class KnownRow:
    """A cost line or a row of exchanges: what it belongs to, what the sheet and we say (EUR)."""

    partner: str
    work_package: str
    category: str
    amount: CellKey
    eligible: CellKey
    ineligible: CellKey
    result: LineResult
    lump_sum: tuple[CellKey, Decimal] | None = None
    is_read: bool = True  # nothing is missing in it


def _known_rows(subject: Subject) -> tuple[KnownRow, ...]:
    project, result = subject.project, subject.result
    if subject.layout is None or project is None or result is None:
        return ()
    found = []
    unread = subject.unread.rows
    place = _places(subject.layout, "cost", *_PARTS)
    for i, (line, own) in enumerate(zip(project.costs, result.lines, strict=True), 1):
        keys = place(_row(subject, "cost", i, "quantity"))
        if keys:
            owner = (line.partner, line.work_package, line.category)
            is_read = ("cost", i) not in unread
            found.append(KnownRow(*owner, keys[0], keys[1], keys[2], own, None, is_read))
    place = _places(subject.layout, "exchange", *_PARTS)
    lump_sum = _places(subject.layout, "exchange", "lump_sum")
    for i, (visit, row) in enumerate(zip(project.exchanges, result.exchanges, strict=True), 1):
        here = _row(subject, "exchange", i, "count")
        keys, lump = place(here), lump_sum(here)
        if keys:
            owner = (visit.partner, visit.work_package, THIRD_PARTY_SUPPORT)
            each = (lump[0], row.lump_sum) if lump else None
            is_read = ("exchange", i) not in unread
            found.append(KnownRow(*owner, keys[0], keys[1], keys[2], row.line, each, is_read))
    return tuple(found)


#: Rows of cofin's layout whose computed columns are known by name.
known_rows = once(_known_rows)


def _places(layout: Layout, table: str, *fields: str) -> Callable[[int | None], Sequence[CellKey]]:
    """Finds the cells of computed columns in a row; none where a column is missing."""
    named = [layout.column(table, each) for each in fields]
    columns = [(each.sheet, each.range.first_column) for each in named if each is not None]
    if len(columns) < len(named):
        return lambda _: ()
    return lambda row: () if row is None else [(sheet, row, at) for sheet, at in columns]


def _row(subject: Subject, table: str, i: int, field: str) -> int | None:
    """The row in which a field of the project stands."""
    where = parse_range(subject.place(table, i, field)[1])
    return where.first_row if where else None


def eligible_parts(subject: Subject) -> Iterator[Finding]:
    """Parts that differ from what the calculation gives for a row whose amount is right.

    A row with a wrong amount is one finding already; its parts must only add up to it.  So is
    a word that the formulas of the row do not know: they are right, the word is not.  What
    could not be read is another one: the formulas count the row otherwise, and rightly.
    """
    unknown = _unknown_words(subject)
    for row in known_rows(subject):
        if not row.is_read or (unknown and _depends(row, unknown)):
            continue
        yield from _lump_sum(subject, row)
        amount, eligible, ineligible = (
            number_at(subject, key) for key in (row.amount, row.eligible, row.ineligible)
        )
        if amount is None or eligible is None or ineligible is None:
            continue
        right = (euro(row.result.eligible), euro(row.result.ineligible))
        if are_equal(eligible, right[0]) and are_equal(ineligible, right[1]):
            continue
        if are_equal(amount, euro(row.result.amount)):
            is_first = not are_equal(eligible, right[0])
            key, found, expected = (
                (row.eligible, eligible, right[0])
                if is_first
                else (row.ineligible, ineligible, right[1])
            )
            yield _finding(subject, key, found, expected)
        elif not are_equal(added((eligible, ineligible)), amount):
            yield _finding(subject, row.eligible, eligible, less(amount, ineligible))


#: What is read although the formulas of the workbook do not know it.
_UNKNOWN = frozenset(
    f"workbook_in.{code}" for code in ("not_on_list", "blanks_around", "only_blanks")
)


class _Unknown(NamedTuple):
    """Rows of sheets, partners and work packages with a word that formulas do not know."""

    rows: Set[tuple[str, int]]
    partners: Set[str]
    work_packages: Set[str]


def _unknown_words(subject: Subject) -> _Unknown | None:
    problems = [problem for problem in subject.problems if problem.code in _UNKNOWN]
    project = subject.project
    if not problems or project is None:
        return None
    places = {where for problem in problems for where in (problem.where, *problem.also)}
    split = (where.rpartition("!") for where in places)
    ranges = ((sheet, parse_range(cell)) for sheet, _, cell in split)

    def said(table: str, i: int, *fields: str) -> bool:
        return any("!".join(subject.place(table, i, each)) in places for each in fields)

    return _Unknown(
        {(sheet, where.first_row) for sheet, where in ranges if where},
        {p.id for i, p in enumerate(project.partners, 1) if said("partner", i, "id", "role")},
        {w.id for i, w in enumerate(project.work_packages, 1) if said("work_package", i, "id")},
    )


def _depends(row: KnownRow, unknown: _Unknown) -> bool:
    """Whether the formulas of a row look at a word that they do not know."""
    return (
        row.amount[:2] in unknown.rows
        or row.partner in unknown.partners
        or row.work_package in unknown.work_packages
    )


def calculated_amounts(subject: Subject) -> Mapping[tuple[str, str], Decimal]:
    """What each row of cofin's layout costs, by the place of its amount."""
    return {place_of(row.amount): euro(row.result.amount) for row in known_rows(subject)}


def _lump_sum(subject: Subject, row: KnownRow) -> Iterator[Finding]:
    """The lump sum of a visit is the call's, by host country."""
    if row.lump_sum is None:
        return
    key, expected = row.lump_sum
    found = number_at(subject, key)
    if found is not None and not are_equal(found, expected):
        yield _finding(subject, key, found, expected)


def _finding(subject: Subject, key: CellKey, found: Decimal, expected: Decimal) -> Finding:
    sheet = subject.grid.sheet(key[0])
    label = label_of(sheet, key[1], key[2]) if sheet else ""
    values = {"factors": said("arithmetic.from_rules")}
    return amount_finding((key[0], a1(key[1], key[2])), label, (found, expected), values)

"""Figures that rules speak of, in any layout: eligible costs, grant, own contribution, rate.

In cofin's layout they are the cells behind ``fig.*``; elsewhere they are found by their
words, as columns of one row (a partner) or as rows of one column.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from cofin.a1 import a1
from cofin.checks.arithmetic.cells import added, number_at, place_of
from cofin.checks.arithmetic.figures import Figures, figures_of
from cofin.checks.arithmetic.tables import SeenRow, SeenTable, seen_tables
from cofin.checks.arithmetic.words import fold
from cofin.checks.budget_rules.wholes import whole_of
from cofin.checks.budget_rules.words import DIRECT_KINDS, FigureKind, kind_of
from cofin.checks.finding import Finding
from cofin.checks.subject import CellKey, Subject, once
from cofin.rules.profile import CallRules

_CLAIMS = (FigureKind.MAXIMUM, FigureKind.REQUESTED, FigureKind.EU, FigureKind.OWN)


@dataclass(frozen=True, slots=True)
class Told:
    """A figure where it stands."""

    value: Decimal
    place: tuple[str, str]
    label: str


@dataclass(frozen=True, slots=True)
class Group:
    """Figures of one and the same thing: a partner, a project."""

    figures: Mapping[FigureKind, Told]
    is_project: bool = False  # surely the whole project
    owner: str = ""  # id of a partner in cofin's layout
    is_total: bool = False  # a total row: what it holds follows from the rows above
    table: tuple[str, int] = ("", 0)  # sheet and first row of the table whose rows are groups
    row: str = ""  # the words of its row in that table
    others: Decimal = Decimal(0)  # rows of no known kind between the costs and their sources

    def value(self, kind: FigureKind) -> Decimal | None:
        """The number of a figure."""
        told = self.figures.get(kind)
        return told.value if told else None


def _groups(subject: Subject) -> tuple[Group, ...]:
    if subject.layout is not None:
        return tuple(_known(figures_of(subject)))
    found: list[Group] = []
    for table in seen_tables(subject):
        found += _by_row(table)
        found += _by_column(table)
    return tuple(found)


#: Groups of figures of a subject, whatever its layout.
groups_of = once(_groups)


def of_groups(
    subject: Subject, judge: Callable[[Subject, Group], Iterable[Finding]]
) -> Iterator[Finding]:
    """What a rule finds in the groups of an unknown layout; totals only when nothing else."""
    if subject.layout is not None:
        return
    groups = groups_of(subject)
    found = [f for group in groups if not group.is_total for f in judge(subject, group)]
    yield from found or (f for group in groups if group.is_total for f in judge(subject, group))


_KEYS = {
    "eligible": FigureKind.ELIGIBLE,
    "ineligible": FigureKind.INELIGIBLE,
    "eu_contribution": FigureKind.EU,
    "maximum_contribution": FigureKind.MAXIMUM,
    "co_financing": FigureKind.OWN,
    "direct": FigureKind.DIRECT,
    "indirect": FigureKind.INDIRECT,
    "effective_rate": FigureKind.RATE,
}


def _known(figures: Figures) -> Iterator[Group]:
    yield _known_group(figures, ("totals",))
    for owner in figures.owners("partners"):
        yield _known_group(figures, ("partners", owner))


def _known_group(figures: Figures, prefix: tuple[str, ...]) -> Group:
    keys: dict[FigureKind, CellKey | None] = {
        kind: figures.key(*prefix, key) for key, kind in _KEYS.items()
    }
    for kind in DIRECT_KINDS:
        keys[kind] = figures.key(*prefix, "categories", kind.value)
    told = {}
    for kind, key in keys.items():
        number = number_at(figures.subject, key)
        if key is not None and number is not None:
            told[kind] = Told(number, place_of(key), figures.label(key))
    return Group(told, prefix == ("totals",), prefix[-1] if len(prefix) > 1 else "")


def _by_row(table: SeenTable) -> Iterator[Group]:
    """A group for each row whose columns are named figures."""
    kinds: dict[int, FigureKind] = {}
    for column in table.columns:
        kind = kind_of(fold(table.headings.get(column, "")))
        if kind is not None and kind not in kinds.values():
            kinds[column] = kind
    if len(kinds) < 2:
        return
    for row in table.rows:
        told = {
            kind: Told(row.numbers[column], table.place(row, column), table.label(row, column))
            for column, kind in kinds.items()
            if column in row.numbers
        }
        if len(told) > 1:
            table_of = (table.sheet, table.rows[0].number)
            yield Group(told, is_total=row.is_total, table=table_of, row=row.label)


def _by_column(table: SeenTable) -> Iterator[Group]:
    """A group for each column of numbers beside rows that are named figures."""
    for column in table.columns:
        told: dict[FigureKind, Told] = {}
        wholes: dict[FigureKind, SeenRow] = {}
        others = Decimal(0)
        for row in table.rows:
            kind = kind_of(row.folded)
            if column not in row.numbers:
                continue
            if kind is None:
                others = added((others, row.numbers[column]))  # "Region": a source, may be
                continue
            if kind in told and kind not in (FigureKind.OTHER, FigureKind.TOTAL):
                if len(told) > 1:
                    yield Group(told, others=others)
                told, wholes, others = {}, {}, Decimal(0)
            told[kind] = _told(table, row, column)
            if kind in (FigureKind.TOTAL, FigureKind.ELIGIBLE):
                wholes[kind] = row
                if not told.keys() & set(_CLAIMS):
                    others = Decimal(0)
            elif kind in _CLAIMS:
                for of, whole in wholes.items():
                    told[of] = _told(table, whole, whole_of(table, (row, column), whole))
        if len(told) > 1:
            yield Group(told, others=others)


def _told(table: SeenTable, row: SeenRow, column: int) -> Told:
    return Told(row.numbers[column], (table.sheet, a1(row.number, column)), row.label)


def rules_of(subject: Subject) -> CallRules | None:
    """The rules in force, the project's overrides applied."""
    return subject.result.rules if subject.result else subject.rules

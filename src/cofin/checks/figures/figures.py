"""Figures that rules speak of, in any layout: eligible costs, grant, own contribution, rate.

In cofin's layout they are the cells behind ``fig.*``; elsewhere they are found by their
words, as columns of one row (a partner) or as rows of one column.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from cofin.checks.figures.bases import stated_rate
from cofin.checks.figures.own import Figures, figures_of
from cofin.checks.figures.ratios import is_share
from cofin.checks.figures.sections import WHOLES, Section, sections
from cofin.checks.figures.summed import Summed
from cofin.checks.figures.wholes import whole_of
from cofin.checks.finding import Finding
from cofin.checks.structure.sums.written import compares
from cofin.checks.subject import CellKey, Subject, once
from cofin.checks.tables.cells import number_at, place_of
from cofin.checks.tables.tables import SeenRow, SeenTable, seen_tables
from cofin.checks.words.figures import DIRECT_KINDS, FigureKind, kind_of
from cofin.checks.words.sums import fold
from cofin.rules.profile import CallRules


@dataclass(frozen=True, slots=True)
class Told:
    """A figure where it stands."""

    value: Decimal
    place: tuple[str, str]
    label: str
    parts: int = 1  # amounts, each in whole cents, of which it is the sum
    is_difference: bool = False  # of two amounts of its row: of an old and a new budget


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
    above: tuple[str, Mapping[int, Section]] = ("", {})  # the table before, by column
    for table in seen_tables(subject):
        summed = Summed.of(table)
        found += _by_row(summed)
        known = {column: list(sections(table, column)) for column in table.columns}
        is_behind = table.sheet == above[0] and not table.headings
        found += _by_column(summed, known, above[1] if is_behind else {})
        above = (table.sheet, {column: each[-1] for column, each in known.items()})
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


def _by_row(summed: Summed) -> Iterator[Group]:
    """A group for each row whose columns are named figures."""
    table = summed.table
    kinds = _headed(table)
    if len(kinds) < 2:
        return
    for row in table.rows:
        told = {
            kind: replace(_at(summed, row, column), label=table.label(row, column))
            for column, kind in kinds.items()
            if column in row.numbers
            and (kind is FigureKind.RATE or not is_share(table, row, column))
        }
        if len(told) > 1:
            table_of = (table.sheet, table.rows[0].number)
            yield Group(told, is_total=row.is_total, table=table_of, row=row.label)


def _headed(table: SeenTable) -> dict[int, FigureKind]:
    """The first column of each figure; of indirect costs the one whose heading has the rate."""
    columns: dict[FigureKind, int] = {}
    for column in table.columns:
        heading = table.headings.get(column, "")
        kind = kind_of(fold(heading))
        if kind is None:
            continue
        before = table.headings.get(columns.setdefault(kind, column), "")
        if kind is FigureKind.INDIRECT and stated_rate(before) is None is not stated_rate(heading):
            columns[kind] = column  # the other one is an overhead: R06
    return {column: kind for kind, column in columns.items()}


def _by_column(
    summed: Summed, known: Mapping[int, Sequence[Section]], above: Mapping[int, Section]
) -> Iterator[Group]:
    """A group for each budget in a column of numbers beside rows that are named figures.

    Totals below a title of their own are those of the table above, if its categories make them up.
    """
    table = summed.table
    for column, found in known.items():
        for section in found:
            if column in above and section.continues(above[column]):
                section.rows |= above[column].categories()
            if len(section.rows) < 2:
                continue
            told = {kind: _told(summed, section, kind) for kind in section.rows}
            for of in section.rows.keys() & set(WHOLES):
                whole = section.rows[of][0]
                for claim in section.claims:
                    if claim.number > whole.number:
                        told[of] = _at(summed, *whole_of(table, (claim, column), whole))
            yield Group(told, others=section.others)


def _told(summed: Summed, section: Section, kind: FigureKind) -> Told:
    value, row = section.figure(kind)
    return replace(_at(summed, row, section.column), value=value)


def _at(summed: Summed, row: SeenRow, column: int) -> Told:
    place = summed.table.place(row, column)
    is_difference = compares(row.formulas.get(column, ""), row.number)
    return Told(row.numbers[column], place, row.label, summed.parts(row, column), is_difference)


def rules_of(subject: Subject) -> CallRules | None:
    """The rules in force, the project's overrides applied."""
    return subject.result.rules if subject.result else subject.rules


def rules_without_project(subject: Subject) -> CallRules | None:
    """The rules for a workbook of any layout, from which no project can be read."""
    is_foreign = subject.layout is None and subject.project is None
    return subject.rules if is_foreign else None

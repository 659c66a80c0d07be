"""Figures that stand below each other in one column: what belongs together, and each once.

A table may list every cost with its category, and add up each category in a row of its own:
such lines are one figure.  It may also hold one partner below the other: where a figure comes
again after the figures that conclude a budget, the next one begins.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from cofin.checks.figures.bases import stated_rate
from cofin.checks.figures.ratios import is_share
from cofin.checks.tables.cells import added, are_equal
from cofin.checks.tables.tables import SeenRow, SeenTable
from cofin.checks.words.costs import heading_says
from cofin.checks.words.figures import DIRECT_KINDS, FigureKind, kind_of
from cofin.checks.words.sums import fold, outline_code

#: What partners and the EU pay, and what they pay of.
CLAIMS = (FigureKind.MAXIMUM, FigureKind.REQUESTED, FigureKind.EU, FigureKind.OWN)
WHOLES = (FigureKind.TOTAL, FigureKind.ELIGIBLE)

#: They conclude the costs: a category after them is that of the next budget.
_CONCLUDING = frozenset((*CLAIMS, *WHOLES, FigureKind.DIRECT, FigureKind.INDIRECT, FigureKind.RATE))
#: Fewer rows of one category than this may be the same amount twice, not lines and their sum.
_LEAST = 3


@dataclass(slots=True)
class Section:
    """One budget in a column: the rows of each figure, of a category all its lines."""

    column: int
    rows: dict[FigureKind, list[SeenRow]] = field(default_factory=dict)
    claims: list[SeenRow] = field(default_factory=list)
    others: Decimal = Decimal(0)  # rows of no known kind between the costs and their sources
    concluded: set[FigureKind] = field(default_factory=set)  # categories before a conclusion

    def is_over(self, kind: FigureKind) -> bool:
        """Whether a figure of this kind begins the next section."""
        if kind not in self.rows or kind in (FigureKind.OTHER, FigureKind.TOTAL):
            return False
        return kind not in DIRECT_KINDS or kind in self.concluded

    def add(self, kind: FigureKind, row: SeenRow) -> None:
        """Take in a row: a line of its category, else the one figure of its kind."""
        if kind in DIRECT_KINDS:
            if kind not in self.concluded:
                self.rows.setdefault(kind, []).append(row)
            return
        self.rows[kind] = [row]
        if kind in _CONCLUDING:
            self.concluded.update(self.rows.keys() & set(DIRECT_KINDS))
        if kind in CLAIMS:
            self.claims.append(row)
        elif kind in WHOLES and not self.claims:
            self.others = Decimal(0)

    def categories(self) -> dict[FigureKind, list[SeenRow]]:
        """The rows of the direct costs."""
        return {kind: rows for kind, rows in self.rows.items() if kind in DIRECT_KINDS}

    def continues(self, above: Section) -> bool:
        """Whether it has the sum of the direct costs that another one lists, and no costs."""
        if FigureKind.DIRECT not in self.rows or self.categories():
            return False
        listed = added(above.figure(kind)[0] for kind in above.categories())
        return are_equal(self.figure(FigureKind.DIRECT)[0], listed)

    def figure(self, kind: FigureKind) -> tuple[Decimal, SeenRow]:
        """Its number, and the row where it stands: of lines, their sub-total or the last."""
        rows = self.rows[kind]
        rows = [row for row in rows if row.is_total] or rows
        values = [row.numbers[self.column] for row in rows]
        whole = added(values)
        for row, value in zip(rows, values, strict=True):
            if len(rows) >= _LEAST and value and are_equal(value * 2, whole):
                return value, row
        return whole, rows[-1]


def sections(table: SeenTable, column: int) -> Iterator[Section]:
    """The budgets in a column of numbers beside rows that are named figures."""
    rows = [row for row in table.rows if column in row.numbers]
    section = Section(column)
    for row, kind in _kinds(table, rows):
        value = row.numbers[column]
        if kind is not FigureKind.RATE and is_share(table, row, column):
            continue
        if kind is None:
            section.others = added((section.others, value))  # "Region": a source, may be
            continue
        if section.is_over(kind):
            if kind is FigureKind.INDIRECT and _is_again(section, row):
                continue
            yield section
            section = Section(column)
        section.add(kind, row)
    yield section


def _is_again(section: Section, row: SeenRow) -> bool:
    """Whether a total of indirect costs is the one line of them again."""
    before = section.rows[FigureKind.INDIRECT][0].numbers[section.column]
    return row.is_total and are_equal(row.numbers[section.column], before)


def _kinds(
    table: SeenTable, rows: Sequence[SeenRow]
) -> Iterator[tuple[SeenRow, FigureKind | None]]:
    """What each row is, without parts of other rows: 1.2 below 1."""
    heads = [column for column, text in table.headings.items() if heading_says("category", text)]
    kinds = [_kind(table, row, heads[:1]) for row in rows]
    overheads = set(_overheads(rows, kinds))
    codes: set[tuple[str, ...]] = set()
    for i, (row, kind) in enumerate(zip(rows, kinds, strict=True)):
        if kind in DIRECT_KINDS:
            code = outline_code(row.label)
            if any(code[:end] in codes for end in range(1, len(code))):
                continue
            codes.add(code)
        yield row, FigureKind.OTHER if i in overheads else kind


def _kind(table: SeenTable, row: SeenRow, heads: Sequence[int]) -> FigureKind | None:
    """By the column of categories, if there is one: "Other goods | Catering for staff"."""
    for column in heads:
        kind = kind_of(fold(str(table.grid.cell(row.number, column).value or "")))
        if kind in DIRECT_KINDS and not row.is_total:
            return kind
    return kind_of(row.folded)


def _overheads(rows: Sequence[SeenRow], kinds: Sequence[FigureKind | None]) -> Iterator[int]:
    """Rows of indirect costs that are direct ones: the flat rate stands below them (R06).

    It is the one row with a rate, or the one behind the sum of the direct costs.
    """
    found = [i for i, kind in enumerate(kinds) if kind is FigureKind.INDIRECT]
    stated = [i for i in found if stated_rate(rows[i].label) is not None]
    for i, after in zip(found, (*found, len(rows))[1:], strict=True):
        if rows[i].is_total or i in stated:
            continue
        between = kinds[i + 1 : after]
        is_direct = after < len(rows) and FigureKind.DIRECT in between
        is_below = is_direct and not set(WHOLES) & set(between)
        if is_below or (len(stated) == 1 and i < stated[0]):
            yield i

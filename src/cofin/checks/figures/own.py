"""Figures of cofin's layout against the cells they are made of, from the leaves upwards.

Each figure is compared with what its own parts say in the sheet, not with a calculation from
scratch: a figure that was typed over is one finding, and those that rest on it are none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from cofin.a1 import a1
from cofin.checks.column_sums.sum_faults import SumFault
from cofin.checks.figures.eligible import known_rows
from cofin.checks.subject import CellKey, Subject, once
from cofin.checks.tables.cells import added, are_equal, number_at, place_of
from cofin.checks.words.labels import label_of
from cofin.core import figures as named

SUMMED = ("direct", "indirect", "eligible", "ineligible")
"""Figures of the project that are sums of the same figure of the partners."""


@dataclass(frozen=True, slots=True)
class Figures:
    """The cells behind the names ``fig.*``; names do not tell capitals from small letters."""

    subject: Subject
    keys: Mapping[str, CellKey]

    def key(self, *name: str) -> CellKey | None:
        """The cell of ``fig.<name>``."""
        return self.keys.get(".".join(("fig", *name)).casefold())

    def value(self, *name: str) -> Decimal | None:
        """Its number (EUR or ratio)."""
        return number_at(self.subject, self.key(*name))

    def owners(self, table: str) -> tuple[str, ...]:
        """Ids of the partners or work packages that have figures, as the project spells them."""
        project = self.subject.project
        if project is None:
            return ()
        rows = project.partners if table == "partners" else project.work_packages
        return tuple(row.id for row in rows if self.key(table, row.id, "eligible"))

    def categories(self, table: str, owner: str) -> tuple[str, ...]:
        """Keys of the categories with a figure of their own."""
        rules = self.subject.rules
        keys = rules.category_keys if rules else ()
        return tuple(key for key in keys if self.key(table, owner, "categories", key))

    def fault(
        self, code: str, name: Iterable[str], expected: Decimal | None, parts: Iterable[CellKey]
    ) -> Iterator[SumFault]:
        """A fault when a figure is there and differs from what its parts give.

        A figure that is what the calculation gives is right; then one of its parts is not.
        """
        name = tuple(name)
        key = self.key(*name)
        found = number_at(self.subject, key)
        if key is None or found is None or expected is None or are_equal(found, expected):
            return
        if self.is_calculated(found, *name):
            return
        cells = [a1(part[1], part[2]) for part in parts] or [a1(key[1], key[2])]
        yield SumFault(code, place_of(key), self.label(key), found, expected, cells[0], cells[-1])

    def calculated(self, *name: str) -> Decimal | None:
        """What the calculation gives for ``fig.<name>``."""
        known = calculated(self.subject).get(".".join(("fig", *name)))
        return known if isinstance(known, Decimal) else None

    def is_calculated(self, found: Decimal, *name: str) -> bool:
        """Whether a number is what the calculation gives for ``fig.<name>``."""
        known = self.calculated(*name)
        return known is not None and are_equal(found, known)

    def label(self, key: CellKey) -> str:
        """The words around a cell."""
        sheet = self.subject.grid.sheet(key[0])
        return label_of(sheet, key[1], key[2]) if sheet else ""


def _calculated(subject: Subject) -> Mapping[str, Decimal | str]:
    return {} if subject.result is None else named.figures(subject.result)


#: Every figure by its name, as calculated.
calculated = once(_calculated)


def figures_of(subject: Subject) -> Figures:
    """The figures that the layout names; none in any other layout."""
    scalars = subject.layout.scalars if subject.layout else {}
    keys = {name.casefold(): key for name, key in scalars.items()}
    return Figures(subject, keys)


def _figure_faults(subject: Subject) -> tuple[SumFault, ...]:
    known = figures_of(subject)
    found: list[SumFault] = []
    for partner in known.owners("partners"):
        found += owner_faults(known, "A02", "partners", partner)
    found += _of_project(known)
    return tuple(found)


#: Figures of partners and of the project that are not the sum of their parts.
figure_faults = once(_figure_faults)


def owner_faults(figures: Figures, code: str, table: str, owner: str) -> Iterator[SumFault]:
    """Categories, direct and eligible costs of one partner or work package."""
    field = table.removesuffix("s")
    rows = [row for row in known_rows(figures.subject) if getattr(row, field) == owner]
    categories = figures.categories(table, owner)
    if has_rows(figures.subject):
        for category in categories:
            own = [row for row in rows if row.category == category]
            expected = sum_of(figures.subject, (row.eligible for row in own))
            name = (table, owner, "categories", category)
            yield from figures.fault(code, name, expected, (row.eligible for row in own))
        expected = sum_of(figures.subject, (row.ineligible for row in rows))
        parts = [row.ineligible for row in rows]
        yield from figures.fault(code, (table, owner, "ineligible"), expected, parts)
    if categories:
        keys = [figures.key(table, owner, "categories", category) for category in categories]
        parts = [key for key in keys if key is not None]
        expected = sum_of(figures.subject, parts)
        yield from figures.fault(code, (table, owner, "direct"), expected, parts)
    keys = [figures.key(table, owner, part) for part in ("direct", "indirect")]
    parts = [key for key in keys if key is not None]
    if len(parts) > 1:
        expected = sum_of(figures.subject, parts)
        yield from figures.fault(code, (table, owner, "eligible"), expected, parts)


def _of_project(figures: Figures) -> Iterator[SumFault]:
    """The project's figures against those of all partners, if all could be read."""
    if "partner" in figures.subject.unread.left_out:
        return
    pairs = [(key, key) for key in SUMMED] + [("by_rate", "maximum_contribution")]
    for total, part in pairs:
        keys = [figures.key("partners", owner, part) for owner in figures.owners("partners")]
        parts = [key for key in keys if key is not None]
        if parts:
            expected = sum_of(figures.subject, parts)
            yield from figures.fault("A02", ("totals", total), expected, parts)


def has_rows(subject: Subject) -> bool:
    """Whether every row of the sheet was read, and those of the project found again in it."""
    project = subject.project
    if project is None or subject.unread.changes_amounts or not known_rows(subject):
        return False
    return len(known_rows(subject)) == len(project.costs) + len(project.exchanges)


def sum_of(subject: Subject, keys: Iterable[CellKey]) -> Decimal | None:
    """The sum of some cells; ``None`` when one of them holds no number."""
    values = [number_at(subject, key) for key in keys]
    known = [value for value in values if value is not None]
    return added(known) if len(known) == len(values) else None

"""Sums per cell (partner x work package), partner, work package and project, in cents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from cofin.core.eligibility import Ledger
from cofin.core.model import Project
from cofin.money import allocate, rate_cents
from cofin.rules.profile import CallRules


@dataclass(frozen=True, slots=True)
class Costs:
    """Eligible cents by direct category (the profile's order), and the ineligible ones.

    ``base`` is the part of the direct costs that carries indirect costs.
    """

    categories: tuple[int, ...]
    base: int = 0
    indirect: int = 0
    ineligible: int = 0

    @property
    def direct(self) -> int:
        """Eligible direct costs."""
        return sum(self.categories)

    @property
    def eligible(self) -> int:
        """Eligible costs, indirect ones included."""
        return self.direct + self.indirect

    def plus(self, other: Costs) -> Costs:
        """Both together."""
        return Costs(
            tuple(a + b for a, b in zip(self.categories, other.categories, strict=True)),
            self.base + other.base,
            self.indirect + other.indirect,
            self.ineligible + other.ineligible,
        )


@dataclass(frozen=True, slots=True)
class Rollup:
    """All sums, in the project's order; ``cells[partner][work package]``."""

    cells: tuple[tuple[Costs, ...], ...]
    partners: tuple[Costs, ...]
    work_packages: tuple[Costs, ...]
    total: Costs


def rolled_up(ledger: Ledger, project: Project, rules: CallRules) -> Rollup:
    """Add up the ledger and put the indirect costs on top.

    ``ValueError`` when a line names a partner, work package or category that the project
    or the call does not have: its money would vanish from every sum.
    """
    refuse_strangers(ledger, project, rules)
    nothing = Costs((0,) * len(rules.category_keys))
    cells, partners = [], []
    for partner in project.partners:
        direct = [direct_costs(ledger, partner.id, wp.id, rules) for wp in project.work_packages]
        row = with_indirect(direct, rules)
        cells.append(row)
        partners.append(added(nothing, row))
    work_packages = [added(nothing, column) for column in zip(*cells, strict=True)]
    if not cells:
        work_packages = [nothing for _ in project.work_packages]
    total = added(nothing, partners)
    return Rollup(tuple(cells), tuple(partners), tuple(work_packages), total)


def direct_costs(ledger: Ledger, partner: str, work_package: str, rules: CallRules) -> Costs:
    """One cell without its indirect costs."""
    known = rules.profile.categories
    by_category = tuple(
        ledger.eligible.get((partner, work_package, category.key), 0) for category in known
    )
    base = sum(
        c for c, category in zip(by_category, known, strict=True) if category.in_indirect_base
    )
    return Costs(by_category, base, 0, ledger.ineligible.get((partner, work_package), 0))


def with_indirect(row: list[Costs], rules: CallRules) -> tuple[Costs, ...]:
    """A partner's cells with its flat-rate indirect costs.

    The rate is applied once, to the partner's whole base; the cents are then allocated
    over the work packages in proportion to the base there.
    """
    bases = [cell.base for cell in row]
    indirect = rate_cents(sum(bases), rules.indirect_rate, rules.derived_rounding)
    shares = allocate(indirect, bases)
    return tuple(replace(cell, indirect=share) for cell, share in zip(row, shares, strict=True))


def added(nothing: Costs, parts: Iterable[Costs]) -> Costs:
    """The sum of any number of parts."""
    total = nothing
    for part in parts:
        total = total.plus(part)
    return total


def refuse_strangers(ledger: Ledger, project: Project, rules: CallRules) -> None:
    """Raise ``ValueError`` on costs that belong to nobody in the project."""
    partners = {partner.id for partner in project.partners}
    work_packages = {wp.id for wp in project.work_packages}
    categories = set(rules.category_keys)
    for partner, work_package, category in ledger.eligible:
        if not (partner in partners and work_package in work_packages and category in categories):
            raise ValueError(f"no place for costs of {partner} in {work_package}: {category}")

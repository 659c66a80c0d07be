"""What a question is about: a figure's name taken apart, and the lines that belong to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import product

from cofin.core.citation import both
from cofin.core.figures import figures
from cofin.core.model import THIRD_PARTY_SUPPORT
from cofin.core.result import BudgetResult, Cell, PartnerResult, Totals, WorkPackageResult
from cofin.core.steps import Operation, Step, StepValue
from cofin.rules.profile import Labels

Place = tuple[str, str, str]
"""Partner, work package, category; each may be empty for all of them."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The project (both empty), a partner, a work package, or a partner in a work package."""

    partner: str = ""
    work_package: str = ""

    @property
    def kind(self) -> str:
        """``totals``, ``partners``, ``work_packages`` or ``cells``."""
        if self.partner:
            return "cells" if self.work_package else "partners"
        return "work_packages" if self.work_package else "totals"

    @property
    def prefix(self) -> str:
        """The beginning of the names of its figures, without the last dot."""
        return ".".join(filter(None, ("fig", self.kind, self.partner, self.work_package)))

    @property
    def whose(self) -> Labels | str:
        """What it is called."""
        named = " / ".join(filter(None, (self.partner, self.work_package)))
        return named or both("explain.the_project")

    def covers(self, other: Scope) -> bool:
        """Whether everything of ``other`` belongs to it."""
        return self.partner in ("", other.partner) and self.work_package in ("", other.work_package)


Holder = Totals | PartnerResult | WorkPackageResult | Cell
Explainer = Callable[["Inquiry", Scope, str], Step]

GRANT = (
    "by_rate",
    "requested",
    "maximum_grant",
    "grant",
    "receipts",
    "surplus",
    "deduction",
    "eu_contribution",
)
ALWAYS = frozenset({("partners", "indirect"), *(("totals", key) for key in GRANT)})
"""Explained even outside the focus, since what is asked about follows from them."""


@dataclass(slots=True)
class Inquiry:
    """One question about a result; ``focus`` is expanded down to its lines.

    What lies outside the focus (the weights of other partners, say) is named and not
    explained again; every step is made once.
    """

    result: BudgetResult
    focus: Scope
    explainer: Explainer  # how one figure is explained: ``explain.figure_step``
    lines: Mapping[Place, list[int]] = field(init=False)
    visits: Mapping[Place, list[int]] = field(init=False)
    holders: Mapping[Scope, Holder] = field(init=False)
    made: dict[str, Step] = field(default_factory=dict)

    def __post_init__(self) -> None:
        result, project = self.result, self.result.project
        self.holders = {
            Scope(): result.totals,
            **{Scope(p.id): p for p in result.partners},
            **{Scope("", w.id): w for w in result.work_packages},
            **{Scope(c.partner, c.work_package): c for c in result.cells},
        }
        self.lines = _placed((i.partner, i.work_package, i.category) for i in project.costs)
        self.visits = _placed(
            (i.partner, i.work_package, THIRD_PARTY_SUPPORT) for i in project.exchanges
        )

    def step(self, scope: Scope, key: str) -> Step:
        """A figure explained where the question leads there, else only named."""
        name = f"{scope.prefix}.{key}"
        if name not in self.made:
            leads = self.focus.covers(scope) or (scope.kind, key) in ALWAYS
            self.made[name] = (self.explainer if leads else reference)(self, scope, key)
        return self.made[name]

    def amount(self, scope: Scope, key: str) -> Decimal:
        """A figure in EUR (``categories.travel`` for a category)."""
        holder = self.holders[scope]
        kind, _, category = key.partition(".")
        found: Decimal = holder.categories[category] if category else getattr(holder, kind)
        return found

    def partners(self) -> Iterator[Scope]:
        """Every partner, in the project's order."""
        return (Scope(partner.id) for partner in self.result.partners)

    def cells(self, scope: Scope) -> Iterator[Scope]:
        """Every partner x work package of a scope, in the project's order."""
        return (each for each in self.holders if each.kind == "cells" and scope.covers(each))

    def labels(self, scope: Scope, key: str) -> dict[str, StepValue]:
        """``what`` and ``whose`` for the label of a figure."""
        kind, _, category = key.partition(".")
        what = category_label(self.result, category) if category else both(f"explain.fig_{kind}")
        return {"what": what, "whose": scope.whose}


def reference(inquiry: Inquiry, scope: Scope, key: str) -> Step:
    """A figure that is named and not explained here."""
    name = f"{scope.prefix}.{key}"
    return Step(
        name=name,
        operation=Operation.FIGURE,
        amount=inquiry.amount(scope, key),
        label="explain.label_of",
        text="explain.see_figure",
        values={**inquiry.labels(scope, key), "name": name},
    )


def _placed(places: Iterable[Place]) -> dict[Place, list[int]]:
    """The indexes at each place, with those of every wider place."""
    found: defaultdict[Place, list[int]] = defaultdict(list)
    for i, (partner, work_package, category) in enumerate(places):
        for place in product((partner, ""), (work_package, ""), (category, "")):
            found[place].append(i)
    return dict(found)


def category_label(result: BudgetResult, key: str) -> Labels | str:
    """A category as the call's form calls it."""
    known = {category.key: category.label for category in result.rules.profile.categories}
    return known[key] or key


def names(result: BudgetResult) -> list[str]:
    """Every name that can be asked for, but for single lines: the figures first."""
    found = list(figures(result))
    found += [f"fig.totals.categories.{key}" for key in result.totals.categories]
    found += [f"fig.totals.{key}" for key in MORE_TOTALS]
    found += [f"fig.partners.{p.id}.{key}" for p in result.partners for key in MORE_PARTNER]
    found += [f"fig.work_packages.{w.id}.{key}" for w in result.work_packages for key in MORE_SUMS]
    for cell in result.cells:
        prefix = Scope(cell.partner, cell.work_package).prefix
        found += [f"{prefix}.{key}" for key in CELL]
        found += [f"{prefix}.categories.{key}" for key in cell.categories]
    return found


MORE_TOTALS = ("grant", "requested", "receipts", "surplus", "deduction")
MORE_PARTNER = ("base", "weight", "to_finance", "gap")
MORE_SUMS = ("ineligible", "eu_contribution")
CELL = ("direct", "base", "indirect", "eligible", *MORE_SUMS)

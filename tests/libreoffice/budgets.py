"""The budgets that LibreOffice recalculates: random ones by seed, and corners on purpose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random

from cofin.core.model import (
    CostLine,
    FundingKind,
    FundingSource,
    LegalForm,
    Partner,
    Project,
    Role,
    WorkPackage,
)
from cofin.rules.load import load_rules
from cofin.rules.profile import CallRules, Scalar
from cofin.text import Lang
from tests.random_project import random_project

CALL_2020, CALL_2018 = "cos-cluster-2020-3-03", "cos-cluster-2018-3-02"
LANGUAGES = (Lang.EN, Lang.TR)


@dataclass(frozen=True, slots=True)
class Budget:
    """A project with its rules, to be written in one language."""

    name: str
    project: Project
    rules: CallRules
    lang: Lang


def random_budget(seed: int) -> Budget:
    """From one partner without lines to thirty; every fourth under the sibling call."""
    r = Random(seed)
    rules = load_rules(CALL_2018 if seed % 4 == 3 else CALL_2020)
    partners = (1, 2, 3, 4, 5, 6, 7, 9, 12, 30)[seed % 10]
    project = random_project(
        seed,
        partners=partners,
        work_packages=r.choice((1, 2, 4, 6)) if partners < 30 else 3,
        lines=r.choice((0, 1, 12, 40, 90)) if seed % 6 else 0,
        exchanges=r.choice((0, 3, 10)),
        profile=rules.profile,
    )
    if seed % 5 == 4:  # receipts that make the no-profit rule bind
        source = FundingSource(project.partners[-1].id, FundingKind.RECEIPTS, Decimal("400000.01"))
        project = replace(project, funding=(*project.funding, source))
    return Budget(f"random-{seed:02}", project, rules, LANGUAGES[seed // 2 % 2])


def with_values(rules: CallRules, **values: Scalar) -> CallRules:
    """The same call with other values, as another programme's profile would have them."""
    parameters = dict(rules.profile.parameters)
    for key, value in values.items():
        known = parameters[key]
        dated = tuple(replace(v, value=value) for v in known.values if not v.category)
        parameters[key] = replace(known, values=dated)
    return replace(rules, profile=replace(rules.profile, parameters=parameters))


def corner_budgets() -> Iterator[Budget]:
    """Named choices that no shipped call makes, ties, nothing at all, and very much."""
    rules = load_rules(CALL_2020)
    for number, (name, changed) in enumerate(_choices()):
        project = random_project(900 + number, partners=7, lines=60)
        yield Budget(
            name, with_receipts(project), with_values(rules, **changed), LANGUAGES[number % 2]
        )
    corners = {
        "ties": equal_partners(7, "10000.01"),
        "one-cent": equal_partners(5, "0.02"),
        "fixed-point": equal_partners(3, "207684.33"),
        "very-much": equal_partners(9, "49999999.99"),
        "all-ineligible": all_ineligible(random_project(77, partners=4)),
        "only-associated": only_associated(random_project(78, partners=3)),
        "no-partners": Project(call=CALL_2020, acronym="EMPTY"),
        "many-lines": random_project(1, partners=10, work_packages=8, lines=2000, exchanges=60),
        "many-partners": random_project(2, partners=60, work_packages=3, lines=150, exchanges=60),
        "many-work-packages": random_project(3, partners=3, work_packages=40, lines=150),
        "no-work-packages": replace(equal_partners(3, "1.00"), work_packages=(), costs=()),
    }
    for number, (name, project) in enumerate(corners.items()):
        yield Budget(name, project, rules, LANGUAGES[number % 2])
    unlimited = with_values(rules, maximum_grant=Decimal("450000000.00"))
    yield Budget("very-much-granted", corners["very-much"], unlimited, Lang.EN)
    for number, asked in enumerate((("100.00", None, None), ("0.00", "166666.66", "200000.00"))):
        project = asking(equal_partners(3, "207684.32"), asked)
        whole = with_values(rules, rate_scope="project")
        yield Budget(f"requests-on-a-tie-{number}", project, whole, LANGUAGES[number])


def _choices() -> Iterator[tuple[str, dict[str, Scalar]]]:
    yield "rate-of-the-project", {"rate_scope": "project"}
    yield "rate-of-the-project-half-up", {"rate_scope": "project", "derived_rounding": "half_up"}
    yield "half-up", {"derived_rounding": "half_up"}
    yield "lines-down", {"line_rounding": "down"}
    yield "full-deduction", {"no_profit": "full", "maximum_grant": Decimal("9000000.00")}
    yield "proportional-deduction", {"maximum_grant": Decimal("9000000.00")}
    yield "odd-rates", {"reimbursement_rate": Decimal("0.6667"), "indirect_rate": Decimal("0.1234")}
    yield "whole-rate", {"reimbursement_rate": Decimal("1"), "rate_scope": "project"}


def with_receipts(project: Project) -> Project:
    """Receipts that count, so large that there is a surplus."""
    partners = (replace(project.partners[0], legal_form=LegalForm.SME), *project.partners[1:])
    source = FundingSource(partners[0].id, FundingKind.RECEIPTS, Decimal("230000.01"), "Fees")
    return replace(project, partners=partners, funding=(*project.funding, source))


def equal_partners(count: int, cost: str) -> Project:
    """Partners with the same costs: every remainder of the allocation is a tie."""
    packages = tuple(WorkPackage(f"WP{i}", f"Part {i}") for i in range(1, 4))
    partners = tuple(
        Partner(f"P{i}", f"Partner {i}", "TR", Role.BENEFICIARY if i > 1 else Role.COORDINATOR)
        for i in range(1, count + 1)
    )
    costs = tuple(
        CostLine(partner.id, package.id, "travel", "The same", Decimal(1), Decimal(cost))
        for partner in partners
        for package in packages[: 1 if Decimal(cost) > 100_000 else 3]
    )
    return Project(CALL_2020, "TIES", "", None, 20, partners, packages, costs)


def asking(project: Project, asked: Sequence[str | None]) -> Project:
    """The partners with what they ask for."""
    partners = (
        replace(partner, requested=None if amount is None else Decimal(amount))
        for partner, amount in zip(project.partners, asked, strict=True)
    )
    return replace(project, partners=tuple(partners))


def all_ineligible(project: Project) -> Project:
    """Every line declared ineligible, and no exchanges."""
    costs = tuple(replace(line, eligible=False, reason="VAT") for line in project.costs)
    return replace(project, costs=costs, exchanges=())


def only_associated(project: Project) -> Project:
    """Nobody may get EU money."""
    partners = tuple(replace(p, role=Role.ASSOCIATED_PARTNER) for p in project.partners)
    return replace(project, partners=partners)

"""Projects of any size, always the same for the same size."""

from __future__ import annotations

import random
from datetime import date
from decimal import Decimal

from cofin.core.model import (
    CostLine,
    Exchange,
    FundingKind,
    FundingSource,
    LegalForm,
    Partner,
    Platform,
    Project,
    Role,
    WorkPackage,
)

CALL = "cos-cluster-2020-3-03"
COUNTRIES = ("TR", "DE", "IT", "ES", "PL", "RO", "PT", "EL")
CATEGORIES = ("personnel", "subcontracting", "travel", "other_goods")


def project(*, partners: int, work_packages: int, lines: int) -> Project:
    """A consortium with ``lines`` cost lines spread over its partners and work packages."""
    draw = random.Random(lines)
    who = [f"P{i}" for i in range(1, partners + 1)]
    what = [f"WP{i}" for i in range(1, work_packages + 1)]
    return Project(
        call=CALL,
        acronym="BENCH",
        title="A project of a given size",
        start=date(2022, 2, 1),
        duration_months=24,
        partners=tuple(_partner(i, key) for i, key in enumerate(who)),
        work_packages=tuple(
            WorkPackage(key, f"Work package {key}", lead=who[0], start_month=1, end_month=24)
            for key in what
        ),
        costs=tuple(_line(draw, i, who, what) for i in range(lines)),
        exchanges=tuple(Exchange(key, what[-1], 4, "DE", 5, 900, sme_involved=True) for key in who),
        funding=tuple(FundingSource(key, FundingKind.OWN, Decimal("1000.00")) for key in who),
    )


def _partner(i: int, key: str) -> Partner:
    return Partner(
        id=key,
        name=f"Organisation {key}",
        country=COUNTRIES[i % len(COUNTRIES)],
        role=Role.BENEFICIARY if i else Role.COORDINATOR,
        short_name=f"ORG{i}",
        legal_form=LegalForm.NON_PROFIT,
        platform=Platform.MEMBER,
    )


def _line(draw: random.Random, i: int, who: list[str], what: list[str]) -> CostLine:
    return CostLine(
        partner=who[i % len(who)],
        work_package=draw.choice(what),
        category=draw.choice(CATEGORIES),
        description=f"Line {i + 1}",
        quantity=Decimal(draw.randint(1, 400)) / 10,
        unit="unit",
        unit_cost=Decimal(draw.randint(100, 90_000)) / 100,
    )

"""Random projects that are right in every respect: rules kept, sources that add up.

``tests.random_project`` makes projects that are odd on purpose; here nothing may be found.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from random import Random

from cofin.core.calculate import calculate
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
from cofin.rules.load import load_rules
from cofin.rules.profile import CallRules

CALL = "cos-cluster-2020-3-03"

#: Country, region, what a person-month costs there.
PLACES = (
    ("PL", "PL63", 2900),
    ("IT", "ITF4", 3600),
    ("BG", "BG33", 2100),
    ("DE", "DEF0", 5200),
    ("TR", "TR31", 2600),
    ("ES", "ES11", 3300),
    ("EE", "EE00", 3100),
    ("PT", "PT16", 3000),
)
NAMES = (
    "Klaster Morski",
    "Distretto del Mare",
    "Cherna Perla",
    "Nordlicht Hafentechnik",
    "Mavi Ufuk Kümelenmesi Derneği",
    "Axencia Ría Clara",
    "Metsatulevik MTÜ",
    "Pinho Novo",
)
ACTIVITIES = ("1a", "1b", "1c", "2", "3")
JOBS = (
    "Coordinator",
    "Event manager",
    "Adviser",
    "Uzman",
    "İletişim sorumlusu",
    "Trainer",
    "Editor",
)
TASKS = ("skills", "services", "meetings", "visits", "yaygınlaştırma", "quality label", "kalite")
TRIPS = ("Project meeting in", "Study visit to", "Toplantı yolculuğu:", "Matchmaking event in")
TOWNS = ("Bari", "Varna", "Gdynia", "İzmir", "Tartu", "Coimbra", "Vigo", "Kiel")
GOODS = (
    "Hall and catering",
    "Printing of the guide",
    "Salon ve ikram",
    "Platform for online rounds",
)
WHY = (
    "Needed for the event, chosen from three offers compared in writing",
    "Üç teklif karşılaştırılarak seçilecektir; etkinlik için gereklidir",
    "The partners have no staff who could do this; three offers will be compared",
)


@cache
def rules() -> CallRules:
    """The rules of the call that the projects answer."""
    return load_rules(CALL)


@cache
def clean_project(seed: int, lines: int = 0) -> Project:
    """Always the same for the same seed; with about ``lines`` cost lines when given."""
    r = Random(f"clean {seed} {lines}")
    partners = _partners(r, r.randint(3, 6))
    packages = _packages(r, partners)
    per_partner = max(1, lines // len(partners)) if lines else 0
    costs = tuple(
        line
        for partner in partners
        for line in _lines(r, partner, packages, per_partner or r.randint(6, 14))
    )
    project = Project(
        call=CALL,
        acronym=r.choice(("BLUE", "MAVİ", "LINK", "KÜME")) + str(seed % 97),
        title=r.choice(("Clusters visit each other", "Kümeler buluşuyor")),
        start=date(2022, 2, r.randint(1, 28)),
        duration_months=24,
        partners=partners,
        work_packages=packages,
        costs=costs,
        exchanges=_exchanges(r, partners, packages),
    )
    return _financed(r, project)


def _partners(r: Random, count: int) -> tuple[Partner, ...]:
    places = r.sample(range(len(PLACES)), count)
    return tuple(
        Partner(
            id=f"P{number}",
            name=NAMES[place],
            short_name=NAMES[place].split()[0],
            country=PLACES[place][0],
            region=PLACES[place][1],
            role=Role.BENEFICIARY if number > 1 else Role.COORDINATOR,
            legal_form=r.choice((LegalForm.NON_PROFIT, LegalForm.PUBLIC)),
            platform=r.choice((Platform.MEMBER, Platform.APPLIED)),
        )
        for number, place in enumerate(places, 1)
    )


def _packages(r: Random, partners: tuple[Partner, ...]) -> tuple[WorkPackage, ...]:
    return tuple(
        WorkPackage(
            id=f"WP{number}",
            title=r.choice(("Package", "İş paketi")) + f" {number}: {TASKS[number - 1]}",
            lead=r.choice(partners).id,
            start_month=r.randint(1, 6),
            end_month=r.randint(18, 24),
            activity=activity,
        )
        for number, activity in enumerate(ACTIVITIES, 1)
    )


def _lines(
    r: Random, partner: Partner, packages: tuple[WorkPackage, ...], count: int
) -> list[CostLine]:
    month = next(cost for country, _, cost in PLACES if country == partner.country)
    staff = 3 + count // 2
    found = [_staff(r, partner, packages, i, month, staff) for i in range(staff)]
    found += [_other(r, partner, packages, i) for i in range(count - len(found))]
    return found


def _staff(
    r: Random,
    partner: Partner,
    packages: tuple[WorkPackage, ...],
    number: int,
    month: int,
    staff: int,
) -> CostLine:
    most = 40 if staff < 40 else 4  # in tenths of a month: large budgets have many short tasks
    return CostLine(
        partner=partner.id,
        work_package=r.choice(packages).id,
        category="personnel",
        description=f"{r.choice(JOBS)} {number + 1}: {r.choice(TASKS)}",
        quantity=Decimal(r.randint(1, most)) / 10 + (most == 40),
        unit="person-month",
        unit_cost=Decimal(month * 100 + r.randint(-month * 5, month * 5)) / 100,
    )


def _other(r: Random, partner: Partner, packages: tuple[WorkPackage, ...], number: int) -> CostLine:
    package = r.choice(packages).id
    match r.choice(("travel", "travel", "other_goods", "subcontracting", "equipment")):
        case "travel":
            text = f"{r.choice(TRIPS)} {r.choice(TOWNS)}, {number + 1}"
            price = Decimal(r.randint(30_000, 99_999)) / 100
            return CostLine(
                partner.id, package, "travel", text, Decimal(r.randint(1, 4)), price, "trip"
            )
        case "equipment":
            return CostLine(
                partner.id,
                package,
                "equipment",
                f"Measuring device {number + 1}",
                Decimal(1),
                Decimal(r.randint(100_000, 400_000)) / 100,
                "piece",
                justification=r.choice(WHY),
                useful_life_months=r.choice((36, 48, 60)),
                months_used=r.randint(6, 20),
                share_of_use=Decimal(r.randint(20, 100)) / 100,
            )
        case category:
            text = f"{r.choice(GOODS)}, {r.choice(TOWNS)} {number + 1}"
            price = Decimal(r.randint(20_000, 180_000)) / 100
            return CostLine(
                partner.id,
                package,
                category,
                text,
                Decimal(r.randint(1, 2)),
                price,
                "contract",
                justification=r.choice(WHY),
            )


def _exchanges(
    r: Random, partners: tuple[Partner, ...], packages: tuple[WorkPackage, ...]
) -> tuple[Exchange, ...]:
    """At least 80 visits, most with an SME, half with somebody outside any partnership."""
    each = 84 // len(partners) + 1
    return tuple(
        Exchange(
            partner=partner.id,
            work_package=packages[3].id,
            count=part,
            host_country=r.choice([p.country for p in partners if p.id != partner.id]),
            working_days=r.randint(3, 9),
            distance_km=r.randint(210, 2900),
            sme_involved=True,
            outside_partnership=outside,
        )
        for partner in partners
        for part, outside in ((each - each // 2, True), (each // 2, False))
    )


def _financed(r: Random, project: Project) -> Project:
    """With what is left to finance shared between one to three sources of each partner."""
    sources: list[FundingSource] = []
    kinds = (FundingKind.OWN, FundingKind.PUBLIC, FundingKind.PRIVATE)
    names = ("Membership fees", "Support of the region", "Sponsor of the events")
    for partner in calculate(project, rules()).partners:
        left, parts = partner.to_finance, r.randint(1, 3)
        for number in range(parts):
            last = number == parts - 1
            amount = left if last else (left * r.randint(20, 60) / 100).quantize(Decimal("0.01"))
            left -= amount
            sources.append(FundingSource(partner.id, kinds[number], amount, names[number]))
    return replace(project, funding=tuple(sources))

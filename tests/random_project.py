"""Seeded random projects that look real.

``random_project`` gives the same project for the same arguments on every machine; what it
makes is valid, so it may be written to a file and read back.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from random import Random

from cofin.core.model import (
    CostLine,
    Exchange,
    FundingKind,
    FundingSource,
    LegalForm,
    Override,
    Partner,
    Platform,
    Project,
    Role,
    WorkPackage,
)
from cofin.money import euro, is_exact_in_spreadsheets
from cofin.rules.profile import CallProfile, CallRules, Status
from tests.random_words import DESCRIPTIONS, GOODS, NAMES, ODD_IDS, OTHER_GOODS, PLACES

CALL = "cos-cluster-2020-3-03"
TEXTS = ("Gerekçe: bütçe kaleminin nedeni", 'See "work plan", 2.3', "=A1", "")
OVERRIDES = (
    ("reimbursement_rate", "third_party_support", ("0.6667", "1")),
    ("indirect_rate", "", ("0.05", "0.1234")),
)  # in the order of the profile, as a project keeps them
LINE_AT_FULL_SCALE = 28_000
"""EUR of an average line of ``GOODS``."""


def random_project(
    seed: int,
    *,
    partners: int = 5,
    work_packages: int = 4,
    lines: int = 40,
    exchanges: int = 6,
    profile: CallProfile | None = None,
) -> Project:
    """A valid project for ``profile`` (default: the call of 2020), the same for each seed."""
    known = profile or default_profile()
    r = Random(f"{seed}/{partners}/{work_packages}/{lines}")
    months = r.randint(20, 24)
    the_partners = random_partners(r, partners)
    packages = random_work_packages(r, work_packages, the_partners, known, months)
    ids, wp_ids = [p.id for p in the_partners], [wp.id for wp in packages]
    # EUR 400,000 to 1,100,000 in most cases: both sides of the ceiling.
    scale = Decimal(r.randint(40, 110) * 10_000) / (max(lines, 1) * LINE_AT_FULL_SCALE)
    return Project(
        call=known.id,
        acronym=r.choice(("BLUEHUB", "ÇAĞRI+", "=A1", 'TEXTILE"4"EU', "küme-ağı")),
        title=r.choice(("Clusters learn and meet", "Kümeler arası öğrenme: ışık ağı", "")),
        start=date(2022, r.randint(1, 12), 1),
        duration_months=months,
        partners=the_partners,
        work_packages=packages,
        costs=tuple(random_line(r, ids, wp_ids, known, scale) for _ in range(lines)),
        exchanges=tuple(random_exchange(r, ids, wp_ids, known) for _ in range(exchanges)),
        funding=random_funding(r, ids),
        overrides=random_overrides(r, known),
    )


def default_profile() -> CallProfile:
    """The first call that cofin serves."""
    from cofin.rules.load import load_profile

    return load_profile(CALL)


def random_partners(r: Random, count: int) -> tuple[Partner, ...]:
    """One coordinator, then beneficiaries, some affiliated or associated; odd ids among them."""
    ids = [f"P{i}" for i in range(1, count + 1)]
    replaced = r.sample(range(count), min(count // 3, len(ODD_IDS)))
    for i, odd in zip(replaced, ODD_IDS, strict=False):
        ids[i] = odd
    found = []
    for i, partner_id in enumerate(ids):
        role = Role.BENEFICIARY if r.random() < 0.8 else r.choice(list(Role)[1:])
        country, region = r.choice(PLACES)
        name = f"{r.choice(NAMES)} {i + 1}"
        found.append(
            Partner(
                id=partner_id,
                name=name,
                short_name=r.choice(("", partner_id, "Kısa ad")),
                country=country,
                region=region,
                role=role if i else Role.COORDINATOR,
                legal_form=r.choice(list(LegalForm)),
                platform=r.choice(list(Platform)),
                requested=random_request(r),
            )
        )
    return tuple(found)


def random_request(r: Random) -> Decimal | None:
    """Most ask for nothing in particular, some for little, for much, or for zero."""
    if r.random() < 0.7:
        return None
    return r.choice((Decimal("0.00"), euro(r.randint(1, 9_000_000)), Decimal("600000.00")))


def random_work_packages(
    r: Random, count: int, partners: tuple[Partner, ...], profile: CallProfile, months: int
) -> tuple[WorkPackage, ...]:
    """Work packages with a lead, months within the project and an activity of the call."""
    activities = [activity.id for activity in profile.activities]
    found = []
    for i in range(1, count + 1):
        start = r.randint(1, months)
        found.append(
            WorkPackage(
                id=f"WP{i}",
                title=r.choice(("Coordination", "Yönetim ve izleme", '"Pilot" <visits>', "=1+1")),
                lead=r.choice(partners).id,
                start_month=start,
                end_month=r.randint(start, months),
                activity=r.choice(["", *activities]),
            )
        )
    return tuple(found)


def random_line(
    r: Random, partners: list[str], packages: list[str], profile: CallProfile, scale: Decimal
) -> CostLine:
    """A cost line; one in twelve is declared ineligible, half of the equipment depreciates."""
    category = r.choice([c.key for c in profile.categories])
    unit, *bounds = GOODS.get(category, OTHER_GOODS)
    quantity, unit_cost = random_product(r, bounds, scale)
    eligible = r.random() > 1 / 12
    life = r.randint(12, 84) if category == "equipment" and r.random() < 0.5 else None
    return CostLine(
        partner=r.choice(partners),
        work_package=r.choice(packages),
        category=category,
        description=r.choice(DESCRIPTIONS),
        quantity=quantity,
        unit=unit,
        unit_cost=unit_cost,
        eligible=eligible,
        reason="" if eligible else r.choice(("Recoverable VAT", 'KDV ("indirilecek")')),
        justification=r.choice(TEXTS),
        useful_life_months=life,
        months_used=r.choice((None, r.randint(0, 24))) if life else None,
        share_of_use=r.choice((None, Decimal(r.randint(0, 100)).scaleb(-2))) if life else None,
    )


def random_product(r: Random, bounds: list[str], scale: Decimal) -> tuple[Decimal, Decimal]:
    """Quantity and unit cost, now and then with four decimals (half cents appear)."""
    low, high, cheap, dear = map(Decimal, bounds)
    places = r.choice((0, 0, 2, 2, 4))
    while True:
        quantity = random_decimal(r, low, high, r.choice((0, 1, 2, places)))
        unit_cost = random_decimal(r, cheap * scale, dear * scale, max(places, 2))
        if is_exact_in_spreadsheets(quantity, unit_cost):
            return quantity, unit_cost


def random_decimal(r: Random, low: Decimal, high: Decimal, places: int) -> Decimal:
    """A number between two others with so many decimals."""
    units = 10**places
    return Decimal(r.randint(int(low * units), int(high * units))).scaleb(-places)


def random_exchange(
    r: Random, partners: list[str], packages: list[str], profile: CallProfile
) -> Exchange:
    """Visits on both sides of each limit of days and distance."""
    from cofin.rules.tables import exchange_ceilings

    return Exchange(
        partner=r.choice(partners),
        work_package=r.choice(packages),
        count=r.randint(0, 12),
        host_country=r.choice(sorted(exchange_ceilings(profile.tables["exchanges"]))),
        working_days=r.randint(1, 10),
        distance_km=r.choice((0, 199, 200, 201, 1500)),
        sme_involved=r.random() < 0.6,
        outside_partnership=r.random() < 0.3,
    )


def random_funding(r: Random, partners: list[str]) -> tuple[FundingSource, ...]:
    """Up to three sources per partner; in one project of five, receipts that make a profit."""
    names = ("Own resources", "Öz kaynak", "=B2", 'Ministry of "Trade"', "")
    found = [
        FundingSource(
            partner, r.choice(list(FundingKind)), euro(r.randint(0, 8_000_000)), r.choice(names)
        )
        for partner in partners
        for _ in range(r.randint(0, 3))
    ]
    if r.random() < 0.2:
        amount = euro(r.randint(30_000_000, 70_000_000))
        found.append(FundingSource(r.choice(partners), FundingKind.RECEIPTS, amount, "Fees"))
    return tuple(found)


def random_overrides(r: Random, profile: CallProfile) -> tuple[Override, ...]:
    """Now and then other rates than the call's, where those are not verified."""
    rules = CallRules(profile, profile.deadline)
    found = []
    for key, category, values in OVERRIDES:
        known = rules.find(key, category)
        if known and known.status is not Status.VERIFIED and r.random() < 0.25:
            reason = r.choice(("Read in the agreement", "Hibe sözleşmesi, madde 5.2"))
            found.append(Override(key, Decimal(r.choice(values)), reason, category))
    return tuple(found)

"""What the Partners sheet computes about each partner: the values behind its formulas."""

from __future__ import annotations

from dataclasses import dataclass

from cofin.core.criteria_standing import APPLICANTS, PartnerStanding, partner_standing
from cofin.core.model import Role
from cofin.rules.tables import Country, countries, regions
from cofin.workbook.plan import Plan


@dataclass(frozen=True, slots=True)
class Row:
    """One row of computed columns; the defaults are those of an empty row."""

    code: str = ""
    region_category: str = ""
    country_state: str = ""
    status: str = ""
    paid: int = 0
    applicant: int = 0
    in_country: int = 0
    in_region: int = 0
    new_country: int = 0


def country_key(country: Country | None) -> str:
    """The standing of a country as the texts name it: yes, presumed, see_note, no."""
    return country.eligible if country else "no"


def standings(plan: Plan) -> list[Row]:
    """One row per partner, in order."""
    tables = plan.profile.tables
    known = countries(tables["countries"]) if "countries" in tables else None
    nuts = regions(tables["regions"]) if "regions" in tables else {}
    seen: set[str] = set()
    rows = []
    for partner in plan.project.partners:
        standing = partner_standing(partner, known, nuts)
        is_new = standing.is_applicant and partner.country not in seen
        if standing.is_applicant:
            seen.add(partner.country)
        rows.append(_row(plan, standing, has_regions=bool(nuts), is_new=is_new))
    return rows


def _row(plan: Plan, standing: PartnerStanding, *, has_regions: bool, is_new: bool) -> Row:
    word, partner = plan.book.word, standing.partner
    category = standing.region.category if standing.region else "region_unknown"
    country = "yes" if "countries" not in plan.profile.tables else country_key(standing.country)
    return Row(
        code=partner.country,
        region_category=word(f"standing.{category}") if partner.region else "",
        country_state=word(f"standing.{country}"),
        status=word("state.good"),
        paid=int(partner.role is not Role.ASSOCIATED_PARTNER),
        applicant=int(partner.role in APPLICANTS),
        in_country=int(standing.in_eligible_country),
        in_region=int(standing.in_supported_region) if has_regions else 0,
        new_country=int(is_new),
    )

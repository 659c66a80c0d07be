"""How each partner stands to the conditions on the consortium, as three-valued columns.

Every column is computed from one row of the partners' sheet: 2 yes, 1 unknown, 0 no.  Both
of two conditions hold as far as the lower of the two values; a criterion counts the rows
with 2 (certain) and those with 1 or 2 (possible).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

from cofin.core.calculate import with_overrides
from cofin.core.model import Partner, Project, Role
from cofin.rules.profile import CallRules
from cofin.rules.tables import Country, Region, countries, regions

SUPPORTED_REGIONS = ("less_developed", "transition")
"""Categories of a region that satisfy the call's condition on regions."""

APPLICANTS = (Role.COORDINATOR, Role.BENEFICIARY)
"""Roles that count towards the number of entities, countries and regions.

Affiliated entities and associated partners do not: assumed, after the wording of the
2021-2027 call documents ("do not count towards the minimum eligibility criteria for the
consortium composition"); the text of this call was not at hand.
"""


class Standing(IntEnum):
    """Whether a condition holds for a partner; the numbers are those of the workbook."""

    NO = 0
    UNKNOWN = 1
    YES = 2


_BY_COUNTRY = {
    "yes": Standing.YES,
    "presumed": Standing.YES,  # met, and shown with the table's status
    "see_note": Standing.UNKNOWN,  # the United Kingdom: a section of the call not at hand
}


@dataclass(frozen=True, slots=True)
class PartnerStanding:
    """A partner that is paid by the EU, with its columns."""

    partner: Partner
    is_applicant: bool
    country: Country | None  # the row of the table
    region: Region | None
    in_eligible_country: Standing
    in_supported_region: Standing  # in a supported region of an eligible country


@dataclass(frozen=True, slots=True)
class Application:
    """A project under its rules (overrides applied), ready to be judged."""

    project: Project
    rules: CallRules
    paid: tuple[PartnerStanding, ...]  # every partner but the associated ones

    @property
    def applicants(self) -> tuple[PartnerStanding, ...]:
        """Coordinator and beneficiaries."""
        return tuple(standing for standing in self.paid if standing.is_applicant)


def application(project: Project, rules: CallRules) -> Application:
    """Look up every partner in the call's tables of countries and regions."""
    tables = rules.profile.tables
    known = countries(tables["countries"]) if "countries" in tables else None
    nuts = regions(tables["regions"]) if "regions" in tables else {}
    paid = tuple(
        partner_standing(partner, known, nuts)
        for partner in project.partners
        if partner.role is not Role.ASSOCIATED_PARTNER
    )
    return Application(project, with_overrides(rules, project), paid)


def partner_standing(
    partner: Partner, known: Mapping[str, Country] | None, nuts: Mapping[str, Region]
) -> PartnerStanding:
    """The columns of one partner; without a table of countries every country is eligible."""
    country = known.get(partner.country) if known is not None else None
    if known is None:
        eligible = Standing.YES
    else:
        eligible = _BY_COUNTRY[country.eligible] if country else Standing.NO
    region = nuts.get(partner.region)
    return PartnerStanding(
        partner=partner,
        is_applicant=partner.role in APPLICANTS,
        country=country,
        region=region,
        in_eligible_country=eligible,
        in_supported_region=min(eligible, region_standing(partner, region, nuts)),
    )


def region_standing(
    partner: Partner, region: Region | None, nuts: Mapping[str, Region]
) -> Standing:
    """Yes or no by the table of regions (codes of any NUTS version).

    A country without a row in the table is outside the map of regions and does not satisfy
    the condition by itself (``domain.md`` 5).  Unknown: no code, a code that is not in the
    table, or one of another country.
    """
    if region is not None and region.country == partner.country:
        supported = region.category in SUPPORTED_REGIONS
        return Standing.YES if supported else Standing.NO
    if any(row.country == partner.country for row in nuts.values()):
        return Standing.UNKNOWN
    return Standing.NO

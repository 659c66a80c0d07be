"""Who takes part: coordinator, countries, entities, regions, platform."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cofin.core.citation import Citation, cite, cite_row, distinct
from cofin.core.criteria_standing import Application, PartnerStanding, Standing
from cofin.core.criterion import Criterion, CriterionKey, Verdict, at_least, verdict
from cofin.core.model import Platform, Role
from cofin.rules.profile import Status
from cofin.text import Value


def single_coordinator(application: Application) -> Criterion:
    """Rows with role ``coordinator`` = 1.

    A rule of every multi-beneficiary agreement, not a parameter: cited as assumed.
    """
    found = [p.id for p in application.project.partners if p.role is Role.COORDINATOR]
    where = cite_row(
        "coordinator",
        "",
        application.rules.on,
        source="Multi-beneficiary grant agreement",
        status=Status.ASSUMED,
    )
    return Criterion(
        CriterionKey.SINGLE_COORDINATOR,
        verdict(len(found) == 1),
        {"count": len(found), "partners": found},
        {"required": 1},
        (where,),
    )


def eligible_countries(application: Application) -> Criterion | None:
    """No paid partner (role other than ``associated-partner``) in a country with 0.

    Country column: 2 when the table of countries says ``yes`` or ``presumed``, 1 when it
    says ``see_note``, 0 when it has no such country.  Not met when a 0 exists, unknown when
    a 1 exists or nobody is listed, else met.
    """
    if "countries" not in application.rules.profile.tables:
        return None
    paid = application.paid
    outside = [s for s in paid if s.in_eligible_country is Standing.NO]
    unsettled = [s for s in paid if s.in_eligible_country is Standing.UNKNOWN]
    presumed = [s for s in paid if s.country and s.country.eligible == "presumed"]
    if outside:
        status = Verdict.NOT_MET
    else:
        status = Verdict.UNKNOWN if unsettled or not paid else Verdict.MET
    return Criterion(
        CriterionKey.ELIGIBLE_COUNTRIES,
        status,
        {
            "count": len(paid) - len(outside) - len(unsettled),
            "outside": _with_country(outside),
            "unsettled": _with_country(unsettled) or ["-"],
            "presumed": _with_country(presumed),
        },
        {"required": len(paid)},
        _countries_cited(application, paid),
        ("criterion.presumed_countries",) if presumed else (),
    )


def minimum_entities(application: Application) -> Criterion | None:
    """Applicants (coordinator, beneficiaries) with country 2 >= the minimum.

    Unknown when the applicants with country 1 could still make it up.
    """
    standings = [s.in_eligible_country for s in application.applicants]
    return _counted(application, CriterionKey.MINIMUM_ENTITIES, standings, application.applicants)


def minimum_countries(application: Application) -> Criterion | None:
    """Different countries among the applicants with country 2 >= the minimum.

    Unknown when those of applicants with country 1 could still make it up.
    """
    by_country = {s.partner.country: s.in_eligible_country for s in application.applicants}
    named = [s for s in application.applicants if s.in_eligible_country]
    return _counted(application, CriterionKey.MINIMUM_COUNTRIES, by_country.values(), named)


def minimum_regions(application: Application) -> Criterion | None:
    """Applicants with min(country, region) = 2 >= the minimum.

    Region column: 2 when the partner's code stands in the table for its country as
    ``less_developed`` or ``transition``, 0 when as another category or when the table has no
    row for the country, else 1.  Unknown when applicants with 1 could still make it up.
    """
    applicants = application.applicants
    standings = [s.in_supported_region for s in applicants]
    return _counted(application, CriterionKey.MINIMUM_REGIONS, standings, applicants)


def _counted(
    application: Application,
    key: CriterionKey,
    standings: Iterable[Standing],
    named: Iterable[PartnerStanding],
) -> Criterion | None:
    """Certain and possible ones against the parameter of the same key."""
    cited = cite(application.rules, key)
    if not cited:
        return None
    required = application.rules.count(key)
    known = list(standings)
    certain, possible = known.count(Standing.YES), sum(s > Standing.NO for s in known)
    return Criterion(
        key,
        at_least(required, certain, possible),
        {
            "count": certain,
            "possible": possible,
            "countries": sorted({s.partner.country for s in named}),
            "unsettled": [s.partner.id for s in named if _is_unsettled(key, s)],
        },
        {"required": required},
        (*cited, *_rows_cited(application, key, named)),
    )


def _is_unsettled(key: CriterionKey, standing: PartnerStanding) -> bool:
    column = (
        standing.in_supported_region
        if key is CriterionKey.MINIMUM_REGIONS
        else standing.in_eligible_country
    )
    return column is Standing.UNKNOWN


def platform_required(application: Application) -> Criterion | None:
    """No applicant with platform ``none``; unknown without applicants.

    Left out unless the call's flag ``platform_required`` is set.
    """
    cited = cite(application.rules, CriterionKey.PLATFORM_REQUIRED)
    if not cited or cited[0].dated.value is not True:
        return None
    applicants = application.applicants
    absent = [s.partner.id for s in applicants if s.partner.platform is Platform.NONE]
    status = verdict(not absent) if applicants else Verdict.UNKNOWN
    found: Mapping[str, Value] = {"count": len(applicants) - len(absent), "absent": absent}
    required = {"required": len(applicants)}
    return Criterion(CriterionKey.PLATFORM_REQUIRED, status, found, required, cited)


def _with_country(standings: Iterable[PartnerStanding]) -> list[str]:
    return [f"{s.partner.id} ({s.partner.country})" for s in standings]


def _countries_cited(
    application: Application, standings: Iterable[PartnerStanding]
) -> tuple[Citation, ...]:
    on = application.rules.on
    return distinct(
        cite_row("countries", row.code, on, source=row.source, status=row.status, where=row.note)
        for row in (standing.country for standing in standings)
        if row is not None
    )


def _rows_cited(
    application: Application, key: CriterionKey, standings: Iterable[PartnerStanding]
) -> tuple[Citation, ...]:
    """The regions that count, for the condition on regions."""
    if key is not CriterionKey.MINIMUM_REGIONS:
        return ()
    on = application.rules.on
    counting = [s for s in standings if s.in_supported_region is Standing.YES]
    return distinct(
        cite_row(
            "regions",
            standing.partner.region,
            on,
            source=row.source,
            status=row.status,
            where=row.name,
        )
        for standing in counting
        if (row := standing.region) is not None
    )

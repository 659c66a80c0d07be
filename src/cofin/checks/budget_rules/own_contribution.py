"""R03: what partners pay themselves is the total minus EU, and their sources cover it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from cofin.a1 import parse_range
from cofin.checks.column_sums.faults import sum_faults
from cofin.checks.figures.derived import derived_faults
from cofin.checks.figures.figures import Group, groups_of
from cofin.checks.finding import Finding, Severity, said
from cofin.checks.registry import check
from cofin.checks.structure.sums.sum import sums_of
from cofin.checks.subject import FileKind, Subject
from cofin.checks.tables.cells import (
    added,
    amount_finding,
    are_equal,
    less,
    number_at,
    reason,
    shown,
)
from cofin.checks.words.figures import FigureKind
from cofin.core.result import PartnerResult
from cofin.text import Value

#: Tables of which fewer rows agree than differ show another figure than the own share.
FEW = 2


@check("R03")
def own_contribution_differs(subject: Subject) -> Iterator[Finding]:
    """Own money that is not total minus EU; sources that do not add up or say too little."""
    for fault in derived_faults(subject):
        if fault.code == "R03":
            amounts = (fault.found, fault.expected)
            yield amount_finding(
                fault.place, fault.label, amounts, reason("own_is_rest"), fault.parameter
            )
    yield from _sources(subject)
    if subject.whole is not None:
        for i, partner in enumerate(subject.whole.partners, 1):
            yield from _partner(subject, i, partner)
    if subject.layout is None:
        yield from _groups(subject)


def _sources(subject: Subject) -> Iterator[Finding]:
    """Rows of funding without a name or an amount: a source that nobody can check."""
    project = subject.project
    for i, source in enumerate(project.funding if project else (), 1):
        is_unread = ("funding", i, "name") in subject.unread.fields
        if is_unread or bool(source.name.strip()) == bool(source.amount):
            continue
        key, field = ("source_name", "name") if source.amount else ("source_amount", "amount")
        sheet, cell = subject.place("funding", i, field)
        told: dict[str, Value] = {
            "place": "!".join(part for part in (sheet, cell) if part),
            "partner": source.partner,
            "name": source.name.strip(),
            "amount": shown(source.amount),
        }
        yield Finding(
            sheet=sheet,
            cell=cell,
            label=source.name.strip() or source.partner,
            found="" if source.amount else "0.00",
            values={
                "problem": said(f"arithmetic.{key}", **told),
                "mend": said(f"arithmetic.{key}_fix", **told),
            },
            severity=Severity.NOTE if source.amount else Severity.WARNING,
        )


def _partner(subject: Subject, i: int, partner: PartnerResult) -> Iterator[Finding]:
    """The sources of one partner against what it must finance.

    A partner sheet does not know how the ceiling is shared out: there, more sources than
    needed are a warning, unless they are more than all costs.
    """
    is_alone = subject.kind is FileKind.PARTNER_SHEET
    sources = added(partner.funding.values())
    if partner.gap == 0 or (is_alone and not _is_own(partner)):
        return
    is_open = is_alone and partner.gap < 0 and sources <= _costs(partner)
    key = "sources_missing" if partner.gap > 0 else "sources_exceed"
    first, *others = _places_of_sources(subject, i, partner)
    difference = shown(partner.gap.copy_abs())
    told: dict[str, Value] = {
        "place": _named([first, *others]),
        "partner": partner.id,
        "found": shown(sources),
        "expected": shown(partner.to_finance),
        "difference": difference,
    }
    values = {
        "problem": said(f"arithmetic.{key}", **told),
        "mend": said(f"arithmetic.{key}_{'part' if is_open else 'fix'}", difference=difference),
    }
    found = amount_finding(first, partner.id, (sources, partner.to_finance), values)
    yield replace(found, severity=Severity.WARNING if is_open else None)


def _costs(partner: PartnerResult) -> Decimal:
    return added((partner.eligible, partner.ineligible))


def _is_own(partner: PartnerResult) -> bool:
    """Whether the sheet has costs or money of that partner at all."""
    return bool(_costs(partner) or any(partner.funding.values()))


def _places_of_sources(subject: Subject, i: int, partner: PartnerResult) -> list[tuple[str, str]]:
    """The amounts of the partner's sources; without any, the row that names the partner."""
    sources = enumerate(subject.project.funding if subject.project else (), 1)
    own = [
        subject.place("funding", number, "amount")
        for number, source in sources
        if source.partner == partner.id
    ]
    return own or [subject.place("partner", i, "id")]


def _named(places: list[tuple[str, str]]) -> str:
    """``Funding!F7, F9``: the sheet once."""
    (sheet, first), *others = places
    return ", ".join(("!".join(filter(None, (sheet, first))), *(cell for _, cell in others)))


def _groups(subject: Subject) -> Iterator[Finding]:
    """Sheets of unknown layout: own = total - EU, if most rows follow it."""
    wrong_totals = {fault.place for fault in sum_faults(subject)}
    told = [
        (group.figures.get(FigureKind.OWN), _rest(group))
        for group in groups_of(subject)
        if not wrong_totals & {figure.place for figure in group.figures.values()}
        and not _is_in_balance(subject, group)
    ]
    judged = [(own, rests) for own, rests in told if own is not None and rests]
    wrong = [
        (own, rests) for own, rests in judged if not any(are_equal(own.value, r) for r in rests)
    ]
    if len(wrong) > len(judged) - len(wrong) and len(judged) > FEW:
        return
    for own, rests in wrong:
        nearest = min(rests, key=lambda rest: less(own.value, rest).copy_abs())
        amounts = (own.value, nearest)
        yield amount_finding(own.place, own.label, amounts, reason("own_is_rest"))


def _is_in_balance(subject: Subject, group: Group) -> bool:
    """Whether own money stands in a list of sources that add up to the costs.

    Other sources have names that nobody knows: a region, a foundation, fees of members.
    """
    own = group.figures.get(FigureKind.OWN)
    grant = group.figures.get(FigureKind.EU) or group.figures.get(FigureKind.REQUESTED)
    here = parse_range(own.place[1]) if own else None
    beside = parse_range(grant.place[1]) if grant else None
    if own is None or here is None or beside is None:
        return False
    wholes = [group.value(kind) for kind in (FigureKind.TOTAL, FigureKind.ELIGIBLE)]
    sources = [
        number_at(subject, total.key)
        for total in sums_of(subject.grid).covering((own.place[0], *here[:2]))
        if any(area.range.holds(*beside[:2]) for area in total.areas)
    ]
    return any(
        given is not None and whole is not None and are_equal(given, whole)
        for given in sources
        for whole in wholes
    )


def _rest(group: Group) -> list[Decimal]:
    """What the EU, or the EU and others, leave of each total that the group states."""
    eu = group.value(FigureKind.EU)
    eu = group.value(FigureKind.REQUESTED) if eu is None else eu
    if eu is None:
        return []
    totals = [group.value(kind) for kind in (FigureKind.TOTAL, FigureKind.ELIGIBLE)]
    rests = [less(total, eu) for total in totals if total is not None]
    return [*rests, *(less(rest, group.others) for rest in rests)]

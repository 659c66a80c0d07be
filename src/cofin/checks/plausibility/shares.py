"""P09: one partner with most of the money or of the work; travel of a partner without staff."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from cofin.checks.finding import Finding, said
from cofin.checks.plausibility.placed_lines import PlacedLine, placed_lines, total
from cofin.checks.registry import check
from cofin.checks.subject import FileKind, Subject
from cofin.checks.words.costs import says
from cofin.money import EXACT

#: "One partner dominating" is among the commonest remarks of evaluators (futureneeds.eu,
#: April 2026); none gives a number.  Assumed: more than half, among three partners or more.
MOST = Decimal("0.5")
FEWEST_PARTNERS = 3


@check("P09")
def lopsided(subject: Subject) -> Iterator[Finding]:
    """Notes on partners; of shares only where the whole consortium is in the file."""
    project, result = subject.project, subject.whole
    if project is None or result is None:
        return
    lines = placed_lines(subject)
    for partner in project.partners:
        yield from _travel(partner.id, [x for x in lines if x.cost.partner == partner.id])
    if subject.kind is FileKind.PARTNER_SHEET or len(project.partners) < FEWEST_PARTNERS:
        return
    money = {partner.id: partner.eligible for partner in result.partners}
    months = {
        partner.id: total([x.cost.quantity for x in lines if _is_work(x, partner.id)])
        for partner in project.partners
    }
    yield from _most(subject, money, "doubt.most_money")
    yield from _most(subject, months, "doubt.most_months")


def _is_work(line: PlacedLine, partner: str) -> bool:
    cost = line.cost
    return (
        cost.partner == partner
        and cost.category == "personnel"
        and says("person_months", cost.unit)
    )


def _most(subject: Subject, amounts: dict[str, Decimal], key: str) -> Iterator[Finding]:
    whole = total(list(amounts.values()))
    for number, (partner, amount) in enumerate(amounts.items(), 1):
        if amount > EXACT.multiply(whole, MOST):
            sheet, cell = subject.place("partner", number, "id")
            reason = said(key, found=amount, whole=whole, limit=EXACT.scaleb(MOST, 2))
            yield Finding(sheet, cell, partner, format(amount, "f"), values={"reason": reason})


def _travel(partner: str, lines: list[PlacedLine]) -> Iterator[Finding]:
    trips = [x for x in lines if x.cost.category == "travel" and x.is_charged]
    if trips and not any(x.cost.category == "personnel" and x.amount > 0 for x in lines):
        sheet, cell = trips[0].at("category")
        amount = total([x.charged for x in trips])
        reason = said("doubt.travel_alone", amount=amount)
        yield Finding(sheet, cell, partner, format(amount, "f"), values={"reason": reason})

"""P01: subcontracting and large purchases for which nobody says why they are needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from cofin.checks.finding import Finding, Severity, said
from cofin.checks.plausibility.placed_lines import PlacedLine, Values, placed_lines, short, total
from cofin.checks.registry import check
from cofin.checks.subject import Subject
from cofin.checks.words.costs import key_words
from cofin.money import EXACT

#: H2020 and Horizon Europe proposal forms, table 3.1h (ukro.ac.uk): purchases above 15 % of
#: the personnel costs of a partner are explained until the rest is below 15 %.
REST_OF_STAFF = Decimal("0.15")

#: EUR.  Above it a single offer is not enough: Regulation 2018/1046, annex I, point 14.3.
LARGE_PURCHASE = Decimal(15_000)

#: A reason is a sentence: fewer words ("needed", "see above") explain nothing.
FEWEST_WORDS = 3

#: Travel is left out: its lines say who goes where, and how often.
PURCHASES = ("equipment", "other_goods")


@check("P01")
def unjustified(subject: Subject) -> Iterator[Finding]:
    """Lines without a reason; of smaller purchases only a note by partner."""
    lines = [line for line in placed_lines(subject) if line.is_charged]
    for line in lines:
        if not line.can_justify or _has_reason(line):
            continue
        if line.cost.category == "subcontracting":
            yield _finding(line, said("doubt.reason_subcontracting"))
        elif line.cost.category in PURCHASES and line.amount > LARGE_PURCHASE:
            yield _finding(line, said("doubt.reason_purchase", limit=LARGE_PURCHASE))
    if subject.project is not None and not subject.unread.changes_amounts:
        for partner in subject.project.partners:
            yield from _note([line for line in lines if line.cost.partner == partner.id])


def _has_reason(line: PlacedLine) -> bool:
    return len(key_words(line.cost.justification)) >= FEWEST_WORDS


def _finding(line: PlacedLine, reason: Mapping[str, str]) -> Finding:
    sheet, cell = line.at("justification")
    text = short(line.cost.justification)
    values: Values = {"reason": reason, "amount": line.amount}
    return Finding(sheet, cell, line.label, found=text, values=values)


def _note(lines: Sequence[PlacedLine]) -> Iterator[Finding]:
    """The largest purchases of one partner, as many as need a reason and have none."""
    staff = total([line.charged for line in lines if line.cost.category == "personnel"])
    bought = [line for line in lines if line.cost.category in PURCHASES]
    bought.sort(key=lambda line: line.charged, reverse=True)
    limit = EXACT.multiply(staff, REST_OF_STAFF)
    whole = rest = total([line.charged for line in bought])
    silent = []
    for line in bought:
        if rest <= limit:
            break
        rest = EXACT.subtract(rest, line.charged)
        if not _has_reason(line) and line.amount <= LARGE_PURCHASE:
            silent.append(line)
    if not silent:
        return
    sheet, cell = silent[0].at("justification")
    names = "; ".join(line.label for line in silent)
    reason = said("doubt.reason_staff", staff=staff, lines=names)
    if not staff:
        reason = said("doubt.reason_no_staff", lines=names)
    values: Values = {"reason": reason, "amount": whole}
    partner = silent[0].cost.partner
    yield Finding(sheet, cell, partner, values=values, severity=Severity.NOTE)

"""P03: rates of personnel far from those of the same partner or of the consortium.

Countries differ by a factor of five, and a director costs twice what an assistant does: what
counts is a rate that is an outlier among the partner's own (robust z-score) by a factor that
no career explains, such as a yearly salary typed as a monthly one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from cofin.checks.finding import Finding, Severity, said
from cofin.checks.plausibility.placed_lines import PlacedLine, placed_lines
from cofin.checks.registry import check
from cofin.checks.subject import Subject
from cofin.checks.words.costs import says
from cofin.checks.words.headings import folded
from cofin.money import EXACT

#: Iglewicz and Hoaglin (1993): modified z-score 0.6745 x deviation / MAD above 3.5.
Z = Decimal("3.5")
_TO_SIGMA = Decimal("0.6745")

#: Rates of a partner that are nearly the same have no spread to speak of: assume this one.
LEAST_SPREAD = Decimal("0.05")

#: Rates of different jobs at one partner differ by less than this factor (assumed).
APART = Decimal("2.5")

#: Beyond the cheapest and the dearest rate of the whole consortium (assumed).
BEYOND = Decimal(3)

#: A median of fewer rates says nothing.
FEWEST = 5
FEWEST_OF_COUNTRY = 3
FEWEST_OF_OTHERS = 3

#: Net pay instead of the employer's cost is 16 to 25 % too low (checks.md, P03).
NET_PAY = (Decimal("0.75"), Decimal("0.84"))

_Key = tuple[str, str]  # partner, unit


@check("P03")
def odd_rate(subject: Subject) -> Iterator[Finding]:
    """Rates that stand apart; and, as a note, partners who may have entered net pay."""
    rates: dict[_Key, list[PlacedLine]] = {}
    for line in placed_lines(subject):
        if line.cost.category == "personnel" and line.cost.unit_cost > 0 and line.cost.partner:
            key = (line.cost.partner, _unit(line.cost.unit))
            rates.setdefault(key, []).append(line)
    for (partner, unit), lines in rates.items():
        if len(lines) >= FEWEST:
            yield from _apart(lines)
        else:
            others = [
                o for (p, u), found in rates.items() if u == unit and p != partner for o in found
            ]
            yield from _beyond(lines, others)
    yield from _net_pay(subject, rates)


def _unit(written: str) -> str:
    """A unit of work, however it is spelt: ``person-month``, ``PM``, ``adam-ay``."""
    return "person month" if says("person_months", written) else folded(written)


def median(values: Sequence[Decimal]) -> Decimal:
    """The middle value, or the mean of the two in the middle."""
    ordered, half = sorted(values), len(values) // 2
    if len(values) % 2:
        return ordered[half]
    return EXACT.multiply(EXACT.add(ordered[half - 1], ordered[half]), Decimal("0.5"))


def _costs(lines: Sequence[PlacedLine]) -> list[Decimal]:
    return [line.cost.unit_cost for line in lines]


def _apart(lines: Sequence[PlacedLine]) -> Iterator[Finding]:
    """Outliers among the rates of one partner."""
    middle = median(_costs(lines))
    deviations = [EXACT.subtract(cost, middle).copy_abs() for cost in _costs(lines)]
    spread = max(median(deviations), EXACT.multiply(middle, LEAST_SPREAD))
    for line, deviation in zip(lines, deviations, strict=True):
        cost = line.cost.unit_cost
        is_far = cost >= EXACT.multiply(middle, APART) or EXACT.multiply(cost, APART) <= middle
        if is_far and EXACT.multiply(deviation, _TO_SIGMA) > EXACT.multiply(spread, Z):
            yield _finding(line, middle, said("doubt.rate_of_partner", count=len(lines)))


def _beyond(lines: Sequence[PlacedLine], others: Sequence[PlacedLine]) -> Iterator[Finding]:
    """Rates far outside everything that the other partners pay."""
    if len(others) < FEWEST_OF_OTHERS:
        return
    lowest, highest = min(_costs(others)), max(_costs(others))
    for line in lines:
        cost = line.cost.unit_cost
        if cost > EXACT.multiply(highest, BEYOND) or EXACT.multiply(cost, BEYOND) < lowest:
            reason = said("doubt.rate_of_consortium", count=len(others))
            yield _finding(line, median(_costs(others)), reason)


def _net_pay(subject: Subject, rates: Mapping[_Key, Sequence[PlacedLine]]) -> Iterator[Finding]:
    """A partner below the others of its country by what taxes and contributions make up."""
    partners = subject.project.partners if subject.project else ()
    country = {partner.id: partner.country for partner in partners}
    for (partner, unit), lines in rates.items():
        peers = [
            cost
            for (other, its_unit), found in rates.items()
            if other != partner and its_unit == unit and country.get(other) == country.get(partner)
            for cost in _costs(found)
        ]
        if len(lines) < FEWEST_OF_COUNTRY or len(peers) < FEWEST_OF_COUNTRY:
            continue
        own, theirs = median(_costs(lines)), median(peers)
        low, high = (EXACT.multiply(theirs, bound) for bound in NET_PAY)
        if low <= own <= high:
            nearest = min(
                lines, key=lambda line: EXACT.subtract(line.cost.unit_cost, own).copy_abs()
            )
            values = said("doubt.rate_net", partner=partner)
            yield _finding(nearest, theirs, values, Severity.NOTE)


def _finding(
    line: PlacedLine, middle: Decimal, reason: Mapping[str, str], severity: Severity | None = None
) -> Finding:
    sheet, cell = line.at("unit_cost")
    cost = line.cost.unit_cost
    return Finding(
        sheet,
        cell,
        line.label,
        found=format(cost, "f"),
        expected=format(middle, "f"),
        difference=EXACT.subtract(cost, middle),
        values={"found": cost, "expected": middle, "reason": reason},
        severity=severity,
    )

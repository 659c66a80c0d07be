"""P05: costs that no grant agreement pays, by their words; and prices that may include VAT."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import TypeAlias

from cofin.a1 import parse_range
from cofin.checks.finding import Finding, Severity, said
from cofin.checks.plausibility.never_words import never_eligible
from cofin.checks.plausibility.placed_lines import PlacedLine, Values, placed_lines, short
from cofin.checks.plausibility.taken_off import taken_off
from cofin.checks.registry import check
from cofin.checks.subject import CellKey, Subject
from cofin.money import EXACT, to_step, with_cents
from cofin.packaged import packaged

#: A line and the kind of cost that it names.
Named: TypeAlias = tuple[PlacedLine, str]

_CENT = Decimal("0.01")
#: Lines of one partner whose price is round without VAT and odd with it (assumed): one may be
#: chance, three that make up half of its purchases are not.
FEWEST = 3
_ROUND = Decimal(10)  # EUR
_CHEAPEST = Decimal(50)  # EUR

_BOUGHT = ("equipment", "other_goods", "subcontracting", "travel")


@check("P05")
def never_paid(subject: Subject) -> Iterator[Finding]:
    """Charged lines that name such a cost."""
    lines = [line for line in placed_lines(subject) if line.is_charged]
    named = [(line, kind) for line in lines if (kind := never_eligible(line.cost.description))]
    for line, kind in _counted(subject, named) if subject.project is None else named:
        sheet, cell = line.at("description")
        text = short(line.cost.description)
        money = "in_euro" if subject.project is not None else "in_its_money"
        values: Values = {
            "reason": said(f"doubt.never_{kind}"),
            "amount": line.charged,
            "money": said(f"doubt.{money}", amount=to_step(line.charged, _CENT)),
        }
        yield Finding(sheet, cell, line.label, found=text, values=values)
    if subject.project is not None:
        for partner in subject.project.partners:
            own = [line for line in lines if line.cost.partner == partner.id]
            yield from _with_vat(own, partner.country)


def _counted(subject: Subject, named: Sequence[Named]) -> Iterator[Named]:
    """Those that the formulas of their workbook, which is none of cofin's, do not take off."""
    keys = [_key(line) for line, _ in named]
    off = taken_off(subject, frozenset(keys)) if keys else frozenset()
    return (each for key, each in zip(keys, named, strict=True) if key not in off)


def _key(line: PlacedLine) -> CellKey:
    sheet, cell = line.at("amount")
    place = parse_range(cell)
    assert place is not None
    return sheet, place.first_row, place.first_column


@cache
def _vat_rates() -> Mapping[str, tuple[Decimal, ...]]:
    source = packaged("checks", "plausibility", "vat_rates.toml")
    loaded: dict[str, list[int]] = tomllib.loads(source.read_text("utf-8"))
    return {country: tuple(map(Decimal, rates)) for country, rates in loaded.items()}


def _with_vat(lines: Sequence[PlacedLine], country: str) -> Iterator[Finding]:
    """A note when the prices of a partner are round only without its country's VAT."""
    bought = [
        line for line in lines if line.cost.category in _BOUGHT and line.cost.unit_cost >= _CHEAPEST
    ]
    for rate in _vat_rates().get(country, ()):
        odd = [line for line in bought if is_round_without(line.cost.unit_cost, rate)]
        if len(odd) >= FEWEST and 2 * len(odd) >= len(bought):
            sheet, cell = odd[0].at("unit_cost")
            reason = said("doubt.with_vat", count=len(odd), all=len(bought), rate=rate)
            price = odd[0].cost.unit_cost
            values: Values = {
                "reason": reason,
                "amount": price,
                "money": said("doubt.in_euro", amount=with_cents(price)),
                "mend": said("doubt.with_vat_fix"),
            }
            found = format(odd[0].cost.unit_cost, "f")
            yield Finding(sheet, cell, odd[0].label, found, values=values, severity=Severity.NOTE)


def is_round_without(price: Decimal, percent: Decimal) -> bool:
    """Whether a price is no round number, but one plus VAT of so many percent.

    >>> is_round_without(Decimal(1428), Decimal(19)), is_round_without(Decimal(1190), Decimal(19))
    (True, False)
    """
    if EXACT.remainder(price, _ROUND) == 0:
        return False
    factor = EXACT.scaleb(EXACT.add(Decimal(100), percent), -2)
    return EXACT.remainder(price, EXACT.multiply(factor, _ROUND)) == 0

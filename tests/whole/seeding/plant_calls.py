"""Defects that a limit of the call shows: totals, shares, third parties (R07-R09, R13, P09, M03).

Limits that no call of ours has are added to its profile.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache
from importlib import resources
from random import Random

from cofin.a1 import Range
from tests.whole.seeding.clean import Clean
from tests.whole.seeding.edits import Formula, Put, held
from tests.whole.seeding.plant_cells import SUMS
from tests.whole.seeding.plant_rules import RULES, added, any_line, own, remade
from tests.whole.seeding.plant_sums import stored
from tests.whole.seeding.projects import CALL
from tests.whole.seeding.seed import At, Seed, plants

_VALUE = """
[[parameter.{key}.value]]
from = 2020-11-03
is = {value}
{scope}source = "call-text"
where = "section 4"
status = "assumed"
"""
_HEAD = """
[parameter.{key}]
unit = "{unit}"
label = {{ en = "Another limit", tr = "Başka bir sınır" }}
"""


@cache
def _profile() -> str:
    return (resources.files("cofin") / "rules" / "calls" / f"{CALL}.toml").read_text("utf-8")


def with_limit(key: str, unit: str, value: Decimal, category: str = "") -> str:
    """The call's profile with one parameter more."""
    scope = f'only_for = {{ category = "{category}" }}\n' if category else ""
    more = _HEAD.format(key=key, unit=unit) + _VALUE.format(key=key, value=value, scope=scope)
    return _profile() + more


@plants("R07")
def solved_back(book: Clean, r: Random) -> Seed | None:
    """The total is the wanted grant by the rate; the lines carry less."""
    if book.is_known:
        return None
    sheet = book.grid.sheets[-1].name
    words = {
        "en": ("Total costs", "EU contribution"),
        "tr": ("Toplam maliyet", "AB katkısı"),
    }[book.lang]
    lines = sum((stored(book, sheet, (row, 2)) for row in (5, 6, 7)), start=Decimal(0))
    grant = ((lines + r.randint(1, 9) * 10_000) * 3 / 4).quantize(Decimal(1))
    total = (grant / 3 * 4).quantize(Decimal("0.01"))
    puts = (
        Put(sheet, 8, 1, words[0]),
        Put(sheet, 8, 2, total),
        Put(sheet, 9, 1, words[1]),
        Put(sheet, 9, 2, grant),
    )
    at = (At(sheet, Range(8, 1, 8, 9)),)
    also = SUMS | {"C04", "C05", "C07", "R01", "R03"}
    return Seed("R07", puts, at, also, what=f"{total}", call=CALL)


@plants("R08")
def share_of_another_base(book: Clean, r: Random) -> Seed | None:
    """The stated rate is the share of all costs, not of the eligible ones."""
    if book.is_known:
        return None
    sheet = book.grid.sheets[-1].name
    eligible = Decimal(r.randint(50, 90) * 1000)
    other = Decimal(r.randint(8, 20) * 1000)
    eu = (eligible + other) * 3 / 4
    if eu > eligible:
        return None
    words = {
        "en": ("Total eligible costs", "Not eligible costs", "EU contribution", "EU rate"),
        "tr": ("Toplam uygun maliyet", "Uygun olmayan maliyetler", "AB katkısı", "AB oranı"),
    }[book.lang]
    puts = [Put(sheet, 12 + i, 1, word) for i, word in enumerate(words)]
    rate = r.choice((Decimal("0.75"), Decimal(75)))
    values = (eligible, other, eu, rate)
    puts += [Put(sheet, 12 + i, 2, value) for i, value in enumerate(values)]
    at = (At(sheet, Range(12, 1, 15, 9)),)
    return Seed("R08", tuple(puts), at, frozenset(("R01", "R04", "A05")), what=f"{eu}")


@plants("R09")
def too_much_for_one(book: Clean, r: Random) -> Seed | None:
    project = book.project
    if project is None:
        return None
    line = any_line(
        book,
        project,
        r,
        category="third_party_support",
        description=r.choice(("Voucher for a company", "Destek çeki", "Support of a start-up")),
        quantity=Decimal(1),
        unit="voucher",
        unit_cost=Decimal(r.randint(1_101, 9_000)),
        justification="Chosen by an open call with criteria that are published",
        useful_life_months=None,
        months_used=None,
        share_of_use=None,
    )
    return remade(book, added(book, project, line), "R09", frozenset(("P09",)), str(line.unit_cost))


@plants("R09")
def category_above_its_share(book: Clean, r: Random) -> Seed | None:
    if book.project is None:
        return None
    held = {book.project.costs[i].category for i in own(book, book.project.costs)}
    category = r.choice(sorted(held))
    limit = with_limit("category_maximum_share", "ratio", Decimal("0.0001"), category)
    return Seed("R09", (), call=limit, also=RULES, what=category)


@plants("R13")
def another_total_than_fixed(book: Clean, r: Random) -> Seed | None:
    if book.project is None or book.partner:
        return None
    total = Decimal(r.randint(100, 300) * 1000)
    limit = with_limit("fixed_total", "EUR", total)
    return Seed("R13", (), call=limit, also=RULES, what=str(total))


@plants("P09")
def one_partner_has_it_all(book: Clean, r: Random) -> Seed | None:
    project = book.project
    if project is None or book.partner:
        return None
    chosen = r.choice(project.partners).id
    factor = r.choice((12, 15, 20))
    costs = tuple(
        replace(c, unit_cost=c.unit_cost * factor) if c.partner == chosen else c
        for c in project.costs
    )
    changed = added(book, replace(project, costs=costs))
    also = RULES | {"P08", "P01"}
    return remade(book, changed, "P09", also, f"{chosen} x {factor}")


@plants("M03")
def envelope_that_does_not_fit(book: Clean, r: Random) -> Seed | None:
    if book.project is None:
        return None
    envelope = r.choice(("3600000.00", "5000000.00", "7200000.00"))
    changed = _profile().replace("is = 6000000.00", f"is = {envelope}", 1)
    return Seed("M03", (), call=changed, what=envelope)


@plants("M02")
def coverage_is_always_said(book: Clean, r: Random) -> Seed:
    """A formula that nobody can recalculate is counted as not judged."""
    block = r.choice(book.blocks)
    sheet = book.grid.sheet(block.sheet)
    assert sheet is not None
    row = r.randint(block.first + 1, block.last - 1)
    value = held(sheet.cell(row, block.amount))
    put = Put(block.sheet, row, block.amount, Formula("MYFUNCTION(1)", value))
    also = SUMS | {"C04", "C05", "F07", "C03"}
    return Seed("M02", (put,), also=also, what=str(row))

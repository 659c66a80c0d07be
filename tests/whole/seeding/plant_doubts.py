"""Budgets that break common sense, and columns beyond our layout (P, M, R04).

As in ``plant_rules`` the project is changed and the workbook made anew; columns beyond our
layout are planted in plain budgets.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from random import Random

from cofin.a1 import Range
from cofin.core.model import Role
from tests.whole.seeding.clean import Clean, built
from tests.whole.seeding.edits import Bytes, Edit, Put
from tests.whole.seeding.plant_cells import SUMS
from tests.whole.seeding.plant_rules import (
    RULES,
    added,
    any_line,
    changed_row,
    own,
    partner_index,
    remade,
)
from tests.whole.seeding.projects import rules
from tests.whole.seeding.seed import At, Seed, plants


@plants("P01")
def no_reason_given(book: Clean, r: Random) -> Seed | None:
    project = book.project
    if project is None:
        return None
    category = r.choice(("subcontracting", "subcontracting", "equipment"))
    life = 48 if category == "equipment" else None
    line = any_line(
        book,
        project,
        r,
        category=category,
        description=r.choice(("Evaluation", "Legal advice", "Web sitesi", "Audit")),
        quantity=Decimal(1),
        unit="contract",
        unit_cost=Decimal(r.randint(20_000, 60_000)),
        justification=r.choice(("", "", "yes", "-")),
        useful_life_months=life,
        months_used=24 if life else None,
        share_of_use=Decimal(1) if life else None,
    )
    also = frozenset(("P09", "P08"))
    return remade(book, added(book, project, line), "P01", also, f"{category} {line.justification}")


@plants("P02")
def person_everywhere(book: Clean, r: Random) -> Seed | None:
    project = book.project
    if project is None:
        return None
    name = r.choice(("Ayşe Yılmaz", "Jan Kowalski", "Maria Rossi", "Project manager"))
    months = Decimal(r.choice(("14", "20", "13.5", "26")))
    staff = [c for i in own(book, project.costs) if (c := project.costs[i]).category == "personnel"]
    one = r.choice(staff)
    packages = r.sample([w.id for w in project.work_packages], 2)
    lines = [
        replace(one, description=name, work_package=package, quantity=months)
        for package in packages
    ]
    return remade(book, added(book, project, *lines), "P02", frozenset(("P09", "P04")), f"{months}")


@plants("P03")
def odd_rate(book: Clean, r: Random) -> Seed | None:
    project = book.project
    if project is None:
        return None
    staff = [i for i in own(book, project.costs) if project.costs[i].category == "personnel"]
    at = r.choice(staff)
    factor = r.choice((Decimal(6), Decimal(10), Decimal("0.1")))
    price = (project.costs[at].unit_cost * factor).quantize(Decimal("0.01"))
    changed = replace(project, costs=changed_row(project.costs, at, unit_cost=price))
    return remade(book, added(book, changed), "P03", frozenset(("P09",)), str(factor))


@plants("P04")
def same_line_twice(book: Clean, r: Random) -> Seed | None:
    project = book.project
    if project is None:
        return None
    line = project.costs[r.choice(own(book, project.costs))]
    other = r.choice(
        (
            line,
            replace(line, description=line.description.upper()),
            replace(line, description=f" {line.description} "),
        )
    )
    also = frozenset(("P02", "P09"))
    return remade(book, added(book, project, other), "P04", also, other.description)


@plants("P05")
def not_payable(book: Clean, r: Random) -> Seed | None:
    project = book.project
    if project is None:
        return None
    text = r.choice(
        (
            *("Deductible VAT", "Bank charges", "Interest on loan", "Contingency", "Fines"),
            *("İndirilecek KDV", "Banka masrafları", "Faiz gideri", "Beklenmeyen giderler"),
            *("Recoverable VAT on equipment", "Exchange rate losses", "Gecikme cezası"),
        )
    )
    line = any_line(
        book,
        project,
        r,
        category="other_goods",
        description=text,
        quantity=Decimal(1),
        unit="lump",
        unit_cost=Decimal(r.randint(100, 900)),
        justification="Three offers were compared in writing for this line",
        useful_life_months=None,
        months_used=None,
        share_of_use=None,
    )
    return remade(book, added(book, project, line), "P05", frozenset(("P09",)), text)


@plants("P06")
def two_coordinators(book: Clean, r: Random) -> Seed | None:
    project = book.project
    if project is None or book.partner:
        return None
    kind = r.choice(("two", "none"))
    at = r.randrange(1, len(project.partners)) if kind == "two" else 0
    role = Role.COORDINATOR if kind == "two" else Role.BENEFICIARY
    partners = changed_row(project.partners, at, role=role)
    return remade(book, replace(project, partners=partners), "P06", frozenset(("R12",)), kind)


@plants("P08")
def full_price(book: Clean, r: Random) -> Seed | None:
    project = book.project
    if project is None:
        return None
    line = any_line(
        book,
        project,
        r,
        category="equipment",
        description=r.choice(("Server", "Laser cutter", "3B tarayıcı", "Vehicle for visits")),
        quantity=Decimal(1),
        unit="piece",
        unit_cost=Decimal(r.randint(12_000, 40_000)),
        justification="Needed for the tests of the new services, three offers compared",
        useful_life_months=None,
        months_used=None,
        share_of_use=None,
    )
    return remade(
        book, added(book, project, line), "P08", frozenset(("P09", "P01")), line.description
    )


@plants("R04")
def scale_of_a_rate(book: Clean, r: Random) -> Seed | None:
    """A column of rates in which one is a hundred times the others, or holds money."""
    if book.is_known:
        return None
    sheet = book.grid.sheets[-1].name
    total = Decimal(r.randint(20_000, 90_000))
    heads = r.choice(
        (("Reimbursement rate", "Finansman oranı"), ("Funding rate", "Oran"), ("Rate", "Oranı"))
    )
    head = heads[book.lang == "tr"]
    eu = {"en": "EU contribution", "tr": "AB katkısı"}[book.lang]
    cost = {"en": "Eligible costs", "tr": "Uygun maliyetler"}[book.lang]
    puts: list[Edit] = [
        Put(sheet, 12, i + 1, word) for i, word in enumerate(("Id", cost, head, eu))
    ]
    odd = r.randrange(4)
    for i in range(4):
        amount = total + 1000 * i
        rate: Decimal | str = Decimal("0.75")
        if i == odd:
            rate = r.choice((Decimal(75), amount * 3 / 4))
        puts += [
            Put(sheet, 13 + i, 1, f"P{i + 1}"),
            Put(sheet, 13 + i, 2, amount),
            Put(sheet, 13 + i, 3, rate),
            Put(sheet, 13 + i, 4, amount * 3 / 4),
        ]
    at = (At(sheet, Range(12, 3, 16, 3)),)
    return Seed("R04", tuple(puts), at, SUMS | {"C12"}, what=f"{head} {odd}")


@plants("P07")
def other_currency(book: Clean, r: Random) -> Seed | None:
    if book.is_known:
        return None
    block = r.choice(book.blocks)
    head = {
        "en": (
            "Amount (USD)",
            "Amount (kEUR)",
            "Amount (thousand EUR)",
            "Amount (PLN)",
            "Amount ($)",
        ),
        "tr": ("Tutar (TL)", "Tutar (bin avro)", "Tutar (USD)", "Tutar (TRY)", "Tutar (bin EUR)"),
    }[book.lang]
    text = r.choice(head)
    put = Put(block.sheet, block.first - 1, block.amount, text)
    at = (At(block.sheet, Range(1, block.amount, 99, block.amount)),)
    return Seed("P07", (put,), at, SUMS, what=text)


@plants("M01")
def nothing_to_judge(book: Clean, r: Random) -> Seed:
    """All numbers gone: a budget in words."""
    edits: list[Edit] = []
    for sheet in book.grid.sheets:
        for (row, column), content in sheet.cells.items():
            if book.is_known:
                continue
            if content.formula is not None or isinstance(content.value, Decimal):
                edits.append(Put(sheet.name, row, column, r.choice(("", "see annex", "-"))))
    if book.is_known:
        assert book.project is not None
        empty = replace(
            book.project, partners=(), costs=(), exchanges=(), funding=(), work_packages=()
        )
        from cofin.text import Lang
        from cofin.workbook.generate import generate, generate_partner_sheet

        make = generate_partner_sheet if book.partner else generate
        content_ = make(empty, rules(), Lang(book.lang))
        edits.append(Bytes(lambda _: content_))
    also = frozenset(("R12", "C11", "C13", "C01", "C06", "F07", "R03", "P06"))
    return Seed("M01", tuple(edits), also=also)


@plants("P06")
def other_identity_than_the_master(book: Clean, r: Random) -> Seed | None:
    """The partner's sheet calls itself otherwise than the coordinator's workbook."""
    project = book.project
    if project is None or not book.partner:
        return None
    at = partner_index(book, project, r)
    field, value = r.choice(
        (("name", "Another Organisation Ltd"), ("country", "FR"), ("short_name", "Someone"))
    )
    values: dict[str, object] = {field: value}
    if field == "country":
        values["region"] = "FR10"
    changed = replace(project, partners=changed_row(project.partners, at, **values))
    seed = remade(book, changed, "P06", RULES | {"P10"}, field)
    return replace(seed, master=built(project, "", book.lang))


@plants("P10")
def another_project(book: Clean, r: Random) -> Seed | None:
    """Work packages or the acronym of another project than the coordinator's."""
    project = book.project
    if project is None or not book.partner:
        return None
    kind = r.choice(("acronym", "packages"))
    if kind == "acronym":
        changed = replace(project, acronym=r.choice(("OLDNAME", "PROJE2", "TEST")))
    else:
        at = r.randrange(5)
        packages = changed_row(project.work_packages, at, title="A package of last year's call")
        changed = replace(project, work_packages=packages)
    seed = remade(book, changed, "P10", RULES | {"P06"}, kind)
    return replace(seed, master=built(project, "", book.lang))

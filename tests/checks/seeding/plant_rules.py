"""Budgets that break a rule of the call or common sense, calculated rightly (R, P, M).

The project is changed and the workbook made anew, as when the wrong thing was typed and the
spreadsheet calculated on.  Columns beyond our layout are planted in plain budgets.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from random import Random
from typing import Any

from cofin.a1 import Range
from cofin.core.calculate import calculate
from cofin.core.model import CostLine, FundingKind, Project, Role
from tests.checks.seeding.clean import Clean, built
from tests.checks.seeding.edits import Bytes, Edit, Put
from tests.checks.seeding.plant_cells import SUMS
from tests.checks.seeding.projects import rules
from tests.checks.seeding.seed import At, Seed, plants

Change = Callable[[Project], Project]

#: A budget that breaks a rule also has sources that no longer add up, and a rest.
RULES = frozenset(("R01", "R02", "R03", "R10", "R14", "P09", "P03"))


def remade(
    book: Clean, project: Project, code: str, also: frozenset[str] = frozenset(), what: str = ""
) -> Seed:
    """The same workbook of another project."""
    content = built(project, book.partner, book.lang)
    return Seed(code, (Bytes(lambda _: content),), also=also, what=what)


def own(book: Clean, rows: tuple[Any, ...]) -> list[int]:
    """Indices of the rows that the workbook shows."""
    return [i for i, row in enumerate(rows) if not book.partner or row.partner == book.partner]


def changed_row(rows: tuple[Any, ...], at: int, **values: object) -> tuple[Any, ...]:
    """The rows with another one in that place."""
    return (*rows[:at], replace(rows[at], **values), *rows[at + 1 :])


@plants("R01")
def asks_for_too_much(book: Clean, r: Random) -> Seed | None:
    project = book.project
    if project is None:
        return None
    at = _partner_index(book, project, r)
    most = calculate(project, rules()).partners[at].maximum_contribution
    asked = most + r.choice((Decimal("0.01"), Decimal(100), most))
    partners = changed_row(project.partners, at, requested=asked)
    return remade(book, replace(project, partners=partners), "R01", RULES, str(asked - most))


def _partner_index(book: Clean, project: Project, r: Random) -> int:
    ids = [partner.id for partner in project.partners]
    return ids.index(book.partner) if book.partner else r.randrange(len(ids))


@plants("R02")
def above_the_ceiling(book: Clean, r: Random) -> Seed | None:
    """Every partner asks for all that its costs allow: together more than the call pays."""
    project = book.project
    if project is None or book.partner:
        return None
    factor = r.choice((Decimal("2.5"), Decimal(3), Decimal(4)))
    costs = tuple(replace(line, unit_cost=line.unit_cost * factor) for line in project.costs)
    project = replace(project, costs=costs)
    figures = calculate(project, rules())
    if figures.totals.by_rate <= figures.totals.maximum_grant:
        return None
    partners = tuple(
        replace(partner, requested=figure.maximum_contribution)
        for partner, figure in zip(project.partners, figures.partners, strict=True)
    )
    project = added(book, replace(project, partners=partners))
    return remade(book, project, "R02", RULES | {"P08", "P05"}, str(factor))


@plants("R02")
def contribution_typed(book: Clean, r: Random) -> Seed | None:
    """More than the ceiling typed where the EU contribution is calculated."""
    if not book.is_known or book.partner:
        return None
    sheet, row, column = book.place("fig.totals.eu_contribution")
    typed = Decimal(r.randint(50_000_001, 90_000_000)) / 100
    also = SUMS | {"C04", "C05", "F07", "R01", "R03", "R07", "R08", "R14"}
    return Seed("R02", (Put(sheet, row, column, typed),), also=also, what=str(typed))


@plants("R03")
def sources_that_do_not_add_up(book: Clean, r: Random) -> Seed | None:
    project = book.project
    if project is None:
        return None
    at = r.choice(own(book, project.funding))
    source = project.funding[at]
    # A partner alone may bring more than it needs: the ceiling may cut its share.
    kind = r.choice(("less", "gone", "short") if book.partner else ("cent", "more", "less", "gone"))
    if kind == "gone":
        funding = (*project.funding[:at], *project.funding[at + 1 :])
    else:
        off = {
            "cent": Decimal("0.01"),
            "short": Decimal("-0.01"),
            "more": Decimal(500),
            "less": -source.amount / 2,
        }[kind]
        amount = (source.amount + off).quantize(Decimal("0.01"))
        funding = changed_row(project.funding, at, amount=amount)
    return remade(book, replace(project, funding=funding), "R03", what=kind)


@plants("R05")
def indirect_on_the_wrong_base(book: Clean, r: Random) -> Seed | None:
    if not book.is_known:
        return None
    sheet, row, column = book.place("out.budget.indirect")
    grid = book.grid.sheet(sheet)
    assert grid is not None

    def amount(field: str) -> Decimal:
        value = grid.cell(row, book.column(f"out.budget.{field}")).value
        assert isinstance(value, Decimal)
        return value

    right = amount("indirect")
    base = r.choice((amount("direct"), amount("personnel")))
    rate = r.choice((Decimal("0.07"), Decimal("0.25"), Decimal("0.15")))
    wrong = (base * rate).quantize(Decimal("0.01"))
    if abs(wrong - right) < 1:
        return None
    put = Put(sheet, row, column, wrong)
    also = SUMS | {"C04", "C05", "C08", "F07", "R07", "R01", "R03", "R08", "R14"}
    return Seed("R05", (put,), (At(sheet, Range(row, 1, row, 99)),), also, what=str(rate))


@plants("R10")
def profit(book: Clean, r: Random) -> Seed | None:
    project = book.project
    if project is None:
        return None
    at = r.choice(own(book, project.funding))
    partner = next(p for p in project.partners if p.id == project.funding[at].partner)
    partners = tuple(
        replace(p, legal_form="sme") if p.id == partner.id else p for p in project.partners
    )
    amount = Decimal(r.randint(400_000, 700_000))
    funding = changed_row(project.funding, at, source=FundingKind.RECEIPTS, amount=amount)
    changed = replace(project, funding=funding, partners=partners)
    return remade(book, changed, "R10", RULES | {"R12"}, str(amount))


@plants("R11")
def wrong_duration(book: Clean, r: Random) -> Seed | None:
    if book.project is None:
        return None
    months = r.choice((1, 12, 18, 19, 25, 26, 36, 48))
    project = replace(book.project, duration_months=months)
    return remade(book, project, "R11", frozenset(("A03", "P02")), str(months))


@plants("R12")
def consortium_too_small(book: Clean, r: Random) -> Seed | None:
    project = book.project
    if project is None or book.partner:
        return None
    kind = r.choice(("visits", "countries", "not eligible", "visits", "partners"))
    if kind == "visits":
        changed = replace(project, exchanges=project.exchanges[: r.randint(0, 2)])
    elif kind == "countries":
        same = project.partners[0]
        changed = replace(
            project,
            partners=tuple(
                replace(p, country=same.country, region=same.region) for p in project.partners
            ),
        )
    elif kind == "not eligible":
        country = r.choice(("US", "CN", "RU", "JP"))
        at = r.randrange(len(project.partners))
        changed = replace(
            project, partners=changed_row(project.partners, at, country=country, region="")
        )
    else:
        kept = tuple(replace(p) for p in project.partners[:2])
        ids = {p.id for p in kept}
        changed = replace(
            project,
            partners=kept,
            costs=tuple(c for c in project.costs if c.partner in ids),
            exchanges=tuple(e for e in project.exchanges if e.partner in ids),
            funding=tuple(f for f in project.funding if f.partner in ids),
            work_packages=tuple(replace(w, lead=kept[0].id) for w in project.work_packages),
        )
    return remade(book, changed, "R12", RULES, kind)


@plants("R14")
def money_left(book: Clean, r: Random) -> Seed | None:
    project = book.project
    if project is None:
        return None
    at = _partner_index(book, project, r)
    most = calculate(project, rules()).partners[at].maximum_contribution
    asked = most - r.choice((Decimal("50.00"), Decimal(1000), Decimal(5000)))
    partners = changed_row(project.partners, at, requested=asked)
    return remade(book, replace(project, partners=partners), "R14", RULES, str(asked))


def added(_book: Clean, project: Project, *lines: CostLine) -> Project:
    """With more lines, and one source more for each of them: the sums stay right."""
    changed = replace(project, costs=(*project.costs, *lines))
    rest = {each.id: each.gap for each in calculate(changed, rules()).partners}
    funding = list(project.funding)
    for i, source in enumerate(funding):
        funding[i] = replace(source, amount=source.amount + rest.pop(source.partner, 0))
    return replace(changed, funding=tuple(funding))


def any_line(book: Clean, project: Project, r: Random, **values: Any) -> CostLine:
    return replace(project.costs[r.choice(own(book, project.costs))], **values)


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
        (("Reimbursement rate", "Finansman oranı"), ("Funding rate", "Finansman oranı"))
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
    at = _partner_index(book, project, r)
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


@plants("R06")
def overheads_beside_the_flat_rate(book: Clean, r: Random) -> Seed | None:
    project = book.project
    if project is None:
        return None
    text = r.choice(
        (
            *("Overheads", "Indirect costs", "Overheads of the office", "Share of overheads"),
            *("Genel giderler", "Dolaylı maliyetler", "Ofis genel giderleri"),
        )
    )
    line = any_line(
        book,
        project,
        r,
        category="other_goods",
        description=text,
        quantity=Decimal(r.randint(6, 24)),
        unit="month",
        unit_cost=Decimal(r.randint(100, 300)),
        justification="Three offers were compared in writing for this line",
        useful_life_months=None,
        months_used=None,
        share_of_use=None,
    )
    also = frozenset(("P09", "P05", "P04"))
    return remade(book, added(book, project, line), "R06", also, text)

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
from cofin.core.model import CostLine, FundingKind, LegalForm, Project
from tests.whole.seeding.clean import Clean, built
from tests.whole.seeding.edits import Bytes, Put
from tests.whole.seeding.plant_cells import SUMS
from tests.whole.seeding.projects import rules
from tests.whole.seeding.seed import At, Seed, plants

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


@plants("R01")
def asks_for_too_much(book: Clean, r: Random) -> Seed | None:
    project = book.project
    if project is None:
        return None
    at = partner_index(book, project, r)
    most = calculate(project, rules()).partners[at].maximum_contribution
    asked = most + r.choice((Decimal("0.01"), Decimal(100), most))
    partners = changed_row(project.partners, at, requested=asked)
    return remade(book, replace(project, partners=partners), "R01", RULES, str(asked - most))


def partner_index(book: Clean, project: Project, r: Random) -> int:
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
        replace(p, legal_form=LegalForm.SME) if p.id == partner.id else p for p in project.partners
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
    at = partner_index(book, project, r)
    most = calculate(project, rules()).partners[at].maximum_contribution
    asked = most - r.choice((Decimal("50.00"), Decimal(1000), Decimal(5000)))
    partners = changed_row(project.partners, at, requested=asked)
    return remade(book, replace(project, partners=partners), "R14", RULES, str(asked))


@plants("R06")
def overheads_beside_the_flat_rate(book: Clean, r: Random) -> Seed | None:
    project = book.project
    if project is None:
        return None
    text = r.choice(
        (
            *("Overheads", "Indirect costs", "Overheads of the office", "Share of overheads"),
            *("Genel giderler", "Dolaylı maliyetler", "Ofis genel giderleri"),
            *("Office rent", "Rent of the office", "Ofis kirası", "Elektrik faturaları"),
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

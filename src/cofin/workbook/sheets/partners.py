"""The sheet Partners: who takes part, and what the call makes of where they are."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from cofin.core.criteria_standing import APPLICANTS
from cofin.core.model import Partner, Role
from cofin.workbook import layout
from cofin.workbook.canvas import Canvas, Stored
from cofin.workbook.plan import Plan, text
from cofin.workbook.standing import Row, standings
from cofin.workbook.state import (
    LARGEST,
    all_empty,
    any_empty,
    finer_than,
    first_problem,
    listed,
    no_number,
    not_listed,
    outside,
)
from cofin.workbook.table import Computed, DrawnTable, draw_table

NAME = "tblPartners"

_Make: TypeAlias = Callable[[Plan, int], str]


def draw(canvas: Canvas, plan: Plan) -> None:
    """Inputs, region category and country standing, and the helpers the checks count with."""
    canvas.open([c.width for c in layout.PARTNERS])
    block = plan.partners
    table = DrawnTable(NAME, "partner", block, layout.PARTNERS, _rows(plan), _computed(plan))
    draw_table(canvas, table, calculated=False)
    canvas.group(block.place["code"], block.place["new_country"], 9)
    heading = canvas.heading
    for key, names in (
        ("country", "list.countries"),
        ("role", "list.roles"),
        ("legal_form", "list.legal_forms"),
        ("platform", "list.platforms"),
    ):
        canvas.choose(block.local(key), names, heading("partner", key))
    canvas.only(
        block.local("requested"), "decimal", 0, 999_999_999.99, heading("partner", "requested")
    )
    canvas.states(block.local("status"), [plan.book.word("state.good")])
    canvas.protect()


def _rows(plan: Plan) -> list[dict[str, Stored]]:
    return [_row(plan, partner) for partner in plan.project.partners]


def _row(plan: Plan, partner: Partner) -> dict[str, Stored]:
    return {
        "id": partner.id,
        "name": partner.name,
        "short_name": partner.short_name,
        "country": partner.country,
        "region": partner.region,
        "role": plan.choice(partner.role),
        "legal_form": plan.choice(partner.legal_form),
        "platform": plan.choice(partner.platform),
        "requested": partner.requested,
    }


def _computed(plan: Plan) -> dict[str, Computed]:
    known = standings(plan)
    empty = Row()

    def stored(key: str, i: int) -> Stored:
        value: Stored = getattr(known[i] if i < len(known) else empty, key)
        return value

    def column(key: str, make: _Make) -> Computed:
        return Computed(lambda i: make(plan, i), lambda i: stored(key, i))

    return {key: column(key, make) for key, make in _FORMULAS.items()}


def _code(plan: Plan, i: int) -> str:
    country = plan.partners.here("country", i)
    return f'IF({country}="","",IF({country}="GR","EL",IF({country}="GB","UK",UPPER({country}))))'


def _country_state(plan: Plan, i: int) -> str:
    code = plan.partners.here("code", i)
    if "countries" not in plan.profile.tables:  # the call takes every country
        return f'IF({code}="","",{text(plan.book.word("standing.yes"))})'
    found = f"INDEX(list.country_states,MATCH({code},list.countries,0))"
    return f'IF({code}="","",IFERROR({found},{text(plan.book.word("standing.no"))}))'


def _region_category(plan: Plan, i: int) -> str:
    region = plan.partners.here("region", i)
    found = f"INDEX(list.region_categories,MATCH({region},list.regions,0))"
    return f'IF({region}="","",IFERROR({found},{text(plan.book.word("standing.region_unknown"))}))'


def _paid(plan: Plan, i: int) -> str:
    """1 for everybody listed but associated partners."""
    identity, role = plan.partners.here("id", i), plan.partners.here("role", i)
    unpaid = plan.quoted_choice(Role.ASSOCIATED_PARTNER)
    return f'IF(OR({identity}="",{role}={unpaid}),0,1)'


def _applicant(plan: Plan, i: int) -> str:
    """1 for coordinator and beneficiaries (``core.criteria_standing.APPLICANTS``)."""
    role = plan.partners.here("role", i)
    roles = ",".join(f"{role}={plan.quoted_choice(r)}" for r in APPLICANTS)
    return f'IF({plan.partners.here("id", i)}="",0,IF(OR({roles}),1,0))'


def _in_country(plan: Plan, i: int) -> str:
    """2 eligible, 1 not settled, 0 not eligible."""
    block = plan.partners
    if "countries" not in plan.profile.tables:
        return f'IF({block.here("id", i)}="",0,2)'
    found = f"INDEX(list.country_standings,MATCH({block.here('code', i)},list.countries,0))"
    return f'IF({block.here("id", i)}="",0,IFERROR({found},0))'


def _in_region(plan: Plan, i: int) -> str:
    """The lower of the country's standing and that of the region (2 supported, 1 unknown)."""
    block = plan.partners
    if "regions" not in plan.profile.tables:
        return "0"
    region, code, country = (
        block.here("region", i),
        block.here("code", i),
        block.here("in_country", i),
    )
    place = f"MATCH({region},list.regions,0)"
    mapped = f"COUNTIF(list.region_countries,{code})>0"
    own = f"IF(INDEX(list.region_countries,{place})={code},INDEX(list.region_standings,{place}),1)"
    standing = f"IF({mapped},IFERROR({own},1),0)"
    return f'IF({block.here("id", i)}="",0,MIN({country},{standing}))'


def _new_country(plan: Plan, i: int) -> str:
    """1 for the first applicant of each country."""
    block = plan.partners
    codes, applicants = block.local("code"), block.local("applicant")
    code, applicant = block.here("code", i), block.here("applicant", i)
    # no range ends in the own row: it would stay behind where the row is cut and inserted elsewhere
    earlier = f"({codes}={code})*({applicants}=1)*(ROW({codes})<ROW({code}))"
    return f"IF({applicant}=1,IF(SUMPRODUCT({earlier})=0,1,0),0)"


def _status(plan: Plan, i: int) -> str:
    block, word = plan.partners, plan.book.word

    def said(problem: str, key: str) -> str:
        return f"{word(f'column.partner_{key}')}: {word(f'state.{problem}')}"

    here = {c.key: block.here(c.key, i) for c in layout.PARTNERS if c.is_input}
    needed = [here[key] for key in ("id", "name", "country", "role")]
    requested, region = here["requested"], here["region"]
    odd = f'SUMPRODUCT(ISNUMBER(FIND({{"*","?","~"," ","-","."}},{here["id"]}))*1)>0'
    lists = (("role", "roles"), ("legal_form", "legal_forms"), ("platform", "platforms"))
    return first_problem(
        plan,
        [
            (all_empty(list(here.values())), ""),
            (any_empty(needed), word("state.partner_incomplete")),
            (f"OR(LEN({here['id']})>20,{odd})", said("id", "id")),
            (f"{listed(here['id'], block.local('id'))}>1", said("twice", "id")),
            (f"LEN({here['country']})<>2", said("country", "country")),
            (f'AND({region}<>"",LEN({region})<>4)', said("region", "region")),
            *(
                (not_listed(here[key], f"list.{names}"), said("listed", key))
                for key, names in lists
            ),
            (no_number(requested), said("number", "requested")),
            (outside(0, LARGEST, requested), said("size", "requested")),
            (finer_than(2, requested), said("decimals_2", "requested")),
        ],
    )


_FORMULAS: dict[str, _Make] = {
    "region_category": _region_category,
    "country_state": _country_state,
    "status": _status,
    "code": _code,
    "paid": _paid,
    "applicant": _applicant,
    "in_country": _in_country,
    "in_region": _in_region,
    "new_country": _new_country,
}

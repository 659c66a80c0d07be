"""The sheet Lists: what the drop-downs offer and the lookups find, one named column each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cofin.a1 import quoted_sheet
from cofin.core.criteria_standing import SUPPORTED_REGIONS, Standing
from cofin.core.model import FundingKind, LegalForm, Platform, Role
from cofin.money import BASIS_POINTS, euro, ratio
from cofin.rules.profile import Category
from cofin.rules.tables import countries, exchange_ceilings, regions
from cofin.workbook import anchors
from cofin.workbook.block import letters
from cofin.workbook.canvas import Canvas, Stored
from cofin.workbook.fingerprint import RECORD, record_of
from cofin.workbook.plan import Plan
from cofin.workbook.standing import country_key

FIRST = 4
GAP = 1
HEADING = 34  # points


@dataclass(frozen=True, slots=True)
class _List:
    name: str  # of the column, as list.<name>
    values: Sequence[Stored]
    style: str = "calc_text"


def draw(canvas: Canvas, plan: Plan) -> None:
    """Categories first (with their live rates), then every list side by side."""
    canvas.open([32, 22, 10, 12, 12, 14, 3])
    canvas.height(FIRST - 1, HEADING)
    _categories(canvas, plan)
    col = 1 + len(plan.categories.place) + GAP
    for group in _groups(plan):
        for column in group:
            _column(canvas, column, col)
            col += 1
        canvas.sheet.set_column(col, col, 3)
        col += GAP
    canvas.book.name("list.partners", plan.partners.column("id"))
    canvas.book.name("list.work_packages", plan.work_packages.column("id"))
    canvas.sheet.freeze_panes(FIRST, 0)
    block = plan.categories
    canvas.sheet.print_area(0, 0, block.first + block.rows - 1, max(block.place.values()))
    canvas.protect()


def record(canvas: Canvas, plan: Plan) -> None:
    """Where every sheet calculates and names stand, once all are drawn.

    What is lost or has moved can be told from it.
    """
    places = {
        key: (((row + 1, column + 1), text) for (row, column), text in each.formulas.items())
        for key, each in plan.book.canvases.items()
    }
    names = anchors.record_of(
        plan.book.places, {each.name: key for key, each in plan.book.canvases.items()}
    )
    records(canvas, plan, record_of(places), names)


def records(canvas: Canvas, plan: Plan, formulas: Sequence[str], names: Sequence[str]) -> None:
    """The columns of the record, right of all lists."""
    groups = _groups(plan)
    col = 1 + len(plan.categories.place) + GAP + sum(len(group) + GAP for group in groups)
    _column(canvas, _List(RECORD, formulas), col)
    _column(canvas, _List(anchors.RECORD, names), col + 1)


def _categories(canvas: Canvas, plan: Plan) -> None:
    block = plan.categories
    for key, col in block.place.items():
        canvas.word(FIRST - 1, col, f"column.list_{key}", "header")
    for i, category in enumerate((*plan.category_list, plan.profile.indirect)):
        row = block.row(i)
        canvas.put(row, block.place["label"], plan.label(category.key), "calc_text")
        canvas.put(row, block.place["key"], category.key, "calc_text")
        canvas.put(row, block.place["letter"], category.letter, "calc_text")
        canvas.put(row, block.place["form_column"], category.form_column, "calc_text")
        rate = ratio(plan.rules.rate(category.key), BASIS_POINTS)
        canvas.formula(row, block.place["rate"], rate_name(plan, category), rate, "calc_percent")
        canvas.put(row, block.place["in_base"], int(category.in_indirect_base), "calc_flag")
    for name, key in (("categories", "label"), ("category_bases", "in_base")):
        cells = block.local(key, 0, len(plan.category_list))
        canvas.book.name(f"list.{name}", f"{quoted_sheet(canvas.name)}!{cells}")


def rate_name(plan: Plan, category: Category) -> str:
    """The name of the cell with the rate of a category: its own, or the general one."""
    own = plan.rules.value("reimbursement_rate", category.key).category
    return f"rule.reimbursement_rate.{own}" if own else "rule.reimbursement_rate"


def _column(canvas: Canvas, column: _List, col: int) -> None:
    longest = max((len(str(value)) for value in column.values), default=0)
    canvas.sheet.set_column(col, col, min(34, max(11, longest + 2)))
    canvas.word(FIRST - 1, col, f"column.list_{column.name}", "header")
    values = column.values or [None]
    for i, value in enumerate(values):
        canvas.put(FIRST + i, col, value, column.style)
    letter = letters(col)
    area = f"${letter}${FIRST + 1}:${letter}${FIRST + len(values)}"
    canvas.book.name(f"list.{column.name}", f"{quoted_sheet(canvas.name)}!{area}")


def _groups(plan: Plan) -> list[list[_List]]:
    roles, forms, platforms, kinds = (
        [plan.choice(each) for each in choices]
        for choices in (Role, LegalForm, Platform, FundingKind)
    )
    activities = plan.profile.activities
    lang = plan.book.lang.value
    return [
        [_List("roles", roles)],
        [_List("legal_forms", forms)],
        [_List("platforms", platforms)],
        [_List("funding_kinds", kinds)],
        [_List("yes_no", [plan.flag(True), plan.flag(False)])],
        [
            _List("activities", [a.id for a in activities]),
            _List("activity_labels", [a.label[lang] for a in activities]),
            _List("activity_required", [int(a.required) for a in activities], "calc_count"),
        ],
        _countries(plan),
        _hosts(plan),
        _regions(plan),
    ]


def _countries(plan: Plan) -> list[_List]:
    table = plan.profile.tables.get("countries")
    rows = list(countries(table).values()) if table else []
    standing = {"yes": Standing.YES, "presumed": Standing.YES, "see_note": Standing.UNKNOWN}
    word, lang = plan.book.word, plan.book.lang.value
    return [
        _List("countries", [row.code for row in rows]),
        _List("country_names", [row.name[lang] for row in rows]),
        _List("country_states", [word(f"standing.{country_key(row)}") for row in rows]),
        _List(
            "country_standings", [int(standing.get(row.eligible, 0)) for row in rows], "calc_count"
        ),
    ]


def _hosts(plan: Plan) -> list[_List]:
    table = plan.profile.tables.get("exchanges")
    rows = list(exchange_ceilings(table).values()) if table else []
    word = plan.book.word
    return [
        _List("hosts", [row.host_country for row in rows]),
        _List("host_full", [euro(row.full) for row in rows], "calc_money"),
        _List("host_half", [euro(row.half) for row in rows], "calc_money"),
        _List("host_status", [word(f"standing.{row.status.value}") for row in rows]),
    ]


def _regions(plan: Plan) -> list[_List]:
    table = plan.profile.tables.get("regions")
    rows = list(regions(table).items()) if table else []
    word = plan.book.word
    supported = [
        int(Standing.YES if row.category in SUPPORTED_REGIONS else Standing.NO) for _, row in rows
    ]
    return [
        _List("regions", [code for code, _ in rows]),
        _List("region_names", [row.name for _, row in rows]),
        _List("region_countries", [row.country for _, row in rows]),
        _List("region_categories", [word(f"standing.{row.category}") for _, row in rows]),
        _List("region_standings", supported, "calc_count"),
        _List("region_status", [word(f"standing.{row.status.value}") for _, row in rows]),
    ]

"""Where everything stands in the consortium workbook: sheets, tables, columns, as data.

One truth for writing and, through the defined names made from it, for reading.  Columns
that carry a field of ``core.schema`` are inputs; all others are computed.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

LAYOUT_VERSION = 1


class BookKind(StrEnum):
    """What a workbook of cofin's layout is."""

    CONSORTIUM = "consortium"
    PARTNER_SHEET = "partner-sheet"


#: Sheets in their order; the words are ``sheet.<key>`` in the texts.
SHEETS = (
    "start",
    "project",
    "partners",
    "work_packages",
    "costs",
    "exchanges",
    "funding",
    "budget",
    "by_work_package",
    "matrix",
    "cofinancing",
    "envelopes",
    "checks",
    "rules",
    "allocation",
    "lists",
)

#: Last, and only in a budget that was merged from partner sheets.
RECORD_SHEET = "record"

#: Printed on A3: their rows are too wide to be read on A4.
WIDE_SHEETS = ("costs",)

#: Sheets of amounts: the line below the title says their currency.
MONEY_SHEETS = (
    "costs",
    "exchanges",
    "funding",
    "budget",
    "by_work_package",
    "matrix",
    "cofinancing",
    "envelopes",
    "allocation",
)

#: Sheets of a partner sheet; the others need the whole consortium.
PARTNER_SHEETS = tuple(key for key in SHEETS if key not in ("matrix", "envelopes"))

INPUT_SHEETS = ("project", "partners", "work_packages", "costs", "exchanges", "funding")


@dataclass(frozen=True, slots=True)
class Col:
    """A column: its key, its width in characters, the style of its cells, what it is for."""

    key: str
    width: float
    style: str
    is_input: bool = False
    is_helper: bool = False  # goes into a collapsed outline group


def _input(key: str, width: float, style: str = "input_text") -> Col:
    return Col(key, width, style, is_input=True)


def _helper(key: str, width: float = 12) -> Col:
    return Col(key, width, "helper", is_helper=True)


PARTNERS = (
    _input("id", 9, "input_id"),
    _input("name", 38, "input_words"),
    _input("short_name", 18, "input_name"),
    _input("country", 9),
    _input("region", 12),
    _input("role", 19),
    _input("legal_form", 21),
    _input("platform", 14),
    _input("requested", 14, "input_money"),
    Col("region_category", 19, "calc_text"),
    Col("country_state", 20, "calc_text"),
    Col("status", 22, "calc_state"),
    _helper("code", 8),
    _helper("paid", 9),
    _helper("applicant", 9),
    _helper("in_country", 9),
    _helper("in_region", 9),
    _helper("new_country", 9),
)

WORK_PACKAGES = (
    _input("id", 9, "input_id"),
    _input("title", 46, "input_words"),
    _input("lead", 10, "input_id"),
    _input("start_month", 9, "input_count"),
    _input("end_month", 9, "input_count"),
    _input("activity", 10),
    Col("eligible", 14, "calc_money"),
    Col("status", 24, "calc_state"),
    _helper("outside", 9),
    _helper("undated", 9),
)

COSTS = (
    Col("number", 6, "calc_count"),
    _input("partner", 10, "input_id"),
    _input("work_package", 10, "input_id"),
    _input("category", 31),
    _input("description", 40, "input_words"),
    _input("quantity", 10, "input_number"),
    _input("unit", 14),
    _input("unit_cost", 13, "input_number"),
    Col("amount", 14, "calc_line"),
    _input("eligible", 9),
    _input("reason", 22, "input_words"),
    Col("eligible_amount", 14, "calc_line"),
    Col("ineligible_amount", 13, "calc_line"),
    Col("status", 26, "calc_state"),
    _input("justification", 34, "input_words"),
    _input("useful_life_months", 10, "input_count"),
    _input("months_used", 10, "input_count"),
    _input("share_of_use", 10, "input_percent"),
)

EXCHANGES = (
    Col("number", 6, "calc_count"),
    _input("partner", 10, "input_id"),
    _input("work_package", 10, "input_id"),
    _input("count", 9, "input_count"),
    _input("host_country", 10),
    _input("working_days", 10, "input_count"),
    _input("distance_km", 10, "input_count"),
    _input("sme_involved", 10),
    _input("outside_partnership", 13),
    Col("lump_sum", 13, "calc_line"),
    Col("halved", 9, "calc_text"),
    Col("amount", 14, "calc_line"),
    Col("eligible_amount", 14, "calc_line"),
    Col("ineligible_amount", 13, "calc_line"),
    Col("counted", 10, "calc_count"),
    Col("status", 30, "calc_state"),
)

FUNDING = (
    Col("number", 6, "calc_count"),
    _input("partner", 10, "input_id"),
    _input("source", 18),
    _input("name", 42, "input_words"),
    _input("amount", 15, "input_money"),
    Col("status", 26, "calc_state"),
)

FUNDING_KINDS = ("own", "public", "private", "in-kind", "receipts")

COFINANCING = (
    Col("id", 8, "calc_id"),
    Col("name", 24, "calc_wrapped"),
    Col("eligible", 13, "calc_money"),
    Col("maximum", 13, "calc_money"),
    Col("requested", 13, "calc_money"),
    Col("weight", 13, "calc_money"),
    Col("eu", 13, "calc_money_bold"),
    Col("cofinancing", 13, "calc_money"),
    Col("ineligible", 13, "calc_money"),
    Col("to_finance", 13, "calc_money_bold"),
    Col("own", 13, "calc_money"),
    Col("public", 13, "calc_money"),
    Col("private", 13, "calc_money"),
    Col("in_kind", 13, "calc_money"),
    Col("receipts", 13, "calc_money"),
    Col("gap", 13, "calc_money"),
    Col("effective_rate", 10, "calc_percent"),
)

#: Helper columns of a largest-remainder allocation, see ``arithmetic``.
DIVISION = ("x0", "q0", "r0", "x1", "q1", "r1", "x2", "q2", "r2", "floor", "rank", "share")

#: Helper columns of the maximum contribution: exact numerator, floor, remainder, rank.
MAXIMUM = ("exact", "whole", "rest", "rest_rank", "counted_receipts", "weight_cents")

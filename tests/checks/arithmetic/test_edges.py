"""Borders of the checks on arithmetic and rules: what is too little to judge, and what is not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from cofin.checks.run import run_checks
from cofin.checks.subject import FileKind, Subject
from cofin.checks.tables.tables import seen_tables
from cofin.core.calculate import calculate
from cofin.rules.profile import CallRules, DatedValue, Source, Status
from tests.checks.card_examples import subject_of_example
from tests.checks.structure.examples import Rows

PARTNER = (
    "personnel",
    "subcontracting",
    "third_party_support",
    "travel",
    "equipment",
    "other_goods",
)


def cells(code: str, subject: Subject) -> list[tuple[str, str]]:
    return [(f.cell, f.expected) for f in run_checks(subject, only=[code]).findings]


def of(code: str, *rows: list[Any], **more: Any) -> list[tuple[str, str]]:
    return cells(code, subject_of_example({"sheet": list(rows), **more}))


def with_rules(subject: Subject, **values: Any) -> Subject:
    """The same project under rules with other values, also of choices."""
    rules = subject.rules
    assert rules is not None
    assert subject.project is not None
    source = Source("example", "Example")
    replaced: Mapping[tuple[str, str], DatedValue] = {
        (key, ""): DatedValue(value, rules.on, source, "", Status.VERIFIED)
        for key, value in values.items()
    }
    changed: CallRules = replace(rules, replaced=replaced)
    return replace(subject, rules=changed, result=calculate(subject.project, changed))


def partner_figures(amounts: list[Any], **others: str) -> dict[str, Any]:
    """An example with the categories of P1 in A1:F1 and other figures in named cells."""
    names = {
        f"fig.partners.P1.categories.{key}": f"Budget!{'ABCDEF'[i]}1"
        for i, key in enumerate(PARTNER)
    }
    told = {f"fig.partners.P1.{key}": f"Budget!{cell}" for key, cell in others.items()}
    scalars = {"fig.partners.P1.eligible": "Budget!Z1", **names, **told}
    return {"change": [], "sheet": [amounts], "scalars": scalars}


# ---------------------------------------------------------------------------- rows


def test_one_row_is_believed_when_its_headings_leave_no_doubt() -> None:
    head = ["Item", "Quantity", "Unit cost", "Amount"]
    assert of("A01", head, ["a", 4, 25, 110]) == [("D2", "100.00")]
    assert of("A01", head, ["a", 4, 25, 0.1]) == []  # thousands
    three = [["a", 4, 25, 7], ["b", 4, 5, 8], ["c", 1, 5, 9]]
    assert of("A01", head, *three) == []  # another relation


def test_total_rows_and_sums_are_no_products() -> None:
    head = ["Item", "Quantity", "Unit cost", "Amount"]
    rows = [
        ["a", 1, 10, 10],
        ["b", 2, 10, 20],
        ["Total", 3, 10, 30],
        ["c", 3, 5, "=SUM(D2:D3) -> 30"],
    ]
    assert of("A01", head, *rows) == []


def test_a_known_layout_without_the_columns_has_no_rows_to_judge() -> None:
    example = {"sheet": [["x"]], "columns": {"cost.quantity": "Budget!A1:A1"}}
    assert cells("A01", subject_of_example(example)) == []
    lost = {
        "cost.quantity": "Budget!A1:A1",
        "cost.unit_cost": "Gone!A1:A1",
        "cost.amount": "Gone!B1:B1",
    }
    assert cells("A01", subject_of_example({"sheet": [["x"]], "columns": lost})) == []


def test_parts_of_a_row_add_up_to_an_amount_that_is_wrong() -> None:
    """The amount is one finding; its parts are a second one only when they differ from it."""
    columns = {
        "cost.amount": "Cost lines!T2:T13",
        "cost.eligible_amount": "Cost lines!U2:U13",
        "cost.ineligible_amount": "Cost lines!V2:V13",
    }
    for eligible, expected in ((35000, []), (34000, [("U2", "35000.00")])):
        put = {"Cost lines!T2": 35000, "Cost lines!U2": eligible, "Cost lines!V2": 0}
        example = {"change": [], "columns": columns, "cells": put, "sheets": {"Cost lines": [[]]}}
        assert cells("A01", subject_of_example(example)) == expected


# ---------------------------------------------------------------------------- tables


def test_periods_in_the_heading_are_no_amounts() -> None:
    rows = [["Item", 2022, 2023, "Total"], ["a", 10, 20, 30], ["b", 5, 5, 11]]
    assert of("A03", *rows) == [("D3", "10.00")]
    months = [["Item", 1, 2, 3, "Total"], ["a", 10, 20, 30, 60], ["b", 5, 5, 1, 12]]
    assert of("A02", *months) == []
    assert of("A03", *months) == [("E3", "11.00")]


def test_rows_that_look_like_headings_and_are_none() -> None:
    def first_rows(*rows: list[Any]) -> list[int]:
        subject = subject_of_example({"sheet": list(rows)})
        return [table.rows[0].number for table in seen_tables(subject)]

    assert first_rows(["a", "b", 5, 7], ["c", "d", 6, 8]) == [1]
    assert first_rows(["Total", "n/a", ""], ["a", 5, 6]) == [2]
    assert first_rows(["a", "1.500,00"], ["b", 6]) == [2]
    assert first_rows(["Title", "of the page"], ["a", "b"], ["c", "d"], ["e", "f"], ["g", 5]) == [5]
    assert first_rows(["Notes", "and words"]) == []


def test_totals_of_prices_and_of_quantities_are_no_sums() -> None:
    rows: Rows = [["Item", "Trips", "Unit cost"], ["a", 2, 100], ["b", 3, 200], ["Total", 9, 250]]
    assert of("A02", *rows) == []
    assert of("A04", *rows) == []
    months: Rows = [["Person", "Person-months"], ["a", 2], ["b", 3], ["Total", 9]]
    assert of("A04", *months) == [("B4", "5.00")]


def test_rows_of_periods_and_of_work_packages() -> None:
    assert of("A03", ["Period", "Costs"], ["Year 1", 10], ["Year 2", 20], ["Total", 31]) == [
        ("B4", "30.00")
    ]
    assert of("A04", ["Work package", "Costs"], ["WP1", 10], ["WP2", 20], ["Total", 31]) == [
        ("B4", "30.00")
    ]


def test_a_total_of_nothing_says_nothing() -> None:
    assert of("A02", ["Item", "Amount"], ["a", 0], ["b", 0], ["Total", 0]) == []
    assert of("A02", ["Item", "Amount"], ["a", 5], ["Total", 7]) == []


def test_shares_across_a_row() -> None:
    head = ["Person", "WP1", "WP2", "Total %"]
    assert of("A07", head, ["a", 60, 40, 100], ["b", 50, 48, 98], ["Total", 110, 88, 198]) == [
        ("D3", "100 %")
    ]
    assert of("A07", ["Partner", "Share %"], ["a", 40], ["b", 35], ["c", 24.9]) == [("B4", "100 %")]
    assert of("A07", ["Partner", "Share %"], ["a", 40], ["b", 35], ["c", 20]) == []


# ---------------------------------------------------------------------------- rules


def test_a_rate_that_binds_the_project_gives_each_partner_one_cent_or_the_other() -> None:
    """100.01 at 75 %: 75.0075."""
    for maximum, wrong in ((75, []), (75.01, []), (75.02, ["R01"]), (74.99, ["R14"])):
        amounts = [100.01, 0, 0, 0, 0, 0, 0, maximum]
        example = partner_figures(amounts, indirect="G1", maximum_contribution="H1")
        subject = with_rules(subject_of_example(example), rate_scope="project")
        found = [
            code for code in ("R01", "R14") for cell, _ in cells(code, subject) if cell == "H1"
        ]
        assert found == wrong


def test_figures_of_which_a_part_is_missing_are_not_judged() -> None:
    example = partner_figures([100, 0, 0, 0, 0, 0, 9, 99], indirect="G1", maximum_contribution="H1")
    del example["scalars"]["fig.partners.P1.categories.travel"]
    subject = subject_of_example(example)
    assert [cells(code, subject) for code in ("R01", "R05", "R14")] == [[], [], []]


def test_indirect_costs_that_fit_no_base() -> None:
    example = partner_figures([100, 50, 0, 0, 0, 0, 8.88], indirect="G1")
    (finding,) = run_checks(subject_of_example(example), only=["R05"]).findings
    reason = finding.values["reason"]
    assert isinstance(reason, Mapping)
    assert "no usual base" in reason["en"]


def test_indirect_costs_beside_direct_costs_that_are_not_told_apart() -> None:
    told: dict[str, Any] = {"change": [], "kind": "other"}
    one = [["Direct costs", 1000], ["Indirect costs", 70]]
    assert of("R05", *one, **told) == []
    assert of("R05", *one[:1], ["Indirect costs", 90], **told) == []  # nobody knows the base
    assert of("R05", *one[:1], ["Indirect costs", 0], **told) == [("B2", "")]
    assert of("R05", ["Direct costs", 0], ["Indirect costs", 5], **told) == []


def test_the_limit_of_a_category_stands_at_its_figure() -> None:
    example = partner_figures([1])
    example["rules"] = {"category_maximum_share.subcontracting": 0.05}
    found = run_checks(subject_of_example(example), only=["R09"]).findings
    assert [(f.cell, f.label) for f in found] == [("B1", "P1")]


def test_the_limit_of_the_exchanges_alone_has_no_line() -> None:
    told = {"change": [], "rules": {"category_maximum_share.third_party_support": 0.05}}
    found = run_checks(subject_of_example(told), only=["R09"]).findings
    assert {f.place for f in found} == {""}


def test_without_a_project_there_is_nothing_to_limit() -> None:
    subject = Subject("empty.xlsx", FileKind.OTHER)
    codes = [f"R{n:02}" for n in range(1, 15)] + [f"A{n:02}" for n in range(1, 8)]
    assert run_checks(subject, only=codes).findings == ()


def test_the_sheet_of_a_partner_without_costs_needs_no_sources() -> None:
    change = [{"at": ["cost", n], "delete": True} for n in (9, 10, 11, 12)]
    change += [{"at": ["exchange", 3], "delete": True}, {"at": ["funding", 4], "delete": True}]
    assert cells("R03", subject_of_example({"change": change, "kind": "partner-sheet"})) == []


def test_unknown_conditions_are_left_to_the_consortium() -> None:
    change = [
        {"at": ["partner", 2, "country"], "is": "UK"},
        {"at": ["partner", 2, "region"], "is": ""},
    ]
    assert cells("R12", subject_of_example({"change": change, "kind": "partner-sheet"})) == []
    assert cells("R12", subject_of_example({"change": change})) != []


def test_a_layout_in_another_language_repeats_nothing_that_we_know() -> None:
    example = {
        "change": [],
        "sheet": [["Eligible costs"], [5]],
        "scalars": {"fig.totals.eligible": "Budget!C1"},
    }
    assert cells("A05", subject_of_example({**example, "lang": "fr"})) == []
    assert cells("A05", subject_of_example(example)) == []  # the figure itself is not there


def test_the_tiles_of_a_partner_sheet_show_its_own_figures() -> None:
    example = partner_figures([100], eligible="A1")
    example["sheet"] = [[100], ["Eligible costs"], [90]]
    assert cells("A05", subject_of_example(example)) == [("A3", "100.00")]


def test_a_ceiling_typed_and_a_contribution_above_it() -> None:
    example = {
        "change": [],
        "sheet": [[500001]],
        "scalars": {"fig.totals.eu_contribution": "Budget!A1"},
    }
    assert cells("R02", subject_of_example(example)) == [("A1", "500000.00")]
    assert cells("R02", subject_of_example({**example, "kind": "partner-sheet"})) == []

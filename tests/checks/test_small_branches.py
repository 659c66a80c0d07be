"""What is looked at, and is right after all: no finding where a person would see none."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from cofin.checks.file.stale import shown
from cofin.checks.registry import check, functions
from cofin.checks.report.accept import read_acceptances
from cofin.errors import InputError
from cofin.grid import CellError, Grid
from tests.checks.arithmetic.test_edges import cells, of, partner_figures, with_rules
from tests.checks.card_examples import subject_of_example
from tests.checks.structure.examples import Rows


def test_an_acceptance_that_is_no_table_is_named() -> None:
    with pytest.raises(InputError) as error:
        read_acceptances(b"accept = [1]", "cofin.accept.toml")
    assert [p.code for p in error.value.problems] == ["check.accept_no_table"]
    with pytest.raises(InputError) as error:
        read_acceptances(b'[[accept]]\ncode = "A01"\nreason = "x"\ncel = "A1"', "x")
    assert [(p.where, p.code) for p in error.value.problems] == [
        ("accept[1].cel", "check.accept_unknown")
    ]


def test_a_code_has_one_function() -> None:
    assert "A09" in functions()
    with pytest.raises(ValueError, match="two functions for A09"):
        check("A09")(lambda _subject: iter(()))


def test_years_that_have_nothing_to_do_with_the_amount_beside_them() -> None:
    rows: Rows = [
        ["Item", "Amount", "Year 1", "Year 2"],
        ["a", 30, 1, 2],
        ["b", 7, 3, 9],
        ["c", 9, 8, 4],
    ]
    assert of("A03", *rows) == []


def test_the_largest_figure_of_a_sheet_is_its_total_wherever_it_stands() -> None:
    """Two sheets with a partner's figures after the sheet's own."""
    detail = [["Eligible costs", 60], ["EU contribution", 45]]
    detail += [["Eligible costs", 40], ["EU contribution", 30]]
    cover = [["Eligible costs", 120], ["EU contribution", 90]]
    sheets = {"Cover": cover, "One": detail, "Two": detail}
    assert cells("A05", subject_of_example({"sheets": sheets})) == []


def test_a_total_of_which_only_one_part_is_told() -> None:
    example = partner_figures([100], ineligible="G1")
    assert cells("A02", subject_of_example(example)) == []


def test_a_duration_that_none_can_be() -> None:
    rows: Rows = [
        ["Item", "Year 1", "Year 2"],
        ["Duration (months)", 500],
        ["a", 5, 6],
        ["b", 1, 2],
    ]
    assert of("A03", *rows) == []


def test_a_period_behind_the_end_in_which_nothing_is_spent() -> None:
    head = ["Item", "Year 1", "Year 2", "Year 3"]
    months = ["Duration (months)", 24]
    assert of("A03", head, months, ["a", 5, 6, 0], ["b", 1, 2, 0]) == []


def test_without_a_call_and_without_sheets_nothing_is_repeated() -> None:
    subject = subject_of_example(partner_figures([100], eligible="A1"))
    assert cells("A05", replace(subject, profile=None)) == []
    assert cells("A05", replace(subject, profile=None, grid=Grid())) == []


def test_a_row_that_is_not_rounded_is_no_wrong_product() -> None:
    """It is C10's finding."""
    head = ["Item", "Quantity", "Unit cost", "Amount"]
    rounded = [[f"r{n}", 1.5, 10.01, 15.02] for n in range(6)]
    assert of("A01", head, *rounded, ["fraction", 1.5, 10.01, 15.015]) == []


def test_a_share_alone_above_a_total_adds_up_to_nothing() -> None:
    assert of("A07", ["Partner", "Share %"], ["a", 90], ["Total", 90]) == []


def test_a_sum_of_cells_elsewhere_is_no_heading_of_the_rows_below() -> None:
    rows: list[list[Any]] = [["Item", "Costs"], ["Personnel", "=SUM(D1:D2) -> 9"]]
    rows += [["a", 5], ["b", 7], ["Total", 21]]
    assert of("A02", *rows) == []


def test_words_far_above_numbers_are_no_heading() -> None:
    rows: list[list[Any]] = [["Item", "Costs"], [], [], [], [], ["a", 5], ["b", 7], ["Total", 13]]
    assert of("A02", *rows) == []


def test_requests_of_all_partners_below_the_ceiling() -> None:
    change = [{"at": ["partner", n, "requested"], "is": 1000} for n in range(1, 4)]
    assert cells("R02", subject_of_example({"change": change})) == []


def test_a_fixed_total_that_is_met() -> None:
    subject = subject_of_example({"change": []})
    assert subject.result is not None
    met = with_rules(subject, fixed_total=subject.result.totals.eligible)
    assert cells("R13", met) == []
    assert cells("R13", with_rules(subject, fixed_total=1)) != []


def test_indirect_costs_of_nothing_beside_a_flat_rate() -> None:
    rows: list[list[Any]] = [["Item", "Costs"], ["Personnel", 100], ["Indirect costs: rent", 0]]
    assert of("R06", *rows, ["Indirect costs 7 %", 7], ["Total", 107]) == []


def test_a_partner_whose_money_is_on_another_sheet() -> None:
    """A partner sheet names all partners and has the costs of one."""
    subject = subject_of_example({"change": [], "kind": "partner-sheet"})
    assert subject.result is not None
    first, *others = subject.result.partners
    nothing: dict[str, Any] = {"eligible": first.eligible * 0, "ineligible": first.ineligible * 0}
    empty = replace(first, **nothing, funding={}, gap=first.eligible)
    result = replace(subject.result, partners=(empty, *others))
    assert cells("R03", replace(subject, result=result)) == []


def test_without_rules_nothing_contradicts_them() -> None:
    subject = subject_of_example({"change": []})
    assert cells("M03", replace(subject, rules=None)) == []


def test_a_call_that_expects_no_number_of_projects_contradicts_nothing() -> None:
    subject = subject_of_example({"change": []})
    assert subject.rules is not None
    profile = subject.rules.profile
    known = {k: v for k, v in profile.parameters.items() if k != "expected_projects"}
    rules = replace(subject.rules, profile=replace(profile, parameters=known))
    assert cells("M03", replace(subject, rules=rules)) == []


def test_a_row_with_one_figure_alone_is_no_group() -> None:
    rows: Rows = [["Partner", "Eligible costs", "EU contribution"], ["a", 100, 80], ["b", 100, ""]]
    assert of("R01", *rows, change=[], kind="other") == [("C2", "75.00")]


def test_quantities_are_added_up_in_one_table_and_not_in_the_next() -> None:
    rows: list[list[Any]] = [["Item", "Quantity", "Costs"], ["a", 1, 10], ["b", 2, 20]]
    rows += [["Total", 3, 30], ["c", 1, 5], ["d", 2, 5], ["Total", 9, 10]]
    assert of("A02", *rows) == []


def test_results_are_shown_as_a_spreadsheet_shows_them() -> None:
    values = (None, CellError("#REF!"), True, Decimal("2.50"), "word")
    assert [shown(value) for value in values] == ["", "#REF!", "TRUE", "2.5", "word"]


def test_a_formula_over_several_sheets_that_reads_itself() -> None:
    sheets = {"A": [["=SUM(A:B!A1:A3) -> 3"], [1], [2]], "B": [[1], [2], [3]]}
    assert cells("A08", subject_of_example({"sheets": sheets})) != []


def test_a_figure_told_twice_in_a_row_belongs_to_the_group_that_follows() -> None:
    rows = [["Eligible costs", 100], ["Eligible costs", 60], ["EU contribution", 50]]
    assert of("R01", *rows, change=[], kind="other") == [("B3", "45.00")]

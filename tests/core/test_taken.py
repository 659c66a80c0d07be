"""What Python code may give for a word or a number of a row, and what is refused."""

from __future__ import annotations

import ast
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy
import pytest

import cofin
from cofin import CostLine, FundingKind, FundingSource, LegalForm, Partner, Platform, Role
from cofin.core import model, rows


def refusal(make: Any, *given: Any, **named: Any) -> str:
    with pytest.raises(cofin.InputError) as caught:
        make(*given, **named)
    return str(caught.value)


def partner(**given: Any) -> Partner:
    return Partner(**{"id": "P1", "name": "A", "country": "TR", "role": "coordinator"} | given)


def test_words_of_a_project_file_become_members() -> None:
    made = partner(role="associated-partner", legal_form="non-profit", platform="applied")
    assert (made.role, made.legal_form, made.platform) == (
        Role.ASSOCIATED_PARTNER,
        LegalForm.NON_PROFIT,
        Platform.APPLIED,
    )
    assert type(made.role) is Role
    source = FundingSource("P1", "receipts", Decimal(1))
    assert source.source is FundingKind.RECEIPTS


def test_a_wrong_word_is_refused_with_those_that_are_right() -> None:
    said = refusal(partner, role="coordinatr")
    assert "Partner.role" in said
    assert "coordinator, beneficiary, affiliated-entity, associated-partner" in said
    assert 'Did you mean "coordinator"?' in said


def test_every_field_that_is_wrong_is_named() -> None:
    said = refusal(partner, role=1, platform="x", requested="12.00")
    assert all(f"Partner.{field}" in said for field in ("role", "platform", "requested"))
    assert said.startswith('Partner("P1", "A", ...): 3 problem(s)')


def test_another_kind_of_source_is_refused() -> None:
    assert "own, public, private, in-kind, receipts" in refusal(FundingSource, "P1", "reciepts", 1)


@pytest.mark.parametrize(
    ("given", "exact"),
    [(3, "3"), (0.1, "0.1"), (1e-4, "0.0001"), (1234.56, "1234.56"), (Decimal("1.10"), "1.10")],
)
def test_a_number_is_taken_exactly(given: Any, exact: str) -> None:
    line = CostLine("P1", "WP1", "travel", "d", given, given, share_of_use=given)
    assert all(
        type(each) is Decimal and str(each) == exact
        for each in (line.quantity, line.unit_cost, line.share_of_use)
    )
    assert str(FundingSource("P1", FundingKind.OWN, given).amount) == exact
    assert str(cofin.Override("maximum_grant", given, "because").value) == exact
    assert str(partner(requested=given).requested) == exact


@pytest.mark.parametrize("given", ["1", "1.234,56", None, True, float("nan"), float("inf"), [1]])
def test_what_is_no_number_is_refused(given: Any) -> None:
    assert "CostLine.quantity" in refusal(CostLine, "P1", "WP1", "travel", "d", given, Decimal(1))
    assert "CostLine.unit_cost" in refusal(CostLine, "P1", "WP1", "travel", "d", Decimal(1), given)
    assert "Override.value" in refusal(cofin.Override, "maximum_grant", given, "because")
    assert "FundingSource.amount" in refusal(FundingSource, "P1", FundingKind.OWN, given)


def test_a_changed_copy_is_taken_in_the_same_way() -> None:
    assert replace(partner(), role="beneficiary").role is Role.BENEFICIARY  # type: ignore[arg-type]
    with pytest.raises(cofin.InputError):
        replace(partner(), role="nobody")  # type: ignore[arg-type]


def test_a_row_of_ones_own_class_is_a_row() -> None:
    class Mine(CostLine):
        pass

    assert Mine("P1", "WP1", "travel", "d", 2, 3).quantity == 2


def test_lists_become_tuples() -> None:
    project = cofin.Project("c", "A", partners=[partner()])
    assert project.partners == (partner(),)


@pytest.mark.parametrize("given", [36.0, Decimal(36), Decimal("36.0"), numpy.int64(36), 36])
def test_a_whole_number_is_one_in_any_kind_of_number(given: Any) -> None:
    line = CostLine(
        "P1", "WP1", "equipment", "d", Decimal(1), Decimal(1),
        useful_life_months=given, months_used=given,
    )  # fmt: skip
    visit = cofin.Exchange("P1", "WP1", given, "DE", given, given)
    package = cofin.WorkPackage("WP1", "Work", start_month=given, end_month=given)
    project = cofin.Project("c", "A", duration_months=given)
    found = (
        *(line.useful_life_months, line.months_used, project.duration_months),
        *(visit.count, visit.working_days, visit.distance_km),
        *(package.start_month, package.end_month),
    )
    assert [(type(each), each) for each in found] == [(int, 36)] * 8


@pytest.mark.parametrize(
    "given",
    [36.5, "36", True, float("nan"), float("inf"), Decimal("sNaN"), Decimal("1E+999999"), [36]],
)
def test_what_is_no_whole_number_stays_to_be_judged(given: Any) -> None:
    package = cofin.WorkPackage("WP1", "Work", start_month=given)
    project = cofin.Project("c", "A", work_packages=[package], duration_months=given)
    assert project.duration_months is given
    assert package.start_month is given
    rules = cofin.load_rules("cos-cluster-2020-3-03")
    wrong = {
        each.where for each in cofin.problems_of(replace(project, call=rules.profile.id), rules)
    }
    assert {"project.duration_months", "work_package[1].start_month"} <= wrong


@pytest.mark.parametrize("given", [True, False])
def test_true_and_false_may_be_those_of_numpy(given: Any) -> None:
    line = CostLine("P1", "WP1", "travel", "d", 1, 1, eligible=numpy.bool_(given))  # type: ignore[arg-type]
    assert line.eligible is given
    visit = cofin.Exchange("P1", "WP1", 1, "DE", 5, 900, sme_involved=numpy.bool_(given))  # type: ignore[arg-type]
    assert visit.sme_involved is given
    project = cofin.Project("c", "A", is_part=numpy.bool_(given))  # type: ignore[arg-type]
    assert project.is_part is given


@pytest.mark.parametrize(
    ("given", "exact"),
    [
        (numpy.int64(4), "4"),
        (numpy.uint8(4), "4"),
        (numpy.float64(4.1), "4.1"),
        (numpy.float32(4.1), "4.1"),
    ],
)
def test_numbers_may_be_those_of_numpy(given: Any, exact: str) -> None:
    assert str(CostLine("P1", "WP1", "travel", "d", given, Decimal(1)).quantity) == exact


@pytest.mark.parametrize(
    "given",
    [numpy.bool_(True), numpy.timedelta64(5, "D"), Fraction(1, 2), numpy.float64("nan")],
)
def test_what_numpy_has_besides_is_no_number(given: Any) -> None:
    said = refusal(CostLine, "P1", "WP1", "travel", "d", given, Decimal(1))
    assert "CostLine.quantity" in said


def test_a_single_value_of_numpy_that_is_neither_true_nor_false_stays_to_be_judged() -> None:
    line = CostLine("P1", "WP1", "travel", "d", 1, 1, eligible=numpy.int64(1))  # type: ignore[arg-type]
    kept: Any = line.eligible
    assert kept == 1
    assert type(kept) is numpy.int64


def declared(node: ast.ClassDef) -> list[tuple[str, str]] | None:
    """Names and defaults of the ``__init__`` that type checkers see of a class."""
    for each in ast.walk(node):
        if isinstance(each, ast.FunctionDef) and each.name == "__init__":
            names = [argument.arg for argument in each.args.args[1:]]
            defaults = [ast.unparse(default) for default in each.args.defaults]
            return list(zip(names, [""] * (len(names) - len(defaults)) + defaults, strict=True))
    return None


def of_fields(node: ast.ClassDef) -> list[tuple[str, str]]:
    return [
        (each.target.id, ast.unparse(each.value) if each.value else "")
        for each in node.body
        if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name)
    ]


@pytest.mark.parametrize("module", [model, rows])
def test_type_checkers_see_every_field_in_its_place(module: Any) -> None:
    tree = ast.parse(Path(module.__file__).read_text("utf-8"))
    seen = [node for node in tree.body if isinstance(node, ast.ClassDef) and declared(node)]
    assert seen
    for node in seen:
        assert declared(node) == of_fields(node), node.name

"""What is given to a function of the library and is of another kind than it can use."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import cofin

CALL = "cos-cluster-2020-3-03"
RULES = cofin.load_rules(CALL)
PROJECT = cofin.Project(CALL, "")
RESULT = cofin.calculate(PROJECT, RULES)


@pytest.mark.parametrize(
    ("ask", "given", "where", "said"),
    [
        (cofin.envelopes, (CALL,), "rules", "str; cofin.CallRules"),
        (cofin.envelopes, (None,), "rules", "NoneType; cofin.CallRules"),
        (cofin.envelopes, (RULES, PROJECT), "result", "Project; cofin.BudgetResult, NoneType"),
        (cofin.explain, (PROJECT, "fig.totals.direct"), "result", "Project; cofin.BudgetResult"),
        (cofin.explain, (RESULT, None), "name", "NoneType; str"),
        (cofin.figures, (None,), "result", "NoneType; cofin.BudgetResult"),
        (cofin.to_json, (PROJECT,), "result", "Project; cofin.BudgetResult"),
        (cofin.to_toml, (RESULT,), "project", "BudgetResult; cofin.Project"),
        (cofin.to_toml, (cofin.Project(CALL, "X", costs="x"),), "project.costs", "str; tuple"),  # type: ignore[arg-type]
        (
            *(cofin.to_toml, (cofin.Project(CALL, "X", costs=("x",)),)),  # type: ignore[arg-type]
            *("project.costs[0]", "str; cofin.CostLine"),
        ),
        (cofin.parse_project, ([], RULES.profile), "raw", "list; Mapping"),
        (cofin.parse_project, ({}, RULES), "profile", "CallRules; cofin.CallProfile"),
        (cofin.load_profile, (None,), "call", "NoneType; str, pathlib.Path"),
        (cofin.load_rules, (5,), "call", "int; str, pathlib.Path"),
        (cofin.read_project, (b"x",), "path", "bytes; str, pathlib.Path"),
        (cofin.read_with_rules, (None,), "path", "NoneType; str, pathlib.Path"),
    ],
)
def test_an_argument_of_a_wrong_kind_is_refused(
    ask: Callable[..., object], given: tuple[Any, ...], where: str, said: str
) -> None:
    with pytest.raises(cofin.InputError) as caught:
        ask(*given)
    assert caught.value.source == where
    assert f"of the type {said} is needed here" in str(caught.value)
    assert "burada" in caught.value.render("tr")


def test_keys_of_tables_may_be_no_text() -> None:
    raw: Any = {5: 1, "project": {"acronym": "X"}, "partner": [{6: 1}]}
    with pytest.raises(cofin.InputError) as caught:
        cofin.parse_project(raw, RULES.profile)
    codes = {(each.where, each.code) for each in caught.value.problems}
    assert {("5", "project.unknown_table"), ("partner[1].6", "project.unknown_key")} <= codes

"""A project made in Python gives right figures or is refused, never wrong ones."""

from __future__ import annotations

import copy
import pickle
import tomllib
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy
import pytest

import cofin
from cofin import CostLine, Exchange, FundingSource, Partner, Project, WorkPackage
from cofin.core import judged as judging
from cofin.core.doors import calculate, criteria
from cofin.core.judged import judged, problems_of
from cofin.core.parse import parse_project
from cofin.text import Lang

CALL = "cos-cluster-2020-3-03"
RULES = cofin.load_rules(CALL)
EXAMPLE = Path(__file__).parents[2] / "examples" / "small" / "project.toml"


def project(**given: Any) -> Project:
    whole: dict[str, Any] = {
        "call": CALL,
        "acronym": "X",
        "partners": (
            Partner("P1", "A", "TR", "coordinator", legal_form="sme"),
            Partner("P2", "B", "DE", "beneficiary"),
        ),
        "work_packages": (WorkPackage("WP1", "Work"),),
        "costs": (line(), line(partner="P2")),
    }
    return Project(**whole | given)


def line(**given: Any) -> CostLine:
    whole = {"partner": "P1", "work_package": "WP1", "category": "travel", "description": "d"}
    return CostLine(**whole | {"quantity": Decimal(1), "unit_cost": Decimal(1000)} | given)


def refused(given: Any, rules: Any = RULES) -> dict[str, str]:
    """Place and code of every problem."""
    with pytest.raises(cofin.InputError) as caught:
        calculate(given, rules)
    return {problem.where: problem.code for problem in caught.value.problems}


def test_words_and_numbers_give_the_same_money_as_members_and_decimals() -> None:
    partners = (
        Partner("P1", "A", "TR", "coordinator", legal_form="non-profit"),
        Partner("P2", "B", "DE", "associated-partner"),
    )
    funding = (FundingSource("P1", "receipts", 900),)
    totals = calculate(project(partners=partners, funding=funding), RULES).totals
    assert (totals.eligible, totals.eu_contribution) == (Decimal("1070.00"), Decimal("802.50"))
    enterprise = replace(partners[0], legal_form="sme")  # type: ignore[arg-type]
    counted = project(partners=(enterprise, partners[1]), funding=funding)
    assert calculate(counted, RULES).totals.receipts == Decimal("900.00")


def test_two_partners_of_one_id_are_refused() -> None:
    first = project().partners[0]
    found = refused(project(partners=(first, replace(project().partners[1], id="P1"))))
    assert found["partner[2].id"] == "project.duplicate_id"


def test_the_rules_of_another_call_are_refused() -> None:
    assert refused(project(call="another-call")) == {"call": "project.another_call"}
    with pytest.raises(cofin.InputError, match=r"another-call.*cos-cluster-2020-3-03"):
        calculate(project(call="another-call"), RULES)


def test_a_call_named_by_its_file_is_that_of_the_rules() -> None:
    assert calculate(project(call="mine/call.toml"), RULES).totals.eligible


@pytest.mark.parametrize(
    ("given", "where", "code"),
    [
        ({"quantity": Decimal(-1)}, "cost[1].quantity", "negative"),
        ({"unit_cost": Decimal("0.00001")}, "cost[1].unit_cost", "too_many_decimals"),
        ({"quantity": Decimal("NaN")}, "cost[1].quantity", "not_finite"),
        ({"category": "travle"}, "cost[1].category", "unknown_category"),
        ({"partner": "P9"}, "cost[1].partner", "unknown_partner"),
        ({"eligible": "no"}, "cost[1].eligible", "not_a_flag"),
    ],
)
def test_a_line_that_no_file_could_hold_is_refused(
    given: dict[str, Any], where: str, code: str
) -> None:
    assert refused(project(costs=(line(**given),))) == {where: f"project.{code}"}


def test_rows_that_are_none_are_refused() -> None:
    assert refused(project(costs=("x",))) == {"cost[1]": "project.not_a_table"}
    assert refused(project(costs="x")) == {"cost": "project.not_a_list"}
    assert refused(project(call=5)) == {"call": "project.not_text"}


def test_what_is_no_project_and_no_rules_is_refused() -> None:
    with pytest.raises(cofin.InputError, match=r"str; cofin\.Project"):
        calculate("project.toml", RULES)  # type: ignore[arg-type]
    with pytest.raises(cofin.InputError, match=r"str; cofin\.CallRules"):
        problems_of(project(), CALL)  # type: ignore[arg-type]
    with pytest.raises(cofin.InputError, match=r"CallRules; cofin\.CallProfile"):
        parse_project({}, RULES)  # type: ignore[arg-type]


def test_floats_are_calculated_exactly() -> None:
    result = calculate(project(costs=(line(quantity=0.1, unit_cost=0.3),)), RULES)
    assert result.totals.direct == Decimal("0.03")


def test_the_result_holds_the_project_as_it_is_read() -> None:
    greek = replace(project().partners[1], country="GR")
    visits = Exchange("P1", "WP1", 2.0, "DE", 5, 900)
    given = project(
        partners=(project().partners[0], greek), exchanges=(visits,), start="2022-02-01"
    )
    read = calculate(given, RULES).project
    assert (read.partners[1].country, read.start) == ("EL", date(2022, 2, 1))
    assert type(read.exchanges[0].count) is int
    assert calculate(given, RULES).project is read


@pytest.mark.parametrize("kind", [float, Decimal, numpy.int64])
def test_months_days_and_counts_give_the_same_money_in_any_kind_of_number(kind: Any) -> None:
    def whole(kind: Any) -> Project:
        return project(
            duration_months=kind(24),
            work_packages=(WorkPackage("WP1", "Work", start_month=kind(1), end_month=kind(24)),),
            costs=(
                line(category="equipment", useful_life_months=kind(36), months_used=kind(12)),
                line(partner="P2"),
            ),
            exchanges=(Exchange("P1", "WP1", kind(5), "DE", kind(5), kind(900)),),
        )

    given, same = calculate(whole(kind), RULES), calculate(whole(int), RULES)
    assert given == same
    for table in ("work_packages", "costs", "exchanges", "duration_months"):
        assert repr(getattr(given.project, table)) == repr(getattr(same.project, table))
    assert cofin.generate(whole(kind), RULES) == cofin.generate(whole(int), RULES)
    assert cofin.to_toml(whole(kind)) == cofin.to_toml(whole(int))


def test_what_slipped_past_a_row_is_read_all_the_same() -> None:
    given = project(costs=(line(category="equipment", useful_life_months=36),), duration_months=24)
    object.__setattr__(given.costs[0], "useful_life_months", 36.0)
    object.__setattr__(given, "start", datetime(2022, 2, 1))  # noqa: DTZ001
    read = calculate(given, RULES).project
    assert type(read.costs[0].useful_life_months) is int
    assert type(read.start) is date


def test_only_a_part_has_a_share() -> None:
    whole = project(share=Decimal(100))
    assert refused(whole) == {"project.share": "project.share_of_a_whole"}
    (problem,) = problems_of(whole, RULES)
    assert "is_part" in problem.message()
    assert problem.message("tr") != problem.message()
    part = replace(whole, is_part=True, partners=whole.partners[:1], costs=whole.costs[:1])
    assert calculate(part, RULES).totals.eu_contribution == 100


def test_a_project_without_rows_is_still_to_be_filled_in() -> None:
    blank = Project(CALL, "")
    assert calculate(blank, RULES).totals.eligible == 0
    assert refused(replace(blank, call="x")) == {"call": "project.another_call"}
    assert {each.code for each in problems_of(blank, RULES)} == {
        "project.no_partners",
        "project.empty",
    }


def test_in_one_partners_part_others_may_coordinate_and_lead() -> None:
    part = project(
        is_part=True,
        partners=project().partners[1:],
        work_packages=(WorkPackage("WP1", "Work", lead="P1"),),
        costs=(line(partner="P2"),),
    )
    assert calculate(part, RULES).totals.direct == 1000
    assert problems_of(part, RULES) == ()
    assert "minimum_countries" not in {each.key for each in criteria(part, RULES)}
    assert {each.code for each in problems_of(replace(part, is_part=False), RULES)} == {
        "project.no_coordinator",
        "project.unknown_partner",
    }


@pytest.mark.parametrize(
    ("is_part", "said"),
    [(True, "One partner's part of a project has one partner, not 2"), ("no", "neither true nor")],
)
def test_what_is_no_part_of_one_partner_is_refused(is_part: Any, said: str) -> None:
    with pytest.raises(cofin.InputError, match=said):
        calculate(project(is_part=is_part), RULES)


def test_problems_are_those_of_the_same_project_in_a_file() -> None:
    bad = project(costs=(line(quantity=Decimal(-1)), line(category="x")))
    raw = tomllib.loads(cofin.to_toml(bad), parse_float=Decimal)
    with pytest.raises(cofin.InputError) as caught:
        parse_project(raw, RULES.profile)
    assert problems_of(bad, RULES) == caught.value.problems
    assert problems_of(project(), RULES) == ()


def test_a_refusal_names_the_project_in_both_languages() -> None:
    with pytest.raises(cofin.InputError) as caught:
        criteria(project(call="another-call"), RULES)
    assert caught.value.render(Lang.TR).startswith("Project(X): 1 sorun\n  call\n")


def test_nothing_is_judged_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    read, rules = cofin.read_with_rules(EXAMPLE)
    made = project()
    again = judged(made, RULES)
    assert again == made

    def never(*_: object, **__: object) -> None:
        raise AssertionError("judged again")

    monkeypatch.setattr(judging, "read_tables", never)
    assert judged(read, rules) is read
    assert judged(made, RULES) is again
    assert judged(again, RULES) is again
    changes = (replace(made, acronym="Y"), copy.copy(made), pickle.loads(pickle.dumps(made)))
    for changed in changes:
        with pytest.raises(AssertionError, match="judged again"):
            judged(changed, RULES)


def test_the_judgement_is_no_part_of_the_project() -> None:
    made, other = project(), project()
    judged(made, RULES)
    assert made == other
    assert hash(made.partners) == hash(other.partners)
    assert "judged" not in repr(made)


def test_a_project_parsed_for_another_call_is_not_judged_good() -> None:
    raw: dict[str, Any] = {"call": "another-call", "project": {"acronym": "X"}}
    raw["partner"] = [{"id": "P1", "name": "A", "country": "TR", "role": "coordinator"}]
    assert refused(parse_project(raw, RULES.profile)) == {"call": "project.another_call"}


def test_criteria_are_those_of_the_judged_project() -> None:
    said = {each.key.value: each.status for each in criteria(project(), RULES)}
    assert said["minimum_entities"] is cofin.Verdict.NOT_MET


def test_a_language_may_be_named_wherever_something_is_said() -> None:
    read, rules = cofin.read_with_rules(EXAMPLE)
    condition = criteria(read, rules)[0]
    step = cofin.explain(calculate(read, rules), "fig.totals.eu_contribution")
    cited = step.citations[0] if step.citations else condition.citations[0]
    for say in (condition.message, condition.label, condition.status_label, step.render):
        assert say("tr") == say(Lang.TR) != say("en") == say()
        with pytest.raises(cofin.InputError, match="'fr' is not a language"):
            say("fr")
    assert (cited.sentence("tr"), cited.value("tr")) == (cited.sentence(Lang.TR), cited.value("tr"))

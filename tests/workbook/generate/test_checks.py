"""The sheet Checks judges as ``core.criteria`` does, and the figures check themselves."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from cofin.core.criteria import CRITERION_KEYS, criteria
from cofin.core.model import Project
from cofin.text import Lang, say
from cofin.workbook.generate import generate
from cofin.workbook.sheets.conditions import LIVE
from tests.workbook.generate.books import example, opened, value


def states(project: Project, lang: Lang = Lang.EN) -> dict[str, object]:
    """Label of each check -> its state."""
    book = opened(generate(project, example()[1], lang), values=True)
    sheet = book[say("sheet.checks", lang)]
    return {row[2].value: row[5].value for row in sheet.iter_rows(min_row=9) if row[5].value}


def test_every_criterion_has_a_live_formula() -> None:
    assert {key.value for key in LIVE} == set(CRITERION_KEYS)


@pytest.mark.parametrize("lang", Lang)
def test_every_condition_of_the_call_is_shown_as_judged(lang: Lang) -> None:
    project, rules = example()
    shown = states(project, lang)
    for criterion in criteria(project, rules):
        assert shown[criterion.label(lang)] == say(f"state.{criterion.status}", lang)


def test_a_condition_that_is_not_met_turns_the_whole_workbook_red() -> None:
    project, rules = example()
    book = opened(generate(replace(project, duration_months=12), rules, Lang.EN), values=True)
    assert value(book, "cofin.state") == say("state.look")
    assert value(book, "check.not_met") != 0


def test_what_is_unknown_is_not_called_met() -> None:
    project, _ = example()
    shown = states(replace(project, start=None))
    assert shown["Start of the project fits the call's timetable"] == "unknown"


def test_a_request_above_the_maximum_is_found() -> None:
    project, _ = example()
    greedy = replace(project.partners[0], requested=Decimal(900_000))
    shown = states(replace(project, partners=(greedy, *project.partners[1:])))
    assert shown["Partners that request more than their maximum"] == "not met"


def test_sources_that_do_not_cover_the_costs_are_found() -> None:
    project, _ = example()
    shown = states(replace(project, funding=project.funding[1:]))
    assert shown["Partners whose sources do not cover exactly what is to be financed"] == "not met"

"""The public ``generate``: what it accepts, and what it refuses instead of drawing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import cofin
from cofin.workbook.generate import generate as drawn

EXAMPLE = Path(__file__).parents[2] / "examples" / "small" / "project.toml"


def test_a_language_may_be_named_and_is_english_otherwise() -> None:
    project, rules = cofin.read_with_rules(EXAMPLE)
    turkish = cofin.generate(project, rules, "tr")
    assert turkish == cofin.generate(project, rules, cofin.Lang.TR)
    assert turkish == drawn(project, rules, cofin.Lang.TR)
    assert cofin.generate(project, rules) == cofin.generate(project, rules, "en")


def test_an_unknown_language_is_refused() -> None:
    project, rules = cofin.read_with_rules(EXAMPLE)
    with pytest.raises(cofin.InputError, match="'german' is not a language") as caught:
        cofin.generate(project, rules, "german")
    assert "'german', cofin'in bildiği bir dil değil" in caught.value.render("tr")


def test_a_project_that_no_file_could_hold_is_refused() -> None:
    project, rules = cofin.read_with_rules(EXAMPLE)
    with pytest.raises(cofin.InputError, match="stands already"):
        cofin.generate(replace(project, partners=project.partners * 2), rules)


def test_an_empty_workbook_can_be_had() -> None:
    rules = cofin.load_rules("cos-cluster-2020-3-03")
    blank = cofin.Project(rules.profile.id, "")
    assert cofin.generate(blank, rules, spare_partners=3).startswith(b"PK")


@pytest.mark.parametrize(
    ("spare", "code"),
    [
        ({"spare_partners": -1}, "negative"),
        ({"spare_partners": 1.5}, "not_whole"),
        ({"spare_work_packages": "3"}, "number_as_text"),
        ({"spare_lines": True}, "not_a_number"),
        ({"spare_lines": 20_000}, "too_large"),
        ({"spare_partners": 1000}, "too_large"),
        ({"spare_work_packages": 1000}, "too_large"),
    ],
)
def test_spare_rows_that_no_workbook_can_have_are_refused(spare: dict[str, Any], code: str) -> None:
    project, rules = cofin.read_with_rules(EXAMPLE)
    with pytest.raises(cofin.InputError) as caught:
        cofin.generate(project, rules, **spare)
    (problem,) = caught.value.problems
    assert (problem.where, problem.code) == (next(iter(spare)), f"project.{code}")


def test_the_most_spare_rows_are_those_that_the_project_leaves() -> None:
    project, rules = cofin.read_with_rules(EXAMPLE)
    with pytest.raises(cofin.InputError) as caught:
        cofin.generate(project, rules, spare_partners=60, spare_work_packages=40)
    said = {each.where: each.values["limit"] for each in caught.value.problems}
    left = (60 - len(project.partners), 40 - len(project.work_packages))
    assert (said["spare_partners"], said["spare_work_packages"]) == left
    most = cofin.generate(project, rules, spare_partners=left[0])
    assert most.startswith(b"PK")


def test_a_whole_number_of_spare_rows_may_be_of_any_kind() -> None:
    rules = cofin.load_rules("cos-cluster-2020-3-03")
    blank = cofin.Project(rules.profile.id, "")
    same = cofin.generate(blank, rules, spare_lines=3)
    assert cofin.generate(blank, rules, spare_lines=3.0) == same  # type: ignore[arg-type]

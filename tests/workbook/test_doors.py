"""The public ``generate``: what it accepts, and what it refuses instead of drawing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

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

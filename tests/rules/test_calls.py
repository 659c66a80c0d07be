"""All built-in calls: they pass every pass, cite every value and speak both languages."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from cofin.core.worked_example import evaluate
from cofin.rules import load
from cofin.rules.lint import lint
from cofin.rules.load import list_calls, load_profile, load_rules
from cofin.rules.parts import Activity, Category, Milestone, Parameter, ProgrammeAction
from cofin.rules.profile import Citation, DatedValue, Labels, Status
from cofin.text import Lang

STARTER = Path(load.__file__).parent / "calls" / "_new.toml"


def cited(call: str) -> Iterator[DatedValue | Citation | None]:
    profile = load_profile(call)
    for parameter in profile.parameters.values():
        yield from parameter.values
    for action in profile.programme_actions:
        yield action.share
    entries: list[Category | Activity | Milestone]
    entries = [*profile.categories, profile.indirect, *profile.activities, *profile.milestones]
    for entry in entries:
        yield entry.citation


def labels(call: str) -> Iterator[Labels]:
    profile = load_profile(call)
    yield profile.title
    yield profile.programme
    entries: list[Parameter | Category | Activity | Milestone | ProgrammeAction] = [
        *profile.parameters.values(),
        *profile.categories,
        profile.indirect,
        *profile.activities,
        *profile.milestones,
        *profile.programme_actions,
    ]
    for entry in entries:
        yield entry.label
    yield from (entry.note for entry in cited(call) if entry and entry.note)


@pytest.mark.parametrize("call", [*list_calls(), STARTER], ids=str)
def test_it_passes_all_four_passes_without_a_warning(call: str | Path) -> None:
    verdict = lint(call, evaluate)
    assert (verdict.problems, verdict.warnings) == ((), ())
    assert verdict.profile is not None
    assert verdict.profile.worked_examples


@pytest.mark.parametrize("call", list_calls())
def test_every_value_names_its_source_and_the_place_in_it(call: str) -> None:
    for entry in cited(call):
        assert entry is not None
        assert entry.source.title
        assert entry.where.strip()


@pytest.mark.parametrize("call", list_calls())
def test_every_label_and_note_is_there_in_both_languages(call: str) -> None:
    for label in labels(call):
        assert set(label) == set(Lang)
        assert all(words.strip() for words in label.values())


@pytest.mark.parametrize("call", list_calls())
def test_every_document_is_used_or_is_one_that_the_call_refers_to(call: str) -> None:
    profile = load_profile(call)
    used = {entry.source.id for entry in cited(call) if entry}
    used |= {example.source.id for example in profile.worked_examples}
    referred = {"applicants-guide", "eligibility-map", "portal-form", "corrigendum"}
    assert set(profile.sources) - used <= referred


@pytest.mark.parametrize("call", list_calls())
def test_the_id_is_the_name_of_the_file(call: str) -> None:
    assert load_profile(call).id == call


def test_the_newest_call_is_listed_first_and_the_starter_not_at_all() -> None:
    assert list_calls() == ("cos-cluster-2020-3-03", "cos-cluster-2018-3-02")


def test_the_call_of_2018_pays_third_party_support_in_full() -> None:
    rules = load_rules("cos-cluster-2018-3-02")
    assert (rules.rate("personnel"), rules.rate("third_party_support")) == (7500, 10_000)
    assert rules.maximum_grant == 360_000_00
    assert rules.count("expected_projects") == 12
    assert rules.decimal("call_envelope") == Decimal("3600000.00")


def test_nothing_of_the_call_of_2018_is_verified() -> None:
    found = cited("cos-cluster-2018-3-02")
    assert all(entry and entry.status is not Status.VERIFIED for entry in found)


def test_the_ceiling_of_2018_is_above_the_average_grant() -> None:
    rules = load_rules("cos-cluster-2018-3-02")
    average = rules.decimal("call_envelope") / rules.count("expected_projects")
    assert rules.decimal("maximum_grant") > average

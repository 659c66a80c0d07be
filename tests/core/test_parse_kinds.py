"""Texts, flags, days, choices, ids and places, one by one."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from cofin.core.countries import CODES
from cofin.core.model import FundingKind, LegalForm, Platform, Role
from cofin.core.parse_kinds import rule_for
from cofin.core.parse_known import known_to
from cofin.core.schema import Field, Kind
from cofin.text import Lang, raw
from tests.core.raw_projects import (
    PROFILE,
    cost,
    exchange,
    parsed,
    partner,
    raw_project,
    refused,
    refused_with,
)


def refusal(**fields: Any) -> tuple[str, dict[str, Any]]:
    """Why the one field of the partner is refused."""
    ((where, code, values),) = refused_with(raw_project(partner=[partner(**fields)]))
    assert where == f"partner[1].{next(iter(fields))}"
    return code, values


def test_a_code_of_a_smaller_region_is_answered_with_the_nuts_2_code() -> None:
    expected = {"value": '"DE213"', "suggestion": "DE21"}
    assert refusal(region="DE213") == ("not_a_region", expected)


def test_a_long_text_is_quoted_in_a_line_of_sixty_characters() -> None:
    _, values = refusal(country="x" * 300)
    assert values["value"] == f'"{"x" * 59}…"'


@pytest.mark.parametrize(
    "text", ['A "quoted" name', "=1+1", "İĞÜŞÖÇ ığüşöç", "日本", "x" * 300, " a "]
)
def test_texts_stay_as_they_are(text: str) -> None:
    assert parsed(raw_project(partner=[partner(name=text)])).partners[0].name == text


def test_long_texts_may_have_several_lines() -> None:
    line = cost(justification="one\r\ntwo\tthree")
    assert parsed(raw_project(cost=[line])).costs[0].justification == "one\ntwo\tthree"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        (" \n", "empty"),
        ("x" * 301, "too_long"),
        ("a\nb", "not_one_line"),
        ("a\0b", "control_character"),
        ("a\x85b", "control_character"),
        ("a\rb", "control_character"),
        ("total\N{RIGHT-TO-LEFT OVERRIDE}00.1", "control_character"),
        ("half \ud800 of a pair", "control_character"),
        ("\uffff", "control_character"),
        (7, "not_text"),
        (None, "missing"),
    ],
)
def test_names_are_refused_with_the_reason(text: Any, code: str) -> None:
    assert refusal(name=text)[0] == code


def test_a_huge_number_for_a_text_is_shown_short() -> None:
    assert refusal(name=10**20_000)[1]["value"].startswith("1e")


def test_descriptions_have_at_most_two_thousand_characters() -> None:
    assert parsed(raw_project(cost=[cost(description="ğ" * 2000)]))
    raw = raw_project(cost=[cost(description="ğ" * 2001)])
    assert refused(raw) == [("cost[1].description", "too_long")]


@pytest.mark.parametrize("value", ["true", 1, 0, "evet", []])
def test_a_flag_is_true_or_false(value: Any) -> None:
    assert refused(raw_project(cost=[cost(eligible=value)])) == [("cost[1].eligible", "not_a_flag")]


@pytest.mark.parametrize(
    "value",
    [date(2022, 2, 1), datetime(2022, 2, 1), "2022-02-01"],  # noqa: DTZ001
)
def test_a_day_may_come_in_three_forms(value: Any) -> None:
    assert parsed(raw_project(project={"acronym": "A", "start": value})).start == date(2022, 2, 1)


@pytest.mark.parametrize(
    ("value", "code", "suggestion"),
    [
        ("01.02.2022", "not_a_date", "2022-02-01"),
        ("1/2/2022", "not_a_date", "2022-02-01"),
        ("31.02.2022", "not_a_date", ""),
        ("2022-02-30", "not_a_date", ""),
        ("2022-W05-2", "not_a_date", ""),
        ("soon", "not_a_date", ""),
        (44593, "not_a_date", ""),
        (datetime(2022, 2, 1, 9), "not_a_date", ""),  # noqa: DTZ001
        (datetime(2022, 2, 1, tzinfo=UTC), "not_a_date", ""),
        (date(1989, 12, 31), "date_far_away", None),
        ("", "empty", None),
    ],
)
def test_days_are_refused_with_the_reason(value: Any, code: str, suggestion: str | None) -> None:
    raw = raw_project(project={"acronym": "A", "start": value})
    ((where, found, values),) = refused_with(raw)
    assert (where, found, values.get("suggestion")) == ("project.start", code, suggestion)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Coordinator", "coordinator"),
        ("affiliated entity", "affiliated-entity"),
        ("BAĞLI KURULUŞ", "affiliated-entity"),
        ("iştirakci", "associated-partner"),
        ("xyz", ""),
    ],
)
def test_misspelt_choices_are_refused_with_the_one_meant(said: str, meant: str) -> None:
    code, values = refusal(role=said)
    assert (code, values["suggestion"]) == ("unknown_choice", meant)


@pytest.mark.parametrize("value", [7, ["coordinator"]])
def test_a_choice_is_text(value: Any) -> None:
    assert refusal(role=value)[0] == "not_text"


@pytest.mark.parametrize("choices", [Role, LegalForm, Platform, FundingKind])
def test_every_choice_has_its_name_in_both_languages(choices: type[Role]) -> None:
    for member in choices:
        for lang in Lang:
            assert raw(f"project.choice_{member.value.replace('-', '_')}", lang)


@pytest.mark.parametrize("name", ["P1", "p_2", "A" * 20, "WP1"])
def test_ids_are_letters_and_digits(name: str) -> None:
    row = partner(id=name)
    assert (
        parsed(raw_project(partner=[row], cost=[], exchange=[], funding=[])).partners[0].id == name
    )


@pytest.mark.parametrize(
    ("name", "code", "suggestion"),
    [
        ("İP1", "not_an_id", "IP1"),
        ("P 1", "not_an_id", "P_1"),
        ("Ortak-Ğ", "not_an_id", "Ortak_G"),
        ("1P", "not_an_id", ""),
        ("日本", "not_an_id", ""),
        ("-True-", "not_an_id", ""),
        ("A" * 21, "not_an_id", "A" * 20),
        ("True", "reserved_id", None),
    ],
)
def test_ids_are_refused_with_one_that_would_do(
    name: str, code: str, suggestion: str | None
) -> None:
    raw = raw_project(partner=[partner(id=name)], cost=[], exchange=[], funding=[])
    ((where, found, values),) = refused_with(raw)
    assert (where, found, values.get("suggestion")) == ("partner[1].id", code, suggestion)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("TR", "TR"), ("tr", "TR"), ("GR", "EL"), ("el", "EL"), ("GB", "UK"), ("XK", "XK")],
)
def test_countries_are_kept_as_the_eu_writes_them(typed: str, kept: str) -> None:
    assert parsed(raw_project(partner=[partner(country=typed)])).partners[0].country == kept


def test_there_are_as_many_countries_as_in_the_standard() -> None:
    assert len(CODES) == 249 + 1  # and Kosovo; Greece and the United Kingdom under EU codes
    assert CODES & {"GR", "GB"} == set()


@pytest.mark.parametrize(
    ("said", "meant"), [("Turkey", "TR"), ("Türkiye", "TR"), ("Almanya", "DE"), ("TUR", "TR")]
)
def test_a_country_by_name_is_refused_with_its_code(said: str, meant: str) -> None:
    code, values = refusal(country=said)
    assert (code, values["suggestion"]) == ("unknown_country", meant)


def test_letters_that_only_look_like_a_code_are_no_code() -> None:
    assert refusal(country="ıt")[0] == "unknown_country"


@pytest.mark.parametrize(("typed", "kept"), [("gr", "EL"), ("XX-OMR", "XX-OMR"), ("DE", "DE")])
def test_hosts_are_those_of_the_calls_table(typed: str, kept: str) -> None:
    row = exchange(host_country=typed)
    assert parsed(raw_project(exchange=[row])).exchanges[0].host_country == kept


def test_a_host_by_name_is_refused_with_its_code() -> None:
    ((_, code, values),) = refused_with(raw_project(exchange=[exchange(host_country="Germany")]))
    assert (code, values["suggestion"]) == ("unknown_host", "DE")
    assert values["words"]["en"].endswith("UA, XX-OMR (outermost regions of the EU)")
    assert values["words"]["tr"].endswith("UA, XX-OMR (AB'nin en dış bölgeleri)")


def test_a_choice_field_without_choices_is_a_defect() -> None:
    known = known_to(PROFILE, {"partner": [], "work_package": [], "exchange": []})
    with pytest.raises(TypeError, match="wish has no choices"):
        rule_for(Field("wish", Kind.CHOICE), known)

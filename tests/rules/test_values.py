"""Values of parameters: their bounds, their days, and one problem for one mistake."""

from __future__ import annotations

from pathlib import Path

import pytest

from cofin.rules.lint import lint

from .conftest import Profile

CATEGORIES = "# ---- cost categories"
GRANT = 'is = 400000.00\nsource = "guidelines"\nwhere = "section 1.3"\nstatus = "assumed"\n'


def value(key: str, said: str, *, day: str = "2026-01-15", more: str = "") -> str:
    return (
        f"[[parameter.{key}.value]]\nfrom = {day}\nis = {said}\n{more}"
        'source = "guidelines"\nwhere = "section 3"\nstatus = "assumed"\n'
    )


def parameter(key: str, unit: str, *values: str) -> str:
    label = 'label = { en = "A limit", tr = "Bir sınır" }'
    return f'[parameter.{key}]\nunit = "{unit}"\n{label}\n{"".join(values)}'


def problems(path: Path) -> list[tuple[str, str]]:
    return [(problem.where, problem.message()) for problem in lint(path).problems]


def places(path: Path) -> list[str]:
    return [where for where, _ in problems(path)]


@pytest.mark.parametrize(
    ("key", "unit", "said", "is_good"),
    [
        ("minimum_regions", "count", "0", True),
        ("minimum_regions", "count", "-1", False),
        ("funded_projects", "count", "100000", True),
        ("funded_projects", "count", "100001", False),
        ("duration_maximum", "months", "0", False),
        ("duration_maximum", "months", "24.5", False),
        ("exchange_full_distance", "km", "20000", True),
        ("exchange_full_distance", "km", "20001", False),
        ("funded_amount", "EUR", "0.01", True),
        ("funded_amount", "EUR", "0.00", False),
        ("funded_amount", "EUR", "466666.67", True),
        ("funded_amount", "EUR", "466666.675", False),
        ("funded_amount", "EUR", "100000000000.00", True),
        ("funded_amount", "EUR", "100000000000.01", False),
    ],
)
def test_a_number_may_be_its_bounds_and_not_beyond(
    profile: Profile, key: str, unit: str, said: str, *, is_good: bool
) -> None:
    limit = parameter(key, unit, value(key, said))
    place = [] if is_good else [f"parameter.{key}.value[1].is"]
    assert places(profile((CATEGORIES, limit + CATEGORIES))) == place


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("1.5", "Write 0.015 for 1.5 %."),
        ("100", "Write 1 for 100 %."),
        ("100.01", "is not a ratio between 0 and 1 with at most four decimals"),
        ("0.33333", "is not a ratio between 0 and 1 with at most four decimals"),
    ],
)
def test_a_percentage_is_answered_with_its_ratio(profile: Profile, said: str, words: str) -> None:
    [(where, message)] = problems(profile(("is = 0.75", f"is = {said}")))
    assert where == "parameter.reimbursement_rate.value[1].is"
    assert words in message


def test_what_is_no_text_is_one_problem(profile: Profile) -> None:
    assert places(profile(('unit = "count"', "unit = 5"))) == ["parameter.minimum_entities.unit"]
    scoped = "is = 0.75\nonly_for = { category = 5 }"
    general = value("reimbursement_rate", "0.75") + "[parameter.maximum_grant]"
    path = profile(("is = 0.75", scoped), ("[parameter.maximum_grant]", general))
    assert places(path) == ["parameter.reimbursement_rate.value[1].only_for.category"]


def test_a_scope_has_the_field_category_and_no_other(profile: Profile) -> None:
    place = "parameter.reimbursement_rate.value[2].only_for"
    for scope in ('categry = "travel"', 'category = "travel", country = "TR"'):
        narrowed = value("reimbursement_rate", "1.00", more=f"only_for = {{ {scope} }}\n")
        path = profile(("[parameter.maximum_grant]", narrowed + "[parameter.maximum_grant]"))
        unknown = scope.rpartition(", ")[2].partition(" ")[0]
        assert f"{place}.{unknown}" in places(path)


def test_categories_without_a_proper_key_are_not_offered(profile: Profile) -> None:
    narrowed = value("reimbursement_rate", "1.00", more='only_for = { category = "trips" }\n')
    path = profile(
        ("[parameter.maximum_grant]", narrowed + "[parameter.maximum_grant]"),
        ('key = "personnel"', "key = 7"),
    )
    found = dict(problems(path))
    assert "category[1].key" in found
    said = found["parameter.reimbursement_rate.value[2].only_for.category"]
    assert "Its categories: subcontracting, travel" in said


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-01-15", "this one and parameter.maximum_grant.value[1]."),
        ("2026-01-14", "the day of parameter.maximum_grant.value[1]."),
    ],
)
def test_a_value_that_does_not_follow_names_the_one_before(
    profile: Profile, day: str, words: str
) -> None:
    path = profile((GRANT, GRANT + value("maximum_grant", "450000.00", day=day)))
    said = dict(problems(path))["parameter.maximum_grant.value[2].from"]
    assert words in said


def test_a_day_that_is_text_is_one_problem(profile: Profile) -> None:
    path = profile((GRANT, GRANT + value("maximum_grant", "450000.00", day='"2026-02-01"')))
    assert places(path) == ["parameter.maximum_grant.value[2].from"]


def test_limits_that_cross_are_said_once_for_the_first_day(profile: Profile) -> None:
    later = value("minimum_countries", "5", day="2026-02-01")
    latest = value("minimum_countries", "6", day="2026-03-01")
    countries = parameter(
        "minimum_countries", "count", value("minimum_countries", "3"), later, latest
    )
    [(where, message)] = problems(profile((CATEGORIES, countries + CATEGORIES)))
    assert where == "parameter.minimum_countries"
    assert "minimum_countries (5) is above minimum_entities (3) on 2026-02-01" in message


@pytest.mark.parametrize(
    ("wrong", "place"),
    [
        (value("minimum_countries", "9", day='"2026-02-01"'), "from"),
        (value("minimum_countries", '"nine"', day="2026-02-01"), "is"),
        (value("minimum_countries", "61", day="2026-02-01"), "is"),
        (
            value(
                "minimum_countries",
                "9",
                day="2026-02-01",
                more='only_for = { category = "travel" }\n',
            ),
            "only_for",
        ),
    ],
)
def test_only_good_values_are_held_against_each_other(
    profile: Profile, wrong: str, place: str
) -> None:
    countries = parameter("minimum_countries", "count", value("minimum_countries", "3"), wrong)
    path = profile((CATEGORIES, countries + CATEGORIES))
    assert places(path) == [f"parameter.minimum_countries.value[2].{place}"]

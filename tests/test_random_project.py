"""Random projects are the same for the same seed, varied, and valid for the shipped call."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cofin.core.calculate import calculate
from cofin.core.dump import to_toml
from cofin.core.model import Project, Role
from cofin.core.result import Ineligible
from cofin.rules.load import load_rules
from tests.random_project import CALL, random_project

SEEDS = range(30)


@pytest.fixture(scope="module")
def projects() -> list[Project]:
    return [random_project(seed, partners=1 + seed % 12) for seed in SEEDS]


def test_the_same_seed_makes_the_same_project(projects: list[Project]) -> None:
    assert [random_project(seed, partners=1 + seed % 12) for seed in SEEDS] == projects
    assert len({to_toml(project) for project in projects}) == len(projects)


def test_they_read_back_as_they_were_written(projects: list[Project]) -> None:
    import tomllib

    from cofin.core.parse import parse_project

    profile = load_rules(CALL).profile
    for project in projects:
        assert (
            parse_project(tomllib.loads(to_toml(project), parse_float=Decimal), profile) == project
        )


def test_they_are_of_all_kinds(projects: list[Project]) -> None:
    results = [calculate(project, load_rules(CALL)) for project in projects]
    assert {result.totals.limited_by.value for result in results} == {
        *("reimbursement_rate", "maximum_grant", "request", "no_profit"),
    }
    reasons = {line.reason for result in results for line in result.lines}
    reasons |= {row.line.reason for result in results for row in result.exchanges}
    assert reasons == {None, *Ineligible}
    assert {partner.role for project in projects for partner in project.partners} == set(Role)
    assert any(project.overrides for project in projects)
    assert any(row.halved for result in results for row in result.exchanges)


def test_sizes_are_as_asked() -> None:
    project = random_project(1, partners=30, work_packages=15, lines=200, exchanges=3)
    found = (project.partners, project.work_packages, project.costs, project.exchanges)
    assert [len(part) for part in found] == [30, 15, 200, 3]

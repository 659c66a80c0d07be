"""A word that formulas do not know is one finding at its cell, none at every amount (A01)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from cofin.checks.run import run_checks
from cofin.checks.subject import Subject
from cofin.core.parse import parse_project
from cofin.errors import Problem
from cofin.rules.load import load_rules
from cofin.text import Lang
from cofin.workbook.check.subject import subject_of
from cofin.workbook.generate import generate
from tests.checks.arithmetic.test_known import key_of, typed
from tests.checks.card_examples import changed


@pytest.fixture(scope="module")
def right(tmp_path_factory: pytest.TempPathFactory) -> Subject:
    raw = changed([])
    rules = load_rules(raw["call"])
    path: Path = tmp_path_factory.mktemp("known") / "budget.xlsx"
    path.write_bytes(generate(parse_project(raw, rules.profile), rules, Lang.EN))
    return subject_of(path)


@pytest.fixture(scope="module")
def subject(right: Subject) -> Subject:
    """Our own workbook; the second cost line (row 8) has no eligible amount any more."""
    return typed(right, key_of(right, "cost.eligible_amount"), Decimal(0))


def found(subject: Subject, *problems: Problem) -> list[str]:
    said = replace(subject, problems=problems)
    return [f.place for f in run_checks(said, only=["A01"]).findings]


AMOUNT = ["Cost lines!M8"]
CODES = ("workbook_in.not_on_list", "workbook_in.blanks_around", "workbook_in.only_blanks")


def place_of(subject: Subject, table: str, identity: str, field: str) -> str:
    project = subject.project
    assert project is not None
    listed = project.partners if table == "partner" else project.work_packages
    number = [each.id for each in listed].index(identity) + 1
    return "!".join(subject.place(table, number, field))


def test_without_such_a_word_the_amount_is_wrong(subject: Subject) -> None:
    assert found(subject) == AMOUNT
    assert found(subject, Problem("Cost lines!C8", "workbook_in.below_table")) == AMOUNT
    other = replace(subject, project=None, result=None)
    assert found(other, Problem("Cost lines!C8", CODES[0])) == []


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("where", ["C8", "D8", "E8", "K8"])
def test_a_word_of_the_row_is_the_cause(subject: Subject, code: str, where: str) -> None:
    assert found(subject, Problem(f"Cost lines!{where}", code)) == []
    first = Problem("Cost lines!K7", code, also=(f"Cost lines!{where}",))
    assert found(subject, first) == []


def test_so_is_one_of_its_partner_or_work_package(subject: Subject) -> None:
    assert subject.project is not None
    line = subject.project.costs[1]
    for table, identity, field in (
        ("partner", line.partner, "id"),
        ("partner", line.partner, "role"),
        ("work_package", line.work_package, "id"),
    ):
        where = place_of(subject, table, identity, field)
        assert found(subject, Problem(where, CODES[0])) == [], where


def test_but_none_of_another_row_partner_or_field(subject: Subject) -> None:
    assert subject.project is not None
    line = subject.project.costs[1]
    others = [p.id for p in subject.project.partners if p.id != line.partner]
    packages = [w.id for w in subject.project.work_packages if w.id != line.work_package]
    for where in (
        "Cost lines!C7",
        "Exchanges!C8",
        "Cost lines",
        place_of(subject, "partner", line.partner, "platform"),
        place_of(subject, "partner", others[0], "id"),
        place_of(subject, "work_package", packages[0], "id"),
    ):
        assert found(subject, Problem(where, CODES[1])) == AMOUNT, where

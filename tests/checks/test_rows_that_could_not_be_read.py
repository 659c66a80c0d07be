"""What hangs on a row that could not be read is not judged; what does not, is."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from cofin.checks.report.outcome import coverage
from cofin.checks.run import run_checks
from cofin.checks.subject import Subject
from cofin.core.unread import Unread
from cofin.errors import Problem
from cofin.text import Lang
from tests.checks.arithmetic.test_known import key_of, known, typed
from tests.checks.card_examples import subject_of_example

NO_PARTNER = Unread(left_out=frozenset({"partner"}))
NO_LINE = Unread(left_out=frozenset({"cost"}))
TOO_LONG = {"change": [{"at": ["project", "duration_months"], "is": 27}]}
STRANGER = {"id": "P9", "name": "Cluster Nine", "country": "DE", "role": "beneficiary"}
PACKAGE = {"id": "WP9", "title": "More", "lead": "P1", "start_month": 1, "end_month": 2}


def found(subject: Subject, *codes: str) -> list[tuple[str, str]]:
    return [(each.code, each.place) for each in run_checks(subject, only=codes).findings]


def test_a_condition_on_what_could_not_be_read_is_open() -> None:
    subject = subject_of_example(TOO_LONG)
    ((code, _),) = found(subject, "R11", "R12")
    assert code == "R11"
    lost = Unread(frozenset({("project", "duration_months")}))
    assert found(replace(subject, unread=lost), "R11", "R12") == []


@pytest.mark.parametrize("name", ["fig.totals.eligible", "fig.totals.eu_contribution"])
def test_the_projects_figures_need_every_partner(name: str) -> None:
    subject = known(Lang.EN)
    wrong = typed(subject, key_of(subject, name), Decimal("1234567.89"))
    assert found(wrong, "A02", "R02")
    assert "A04" not in {code for code, _ in found(replace(wrong, unread=NO_PARTNER), "A02", "A04")}


def test_a_sheet_of_which_no_partner_could_be_read_has_one() -> None:
    nobody = replace(subject_of_example({"kind": "consortium", "sheet": [["Cost", 5]]}))
    assert [code for code, _ in found(nobody, "M01")] == ["M01"]
    assert found(replace(nobody, unread=NO_PARTNER), "M01") == []


@pytest.mark.parametrize(
    ("table", "row", "code"), [("partner", STRANGER, "P06"), ("work_package", PACKAGE, "P10")]
)
def test_a_master_that_lost_a_row_knows_no_strangers(
    table: str, row: dict[str, object], code: str
) -> None:
    here = subject_of_example({"change": [{"at": [table], "add": row}]})
    master = subject_of_example({"change": []})
    assert found(replace(here, master=master), code)
    lost = Unread(left_out=frozenset({table}))
    told = run_checks(replace(here, master=replace(master, unread=lost)), only=[code]).findings
    assert [each.message() for each in told if str(row["id"]) in each.message()] == []


@pytest.mark.parametrize(
    ("lang", "words"),
    [(Lang.EN, "Judged in part: A01"), (Lang.TR, "Kısmen değerlendirilen: A01")],
)
def test_that_checks_judged_a_part_is_said(lang: Lang, words: str) -> None:
    subject = replace(subject_of_example({"change": []}), unread=NO_LINE)
    said = coverage(run_checks(subject).outcome(lang), lang)
    assert [line for line in said if line.startswith(words)]


def test_what_the_reader_said_of_an_id_is_not_said_again() -> None:
    change, sheet = [{"at": ["partner"], "add": STRANGER}], [["Id"], ["P1"], ["P2"], ["P3"], ["P9"]]
    here = subject_of_example({"change": change, "sheets": {"Partners": sheet}})
    here = replace(here, master=subject_of_example({"change": []}))
    assert found(here, "P06") == [("P06", "Partners!A5")]
    problem = Problem(
        "Partners!A5", "project.duplicate_id", {"value": "P9", "first": "Partners!A2"}
    )
    told = run_checks(replace(here, problems=(problem,)), only=["P06"]).findings
    assert [(f.place, "problem" in f.values) for f in told] == [("Partners!A5", True)]


def test_indirect_costs_that_were_typed_over() -> None:
    subject = known(Lang.EN)
    wrong = typed(subject, key_of(subject, "fig.partners.P2.indirect"), Decimal(1))
    assert found(wrong, "R05") == [("R05", "Budget!K10")]
    assert found(replace(wrong, result=None), "R05") == [("R05", "Budget!K10")]

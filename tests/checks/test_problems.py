"""Whatever a reader reports is said by one check, and once."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cofin.checks.card import cards, severity_of
from cofin.checks.finding import Finding, Severity
from cofin.checks.problems import (
    _REFUSED,
    _SPOKEN,
    REFUSALS,
    SPEAKERS,
    as_finding,
    with_problems,
)
from cofin.checks.run import run_checks
from cofin.checks.subject import Subject
from cofin.core.cell_wording import SAID
from cofin.errors import Problem
from cofin.text import Lang
from cofin.workbook.check.subject import subject_of
from tests.checks.card_examples import subject_of_example

ROOT = Path(__file__).resolve().parents[2]
TEXTS = ROOT / "src" / "cofin" / "texts"


def keys(namespace: str) -> Iterator[str]:
    """The keys of a namespace that are problems: no remedies, no names of choices."""
    for key in tomllib.loads((TEXTS / f"{namespace}.toml").read_text("utf-8")):
        if not key.endswith(("_fix", "_more", "_example")) and not key.startswith("choice_"):
            yield f"{namespace}.{key}"


#: Remedies of several problems, what only Python code can give, and other sentences for
#: problems that have a key of their own.
_REMEDIES = (
    *("template.mend", "template.mend_somewhere"),
    *("workbook_in.new_whole", "workbook_in.new_part", "project.outermost"),
    "workbook_in.closed_folder",
)
_FROM_PYTHON = (
    *("project.another_call", "project.part_of_many", "project.share_of_a_whole"),
    "project.no_value",
)
NO_PROBLEMS = {*_REMEDIES, *_FROM_PYTHON, *SAID.values()}


def test_every_problem_has_one_check() -> None:
    listed = [p for table in (_REFUSED, _SPOKEN) for each in table.values() for p in each.split()]
    assert len(listed) == len(set(listed))
    known = {*keys("project"), *keys("file"), *keys("workbook_in"), *keys("template")}
    assert known - set(listed) - NO_PROBLEMS == set()
    assert set(listed) - known == set()


def test_every_check_that_speaks_has_a_card() -> None:
    assert {*REFUSALS.values(), *SPEAKERS.values()} <= set(cards())
    assert set(REFUSALS.values()) == {"F01", "F02", "F03", "F04"}


def subject(*problems: tuple[str, str], **values: Any) -> Subject:
    rows = [["Item", "Amount"], ["a", "'12"], ["b", "x"], ["c", 5]]
    listed = [{"where": where, "code": code, "values": values} for where, code in problems]
    return subject_of_example({"sheet": rows, "problems": listed})


AMOUNT = ("Budget!B2", "project.number_as_text")


def test_a_problem_that_no_check_names_is_added_under_its_code() -> None:
    one = subject(AMOUNT, value='"12"', reading="12")
    (found,) = with_problems(one, [])
    assert (found.code, found.place, found.found) == ("C01", "Budget!B2", "12")
    assert found.severity is Severity.ERROR
    card = cards()["C01"]
    assert '"12"' in card.message(found, Lang.EN)
    assert card.message(found, Lang.EN) != card.message(found, Lang.TR)
    assert card.fix(found, Lang.EN).endswith(".")


@pytest.mark.parametrize(
    ("other", "is_named"),
    [
        (Finding("Budget", "B2", code="C01"), True),
        (Finding("Budget", "B1:B9", code="C02"), True),
        (Finding("Budget", "B1:B9", areas=("B1:B2", "B9"), code="C02"), True),
        (Finding("Budget", "B1:B9", areas=("B1", "B9"), code="C02"), False),
        (Finding("Budget", "B2", code="F07"), True),
        (Finding("Budget", "A2:C2", code="F07"), True),
        (Finding("Budget", "A2:C2", code="F07", severity=Severity.WARNING), False),
        (Finding("Budget", "B3", code="C01"), False),
        (Finding("Other", "B2", code="C01"), False),
        (Finding("Budget", "B2", code="R01"), False),
        (Finding("", "", code="C01"), False),
    ],
)
def test_a_problem_is_named_by_a_finding_at_its_cell(other: Finding, is_named: bool) -> None:  # noqa: FBT001
    one = subject(AMOUNT, value='"12"', reading="12")
    assert (len(with_problems(one, [other])) == 1) is is_named


def test_a_problem_without_a_cell_is_named_by_its_own_check() -> None:
    one = subject(("Budget", "project.no_partners"))
    assert [f.code for f in with_problems(one, [])] == ["P06"]
    for code, told in (("C01", ["C01", "P06"]), ("P06", ["P06"])):
        findings = with_problems(one, [Finding("Budget", "A1", code=code)])
        assert [f.code for f in findings] == told


@pytest.mark.parametrize(
    ("other", "severity"),
    [
        (Finding("Budget", "B2", code="C10"), Severity.ERROR),
        (Finding("Budget", "B2", code="C12", severity=Severity.NOTE), Severity.ERROR),
        (Finding("Budget", "B1:B9", code="C02"), Severity.ERROR),
        (Finding("Budget", "B2", code="F07"), Severity.ERROR),
        (Finding("Budget", "B3", code="C10"), Severity.WARNING),  # about another cell
    ],
)
def test_what_names_a_problem_is_as_severe_as_it(other: Finding, severity: Severity) -> None:
    """A cell that was refused: nothing calculates, builds or merges with it."""
    one = subject(AMOUNT, value='"12"', reading="12")
    assert severity_of(with_problems(one, [other])[0]) is severity
    mild = subject(("Budget!B2", "template.list_lost"), sheet="Budget")
    assert severity_of(with_problems(mild, [other])[0]) is severity_of(other)


def test_one_error_about_a_cell_is_enough() -> None:
    one = subject(AMOUNT, value='"12"', reading="12")
    others = [Finding("Budget", "B2", code=code) for code in ("C10", "C01")]
    assert [severity_of(f).value for f in with_problems(one, others)] == ["warning", "error"]


def test_a_run_says_each_problem_once() -> None:
    problems = [
        (AMOUNT[0], AMOUNT[1], {"value": '"12"', "reading": "12"}),
        ("Budget!A3", "project.unknown_choice", {"value": "b", "words": "a", "suggestion": ""}),
        ("Budget", "template.unprotected", {"sheet": "Budget"}),
    ]
    rows = [["Item", "Amount"], ["a", "'12"], ["b", 7], ["c", 5]]
    listed = [{"where": w, "code": c, "values": v} for w, c, v in problems]
    report = run_checks(subject_of_example({"sheet": rows, "problems": listed}))
    places = [f.place for f in report.findings if f.code != "M02"]
    assert sorted(places) == ["Budget", "Budget!A3", "Budget!B2"]


def test_a_place_outside_the_sheets_is_a_label() -> None:
    found = as_finding(Problem("cost[17].category", "project.empty"), subject().grid)
    assert (found.sheet, found.cell, found.label) == ("", "", "cost[17].category")


def test_a_word_that_was_probably_meant_is_said() -> None:
    values = {"value": '"staf"', "suggestion": "staff", "words": "staff, travel"}
    found = as_finding(Problem("Budget!A2", "project.unknown_category", values), subject().grid)
    assert "staff" in cards()["F07"].message(found, Lang.EN)


@pytest.mark.parametrize(
    ("where", "label"),
    [
        ("Partners!E8", "Aglomerado Pinho Novo · Country"),
        ("Partners!C60", ""),  # below the table
        ("Project!C8", "Start"),
        ("Project", ""),
        ("Project!C8:C9", "Start"),
    ],
)
def test_a_cell_is_named_by_its_row_and_by_the_column_of_its_table(where: str, label: str) -> None:
    grid = subject_of(ROOT / "examples" / "small" / "budget.xlsx").grid
    assert as_finding(Problem(where, "project.empty"), grid).label == label


def test_findings_come_in_the_order_of_the_workbook() -> None:
    rows = [["Item", "Amount"], *(["TBD" if i % 4 == 0 else "Hotel", i] for i in range(13))]
    sheets = {"Z": rows, "A": rows}
    findings = run_checks(subject_of_example({"sheets": sheets}), only=["C11"]).findings
    placed = [(f.severity, f.sheet, f.cell) for f in findings]
    cells = ["A6", "A10", "A14"]
    assert [each[1:] for each in placed if each[0] is Severity.ERROR] == [
        (sheet, cell) for sheet in sheets for cell in cells
    ]

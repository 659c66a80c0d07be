"""What a notebook shows of a public object is short, and every object can go to another process."""

from __future__ import annotations

import copy
import pickle
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from decimal import Decimal
from multiprocessing import get_context
from pathlib import Path

import pytest

import cofin
from cofin.checks.run import run_checks

EXAMPLES = Path(__file__).parents[1] / "examples"
BUDGET = EXAMPLES / "small" / "budget.xlsx"


@pytest.fixture(scope="module")
def report() -> cofin.Report:
    return cofin.check(BUDGET)


@pytest.fixture(scope="module")
def result() -> cofin.BudgetResult:
    return cofin.calculate(*cofin.read_with_rules(EXAMPLES / "small" / "project.toml"))


def test_a_report_is_a_line(report: cofin.Report) -> None:
    said = f"{str(BUDGET)!r}: clean; errors 0, warnings 0, notes 0, accepted 0>"
    assert repr(report) == f"<Report {said}"
    assert repr(report.outcome("tr")) == f"<Outcome {said}"
    assert (
        repr(report.subject) == f"<Subject {str(BUDGET)!r}: consortium, {_sheets(report)} sheets>"
    )
    assert repr(report.subject.grid) == f"<Grid: {_sheets(report)} sheets>"
    sheet = report.subject.grid.sheets[0]
    assert repr(sheet) == f"<SheetGrid {sheet.name!r}: {len(sheet.cells)} cells>"


def _sheets(report: cofin.Report) -> int:
    return len(report.subject.grid.sheets)


def test_it_counts_what_was_found(report: cofin.Report) -> None:
    finding = report.findings[0]
    found = tuple(
        replace(finding, code=code, severity=severity, accepted=accepted)
        for code, severity, accepted in (
            ("R03", cofin.Severity.ERROR, ""),
            ("R03", cofin.Severity.ERROR, "seen"),
            ("P01", cofin.Severity.WARNING, ""),
            ("C04", cofin.Severity.NOTE, ""),
        )
    )
    said = "findings; errors 1, warnings 1, notes 1, accepted 1>"
    assert repr(replace(report, findings=found)).endswith(said)


def test_a_file_that_is_not_there_is_a_line(tmp_path: Path) -> None:
    assert repr(cofin.check(tmp_path / "none.xlsx")).endswith(
        "none.xlsx': unreadable; errors 1, warnings 0, notes 0, accepted 0>"
    )


def test_a_report_goes_to_another_process_and_comes_back(report: cofin.Report) -> None:
    for again in (pickle.loads(pickle.dumps(report)), copy.deepcopy(report)):
        assert again == report
        assert again.outcome("tr").to_json() == report.outcome("tr").to_json()
        assert [each.message("tr") for each in again.findings] == [
            each.message("tr") for each in report.findings
        ]
        assert run_checks(again.subject).findings == report.findings  # it can be judged again


@pytest.mark.parametrize("name", ["bluehub", "turkce"])
def test_reports_of_other_workbooks_do_too(name: str) -> None:
    report = cofin.check(EXAMPLES / name / "budget.xlsx", against=BUDGET)
    assert pickle.loads(pickle.dumps(report)) == report


def test_files_are_checked_in_several_processes(report: cofin.Report) -> None:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        assert list(pool.map(cofin.check, [BUDGET])) == [report]


def test_a_project_and_its_result_are_a_line_each(result: cofin.BudgetResult) -> None:
    call = result.rules.profile.id
    assert repr(result.project) == (
        f"<Project 'WOODLINK' ({call}): "
        "3 partners, 5 work packages, 25 costs, 9 exchanges, 7 funding>"
    )
    assert repr(result) == (
        f"<BudgetResult 'WOODLINK' ({call}): "
        "eligible 212400.20, EU contribution 159300.14 by reimbursement_rate>"
    )
    assert repr(result.lines) == "<Lines: 25>"
    assert repr(cofin.Project(call, "X")) == f"<Project 'X' ({call}): empty>"
    assert repr(cofin.Project(call, "X", costs="x")) == f"<Project 'X' ({call}): empty>"  # type: ignore[arg-type]
    part = cofin.Project(call, "X", partners=result.project.partners[:1], is_part=True)
    assert repr(part) == f"<Project 'X' ({call}): one partner's part, 1 partners>"


def test_a_call_and_its_rules_are_a_line_each() -> None:
    rules = cofin.load_rules("cos-cluster-2020-3-03")
    assert repr(rules) == "<CallRules cos-cluster-2020-3-03 on 2021-02-02>"
    assert repr(rules.profile) == "<CallProfile cos-cluster-2020-3-03>"
    other = rules.with_override("indirect_rate", Decimal("0.05"), "because")
    assert repr(other) == "<CallRules cos-cluster-2020-3-03 on 2021-02-02, replaced: indirect_rate>"


def test_steps_and_conditions_are_a_line_each(result: cofin.BudgetResult) -> None:
    step = cofin.explain(result, "fig.totals.eligible")
    assert repr(step) == "<Step fig.totals.eligible: 212400.20 EUR, sum of 2>"
    words = cofin.explain(result, "fig.totals.limited_by")
    assert repr(words).startswith("<Step fig.totals.limited_by: reimbursement_rate, decision of ")
    assert repr(replace(step, name="")).startswith("<Step explain.")
    condition = cofin.criteria(result.project, result.rules)[0]
    assert repr(condition) == "<Criterion single_coordinator: met>"


def test_the_others_go_to_another_process(result: cofin.BudgetResult) -> None:
    others = (
        *(result, result.project, result.rules, cofin.explain(result, "fig.totals.eligible")),
        *(cofin.criteria(result.project, result.rules), cofin.envelopes(result.rules, result)),
    )
    assert pickle.loads(pickle.dumps(others)) == others

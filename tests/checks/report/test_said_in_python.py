"""What a report says can be had from Python, in the words of the command line."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import pytest

import cofin
from cofin.checks.report.outcome import Shown
from cofin.cli.main import main

WORKBOOK = Path(__file__).parents[3] / "examples" / "small" / "budget.xlsx"


@pytest.fixture(scope="module")
def report() -> cofin.Report:
    return cofin.check(WORKBOOK)


def test_every_finding_has_a_severity(report: cofin.Report) -> None:
    assert report.findings
    assert all(isinstance(each.severity, cofin.Severity) for each in report.findings)


@pytest.mark.parametrize("lang", ["en", "tr"])
def test_the_outcome_is_that_of_the_command_line(
    report: cofin.Report, lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["check", str(WORKBOOK), "--format", "json", "--lang", lang])
    (said,) = json.loads(capsys.readouterr().out)
    outcome = report.outcome(lang)
    assert isinstance(outcome, cofin.Outcome)
    assert {**outcome.to_json(), "file": said["file"]} == said


def test_a_finding_says_what_it_is_and_what_to_do(report: cofin.Report) -> None:
    for lang in cofin.Lang:
        shown = report.outcome(lang).findings
        assert [each.message(lang) for each in report.findings] == [s.message for s in shown]
        assert [each.fix(lang.value) for each in report.findings] == [s.fix for s in shown]
    first = report.outcome().findings[0]
    assert isinstance(first, Shown)
    assert asdict(first)["message"] == report.findings[0].message()


def test_an_unknown_language_is_refused(report: cofin.Report) -> None:
    with pytest.raises(cofin.InputError, match=r"'de' is not a language.* en, tr"):
        report.outcome("de")
    with pytest.raises(cofin.InputError):
        report.findings[0].message("de")

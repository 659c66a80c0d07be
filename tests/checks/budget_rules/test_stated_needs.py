"""What was run, what was not, and why: no check is said to have judged what is not there."""

from __future__ import annotations

import subprocess
import sys

from cofin.checks.report.report import Report
from cofin.checks.run import run_checks
from cofin.text import Lang
from tests.checks.budget_rules.stated_books import CALL, Rows
from tests.checks.card_examples import subject_of_example

#: A budget that states nothing of the project.
PLAIN: Rows = [["Item", "EUR"], ["Travel", 100]]


def report(sheet: Rows, **more: object) -> Report:
    return run_checks(subject_of_example({"sheet": sheet, **more}))


def why(found: Report, code: str, lang: Lang = Lang.EN) -> str:
    return dict(found.outcome(lang).skipped).get(code, "")


def test_a_check_says_what_it_did_not_find() -> None:
    found = report(PLAIN, call=CALL)
    assert why(found, "R10").startswith("no income of the project")
    assert why(found, "R11") == "no duration of the project was recognised in it"
    assert why(found, "R12").startswith("no list of the partners")
    assert why(found, "R13") == "no project could be read from it"
    assert why(found, "R11", Lang.TR) == "dosyada proje süresi bulunamadı"


def test_without_a_call_the_call_is_missing() -> None:
    assert why(report(PLAIN), "R11") == "no call is known whose limits hold"


def test_a_file_that_cannot_be_read_lacks_a_project() -> None:
    found = report(PLAIN, refusal="file.empty")
    assert why(found, "R11") == "no project could be read from it"


def test_conditions_are_judged_in_part() -> None:
    found = report([["Project duration (months)", 22], *PLAIN], call=CALL)
    assert (found.partly, "R11" in found.ran) == (("R11",), True)
    (coverage,) = (each for each in found.findings if each.code == "M02")
    assert "R11" in coverage.message()
    assert report(PLAIN, call=CALL).partly == ()


def test_cofins_own_workbooks_need_none_of_it() -> None:
    program = """
import sys
from tests.checks.card_examples import subject_of_example
from cofin.checks.run import run_checks
assert {"R10", "R11", "R12"} <= {*run_checks(subject_of_example({"change": []})).ran}
assert not [name for name in sys.modules if name.startswith("cofin.checks.budget_rules.stated")]
"""
    subprocess.run([sys.executable, "-c", program], check=True, timeout=120)

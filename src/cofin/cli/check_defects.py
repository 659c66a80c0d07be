"""A file at which cofin itself failed: said in the report, while the other files are checked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cofin.system import shown_name
from cofin.text import Lang

if TYPE_CHECKING:
    from cofin.checks.report.outcome import Outcome

#: Of the checks, the one on what could not be judged.
_CODE = "M01"


def outcome_of_defect(path: Path, defect: Exception, lang: Lang) -> Outcome:
    """Nothing was judged; the only finding says so, and where the details of the defect are."""
    from cofin.checks.card import cards
    from cofin.checks.finding import Severity
    from cofin.checks.report.outcome import Outcome, Said, Shown
    from cofin.cli.defect import report

    why = report(defect, lang)
    found = Shown(
        code=_CODE,
        severity=Severity.ERROR,
        sheet="",
        cell="",
        label="",
        found="",
        expected="",
        difference="",
        title=cards()[_CODE].words[lang].title,
        message=why,
        fix="",
        rule=None,
        accepted="",
        said=Said("", "", ""),
    )
    return Outcome(
        file=shown_name(path),
        kind="other",
        status="unreadable",
        sheets=0,
        amount_cells_seen=0,
        amount_cells_judged=0,
        checks_run=0,
        skipped=(),
        findings=(found,),
        defect=why,
    )

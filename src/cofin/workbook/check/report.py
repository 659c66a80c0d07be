"""The findings for one file, whatever somebody accepted of them (``workbook.check.accepted``)."""

from __future__ import annotations

from pathlib import Path

from cofin.checks.report.report import Report
from cofin.checks.run import run_checks
from cofin.workbook.check.master import master_of
from cofin.workbook.check.subject import subject_of


def check(
    path: Path | str, call: str | Path | None = None, against: Path | str | None = None
) -> Report:
    """Everything that the checks find in a workbook; a file that cannot be read is a finding.

    ``call`` (an id or a path) replaces the call that the workbook names; ``against`` is the
    coordinator's workbook to compare with.

    Raises ``ProfileError`` for an unknown call and ``FileRefused`` when ``against`` cannot
    be read: those are not what is being checked.
    """
    master = None
    if against is not None:
        master = master_of(against, call)
    return run_checks(subject_of(path, call, master))

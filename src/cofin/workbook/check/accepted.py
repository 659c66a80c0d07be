"""The way in for Python code to the checks: a report with what somebody has accepted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from cofin.checks.partly import BY_MASTER
from cofin.checks.report.accept import FILE_NAME, used, with_acceptances
from cofin.checks.report.report import Report
from cofin.errors import must_be_path
from cofin.workbook.acceptances import acceptances_for, entries_of, is_there
from cofin.workbook.check import report as judging
from cofin.workbook.unused import unused


def check(
    path: Path | str,
    call: str | Path | None = None,
    against: Path | str | None = None,
    *,
    accept: Path | str | bool = True,
) -> Report:
    """Everything that the checks find in a workbook; a file that cannot be read is a finding.

    ``call`` (an id or a path) replaces the call that the workbook names; ``against`` is the
    coordinator's workbook to compare with.

    Findings that somebody accepted have the reason and count no more, as on the command line:
    by the list ``cofin.accept.toml`` beside the file, or by reasons on the list of findings in
    the workbook.  ``accept`` is another list to take in place of the one beside the file;
    ``False`` lets nothing be accepted.

    Raises ``ProfileError`` for an unknown call, ``FileRefused`` when ``against`` cannot be
    read, and ``InputError`` for a list with mistakes: those are not what is being checked.
    """
    must_be_path("path", path)
    if against is not None:
        must_be_path("against", against)
    if not isinstance(accept, bool):
        must_be_path("accept", accept)
    if accept is False:
        return judging.check(path, call, against)
    path, named = Path(path), None if isinstance(accept, bool) else Path(accept)
    report = accepted_report(path, call, against, named)
    source = named or path.parent / FILE_NAME
    if not is_there(source):
        return report
    missed = BY_MASTER if against is None else ()
    left = unused(entries_of(source), source.parent, [(path, report)], missed)
    return replace(report, unused=tuple(left))


def accepted_report(
    path: Path, call: str | Path | None, against: Path | str | None, accept: Path | None
) -> Report:
    """The findings for one of several files; what fits none of them only all files tell."""
    report = judging.check(path, call, against)
    accepted = acceptances_for(path, report.subject.grid, accept)
    report = with_acceptances(report, accepted)
    return replace(report, used=used(report, accepted))

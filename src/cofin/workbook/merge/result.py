"""What is still wrong in a merged budget: errors of partners without a sheet, and of the whole."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from cofin.checks.finding import Severity
from cofin.checks.report.accept import with_acceptances
from cofin.checks.report.outcome import Shown, outcome
from cofin.checks.run import run_checks
from cofin.text import Lang
from cofin.workbook.acceptances import acceptances_for
from cofin.workbook.check.subject import subject_of


def open_errors(content: bytes, lang: Lang, *, call: str | None = None) -> tuple[Shown, ...]:
    """The errors of a merged workbook that its record does not accept, in words of ``lang``.

    Sheets with errors stop a merge or are accepted; the rows of a partner without a sheet come
    from the master as they are, and what only the whole budget shows nobody has seen before.
    """
    with TemporaryDirectory(prefix="cofin-") as folder:
        path = Path(folder, "merged.xlsx")
        path.write_bytes(content)
        subject = subject_of(path, call)
    report = with_acceptances(run_checks(subject), acceptances_for(None, subject.grid))
    found = outcome(report, lang).findings
    return tuple(f for f in found if f.severity is Severity.ERROR and not f.accepted)

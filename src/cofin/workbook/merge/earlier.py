"""What an earlier merge accepted, of partners that have no sheet in this one."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from cofin.checks.finding import Severity
from cofin.checks.report.accept import with_acceptances
from cofin.checks.report.outcome import Shown, outcome
from cofin.checks.run import run_checks
from cofin.text import Lang
from cofin.workbook.acceptances import acceptances_for
from cofin.workbook.check.subject import subject_of
from cofin.workbook.merge.carried import Key, error_keys
from cofin.workbook.merge.sheets import TEXTS


class Earlier(NamedTuple):
    """An error in the master that somebody has accepted there."""

    partner: str
    shown: Shown
    key: Key


def earlier(
    master: Path | None, call: str | None, kept: Collection[str], lang: Lang
) -> tuple[Earlier, ...]:
    """The accepted errors of the master at rows of the partners ``kept``, in words of ``lang``."""
    if master is None or not kept or master.suffix.lower() in TEXTS:
        return ()
    return tuple(each for each in accepted_in(master, call, lang) if each.partner in kept)


def accepted_in(path: Path, call: str | None, lang: Lang) -> tuple[Earlier, ...]:
    """The accepted errors of a budget that are at its rows; whose, where a row says so."""
    subject = subject_of(path, call)
    accepted = acceptances_for(path, subject.grid)
    if not accepted:
        return ()
    report = with_acceptances(run_checks(subject), accepted)
    errors = [f for f in outcome(report, lang).findings if f.severity is Severity.ERROR]
    keys = error_keys(subject, report.findings)
    found = []
    for shown, key in zip(errors, keys, strict=True):
        partner = str(getattr(key[4], "partner", "")) if key is not None else ""
        if key is not None and shown.accepted:
            found.append(Earlier(partner, shown, key))
    return tuple(found)

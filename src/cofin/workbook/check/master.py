"""The coordinator's workbook, with which partner sheets are compared and brought together."""

from __future__ import annotations

from pathlib import Path

from cofin.checks.subject import FileKind, Subject
from cofin.errors import FileRefused, Problem
from cofin.workbook.check.subject import subject_of


def master_of(path: Path | str, call: str | Path | None = None) -> Subject:
    """The workbook as the checks see it; ``FileRefused`` for one that is no whole budget.

    A partner's sheet knows one partner: against it every other partner is unknown, and a merge
    would leave all of them out.
    """
    master = subject_of(path, call)
    if master.refusal is not None:
        raise FileRefused([master.refusal], str(path))
    if master.kind is FileKind.PARTNER_SHEET:
        ids = master.project.partners if master.project else ()
        values = {"partner": ", ".join(each.id for each in ids) or "-"}
        raise FileRefused([Problem("", "check.master_is_part", values)], str(path))
    return master

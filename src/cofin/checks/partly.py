"""Checks that judge only a part of what they are for: nothing more is claimed.

Of a workbook from which no project can be read, the conditions of the call are judged as far
as its sheets state what they are about.  Else some input could not be read:

What the sheet says by itself is judged all the same: sums of cells, formulas that are gone or
changed, results that are stale.  A figure is not compared with a calculation that lacks a row,
and no condition of the call is said to be missed, or met, that the missing row decides.
"""

from __future__ import annotations

from collections.abc import Collection

from cofin.checks.subject import Subject

#: Checks that compare with cofin's own calculation of the project.
_BY_AMOUNTS = (
    *("A01", "A02", "A04"),
    *("R01", "R02", "R03", "R09", "R10", "R13", "R14"),
    *("P01", "P09"),
)

#: Checks of the call's conditions.
_BY_CONDITIONS = ("R11", "R12")

#: Checks that compare with the coordinator's workbook.
BY_MASTER = ("P06", "P10")


def partly(subject: Subject, ran: Collection[str]) -> tuple[str, ...]:
    """Those of the checks that ran which could not judge everything."""
    unread = subject.unread
    codes = (
        *(_BY_AMOUNTS if unread.changes_amounts else ()),
        *(_BY_CONDITIONS if unread or subject.project is None else ()),
        *(BY_MASTER if unread and subject.master is not None else ()),
    )
    return tuple(sorted(code for code in codes if code in ran))

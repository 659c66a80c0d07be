"""F09: formulas without a value."""

from __future__ import annotations

from collections.abc import Iterator

from cofin.checks.columns.kinds import Kinds, kinds, ranges
from cofin.checks.finding import Finding, Severity, said
from cofin.checks.registry import check
from cofin.checks.subject import Subject
from cofin.checks.words.labels import label_of
from cofin.grid import CellKind, Position


@check("F09")
def without_value(subject: Subject) -> Iterator[Finding]:
    """Formulas nobody calculated: once per sheet, or once for a file without any value.

    A note where that is no loss: every one of them could be recomputed, or a program that
    does not calculate has saved one of cofin's own workbooks.  XlsxWriter stores an empty
    text as nothing: formulas that may give one are left out where others have values.
    """
    with_formulas = [here for here in kinds(subject) if here.formulas]
    nothing_stored = all(c.kind is CellKind.EMPTY for h in with_formulas for _, c in h.formulas)
    found = []
    for here in with_formulas:
        empty = [
            position
            for position, cell in here.formulas
            if cell.kind is CellKind.EMPTY
            and (nothing_stored or '""' not in (cell.formula or '""'))
        ]
        if empty:
            found.append(_of_sheet(subject, here, empty, nothing_stored=nothing_stored))
    if nothing_stored and len(found) > 1:
        yield _of_file(found)
    else:
        yield from found


def _of_sheet(
    subject: Subject, here: Kinds, empty: list[Position], *, nothing_stored: bool
) -> Finding:
    known = subject.recomputed or {}
    is_known = all((here.sheet.name, *position) in known for position in empty)
    is_own = nothing_stored and subject.layout is not None
    area = ranges(empty)[0]
    formula = here.sheet.cell(area.first_row, area.first_column).formula
    return Finding(
        sheet=here.sheet.name,
        cell=str(area),
        label=label_of(here.sheet, area.first_row, area.first_column),
        found=f"={formula}"[:80],
        values={"count": len(empty)},
        severity=Severity.NOTE if is_known or is_own else None,
    )


def _of_file(sheets: list[Finding]) -> Finding:
    """One finding instead of one for each sheet, as bad as the worst of them."""
    count = sum(int(str(each.values["count"])) for each in sheets)
    is_note = all(each.severity is Severity.NOTE for each in sheets)
    return Finding(
        found=sheets[0].found,
        values={
            "count": count,
            "problem": said("check.never_calculated", count=count, sheets=len(sheets)),
        },
        severity=Severity.NOTE if is_note else None,
    )

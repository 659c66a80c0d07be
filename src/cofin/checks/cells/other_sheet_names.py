"""Part of C13: a sheet that still carries the name of the one it was copied from.

On each sheet of one build a cell names its own sheet: ``P1 Lead`` on the sheet ``P1 Lead``.  One
that names another sheet was copied and not changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from cofin.a1 import a1
from cofin.checks.finding import Finding, Severity, said
from cofin.checks.subject import Subject
from cofin.checks.words.headings import folded
from cofin.checks.words.labels import row_label
from cofin.grid import CellKind, Position, SheetGrid

#: Sheets that name themselves in one and the same cell; of two, either may be wrong.
_FEWEST = 3
#: Longer texts are titles in which a name may stand.
_LONGEST = 60


def names_of_other_sheets(subject: Subject) -> Iterator[Finding]:
    """Yield the cells that name another sheet, where all others name their own."""
    if subject.layout is not None or len(subject.grid.sheets) < _FEWEST:
        return
    names = {folded(sheet.name): sheet for sheet in subject.grid.sheets}
    told: dict[Position, list[tuple[SheetGrid, SheetGrid]]] = defaultdict(list)
    for sheet in subject.grid.sheets:
        for at, cell in sheet.cells.items():
            text = str(cell.value) if cell.kind is CellKind.TEXT else ""
            if 0 < len(text) <= _LONGEST and (named := names.get(folded(text))) is not None:
                told[at].append((sheet, named))
    for at, pairs in told.items():
        odd = [(sheet, named) for sheet, named in pairs if sheet is not named]
        if len(odd) == 1 and len(pairs) >= _FEWEST:
            sheet, named = odd[0]
            if sheet.cells[at].formula is None and any(own is named for own, _ in pairs):
                yield _finding(sheet, named, at, pairs)


def _finding(sheet: SheetGrid, named: SheetGrid, at: Position, pairs: Sequence[object]) -> Finding:
    place, found = f"{sheet.name}!{a1(*at)}", str(sheet.cells[at].value)
    return Finding(
        sheet=sheet.name,
        cell=a1(*at),
        label=row_label(sheet, *at),
        found=found,
        expected=sheet.name,
        values={
            "problem": said(
                "check.names_other_sheet",
                place=place,
                found=found,
                other=f"{named.name}!{a1(*at)}",
                count=len(pairs) - 1,
            ),
            "mend": said("check.names_other_sheet_fix", place=place, sheet=sheet.name),
        },
        severity=Severity.WARNING,
    )

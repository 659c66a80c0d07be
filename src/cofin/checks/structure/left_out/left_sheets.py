"""Part of C07: a sum over the sheets of some periods or partners that leaves one of them out.

``RP1!E10+RP2!E10`` beside sums over RP1, RP2 and RP3: the third period has the same line, with an
amount that nothing in the workbook reads.  What was paid before this period would be such a sum,
too; then the period's own amount is read beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeAlias

from cofin.checks.finding import Finding, Severity, said, short
from cofin.checks.formula.references import is_one_cell
from cofin.checks.structure.correction import correction
from cofin.checks.structure.links.misread import reference
from cofin.checks.structure.sums.readers import readers_of
from cofin.checks.structure.sums.sum import Sum, Sums, sums_of
from cofin.checks.structure.values import look_in, number_in
from cofin.checks.subject import CellKey, Subject
from cofin.checks.words.labels import label_of
from cofin.grid import SheetGrid

#: Sums of one sheet over all periods, beside which one leaves a period out.
_FEWEST = 2

_Names: TypeAlias = frozenset[str]


def left_sheets(subject: Subject) -> Iterator[Finding]:
    """Yield each sum over several sheets that leaves out one which all others take in."""
    if subject.layout is not None:
        return
    sums = sums_of(subject.grid)
    by_sheet: dict[str, dict[_Names, list[Sum]]] = defaultdict(lambda: defaultdict(list))
    for total in sums.by_cell.values():
        if names := _sheets(total):
            by_sheet[total.key[0]][names].append(total)
    for groups in by_sheet.values():
        for names, (first, *others) in groups.items():
            if not others and (missed := _missed(subject, first, names, groups, sums)):
                yield _finding(subject, first, missed)


def _sheets(total: Sum) -> _Names:
    """The other sheets of which a sum adds up one and the same cell."""
    names = frozenset(area.sheet for area in total.areas)
    is_one = len({area.range for area in total.areas}) == 1 and is_one_cell(total.areas[0].range)
    return names if is_one and len(names) == len(total.areas) > 1 else frozenset()


def _missed(
    subject: Subject, total: Sum, names: _Names, groups: Mapping[_Names, list[Sum]], sums: Sums
) -> CellKey | None:
    """The cell of the one sheet that the sums beside it take in and this one does not."""
    more = [each - names for each, of in groups.items() if names < each and len(of) >= _FEWEST]
    if len(more) != 1 or len(more[0]) != 1:
        return None
    (name,) = more[0]
    sheets: Mapping[str, SheetGrid] = {sheet.name: sheet for sheet in subject.grid.sheets}
    at = total.areas[0].range[:2]
    labels = {label_of(sheets[each], *at) for each in (name, *names)}
    key = (name, *at)
    if len(labels) > 1 or labels == {""} or not number_in(look_in(subject), *key):
        return None
    return None if readers_of(sums).is_read(key) else key


def _finding(subject: Subject, total: Sum, missed: CellKey) -> Finding:
    name, row, column = total.key
    sheet = next(each for each in subject.grid.sheets if each.name == name)
    added = reference(missed, name)
    formula = f"{sheet.cell(row, column).formula}+{added}"
    right = correction(subject, sheet, (row, column), formula)
    problem = said(
        "structure.left_sheet",
        place=right.place,
        label=right.label,
        found=short(right.found),
        missed=added,
        sheet=missed[0],
        expected=short(right.expected),
        gives=right.gives,
    )
    finding = right.finding({"problem": problem, "mend": right.put})
    return replace(finding, severity=Severity.WARNING)

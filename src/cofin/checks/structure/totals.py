"""C07: totals that miss a row, or count something twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from cofin.a1 import a1
from cofin.checks.finding import Finding, Severity, said
from cofin.checks.registry import check
from cofin.checks.several import named
from cofin.checks.structure.left_out.doubled import doubled
from cofin.checks.structure.left_out.left_sheets import left_sheets
from cofin.checks.structure.left_out.unbalanced import unbalanced
from cofin.checks.structure.left_out.wrong_sums import WrongSum, wrong_sums
from cofin.checks.structure.lines.precedents import without_circles
from cofin.checks.structure.ranges.blank_keys import blank_keys
from cofin.checks.structure.ranges.nobody_asks import nobody_asks
from cofin.checks.structure.ranges.shifted import shifted
from cofin.checks.structure.ranges.short_ranges import short_ranges
from cofin.checks.structure.ranges.unasked import unasked
from cofin.checks.structure.sums.sum import Sum, Sums, sums_of
from cofin.checks.subject import CellKey, Subject
from cofin.checks.words.labels import label_of
from cofin.text import Value


@check("C07")
def wrong_total(subject: Subject) -> Iterator[Finding]:
    """Yield each sum that leaves out cells of its block or counts cells twice."""
    sums = sums_of(subject.grid)
    for wrong in subject.once(wrong_sums):
        yield _finding(wrong, sums)
    told = list(without_circles(subject.grid, shifted(subject)))
    places = {place for finding in told for place in finding.places}
    told += (each for each in unasked(subject) if places.isdisjoint(each.places))
    yield from told
    places = {place for finding in told for place in finding.places}
    yield from nobody_asks(subject, places)
    yield from short_ranges(subject, places)
    yield from blank_keys(subject, places)
    yield from unbalanced(subject)
    yield from without_circles(subject.grid, left_sheets(subject))


def _finding(wrong: WrongSum, sums: Sums) -> Finding:
    sheet_name, row, column = wrong.total.key
    sheet = next(sheet for sheet in sums.grid.sheets if sheet.name == sheet_name)
    found, expected = wrong.found, wrong.expected
    formula = f"={sheet.cells[row, column].formula}"
    fault, told = _fault(wrong), doubled(wrong.total, wrong.twice, sums)
    if fault == "doubles" and told.beside_parts:
        fault = "adds_parts"
    twice = told.beside_parts if fault == "adds_parts" else told.again
    cells = {
        "missed": named(wrong.gone, sheet_name),
        "twice": named(twice, sheet_name),
        "taken": named(
            [key for key in (wrong.taken or wrong.year or wrong.line,) if key], sheet_name
        ),
    }
    if wrong.repeat is not None:
        cells |= {"other": named([wrong.repeat.other], ""), "meant": wrong.repeat.sheet}
    if wrong.again is not None:
        cells |= {
            "again": named([wrong.again.key], sheet_name),
            "other": named([wrong.again.other], sheet_name),
            "meant": named([wrong.again.meant], sheet_name),
        }
    figures: dict[str, Value] = {
        "found": formula if found is None else found,
        "expected": "?" if expected is None else expected,
    }
    return Finding(
        sheet=sheet_name,
        cell=a1(row, column),
        label=label_of(sheet, row, column),
        found=formula if found is None else f"{found:f}",
        expected="?" if expected is None else f"{expected:f}",
        difference=wrong.difference,
        values={
            "formula": formula,
            **figures,
            **cells,
            "fault": said(f"structure.sum_{fault}", **cells),
            "outcome": _outcome(figures, wrong.difference),
            "mending": said(f"structure.sum_{fault}_fix", **cells),
            "suspects": "\n".join(_suspects(wrong, sums)),
        },
        severity=Severity.WARNING if wrong.difference == 0 or wrong.is_behind else None,
    )


def _outcome(figures: Mapping[str, Value], difference: Decimal | None) -> Mapping[str, str]:
    """What the total shows and should show; or that the fault has no effect yet."""
    return said(f"structure.sum_{'shows' if difference != 0 else 'is_right_today'}", **figures)


def _suspects(wrong: WrongSum, sums: Sums) -> Iterator[str]:
    """The sums below that may be the fault: where one of them is told, the total is right.

    Those that count what is counted twice; a sub-total that adds up something else than the
    rows right beside it, which the total seems to leave out.
    """
    twice, gone = set(wrong.twice), {key[1] for key in wrong.gone}
    for part in sums.below(wrong.total) if twice else ():
        if twice & (sums.leaves(part) or {}).keys():
            yield place_of(part.key)
    for part in sums.parts(wrong.total) if gone and not twice else ():
        _, row, column = part.key
        is_beside = max(gone) == row - 1 or min(gone) == row + 1
        if is_beside and column == wrong.total.key[2] and not _adds_its_column(part):
            yield place_of(part.key)


def _adds_its_column(part: Sum) -> bool:
    sheet, _, column = part.key
    return any(
        area.sheet == sheet and area.range.first_column <= column <= area.range.last_column
        for area in part.areas
    )


def place_of(key: CellKey) -> str:
    """A cell as a finding names its place."""
    return f"{key[0]}!{a1(*key[1:])}"


def _fault(wrong: WrongSum) -> str:
    if wrong.again:
        return "reads_again"
    if wrong.repeat:
        return "repeats"
    if wrong.line:
        return "takes_line"
    if wrong.gone and (wrong.taken or wrong.year):
        return "takes_and_misses"
    if wrong.taken:
        return "takes"
    if wrong.year:
        return "takes_year"
    return "does_both" if wrong.gone and wrong.twice else "misses" if wrong.gone else "doubles"

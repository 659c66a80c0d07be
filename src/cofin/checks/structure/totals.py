"""C07: totals that miss a row, or count something twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from cofin.a1 import a1
from cofin.checks.finding import Finding, Severity, said
from cofin.checks.labels import label_of
from cofin.checks.registry import check
from cofin.checks.several import named
from cofin.checks.structure.left_out.unbalanced import unbalanced
from cofin.checks.structure.left_out.wrong_sums import WrongSum, wrong_sums
from cofin.checks.structure.ranges.blank_keys import blank_keys
from cofin.checks.structure.ranges.nobody_asks import nobody_asks
from cofin.checks.structure.ranges.shifted import shifted
from cofin.checks.structure.ranges.short_ranges import short_ranges
from cofin.checks.structure.ranges.unasked import unasked
from cofin.checks.structure.sums.sum import Sums, sums_of
from cofin.checks.subject import Subject
from cofin.text import Value


@check("C07")
def wrong_total(subject: Subject) -> Iterator[Finding]:
    """Yield each sum that leaves out cells of its block or counts cells twice."""
    sums = sums_of(subject.grid)
    for wrong in subject.once(wrong_sums):
        yield _finding(wrong, sums)
    told = list(shifted(subject))
    places = {place for finding in told for place in finding.places}
    told += (each for each in unasked(subject) if places.isdisjoint(each.places))
    yield from told
    places = {place for finding in told for place in finding.places}
    yield from nobody_asks(subject, places)
    yield from short_ranges(subject, places)
    yield from blank_keys(subject, places)
    yield from unbalanced(subject)


def _finding(wrong: WrongSum, sums: Sums) -> Finding:
    sheet_name, row, column = wrong.total.key
    sheet = next(sheet for sheet in sums.grid.sheets if sheet.name == sheet_name)
    found, expected = wrong.found, wrong.expected
    formula = f"={sheet.cells[row, column].formula}"
    cells = {
        "missed": named(wrong.gone, sheet_name),
        "twice": named(wrong.twice, sheet_name),
        "taken": named(
            [key for key in (wrong.taken or wrong.year or wrong.line,) if key], sheet_name
        ),
    }
    if wrong.repeat is not None:
        cells |= {"other": named([wrong.repeat.other], ""), "meant": wrong.repeat.sheet}
    fault = _fault(wrong)
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
        },
        severity=Severity.WARNING if wrong.difference == 0 or wrong.is_behind else None,
    )


def _outcome(figures: Mapping[str, Value], difference: Decimal | None) -> Mapping[str, str]:
    """What the total shows and should show; or that the fault has no effect yet."""
    return said(f"structure.sum_{'shows' if difference != 0 else 'is_right_today'}", **figures)


def _fault(wrong: WrongSum) -> str:
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

"""R02 where nobody wrote a total: what the rows of one table claim together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from cofin.checks.figures.counted_once import counted_once
from cofin.checks.figures.figures import Group, Told, groups_of
from cofin.checks.figures.other_currency import is_in_other_currency
from cofin.checks.finding import Finding, Severity
from cofin.checks.subject import Subject
from cofin.checks.tables.cells import added, amount_finding, are_equal
from cofin.checks.tables.tables import seen_tables
from cofin.checks.words.divisions import names_part_of_project
from cofin.checks.words.figures import FigureKind
from cofin.checks.words.sums import fold


def above_together(subject: Subject, ceiling: Decimal) -> Iterator[Finding]:
    """Partners (or work packages) of one table above the ceiling (EUR): a person must look.

    Rows of anything else may be projects, years or versions, which nobody adds up.
    """
    by_table: dict[tuple[str, int], list[Group]] = {}
    for group in groups_of(subject):
        by_table.setdefault(group.table, []).append(group)
    for table in seen_tables(subject):
        groups = by_table.get((table.sheet, table.rows[0].number), [])
        words = map(fold, table.headings.values())
        if len(groups) > 1 and any(map(names_part_of_project, words)):
            for kind in (FigureKind.REQUESTED, FigureKind.EU):
                claims = _claims(groups, kind)
                whole = added(told.value for told in claims)
                is_above = whole > ceiling and not _has_total(claims, whole)
                if is_above and not is_in_other_currency(subject, claims[0]):
                    yield _finding(claims, (whole, ceiling))
                    return


def _claims(groups: Sequence[Group], kind: FigureKind) -> list[Told]:
    """What each row claims; none where a row of totals says it."""
    if any(group.is_total and kind in group.figures for group in groups):
        return []
    return [group.figures[kind] for group in counted_once(groups, kind)]


def _has_total(claims: Sequence[Told], whole: Decimal) -> bool:
    """Whether one row is the sum of the others, whatever it is called."""
    return any(are_equal(told.value * 2, whole) for told in claims)


def _finding(claims: Sequence[Told], amounts: tuple[Decimal, Decimal]) -> Finding:
    (sheet, first), (_, last) = claims[0].place, claims[-1].place
    found = amount_finding(
        (sheet, f"{first}:{last}"), claims[0].label, amounts, {}, "maximum_grant"
    )
    return replace(found, severity=Severity.WARNING)

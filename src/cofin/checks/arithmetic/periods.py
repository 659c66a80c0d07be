"""Part of A03: periods that lie outside the project's duration."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from cofin.checks.finding import Finding, said
from cofin.checks.subject import Subject
from cofin.checks.tables.cells import plain
from cofin.checks.tables.tables import SeenTable, seen_tables
from cofin.checks.words.divisions import months_of, says_duration
from cofin.checks.words.sums import fold
from cofin.core.model import WorkPackage

#: A number beside "Duration (months)" outside these bounds is none of a project.
SHORTEST, LONGEST = 3, 120


def outside_duration(subject: Subject) -> Iterator[Finding]:
    """Work packages that end, and columns of periods that spend, after the last month."""
    if subject.project is not None and subject.project.duration_months:
        months = subject.project.duration_months
        for i, package in enumerate(subject.project.work_packages, 1):
            yield from _package(subject, i, package, months)
    tables = seen_tables(subject)
    stated = {months for table in tables for months in _durations(table)}
    if len(stated) == 1:
        for table in tables:
            yield from _columns(table, min(stated))


def _package(subject: Subject, i: int, package: WorkPackage, months: int) -> Iterator[Finding]:
    start, end = package.start_month, package.end_month
    for field, month in (("start_month", start), ("end_month", end)):
        if month is not None and month > months:
            yield _finding(subject.place("work_package", i, field), package.id, month, months)
            return
    if start is not None and end is not None and start > end:
        yield _finding(subject.place("work_package", i, "end_month"), package.id, start, end)


def _finding(place: tuple[str, str], label: str, month: int, last: int) -> Finding:
    return Finding(
        sheet=place[0],
        cell=place[1],
        label=label,
        found=str(month),
        expected=str(last),
        difference=Decimal(month - last),
        values={"reason": said("arithmetic.last_month")},
    )


def _durations(table: SeenTable) -> Iterator[int]:
    """Months that a row labelled as the duration states."""
    for row in table.rows:
        if says_duration(row.folded) and len(row.numbers) == 1:
            (months,) = row.numbers.values()
            if SHORTEST <= months <= LONGEST and months == int(months):
                yield int(months)


def _columns(table: SeenTable, months: int) -> Iterator[Finding]:
    """The first amount of each column whose period begins after the last month."""
    for column in table.columns:
        of_project = months_of(fold(table.headings.get(column, "")))
        if of_project is None or of_project.start <= months:
            continue
        spent = [row for row in table.rows if row.numbers.get(column) and not row.is_total]
        if spent:
            place = table.place(spent[0], column)
            yield Finding(
                sheet=place[0],
                cell=place[1],
                label=table.label(spent[0], column),
                found=plain(spent[0].numbers[column]),
                expected="0.00",
                difference=spent[0].numbers[column],
                values={"reason": said("arithmetic.after_end", months=months)},
            )

"""P02: a person who works more months than there are.

A budget gives no months by year, but each line belongs to a work package that lasts from
one month to another.  One person cannot work more months than lie between the first and the
last month of any set of work packages: this holds for each year, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cofin.checks.finding import Finding, Severity
from cofin.checks.plausibility.names import is_one_person, person_named
from cofin.checks.plausibility.placed_lines import PlacedLine, placed_lines, total
from cofin.checks.registry import check
from cofin.checks.subject import Subject
from cofin.checks.words.costs import key_words, says
from cofin.money import EXACT


@dataclass(frozen=True, slots=True)
class _Work:
    """Person-months and the months of the project (from 1) in which they are worked."""

    line: PlacedLine
    first: int
    last: int


@check("P02")
def too_many_months(subject: Subject) -> Iterator[Finding]:
    """Persons by name; jobs that read like those of one person only over the whole project.

    Words in capitals may be an activity: what nothing beside them and no second line makes a
    person is a warning.
    """
    project = subject.project
    if project is None or project.duration_months < 1:
        return
    months = project.duration_months
    spans = {
        package.id: (package.start_month or 1, package.end_month or months)
        for package in project.work_packages
    }
    named: dict[tuple[str, str], list[_Work]] = {}
    sure: set[tuple[str, str]] = set()
    jobs: dict[tuple[str, tuple[str, ...]], list[_Work]] = {}
    for line in placed_lines(subject):
        cost = line.cost
        if cost.category != "personnel" or not says("person_months", cost.unit):
            continue
        work = _Work(line, *spans.get(cost.work_package, (1, months)))
        person = person_named(cost.description)
        if person is not None:
            key = (cost.partner, person.name)
            named.setdefault(key, []).append(work)
            if person.is_sure or len(named[key]) > 1:
                sure.add(key)
        elif is_one_person(cost.description):
            jobs.setdefault((cost.partner, key_words(cost.description)), []).append(work)
    for key, works in named.items():
        severity = None if key in sure else Severity.WARNING
        yield from _over(works, _windows(works), severity)
    for works in jobs.values():
        yield from _over(works, [(1, months)], Severity.WARNING)


def _windows(works: Iterable[_Work]) -> list[tuple[int, int]]:
    """From each first month to each last month, the longest first."""
    works = list(works)
    found = {(a.first, b.last) for a in works for b in works if a.first <= b.last}
    return sorted(found, key=lambda window: (window[0] - window[1], window))


def _over(
    works: Sequence[_Work], windows: Iterable[tuple[int, int]], severity: Severity | None
) -> Iterator[Finding]:
    """The first window in which there is more work than time; one finding each."""
    for first, last in windows:
        inside = [w.line for w in works if first <= w.first and w.last <= last]
        worked = total([line.cost.quantity for line in inside])
        length = Decimal(last - first + 1)
        if worked > length:
            largest = max(inside, key=lambda line: line.cost.quantity)
            sheet, cell = largest.at("quantity")
            yield Finding(
                sheet,
                cell,
                largest.label,
                found=format(worked, "f"),
                expected=format(length, "f"),
                values={
                    "worked": worked,
                    "length": length,
                    "over": EXACT.subtract(worked, length),
                    "first": first,
                    "last": last,
                    "lines": tuple(dict.fromkeys("!".join(x.at("quantity")) for x in inside)),
                },
                severity=severity,
            )
            return

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
from cofin.checks.plausibility.lines import Line, lines_of, total
from cofin.checks.plausibility.vocabulary import key_words, person_named, says
from cofin.checks.registry import check
from cofin.checks.subject import Subject
from cofin.money import EXACT


@dataclass(frozen=True, slots=True)
class _Work:
    """Person-months and the months of the project (from 1) in which they are worked."""

    line: Line
    first: int
    last: int


@check("P02")
def too_many_months(subject: Subject) -> Iterator[Finding]:
    """Persons by name; jobs that read like those of one person only over the whole project."""
    project = subject.project
    if project is None or project.duration_months < 1:
        return
    months = project.duration_months
    spans = {
        package.id: (package.start_month or 1, package.end_month or months)
        for package in project.work_packages
    }
    named: dict[tuple[str, str], list[_Work]] = {}
    jobs: dict[tuple[str, tuple[str, ...]], list[_Work]] = {}
    for line in lines_of(subject):
        cost = line.cost
        if cost.category != "personnel" or not says("person_months", cost.unit):
            continue
        work = _Work(line, *spans.get(cost.work_package, (1, months)))
        name = person_named(cost.description)
        if name:
            named.setdefault((cost.partner, name), []).append(work)
        elif is_one_person(cost.description):
            jobs.setdefault((cost.partner, key_words(cost.description)), []).append(work)
    for works in named.values():
        yield from _over(works, _windows(works), None)
    for works in jobs.values():
        yield from _over(works, [(1, months)], Severity.WARNING)


def is_one_person(description: str) -> bool:
    """Whether a description reads like the job of one person: no plural, no number."""
    has_number = any(sign.isdigit() for sign in description)
    return (
        bool(key_words(description)) and not has_number and not says("several_persons", description)
    )


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

"""Part of C05: a period of running totals that is not the one before it plus its own amount.

Among many periods the formulas show which one is odd.  Among three they do not, nor at the end:
there the label says what the row is, and the numbers say which period does not go on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from cofin.a1 import a1
from cofin.checks.finding import Finding, said, short
from cofin.checks.formula.written import formulas_of
from cofin.checks.structure.correction import correction
from cofin.checks.structure.periods.anew import is_new_count, years_in
from cofin.checks.structure.periods.running import Read, Running, read_of, running_in
from cofin.checks.structure.sums.track import is_year
from cofin.checks.structure.values import Look, look_in, number_in
from cofin.checks.subject import Subject
from cofin.checks.tables.cells import added
from cofin.checks.words.labels import column_label, row_label
from cofin.checks.words.totals import is_total
from cofin.grid import A_NUMBER
from cofin.money import EXACT, HALF_CENT

#: Periods of a row that is judged, and the cells of one: the months of ten years.
_FEWEST, _MOST = 3, 120
#: Of so few periods none begins anew, unless the years say so.
_FEW = 4


class _Period(NamedTuple):
    """A period: its place in the row, what stands there, and its own amount."""

    place: int
    number: Decimal
    own: Decimal
    read: Read | None  # ``None`` for a typed number
    heading: str


def not_running(subject: Subject) -> Iterator[Finding]:
    """Yield each period that breaks a row or column of running totals."""
    if subject.layout is not None:
        return
    look = None
    for running in running_in(subject.grid):
        look = look or look_in(subject)
        bases = {base for read in running.seeds.values() for base in read.bases}
        if len(bases) == 1:
            (base,) = bases
            yield from _broken(subject, running, base, _periods(subject, running, base, look))


def _periods(subject: Subject, running: Running, base: int, look: Look) -> list[_Period]:
    """The periods in their order; none where a formula does something else."""
    sheet, axis = running.sheet, running.axis
    formulas = formulas_of(subject.grid).by_sheet[sheet.name]
    found: list[_Period] = []
    reach = _reach(running, base)
    for index in reach if len(reach) <= _MOST else ():
        position = running.at(index)
        number = number_in(look, sheet.name, *position)
        own = number_in(look, sheet.name, *running.at(index, base))
        label = column_label if axis else row_label
        heading = label(sheet, *running.at(index, base))
        if number is None or own is None:
            continue
        shape = formulas.get(position)
        read = None if shape is None else read_of(shape, axis, index, running.track)
        if read is not None and not read.bases:
            continue  # a quarter repeats its last month
        is_other = read is not None and read.bases != {base}
        if found and (is_other or (read is None and sheet.cell(*position).formula)):
            return []
        found.append(_Period(index, number, own, read, heading))
    return found


def _reach(running: Running, base: int) -> range:
    """From the first period to the last: all that a formula goes on from, and what is beside."""
    first = min(
        read.first if read.before is None else read.before for read in running.seeds.values()
    )
    last = max(running.seeds)
    while first > 1 and _is_number(running, first - 1, base):
        first -= 1
    while _is_number(running, last + 1, base):
        last += 1
    return range(first, last + 1)


def _is_number(running: Running, index: int, base: int) -> bool:
    """Whether numbers stand in a place and in the row that is added up."""
    cells = [running.sheet.cell(*running.at(index, t)) for t in (None, base)]
    return all(cell.kind is A_NUMBER and not is_year(cell) for cell in cells)


def _broken(
    subject: Subject, running: Running, base: int, periods: Sequence[_Period]
) -> Iterator[Finding]:
    if len(periods) < _FEWEST:
        return
    right: list[_Period] = []
    wrong: list[tuple[_Period, _Period]] = []
    #: What the next period may go on from, each with the total that it should have.
    ends = [(periods[0].number, periods[0])]
    for at, period in enumerate(periods[1:], 1):
        fits = [
            each for each in ends if _is_near(running, period, _plus(each[1].number, period.own))
        ]
        if not fits and _stands_apart(running, periods, at):
            ends.append((period.number, period))
            continue
        total, before = (fits or ends)[0]
        total = _plus(total, period.own)
        if fits and period.own:
            right.append(period)
        elif not fits and not _is_near(running, period, total):
            wrong.append((before, period))
        ends = [(total, period)]
    if right and (len(wrong) == 1 or 2 * len(wrong) <= len(right)):
        for before, period in wrong:
            yield _finding(subject, running, base, (before, period, right[-1]))


def _plus(one: Decimal, other: Decimal) -> Decimal:
    return EXACT.add(one, other)


def _is_near(running: Running, period: _Period, expected: Decimal) -> bool:
    """Whether a number is the expected one; a typed one may be in whole euro."""
    style = running.sheet.cell(*running.at(period.place)).style
    most = HALF_CENT if period.read is not None else Decimal(1)
    if "%" in style.number_format:
        most = most / 100
    return EXACT.subtract(period.number, expected).copy_abs() < most


def _stands_apart(running: Running, periods: Sequence[_Period], at: int) -> bool:
    """Whether a place shows its own amount on purpose.

    As the first period of another year does, and a quarter or a total between the periods.
    """
    here, before = periods[at], periods[:at]
    if is_total(here.heading):
        return True
    starts = [n for n, each in enumerate(periods) if n and _is_near(running, each, each.own)]
    if at not in starts:
        return False
    if any(added(each.own for each in before[first:]) == here.own for first in range(at - 1)):
        return True
    if at < len(periods) - 1:
        return here.read is None or is_new_count([each.heading for each in periods], at, starts)
    if len(periods) > _FEW:
        return True
    years = [years_in(each.heading) for each in (before[0], before[-1], here)]
    return bool(years[0]) and years[0] == years[1] != years[2]


def _finding(
    subject: Subject, running: Running, base: int, periods: tuple[_Period, _Period, _Period]
) -> Finding:
    before, period, like = periods
    position = running.at(period.place)
    formula = f"{a1(*running.at(before.place))}+{a1(*running.at(period.place, base))}"
    right = correction(subject, running.sheet, position, formula)
    found = right.found or f"{period.number:f}"
    problem = said(
        "structure.runs_up",
        place=right.place,
        label=right.label,
        found=short(found) if right.found else period.number,
        other=a1(*running.at(like.place)),
        expected=right.expected,
        gives=right.gives,
    )
    values = {**right.values, "problem": problem, "mend": right.put}
    return replace(right.finding(values), found=found)

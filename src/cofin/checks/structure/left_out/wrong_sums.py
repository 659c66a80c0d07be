"""Sums that leave out cells of their block or count cells twice, and which sum is to blame."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from cofin.checks.structure.left_out.behind import behind
from cofin.checks.structure.left_out.missed import has_other_code, missed
from cofin.checks.structure.left_out.read_again import ReadAgain, read_again
from cofin.checks.structure.left_out.repeats import Repeat, repeated
from cofin.checks.structure.left_out.splits import is_made_from
from cofin.checks.structure.left_out.uncounted import line_in_its_place
from cofin.checks.structure.left_out.years import heading_year
from cofin.checks.structure.lines.line import lines_of
from cofin.checks.structure.sums.sum import Leaves, Sum, Sums, sums_of
from cofin.checks.structure.values import Look, look_in
from cofin.checks.subject import CellKey, Subject
from cofin.grid import CellError
from cofin.money import EXACT, as_shown


@dataclass(slots=True)
class WrongSum:
    """A sum with the cells it counts twice and those it leaves out."""

    total: Sum
    leaves: Leaves
    twice: list[CellKey]
    gone: list[CellKey]
    taken: CellKey | None = None  # a sub-total of others that its range takes in
    again: ReadAgain | None = None  # a cell that another part of the total above reads
    repeat: Repeat | None = None  # the other part that adds up the same, and the sheet meant
    is_behind: bool = False  # what is gone stands below it: perhaps on purpose
    year: CellKey | None = None  # the year that heads its column, which it takes in
    line: CellKey | None = None  # a line of the sub-total that is gone, added up in its place
    found: Decimal | None = None  # what it adds up, and what it should
    expected: Decimal | None = None

    @property
    def difference(self) -> Decimal | None:
        """How far it is off; ``None`` when a number is not known."""
        if self.found is None or self.expected is None:
            return None
        return EXACT.subtract(self.found, self.expected)


def wrong_sums(subject: Subject) -> tuple[WrongSum, ...]:
    """The sums of a workbook that are wrong, in the order of its cells."""
    sums, look = sums_of(subject.grid), look_in(subject)
    running = _running(subject)
    wrong: dict[CellKey, WrongSum] = {}
    for key, total in sums.by_cell.items():
        leaves = None if key in running else sums.leaves(total)
        if leaves:
            each = WrongSum(total, leaves, _twice(total, leaves, sums), missed(total, leaves, sums))
            each.year = heading_year(total, sums)
            each.line = line_in_its_place(total, each.gone, sums)
            if not (each.twice or each.gone or each.year):
                each.gone = behind(total, leaves, sums)
                each.is_behind = True
            if each.twice or each.gone or each.year:
                wrong[key] = each
    for each in list(wrong.values()):
        _blame_parts(each, wrong, sums)
    _blame_repeats(wrong, sums)
    _forgive(wrong, sums)
    found = [
        each
        for each in wrong.values()
        if each.twice or each.gone or each.taken or each.year or each.repeat or each.again
    ]
    for each in found:
        _evaluate(each, sums, look)
    return tuple(found)


def _running(subject: Subject) -> frozenset[CellKey]:
    """Running totals: sums of the cell before them and one more."""
    return frozenset(
        (line.sheet.name, *position)
        for line in lines_of(subject.grid).lines
        if line.pattern.refers_to_its_line
        for position in line.fitting
    )


def _twice(total: Sum, leaves: Leaves, sums: Sums) -> list[CellKey]:
    """The cells that the sum counts more than once, and none of its parts does already."""
    doubled = {key for key, times in leaves.items() if times > 1}
    if doubled:
        for part in sums.parts(total):
            below = sums.leaves(part)
            doubled -= {key for key, times in below.items() if times > 1} if below else set()
    return sorted(doubled)


def _blame_parts(above: WrongSum, wrong: dict[CellKey, WrongSum], sums: Sums) -> None:
    """Give to a part what is its fault: a range cut short, or one that begins too early."""
    for part in sums.below(above.total) if not above.is_behind else ():
        short = [
            key
            for key in above.gone
            if key not in sums.by_cell
            and _ends_at(part, key)
            and not _is_named_beside(above.total, key, sums)
            and not has_other_code(part, key, sums)
            and not is_made_from(key, part, sums)
        ]
        if short:
            own = wrong.setdefault(part.key, _right(part, sums))
            own.gone = sorted({*own.gone, *short})
            above.gone = [key for key in above.gone if key not in short]
    parts = sums.parts(above.total) if above.twice else []
    known = {part.key: part for part in parts}
    for part in known.values():
        ends = (known[key] for key in _ends(part) if key in known)
        first = next((p for p in ends if p is not part and _runs_into(part, p, sums)), None)
        if first is not None:
            wrong.setdefault(part.key, _right(part, sums)).taken = first.key
            again = set(sums.leaves(first) or ())
            above.twice = [key for key in above.twice if key not in again]
    if above.twice and (again_read := read_again(parts)) is not None:
        own = wrong.setdefault(again_read.part.key, _right(again_read.part, sums))
        own.again = again_read
        counted = set(_below(again_read.key, sums))
        above.twice = [key for key in above.twice if key not in counted]


def _forgive(wrong: dict[CellKey, WrongSum], sums: Sums) -> None:
    """Take from the totals above a wrong sum what that one counts a second time."""
    told = [each for each in wrong.values() if each.taken or each.again]
    again = {
        each.total.key: {
            leaf
            for key in (each.taken, each.again.key if each.again else None)
            for leaf in (_below(key, sums) if key else ())
        }
        for each in told
    }
    for each in wrong.values() if again else ():
        for part in sums.below(each.total) if each.twice else ():
            counted = again.get(part.key, ())
            each.twice = [key for key in each.twice if key not in counted]


def _blame_repeats(wrong: dict[CellKey, WrongSum], sums: Sums) -> None:
    """Give to a part what it counts again instead of the cells of its own sheet."""
    repeats = {repeat.part.key: repeat for e in wrong.values() if (repeat := _repeat(e, sums))}
    for each in list(wrong.values()) if repeats else ():
        for part in sums.below(each.total):
            if part.key in repeats:
                again = sums.leaves(part) or ()
                each.twice = [key for key in each.twice if key not in again]
    for key, repeat in repeats.items():
        wrong.setdefault(key, _right(repeat.part, sums)).repeat = repeat


def _repeat(each: WrongSum, sums: Sums) -> Repeat | None:
    return repeated(each.total, sums) if each.twice else None


def _right(part: Sum, sums: Sums) -> WrongSum:
    return WrongSum(part, sums.leaves(part) or Counter(), [], [])


def _ends_at(part: Sum, key: CellKey) -> bool:
    """Whether a cell stands right before or behind a range of its column that a part adds up."""
    sheet, row, column = key
    return part.key[2] == column and any(
        area.sheet == sheet == part.key[0]
        and area.range[1] == area.range[3] == column
        and area.range[0] < area.range[2]
        and row in (area.range[0] - 1, area.range[2] + 1)
        for area in part.areas
    )


def _is_named_beside(total: Sum, key: CellKey, sums: Sums) -> bool:
    """Whether the same total names the row itself in another column: no part has it there."""
    sheet, row, column = total.key
    return key[0] == sheet and any(
        area.sheet == sheet and area.range == (key[1], other.key[2], key[1], other.key[2])
        for other in sums.in_row(sheet, row)
        if other.key[2] != column == key[2]
        for area in other.areas
    )


def _ends(part: Sum) -> tuple[CellKey, ...]:
    """The first and the last cell that a sum names."""
    first, last = part.areas[0], part.areas[-1]
    return (first.sheet, *first.range[:2]), (last.sheet, *last.range[2:])


def _runs_into(part: Sum, other: Sum, sums: Sums) -> bool:
    """Whether the one range of a sub-total takes in another sub-total, and else only rows.

    Below its rows it begins with the sub-total before them; above them it ends with the next.
    """
    sheet, (first_row, column, last_row, last_column) = part.areas[0]
    is_above = part.key[0] == sheet and part.key[1] < first_row
    is_at_the_end = other.key[1] == (last_row if is_above else first_row)
    rows = [row for row in range(first_row, last_row + 1) if row != other.key[1]]
    return (
        len(part.areas) == 1
        and column == last_column
        and is_at_the_end
        and bool(rows)
        and not any((sheet, row, column) in sums.by_cell for row in rows)
    )


def _evaluate(each: WrongSum, sums: Sums, look: Look) -> None:
    wanted = set(each.leaves)
    for key in each.gone:
        wanted |= set(_below(key, sums))
    if each.taken is not None:
        wanted -= set(_below(each.taken, sums))
    if each.again is not None:
        wanted -= set(_below(each.again.key, sums))
        wanted |= set(_below(each.again.meant, sums))
    if each.repeat is not None:
        wanted = {(each.repeat.sheet, *key[1:]) for key in wanted}
    wanted.discard(each.year or each.total.key)
    each.found = _value(each.leaves, look)
    each.expected = _value(dict.fromkeys(wanted, 1), look)


def _below(key: CellKey, sums: Sums) -> Iterator[CellKey]:
    part = sums.by_cell.get(key)
    yield from (sums.leaves(part) or ()) if part is not None else (key,)


def _value(counted: Mapping[CellKey, int], look: Look) -> Decimal | None:
    """The sum of cells, each so many times; ``None`` when one of them is not known."""
    result = Decimal(0)
    for key, times in counted.items():
        found = look(*key)
        if isinstance(found, CellError):
            return None
        if isinstance(found, Decimal):
            result = EXACT.add(result, EXACT.multiply(found, Decimal(times)))
    return as_shown(result)

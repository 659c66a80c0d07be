"""Numbers of one column that later totals may add, and the ways in which totals add them."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cofin.checks.tables.cells import added, are_equal, less, to_cents
from cofin.checks.tables.tables import SeenRow
from cofin.checks.words.sums import code_of, says_grand_total
from cofin.money import EXACT

#: A total of fewer parts says nothing about how it was added up.
LEAST_PARTS = 2

#: Rows among which typed sub-totals without a word are looked for.
_MOST_ROWS = 500


@dataclass(frozen=True, slots=True)
class Entry:
    """A number that later totals may add: a row, or a total in the place of its rows."""

    value: Decimal
    row: SeenRow
    is_total: bool = False  # by its words
    is_sum: bool = False  # by its formula alone: ``Direct costs =SUM(B2:B4)``
    first: int = 0  # the first of the rows in whose place it stands


def ends_part(entry: Entry, row: SeenRow) -> bool:
    """Whether an entry is a total behind which the part of the table that a total ends begins.

    A grand total leaves no sub-total out; only another grand total ends what it adds up.
    """
    is_grand = says_grand_total(row.folded)
    return entry.is_total and (not is_grand or says_grand_total(entry.row.folded))


def taken(
    stack: Sequence[Entry], row: SeenRow, value: Decimal, opening: Collection[int] = ()
) -> int:
    """How many of the last entries add up to a value; 0 when none do.

    A sum begins where rows are set apart: at the top, beside a total, below a gap, a row of
    words or an ``opening`` balance.  A grand total leaves nothing out.
    """
    total = Decimal(0)
    for count, entry in enumerate(reversed(stack), 1):
        total = added((total, entry.value))
        at = len(stack) - count
        if are_equal(total, value) and (
            (at and stack[at - 1].row.number in opening) or _begins(stack, at, row)
        ):
            return count
    return 0


def _begins(stack: Sequence[Entry], at: int, row: SeenRow) -> bool:
    if at == 0:
        return True
    before, entry = stack[at - 1], stack[at]
    if says_grand_total(row.folded):
        return ends_part(before, row)
    if entry.first - before.row.number > 1 or entry.is_total:
        return True
    if before.is_total:
        return True
    if before.is_sum or _Kept(stack[: at - 1]).run(before.value):
        return not _has_sums(stack[at:])  # else it adds up sums, so all
    codes = {code_of(each.row.folded) for each in stack[at:]}
    return len(codes) == 1 and code_of(before.row.folded) not in codes and _names(row, codes)


def _names(row: SeenRow, codes: set[str]) -> bool:
    """``Total C`` adds the rows C.1, C.2 ..., whatever stands above them."""
    return "" not in codes and bool(codes & set(row.folded.split()))


def of_outline(stack: Sequence[Entry], value: Decimal) -> int:
    """A total of groups, each with its own sum in its first row, as values of a pivot table.

    All rows when they part into such groups and the groups add up; else 0.  One group alone, or
    groups of one part each, may as well be rows of equal amounts under a wrong total.
    """
    total, at, sizes = Decimal(0), 0, []
    while at < len(stack):
        first, group, parts, at = at, stack[at].value, Decimal(0), at + 1
        while at < len(stack) and (parts.is_zero() or not are_equal(parts, group)):
            parts, at = added((parts, stack[at].value)), at + 1
        if not are_equal(parts, group):
            return 0
        total = added((total, group))
        sizes.append(at - first - 1)
    is_outline = len(sizes) > 1 and max(sizes) >= LEAST_PARTS
    return len(stack) if is_outline and are_equal(total, value) else 0


def folded_up(stack: Sequence[Entry]) -> Iterator[list[Entry]]:
    """The entries without rows that a typed sum right below or right above them repeats.

    ``Direct costs`` is one although it says no total: the run of rows before it adds up to
    it, or the run behind it does.  One way of reading a column after the other.
    """
    if len(stack) > _MOST_ROWS:
        return
    above = _onto(stack)
    yield above
    yield _onto(stack[::-1])[::-1]
    yield _onto(above[::-1])[::-1]
    yield _from_the_top(stack)


def may_fold_to(stack: Sequence[Entry], value: Decimal) -> bool:
    """Whether the entries without some that others repeat may come to a value.

    Never to less than the largest of them, which stays or is part of one that does, nor to more
    than all; a quick answer for nearly every total under hundreds of others.
    """
    values = [entry.value for entry in stack] or [Decimal(0)]
    if min(values) < 0:
        return True
    largest, total = max(values), added(values)
    return largest <= value <= total or are_equal(largest, value) or are_equal(value, total)


class _Kept:
    """Entries in their order, whose last ones can be looked up by what they add up to."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self.entries: list[Entry] = []
        self._sums = [Decimal(0)]  # before the first entry, behind it, behind the second ...
        self._cents = [0]
        self._at: defaultdict[int, list[int]] = defaultdict(list, {0: [0]})  # by their cents
        for entry in entries:
            self.put(entry)

    def put(self, entry: Entry) -> None:
        """One more at the end."""
        self.entries.append(entry)
        self._sums.append(EXACT.add(self._sums[-1], entry.value))
        self._cents.append(to_cents(self._sums[-1]))
        self._at[self._cents[-1]].append(len(self.entries))

    def drop(self, count: int) -> None:
        """Without the last ones."""
        for _ in range(count):
            self.take()

    def take(self) -> Entry:
        """The last one, which is gone then."""
        self._sums.pop()
        self._at[self._cents.pop()].pop()
        return self.entries.pop()

    def run(self, value: Decimal) -> int:
        """How many of the last, two at least, a number adds up; 0 when it adds none."""
        if value.is_zero():
            return 0
        wanted = less(self._sums[-1], value)
        cents, most = to_cents(wanted), len(self.entries) - LEAST_PARTS
        near = [each for each in (cents - 1, cents, cents + 1) if self._at.get(each)]
        begin = max((self._last(each, most, wanted) for each in near), default=-1)
        return len(self.entries) - begin if begin >= 0 else 0

    def _last(self, cents: int, most: int, wanted: Decimal) -> int:
        """The last place, no later than ``most``, where the sum is the wanted one; else -1."""
        places = self._at[cents]
        for at in range(bisect_right(places, most) - 1, -1, -1):
            if are_equal(self._sums[places[at]], wanted):
                return places[at]
        return -1


def _onto(stack: Sequence[Entry]) -> list[Entry]:
    """Without the runs that stand before their sum."""
    kept = _Kept()
    for entry in stack:
        kept.drop(kept.run(entry.value))
        kept.put(entry)
    return kept.entries


def _from_the_top(stack: Sequence[Entry]) -> list[Entry]:
    """Without the runs that stand behind their sum, the uppermost first."""
    kept, rest = [], _Kept(reversed(stack))
    while rest.entries:
        entry = rest.take()
        kept.append(entry)
        rest.drop(rest.run(entry.value))
    return kept


def _has_sums(entries: Sequence[Entry]) -> bool:
    """Whether one of them adds up others right above it."""
    above = _Kept()
    for entry in entries:
        if entry.is_sum or above.run(entry.value):
            return True
        above.put(entry)
    return False

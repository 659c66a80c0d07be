"""Rows that are parts of other rows, and so no numbers for a total beside them.

Told by the formula of a heading (``Personnel =SUM(D5:D9)`` above its rows), by a dotted code
(1.1 below 1), or by words (``of which travel``).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import accumulate
from operator import attrgetter

from cofin.checks.column_sums.stack import Entry, ends_part
from cofin.checks.products.weighed import weighed_rows
from cofin.checks.structure.sums.written import Spans, added_rows, factor_rows, nets, repeated_row
from cofin.checks.tables.cells import added, are_equal, less, to_cents
from cofin.checks.tables.tables import SeenRow
from cofin.checks.words.selections import says_of_which
from cofin.checks.words.sums import outline_code
from cofin.money import EXACT

_number = attrgetter("number")


def headings(rows: Sequence[SeenRow], column: int) -> frozenset[int]:
    """Rows that add up the rows below them, by their formula."""
    found = set()
    below: _Below | None = None
    for i, row in enumerate(rows):
        formula = row.formulas.get(column, "")
        if row.is_total or not formula:
            continue
        spans = added_rows(formula, column) or _one_below(formula, row, column)
        if spans:
            if min(first for first, _ in spans) > row.number:
                found.add(i)
        elif formula.upper().startswith(("SUM(", "ROUND(SUM(")):
            below = below or _Below(rows, column)
            if below.adds_up_to(i, row.numbers[column]):
                found.add(i)
    return frozenset(found)


def _one_below(formula: str, row: SeenRow, column: int) -> Spans:
    """The one row below that a heading repeats; a cell above is only the same amount again."""
    return tuple(span for span in repeated_row(formula, column) if span[0] > row.number)


class _Below:
    """Sums of the rows below one another, looked up by their cents."""

    def __init__(self, rows: Sequence[SeenRow], column: int) -> None:
        self.sums = list(accumulate((row.numbers[column] for row in rows), EXACT.add))
        self.at: defaultdict[int, list[int]] = defaultdict(list)
        for i, total in enumerate(self.sums):
            self.at[to_cents(total)].append(i)

    def adds_up_to(self, i: int, value: Decimal) -> bool:
        """Whether rows from the one below ``i`` on add up to its number."""
        if value.is_zero():
            return False
        wanted = to_cents(EXACT.add(self.sums[i], value))
        for cents in (wanted - 1, wanted, wanted + 1):
            places = self.at.get(cents, ())
            at = bisect_right(places, i)
            if at < len(places) and are_equal(less(self.sums[places[at]], self.sums[i]), value):
                return True
        return False


def told_parts(rows: Sequence[SeenRow], column: int, summed: frozenset[int]) -> frozenset[int]:
    """Rows that their words or their codes make a part of another row, which has its number.

    ``summed``: headings that count with their rows already.
    """
    found = {i for i, row in enumerate(rows) if says_of_which(row.folded) and _has_whole(rows, i)}
    for whole, parts in _outline(rows).items():
        if whole in summed:
            continue
        own = [i for i, above in parts if above == whole]
        total = added(rows[i].numbers[column] for i in own)
        if are_equal(total, rows[whole].numbers[column]):
            found.update(i for i, _ in parts)
    return frozenset(found)


def _has_whole(rows: Sequence[SeenRow], i: int) -> bool:
    """Whether the row that is parted has a number, right above its parts."""
    while i and rows[i].number - rows[i - 1].number == 1:
        i -= 1
        if not says_of_which(rows[i].folded):
            return True
    return False


def _outline(rows: Sequence[SeenRow]) -> Mapping[int, list[tuple[int, int]]]:
    """The rows below each code, with the row right above them in the outline."""
    found: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    above: list[tuple[tuple[str, ...], int]] = []
    for i, row in enumerate(rows):
        code = () if row.is_total else outline_code(row.label)
        if not code:
            continue
        while (above and above[-1][0] != code[: len(above[-1][0])]) or (
            above and above[-1][0] == code
        ):
            above.pop()
        for _, whole in above:
            found[whole].append((i, above[-1][1]))
        above.append((code, i))
    return found


def inner_rows(rows: Sequence[SeenRow]) -> frozenset[int]:
    """Rows that codes make a part of another one; which, only the rows above them tell."""
    return frozenset(i for below in _outline(rows).values() for i, _ in below)


def inner_of(rows: Sequence[SeenRow], numbers: Collection[int]) -> frozenset[int]:
    """The numbers of the rows that codes make a part of one of some rows."""
    outline = _outline(rows).items()
    parts = (below for whole, below in outline if rows[whole].number in numbers)
    return frozenset(rows[i].number for below in parts for i, _ in below)


def top_level(rows: Sequence[SeenRow]) -> list[SeenRow]:
    """The rows that no code makes a part of another one; none where codes make no parts."""
    parts = inner_rows(rows)
    if not parts:
        return []
    return [row for i, row in enumerate(rows) if i not in parts and not row.is_total]


def is_within(number: int, spans: Iterable[tuple[int, int]]) -> bool:
    """Whether a row is among those that a sum names."""
    return any(first <= number <= last for first, last in spans)


def is_covered(row: SeenRow, stack: Sequence[Entry], rows: Sequence[SeenRow], column: int) -> bool:
    """Whether the formula of a total reaches every row of its part of the table once.

    Rows that only subtract others (a base, a balance) need not be in it, nor the factors of a
    row below them.
    """
    counted = reached_once(row, rows, column)
    if not counted:
        return False
    since = max((each.row.number for each in stack if ends_part(each, row)), default=0)
    part = [e for e in stack if e.row.number > since] if min(counted) > since else stack
    found = [each for each in rows if each.number in counted]
    weighed = (span for e in found for span in weighed_rows(e.formulas.get(column, ""), column))
    if any(is_within(each.number, (span,)) for span in weighed for each in found):
        return False  # months beside the costs that they make
    factors = {n for e in found for n in factor_rows(e.formulas.get(column, ""), column)}
    return all(
        entry.row.number in counted
        or entry.row.number in factors
        or nets(entry.row.formulas.get(column, ""), column)
        for entry in part
    )


def reached(row: SeenRow, rows: Sequence[SeenRow], column: int) -> frozenset[int]:
    """The rows that a sum reaches, by itself or through the sums among its rows."""
    return frozenset(_reached(row, rows, column))


def reached_once(row: SeenRow, rows: Sequence[SeenRow], column: int) -> frozenset[int]:
    """The same when it reaches none of them in two ways; else none."""
    found: set[int] = set()
    for number in _reached(row, rows, column):
        if number in found:
            return frozenset()
        found.add(number)
    return frozenset(found)


def _reached(row: SeenRow, rows: Sequence[SeenRow], column: int) -> Iterator[int]:
    """Each row by every sum that names it; what its own formula names follows once."""
    known: set[int] = set()
    waiting = [row]
    while waiting:
        formula = waiting.pop().formulas.get(column, "")
        for first, last in added_rows(formula, column) or repeated_row(formula, column):
            begin = bisect_left(rows, first, key=_number)
            for each in rows[begin : bisect_right(rows, last, key=_number)]:
                yield each.number
                if each.number not in known:
                    known.add(each.number)
                    waiting.append(each)

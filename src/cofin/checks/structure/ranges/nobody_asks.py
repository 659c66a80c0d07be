"""Part of C07: a row of a list whose key no row of the whole summary asks for.

The list has a total and the summary has one, and they differ by exactly this row.  Keys that
only look like one that is asked for are told in ``unasked``; this one may be any word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from cofin.a1 import a1
from cofin.checks.finding import Finding, Severity, said
from cofin.checks.structure.ranges.asked import Sought, asked_in, key_in
from cofin.checks.structure.sums.sum import Sum, Sums, sums_of
from cofin.checks.structure.values import Look, look_in, number_in
from cofin.checks.subject import CellKey, Subject
from cofin.checks.tables.cells import added
from cofin.checks.words.labels import label_of
from cofin.checks.words.outside import says_outside
from cofin.grid import Area
from cofin.money import EXACT, HALF_CENT
from cofin.text import Value

#: Rows that may be in none of the sums: more are left out on purpose.
_PART = 10
_MOST_ROWS = 20_000
#: Totals of totals that are looked at above the sums.
_MOST_STEPS = 3


class _Summary(NamedTuple):
    """Sums with conditions that ask for one key each of a list, and their total."""

    keys: Area
    amounts: Area
    asked: Mapping[str, str]  # by their small letters
    total: Sum


class _Left(NamedTuple):
    """Rows with one key that nobody asks for, and the two totals that say so."""

    key: str
    rows: Mapping[CellKey, CellKey]  # the cell of the key, and that of the amount
    total: Decimal
    whole: CellKey
    summary: CellKey
    asked: tuple[str, ...]


def nobody_asks(subject: Subject, told: Collection[tuple[str, str]]) -> Iterator[Finding]:
    """Yield each key of a list that its summary should ask for, and does not."""
    if subject.layout is not None:
        return
    look, sums = look_in(subject), sums_of(subject.grid)
    summaries = list(_summaries(subject, look, sums))
    known: set[frozenset[CellKey]] = set()
    for summary in summaries:
        others = [each.total for each in summaries if each.amounts == summary.amounts]
        left = _left(summary, others, sums, look)
        if left is None or any((k[0], a1(*k[1:])) in told for k in left.rows):
            continue
        if frozenset(left.rows) not in known:  # two columns of the summary tell the same key
            known.add(frozenset(left.rows))
            yield _finding(subject, left)


def _summaries(subject: Subject, look: Look, sums: Sums) -> Iterator[_Summary]:
    """The summaries of all lists that have a total of their own."""
    for (sheet, column), asked in asked_in(subject, look).items():
        # a column for all costs and one for travel alone are two summaries
        by_list: dict[tuple[Area, Area, frozenset[Area]], list[Sought]] = defaultdict(list)
        for sought in asked.sums if asked.is_known else ():
            for keys in sought.keys:
                if sought.is_alone and (keys.sheet, keys.range[1]) == (sheet, column):
                    by_list[keys, sought.amounts, frozenset(sought.keys)].append(sought)
        for (keys, amounts, _), found in by_list.items():
            total = _total({sought.written.key for sought in found}, sums)
            if total is not None:
                wanted = {sought.keys[keys].casefold(): sought.keys[keys] for sought in found}
                yield _Summary(keys, amounts, wanted, total)


def _left(summary: _Summary, others: list[Sum], sums: Sums, look: Look) -> _Left | None:
    """The rows that a summary leaves out, where they are few and have one key."""
    keys, amounts, asked, _ = summary
    size = keys.range[2] - keys.range[0] + 1
    if size > _MOST_ROWS or amounts.range[0] != keys.range[0]:
        return None
    rows: dict[CellKey, CellKey] = {}
    names: dict[str, str] = {}
    for row in range(keys.range[0], keys.range[2] + 1):
        at = (amounts.sheet, row, amounts.range[1])
        key = key_in(look(keys.sheet, row, keys.range[1])).strip()
        if says_outside(key):
            continue  # left out on purpose
        if key and number_in(look, *at) and key.casefold() not in asked:
            names[key.casefold()] = key
            rows[keys.sheet, row, keys.range[1]] = at
    if len(names) != 1 or len(rows) > max(1, size // _PART) or len(asked) <= len(names):
        return None
    total = added(number_in(look, *at) or Decimal(0) for at in rows.values())
    (name,) = names.values()
    listed = [whole for whole in sums.covering(min(rows.values())) if _is_list(whole, amounts)]
    for whole in (*listed, *others):
        found = number_in(look, *whole.key), number_in(look, *summary.total.key)
        if found[0] is None or found[1] is None:
            continue
        gap = EXACT.subtract(found[0], found[1])
        if abs(EXACT.subtract(gap, total)) < HALF_CENT:
            return _Left(name, rows, total, whole.key, summary.total.key, tuple(asked.values()))
    return None


def _is_list(whole: Sum, amounts: Area) -> bool:
    """Whether a total adds up the whole list."""
    return any(
        area.sheet == amounts.sheet
        and area.range[1] == area.range[3] == amounts.range[1]
        and area.range[0] <= amounts.range[0]
        and area.range[2] >= amounts.range[2]
        for area in whole.areas
    )


def _total(cells: set[CellKey], sums: Sums) -> Sum | None:
    """The total that adds up all sums with conditions over one list, each of them once."""
    above = [sums.covering(min(cells))]
    for _ in range(_MOST_STEPS):
        totals = {total.key: total for each in above for total in each}
        for total in totals.values():
            leaves = sums.leaves(total)
            if leaves is not None and set(leaves) == cells and max(leaves.values()) == 1:
                return total
        above = [sums.covering(key) for key in totals]
    return None


def _finding(subject: Subject, left: _Left) -> Finding:
    (name, row, column), *further = sorted(left.rows)
    look = look_in(subject)
    amount = left.rows[name, row, column]
    sheet = next(each for each in subject.grid.sheets if each.name == amount[0])
    values: dict[str, Value] = {
        "place": f"{name}!{a1(row, column)}",
        "found": left.key,
        "amount": left.total,
        "rows": ", ".join(a1(*left.rows[each][1:]) for each in sorted(left.rows)),
        "asked": left.asked,
        "whole_at": f"{left.whole[0]}!{a1(*left.whole[1:])}",
        "whole": number_in(look, *left.whole) or Decimal(0),
        "summary_at": f"{left.summary[0]}!{a1(*left.summary[1:])}",
        "summary": number_in(look, *left.summary) or Decimal(0),
    }
    return Finding(
        sheet=name,
        cell=a1(row, column),
        label=label_of(sheet, *amount[1:]),
        found=left.key,
        difference=EXACT.minus(left.total),
        values={
            "problem": said("structure.nobody_asks", **values),
            "mend": said("structure.nobody_asks_fix", **values),
        },
        also=tuple((each[0], a1(*each[1:])) for each in further),
        severity=Severity.WARNING,
    )

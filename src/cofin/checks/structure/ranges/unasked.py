"""Part of C07: rows of a list that sums with conditions should count and do not.

Their key is written in another way than the sums ask for it, or they stand right behind the
ranges of a sum that asks for their very key.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import islice

from cofin.a1 import a1
from cofin.checks.finding import Finding, Severity, said, short
from cofin.checks.formula.written import Written
from cofin.checks.structure.ranges.asked import Asked, Sought, Track, asked_in, key_in
from cofin.checks.structure.ranges.near_keys import is_near_key, is_same_key
from cofin.checks.structure.values import Look, look_in, number_in
from cofin.checks.subject import CellKey, Subject
from cofin.checks.tables.cells import added
from cofin.checks.words.labels import label_of
from cofin.grid import Area
from cofin.money import EXACT
from cofin.text import Value

#: Rows of all ranges of one column that are looked at, those right behind a range, and sums
#: whose ranges are: a budget has fewer.
_MOST_ROWS = 50_000
_MOST_BEHIND = 100
_MOST_SUMS = 1_000


def unasked(subject: Subject) -> Iterator[Finding]:
    """Yield what sums with conditions leave out; in cofin's layout every key is one of a list."""
    if subject.layout is not None:
        return
    look = look_in(subject)
    told: set[CellKey] = set()
    for track, asked in asked_in(subject, look).items():
        if not asked.is_known:
            continue
        yield from _otherwise(subject, track, asked, look)
        for sought in asked.sums[:_MOST_SUMS]:
            if sought.is_alone and sought.written.key not in told:
                missed = _behind(subject, track, sought, asked, look)
                if missed:
                    told.add(sought.written.key)
                    yield _short(subject, sought, missed, look)


def _key_at(look: Look, area: Area, row: int) -> str:
    """The key of a row, as sums compare it; empty for anything else."""
    return key_in(look(area.sheet, row, area.range[1])).casefold() if row > 0 else ""


def _otherwise(subject: Subject, track: Track, asked: Asked, look: Look) -> Iterator[Finding]:
    """Keys that nobody asks for and that are near to one that is asked for."""
    rows: dict[str, dict[CellKey, CellKey]] = defaultdict(dict)
    ranges = {
        (keys, sought.amounts)
        for sought in asked.sums
        for keys in sought.keys
        if (keys.sheet, keys.range[1]) == track
    }
    each_row = (
        (keys, row, (amounts.sheet, amounts.range[0] + row - keys.range[0], amounts.range[1]))
        for keys, amounts in sorted(ranges)
        for row in range(keys.range[0], keys.range[2] + 1)
    )
    for keys, row, at in islice(each_row, _MOST_ROWS):
        key = _key_at(look, keys, row)
        if key.strip() and key not in asked.keys and number_in(look, *at):
            rows[key][track[0], row, track[1]] = at
    for key, found in rows.items():
        near = [each for each in asked.keys if is_near_key(key, each)]
        if len(near) == 1:
            yield _other_key(subject, found, asked.keys[near[0]], look)


def _other_key(
    subject: Subject, rows: Mapping[CellKey, CellKey], asked: tuple[str, Written], look: Look
) -> Finding:
    wanted, at = asked
    (name, row, column), *further = sorted(rows)
    sheets = {sheet.name: sheet for sheet in subject.grid.sheets}
    key = str(look(name, row, column))
    total = added(number_in(look, *amount) or Decimal(0) for amount in rows.values())
    amount_at = rows[name, row, column]
    values: dict[str, Value] = {
        "place": f"{name}!{a1(row, column)}",
        "found": key,
        "expected": wanted,
        "formula_at": f"{at.sheet}!{a1(at.row, at.column)}",
        "formula": short(f"={at.shape.text()}"),
        "amount": total,
        "rows": ", ".join(a1(*rows[each][1:]) for each in sorted(rows)),
    }
    return Finding(
        sheet=name,
        cell=a1(row, column),
        label=label_of(sheets[amount_at[0]], *amount_at[1:]),
        found=key,
        expected=wanted,
        difference=EXACT.minus(total),
        values={
            "problem": said("structure.asked_otherwise", **values),
            "mend": said("structure.asked_otherwise_fix", **values),
        },
        also=tuple((each[0], a1(*each[1:])) for each in further),
        severity=None if is_same_key(key, wanted) else Severity.WARNING,
    )


def _behind(
    subject: Subject, track: Track, sought: Sought, asked: Asked, look: Look
) -> dict[CellKey, Decimal]:
    """Amounts right below or above the ranges of a sum whose keys are those it asks for."""
    keys = next(each for each in sought.keys if (each.sheet, each.range[1]) == track)
    size = keys.range[2] - keys.range[0] + 1
    amounts = sought.amounts
    sheet = next(each for each in subject.grid.sheets if each.name == amounts.sheet)
    missed: dict[CellKey, Decimal] = {}
    for start, way in ((size, 1), (-1, -1)):
        for step in range(start, start + way * _MOST_BEHIND, way):
            at = (amounts.range[0] + step, amounts.range[1])
            amount = number_in(look, amounts.sheet, *at)
            if amount is None or _key_at(look, keys, keys.range[0] + step) not in asked.keys:
                break
            if (sheet.cell(*at).formula is None) != (
                sheet.cell(at[0] - way, at[1]).formula is None
            ):
                break  # the sums stand below their list
            if not _is_counted(sought, step, look):
                continue
            others = asked.sums[:_MOST_SUMS]
            if any(_counts(other, (amounts.sheet, *at), look) for other in others):
                break  # a sum for the first year, and one for the second
            if amount:
                missed[amounts.sheet, *at] = amount
    return missed


def _is_counted(sought: Sought, step: int, look: Look) -> bool:
    """Whether a row, from 0 at the top of the ranges, has the keys that a sum asks for."""
    return all(
        _key_at(look, each, each.range[0] + step) == key.casefold()
        for each, key in sought.keys.items()
    )


def _counts(sought: Sought, amount: CellKey, look: Look) -> bool:
    """Whether a sum takes in an amount."""
    sheet, row, column = amount
    area = sought.amounts
    is_in = area.sheet == sheet and area.range.holds(row, column)
    return is_in and _is_counted(sought, row - area.range[0], look)


def _short(
    subject: Subject, sought: Sought, missed: Mapping[CellKey, Decimal], look: Look
) -> Finding:
    name, row, column = sought.written.key
    sheet = next(each for each in subject.grid.sheets if each.name == name)
    found = number_in(look, name, row, column) or Decimal(0)
    total = added(missed.values())
    formula = f"={sheet.cell(row, column).formula}"
    cells = {"missed": ", ".join(f"{key[0]}!{a1(*key[1:])}" for key in sorted(missed))}
    expected = EXACT.add(found, total)
    return Finding(
        sheet=name,
        cell=a1(row, column),
        label=label_of(sheet, row, column),
        found=f"{found:f}",
        expected=f"{expected:f}",
        difference=EXACT.minus(total),
        values={
            "formula": formula,
            "found": found,
            "expected": expected,
            "fault": said("structure.sum_misses", **cells),
            "outcome": said("structure.sum_shows", found=found, expected=expected),
            "mending": said("structure.sum_misses_fix", **cells),
        },
    )

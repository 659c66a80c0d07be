"""A total whose formula says what it adds up, as those of the other columns of its row do."""

from __future__ import annotations

from collections.abc import Sequence

from cofin.checks.column_sums.parts import is_within
from cofin.checks.column_sums.stack import LEAST_PARTS, Entry
from cofin.checks.products.weighed import weighed_rows
from cofin.checks.structure.sums.written import added_rows
from cofin.checks.tables.tables import SeenRow


def _agreed(row: SeenRow, column: int, stack: Sequence[Entry]) -> Sequence[Entry]:
    """The numbers right above a total that it adds up, where its row agrees on them; else none.

    What stands higher up is no part then: the costs above those who pay them, a key by which
    they are shared out.  Only amounts are asked, no shares.  Lines that all columns forget are
    found from what they look like (C07).
    """
    spans = added_rows(row.formulas.get(column, ""), column)
    inside = [each for each in stack if is_within(each.row.number, spans)]
    if len(spans) != 1 or len(inside) <= LEAST_PARTS or stack[-1] not in inside:
        return ()
    beside = [
        added_rows(text, at)
        for at, text in row.formulas.items()
        if at != column and row.numbers.get(at, 0) > 1
    ]
    alike = [each == spans for each in beside if each]
    return inside if alike and all(alike) else ()


def as_said(row: SeenRow, column: int, stack: Sequence[Entry]) -> list[Entry] | None:
    """What is left of the numbers above a total by its own formula; ``None`` to judge that."""
    if inside := _agreed(row, column, stack):
        return [each for each in stack if each not in inside]
    weighed = weighed_rows(row.formulas.get(column, ""), column)
    return [e for e in stack if not is_within(e.row.number, weighed)] if weighed else None

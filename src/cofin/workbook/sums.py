"""The sums that several sheets share: lines and exchanges by partner, work package, category."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cofin.workbook.block import Block, letters
from cofin.workbook.canvas import Canvas, Stored
from cofin.workbook.plan import Plan

THIRD_PARTY = "third_party_support"

#: A column of the cost lines (and of the exchanges) and the cell it must equal.
Condition = tuple[str, str]


def category_sum(plan: Plan, category: int, conditions: Sequence[Condition]) -> str:
    """Eligible amounts of a category (by its place), exchanges with third-party support."""
    label = plan.categories.cell("label", category)
    sums = [_sumifs(plan.costs, "eligible_amount", [*conditions, ("category", label)])]
    if plan.rules.category_keys[category] == THIRD_PARTY:
        sums.append(_sumifs(plan.exchanges, "eligible_amount", conditions))
    return f"ROUND({'+'.join(sums)},2)"


def ineligible_sum(plan: Plan, conditions: Sequence[Condition]) -> str:
    """Ineligible amounts of lines and exchanges."""
    sums = [_sumifs(b, "ineligible_amount", conditions) for b in (plan.costs, plan.exchanges)]
    return f"ROUND({'+'.join(sums)},2)"


def _sumifs(block: Block, amount: str, conditions: Sequence[Condition]) -> str:
    tests = ",".join(f"{block.column(key)},{cell}" for key, cell in conditions)
    return f"SUMIFS({block.column(amount)},{tests})"


def when_there(formula: str) -> str:
    """A text or number of a row that a person may delete: the rest is to go on without it."""
    return f'IFERROR({formula},"")'


def total_row(canvas: Canvas, plan: Plan, block: Block, values: Mapping[str, Stored]) -> int:
    """A row of sums under a block; gives its number (from 0)."""
    row = block.first + block.rows
    first, *rest = block.place
    canvas.put(row, block.place[first], plan.book.word("column.total"), "total_text")
    for key in rest:
        if key in values:
            formula = f"ROUND(SUM({block.local(key)}),2)"
            canvas.formula(row, block.place[key], formula, values[key], "total_money")
        elif not key.startswith("_"):
            canvas.put(row, block.place[key], None, "total_text")
    return row


def spare(canvas: Canvas, block: Block, last: str, besides: str = "") -> None:
    """Rows without an id stay empty to the eye, although their formulas give zeros.

    The column ``besides`` has looks of its own and gets this one after them: LibreOffice
    loses the indents of cells with looks from two areas.
    """
    left = letters(min(block.place.values()))
    shown = [key for key, col in block.place.items() if col <= block.place[last]]
    at = shown.index(besides) if besides else len(shown)
    runs = [run for run in (shown[:at], shown[at + 1 :]) if run]
    unused = f'=${left}{block.first + 1}=""'
    areas = (
        f"{block.local(run[0]).split(':')[0]}:{block.local(run[-1]).split(':')[1]}" for run in runs
    )
    canvas.shade(" ".join(areas), unused, "spare")
    if besides:
        canvas.shade(block.local(besides), unused, "spare")

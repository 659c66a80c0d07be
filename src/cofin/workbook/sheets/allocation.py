"""The sheet Allocation: every partner in every work package, and the arithmetic of the shares.

Indirect costs of a partner go to its work packages in proportion to their base, its EU
contribution in proportion to their eligible costs; both by largest remainder, computed by
long division in the collapsed columns (see ``arithmetic``).
"""

from __future__ import annotations

from typing import TypeAlias

from cofin.core.result import Cell
from cofin.money import cents
from cofin.workbook.arithmetic import (
    allocation_values,
    as_cents,
    division_formulas,
    rank_formula,
)
from cofin.workbook.block import letters
from cofin.workbook.canvas import Canvas, Stored
from cofin.workbook.layout import DIVISION
from cofin.workbook.plan import Plan, allocation_columns
from cofin.workbook.sums import category_sum, ineligible_sum

_Row: TypeAlias = dict[str, Stored]

GAP = 5  # points: the empty row that parts the partners


def draw(canvas: Canvas, plan: Plan) -> None:
    """One row per pair of slots, partner by partner."""
    columns = allocation_columns(plan.rules)
    canvas.open([c.width for c in columns])
    block = plan.allocation
    canvas.header(block, columns, "allocation", plan.category_headings())
    canvas.name_columns(block, columns, "allocation")
    looks = {c.key: c.style for c in columns}
    for i in range(plan.partners.rows):
        for j, values in enumerate(_values(plan, i)):
            row = plan.pair(i, j)
            for key, formula in _formulas(plan, i, j).items():
                canvas.formula(block.row(row), block.place[key], formula, values[key], looks[key])
        if i:
            canvas.height(block.row(plan.pair(i, 0) - 1), GAP)
    canvas.group(block.place["i_total"], block.place["e_share"])
    canvas.sheet.freeze_panes(block.first, 3)
    canvas.sheet.repeat_rows(block.first - 1)
    last = block.place["eu"]
    first = block.first + 1
    area = f"$B${first}:${letters(last)}${first + block.rows - 1}"
    canvas.shade(area, f'=OR($B{first}="",$C{first}="")', "spare")
    canvas.sheet.print_area(0, 0, block.first + block.rows - 1, last)
    canvas.protect()


def _formulas(plan: Plan, i: int, j: int) -> dict[str, str]:
    block, row = plan.allocation, plan.pair(i, j)
    here = block.here
    pair = [("partner", here("partner", row)), ("work_package", here("work_package", row))]
    keys = plan.rules.category_keys
    across = block.across(keys[0], keys[-1], row)
    # term by term: a column inserted on one of the two sheets would part the ranges of a product
    base = "+".join(f"{here(key, row)}*{plan.budget.cell(key, -2)}" for key in keys)
    formulas = {
        "partner": plan.budget.cell("id", i),
        "work_package": plan.by_work_package.cell("id", j),
    }
    for n, key in enumerate(keys):
        formulas[key] = category_sum(plan, n, pair)
    formulas |= {
        "direct": f"ROUND(SUM({across}),2)",
        "ineligible": ineligible_sum(plan, pair),
        "base": f"ROUND({base},2)",
        "indirect": f"{here('i_share', row)}/100",
        "eligible": f"ROUND({here('direct', row)}+{here('indirect', row)},2)",
        "eu": f"{here('e_share', row)}/100",
    }
    formulas |= _division(plan, "i", plan.budget.cell("indirect", i), "base", (i, j))
    return formulas | _division(plan, "e", plan.budget.cell("eu", i), "eligible", (i, j))


def _division(
    plan: Plan, prefix: str, amount: str, weight: str, slots: tuple[int, int]
) -> dict[str, str]:
    """The helper columns of one allocation, for one row of its partner's group."""
    block, rows = plan.allocation, plan.work_packages.rows
    start, row = plan.pair(slots[0], 0), plan.pair(*slots)
    at = {
        key: block.here(f"{prefix}_{key}", row) for key in (*DIVISION, "total", "weight", "whole")
    }
    group = {k: block.local(f"{prefix}_{k}", start, rows) for k in ("weight", "r2", "floor")}
    to_here = block.local(f"{prefix}_r2", start, row - start + 1)
    left = f"{at['total']}-SUM({group['floor']})"
    formulas = {
        "total": as_cents(amount),
        "weight": as_cents(block.here(weight, row)),
        "whole": f"SUM({group['weight']})",
        **division_formulas(at["total"], at["weight"], at["whole"], at),
        "rank": rank_formula(at["r2"], group["r2"], to_here),
        "share": f"IF({at['whole']}=0,0,{at['floor']}+IF({at['rank']}<={left},1,0))",
    }
    return {f"{prefix}_{key}": formula for key, formula in formulas.items()}


def _values(plan: Plan, i: int) -> list[_Row]:
    packages, used = plan.work_packages.rows, plan.project.work_packages
    known = plan.partner(i)
    cells: list[Cell | None] = [None] * packages
    if known:
        start = i * len(used)
        cells[: len(used)] = plan.result.cells[start : start + len(used)]
    partner = known[0].id if known else ""
    rows: list[_Row] = []
    for j, cell in enumerate(cells):
        names: _Row = {"partner": partner, "work_package": used[j].id if j < len(used) else ""}
        rows.append(names | _amounts(plan, cell))
    indirect = cents(known[1].indirect) if known else 0
    eu = cents(known[1].eu_contribution) if known else 0
    for prefix, whole_cents, weight in (("i", indirect, "base"), ("e", eu, "eligible")):
        weights = [cents(getattr(cell, weight)) if cell else 0 for cell in cells]
        for row, own, values in zip(
            rows, weights, allocation_values(whole_cents, weights), strict=True
        ):
            helpers = {"total": whole_cents, "weight": own, "whole": sum(weights), **values}
            row |= {f"{prefix}_{key}": value for key, value in helpers.items()}
    return rows


def _amounts(plan: Plan, cell: Cell | None) -> _Row:
    keys = plan.rules.category_keys
    if cell is None:
        others = ("direct", "ineligible", "base", "indirect", "eligible", "eu")
        return dict.fromkeys((*keys, *others), 0)
    amounts: _Row = {key: cell.categories[key] for key in keys}
    return amounts | {
        "direct": cell.direct,
        "ineligible": cell.ineligible,
        "base": cell.base,
        "indirect": cell.indirect,
        "eligible": cell.eligible,
        "eu": cell.eu_contribution,
    }

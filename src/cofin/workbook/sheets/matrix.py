"""The sheet Partner x work package: eligible costs and EU contribution as two matrices."""

from __future__ import annotations

from decimal import Decimal
from typing import TypeAlias

from cofin.core.result import Cell
from cofin.money import total
from cofin.workbook.block import Block, block, letters
from cofin.workbook.canvas import Canvas
from cofin.workbook.plan import INPUT_FIRST, NAME_WIDTH, Plan
from cofin.workbook.sums import spare, when_there

PARTS = ("eligible", "indirect", "eu")

_Figures: TypeAlias = dict[tuple[int, int], Decimal]


def draw(canvas: Canvas, plan: Plan) -> None:
    """Three matrices, one under the other, each with its sums in both directions."""
    packages = plan.work_packages.rows
    canvas.open([8, 24, *[13] * packages, 14])
    top = INPUT_FIRST - 2
    starts: list[int] = []
    for part in PARTS:
        starts.append(top if starts else 0)
        top = _matrix(canvas, plan, part, top) + 2
    canvas.sheet.freeze_panes(0, 3)
    canvas.pages(starts, top - 2, packages + 3, split=True)
    canvas.protect()


def _matrix(canvas: Canvas, plan: Plan, part: str, top: int) -> int:
    packages = plan.work_packages.rows
    keys = ["id", "name", *(f"w{j}" for j in range(packages)), "sum"]
    table = block(canvas.name, top + 2, plan.partners.rows, keys)
    canvas.section(top, f"matrix_sheet.{part}", packages + 3)
    canvas.word(top + 1, 1, "column.budget_id", "header")
    canvas.word(top + 1, 2, "column.budget_name", "header")
    used = plan.project.work_packages
    for j in range(packages):
        slot = plan.work_packages.cell("id", j)
        known = used[j].id if j < len(used) else ""
        formula = when_there(f'IF({slot}="","",{slot})')
        canvas.formula(top + 1, table.place[f"w{j}"], formula, known, "header")
    canvas.word(top + 1, table.place["sum"], "column.total", "header")
    figures = _cells(plan, part)
    for i in range(table.rows):
        row = {j: figures.get((i, j), Decimal(0)) for j in range(packages)}
        _row(canvas, plan, (table, part), i, row)
    _total(canvas, plan, table, part, figures)
    spare(canvas, table, "sum")
    first, last = letters(table.place["w0"]), letters(table.place[f"w{packages - 1}"])
    area = f"{first}{table.first + 1}:{last}{table.first + table.rows + 1}"
    canvas.shade(area, f'={first}${table.first}=""', "spare")
    return table.first + table.rows + 1


def amount(cell: Cell, part: str) -> Decimal:
    """The figure of a cell that a matrix shows."""
    value: Decimal = cell.eu_contribution if part == "eu" else getattr(cell, part)
    return value


def _cells(plan: Plan, part: str) -> _Figures:
    """Figures by place of partner and of work package."""
    width = len(plan.project.work_packages)
    return {(n // width, n % width): amount(c, part) for n, c in enumerate(plan.result.cells)}


def _row(
    canvas: Canvas, plan: Plan, matrix: tuple[Block, str], i: int, figures: dict[int, Decimal]
) -> None:
    table, part = matrix
    known, row, packages = plan.partner(i), table.row(i), plan.work_packages.rows
    name = (known[0].short_name or known[0].name) if known else ""
    canvas.formula(row, 1, plan.budget.cell("id", i), known[0].id if known else "", "calc_id")
    canvas.formula(row, 2, plan.budget.cell("name", i), name, "calc_wrapped")
    canvas.room_for(row, [(name, NAME_WIDTH)])
    for j in range(packages):
        pair = plan.allocation.cell(part, plan.pair(i, j))
        canvas.formula(row, table.place[f"w{j}"], pair, figures[j], "calc_money")
    across_all = total(figures.values())
    across = table.across("w0", f"w{packages - 1}", i)
    canvas.formula(
        row, table.place["sum"], f"ROUND(SUM({across}),2)", across_all, "calc_money_bold"
    )


def _total(canvas: Canvas, plan: Plan, table: Block, part: str, figures: _Figures) -> None:
    row, packages = table.first + table.rows, plan.work_packages.rows
    canvas.word(row, 1, "column.total", "total_text")
    canvas.put(row, 2, None, "total_text")
    for j in range(packages):
        column = f"w{j}"
        down = total(v for (_, w), v in figures.items() if w == j)
        canvas.formula(
            row, table.place[column], f"ROUND(SUM({table.local(column)}),2)", down, "total_money"
        )
    whole = total(figures.values())
    canvas.formula(
        row, table.place["sum"], f"ROUND(SUM({table.local('sum')}),2)", whole, "total_money"
    )
    if part == "eligible":
        first, last = letters(table.place["w0"]), letters(table.place[f"w{packages - 1}"])
        area = f"{first}{table.first + 1}:{last}{table.first + table.rows}"
        canvas.sheet.conditional_format(
            area, {"type": "2_color_scale", "min_color": "#FFFFFF", "max_color": "#9DC3E6"}
        )

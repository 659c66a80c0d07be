"""The sheet By work package: work package x category."""

from __future__ import annotations

from cofin.money import ratio
from cofin.workbook.canvas import Canvas, Stored
from cofin.workbook.plan import Plan, by_work_package_columns
from cofin.workbook.sheets.charts import by_work_package_chart
from cofin.workbook.sums import category_sum, ineligible_sum, spare, total_row, when_there

NAME_WIDTH = 33  # of the column with the titles, without its indent


def draw(canvas: Canvas, plan: Plan) -> None:
    """A row per work package slot, totals, and a chart."""
    columns = by_work_package_columns(plan.rules)
    canvas.open([c.width for c in columns])
    block = plan.by_work_package
    canvas.header(block, columns, "by_work_package", plan.category_headings())
    canvas.name_columns(block, columns, "by_work_package")
    looks = {c.key: c.style for c in columns}
    for i in range(block.rows):
        for key, formula in _formulas(plan, i).items():
            canvas.formula(
                block.row(i), block.place[key], formula, _value(plan, key, i), looks[key]
            )
        if i < len(plan.result.work_packages):
            title = plan.project.work_packages[i].title
            canvas.room_for(block.row(i), [(title, NAME_WIDTH)])
            _names(canvas, plan, i)
    _total(canvas, plan)
    chart = block.first + block.rows + 3
    end = by_work_package_chart(canvas, plan, chart)
    canvas.sheet.freeze_panes(block.first, 3)
    spare(canvas, block, columns[-1].key)
    canvas.pages([0, chart], end, block.place[columns[-1].key])
    canvas.protect()


def _formulas(plan: Plan, i: int) -> dict[str, str]:
    block, packages, pairs = plan.by_work_package, plan.work_packages, plan.allocation
    slot, title = packages.cell("id", i), packages.cell("title", i)
    identity = block.here("id", i)
    first, last = plan.rules.category_keys[0], plan.rules.category_keys[-1]
    total = f"{block.here('eligible', block.rows)}"
    formulas = {
        "id": when_there(f'IF({slot}="","",{slot})'),
        "name": when_there(f'IF({slot}="","",{title})'),
    }
    for n, key in enumerate(plan.rules.category_keys):
        formulas[key] = category_sum(plan, n, [("work_package", identity)])
    shared = f"{pairs.column('work_package')},{identity}"
    return formulas | {
        "direct": f"ROUND(SUM({block.across(first, last, i)}),2)",
        "indirect": f"ROUND(SUMIFS({pairs.column('indirect')},{shared}),2)",
        "eligible": f"ROUND({block.here('direct', i)}+{block.here('indirect', i)},2)",
        "ineligible": ineligible_sum(plan, [("work_package", identity)]),
        "eu": f"ROUND(SUMIFS({pairs.column('eu')},{shared}),2)",
        "share": f"IF({total}=0,0,{block.here('eligible', i)}/{total})",
    }


def _value(plan: Plan, key: str, i: int) -> Stored:
    if i >= len(plan.result.work_packages):
        return "" if key in ("id", "name") else 0
    figures, total = plan.result.work_packages[i], plan.result.totals.eligible
    if key in figures.categories:
        return figures.categories[key]
    values: dict[str, Stored] = {
        "id": figures.id,
        "name": plan.project.work_packages[i].title,
        "direct": figures.direct,
        "indirect": figures.indirect,
        "eligible": figures.eligible,
        "ineligible": figures.ineligible,
        "eu": figures.eu_contribution,
        "share": ratio(figures.eligible, total) if total else 0,
    }
    return values[key]


def _names(canvas: Canvas, plan: Plan, i: int) -> None:
    block = plan.by_work_package
    prefix = f"fig.work_packages.{plan.result.work_packages[i].id}"
    for key in plan.rules.category_keys:
        canvas.name_cell(f"{prefix}.categories.{key}", block.row(i), block.place[key])
    for key in ("direct", "indirect", "eligible"):
        canvas.name_cell(f"{prefix}.{key}", block.row(i), block.place[key])


def _total(canvas: Canvas, plan: Plan) -> None:
    block, totals = plan.by_work_package, plan.result.totals
    values: dict[str, Stored] = dict(totals.categories)
    values |= {
        "direct": totals.direct,
        "indirect": totals.indirect,
        "eligible": totals.eligible,
        "ineligible": totals.ineligible,
        "eu": totals.eu_contribution,
    }
    row = total_row(canvas, plan, block, values)
    share = f"ROUND(SUM({block.local('share')}),4)"
    canvas.formula(row, block.place["share"], share, 1 if totals.eligible else 0, "total_percent")

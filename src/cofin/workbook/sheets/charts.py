"""The charts: budget by category, by work package, by partner, and the call's envelope."""

from __future__ import annotations

from xlsxwriter.chart import Chart

from cofin.a1 import quoted_sheet
from cofin.workbook.block import Block
from cofin.workbook.canvas import Canvas
from cofin.workbook.paper import ROW_PIXELS
from cofin.workbook.plan import Plan
from cofin.workbook.style import GOLD, NAVY, TEAL

PALETTE = (NAVY, TEAL, "#9DC3E6", GOLD, "#70AD47", "#A5A5A5", "#ED7D31", "#7030A0")
WIDTH, NARROW = 900, 650  # pixels
AMOUNTS = '[>=10]#,##0;[=0]0;""'  # no 0, 0, 1, 1 along the axis of an empty budget
MOST_NAMES, LONGEST_NAME = 12, 20  # more or longer names than that make way for ids
TITLES = ("chart.by_category", "chart.by_work_package", "chart.by_partner", "chart.envelope")
"""What stands over them: by that cofin knows its own."""

_FONT = {"name": "Calibri", "size": 9, "color": "#404040"}


def _slots(used: int, block: Block) -> int:
    """Rows a chart shows: those in use, or all of an empty workbook."""
    return used or block.rows


def _area(block: Block, key: str, rows: int) -> str:
    return f"={quoted_sheet(block.sheet)}!{block.local(key, 0, rows)}"


def _dress(canvas: Canvas, chart: Chart, title: str, *, legend: str = "bottom") -> None:
    if title not in TITLES:
        raise ValueError(title)
    chart.set_title(
        {"name": canvas.book.word(title), "name_font": {**_FONT, "size": 12, "bold": True}}
    )
    chart.set_legend({"position": legend, "font": _FONT})
    chart.set_chartarea({"border": {"color": "#D9D9D9"}})


def _axes(chart: Chart) -> None:
    grid = {"visible": True, "line": {"color": "#E7E6E6"}}
    line = {"color": "#BFBFBF"}
    chart.set_x_axis({"num_font": _FONT, "line": line})
    chart.set_y_axis(
        {
            "num_font": _FONT,
            "num_format": AMOUNTS,
            "min": 0,
            "major_gridlines": grid,
            "line": {"none": True},
        }
    )


def _place(canvas: Canvas, chart: Chart, row: int, height: int) -> int:
    chart.set_size({"width": WIDTH, "height": height})
    canvas.sheet.insert_chart(row, 1, chart)
    return row + height // ROW_PIXELS + 1


def by_category(canvas: Canvas, plan: Plan, row: int) -> int:
    """What the eligible direct costs consist of: one bar per category; gives its last row."""
    block, keys = plan.budget, plan.rules.category_keys
    headings = block.fixed(keys[0], keys[-1], -1)
    chart = canvas.book.file.add_chart({"type": "column"})
    chart.add_series(
        {
            "name": canvas.book.word("chart.eligible"),
            "categories": f"={headings}",
            "values": f"={block.fixed(keys[0], keys[-1], block.rows)}",
            "fill": {"color": TEAL},
            "gap": 60,
            "data_labels": {"value": True, "num_format": "#,##0;;", "font": _FONT},
        }
    )
    _dress(canvas, chart, "chart.by_category")
    chart.set_legend({"none": True})
    _axes(chart)
    return _place(canvas, chart, row, 300)


def by_work_package_chart(canvas: Canvas, plan: Plan, row: int) -> int:
    """Eligible costs of each work package, stacked by category; gives its last row."""
    block = plan.by_work_package
    rows = _slots(len(plan.project.work_packages), block)
    chart = canvas.book.file.add_chart({"type": "column", "subtype": "stacked"})
    for i, key in enumerate((*plan.rules.category_keys, "indirect")):
        chart.add_series(
            {
                "name": plan.label(key),
                "categories": _area(block, "id", rows),
                "values": _area(block, key, rows),
                "fill": {"color": PALETTE[i % len(PALETTE)]},
                "gap": 60,
            }
        )
    _dress(canvas, chart, "chart.by_work_package")
    _axes(chart)
    return _place(canvas, chart, row, 320)


def cofinancing_chart(canvas: Canvas, plan: Plan, row: int, col: int) -> None:
    """Who pays: EU contribution and co-financing of each partner, stacked."""
    block, partners = plan.cofinancing, plan.project.partners
    rows = _slots(len(partners), block)
    names = [partner.short_name or partner.name for partner in partners]
    fits = 0 < len(names) <= MOST_NAMES and max(map(len, names)) <= LONGEST_NAME
    chart = canvas.book.file.add_chart({"type": "column", "subtype": "stacked"})
    for key, color in (("eu", NAVY), ("cofinancing", GOLD)):
        chart.add_series(
            {
                "name": canvas.book.word(f"chart.{key}"),
                "categories": _area(block, "name" if fits else "id", rows),
                "values": _area(block, key, rows),
                "fill": {"color": color},
                "gap": 60,
            }
        )
    _dress(canvas, chart, "chart.by_partner")
    _axes(chart)
    chart.set_size({"width": NARROW, "height": 330})
    canvas.sheet.insert_chart(row, col, chart)


def gauge(canvas: Canvas, row: int, cells: list[tuple[int, int, str]]) -> int:
    """One bar: this project, the rest of an average grant, the rest of the call's envelope."""
    chart = canvas.book.file.add_chart({"type": "bar", "subtype": "stacked"})
    for (r, c, word), color in zip(cells, (NAVY, "#9DC3E6", "#E7E6E6"), strict=True):
        reference = f"={canvas.at(r, c)}"
        chart.add_series(
            {
                "name": canvas.book.word(word),
                "values": reference,
                "fill": {"color": color},
                "gap": 40,
            }
        )
    _dress(canvas, chart, "chart.envelope")
    chart.set_x_axis(
        {"num_font": _FONT, "num_format": AMOUNTS, "min": 0, "major_gridlines": {"visible": False}}
    )
    chart.set_y_axis({"visible": False, "major_gridlines": {"visible": False}})
    return _place(canvas, chart, row, 190)

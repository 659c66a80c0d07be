"""An input sheet: a real Excel table with inputs, computed columns and spare rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cofin.workbook.block import Block, letters
from cofin.workbook.canvas import Canvas, Stored, first_cell
from cofin.workbook.layout import Col
from cofin.workbook.paper import height_of, lines_of


@dataclass(frozen=True, slots=True)
class Computed:
    """A computed column: its formula for a row, and the value it has there."""

    formula: Callable[[int], str]
    value: Callable[[int], Stored]


@dataclass(frozen=True, slots=True)
class DrawnTable:
    """What an input sheet holds: the block, its columns, the typed rows, the computed ones."""

    name: str  # of the Excel table
    table: str  # key of the schema: partner, cost, ...
    block: Block
    columns: Sequence[Col]
    rows: Sequence[Mapping[str, Stored]]
    computed: Mapping[str, Computed]
    given: bool = False  # filled in by somebody else: shown, and locked


def this_row(canvas: Canvas, table: DrawnTable | str, name: str, key: str) -> str:
    """A cell of the same row of an Excel table, by its heading."""
    heading = canvas.heading(table if isinstance(table, str) else table.table, key)
    return f"{name}[[#This Row],[{heading}]]"


def draw_table(canvas: Canvas, table: DrawnTable, *, calculated: bool) -> None:
    """Write an input sheet.

    ``calculated`` makes the computed columns part of the Excel table's definition, so that
    a table that a user lets grow fills them in by itself; their formulas must then be the
    same in every row.
    """
    block, columns = table.block, [c for c in table.columns if not c.is_helper]
    first, last = block.first, block.first + block.rows - 1
    definition: list[dict[str, Any]] = []
    for column in columns:
        style = "header_input" if column.is_input and not table.given else "header"
        entry = {
            "header": canvas.heading(table.table, column.key),
            "header_format": canvas.book.format(style),
        }
        if calculated and column.key in table.computed:
            entry["formula"] = "=" + table.computed[column.key].formula(0)
        definition.append(entry)
    left, right = block.place[columns[0].key], block.place[columns[-1].key]
    canvas.book.places[table.name] = f"{canvas.at(first - 1, left)}:${letters(right)}${last + 1}"
    canvas.sheet.add_table(
        first - 1,
        left,
        last,
        right,
        {
            "name": table.name,
            "style": "Table Style Light 1",
            "banded_rows": False,
            "columns": definition,
        },
    )
    canvas.height(first - 1, _heading_height(canvas, table))
    for column in table.columns:
        if column.is_helper:
            canvas.word(
                first - 1,
                block.place[column.key],
                f"column.{table.table}_{column.key}",
                "header_helper",
            )
        _fill(canvas, table, column)
    _heights(canvas, table)
    canvas.sheet.freeze_panes(first, left + 2)
    canvas.sheet.repeat_rows(first - 1)
    canvas.name_columns(block, table.columns, table.table)


def unused(canvas: Canvas, block: Block) -> None:
    """Amounts of rows that nobody has begun stay empty to the eye."""
    state = first_cell(block.local("status"))
    keys = ("lump_sum", "amount", "eligible_amount", "ineligible_amount")
    columns = [block.local(key) for key in keys if key in block.place]
    canvas.shade(" ".join(columns), f'={state}=""', "spare")


def given(style: str) -> str:
    """The look of an input that somebody else has filled in."""
    return style.replace("input_", "given_")


def _heights(canvas: Canvas, table: DrawnTable) -> None:
    """Room for long words: not every program makes a row as high as its wrapped text."""
    words = [c for c in table.columns if c.style in ("input_words", "input_name")]
    for i, row in enumerate(table.rows):
        texts = [(str(row.get(c.key) or ""), c.width - 1) for c in words]
        canvas.room_for(table.block.row(i), texts)


def _heading_height(canvas: Canvas, table: DrawnTable) -> float:
    """Room for the longest heading beside the arrow of its filter."""
    shown = [c for c in table.columns if not c.is_helper]
    headings = [(canvas.heading(table.table, c.key), c.width * 0.95 - 2) for c in shown]
    return height_of(max(2, *(lines_of(words, width) for words, width in headings)), 8)


def _fill(canvas: Canvas, table: DrawnTable, column: Col) -> None:
    block, col = table.block, table.block.place[column.key]
    computed = table.computed.get(column.key)
    for i in range(block.rows):
        row = block.row(i)
        if computed:
            canvas.formula(row, col, computed.formula(i), computed.value(i), column.style)
        elif column.key == "number":
            canvas.put(row, col, i + 1, column.style)
        else:
            value = table.rows[i].get(column.key) if i < len(table.rows) else None
            canvas.put(row, col, value, given(column.style) if table.given else column.style)

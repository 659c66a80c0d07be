"""What keeps a table from growing: somebody's formula would miss the new rows, or break."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from cofin.errors import Problem
from cofin.text import Lang
from cofin.workbook.grow import NoGrowth
from tests.workbook.grow.forms import TOP, Draw
from tests.workbook.grow.test_grown import wide

Put = Callable[[Worksheet, int], object]


def on(sheet: str, put: Put) -> Draw:
    def draw(book: Workbook, form: Worksheet, last: int) -> None:
        put(form if sheet == "Form" else book.add_worksheet(sheet), last)

    return draw


def formula(text: str, sheet: str = "Other", cell: str = "H1") -> Draw:
    def put(page: Worksheet, last: int) -> None:
        page.write_formula(cell, text.format(first=TOP, last=last, total=last + 2), None, 0)

    return on(sheet, put)


def name(text: str) -> Draw:
    def draw(book: Workbook, _: Worksheet, last: int) -> None:
        book.define_name("some", text.format(first=TOP, last=last))

    return draw


def in_last(cell: str, value: str | float) -> Draw:
    def put(page: Worksheet, last: int) -> None:
        page.write(f"{cell}{last}", value)

    return on("Form", put)


def tall(page: Worksheet, last: int) -> None:
    page.merge_range(last - 2, 2, last - 1, 2, "")


def guarded(page: Worksheet, _: int) -> None:
    page.protect("")


def array(page: Worksheet, last: int) -> None:
    page.write_array_formula(f"K{TOP}:K{last}", f"{{=C{TOP}:C{last}*2}}")


def chart_of_a_row(book: Workbook, _: Worksheet, last: int) -> None:
    drawn = book.add_chart({"type": "pie"})
    drawn.add_series({"values": f"=Form!$C${last}:$E${last}"})
    book.add_worksheet("Chart").insert_chart("A1", drawn)


STOPS: dict[str, tuple[str, Draw]] = {
    "a row by itself": ("single_rows", formula("=Form!C{first}")),
    "a sum of single rows": ("single_rows", formula("=Form!C4+Form!C5+Form!C6")),
    "all but the last": ("single_rows", formula("=SUM(Form!C{first}:C5)")),
    "the last alone": ("single_rows", formula("=SUM(Form!C{last}:C{total})")),
    "a row, on the sheet": ("single_rows", formula("=C{last}*2", "Form")),
    "a name for a row": ("single_rows", name("=Form!$A${last}:$F${last}")),
    "a chart of a row": ("single_rows", chart_of_a_row),
    "a text that is an address": ("by_address", formula('=INDIRECT("Form!C"&{last})')),
    "a column in a text": ("by_address", formula('=INDIRECT("C"&ROW())', "Form")),
    "a distance": ("by_address", formula("=OFFSET(Form!$C$3,{last},0)")),
    "several sheets": ("unreadable", formula("=SUM(Form:Other!C4)")),
    "another word in the last row": ("rows_differ", in_last("F", "TRY")),
    "a number that does not count on": ("rows_differ", in_last("A", 99)),
    "a number for a formula": ("rows_differ", in_last("D", 0.5)),
    "a formula of its own": ("rows_differ", formula("=C{last}*3", "Form", "E6")),
    "merged in height": ("merged", on("Form", tall)),
    "protected": ("locked", on("Form", guarded)),
    "an array": ("array", on("Form", array)),
}


@pytest.mark.parametrize("what", STOPS)
def test_nothing_is_inserted_and_the_reason_is_said(tmp_path: Path, what: str) -> None:
    code, draw = STOPS[what]
    with pytest.raises(NoGrowth) as stopped:
        wide(tmp_path, 3, 6, draw)
    assert stopped.value.code == code
    said = Problem("table[1]", f"grow.{code}", stopped.value.values)
    for lang in Lang:
        assert "{" not in said.message(lang)
    if code in ("single_rows", "by_address", "unreadable"):
        assert stopped.value.values["formula"]


ALLOWED: dict[str, Draw] = {
    "a list on another sheet": formula("=OFFSET(Other!$A$1,0,0,3,1)"),
    "a name in a text": formula('=INDIRECT("some_name")'),
    "a sum from the heading on": formula("=SUM(Form!C3:C{last})"),
    "headings": formula("=Form!B3&Form!A1"),
    "another workbook": formula("=[1]Form!C{last}"),
    "whole columns": formula("=SUM(Form!C:C)"),
    "a constant": name("=0.75"),
}


@pytest.mark.parametrize("what", ALLOWED)
def test_what_cannot_miss_the_new_rows_stops_nothing(tmp_path: Path, what: str) -> None:
    template = wide(tmp_path, 3, 6, ALLOWED[what])
    cell = template.grid.sheets[0].cell(TOP + 7, 3)
    assert cell.formula == f"SUM(C{TOP}:C{TOP + 5})"

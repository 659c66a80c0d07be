"""Forms with a table of as many prepared rows as asked for, and what people put around it.

Each is drawn twice: with few rows, which are to grow, and with as many as are wanted.
Growing must give the second from the first.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping

import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from tests.workbook.patch.makers import png

TOP = 4
"""The first prepared row, as people count."""
COLUMNS = frozenset((2, 3))
"""Of the table, those that are filled: name and personnel costs."""

Draw = Callable[[Workbook, Worksheet, int], None]


def form(rows: int, *draws: Draw) -> bytes:
    """A table of ``rows`` prepared rows with a total below, and more below and beside it."""
    content = io.BytesIO()
    last = TOP + rows - 1
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Form")
        money = book.add_format({"num_format": "#,##0.00", "bg_color": "#FFF2CC", "locked": False})
        words = book.add_format({"bg_color": "#FFF2CC", "locked": False})
        bold = book.add_format({"bold": True, "num_format": "#,##0.00"})
        sheet.write("A1", "Budget of the consortium")
        sheet.write_row(TOP - 2, 0, ["No.", "Name", "Personnel", "Share", "Running", "EUR"])
        for row in range(TOP, last + 1):
            sheet.write(row - 1, 0, row - TOP + 1)
            sheet.write_blank(row - 1, 1, None, words)
            sheet.write_blank(row - 1, 2, None, money)
            sheet.write_formula(row - 1, 3, f"=IF(C${last + 2}=0,0,C{row}/C${last + 2})", money, 0)
            sheet.write_formula(row - 1, 4, f"=N(E{row - 1})+C{row}", money, 0)
            sheet.write(row - 1, 5, "EUR")
        sheet.write(last + 1, 1, "Total", bold)
        sheet.write_formula(last + 1, 2, f"=SUM(C{TOP}:C{last})", bold, 0)
        sheet.write(last + 3, 0, "Place, date, signature")
        sheet.write_formula(last + 3, 2, f"=C{last + 2}*0.75", bold, 0)
        for draw in draws:
            draw(book, sheet, last)
    return content.getvalue()


def other_sheets(book: Workbook, _: Worksheet, last: int) -> None:
    """A summary that follows the table."""
    other = book.add_worksheet("Summary")
    other.write_formula("A1", f"=Form!C{last + 2}", None, 0)
    other.write_formula("A2", f'=SUMIF(Form!B{TOP}:B{last},"A*",Form!$C${TOP}:$C${last})', None, 0)
    other.write_formula("A3", "=C12+COUNTA(Form!F:F)", None, last - TOP + 2)
    other.write_formula(
        "A4", "=INDEX(Form!A1:F3,3,2)&Form!A1", None, "NameBudget of the consortium"
    )


def names(book: Workbook, sheet: Worksheet, last: int) -> None:
    """Names, a print area, rows at the top of each page."""
    book.define_name("grand_total", f"=Form!$C${last + 2}")
    book.define_name("all_rows", f"=Form!$A${TOP}:$F${last}")
    book.define_name("Form!title", "=Form!$A$1")
    book.define_name("rate", "=0.75")
    sheet.print_area(0, 0, last + 3, 5)
    sheet.repeat_rows(0, TOP - 2)
    sheet.set_h_pagebreaks([2, last + 3])


def formats(book: Workbook, sheet: Worksheet, last: int) -> None:
    """Conditional formats, old and new."""
    red = book.add_format({"bg_color": "#FFC7CE"})
    rows = f"A{TOP}:F{last}"
    rule = {"type": "formula", "criteria": f"=$C{TOP}>$C${last + 2}/2", "format": red}
    sheet.conditional_format(rows, rule)
    sheet.conditional_format(
        f"C{last + 2}", {"type": "cell", "criteria": ">", "value": 5, "format": red}
    )
    sheet.conditional_format(f"C{TOP}:C{last}", {"type": "data_bar", "data_bar_2010": True})
    sheet.ignore_errors({"number_stored_as_text": rows})


def validations(_: Workbook, sheet: Worksheet, last: int) -> None:
    """What may be typed."""
    sheet.data_validation(f"C{TOP}:C{last}", {"validate": "decimal", "criteria": ">=", "value": 0})
    sheet.data_validation(f"B{last + 4}", {"validate": "list", "source": f"=$B${TOP}:$B${last}"})


def drawings(_: Workbook, sheet: Worksheet, last: int) -> None:
    """A logo on top, a picture and notes below, links."""
    sheet.insert_image("E1", "logo.png", {"image_data": png(), "object_position": 1})
    sheet.insert_image(last + 4, 1, "stamp.png", {"image_data": png(), "object_position": 1})
    sheet.write_comment("A1", "Ask the funder.", {"author": "A"})
    sheet.write_comment(last + 1, 2, "All costs.", {"author": "A"})
    sheet.write_url(0, 3, f"internal:'Form'!C{last + 2}", None, "To the total")
    sheet.write_url(last + 5, 0, "internal:'Form'!A1")


def chart(book: Workbook, _: Worksheet, last: int) -> None:
    """A chart of the table on another sheet."""
    other = book.add_worksheet("Chart")
    drawn = book.add_chart({"type": "column"})
    values = f"=Form!$C${TOP}:$C${last}"
    drawn.add_series({"categories": f"=Form!$B${TOP}:$B${last}", "values": values})
    other.insert_chart("A1", drawn)


def table(_: Workbook, sheet: Worksheet, last: int) -> None:
    """An Excel table on the right, in the same rows."""
    sheet.add_table(
        TOP - 2, 7, last - 1, 9,
        {"name": "Extra", "autofilter": True, "columns": [
            {"header": "One"}, {"header": "Two"},
            {"header": "Sum", "formula": "=[@One]+[@Two]"}]},
    )  # fmt: skip


def merges(_: Workbook, sheet: Worksheet, last: int) -> None:
    """Cells merged along the rows, and across all of them."""
    for row in range(TOP, last + 1):
        sheet.merge_range(row - 1, 11, row - 1, 12, "")
    sheet.merge_range(TOP - 1, 14, last - 1, 14, "")
    sheet.merge_range(last + 5, 0, last + 6, 3, "Remarks")


def view(_: Workbook, sheet: Worksheet, last: int) -> None:
    """Where the reader is, a filter, rows folded, sparklines."""
    sheet.freeze_panes(TOP - 1, 0)
    sheet.set_selection(last + 1, 2, last + 1, 2)
    sheet.autofilter(TOP - 2, 0, last - 1, 5)
    sheet.add_sparkline(last + 3, 4, {"range": f"Form!C{TOP}:C{last}"})


def protection(_: Workbook, sheet: Worksheet, __: int) -> None:
    """Protected, but for rows that may be put in."""
    sheet.protect("", {"insert_rows": True})


FEATURES: Mapping[str, tuple[Draw, ...]] = {
    "plain": (),
    **{
        draw.__name__: (draw,)
        for draw in (other_sheets, names, formats, validations, drawings, chart, table)
    },
    **{draw.__name__: (draw,) for draw in (merges, view, protection)},
    "everything": (
        *(other_sheets, names, formats, validations, drawings, chart, table, merges, protection),
    ),
}

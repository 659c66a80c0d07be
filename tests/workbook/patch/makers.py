"""Workbooks with what people have in theirs.  In each, the sheet Form takes figures in B2:C4.

Formulas: D2 is B2*2, so that something depends on what is filled in.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable

import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

Draw = Callable[[Workbook, Worksheet], None]


def png() -> io.BytesIO:
    """A red square of 4 x 4 points."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    rows = b"".join(b"\0" + b"\xff\0\0" * 4 for _ in range(4))
    head = struct.pack(">IIBBBBB", 4, 4, 8, 2, 0, 0, 0)
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return io.BytesIO(b"\x89PNG\r\n\x1a\n" + parts)


def form(draw: Draw | None = None) -> bytes:
    """The form alone, or with something drawn on it."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Form")
        money = book.add_format({"num_format": "#,##0.00", "bg_color": "#FFF2CC"})
        sheet.write_row("A1", ["What", "Amount", "Remark", "Twice"])
        for row in range(1, 4):
            sheet.write(row, 0, f"Line {row}")
            sheet.write_blank(row, 1, None, money)
            sheet.write_blank(row, 2, None, money)
            sheet.write_formula(row, 3, f"=B{row + 1}*2", money, 0)
        if draw:
            draw(book, sheet)
    return content.getvalue()


def _chart(kind: str, **more: str) -> Draw:
    def draw(book: Workbook, sheet: Worksheet) -> None:
        chart = book.add_chart({"type": kind, **more})
        chart.add_series({"categories": "=Form!$A$2:$A$4", "values": "=Form!$B$2:$B$4"})
        chart.set_title({"name": "Costs"})
        chart.set_style(12)
        sheet.insert_chart("F2", chart)

    return draw


def _image(_: Workbook, sheet: Worksheet) -> None:
    sheet.insert_image("F2", "red.png", {"image_data": png(), "description": "Logo"})


def _image_in_cell(_: Workbook, sheet: Worksheet) -> None:
    sheet.embed_image("F2", "red.png", {"image_data": png()})


def _background(_: Workbook, sheet: Worksheet) -> None:
    sheet.set_background(png())


def _header_image(_: Workbook, sheet: Worksheet) -> None:
    sheet.set_header("&L&G", {"image_left": "red.png", "image_data_left": png()})


def _text_box(_: Workbook, sheet: Worksheet) -> None:
    sheet.insert_textbox("F2", "How to fill this in", {"width": 200, "height": 80})
    sheet.insert_textbox("F8", "Link", {"url": "https://example.org/", "line": {"width": 2}})


def _button(_: Workbook, sheet: Worksheet) -> None:
    sheet.insert_button("F2", {"macro": "Calculate", "caption": "Calculate"})


def _checkbox(_: Workbook, sheet: Worksheet) -> None:
    sheet.insert_checkbox("F2", True)


def _comments(_: Workbook, sheet: Worksheet) -> None:
    sheet.write_comment("B2", "Net of VAT", {"author": "Fund", "visible": True})
    sheet.write_comment("A4", "Only for partners outside")


def _conditions(book: Workbook, sheet: Worksheet) -> None:
    red = book.add_format({"font_color": "red"})
    sheet.conditional_format("B2:B4", {"type": "cell", "criteria": ">", "value": 5, "format": red})
    sheet.conditional_format("D2:D4", {"type": "data_bar", "data_bar_2010": True})
    sheet.conditional_format("D2:D4", {"type": "icon_set", "icon_style": "3_arrows"})
    sheet.conditional_format("D2:D4", {"type": "3_color_scale"})


def _sparklines(_: Workbook, sheet: Worksheet) -> None:
    sheet.add_sparkline("F2", {"range": "Form!B2:B4", "markers": True})


def _validations(book: Workbook, sheet: Worksheet) -> None:
    other = book.add_worksheet("Lists")
    other.write_column("A1", ["yes", "no"])
    sheet.data_validation("C2:C4", {"validate": "list", "source": "=Lists!$A$1:$A$2"})
    sheet.data_validation(
        "B2:B4",
        {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 1_000_000},
    )


def _protection(book: Workbook, sheet: Worksheet) -> None:
    open_ = book.add_format({"locked": False, "num_format": "#,##0.00"})
    for row in range(1, 4):
        sheet.write_blank(row, 1, None, open_)
        sheet.write_blank(row, 2, None, open_)
    sheet.unprotect_range("B2:B4", "Amounts")
    sheet.protect("secret", {"format_cells": True})


def _dynamic_array(_: Workbook, sheet: Worksheet) -> None:
    sheet.write_dynamic_array_formula("F2:F4", "=_xlfn._xlws.SORT(A2:A4)", None, "Line 1")
    sheet.write_array_formula("G2:G4", "{=B2:B4*2}", None, 0)


def _rich_text(book: Workbook, sheet: Worksheet) -> None:
    bold = book.add_format({"bold": True})
    sheet.write_rich_string("A1", "What ", bold, "exactly", " is it")


def _table(_: Workbook, sheet: Worksheet) -> None:
    columns = [{"header": "P"}, {"header": "Sum", "formula": "=[@P]*2"}]
    sheet.add_table("F1:G6", {"columns": columns, "name": "Costs", "total_row": True})


def _links(_: Workbook, sheet: Worksheet) -> None:
    sheet.write_url("F2", "https://example.org/?a=1&b=2", string="The call")
    sheet.write_url("F3", "internal:'Form'!A1", string="Top")


def _page_setup(_: Workbook, sheet: Worksheet) -> None:
    sheet.set_landscape()
    sheet.print_area("A1:D4")
    sheet.repeat_rows(0)
    sheet.set_h_pagebreaks([10])
    sheet.set_footer("&L&F&RPage &P of &N")
    sheet.freeze_panes(1, 1)


def _outline(_: Workbook, sheet: Worksheet) -> None:
    sheet.set_row(2, 20, None, {"level": 1, "collapsed": True})
    sheet.set_column("F:H", 12, None, {"level": 1, "hidden": True})
    sheet.set_column("B:B", 22)
    sheet.autofilter("A1:D4")


def _names(book: Workbook, _: Worksheet) -> None:
    book.define_name("amounts", "=Form!$B$2:$B$4")
    book.define_name("Form!local", "=Form!$A$1")
    book.define_name("rate", "=0.75")


def _merges(book: Workbook, sheet: Worksheet) -> None:
    sheet.merge_range("F2:G3", "Merged", book.add_format({"align": "center"}))


def _sheets(book: Workbook, _: Worksheet) -> None:
    hidden = book.add_worksheet("Hidden")
    hidden.write("A1", 1)
    hidden.hide()
    very = book.add_worksheet("Very")
    very.very_hidden()
    chart = book.add_chartsheet("Chart")
    drawn = book.add_chart({"type": "line"})
    drawn.add_series({"values": "=Form!$B$2:$B$4"})
    chart.set_chart(drawn)


def _properties(book: Workbook, _: Worksheet) -> None:
    book.set_properties({"title": "Form", "author": "The fund", "keywords": "grant"})
    book.set_custom_property("Version", 3)
    book.set_calc_mode("manual")


def _ignored(_: Workbook, sheet: Worksheet) -> None:
    sheet.write_string("F2", "123")
    sheet.ignore_errors({"number_stored_as_text": "F2"})


def _right_to_left(_: Workbook, sheet: Worksheet) -> None:
    sheet.right_to_left()
    sheet.set_zoom(140)
    sheet.hide_gridlines(2)


def _volatile(_: Workbook, sheet: Worksheet) -> None:
    sheet.write_formula("F2", "=NOW()", None, 45000)
    sheet.write_formula("F3", "=RAND()", None, 0.5)


def _errors(_: Workbook, sheet: Worksheet) -> None:
    sheet.write_formula("F2", "=1/0", None, "#DIV/0!")
    sheet.write_formula("F3", "=IF(B2>0,TRUE,FALSE)", None, False)
    sheet.write_formula("F4", '=B2&" €"', None, " €")


DRAWN: dict[str, Draw | None] = {
    "plain": None,
    "column chart": _chart("column"),
    "line chart": _chart("line"),
    "pie chart": _chart("pie"),
    "stacked area chart": _chart("area", subtype="stacked"),
    "scatter chart": _chart("scatter", subtype="smooth"),
    "image": _image,
    "image in a cell": _image_in_cell,
    "background": _background,
    "header image": _header_image,
    "text box": _text_box,
    "form button": _button,
    "check box": _checkbox,
    "comments": _comments,
    "conditional formats": _conditions,
    "sparklines": _sparklines,
    "validations": _validations,
    "protection": _protection,
    "dynamic array": _dynamic_array,
    "rich text": _rich_text,
    "table": _table,
    "links": _links,
    "page setup": _page_setup,
    "outline": _outline,
    "names": _names,
    "merges": _merges,
    "hidden sheets": _sheets,
    "properties": _properties,
    "ignored errors": _ignored,
    "right to left": _right_to_left,
    "volatile": _volatile,
    "error results": _errors,
}

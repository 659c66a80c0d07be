"""A single value that replaces what a template holds is told, with what stood there."""

from __future__ import annotations

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from cofin.grid import CellKind
from cofin.text import Lang
from tests.workbook.fill.filled import Made, codes, done


def test_single_values_over_words_of_the_template_are_told(made: Made) -> None:
    def draw(_: Workbook, sheet: Worksheet) -> None:
        sheet.write_row("A1", ["Acronym", "Title", "Maximum"])
        sheet.write_row("A2", ["Start of it", "OLD"])
        sheet.write_row("A3", ["Second partner", "Mersin"])

    puts = [
        ("project.acronym", 'row = "Acronym"'),
        ("totals.eligible", 'row = "Title"'),
        ("project.title", 'row = "Start of it"'),
        ("partners.#9.name", 'row = "Second partner"'),
    ]
    text = "".join(f'[[put]]\nvalue = "{v}"\nsheet = "Form"\n{w}\n' for v, w in puts)
    filled, _ = done(made(draw), text)
    assert codes(filled) == [
        ("Form!B1", "fill.replaced"),
        ("Form!B3", "fill.emptied"),
    ]
    assert '"Maximum"' in filled.notes[0].message()


def test_days_and_errors_are_named_as_they_look(made: Made) -> None:
    def draw(book: Workbook, sheet: Worksheet) -> None:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row("A1", ["One", "", "Two", "", "Three", ""])
        sheet.write("B1", 44927, day)
        sheet.write("D1", True)
        sheet.write_formula("F1", "=NA()", None, "#N/A")

    puts = "".join(
        f'[[put]]\nvalue = "partners.#9.name"\nsheet = "Form"\nrow = "{row}"\n'
        for row in ("One", "Two")
    )
    filled, sheet = done(made(draw), puts)
    assert [note.message(Lang.EN).count("2023-01-01") for note in filled.notes] == [1]
    assert sheet.cell(1, 4).kind is CellKind.EMPTY

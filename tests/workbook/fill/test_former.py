"""Nothing of a template goes but rows that a former fill left, and every cell of them is told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from cofin.core.calculate import calculate
from cofin.grid import SheetGrid
from cofin.text import Lang
from cofin.workbook.fill import fill
from cofin.workbook.fill.parse import parse_map
from cofin.workbook.patch import Template, open_template
from tests.workbook.fill.conftest import Draw, budget
from tests.workbook.fill.filled import AMOUNTS, Made, codes, done

WORDS = AMOUNTS.replace('"Personnel" = "categories.personnel"\n', "").replace(
    '"Grant" = "eu_contribution"', '"Country" = "country"'
)
TWO = AMOUNTS.replace('"Personnel" = "categories.personnel"\n', "")
BELOW: list[list[object]] = [
    ["Prepared by: Ayşe Yılmaz"],
    ["Note 1: amounts in EUR", "x"],
    ["Signature", "Date", "Place"],
    ["Maximum grant", 500000],
]


def form(*below: list[object], gap: int = 8, heads: str = "Name Personnel Grant") -> Draw:
    """Headings, blank rows, and what the template's owner wrote below them."""

    def draw(_: Workbook, sheet: Worksheet) -> None:
        sheet.write_row(0, 1, heads.split())
        for number, row in enumerate(below):
            sheet.write_row(1 + gap + number, 1, row)

    return draw


def again(template: Template) -> Template:
    """What ``done`` made, as the template of the next fill."""
    return open_template(template.path.with_name("out.xlsx"))


def rows(sheet: SheetGrid, first: int, count: int) -> list[list[object]]:
    """What the three columns of a form hold."""
    held = [[sheet.cell(first + i, column).value for column in (2, 3, 4)] for i in range(count)]
    return [[value for value in row if value is not None] for row in held]


@pytest.mark.parametrize("text", [AMOUNTS, WORDS, TWO], ids=["amounts", "words", "two"])
@pytest.mark.parametrize("gap", [5, 6, 8])
def test_what_stands_below_a_table_without_an_end_stays(made: Made, gap: int, text: str) -> None:
    heads = "Name Personnel Grant" if text == AMOUNTS else "Name Country" if text == WORDS else ""
    filled, sheet = done(made(form(*BELOW, gap=gap, heads=heads or "Name Grant")), text)
    assert rows(sheet, 2 + gap, 4) == BELOW
    assert codes(filled) == []
    assert len(filled.cells) == 5 * (3 if text == AMOUNTS else 2)


@pytest.mark.parametrize("text", [AMOUNTS, WORDS], ids=["amounts", "words"])
def test_more_rows_than_are_free_get_rows_of_their_own(made: Made, text: str) -> None:
    heads = "Name Personnel Grant" if text == AMOUNTS else "Name Country"
    template = made(form(*BELOW, heads=heads))
    filled, sheet = done(template, text, partners=14)
    assert codes(filled) == [("Form", "grow.done")]
    assert rows(sheet, 17, 4) == BELOW
    assert sheet.cell(16, 2).value is None
    same, _ = done(again(template), text, partners=14)
    assert same.patched.changed == ()
    assert codes(same) == []


def test_former_rows_are_emptied_and_every_cell_of_them_is_named(made: Made) -> None:
    template = made(form(*BELOW, gap=9))
    _, before = done(template, partners=8)
    held = rows(before, 7, 3)
    filled, sheet = done(again(template), partners=5)
    assert rows(sheet, 7, 3) == [[], [], []]
    assert rows(sheet, 11, 4) == BELOW
    assert codes(filled) == [(f"Form!B{row}", "fill.emptied") for row in (7, 8, 9)]
    for note, values in zip(filled.notes, held, strict=True):
        assert str(values[0])[:30] in note.message(Lang.EN)
        assert f"{values[1]:,}" in note.message(Lang.EN)
        assert f"{values[2]:,}".translate(str.maketrans(",.", ".,")) in note.message(Lang.TR)


def test_label_and_amount_right_below_two_columns_may_be_a_row_and_stay(made: Made) -> None:
    template = made(form(["Cap per year", 500000], gap=5, heads="Name Grant"))
    done(template, TWO)
    filled, sheet = done(again(template), TWO)
    assert rows(sheet, 7, 1) == [["Cap per year", 500000]]
    assert codes(filled) == [("Form!B7", "fill.kept")]


def test_rows_of_words_alone_are_not_told_from_a_signature(made: Made) -> None:
    template = made(form(gap=5, heads="Name Country"))
    done(template, WORDS, partners=7)
    filled, sheet = done(again(template), WORDS, partners=5)
    told = codes(filled)
    assert [where for where, code in told if code == "fill.kept"] == ["Form!B7", "Form!B8"]
    assert all(rows(sheet, 7, 2))
    template = made(form(["Signature", "Date"], gap=5, heads="Name Country"))
    done(template, WORDS, partners=5)
    filled, _ = done(again(template), WORDS, partners=6)
    (told_of,) = [note for note in filled.notes if note.where == "Form!B7"]
    assert told_of.code == "fill.replaced"
    assert '"Signature"' in told_of.message()


@pytest.mark.parametrize("total", ["Toplam", "YEKÛN", "Razem", "Insgesamt", "ÖSSZESEN"])
def test_a_total_in_any_words_is_the_end(made: Made, total: str) -> None:
    _, sheet = done(made(form([total], ["Name it:"], gap=8)))
    assert rows(sheet, 10, 2) == [[total], ["Name it:"]]


@pytest.mark.parametrize(
    "note",
    [
        ["Note: VAT is included"],
        ["VAT is included"],
        ["Notes", "none"],
        ["Maximum grant", 500000],
        ["Ara bilgi", "bkz. ek", 12],
    ],
    ids=str,
)
@pytest.mark.parametrize("partners", [3, 5, 9])
def test_notes_between_the_rows_and_the_total_stay(
    made: Made, note: list[object], partners: int
) -> None:
    filled, sheet = done(made(form([], note, ["Total"], gap=5)), partners=partners)
    moved = max(0, partners - 6)
    assert rows(sheet, 8 + moved, 2) == [note, ["Total"]]
    assert {code for _, code in codes(filled)} <= {"grow.done", "fill.kept"}
    assert not any(cell.is_emptied for cell in filled.cells)


def test_a_note_right_below_the_filled_rows_and_above_the_total(made: Made) -> None:
    _, sheet = done(made(form(["VAT is included"], ["Total"], gap=5)))
    _, sheet = done(made(form(["VAT is included"], ["Total"], gap=5)), partners=3)
    assert rows(sheet, 7, 2) == [["VAT is included"], ["Total"]]


def test_the_next_table_and_labels_of_the_map_are_no_rows(made: Made) -> None:
    second = AMOUNTS.replace("partners", "work_packages").replace('"Name" = "name"', "")
    second = second.replace('"Personnel"', '"Staff"').replace('"Grant"', '"Support"')
    put = '[[put]]\nvalue = "totals.eligible"\nsheet = "Form"\nrow = "Overall sum of it"\n'
    template = made(form(["Overall sum of it", 5], [], ["Title", "Staff", "Support"], gap=5))
    done(template, f"{put}{AMOUNTS}{second}")
    filled, sheet = done(again(template), f"{put}{AMOUNTS}{second}")
    assert sheet.cell(7, 2).value == "Overall sum of it"
    assert rows(sheet, 9, 1) == [["Title", "Staff", "Support"]]
    assert codes(filled) == []


def test_rows_that_the_template_has_numbered_are_prepared(made: Made) -> None:
    below: list[list[object]] = [[f"Partner {n}"] for n in range(1, 9)]
    template = made(form(*below, gap=0))
    filled, sheet = done(template)
    assert rows(sheet, 7, 3) == [["Partner 6"], ["Partner 7"], ["Partner 8"]]
    assert {code for _, code in codes(filled)} == {"fill.replaced"}
    filled, sheet = done(again(template), partners=7)
    assert rows(sheet, 9, 1) == [["Partner 8"]]
    assert [where for where, _ in codes(filled)] == ["Form!B7", "Form!B8"]


def test_rows_merged_or_locked_otherwise_are_none_of_the_table(made: Made) -> None:
    def merged(book: Workbook, sheet: Worksheet) -> None:
        form(gap=0)(book, sheet)
        sheet.merge_range("B7:C7", "Ankara", None)
        sheet.write("D7", 5)

    template = made(merged)
    done(template)
    _, sheet = done(again(template))
    assert rows(sheet, 7, 1) == [["Ankara", 5]]

    def locked(book: Workbook, sheet: Worksheet) -> None:
        form(["Ankara", 4, 5], gap=5)(book, sheet)
        for row in range(1, 6):
            for column in range(1, 4):
                sheet.write_blank(row, column, None, book.add_format({"locked": False}))
        sheet.protect()

    template = made(locked)
    done(template)
    _, sheet = done(again(template))
    assert rows(sheet, 7, 1) == [["Ankara", 4, 5]]


def test_an_amount_in_another_format_is_told(made: Made) -> None:
    def rate(book: Workbook, sheet: Worksheet) -> None:
        form(["Ankara", 4], gap=5)(book, sheet)
        sheet.write("D7", 0.5, book.add_format({"num_format": "0%"}))

    template = made(rate)
    done(template)
    filled, sheet = done(again(template))
    assert sheet.cell(7, 3).value == 4
    assert codes(filled) == [("Form!B7", "fill.kept")]


def test_a_running_number_that_does_not_run_is_no_row(made: Made) -> None:
    text = AMOUNTS.replace('"Name" = "name"', '"Name" = "number"')
    template = made(form([6, 4, 5], [9, 4, 5], gap=5))
    done(template, text)
    filled, sheet = done(again(template), text)
    assert rows(sheet, 7, 2) == [[], [9, 4, 5]]
    assert codes(filled) == [("Form!B8", "fill.kept"), ("Form!B7", "fill.emptied")]


def test_a_budget_without_rows_empties_what_was_filled(made: Made) -> None:
    text = TWO.replace("partners", "funding").replace('"eu_contribution"', '"amount"')
    template = made(form(["Own funds", 700], ["Total"], gap=1, heads="Name Grant"))
    some = budget(partners=1)
    none = calculate(replace(some.project, funding=()), some.rules)
    filled = fill(template, none, parse_map(f"map = 1\n{text}", "m.toml"), Lang.EN)
    assert [cell.edit.place for cell in filled.cells if cell.is_emptied] == ["Form!B3", "Form!C3"]


def test_notes_in_an_excel_table_stay_and_its_former_rows_go(made: Made) -> None:
    def draw(_: Workbook, sheet: Worksheet) -> None:
        columns = [{"header": "Name"}, {"header": "Costs"}]
        sheet.add_table("B3:C12", {"name": "tblPartners", "columns": columns})
        sheet.write_row("B9", ["Old partner", 500])
        sheet.write_row("B10", ["see the guide"])

    text = '[[table]]\nrows = "partners"\ntable = "tblPartners"\n'
    text += '[table.columns]\n"Name" = "name"\n"Costs" = "eligible"\n'
    filled, sheet = done(made(draw), text)
    assert rows(sheet, 9, 2) == [[], ["see the guide"]]
    assert codes(filled) == [("Form!B9", "fill.emptied")]

"""Figures arrive where the map says, to the cent; what does not fit stops everything."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from cofin.text import Lang
from cofin.workbook.fill import Filled, fill
from cofin.workbook.fill.parse import parse_map
from cofin.workbook.patch import PatchRefused, Template, verify
from cofin.workbook.read import read_grid
from tests.workbook.fill.conftest import Draw, budget

Made = Callable[[Draw], Template]
TEMPLATES = Path(__file__).resolve().parents[3] / "templates"


def filled(template: Template, text: str, seed: int = 1, lang: Lang = Lang.EN) -> Filled:
    return fill(template, budget(seed), parse_map(f"map = 1\n{text}", "m.toml"), lang)


def refused(template: Template, text: str) -> dict[str, str]:
    with pytest.raises(PatchRefused) as error:
        filled(template, text)
    assert all(p.message(lang) for p in error.value.problems for lang in Lang)
    return {p.where: p.code for p in error.value.problems}


def put(value: str, where: str) -> str:
    return f'[[put]]\nvalue = "{value}"\n{where}\n'


LABELS = 'sheet = "Form"\nrow = "{}"\n'


def labelled(book: Workbook, sheet: Worksheet) -> None:
    """Labels, an amount each, a heading above, a name, a day, a text cell, a list."""
    money = book.add_format({"num_format": "#,##0.00"})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    text = book.add_format({"num_format": "@"})
    sheet.write_row("A1", ["", "Estimated", "Final"])
    for row, name in enumerate(
        ["Total eligible costs:", "TOPLAM UYGUN MALİYETLER", "Başlangıç *"], 1
    ):
        sheet.write(row, 0, name)
        for col in (1, 2):
            sheet.write_blank(row, col, None, day if row == 3 else money)
    sheet.write("A6", "Acronym")
    sheet.write_blank("B6", None, text)
    sheet.write("A7", "Twice")
    sheet.write("A8", "Twice")
    sheet.merge_range("A10:C10", "Merged label", text)
    sheet.write_formula("B12", "=B2*2", money, 0)
    sheet.write("A12", "Sum")
    sheet.write("A13", "Choice")
    sheet.data_validation("B13", {"validate": "list", "source": ["EUR", "USD"]})
    sheet.write("A14", "Whole")
    sheet.data_validation(
        "B14", {"validate": "integer", "criteria": "between", "minimum": 1, "maximum": 120}
    )
    sheet.write("A15", "Own check")
    sheet.data_validation("B15", {"validate": "custom", "value": "=B15>B2"})
    sheet.write("A16", "Short")
    sheet.data_validation("B16", {"validate": "length", "criteria": "<=", "value": 3})
    book.define_name("grant", "=Form!$C$2")
    book.define_name("constant", "=0.75")


def test_by_name_label_labels_and_address(made: Made) -> None:
    template = made(labelled)
    done = filled(
        template,
        put("totals.eu_contribution", 'name = "grant"')
        + put("totals.eligible", LABELS.format("total ELIGIBLE costs") + 'column = "estimated"')
        + put("fig.totals.direct", LABELS.format("Toplam uygun maliyetler"))
        + put("project.start", LABELS.format("baslangic") + 'column = "Final"')
        + put("project.acronym", 'sheet = "form"\ncell = "B6"')
        + put("project.duration_months", LABELS.format("Merged label"))
    )  # fmt: skip
    result = budget()
    places = {(cell.edit.row, cell.edit.column): cell.edit.value for cell in done.cells}
    assert places == {
        (2, 3): result.totals.eu_contribution,
        (2, 2): result.totals.eligible,
        (3, 2): result.totals.direct,
        (4, 3): result.project.start,
        (6, 2): result.project.acronym,
        (10, 4): result.project.duration_months,
    }
    out = template.path.with_name("out.xlsx")
    out.write_bytes(done.patched.content)
    assert verify(out, [cell.edit for cell in done.cells]) == []
    sheet = read_grid(out).sheets[0]
    assert sheet.cell(12, 2).value == 2 * result.totals.eligible


def test_what_the_map_cannot_find_is_told_all_at_once(made: Made) -> None:
    found = refused(
        made(labelled),
        put("totals.eligible", 'name = "grnt"')
        + put("totals.eligible", 'name = "constant"')
        + put("totals.eligible", 'sheet = "Other"\ncell = "B2"')
        + put("totals.eligible", 'sheet = "Form"\ncell = "B2:C3"')
        + put("totals.eligible", LABELS.format("Totl eligible costs"))
        + put("totals.eligible", LABELS.format("Twice"))
        + put("totals.eligible", LABELS.format("Estimated") + 'column = "Sum"')
        + put("totals.eligibel", 'name = "grant"')
        + put("totals", 'name = "grant"')
        + put("partners.P99.name", 'name = "grant"'),
    )
    assert found == {
        "put[1]": "fill.no_name",
        "put[2]": "fill.name_no_cell",
        "put[3]": "fill.no_sheet",
        "put[4]": "fill.no_address",
        "put[5]": "fill.no_label",
        "put[6]": "fill.label_twice",
        "put[7]": "fill.no_crossing",
        "put[8]": "fill.no_value",
        "put[9]": "fill.no_value",
        "put[10]": "fill.no_value",
    }


def test_what_does_not_fit_its_cell_is_told_cell_by_cell(made: Made) -> None:
    found = refused(
        made(labelled),
        put("totals.eligible", 'sheet = "Form"\ncell = "B6"')
        + put("totals.eligible", 'sheet = "Form"\ncell = "B4"')
        + put("project.acronym", 'sheet = "Form"\ncell = "B2"')
        + put("project.acronym", LABELS.format("Choice"))
        + put("totals.eligible", LABELS.format("Whole"))
        + put("project.start", 'sheet = "Form"\ncell = "B3"')
        + put("totals.eligible", LABELS.format("Sum"))
        + put("project.title", LABELS.format("Short")),
    )
    assert found == {
        "Form!B6": "fill.text_format",
        "Form!B4": "fill.date_format",
        "Form!B2": "fill.number_format",
        "Form!B13": "fill.invalid",
        "Form!B14": "fill.invalid",
        "Form!B3": "patch.no_date_format",
        "Form!B12": "patch.formula",
        "Form!B16": "fill.invalid",
    }


def test_numbers_and_days_as_text_and_formulas_when_the_map_says_so(made: Made) -> None:
    template = made(labelled)
    as_text = 'sheet = "Form"\ncell = "B6"\nas = "text"'
    done = filled(template, put("totals.eligible", as_text), lang=Lang.TR)
    total = f"{budget().totals.eligible:,.2f}".translate(str.maketrans(",.", ".,"))
    assert done.cells[0].edit.value == total
    over = LABELS.format("Sum") + "overwrite_formula = true"
    assert filled(template, put("totals.eligible", over)).cells


def test_a_check_that_only_a_spreadsheet_can_judge_is_a_note(made: Made) -> None:
    done = filled(made(labelled), put("totals.eligible", LABELS.format("Own check")))
    assert [(note.where, note.code) for note in done.notes] == [("Form!B15", "fill.unjudged")]


def test_a_rate_without_end_arrives(made: Made, tmp_path: Path) -> None:
    done = filled(
        made(labelled), put("totals.effective_rate", LABELS.format("Total eligible costs:"))
    )
    out = tmp_path / "out.xlsx"
    out.write_bytes(done.patched.content)
    assert len(str(done.cells[0].edit.value)) > 20
    assert verify(out, [cell.edit for cell in done.cells]) == []


def test_cells_that_nobody_sees_are_a_note(made: Made) -> None:
    def draw(book: Workbook, sheet: Worksheet) -> None:
        labelled(book, sheet)
        sheet.set_column("B:B", None, None, {"hidden": True})

    text = put("totals.eligible", LABELS.format("Total eligible costs:"))
    (note,) = filled(made(draw), text).notes
    assert (note.where, note.code) == ("Form", "fill.hidden")
    assert "1, for example B2." in note.message()
    assert all("B2" in note.message(lang) for lang in Lang)


def test_a_partner_that_is_not_there_leaves_its_cell_empty(made: Made) -> None:
    done = filled(made(labelled), put("partners.#50.eligible", 'name = "grant"'))
    assert done.cells[0].edit.value is None


def test_a_day_is_a_day(made: Made) -> None:
    template = made(labelled)
    done = filled(template, put("project.start", LABELS.format("Başlangıç")))
    assert isinstance(done.cells[0].edit.value, date)

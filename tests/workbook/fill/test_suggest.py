"""A map is proposed from names, headings and labels, in English and in Turkish."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from cofin.text import Lang
from cofin.workbook.fill import fill
from cofin.workbook.fill.parse import parse_map
from cofin.workbook.fill.suggest import dictionary, suggest
from cofin.workbook.fill.values import UnknownPath, Values
from cofin.workbook.patch import Template, open_template
from tests.workbook.fill.conftest import Draw, budget

TEMPLATES = Path(__file__).resolve().parents[3] / "templates"


def university(_: Workbook, sheet: Worksheet) -> None:
    sheet.write("A1", "Bütçe formu")
    sheet.write("A3", "Proje kısaltması:")
    sheet.write("A4", "Talep edilen AB katkısı")
    sheet.write("A5", "Dekanlık onayı")
    heads = ["Ortak", "Personel giderleri", "Seyahat", "Ekipman", "Toplam"]
    sheet.write_row("A8", heads)
    for row in range(9, 15):
        sheet.write_formula(f"E{row}", f"=SUM(B{row}:D{row})", None, 0)
    sheet.write("A15", "Toplam")


def test_a_form_in_turkish(made: Callable[[Draw], Template]) -> None:
    template = made(university)
    found = suggest(template)
    rules = parse_map(found.text, "m.toml")
    assert {put.value for put in rules.puts} == {"project.acronym", "totals.eu_contribution"}
    (table,) = rules.tables
    assert table.rows == "partners"
    assert table.columns == {
        "Ortak": "short_name",
        "Personel giderleri": "categories.personnel",
        "Seyahat": "categories.travel",
        "Ekipman": "categories.equipment",
    }  # the total is the form's own
    assert "Form: Dekanlık onayı" in found.unknown
    assert fill(template, budget(), rules, Lang.TR).cells


@pytest.mark.parametrize("name", ["grant-form", "estimated-budget"])
@pytest.mark.parametrize("lang", Lang)
def test_what_is_proposed_for_our_own_forms_can_be_filled(name: str, lang: Lang) -> None:
    template = open_template(TEMPLATES / f"{name}.{lang}.xlsx")
    found = suggest(template)
    rules = parse_map(found.text, "m.toml")
    (table,) = rules.tables
    assert {"categories.personnel", "categories.subcontracting", "indirect"} <= {
        *table.columns.values()
    }
    assert fill(template, budget(), rules, lang).cells


def test_names_that_say_what_they_are_for(made: Callable[[Draw], Template]) -> None:
    def draw(book: Workbook, sheet: Worksheet) -> None:
        sheet.write("D4", 1)
        sheet.write_formula("D5", "=D4", None, 1)
        book.define_name("EU_contribution", "=Form!$D$4")
        book.define_name("fig.totals.direct", "=Form!$D$6")
        book.define_name("eligible_costs", "=Form!$D$5")

    rules = parse_map(suggest(made(draw)).text, "m.toml")
    assert {put.name: put.value for put in rules.puts} == {
        "EU_contribution": "totals.eu_contribution",
        "fig.totals.direct": "totals.direct",
    }


def test_every_path_of_the_dictionary_is_a_value() -> None:
    result = budget()
    values = Values(result, Lang.EN)
    for kind, labels in dictionary().items():
        for path in labels.values():
            try:
                if kind in ("project", "totals"):
                    values.get(f"{kind}.{path}")
                else:
                    values.of(values.rows(kind)[0], path)
            except UnknownPath as unknown:
                pytest.fail(f"{kind}: {unknown.path}")


def test_labels_with_signs_of_toml_are_quoted(made: Callable[[Draw], Template]) -> None:
    def draw(_: Workbook, sheet: Worksheet) -> None:
        sheet.write("A1", 'Acronym\n"short" \\ x')
        sheet.write("A2", "Acronym")

    assert parse_map(suggest(made(draw)).text, "m.toml").puts


def test_a_heading_with_a_sign_that_nobody_sees_is_written_as_it_is(
    made: Callable[[Draw], Template],
) -> None:
    """The tag beyond U+FFFF was written with four digits too few, which named no heading."""
    unseen = "Acronym\U000e0041"

    def draw(_: Workbook, sheet: Worksheet) -> None:
        sheet.name = unseen
        sheet.write("A1", "Acronym")
        sheet.write("A2", "Requested EU contribution")

    puts = parse_map(suggest(made(draw)).text, "m.toml").puts
    assert {put.sheet for put in puts} == {unseen}

"""Budgets exported from Jems: read to the cent, contradictions found, nothing passed over."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from cofin.a1 import column_letters
from cofin.core.calculate import calculate
from cofin.core.model import Role
from cofin.errors import FileRefused, InputError
from cofin.text import Lang
from cofin.workbook.generate import generate
from cofin.workbook.open import read_project
from tests.workbook.jems_export import HEADINGS, LINES, RULES, Line, codes, read, write_export


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "jems.xlsx"


def test_partners_are_known_by_their_numbers(path: Path) -> None:
    project = read(write_export(path)).project
    lead, other = project.partners
    assert (lead.id, lead.name, lead.short_name) == ("LP1", "Türk Bilişim Merkezi", "TÜBEM")
    assert (lead.country, lead.region, lead.role) == ("TR", "TR51", Role.COORDINATOR)
    assert (other.id, other.name, other.country) == ("PP2", "Vienna Cluster", "AT")
    assert (other.region, other.role) == ("", Role.BENEFICIARY)
    assert project.acronym == "KÜME-AĞI"


def test_every_line_keeps_its_units_and_its_price(path: Path) -> None:
    costs = read(write_export(path)).project.costs
    assert [(c.partner, c.category, c.quantity, c.unit_cost) for c in costs] == [
        ("LP1", "personnel", Decimal(10), Decimal("4200.50")),
        ("LP1", "travel", Decimal(4), Decimal("312.35")),
        ("PP2", "subcontracting", Decimal(1), Decimal(9000)),
        ("PP2", "personnel", Decimal(1), Decimal(1800)),
    ]
    assert costs[0].unit == "month"
    assert costs[2].justification == "After month 3; Award procedure: Three offers"
    assert costs[3].description == "Staff costs flat rate (20 %)"


def test_the_sums_are_those_of_jems_without_its_office_costs(path: Path) -> None:
    found = read(write_export(path))
    lead, other = found.partners
    assert lead.total == lead.lines + lead.office == Decimal("49554.47")
    assert lead.office == Decimal("6300.07")
    assert other.total == other.lines == Decimal(10800)
    result = calculate(found.project, found.rules)
    assert [each.indirect for each in found.partners] == [p.indirect for p in result.partners]
    assert found.differences == ()


@pytest.mark.parametrize(
    "hidden",
    [
        ("Preparation", "Period 1", "Period 2", "Closure"),
        ("Partner status", "NUTS 3", "NUTS 2", "Comments", "Award procedures", "Investment"),
        ("Partner name in original language", "Partner name in English", "Description"),
    ],
)
def test_columns_that_a_programme_hides(path: Path, hidden: tuple[str, ...]) -> None:
    found = read(write_export(path, hidden=hidden))
    assert found.differences == ()
    assert len(found.project.costs) == 4
    assert found.partners[0].lines == Decimal("43254.40")


def test_without_units_and_price_a_line_is_its_total(path: Path) -> None:
    hidden = ("Unit type", "No. of units", "Price per unit")
    costs = read(write_export(path, hidden=hidden)).project.costs
    assert (costs[0].quantity, costs[0].unit_cost) == (Decimal(1), Decimal(42005))


def test_a_total_that_is_not_the_sum_of_its_lines(path: Path) -> None:
    found = read(write_export(path, wrong_total="100.01"))
    (only,) = found.differences
    assert (only.code, only.values["difference"]) == ("jems.differs_total", Decimal("100.01"))
    assert only.where == "Partner_budget_00042_KÜME-AĞI!X9"
    assert "60,454.48" in only.message()


def test_a_line_that_is_not_units_times_price(path: Path) -> None:
    lines = (replace(LINES[0], total="42000.00"), *LINES[1:])
    found = read(write_export(path, lines))
    (only,) = found.differences
    assert (only.code, only.values["expected"]) == ("jems.differs_line", Decimal("42005.00"))
    assert all(f"{only.values[key]}".endswith(".00") for key in ("found", "difference"))
    assert found.project.costs[0].unit_cost == Decimal("4200.50")


def test_periods_that_do_not_add_up(path: Path) -> None:
    write_export(path)
    book = openpyxl.load_workbook(path)
    book.worksheets[1].cell(4, HEADINGS.index("Period 2") + 1, 5)
    book.save(path)
    found = codes(read(path).differences)
    assert found == ["jems.differs_periods", "jems.differs_total"]


def test_a_partner_whose_total_on_the_other_sheet_differs(path: Path) -> None:
    (only,) = read(write_export(path, eligible={"PP2": "10800.02"})).differences
    assert only.code == "jems.differs_partner"
    assert (only.where, only.values["partner"]) == ("Project_budget_00042_KÜME-AĞI!C5", "PP2")


def test_headings_in_turkish_capitals_are_the_same(path: Path) -> None:
    write_export(path, eligible={"PP2": "10800.02"})
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["C3"] = "TOTAL ELİGİBLE BUDGET"
    book.save(path)
    assert codes(read(path).differences) == ["jems.differs_partner"]


def test_what_jems_cuts_is_no_contradiction(path: Path) -> None:
    found = read(write_export(path, (Line("LP1", "Equipment", "Probe", "1.5", "0.37"), *LINES)))
    assert found.differences == ()
    (cut,) = (note for note in found.notes if note.code == "jems.cut")
    assert (cut.values["found"], cut.values["expected"]) == (Decimal("0.55"), Decimal("0.56"))


def test_what_is_not_kept_is_said(path: Path) -> None:
    inactive = {"Partner status": "Inactive"}
    found = read(write_export(path, (replace(LINES[0], more=inactive), *LINES[1:])))
    assert codes(found.notes) == ["jems.one_work_package", "jems.no_periods", "jems.inactive"]
    write_export(path)
    book = openpyxl.load_workbook(path)
    book.worksheets[1].cell(3, 30, "Liman")
    book.save(path)
    assert codes(read(path).notes)[-1] == "jems.not_read"


def test_every_cell_that_cannot_be_used_is_named(path: Path) -> None:
    write_export(path)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[1]
    sheet.cell(4, HEADINGS.index("Price per unit") + 1, "4.200,50")
    sheet.cell(5, HEADINGS.index("Total") + 1, "#REF!").data_type = "e"
    sheet.cell(12, 1, "LP1")
    book.save(path)
    with pytest.raises(InputError) as error:
        read(path)
    assert codes(error.value.problems) == ["jems.no_number", "jems.no_number", "jems.below_total"]


def test_a_formula_that_nobody_calculated_is_no_zero(path: Path) -> None:
    write_export(path)
    book = openpyxl.load_workbook(path)
    book.worksheets[1].cell(4, HEADINGS.index("Total") + 1, "=R4*S4")
    book.save(path)
    with pytest.raises(InputError) as error:
        read(path)
    (only,) = error.value.problems
    assert (only.code, only.values["found"]) == ("jems.no_number", "=R4*S4")


def test_a_line_of_nothing_keeps_its_price(path: Path) -> None:
    line = Line("PP2", "Equipment", "Later, perhaps", "0", "1250")
    cost = read(write_export(path, (*LINES, line))).project.costs[-1]
    assert (cost.quantity, cost.unit_cost) == (Decimal(0), Decimal(1250))


@pytest.mark.parametrize("words", ["=1+1", "@SUM(A1)", "<b>x</b>", "-2+3", "'x", 'a"b\\c'])
def test_words_that_look_like_formulas_stay_words(path: Path, words: str) -> None:
    write_export(path, (replace(LINES[0], description="?"), *LINES[1:]))
    book = openpyxl.load_workbook(path)
    cell = book.worksheets[1].cell(4, HEADINGS.index("Description") + 1)
    cell.value, cell.data_type = words, "s"
    book.save(path)
    project = read(path).project
    assert project.costs[0].description == words
    out = path.with_name("out.xlsx")
    out.write_bytes(generate(project, RULES, Lang.TR))
    assert read_project(out) == project


def test_a_country_that_the_export_hides_is_asked_for_at_its_line(path: Path) -> None:
    with pytest.raises(InputError) as error:
        read(write_export(path, hidden=("Country",)))
    assert [problem.where for problem in error.value.problems] == [
        "Partner_budget_00042_KÜME-AĞI!A4",
        "Partner_budget_00042_KÜME-AĞI!A7",
    ]


def test_a_row_of_totals_that_is_gone(path: Path) -> None:
    write_export(path)
    book = openpyxl.load_workbook(path)
    book.worksheets[1].delete_rows(9)
    book.save(path)
    assert codes(read(path).differences) == ["jems.no_total"]


def test_another_workbook_is_refused(path: Path) -> None:
    openpyxl.Workbook().save(path)
    with pytest.raises(FileRefused) as refused:
        read(path)
    assert codes(refused.value.problems) == ["jems.no_export"]
    path.write_bytes(b"PK not really")
    with pytest.raises(FileRefused):
        read(path)


def edited(path: Path, **cells: str) -> Path:
    """The export with texts typed over: ``A7="pp2"`` on the sheet of lines."""
    write_export(path)
    book = openpyxl.load_workbook(path)
    for cell, words in cells.items():
        book.worksheets[1][cell] = words
    book.save(path)
    return path


def column(heading: str) -> str:
    return column_letters(HEADINGS.index(heading) + 1)


def test_a_region_that_the_call_does_not_know_is_left_empty_and_said(path: Path) -> None:
    """Jems has the codes of 2021, the call those of 2013; no amount depends on them."""
    region, country = column("NUTS 2"), column("Country")
    places = {f"{region}{row}": "Panonska Hrvatska (HR02)" for row in (7, 8)}
    places |= {f"{country}{row}": "Hrvatska (HR)" for row in (7, 8)}
    found = read(edited(path, **places))
    assert found.project.partners[1].region == ""
    assert [n.where for n in found.notes if n.code == "jems.unknown_region"] == [
        f"Partner_budget_00042_KÜME-AĞI!{region}7"
    ]


def test_a_number_in_small_letters_is_a_partner(path: Path) -> None:
    assert read(edited(path, A8="pp2")).project == read(write_export(path)).project


@pytest.mark.parametrize("words", ["Subtotal", "Partner 2", "PP-2"])
def test_a_row_of_no_partner_is_named_where_it_is(path: Path, words: str) -> None:
    with pytest.raises(InputError) as error:
        read(edited(path, A7=words))
    (only,) = error.value.problems
    assert (only.code, only.values["found"]) == ("jems.no_partner", words)
    assert only.where.endswith("!A7")


def test_a_second_sheet_of_lines_is_a_difference(path: Path) -> None:
    write_export(path)
    book = openpyxl.load_workbook(path)
    second = book.create_sheet("Partner_budget_2")
    for row in book.worksheets[1].iter_rows(values_only=True):
        second.append(row)
    book.save(path)
    (only,) = read(path).differences
    assert (only.code, only.where) == ("jems.another_sheet", "Partner_budget_2")


def test_one_number_for_two_partners_is_a_difference(path: Path) -> None:
    short = column("Partner abbreviation")
    (only,) = read(edited(path, **{f"{short}8": "Somebody else"})).differences
    assert only.code == "jems.two_partners"
    assert (only.values["partner"], only.values["found"]) == ("PP2", "Somebody else")

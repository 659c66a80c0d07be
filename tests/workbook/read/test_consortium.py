"""What was typed into a consortium workbook, as a project file would give it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeAlias

import pytest
import xlsxwriter

from cofin.workbook.read import read_consortium
from tests.workbook.read.filled import SHEETS, SMALL, filled

Read: TypeAlias = Callable[..., dict[str, Any]]

LINE = {"partner": "P1", "work_package": "WP1", "category": "travel"}


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads a filled workbook; gives the raw mapping."""
    return lambda *args, **kw: read_consortium(filled(tmp_path / "b.xlsx", *args, **kw))[0]


def test_only_what_is_filled_in_is_given(read: Read) -> None:
    assert read() == {
        "call": "cos-cluster-2020-3-03",
        "project": {"acronym": "BLUEHUB", "start": date(2022, 2, 1), "duration_months": 24},
        "partner": [
            {"id": "P1", "name": "Kıyı Kümesi", "country": "TR", "role": "coordinator"},
            {"id": "P2", "name": "Cluster B", "country": "DE", "role": "beneficiary"},
        ],
        "work_package": [{"id": "WP1", "title": "Management", "lead": "P1", "activity": "1a"}],
        "cost": [
            {
                "partner": "P1",
                "work_package": "WP1",
                "category": "personnel",
                "quantity": Decimal(10),
                "unit_cost": Decimal("4200.5"),
                "eligible": True,
            }
        ],
        "funding": [{"partner": "P1", "source": "own", "amount": Decimal(12000)}],
    }


def test_an_empty_workbook_has_an_empty_project(read: Read) -> None:
    assert read({}, {}) == {"call": "cos-cluster-2020-3-03", "project": {}}


@pytest.mark.parametrize(
    ("field", "typed", "meant"),
    [
        ("category", "personnel", "personnel"),
        ("category", "A. Personnel", "personnel"),
        ("category", "A PERSONNEL", "personnel"),
        ("category", "Personel maliyetleri", "personnel"),
        ("category", "PERSONEL MALİYETLERİ", "personnel"),
        ("category", "D.1 Travel and subsistence", "travel"),
        ("category", "Üçüncü taraflara mali destek", "third_party_support"),
        ("category", " equipment ", "equipment"),
        ("category", "Personel", "Personel"),
        ("eligible", "EVET", True),
        ("eligible", "hayır", False),
        ("eligible", "HAYIR", False),
        ("eligible", "No", False),
        ("eligible", True, True),
        ("eligible", "YANLIŞ", False),
        ("eligible", "perhaps", "perhaps"),
        ("eligible", 1, Decimal(1)),
        ("partner", " P1 ", "P1"),
        ("partner", 7, "7"),
        ("quantity", "1.234,56", "1.234,56"),
        ("quantity", 0.1 + 0.2, Decimal("0.3")),
        ("share_of_use", 0.07, Decimal("0.07")),
        ("months_used", 12, 12),
        ("months_used", 1.5, Decimal("1.5")),
        ("months_used", "12", "12"),
        ("description", "=1+1", "=1+1"),
        ("description", " kept as typed ", " kept as typed "),
        ("description", 2022, "2022"),
        ("unit_cost", ("=2*3", 6), Decimal(6)),
    ],
)
def test_words_and_numbers_of_a_cost_line(
    read: Read, field: str, typed: object, meant: object
) -> None:
    (line,) = read({"cost": [{**LINE, field: typed}]})["cost"]
    assert (line[field], type(line[field])) == (meant, type(meant))


@pytest.mark.parametrize(
    "text",
    [
        "a_x000D_b",
        "two\nlines",
        "\ttab",
        "\N{GRINNING FACE}",
        "<&>\"'",
        "{=1}",
        "http://x.eu",
        "ş" * 2000,
    ],
)
def test_texts_arrive_as_typed(read: Read, text: str) -> None:
    assert read({"cost": [{"description": text}]})["cost"] == [{"description": text}]


@pytest.mark.parametrize(
    ("table", "field", "typed", "meant"),
    [
        ("partner", "role", "İştirakçi", "associated-partner"),
        ("partner", "role", "BAĞLI KURULUŞ", "affiliated-entity"),
        ("partner", "role", "affiliated-entity", "affiliated-entity"),
        ("partner", "role", "boss", "boss"),
        ("partner", "legal_form", "KOBI", "sme"),
        ("partner", "legal_form", "Kar amacı gütmeyen", "non-profit"),
        ("partner", "platform", "Üye değil", "none"),
        ("partner", "country", "  tr ", "tr"),
        ("funding", "source", "In kind", "in-kind"),
        ("funding", "source", "kamu", "public"),
        ("work_package", "activity", 2, "2"),
        ("exchange", "sme_involved", "hayır", False),
        ("exchange", "count", 5, 5),
    ],
)
def test_choices_in_either_language(
    read: Read, table: str, field: str, typed: object, meant: object
) -> None:
    assert read({table: [{field: typed}]})[table] == [{field: meant}]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (44593, date(2022, 2, 1)),
        ("2022-02-01", "2022-02-01"),
        ("1 February", "1 February"),
        (2022, Decimal(2022)),
    ],
)
def test_the_start_is_a_day(read: Read, typed: object, meant: object) -> None:
    assert read({}, {"start": typed})["project"]["start"] == meant


def test_days_of_old_macs(read: Read) -> None:
    project = read({}, {"start": date(2022, 2, 1)}, date_1904=True)["project"]
    assert project == {"start": date(2022, 2, 1)}


def test_a_description_that_the_spreadsheet_took_for_a_date(read: Read) -> None:
    def change(book: xlsxwriter.Workbook) -> None:
        plain = book.add_format({"num_format": "dd.mm.yyyy"})
        book.get_worksheet_by_name("Cost lines").write_number(3, 4, 44593, plain)

    assert read({}, change=change)["cost"] == [{"description": "2022-02-01"}]


def test_gaps_and_blanks_are_no_rows(read: Read) -> None:
    rows = [LINE, {}, {"description": "   ", "reason": ("=T(A1)", " ")}, {**LINE, "unit": "day"}]
    assert read({"cost": rows})["cost"] == [LINE, {**LINE, "unit": "day"}]


def test_rows_typed_directly_below_the_prepared_ones_count(read: Read) -> None:
    def change(book: xlsxwriter.Workbook) -> None:
        sheet = book.get_worksheet_by_name(SHEETS["cost"])
        for row in range(6, 9):
            sheet.write(row, 1, f"P{row}")

    assert read({"cost": [LINE]}, change=change)["cost"] == [
        LINE,
        {"partner": "P6"},
        {"partner": "P7"},
        {"partner": "P8"},
    ]


def test_rows_of_a_table_that_has_grown_count_and_its_totals_do_not(read: Read) -> None:
    def change(book: xlsxwriter.Workbook) -> None:
        sheet = book.get_worksheet_by_name(SHEETS["cost"])
        columns = [{"header": f"c{i}"} for i in range(13)]
        columns[4]["total_function"] = "sum"
        sheet.add_table(2, 1, 20, 13, {"columns": columns, "total_row": True})
        sheet.write(19, 1, "P9")
        sheet.write(20, 1, "Total")

    assert read({"cost": [LINE]}, change=change)["cost"] == [LINE, {"partner": "P9"}]


def test_a_remark_below_the_table_is_no_row(read: Read) -> None:
    def change(book: xlsxwriter.Workbook) -> None:
        book.get_worksheet_by_name(SHEETS["cost"]).write(40, 4, "Prepared by Ayşe")

    assert read({"cost": [LINE]}, change=change)["cost"] == [LINE]


def test_an_override_counts_when_it_has_a_value(read: Read) -> None:
    rows: list[dict[str, object]] = [
        {"parameter": "indirect_rate"},
        {"parameter": "reimbursement_rate", "category": "personnel", "value": 0.8, "reason": "x"},
    ]
    expected = {**rows[1], "value": Decimal("0.8")}

    def change(book: xlsxwriter.Workbook) -> None:
        book.get_worksheet_by_name("Rules").write(7, 3, 5)

    assert read({"override": rows}, change=change)["override"] == [expected]


def test_places_are_named_by_sheet_and_cell(tmp_path: Path) -> None:
    _, place = read_consortium(filled(tmp_path / "b.xlsx", {**SMALL, "cost": [{}, LINE]}))
    assert place(("cost", 1, "category")) == "Cost lines!D5"
    assert place(("cost", 1)) == "Cost lines!B5:N5"
    assert place(("cost", 1, "no_such_field")) == "Cost lines!B5:N5"
    assert place(("cost", 2, "category")) == "cost[2].category"
    assert place(("funding", 1, "amount")) == "Partner's money!E4"
    assert place(("project", "start")) == "Project!B3"
    assert place(("project", "end")) == "project.end"
    assert place(("call",)) == "Project!B6"
    assert place(("cost",)) == "Cost lines"

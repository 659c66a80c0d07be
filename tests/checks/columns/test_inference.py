"""Roles of columns on sheets that nobody has described."""

from __future__ import annotations

from typing import Any

import pytest

from cofin.checks.columns.inference import Block, Role, Roles, roles
from tests.checks.card_examples import subject_of_example
from tests.checks.structure.examples import Rows


def found(*rows: list[Any], **more: Any) -> Roles:
    return roles(subject_of_example({"sheet": list(rows), **more}))


def only(*rows: list[Any], **more: Any) -> Block:
    (block,) = found(*rows, **more).blocks
    return block


def of(block: Block) -> list[str]:
    return [column.role.value for column in block.columns]


def test_a_budget_with_categories_sub_totals_and_notes() -> None:
    block = only(
        ["DETAILED BUDGET"],
        ["Project:", "BLUEHUB", "", "Call:", "COS-2020"],
        [],
        [
            "No",
            "Description",
            "Unit",
            "Number of units",
            "Unit cost (EUR)",
            "Total cost",
            "EU (75%)",
        ],
        ["1", "A. Personnel"],
        ["1.1", "Manager", "person-month", 12, 4500, "=D6*E6 -> 54000", 40500],
        ["1.2", "Expert", "person-month", 8, 3800, "=D7*E7 -> 30400", 22800],
        ["", "Subtotal A", "", "", "", "=SUM(F6:F7) -> 84400", 63300],
        [],
        ["", "TOTAL", "", "", "", "=F8 -> 84400", 63300],
        [],
        ["* Unit costs follow the usual rates of each partner."],
    )
    assert str(block.heading) == "A4:G4"
    assert str(block.body) == "A5:G10"
    assert block.totals == {8, 10}
    assert of(block) == ["identifier", "text", "text", "quantity", "price", "amount", "number"]
    assert block.columns[4].heading == "Unit cost (EUR)"
    assert block.columns[6].said is None


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (("Sıra No", "GİDER KALEMİ", "BİRİM", "MİKTARI", "BİRİM MALİYETİ", "TUTARI"), 0),
        (("No", "Maliyet kalemi", "Birim", "Adam-ay", "Aylık ücret (€)", "Toplam"), 0),
        (("Nr.", "Bezeichnung", "Einheit", "Menge", "Einzelpreis", "Gesamtpreis"), 0),
        (("N°", "Désignation", "Unité", "Quantité", "Prix unitaire", "Montant"), 1),
        (("Codice", "Descrizione", "Unità", "Quantità", "Costo unitario", "Importo"), 0),
        (("Código", "Descripción", "Unidad", "Cantidad", "Precio unitario", "Importe"), 0),
    ],
)
def test_headings_in_six_languages(headings: tuple[str, ...], expected: int) -> None:
    block = only(list(headings), ["'1", "a", "x", 2, 3.5, 7], ["'2", "b", "x", 4, 5, 20])
    assert (
        of(block)[expected:]
        == ["identifier", "text", "text", "quantity", "price", "amount"][expected:]
    )


def test_a_group_of_columns_over_a_second_line() -> None:
    block = only(
        ["Partner", "2022", "", "2023", "", "Total"],
        ["", "Personnel", "Travel", "Personnel", "Travel", ""],
        ["P1", 1000, 200, 1100, 300, 2600],
        ["P2", 900, 100, 900, 0, 1900],
        merges=["Budget!B1:C1", "Budget!D1:E1", "Budget!A1:A2"],
    )
    assert str(block.heading) == "A1:F2"
    assert of(block) == ["partner", *["amount"] * 5]
    assert block.columns[4].heading == "2023 / Travel"


@pytest.mark.parametrize(
    "line", [["", "", "(days)", "(EUR)", "(EUR)"], ["'1", "'2", "'3", "'4", "'5"], list("ABCDE")]
)
def test_a_line_of_units_or_numbers_belongs_to_the_heading(line: list[str]) -> None:
    block = only(["Item", "Unit", "Quantity", "Rate per day", "Amount"], line, ["a", "x", 2, 3, 6])
    assert str(block.heading) == "A1:E2"
    assert of(block) == ["text", "text", "quantity", "price", "amount"]


def test_periods_and_partners_of_the_same_look() -> None:
    assert of(only(["Item", "P1", "P2", "Total"], ["a", 1, 2, 3]))[1:3] == ["period", "period"]
    assert of(only(["Kalem", "1. Dönem", "2. Dönem"], ["a", 1, 2]))[1:] == ["period", "period"]
    assert of(only(["Item", "Month 1", "Month 2"], ["a", 1, 2]))[1:] == ["period", "period"]
    assert of(only(["Item", 2022, 2023, "Total"], ["a", 1, 2, 3]))[1:3] == ["period", "period"]
    partners = only(["WP", "P1", "P2"], ["WP1", 1, 2], [], [], ["P1", ""], ["P2", ""])
    assert of(partners)[1:] == ["number", "number"]


def test_cells_correct_what_the_heading_says() -> None:
    block = only(
        ["Cost", "Partner", "Work package", "Share", "Kept until", "Travel", "Amount"],
        ["Chairs", "Alfa", "WP1", 0.5, 44600, "by train", "'1.000,00"],
        ["Tables", "Beta", "WP2", 0.5, 44700, "by bus", "'2.000,00"],
        formats={"Budget!D2:D3": "0%", "Budget!E2:E3": "yyyy-mm-dd"},
    )
    assert of(block) == ["text", "partner", "work_package", "rate", "date", "text", "amount"]
    assert block.columns[0].said is Role.AMOUNT


def test_two_tables_side_by_side_and_one_below() -> None:
    both = found(
        ["Item", "Amount", "", "Country", "Rate"],
        ["a", 5, "", "DE", 0.5],
        ["b", 5, "", "FR", 0.6],
        [],
        ["Partner", "Units", "Price"],
        ["P1", 2, 3],
        ["Item", "Quantity", "Amount"],
        ["a", 1, 2],
    )
    assert [str(block.body) for block in both.blocks] == ["A2:B3", "D2:E3", "A6:C6", "A8:C8"]


def test_a_text_row_of_a_table_is_no_heading() -> None:
    block = only(
        ["Item", "Description", "Amount", "EU contribution"],
        ["a", "cost of travel", 1, 2],
        ["Total cost", "of the partner", "n/a", "n/a"],
        ["b", "budget", 3, 4],
    )
    assert str(block.body) == "A2:D4"


def test_a_column_of_money_that_is_empty_as_yet() -> None:
    assert of(only(["Item", "Amount", "Travel", "Colour"], ["a", 5, "", ""]))[2:] == [
        *("amount", "text"),
    ]


def test_remarks_in_the_margin_and_tables_of_different_heights() -> None:
    rows: Rows = [
        ["Item", "Amount", "", "Country", "Rate", "", "Remark"],
        ["a", 5, "", "DE", 1, "", "x"],
    ]
    more: Rows = [["b", 5, "", "", "", "", "y"], ["c", 6], ["", "", "", "FR", 2]]
    assert [str(block.body) for block in found(*rows, *more).blocks] == ["A2:B4", "D2:E5"]


def test_sheets_without_a_table() -> None:
    assert found(["Title"], ["Name", "BLUEHUB"], ["Sum of everything", 5]).blocks == ()
    assert found().blocks == ()
    assert found([f"{'long text ' * 20}", f"{'more text ' * 20}"], [1, 2]).blocks == ()
    assert found(["Item", "Amount", "'5.5"], ["=A1 -> #REF!", True, 1]).blocks == ()


def test_the_role_of_any_cell() -> None:
    known = found(
        ["Item", "Amount"],
        ["a", 5],
        [],
        [],
        [],
        ["Total budget (EUR)", "", 5],
        ["Eligible", 7, 8],
        ["Phone", "x"],
        [9],
    )
    place = [known.role("Budget", *at) for at in ((2, 2), (6, 3), (7, 2), (7, 3), (8, 2), (9, 1))]
    assert place == [Role.AMOUNT, Role.AMOUNT, Role.AMOUNT, None, Role.IDENTIFIER, None]
    assert known.role("Nowhere", 1, 1) is None
    assert known.block("Budget", 1, 1) is None
    assert known.blocks[0].column(9) is None


def test_tables_of_our_own_layout_come_from_the_layout() -> None:
    known = roles(
        subject_of_example(
            {
                "sheets": {
                    "Costs": [["Menge", "Was", "Betrag", "?"], [1, "a", 2, 0.5], [2, "b", 4, 0.5]],
                    "Rules": [["Rule", "Amount"], ["maximum", 5]],
                    "Mine": [["Item", "Amount"], ["a", 5]],
                },
                "columns": {
                    "cost.quantity": "Costs!A2:A3",
                    "cost.description": "Costs!B2:B3",
                    "cost.amount": "Costs!C2:C3",
                    "cost.status": "Costs!D2:D2",
                    "cost.other": "Costs!D2:D3",
                    "cost.lost": "Gone!A1:A2",
                },
                "formats": {"Costs!D2:D3": "0%"},
            }
        )
    )
    block, mine = known.blocks
    assert (block.table, mine.sheet) == ("cost", "Mine")
    assert of(block) == ["quantity", "text", "amount", "text", "rate"]
    assert block.columns[0].field == "quantity"
    assert [c.column for c in block.of(Role.AMOUNT, Role.RATE)] == [3, 4]
    assert known.role("Rules", 2, 2) is None
    assert known.role("Costs", 9, 2) is None


def test_roles_are_found_once_per_subject() -> None:
    subject = subject_of_example({"sheet": [["Item", "Amount"], ["a", 5]]})
    assert roles(subject) is roles(subject)

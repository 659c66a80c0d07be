"""A formula that is gone from its row, or gives a text where a total wants a number."""

from __future__ import annotations

from typing import Any

import pytest

from cofin.checks.run import run_checks
from tests.checks.calculated import Rows, calculated, found, with_cells


def lines(count: int = 10) -> Rows:
    """Rows of quantity x price = amount, from row 2, and their total."""
    rows: Rows = [["Item", "Qty", "Price (EUR)", "Amount (EUR)"]]
    rows += [[f"i{n}", n, 100 + n, f"=B{n}*C{n}"] for n in range(2, count + 2)]
    return [*rows, ["Total", "", "", f"=SUM(D2:D{count + 1})"]]


def cells(code: str, rows: Rows, **more: Any) -> list[str]:
    return [cell for _, cell in found([code], rows, **more)]


@pytest.mark.parametrize("row", [2, 3, 6, 10, 11])
def test_a_formula_that_was_deleted(row: int) -> None:
    rows = with_cells(lines(), **{f"D{row}": ""})
    (finding,) = run_checks(calculated(rows), only=["C05"]).findings
    assert (finding.cell, finding.expected) == (f"D{row}", f"=B{row}*C{row}")
    assert finding.difference == -row * (100 + row)


def test_two_that_were_deleted() -> None:
    assert cells("C05", with_cells(lines(), D6="", D7="'")) == ["D6", "D7"]
    assert cells("C05", with_cells(lines(), D5="", D6="", D7="")) == []  # another part of the sheet


def test_sums_of_a_row_and_larger_formulas() -> None:
    rows: Rows = [["Item", "P1", "P2", "P3", "All"]]
    rows += [[f"i{n}", n, n, 1, f"=ROUND(SUM(B{n}:D{n}),2)"] for n in range(2, 9)]
    assert cells("C05", with_cells(rows, E5="")) == ["E5"]
    assert cells("C05", with_cells(rows, B5="", C5="", D5="", E5="")) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"A6": "", "D6": ""},  # a row of nothing known
        {"B6": "", "D6": ""},  # not filled in
        {"C6": "'free", "D6": ""},
        {"B6": 0, "D6": ""},  # nothing is lost
        {"A6": "Travel", "B6": "", "C6": "", "D6": ""},  # a heading between
        {"D12": "", "D11": ""},  # the end of the table, without a total
        {"D6": "on request"},  # said in words
    ],
)
def test_an_empty_cell_that_may_be_meant(changes: dict[str, Any]) -> None:
    assert cells("C05", with_cells(lines(), **changes)) == []


SHARES = [
    *("BTW", "Katma değer vergisi", "Omzetbelasting", "Podatek VAT", "Coûts indirects"),
    *("Costi indiretti", "Gastos generales", "Pośrednie", "Custos indiretos", "Algemene kosten"),
    *(
        "Dotacja",
        "Sovvenzione",
        "Subvenção",
        "Subsidie",
        "Contribución",
        "Contribuição",
        "Bijdrage",
    ),
    *("Aportación", "Fonds propres", "Risorse proprie", "Środki własne", "Recursos próprios"),
]


def test_rates_that_do_not_apply_to_a_row() -> None:
    rows: Rows = [["Item", "Cost (EUR)", "Indirect (EUR)"]]
    rows += [[f"i{n}", 10 * n, f"=B{n}*25%"] for n in range(2, 9)]
    assert cells("C05", with_cells(rows, A5="Subcontracting", C5="")) == []


@pytest.mark.parametrize(
    ("heading", "formula"),
    [
        ("VAT", "=B{n}*C{n}*0.2"),
        ("KDV tutarı", "=B{n}*C{n}/5"),
        ("MwSt.", "=ROUND(B{n}*C{n}*19/100,2)"),
        ("Indirect costs", "=(B{n}+C{n})/4"),
        ("Genel giderler", "=(B{n}+C{n})*25%"),
        ("Co-financing", "=B{n}*C{n}/5"),
        ("Own means", "=(B{n}+C{n})*.25"),
        ("Part", "=B{n}*C{n}*$F$1"),  # a rate in a cell of its own
        *((heading, "=(B{n}+C{n})/4") for heading in SHARES),
    ],
)
def test_parts_of_other_amounts_that_a_row_need_not_have(heading: str, formula: str) -> None:
    rows = [row[:3] for row in lines()[:-1]]
    rows[0] += [heading, "", 0.25]
    for n, row in enumerate(rows[1:], 2):
        row.append(formula.format(n=n))
    rows.append(["Total", "", "", "=SUM(D2:D11)"])
    rows = with_cells(rows, A6="Third party support (100 % funded)", D6="")
    assert cells("C05", rows, formats={"Budget!F1": "0%"}) == []


@pytest.mark.parametrize("formula", ["=ROUND(B{n}*C{n},1)", "=B{n}*C{n}*1.05", "=B{n}*C{n}*$F$2"])
def test_a_constant_that_is_no_rate(formula: str) -> None:
    rows = lines()
    rows[1] += ["", 12]
    for n in range(2, 12):
        rows[n - 1][3] = formula.format(n=n)
    assert cells("C05", with_cells(rows, D6="")) == ["D6"]
    for amount in ("Amount incl. VAT", "Importe con IVA", "Kwota z VAT", "Bedrag zonder btw"):
        assert cells("C05", with_cells(rows, D1=amount, D6="")) == ["D6"]
    for amount in ("Costes subvencionables", "Üst yönetim ücreti"):  # neither grant nor tax
        assert cells("C05", with_cells(rows, D1=amount, D6="")) == ["D6"]


def test_few_formulas_are_no_pattern() -> None:
    assert cells("C05", with_cells(lines(3), D3="")) == []


@pytest.mark.parametrize("given", ['TEXT(B6*C6,"0.00") -> \'636.00', 'B6*C6&" EUR" -> 636 EUR'])
def test_an_amount_that_a_formula_makes_a_text(given: str) -> None:
    rows = with_cells(lines(), D6=f"={given}")
    (finding,) = run_checks(calculated(rows), only=["C01"]).findings
    assert (finding.cell, finding.expected) == ("D6", "636")
    assert "TEXT" in str(finding.values["mend"])
    everywhere = lines(4)
    for n in range(2, 6):
        everywhere[n - 1][3] = f'=TEXT(B{n}*C{n},"0.00") -> \'{n * (100 + n)}.00'
        everywhere[n - 1].append(f'=D{n}&" EUR" -> {n} EUR')  # for a letter: no total
    everywhere[5][3] = "=SUM(D2:D5) -> 0"
    assert cells("C01", everywhere) == ["D2", "D3", "D4", "D5"]


def test_texts_of_formulas_that_are_meant() -> None:
    assert cells("C01", with_cells(lines(), D6='=IF(B6>99,B6*C6,"")')) == []
    assert cells("C01", with_cells(lines(), D6='=IF(B6>99,B6*C6,"see note 3")')) == []


@pytest.mark.parametrize(
    ("label", "style"),
    [("Cost per PM", "#,##0"), ("Adam ay ücreti", "#,##0"), ("Funding rate", "0%"), ("i6", "0%")],
)
def test_a_total_of_rates_and_prices_is_empty(label: str, style: str) -> None:
    rows: Rows = [["Item", "P1", "P2", "P3", "All"]]
    rows += [[f"i{n}", n, n, 1, f"=SUM(B{n}:D{n})"] for n in range(2, 12)]
    formats = {f"Budget!{c}6": style for c in "BCD"}
    assert cells("C05", with_cells(rows, E6="")) == ["E6"]
    assert cells("C05", with_cells(rows, A6=label, E6=""), formats=formats) == []

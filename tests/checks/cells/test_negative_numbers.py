"""C12: what is below zero because one amount is taken from another, or because it is meant."""

from __future__ import annotations

import pytest

from tests.checks.structure.examples import Rows, cells, found

#: What is taken from what, and a name that no list of words has.
SPENT: Rows = [
    ["Item", "Budget (EUR)", "Spent (EUR)", "Xyz (EUR)"],
    ["Staff", 42000, 43120.5, "=B2-C2 -> -1120.5"],
    ["Travel", 8000, 7420, "=B3-C3 -> 580"],
    ["Total", "=SUM(B2:B3) -> 50000", "=SUM(C2:C3) -> 50540.5", "=SUM(D2:D3) -> -540.5"],
]


def with_last(*formulas: str) -> Rows:
    """The same with other formulas in the last column."""
    return [SPENT[0]] + [
        [*row[:3], formula] for row, formula in zip(SPENT[1:], formulas, strict=True)
    ]


def test_a_difference_and_a_sum_of_differences_may_be_below_zero() -> None:
    assert cells("C12", SPENT) == []


@pytest.mark.parametrize(
    "formulas",
    [
        ("=ROUND(B2-C2,2) -> -1120.5", "=B3-C3 -> 580", "=D2+D3 -> -540.5"),
        ("=IF(B2-C2>0,0,B2-C2) -> -1120.5", "=B3-C3 -> 580", "=SUM(D2:D3) -> -540.5"),
        ("=0.75*(B2-C2) -> -840.38", "=0.75*(B3-C3) -> 435", "=B4-C4 -> -540.5"),
        ("=B2-C2 -> -1120.5", "=D2/12 -> -93.38", "=D3*2 -> -186.76"),
        ("=B2+C9-C2 -> -1120.5", "=IFERROR(D2+0,0) -> -1120.5", "=D3 -> -1120.5"),
    ],
)
def test_whatever_is_made_from_a_difference(formulas: tuple[str, str, str]) -> None:
    assert cells("C12", with_last(*formulas)) == []


@pytest.mark.parametrize(
    "formula",
    ["=B2*-1 -> -42000", "=B2*(1-C2) -> -99", "=SUMPRODUCT(B2:B2,-C2:C2) -> -5", "=-B2 -> -42000"],
)
def test_other_results_below_zero_are_judged(formula: str) -> None:
    assert cells("C12", with_last(formula, "=B3-C3 -> 580", "=B4-C4 -> 5")) == ["D2"]


def test_a_sum_of_typed_slips_is_still_judged() -> None:
    rows: Rows = [["Item", "Amount"], ["a", -500], ["b", 10], ["Total", "=SUM(B2:B3) -> -490"]]
    assert cells("C12", rows) == ["B2", "B4"]
    rows[2][1] = "= -> -3"  # a formula that nobody can read
    assert cells("C12", rows) == ["B2", "B3:B4"]


def test_own_contributions_and_grants_are_never_below_zero() -> None:
    rows: Rows = [["Budget", "Amount (EUR)"], ["Total costs", 90000], ["EU contribution", 67500]]
    rows.append(["Own contribution", "=B3-B2 -> -22500"])
    assert cells("C12", rows) == ["B4"]
    columns = with_last("=B2-C2 -> -1120.5", "=B3-C3 -> 580", "=B4-C4 -> -540.5")
    columns[0] = [*columns[0][:3], "Own contribution (EUR)"]
    assert cells("C12", columns) == ["D2:D4"]


def test_a_check_is_no_amount() -> None:
    rows = [*SPENT, ["Check (must be 0)", "=B4-B9 -> -0.0000000001"]]
    assert cells("C12", rows) == []


def test_a_chain_of_results_ends_where_it_began() -> None:
    rows: Rows = [["Month", "Paid (EUR)", "Cash (EUR)"], ["1", 100, "=B9-B2 -> -100"]]
    rows += [[f"{n}", 100, f"=C{n} -> -100"] for n in range(2, 200)]
    assert cells("C12", rows) == []


@pytest.mark.parametrize(
    "heading",
    [
        *("Ineligible VAT", "Ineligible costs (EUR)", "Other cuts (EUR)", "Reallocation (EUR)"),
        *("Transfer (EUR)", "Uygun olmayan (EUR)", "Aktarım (EUR)", "Kürzung (EUR)"),
        *("Nicht förderfähig (EUR)", "Umschichtung (EUR)", "Virement (EUR)"),
        *("Non ammissibile (EUR)", "Taglio (EUR)", "No elegible (EUR)", "Recorte (EUR)"),
        *("Não elegível (EUR)", "Corte (EUR)", "Niekwalifikowalne (EUR)", "Przesunięcia (EUR)"),
        *("Niet subsidiabel (EUR)", "Verschuiving (EUR)"),
    ],
)
def test_what_is_cut_or_moved_is_meant(heading: str) -> None:
    rows: Rows = [["Invoice", "Declared (EUR)", heading, "Accepted (EUR)"]]
    rows += [[f"INV-{n}", 4000, -100 * n, f"=B{n}+C{n} -> {4000 - 100 * n}"] for n in (2, 3, 4)]
    rows.append(["Total", *(f"=SUM({x}2:{x}4) -> {y}" for x, y in (("B", 12000), ("C", -900)))])
    assert cells("C12", rows) == []


def test_what_numbers_of_no_kind_add_up_to_is_as_they_are() -> None:
    rows: Rows = [["Line", "Old", "Xyz", "New (EUR)"]]
    rows += [[f"l{n}", 50, -40 * n, f"=B{n}+C{n} -> {50 - 40 * n}"] for n in (2, 3, 4)]
    assert cells("C12", rows) == []


def test_the_fare_to_an_airport_is_no_transfer() -> None:
    rows: Rows = [["Item", "Amount (EUR)"], ["Airport transfer", -40], ["Dettaglio", -5]]
    assert cells("C12", [*rows, ["Hotel", 500]]) == ["B2:B3"]


def test_a_zero_beside_an_amount_is_meant() -> None:
    rows: Rows = [["Line", "Approved (EUR)", "Increase", "New (EUR)"]]
    rows += [["Staff", 5000, 300, "=B2+C2 -> 5300"], ["Print", 0, 600, "=B3+C3 -> 600"]]
    rows += [["Web", "", 400, "=B4+C4 -> 400"]]
    assert cells("C12", rows) == []
    rows[2][2] = ""
    assert cells("C12", rows) == ["B3"]


def test_amounts_are_told_as_a_person_writes_them() -> None:
    """Programs store -0.30000000000000004 for what is -0.3."""
    rows: Rows = [
        ["Item", "Budget (EUR)", "Cost (EUR)"],
        ["Staff", 42000, "=B2*-1 -> -0.30000000000000004"],
        ["Travel", 8000, 10],
        ["Total", "=SUM(B2:B3) -> 50000", 20],
    ]
    (finding,) = found("C12", rows)
    assert (finding.found, str(finding.difference)) == ("-0.3", "0.3")
    assert "holds -0.3;" in finding.message()
    rows[1][2] = "=B2*-1 -> -26268.519999999997"
    assert found("C12", rows)[0].found == "-26268.52"
    rows[1][2] = "=B2*-1 -> -0.0000000000291"  # what is left of a difference that is 0
    assert found("C12", rows) == []
    rows[1][2] = -0.004
    assert found("C12", rows)[0].found == "-0.004"


@pytest.mark.parametrize("paid", ["=-SUM(F3:F4) -> -300", "=-F3 -> -300"])
def test_the_total_of_payments(paid: str) -> None:
    rows: Rows = [
        ["Cash flow", "Q1/26", "Q2/26", "Total"],
        ["Received", 900, 400, "=SUM(B2:C2) -> 1300"],
        ["Forwarded to partners", paid, 0, "=SUM(B3:C3) -> -300"],
        ["Net flow", "=SUM(B2:B3) -> 600", "=SUM(C2:C3) -> 400", "=SUM(B4:C4) -> 1000"],
    ]
    assert cells("C12", rows) == []
    rows[2][1] = "=F3*2 -> -300"
    assert cells("C12", rows) == ["D3"]


#: Three ways things may go, and what is taken off in each of them.
WAYS: Rows = [
    ["Result", "Low (EUR)", "Base (EUR)", "High (EUR)"],
    ["Staff", 58000, 53000, 48000],
    ["Xyz", "=-ROUND(B2*0%,2) -> 0", "=-ROUND(C2*2%,2) -> -1060", "=-ROUND(D2*4%,2) -> -1920"],
    ["Total", "=B2+B3 -> 58000", "=C2+C3 -> 51940", "=D2+D3 -> 46080"],
]


def ways(*formulas: object) -> Rows:
    return [*WAYS[:2], ["Xyz", *formulas], WAYS[3]]


@pytest.mark.parametrize("formula", ["-ROUND({}2*2%,2)", "ROUND(-{}2*2%,2)", "{}2*-2%", "-{}2*2%"])
def test_a_row_that_is_written_below_zero_is_meant(formula: str) -> None:
    assert cells("C12", WAYS) == []
    row = [f"={formula.format(letter)} -> -99" for letter in "BCD"]
    assert cells("C12", ways(*row)) == []
    assert cells("C12", ways(*row[:2], "=D2*2% -> 99")) == ["B3", "C3"]


def test_a_row_of_slips_is_judged() -> None:
    below = [f"={letter}2*E3 -> -99" for letter in "BCD"]
    assert cells("C12", ways(*below)) == ["B3", "C3", "D3"]
    assert sorted(cells("C12", ways("=-B2*2% -> -99", -99, -99))) == ["B3", "C3", "D3"]
    own = [["Own contribution", *WAYS[2][1:]] if row is WAYS[2] else row for row in WAYS]
    assert cells("C12", own) == ["C3", "D3"]


@pytest.mark.parametrize(
    "label",
    [
        *("Vacancy saving (EUR)", "Savings on travel", "Group discount", "Boş kadro tasarrufu"),
        *("Iskonto", "Personaleinsparung", "Ersparnis", "Économies", "Rabais de groupe"),
        *("Risparmi sul personale", "Riduzione", "Ahorro", "Rebaja", "Redução", "Desconto"),
        *("Oszczędności", "Zniżka", "Rabat", "Besparing", "Verlaging van kosten"),
    ],
)
def test_what_takes_something_off_is_meant(label: str) -> None:
    rows: Rows = [["Item", "Amount (EUR)"], ["Staff", 9000], [label, -400], ["Rent", 500]]
    assert cells("C12", rows) == []


@pytest.mark.parametrize("label", ["Energy saving lamps", "Économie circulaire"])
def test_other_words_take_nothing_off(label: str) -> None:
    rows: Rows = [["Item", "Amount (EUR)"], ["Staff", 9000], [label, -400], ["Rent", 500]]
    assert cells("C12", rows) == ["B3"]


#: What is left of an income when amounts with a minus sign are added to it.
LEFT: Rows = [
    ["Month", "Sold", "Amount (EUR)"],
    ["Jan", 3, "=B2*9 -> 27"],
    ["Feb", 4, "=B3*9 -> 36"],
]
LEFT += [["Year", "", "=SUM(C2:C3) -> 63"], ["Loan", "", -12], ["Insurance", "", -8]]
LEFT += [["Available", "", "=C4+C5+C6 -> 43"]]


def test_what_a_sum_adds_below_zero_alone_is_meant() -> None:
    assert cells("C12", LEFT) == []
    rows: Rows = [["Item", "Amount"], ["a", -500], ["b", -10], ["c", 0]]
    rows.append(["Total", "=SUM(B2:B4) -> -510"])
    assert cells("C12", rows) == []


def test_a_slip_among_amounts_that_a_sum_adds() -> None:
    rows = [list(row) for row in LEFT]
    rows[5][2] = 8
    assert cells("C12", rows) == ["C5"]
    rows[5][2] = ""
    assert cells("C12", rows) == ["C5"]
    rows[5][2], rows[6][2] = -8, "=C4-C5-C6 -> 83"
    assert cells("C12", rows) == ["C5:C6"]


def test_one_kind_of_cost_that_a_journey_has_not() -> None:
    rows: Rows = [["Trip", "Days", "Ticket", "Per diem", "Katılım ücreti", "Total (EUR)"]]
    formula = "=C{0}+B{0}*D{0}+E{0} -> {1}"
    rows += [["a", 2, 300, 90, 250, formula.format(2, 730)]]
    rows += [["b", 1, 280, 90, 0, formula.format(3, 370)]]
    assert cells("C12", rows) == []
    rows[2][1:] = [1, 280, 90, 0, "=B3*E3 -> 0"]
    assert cells("C12", rows) == ["E3"]

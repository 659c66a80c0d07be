"""C06 beyond the examples of its card."""

from __future__ import annotations

import pytest

from tests.checks.structure.examples import Rows, cells, found, products
from tests.narrow import words


def test_a_slip_out_of_the_table() -> None:
    rows = products()
    rows[3][3] = "=B4*AB77 -> 0"
    assert cells("C06", rows) == ["D4"]


def test_the_cell_right_below_a_column_of_numbers() -> None:
    rows = products()
    rows[3][3] = "=B4*H30 -> 0"
    assert cells("C06", rows, cells={"Budget!H1": "Rate", "Budget!H29": 5}) == []
    assert cells("C06", rows, cells={"Budget!H29": 5}) == ["D4"]


def test_an_error_when_a_total_takes_it_in() -> None:
    rows = products()
    rows[3][2] = ""
    (finding,) = found("C06", rows)
    assert (str(finding.severity), finding.values["input"]) == ("warning", "C4")
    rows.append(["Total", "", "", "=SUM(D2:D7) -> 180"])
    (finding,) = found("C06", rows)
    assert str(finding.severity) == "error"


def test_one_finding_for_an_empty_cell_on_another_sheet() -> None:
    """At the first formula that matters most, in the order of the workbook, with all others."""
    from tests.checks.card_examples import findings_of

    sheets: dict[str, Rows] = {
        "Later": [["a", 10, "=B1*Rates!B9 -> 0"]],
        "Budget": [
            ["a", "", "=B1*Rates!B9 -> 0"],
            ["b", 10, "=B2*Rates!B9 -> 0"],
            ["Total", "", "=SUM(C1:C2) -> 0"],
        ],
        "Rates": [["Rate", 0.07]],
    }
    (finding,) = findings_of("C06", {"sheets": sheets})
    assert (finding.place, str(finding.severity)) == ("Budget!C2", "error")
    assert finding.also == (("Later", "C1"), ("Budget", "C1"))
    assert finding.values["again"] == {
        "en": "; it is also used in Later!C1, C1",
        "tr": "; bunu kullanan başka hücreler: Later!C1, C1",
    }


def test_blanks_are_empty_and_texts_are_shown() -> None:
    rows = products()
    rows[3][2] = "  "
    (finding,) = found("C06", rows)
    assert words(finding.values["state"])["en"] == "is empty"
    rows[3][2] = " 7 EUR "
    (finding,) = found("C06", rows)
    assert finding.found == "7 EUR"
    assert "7 EUR" in words(finding.values["state"])["tr"]


def test_products_of_ranges_and_names() -> None:
    rows = products()
    rows[3][3] = "=SUM(B4:C4)*x*AB77 -> 0"
    assert cells("C06", rows, names={"x": "Budget!$B$2:$B$3"}) == ["D4"]


def test_a_rate_on_another_sheet() -> None:
    sheets: dict[str, Rows] = {
        "Budget": [["a", 10, "=B1*Rates!B2 -> 0"]],
        "Rates": [["Rate", 0.07]],
    }
    from tests.checks.card_examples import findings_of

    (finding,) = findings_of("C06", {"sheets": sheets})
    assert finding.values["input"] == "Rates!B2"


@pytest.mark.parametrize(
    "formula",
    [
        "IFERROR(B4*AB77,0)",
        "N(AB77)*B4",
        'IF(AB77="",0,B4*AB77)',
        "B4+AB77",
        "B4*Gone!A1",
        "(B4*",
        "3*4",
        "B4*AB77" * 2_000,
    ],
)
def test_formulas_that_are_ready_or_do_not_multiply(formula: str) -> None:
    rows = products()
    rows[3][3] = f"={formula} -> 0"
    assert cells("C06", rows) == []


@pytest.mark.parametrize("formula", ["PRODUCT(B4,AB77)", "-AB77*B4", "B4/AB77", "AB77%*B4*2"])
def test_ways_to_multiply(formula: str) -> None:
    rows = products()
    rows[3][3] = f"={formula} -> 0"
    assert cells("C06", rows) == ["D4"]

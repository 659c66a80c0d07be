"""C07 beyond the examples of its card."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cofin.checks.several import named
from cofin.checks.structure.sums.sum import Sums, sums_of
from tests.checks.card_examples import subject_of_example
from tests.checks.structure.examples import Rows, cells, found, products


def amounts(count: int, total: str, label: str = "Total direct costs") -> Rows:
    """Typed amounts 10, 20 ... from B2 down and a total below."""
    rows: Rows = [["Item", "Amount"], *([f"item {n}", n * 10] for n in range(1, count + 1))]
    return [*rows, [label, f"={total}"]]


def missed(rows: Rows, **more: object) -> list[object]:
    return [finding.values["missed"] for finding in found("C07", rows, **more)]


@pytest.mark.parametrize(
    ("formula", "gone"),
    [
        ("SUM(B2:B7)", []),
        ("SUM(B2:B6)", ["B7"]),
        ("SUM(B2:B5)", ["B6:B7"]),
        ("SUM(B3:B7)", ["B2"]),
        ("SUM(B2:B4,B6:B7)", ["B5"]),
        ("ROUND(SUM(B2:B6),2)", ["B7"]),
        ("SUBTOTAL(9,B2:B6)", ["B7"]),
        ("SUM((B2:B3,B4:B6))", ["B7"]),
        ("B2+B3+B4+B5+B6", ["B7"]),
        ("+B2+SUM(B3:B5)+B7", ["B6"]),
        ("SUM($B$2:$B6)", ["B7"]),
        ("SUM(B2:B3)", []),  # more left out than added up: another sum than it seems
        ("B2+B7", []),
        ("SUM(B2:B6)-B7", []),
        ("SUM(B2:B6)*1", []),
        ("SUBTOTAL(1,B2:B6)", []),
        ("SUM(B2:B6,5)", []),
        ("SUM(Gone!B2:B6)", []),
        ("B7", []),
        ("SUM(B2:C6)", []),
    ],
)
def test_ways_to_add_up(formula: str, gone: list[str]) -> None:
    assert missed(amounts(6, formula)) == gone


def test_amounts_are_compared_down_to_the_cells() -> None:
    (finding,) = found("C07", amounts(6, "SUM(B2:B6)"))
    assert (finding.found, finding.expected, finding.difference) == ("150", "210", Decimal(-60))


def test_what_is_not_calculated_is_said_so() -> None:
    rows = products(4)
    for row in rows[1:]:
        row[3] = row[3].split(" -> ")[0]
    (finding,) = found("C07", [*rows, ["Total", "", "", "=SUM(D2:D4)"]])
    assert (finding.found, finding.expected, finding.difference) == ("=SUM(D2:D4)", "?", None)


def test_a_row_of_zero_left_out_is_a_warning() -> None:
    rows = amounts(6, "SUM(B2:B6)")
    rows[6][1] = 0
    (finding,) = found("C07", rows)
    assert str(finding.severity) == "warning"


@pytest.mark.parametrize(
    ("value", "more"),
    [
        (0.07, {"formats": {"Budget!B7": "0%"}}),
        ("n/a", {}),
        ("=B2*0.07 -> 1", {}),
        ("=B8*0.07 -> 1", {}),
        ("", {}),
        ("=A1 -> text", {}),
        (44600, {"formats": {"Budget!B7": "dd.mm.yyyy"}}),
    ],
)
def test_a_last_row_of_another_kind(value: object, more: dict[str, object]) -> None:
    rows = amounts(6, "SUM(B2:B6)")
    rows[6][1] = value
    assert missed(rows, **more) == []


def test_a_number_without_words() -> None:
    rows = amounts(6, "SUM(B2:B6)")
    rows[6][0] = ""
    assert missed(rows) == []


def test_a_row_that_another_sum_takes_in() -> None:
    rows = [*amounts(6, "SUM(B2:B5)"), ["Other", "=SUM(B6:B7) -> 110"]]
    assert missed(rows) == []
    rows = [*amounts(6, "SUM(B2:B6)"), ["So far", "=SUM(B2:B7) -> 210"]]
    assert missed(rows)[0] == "B7"


def test_a_plain_total_takes_in_what_is_made_from_the_rest() -> None:
    rows: Rows = [["Heading", "Amount"], ["Staff", 100], ["Travel", 50]]
    rows += [["Indirect", "=(B2+B3)*0.07 -> 10.5"]]
    assert missed([*rows, ["Total", "=SUM(B2:B3) -> 150"]]) == ["B4"]
    assert missed([*rows, ["Genel toplam", "=B2+B4 -> 110.5"]]) == ["B3"]
    assert missed([*rows, ["Toplam maliyet", "=B2+B3+B4 -> 160.5"]]) == []
    rounded = [*rows[:3], ["Indirect", "=ROUND(B3*0.07,2) -> 3.5"]]
    assert missed([*rounded, ["Total", "=B2+B4 -> 103.5"]]) == ["B3"]
    assert missed([*rows, ["Total direct costs", "=SUM(B2:B3) -> 150"]]) == []


@pytest.mark.parametrize(
    "total", ["Toplam maliyet", "TOPLAM MALİYET", "GENEL TOPLAM MALİYETLER", "Yekûn", "YEKÛN"]
)
def test_a_plain_total_in_capitals_is_one_as_well(total: str) -> None:
    rows: Rows = [["Heading", "Amount"], ["Staff", 100], ["Travel", 50]]
    rows += [["Indirect", "=(B2+B3)*0.07 -> 10.5"], [total, "=SUM(B2:B3) -> 150"]]
    assert missed(rows) == ["B4"]


def test_a_plain_total_and_rows_that_are_counted_elsewhere() -> None:
    rows: Rows = [["Heading", "Amount"], ["Staff", 100], ["Travel", 50], ["Goods", 70]]
    rows += [["Total", "=B2+B3 -> 150"], ["Goods again", "=SUM(B4:B4,B9) -> 70"]]
    assert missed(rows) == []


def test_a_forgotten_sub_total() -> None:
    rows: Rows = [["Item", "Amount"]]
    for part in range(3):
        first = len(rows) + 1
        rows += [[f"a{part}", 10], [f"b{part}", 20]]
        rows.append([f"Sub-total {part}", f"=SUM(B{first}:B{first + 1}) -> 30"])
    assert missed([*rows, ["Total", "=B4+B7 -> 60"]]) == ["B10"]
    assert missed([*rows, ["Total", "=B4+B10 -> 60"]]) == ["B7"]
    assert missed([*rows, ["Total", "=B7+B10 -> 60"]]) == ["B4"]
    assert missed([*rows, ["Total", "=B4+B7+B10 -> 90"]]) == []
    assert missed([*rows, ["Total", "=B4+B7 -> 60"], ["Rest", "=B10+0*B1 -> 30"]]) == ["B10"]
    assert missed([*rows, ["Total", "=B4+B7 -> 60"], ["All", "=B11+B10 -> 90"]]) == []


def test_sub_totals_of_another_table() -> None:
    rows: Rows = [["Item", "Amount"], ["a", 10], ["b", 20], ["Sub-total", "=SUM(B2:B3) -> 30"]]
    more: Rows = [["c", 10], ["d", 20], ["Sub-total", "=SUM(B6:B7) -> 30"]]
    more += [["e", 10], ["f", 20], ["Sub-total", "=SUM(B9:B10) -> 30"], ["All", "=B8+B11 -> 60"]]
    assert missed([*rows, ["Income", "Amount"], *more]) == []
    assert missed([*rows, ["", ""], *more]) == ["B4"]


def test_sub_totals_across() -> None:
    row = ["P1", 1, 2, "=SUM(B2:C2) -> 3", 3, 4, "=SUM(E2:F2) -> 7", 5, "=SUM(H2:H2,H2) -> 10"]
    heads = ["", "a", "b", "Sum 1", "a", "b", "Sum 2", "a", "Sum 3", "All"]
    assert missed([heads, [*row, "=D2+G2 -> 10"]])[-1] == "I2"


def test_double_counting_is_reported_where_it_starts() -> None:
    rows = amounts(3, "SUM(B2:B4)+B3 -> 80")
    rows += [["VAT", 5], ["All", "=SUM(B5:B6) -> 85"]]
    (finding,) = found("C07", rows)
    assert (finding.cell, finding.values["twice"]) == ("B5", "B3")


def test_a_total_in_another_column_and_one_above() -> None:
    rows = products(6)
    rows[1].append("=SUM(D2:D6) -> 150")
    assert missed(rows) == ["D7"]
    rows[1][4] = "=SUM(D3:D7) -> 200"
    assert missed(rows) == ["D2"]
    rows[6][3] = 60
    rows[1][4] = "=SUM(D2:D6) -> 150"
    assert missed(rows) == []
    rows[6][3] = "=B7*C7*2 -> 120"
    assert missed(rows) == []


def test_parts_that_are_no_numbers() -> None:
    rows = amounts(4, "SUM(B2:B4) -> 60")
    rows[2][1] = "=A1 -> #N/A"
    (finding,) = found("C07", rows)
    assert finding.difference is None
    rows[2][1] = "text"
    (finding,) = found("C07", rows)
    assert finding.difference == Decimal(-40)


def test_a_plain_total_of_a_part_of_its_block() -> None:
    assert missed([["Item", "x"], ["a", 1], ["", ""], *amounts(3, "B2+B5", "Total")[1:]]) == []
    rows = amounts(4, "B2+B3", "Total")
    rows[3][1] = "=SUM(F1:F2) -> 30"
    assert missed(rows) == []


def test_formats_tell_amounts_from_counts() -> None:
    rows: Rows = [["Item", "Amount"], ["People", 3], *amounts(4, "SUM(B3:B6)")[1:]]
    assert missed(rows, formats={"Budget!B3:B7": "#,##0.00"}) == []
    assert missed(rows) == ["B2"]


def test_circles_and_endless_sums_are_not_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    from cofin.checks.structure.sums import sum as module

    assert cells("C07", [["a", "=B2+B2"], ["b", "=B1+B1"]]) == []
    twice = [*amounts(4, "SUM(B2:B5)"), ["All", "=B6+B6 -> 200"]]
    assert cells("C07", twice) == ["B7"]
    monkeypatch.setattr(module, "MOST_CELLS", 5)
    assert cells("C07", amounts(6, "SUM(B2:B6)")) == ["B8"]
    assert cells("C07", amounts(7, "SUM(B2:B7)")) == []
    assert cells("C07", twice) == []


def test_sums_share_one_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    from cofin.checks.structure.sums import sum as module

    monkeypatch.setattr(module, "_MOST_VISITS", 8)
    rows = [*amounts(6, "SUM(B2:B7)"), ["x", "=SUM(B2:B6)"]]
    sums = sums_of(subject_of_example({"sheet": rows}).grid)
    assert isinstance(sums, Sums)
    first, second = sums.by_cell.values()
    assert sums.leaves(first) is not None
    assert sums.leaves(first) is not None
    assert sums.leaves(second) is None
    assert sums.afford(0) is False


def test_many_cells_are_named_in_short() -> None:
    keys = [("S", row, 2) for row in range(1, 20, 2)] + [("T", 1, 1)]
    assert named(keys, "S") == "B1, B3, B5, B7, B9, B11, …"
    assert named([("T", 1, 1), ("T", 2, 1), ("S", 1, 1)], "S") == "A1, T!A1:A2"
    assert named([], "S") == "–"


def test_sums_of_two_things_side_by_side_in_one_row() -> None:
    rows: Rows = [
        ["", "Mining", "Refining", "per ton", "per ton", "Drying", "per ton"],
        ["Coal", 3, 4, "", 5, 6, ""],
        ["Gas", 1, 2, "", 3, 4, ""],
        ["Energy", 4, 6, "=SUM(B4:C4) -> 10", "=SUM(E2:E3) -> 8", 10, "=SUM(E4:F4) -> 18"],
    ]
    assert cells("C07", rows) == []


def test_a_column_of_shares_beside_one_whose_total_is_whole() -> None:
    rows: Rows = [
        ["Function", "Share", "Last year", "Hires"],
        ["Top three", "=D2/10 -> 0.6", "=D2/12 -> 0.5", "=SUM(D3:D5) -> 6"],
        *(["f", 0.21, 0.22, 2] for _ in range(3)),
        ["Others", 0.4, 0.5, 4],
        ["Total", "=B2+B6 -> 1", "=C2+C6 -> 1", "=D2+D6 -> 10"],
    ]
    assert cells("C07", rows) == []
    rows[6][3] = 10
    assert cells("C07", rows) == ["B7", "C7"]


def test_a_total_that_leaves_out_nothing_yet_is_said_to_be_right_today() -> None:
    """It said that the total shows 150 and is 150 from its parts."""
    rows = amounts(6, "SUM(B2:B6)")
    assert "The total shows 150" in found("C07", rows)[0].message()
    rows[6][1] = 0
    (finding,) = found("C07", rows)
    assert finding.difference == 0
    assert "The total is right today (150)" in finding.message()
    assert "toplam bugün doğru (150)" in finding.message("tr")

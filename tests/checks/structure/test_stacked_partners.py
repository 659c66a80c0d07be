"""Totals picked one by one out of stacked blocks: what is made from them is not left out."""

from __future__ import annotations

import pytest

from tests.checks.calculated import Rows, found

WORDS = [
    ("Okres", "Koszty", "Razem", "EFRR", "Wkład własny"),
    ("Period", "Costs", "Total", "ERDF", "Own contribution"),
    ("Dönem", "Giderler", "Toplam", "Hibe", "Öz katkı"),
    ("Periode", "Kosten", "Summe", "EFRE", "Eigenanteil"),
]


def block(first: int, words: tuple[str, ...], rate: str) -> Rows:
    period, costs, total, grant, own = words
    a, b, c = first + 1, first + 3, first + 4
    rows: Rows = [[f"P{first}", *(f"{period} {n}" for n in (1, 2, 3)), total]]
    rows += [[f"{costs} {n}", 1000 * n + first, 2000 * n, 500] for n in (1, 2)]
    rows += [[total, *(f"=SUM({x}{a}:{x}{a + 1})" for x in "BCD")]]
    rows += [[grant, *(f"=ROUND({x}{b}*{rate},2)" for x in "BCD")]]
    rows += [[own, *(f"={x}{b}-{x}{c}" for x in "BCD")]]
    for n, row in enumerate(rows[1:], first + 1):
        row.append(f"=SUM(B{n}:D{n})")
    return [*rows, []]


def book(words: tuple[str, ...], blocks: int = 4) -> dict[str, Rows]:
    stacked = [row for n in range(blocks) for row in block(1 + 7 * n, words, f"0.{8 - n}")]
    recap: Rows = [[words[0], words[2], words[3]]]
    for n, x in enumerate("BCD", 1):
        of = ["+".join(f"Blocks!{x}{4 + at + 7 * k}" for k in range(blocks)) for at in (0, 1)]
        recap.append([f"{words[0]} {n}", *(f"={each}" for each in of)])
    return {"Blocks": stacked, "Recap": [*recap, [words[2], "=SUM(B2:B4)", "=SUM(C2:C4)"]]}


def c07(sheets: dict[str, Rows]) -> list[str]:
    return [cell for _, cell in found(["C07"], [], sheets=sheets)]


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("blocks", [3, 4])
def test_own_contributions_of_all_partners_are_left_out_on_purpose(
    words: tuple[str, ...], blocks: int
) -> None:
    assert c07(book(words, blocks)) == []


def test_without_the_grant_by_period() -> None:
    sheets = book(WORDS[0])
    sheets["Recap"] = [row[:2] for row in sheets["Recap"]]
    assert c07(sheets) == []


def test_a_line_that_is_made_from_another_line_is_still_missed() -> None:
    rows: Rows = [["Item", "Amount"], ["a", 1000], ["b", 400], ["c", "=B3*15%"], ["d", 300]]
    assert found(["C07"], [*rows, ["Total", "=B2+B3+B4+B5"]]) == []
    assert found(["C07"], [*rows, ["Total", "=B2+B3+B5"]]) == [("C07", "B6")]

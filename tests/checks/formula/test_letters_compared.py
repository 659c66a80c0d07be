"""Words in formulas are the same in capitals, the Turkish i with and without its dot included."""

from __future__ import annotations

import pytest

from cofin.checks.formula.evaluate.values import NotJudged, order
from tests.checks.formula.test_evaluate import results


@pytest.mark.parametrize("cells", [["Evet", "HAYIR"], ["Evet", "hayır"]])
def test_a_turkish_word_in_capitals_is_the_same_word(cells: list[str]) -> None:
    formulas = ['=MATCH("hayır",A1:A2,0)', '=MATCH("hayır",A2:B2,0)', '=COUNTIF(A1:A2,"hayır")']
    found = results(sheet=[[cells[0], *formulas], [cells[1], *["=1 -> 1"] * 3]])
    assert [found[f"{column}1"] for column in "BCD"] == [2, 1, 1]


@pytest.mark.parametrize("formula", ['MATCH("hayır",A1:A2,0)', 'MATCH("hayır",A2:B2,0)'])
def test_whether_an_i_needs_its_dot_is_not_judged(formula: str) -> None:
    assert "C1" not in results(sheet=[["evet", "", f"={formula}"], ["hayir", "x"]])


@pytest.mark.parametrize(("text", "result"), [("HAYIR", True), ("evet", False)])
def test_equal_texts(text: str, result: bool) -> None:  # noqa: FBT001
    assert results(sheet=[["hayır", f'=A1="{text}"']])["B1"] is result


def test_whether_a_text_equals_one_with_another_i_is_not_judged() -> None:
    assert results(sheet=[["hayır", '=A1="hayir"'], ["Straße", '=A2="STRASSE"']]) == {}


def test_nor_which_of_the_two_comes_first() -> None:
    with pytest.raises(NotJudged):
        order("hayır", "hayir")
    assert order("hayır", "HAYIR") == 0

"""What a formula of a finding is called by somebody who types it into a Turkish Excel."""

from __future__ import annotations

import pytest

from cofin.checks.card import cards
from cofin.checks.formula.evaluate.functions import FUNCTIONS
from cofin.checks.formula.typed import as_typed
from tests.checks.card_examples import findings_of
from tests.checks.structure.examples import Rows

_SAME = {"MOD", "RANK"}  # what Turkish calls them, too


@pytest.mark.parametrize(
    ("formula", "told"),
    [
        ("=SUM(B2:B4)", " Türkçe Excel'de SUM yerine TOPLA yazın."),
        ("=B4*0.07", " Türkçe Excel'de ondalıkları virgülle yazın."),
        ("=MOD(B2,C2)", " Türkçe Excel'de bağımsız değişkenleri noktalı virgülle (;) ayırın."),
        ("=VLOOKUP(A2,T,2,FALSE)", " Türkçe Excel'de VLOOKUP yerine DÜŞEYARA, FALSE yerine YANLIŞ"),
        ("=_xlfn.MAXIFS(A:A,B:B,1)", " Türkçe Excel'de MAXIFS yerine ÇOKEĞERMAK yazın;"),
        ("='SUM(1,2.5)'!A1+B7", ""),
        ('=A1&"ROUND(1,2.5)"', ""),
        ("=Q1.5", ""),
    ],
)
def test_only_what_stands_in_the_formula_is_told(formula: str, told: str) -> None:
    hint = as_typed(formula)["tr"]
    assert hint.startswith(told)
    assert bool(hint) is bool(told)


def test_every_function_that_cofin_calculates_has_its_turkish_name() -> None:
    for name in set(FUNCTIONS) - _SAME:
        assert f"{name} yerine" in as_typed(f"={name}(A1)")["tr"], name


def test_who_is_told_to_type_a_formula_is_told_how() -> None:
    told = [
        (finding.fix("en"), finding.fix("tr"))
        for example in cards()["C05"].examples
        for finding in findings_of("C05", example)
    ]
    (english, turkish), *_ = (each for each in told if "VLOOKUP(B3" in each[0])
    assert english.endswith("or say in a note why this row is calculated differently.")
    assert "Formül: =VLOOKUP(B3,Rates!$A$2:$B$5,2,FALSE)." in turkish  # as the file stores it
    assert turkish.endswith("noktalı virgülle (;) ayırın.")


def test_true_and_false_are_shown_as_people_type_them() -> None:
    formula = "=VLOOKUP(A{0},$F$2:$G$9,2,FALSE())*B{0} -> 5"
    rows: Rows = [["Item", "Days", "Cost"], *([f"i{n}", n, formula.format(n)] for n in range(2, 8))]
    rows[3][2] = 5
    (finding,) = findings_of("C04", {"sheet": rows})
    assert finding.expected == "=VLOOKUP(A4,$F$2:$G$9,2,FALSE())*B4"  # as the file stores it
    for told in (finding.message(), finding.fix(), finding.fix("tr")):
        assert "FALSE()" not in told
    assert "=VLOOKUP(A4,$F$2:$G$9,2,FALSE)*B4" in finding.message("tr")

"""A sheet that says by itself that a limit is not kept."""

from __future__ import annotations

from typing import Any

import pytest

from cofin.checks.run import run_checks
from tests.checks.calculated import Rows, calculated, with_cells

LIMIT: Rows = [
    ["Item", "EUR"],
    ["Staff", 6000],
    ["Travel", 2000],
    ["Total", "=SUM(B2:B3)"],
    ["Maximum of the call", 7500],
    ["Below the maximum?", '=IF(B4<=B5,"yes","no")'],
]


def cells(rows: Rows, **more: Any) -> list[str]:
    return [each.cell for each in run_checks(calculated(rows, **more), only=["A02"]).findings]


@pytest.mark.parametrize(
    ("label", "formula"),
    [
        ("Below the maximum?", 'IF(B4<=B5,"yes","no")'),
        ("Plafond respecté ?", 'IF(B4<=B5,"oui","non")'),
        ("Obergrenze eingehalten?", 'IF(B4>B5,"nein","ja")'),
        ("Üst sınır aşıldı mı?", 'IF(B4>B5,"Evet","Hayır")'),
        ("Üst sınır (TRY)", 'IF(B4>B5,"Aşıldı","Uygun")'),
        ("Limite rispettato?", 'IF(AND(B4<=B5,B4>0),"sì","no")'),
        ("Cumple", 'IF(B4<=B5,"Sí","No")'),  # the limit stands where it is
        ("Dotrzymany", 'IF(B4<=B5,"tak","nie")'),
        ("Dentro do limite?", 'IF(B4<=B5,"sim","não")'),
        ("Binnen de grens?", 'IF(B4<=B5,"ja","nee")'),
        ("State", 'IF(B4<=B5,"ok","too much")'),
    ],
)
def test_a_limit_that_is_not_kept(label: str, formula: str) -> None:
    rows = with_cells(LIMIT, A6=label, B6=f"={formula}")
    assert cells(rows) == ["B6"]
    assert cells(with_cells(rows, B2=100)) == []


@pytest.mark.parametrize(
    ("label", "formula"),
    [
        ("Approval needed?", 'IF(B4>B5,"yes","no")'),
        ("Above 5 %?", 'IF(B4>5%,"yes","no")'),
        ("State", 'IF(B4<=B5,"small","large")'),
        ("Below the maximum?", 'IF(B4<=B5,"yes","")'),
        ("Below the maximum?", 'IF(B4<=B5,"yes",B4)'),
        ("Uygun mu?", 'IF(B4<=B5,"uygun","uygun")'),
    ],
)
def test_ordinary_answers(label: str, formula: str) -> None:
    assert cells(with_cells(LIMIT, A6=label, B6=f"={formula}")) == []


def test_a_limit_that_is_none() -> None:
    bare = with_cells(LIMIT, A5="Costs of last year")
    assert cells(with_cells(bare, A6="Less than last year?")) == []
    assert cells(with_cells(bare, A6="Kept below", B6='=IF(B4<=5,"yes","no")')) == []


def test_not_suitable() -> None:
    assert cells(with_cells(LIMIT, B6='=IF(B4<=B5,"Uygun","Uygun değil")')) == ["B6"]


def test_answers_of_rows() -> None:
    rows: Rows = [["Offer", "Price", "Limit", "Within the limit?"]]
    rows += [[f"o{n}", 100 * n, 450, f'=IF(B{n}<=C{n},"yes","no")'] for n in range(2, 6)]
    assert cells(rows) == []
    assert cells(with_cells(rows, D5='=IF(B5<=C5,"ok","ask")')) == ["D5"]  # beside yes and no
    assert (
        cells(with_cells(rows, **{f"D{n}": f'=IF(B{n}<=C{n},"ok","ask")' for n in range(2, 6)}))
        == []
    )


def test_a_list_of_limits() -> None:
    rows: Rows = [["Rule", "Limit", "This budget", "State"]]
    rows += [
        [f"{each} at most", 450, 100 * n, f'=IF(C{n}<=B{n},"Uygun","Aşım")']
        for n, each in enumerate(("Travel", "Staff", "Works", "Other"), start=2)
    ]
    assert cells(rows) == ["D5"]

"""Rows that show the base of indirect costs: no cost of their own, and nothing forgotten."""

from __future__ import annotations

from typing import Any

import pytest

from cofin.checks.words.figures import FigureKind, kind_of
from cofin.checks.words.overhead_lines import says_indirect
from tests.checks.calculated import Rows, found, with_cells

BASE: Rows = [
    ["Heading", "EUR"],
    ["Personnel", 120000],
    ["Subcontracting", 20000],
    ["Travel", 9000],
    ["Direct costs", "=SUM(B2:B4)"],
    ["Base of indirect costs", "=B5-B3"],
    ["Indirect costs (7 %)", "=ROUND(B6*7%,2)"],
    ["Total costs", "=B5+B7"],
]
CALL: dict[str, Any] = {"change": []}


def of(rows: Rows, code: str, **more: Any) -> list[str]:
    return [cell for _, cell in found([code], rows, **more)]


@pytest.mark.parametrize(
    "label",
    [
        "Base of indirect costs",
        "Direct costs less subcontracting",
        "Dolaylı gider matrahı",
        "Bemessungsgrundlage",
    ],
)
def test_a_base_is_neither_forgotten_nor_a_cost(label: str) -> None:
    rows = with_cells(BASE, A6=label)
    assert found(["C07", "R06", "R05", "A02"], rows) == []
    assert of(rows, "R05", **CALL) == []


@pytest.mark.parametrize(
    ("cell", "formula"),
    [
        ("B6", "=B5-C2"),  # takes off what the total does not count
        ("B6", "=SUM(B2:B4)-B3"),
        ("B6", "=B5*0.9"),
        ("B6", 129000),
        ("B7", "=ROUND(B5*7%,2)"),  # is not made from the base
        ("B7", 9030),
    ],
)
def test_a_row_that_is_no_base_is_forgotten(cell: str, formula: object) -> None:
    assert of(with_cells(BASE, C2=5, **{cell: formula}), "C07") == ["B8"]


def test_a_rounded_base() -> None:
    assert of(with_cells(BASE, B6="=ROUND(B5-B3,2)"), "C07") == []
    assert of(with_cells(BASE, B6="=INT(B5-B3)"), "C07") == ["B8"]


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("base of indirect costs", None),
        ("dolayli gider matrahi", None),
        ("overhead base eur", None),
        ("bemessungsgrundlage overheads", None),
        ("direct costs basis for overheads", None),
        ("indirect costs 7 % of the base", FigureKind.INDIRECT),
        ("overheads", FigureKind.INDIRECT),
        ("direct costs less subcontracting", None),
        ("total costs excluding indirect costs", None),
        ("personnel excluding vat", FigureKind.PERSONNEL),
    ],
)
def test_words_of_a_base(label: str, kind: FigureKind | None) -> None:
    assert kind_of(label) is kind


def test_overheads_beside_a_flat_rate_are_still_said() -> None:
    assert says_indirect("Overhead costs")
    assert not says_indirect("Base of overhead costs")

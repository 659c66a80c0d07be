"""A04: the same partners in two sheets, and sheets that only look alike."""

from __future__ import annotations

from typing import Any

import pytest

from cofin.checks.run import run_checks
from tests.checks.calculated import Rows, calculated

NAMES = ("Savez Drvena Kuca", "Pinho Novo", "Metsatulevik")


def _table(heads: tuple[str, ...], *rows: tuple[Any, ...], title: str = "") -> Rows:
    titles: Rows = [[title], []] if title else []
    return [*titles, list(heads), *([name, *row] for name, row in zip(NAMES, rows, strict=False))]


def _money(
    third: int = 1300, *, partner: str = "Partner", total: str = "Total", **more: Any
) -> Rows:
    rows = ((2000, 1000, 3000), (third - 400, 400, third), (800, 200, 1000))
    return _table((partner, "Personnel", "Travel", total), *rows, **more)


def _packages(partner: str = "Partner", total: str = "Total", **more: Any) -> Rows:
    rows = ((1000, 2000, 3000), (500, 600, 1100), (700, 300, 1000))
    return _table((partner, "WP1", "WP2", total), *rows, **more)


def _months(second: int, *heads: str) -> Rows:
    return _table(("Partner", *heads, "Rate"), (3, 4000), (second, 4000), (4, 4000))


def found(**sheets: Rows) -> list[tuple[str, str]]:
    report = run_checks(calculated([], sheets=sheets), only=["A04"])
    return [(finding.place, finding.expected) for finding in report.findings]


@pytest.mark.parametrize(
    ("partner", "total"),
    [
        ("Partner", "Total"),
        ("Partner", "Total costs"),
        ("Organisation", "Total budget (EUR)"),
        ("Beneficiary", "Total eligible costs"),
        ("Ortak", "Toplam"),
        ("Partenaire", "Coût total"),
        ("Beneficiario", "Coste total"),
    ],
)
def test_a_partner_with_another_total(partner: str, total: str) -> None:
    first = _packages(partner, total)
    assert found(WPs=first, Plan=_money(partner=partner, total=total)) == [("Plan!D3", "1100.00")]
    assert found(WPs=first, Plan=_money(1100, partner=partner, total=total)) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Total PM", "Person-months"),
        ("Person-months", "Total person-months"),
        ("Toplam adam-ay", "Adam-ay"),
    ],
)
def test_person_months(first: str, second: str) -> None:
    assert found(Effort=_months(11, first), Staff=_months(12, second)) == [("Staff!B3", "11.00")]
    assert found(Effort=_months(11, first), Staff=_months(11, second)) == []


def test_each_place_is_told_once() -> None:
    sheets = {"A": _packages(), "B": _packages(), "C": _money()}
    assert found(**sheets) == [("C!D3", "1100.00")]


@pytest.mark.parametrize(
    "second",
    [
        _money(total="Total eligible costs"),  # of total costs and of eligible costs
        _money(title="Year 1"),
        _money(title="Costs of WP2"),
        _money(title="Travel costs"),
        _money(title="Eligible costs"),
        _money(title="Person-months"),
        _money(title="Approved budget"),
        _money(partner="Item"),
        _table(("Partner", "EU contribution", "Own contribution", "Total"), (2000, 1000, 3000)),
        _table(("Partner", "Total", "Total"), (3000, 0), (1300, 0), (1000, 0)),
        _table(("Partner", "Travel", "Total"), (1, 30), (1, 13), (1, 10)),  # no two agree
        _table(("Partner", "Travel", "Total"), (0, 0), (0, 5), (0, 0)),
        [*_money(), ["Pinho Novo", 1, 1, 2]],  # two rows of one partner
        [*_money(1100), ["Total", 1, 1, 2]],
    ],
)
def test_tables_that_repeat_nothing(second: Rows) -> None:
    assert found(WPs=_packages(), Plan=second) == []


def test_names_of_sheets_and_of_columns_say_what_is_told() -> None:
    sheets = {"WPs": _packages(), "Year 2": _money(), "Travel": _money(), "Spent": _money()}
    assert found(**sheets) == []
    for heading in ("Actual person-months", "Person-months WP1", "PM in year 2"):
        assert found(Effort=_months(11, "Person-months"), Staff=_months(12, heading)) == []


def test_two_tables_of_one_sheet_and_very_many() -> None:
    both: Rows = [*_packages(), [], [], [], *_money()]
    assert found(Plan=both) == []
    many = {f"Sheet {'x' * i}": _packages() for i in range(1, 51)}
    assert found(**many, Plan=_money()) == []

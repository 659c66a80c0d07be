"""R03: own money in a list of sources whose names nobody knows."""

from __future__ import annotations

from tests.checks.calculated import Rows, found, with_cells

SOURCES: Rows = [
    ["Sources", "EUR"],
    ["Grant requested", 90000],
    ["Town of Kleve", 8000],
    ["Members' fees", 2000],
    ["Own contribution", 20000],
    ["Total financing", "=SUM(B2:B5)"],
    [],
    ["First half", 60000],
    ["Second half", 60000],
    ["Total", "=SUM(B8:B9)"],
]


def cells(rows: Rows) -> list[str]:
    return [cell for _, cell in found(["R03"], rows)]


def test_sources_that_add_up_to_the_costs() -> None:
    assert cells(SOURCES) == []


def test_sources_that_do_not() -> None:
    assert cells(with_cells(SOURCES, B5=25000)) == ["B5"]
    assert cells(with_cells(SOURCES, B6="=SUM(B3:B5)")) == ["B5"]
    assert cells(with_cells(SOURCES, B6='="none"')) == ["B5"]

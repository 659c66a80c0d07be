"""A cover and a summary beside each other are both compared with the detail."""

from __future__ import annotations

from typing import Any

import pytest

from cofin.checks.run import run_checks
from tests.checks.calculated import Rows, calculated


def sheet(total: int, eu: int) -> Rows:
    return [["Item", "EUR"], ["Total costs", total], ["EU contribution", eu]]


@pytest.mark.parametrize(
    ("sheets", "found"),
    [
        ({"Cover": (150, 100), "Summary": (150, 100), "Plan": (150, 100)}, []),
        ({"Cover": (170, 100), "Summary": (150, 100), "Plan": (150, 100)}, ["Cover!B2"]),
        ({"Cover": (150, 100), "Summary": (150, 90), "Plan": (150, 100)}, ["Summary!B3"]),
        (
            {"Cover": (150, 90), "Summary": (150, 90), "Plan": (150, 100)},
            ["Cover!B3", "Summary!B3"],
        ),
        ({"Cover": (170, 100), "Summary": (150, 100)}, ["Cover!B2"]),
        ({"Kapak": (170, 100), "Özet": (150, 100)}, ["Kapak!B2"]),
        ({"Summary": (170, 100), "Overview": (150, 100)}, []),  # nobody knows which is right
        ({"Cover": (170, 100)}, []),
        ({"Summary P1": (150, 9), "Summary P2": (250, 8), "P1": (150, 9), "P2": (250, 8)}, []),
        ({"Cover": (400, 17), "P1": (150, 9), "P2": (250, 8)}, []),
    ],
)
def test_what_is_compared(sheets: dict[str, tuple[int, int]], found: list[str]) -> None:
    rows: dict[str, Any] = {name: sheet(*told) for name, told in sheets.items()}
    assert [
        finding.place for finding in run_checks(calculated([], sheets=rows), only=["A05"]).findings
    ] == found


def test_several_figures_of_a_kind_may_be_of_several_partners() -> None:
    several: Rows = [["Partner", "Total costs", "EU contribution"]]
    several += [[name, 100 * n, 75 * n] for n, name in enumerate("ABC", 3)]
    plan: Rows = [*several[:1], ["A", 100, 75], ["B", 200, 150], ["C", 50, 20]]
    subject = calculated([], sheets={"Cover": several, "Plan": plan})
    assert run_checks(subject, only=["A05"]).findings == ()
    subject = calculated([], sheets={"Cover": sheet(200, 150), "Plan": plan})
    assert run_checks(subject, only=["A05"]).findings == ()

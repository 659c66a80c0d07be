"""C13: a sheet that carries the name of the one it was copied from."""

from __future__ import annotations

from typing import Any

import pytest

from cofin.text import Lang
from tests.checks.card_examples import findings_of
from tests.checks.structure.examples import Rows

NAMES = ("P1 Lead", "P2 Uni", "P3 NGO", "P4 SME")


def sheets(**words: str) -> dict[str, Rows]:
    return {
        name: [["Partner", words.get(name[:2], name)], ["Rate", 0.07], ["Staff", 100 + at]]
        for at, name in enumerate(NAMES)
    }


def test_each_names_itself() -> None:
    assert findings_of("C13", {"sheets": sheets()}) == ()


def test_one_names_another() -> None:
    (wrong,) = findings_of("C13", {"sheets": sheets(P3="P2 UNI")})
    assert (wrong.sheet, wrong.cell, wrong.found, wrong.expected) == (
        "P3 NGO",
        "B1",
        "P2 UNI",
        "P3 NGO",
    )
    assert wrong.message().startswith("P3 NGO!B1 says “P2 UNI”, as P2 Uni!B1 does. On 3 other")
    assert "kimin bütçesini" in wrong.fix(Lang.TR)


@pytest.mark.parametrize(
    "words",
    [
        {"P3": "An NGO"},  # names no sheet
        {"P3": "P2 Uni", "P4": "P1 Lead"},  # two: they may stand in another order
        {"P3": "P2 Uni", "P2": "A university"},  # the other sheet does not name itself
        {"P3": "P2 Uni", "P1": "Lead", "P4": "SME"},
    ],
)
def test_what_may_be_meant(words: dict[str, str]) -> None:
    assert findings_of("C13", {"sheets": sheets(**words)}) == ()


def test_of_few_sheets_and_of_our_own_nothing_is_said() -> None:
    few: dict[str, Any] = {name: sheets(P2="P1 Lead")[name] for name in NAMES[:2]}
    assert findings_of("C13", {"sheets": few}) == ()
    own = {"sheets": sheets(P3="P2 Uni"), "scalars": {"fig.totals.eligible": "P1 Lead!B3"}}
    assert findings_of("C13", own) == ()

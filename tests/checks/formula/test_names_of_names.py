"""Names that stand for formulas with names, which may be circles or traps of a hostile file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cofin.checks.formula.evaluate import Book
from cofin.checks.formula.evaluate import compiled as compiling
from cofin.checks.formula.references import References
from cofin.checks.run import run_checks
from cofin.checks.subject import Recomputed
from cofin.grid import Grid
from tests.checks.card_examples import subject_of_example
from tests.checks.example_cells import example_grid

ROWS = [["Item", "Amount"], ["a", 10], ["b", 20]]


def grid(names: dict[str, str], formula: str) -> Grid:
    return example_grid({"sheet": ROWS, "names": names, "cells": {"Budget!B4": formula}})


def result(names: dict[str, str], formula: str) -> Recomputed:
    """What the formula gives; ``KeyError`` when it is not judged."""
    return Book(grid(names, formula)).results()["Budget", 4, 2]


@pytest.mark.parametrize(
    "names",
    [
        {"rate": "=rate"},
        {"rate": "=other", "other": "=rate"},
        {"rate": "=IFERROR(rate,1)"},
        {"rate": "=rate+rate+rate+rate+rate+rate+rate+rate+rate+rate+rate+rate"},
        {"rate": "=a+b", "a": "=b+rate", "b": "=a+rate"},
    ],
)
def test_a_name_that_leads_to_itself_is_not_judged(names: dict[str, str]) -> None:
    """The whole check ended there as a defect of cofin (RecursionError)."""
    with pytest.raises(KeyError):
        result(names, "=rate*100")
    cells = {"Budget!B4": "=rate*100 -> 7"}
    run_checks(subject_of_example({"sheet": ROWS, "names": names, "cells": cells}))


def row_of_names(count: int, *, times: int = 1) -> dict[str, str]:
    """step1 is the next, so many times, and so on; the last one is the amount in B2."""
    names = {f"step{i}": "=" + "+".join([f"step{i + 1}"] * times) for i in range(1, count)}
    return {**names, f"step{count}": "=Budget!$B$2*1"}


def test_a_row_of_names_is_followed_whichever_was_met_first() -> None:
    names = row_of_names(8)
    assert result(names, "=step1") == result(names, "=step8") == 10
    long = row_of_names(20)
    cells = {"Budget!B4": "=step1", "Budget!C4": "=step19"}
    found = Book(example_grid({"sheet": ROWS, "names": long, "cells": cells})).results()
    assert list(found) == [("Budget", 4, 3)]  # step19 was met before, too deep behind step1


def test_names_that_name_each_other_many_times_have_an_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(compiling, "_MOST_NAMED", 1000)
    names = row_of_names(7, times=40)  # 40 to the power of 6
    with pytest.raises(KeyError):
        result(names, "=step1")
    assert result(row_of_names(3, times=4), "=step1") == 160
    (area,) = References(grid(names, "=step1")).of_formula("step1", "Budget", 4, 2)
    assert str(area.range) == "B2"


def test_references_end_where_names_do_not() -> None:
    references = References(grid(row_of_names(30), "=step1"))
    assert references.of_formula("step1", "Budget", 4, 2) == []
    assert references.of_formula("step25", "Budget", 4, 2) != []


@given(st.lists(st.lists(st.integers(0, 7), max_size=3), min_size=8, max_size=8))
def test_any_names_of_names_have_an_end(links: list[list[int]]) -> None:
    names = {
        f"step{i}": "=" + "+".join([*(f"step{j}" for j in these), "1"])
        for i, these in enumerate(links)
    }
    book = Book(grid(names, "=step0"))
    book.results()
    assert book.memory.nested == 0
    References(book.grid).of_formula("step0", "Budget", 4, 2)

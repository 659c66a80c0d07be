"""A08: circles in graphs of every form, and volatile functions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cofin.checks.structure import circles as module
from cofin.checks.structure.circles import circles, shortest
from tests.checks.structure_examples import Rows, cells, found

GRAPHS = st.dictionaries(st.integers(0, 7), st.sets(st.integers(0, 7)), max_size=8)


@given(GRAPHS)
def test_nodes_of_a_circle_reach_each_other(graph: dict[int, set[int]]) -> None:
    whole = {node: graph.get(node, set()) for node in range(8)}
    reach = {node: reached(whole, node) for node in whole}
    wanted = {frozenset(b for b in reach[a] if a in reach[b]) for a in whole if a in reach[a]}
    assert {frozenset(each) for each in circles(whole)} == wanted


@given(GRAPHS)
def test_the_loop_that_is_shown_is_a_loop_and_none_is_shorter(graph: dict[int, set[int]]) -> None:
    whole = {node: sorted(graph.get(node, set())) for node in range(8)}
    for circle in circles(whole):
        loop = shortest(whole, min(circle))
        assert loop[0] == min(circle)
        assert all(b in whole[a] for a, b in zip(loop, [*loop[1:], loop[0]], strict=True))
        steps, ends = 1, set(whole[loop[0]])
        while loop[0] not in ends:
            steps, ends = steps + 1, {after for end in ends for after in whole[end]}
        assert len(loop) == steps


def reached(graph: dict[int, set[int]], start: int) -> set[int]:
    found: set[int] = set()
    waiting = list(graph[start])
    while waiting:
        node = waiting.pop()
        if node not in found:
            found.add(node)
            waiting += graph[node]
    return found


def test_a_chain_of_many_is_no_circle_and_needs_no_recursion() -> None:
    chain = {n: {n + 1} for n in range(50_000)} | {50_000: set()}
    assert list(circles(chain)) == []
    assert len(next(circles(chain | {50_000: {0}}))) == 50_001


def test_long_circles_are_cut_in_the_message() -> None:
    rows: Rows = [[f"=B{n % 9 + 1}+1" for _ in "A"] for n in range(1, 10)]
    rows = [["x", f"=B{n % 9 + 1}+1"] for n in range(1, 10)]
    (finding,) = found("A08", rows)
    assert finding.found == "B1 → B2 → B3 → B4 → B5 → B6 → … → B1"


@pytest.mark.parametrize(
    ("formula", "where"),
    [
        ("C1:C3", ["B2"]),
        ("B1", []),
        ("B3", []),
        ("B2", ["B2"]),
        ("SUM(B:B)", ["B2"]),
        ("SUM(A2:D2)", ["B2"]),
        ("ROW(B2)", []),
        ("Budget!B2", ["B2"]),
        ("x", ["B2"]),
        ("Other!B2", []),
        ("(B2", []),
    ],
)
def test_a_formula_and_its_own_cell(formula: str, where: list[str]) -> None:
    rows: Rows = [["a", 1, 1], ["b", f"={formula}", "=B2 -> 1"], ["c", 3, 1]]
    assert cells("A08", rows, names={"x": "Budget!$B$2"}) == where


def test_a_circle_is_one_finding_with_a_loop_that_is_there() -> None:
    rows: Rows = [["a", "=C1 -> 0", "=D1+E1 -> 0", "=E1 -> 0", "=B1+C1 -> 0"]]
    (finding,) = found("A08", rows)
    assert finding.found == "B1 → C1 → E1 → B1"
    assert finding.values["more"]["en"] == " (cells that refer to each other: 4)"  # type: ignore[call-overload,index]


def test_copies_of_a_circle_are_one_finding() -> None:
    rows: Rows = [[f"{n}", f"=C{n} -> 0", f"=B{n}*2 -> 0"] for n in range(1, 7)]
    rows[3][1] = "=C4+1 -> 0"
    one, other = found("A08", rows)
    assert (one.cell, one.also) == ("B1", tuple(("Budget", f"B{n}") for n in (2, 3, 5, 6)))
    assert one.values["more"]["en"].endswith("; in the same way B2, B3, B5 and 1 more")  # type: ignore[call-overload,index,union-attr]
    assert (other.cell, other.also) == ("B4", ())


def test_a_volatile_function_here_and_there_in_a_column() -> None:
    rows: Rows = [["Day", "Age"], [1, "=NOW()-A2 -> 9"], [2, 5], [3, "=NOW()-A4 -> 7"]]
    (finding,) = found("A08", rows)
    assert (finding.cell, finding.areas) == ("B2:B4", ("B2", "B4"))


def test_columns_that_refer_to_each_other_without_a_circle() -> None:
    rows: Rows = [["", 1, "=B1 -> 1"], ["", "=C1 -> 1", "=B2 -> 1"], ["", "=C2 -> 1", 3]]
    assert cells("A08", rows) == []


def test_a_circle_over_two_columns_that_read_a_third() -> None:
    rows: Rows = [["a", "=C1+D1 -> 1", "=B1 -> 1", "=A9 -> 1"], ["b", "=C2", "=D2+B2", "=A9"]]
    assert cells("A08", rows) == ["B1", "B2"]


def test_rows_up_and_down_in_one_column() -> None:
    rows: Rows = [["=A3 -> 1"], ["=A1 -> 1"], [1], ["=SUM(A1:A3) -> 3"]]
    assert cells("A08", rows) == []


def test_own_rows_of_a_table() -> None:
    rows: Rows = [["Qty", "Sum"], [1, "=B2+A2 -> 1"]]
    assert cells("A08", rows) == ["B2"]


def test_too_many_links_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    rows: Rows = [["=SUM(A1:A9)"] for _ in range(9)]
    assert cells("A08", rows) == ["A1"]
    monkeypatch.setattr(module, "_MOST_LINKS", 20)
    assert cells("A08", rows) == []


def test_volatile_functions_of_one_formula_are_named_once() -> None:
    (finding,) = found("A08", [["=NOW()+NOW()+_xlfn.RANDARRAY() -> 1"]])
    assert finding.found == "NOW(), RANDARRAY()"

"""A08: circles in graphs of every form, and volatile functions."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cofin.checks.formula.references import References
from cofin.checks.run import run_checks
from cofin.checks.structure.circles import Circles
from cofin.checks.structure.graph import circles, shortest
from cofin.checks.structure.stretches import Stretch, Stretches, pieces
from cofin.grid import CellKind, CellValue, Grid, SheetGrid
from tests.checks.card_examples import subject_of_example
from tests.checks.structure.examples import Rows, cells, found
from tests.narrow import words

GRAPHS = st.dictionaries(st.integers(0, 7), st.sets(st.integers(0, 7)), max_size=8)


@given(GRAPHS)
def test_nodes_of_a_circle_reach_each_other(graph: dict[int, set[int]]) -> None:
    whole = {node: graph.get(node, set()) for node in range(8)}
    reach = {node: reached(whole, node) for node in whole}
    wanted = {frozenset(b for b in reach[a] if a in reach[b]) for a in whole if a in reach[a]}
    assert {frozenset(each) for each in circles(whole, whole.__getitem__)} == wanted


@given(GRAPHS)
def test_the_loop_that_is_shown_is_a_loop_and_none_is_shorter(graph: dict[int, set[int]]) -> None:
    whole = {node: sorted(graph.get(node, set())) for node in range(8)}
    for circle in circles(whole, whole.__getitem__):
        loop = shortest(min(circle), whole.__getitem__)
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
    assert list(circles(chain, chain.__getitem__)) == []
    closed = chain | {50_000: {0}}
    assert len(next(circles(closed, closed.__getitem__))) == 50_001


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
    assert words(finding.values["more"])["en"] == " (cells that refer to each other: 4)"


def test_copies_of_a_circle_are_one_finding() -> None:
    rows: Rows = [[f"{n}", f"=C{n} -> 0", f"=B{n}*2 -> 0"] for n in range(1, 7)]
    rows[3][1] = "=C4+1 -> 0"
    one, other = found("A08", rows)
    assert (one.cell, one.also) == ("B1", tuple(("Budget", f"B{n}") for n in (2, 3, 5, 6)))
    assert words(one.values["more"])["en"].endswith("; in the same way B2, B3, B5 and 1 more")
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


@given(st.integers(1, 40), st.data())
def test_pieces_are_each_item_once_in_order(count: int, data: st.DataObject) -> None:
    last = data.draw(st.integers(0, count))
    first = data.draw(st.integers(0, last))

    def items(node: int) -> list[int]:
        return [node - count] if node >= count else items(2 * node) + items(2 * node + 1)

    found = pieces(first, last, count)
    assert [item for node in found for item in items(node)] == [*range(first, last)]
    assert len(found) <= 2 * count.bit_length()


def test_a_circle_among_millions_of_references() -> None:
    """Each of 3,000 running totals reads those above it; the first reads the last."""
    rows: Rows = [["=B3000"], *([f"=SUM(B$1:B{row})"] for row in range(1, 3_000))]
    rows = [["x", *row] for row in rows]
    (finding,) = found("A08", rows)
    assert finding.found == "B1 → B3000 → B1"
    assert words(finding.values["more"])["en"] == " (cells that refer to each other: 3000)"


CORNER = (st.sampled_from("AB"), st.integers(1, 9))


@given(
    st.dictionaries(st.tuples(st.integers(1, 9), st.integers(1, 2)), st.tuples(*CORNER, *CORNER))
)
def test_stretches_find_what_is_found_cell_by_cell(
    formulas: dict[tuple[int, int], tuple[str, int, str, int]],
) -> None:
    cells, graph = {}, {}
    for key, (left, top, right, bottom) in formulas.items():
        cells[key] = CellValue(None, CellKind.EMPTY, f"SUM({left}{top}:{right}{bottom})")
        rows, columns = sorted((top, bottom)), sorted("AB".index(each) + 1 for each in left + right)
        graph[key] = {
            (row, column)
            for row, column in formulas
            if rows[0] <= row <= rows[1] and columns[0] <= column <= columns[1]
        }
    grid = Grid((SheetGrid("S", cells=cells),))
    by_cell = {min(each): set(each) for each in circles(graph, graph.__getitem__)}
    found = {each.cells[0][1:]: each for each in Circles(grid, References(grid)).found()}
    assert {first: {key[1:] for key in each.cells} for first, each in found.items()} == by_cell
    for first, circle in found.items():
        loop = [key[1:] for key in circle.loop]
        assert loop[0] == first
        assert len(loop) == len(shortest(first, graph.__getitem__))
        assert all(b in graph[a] for a, b in zip(loop, [*loop[1:], first], strict=True))


def test_small_circles_do_not_search_the_large_columns_that_they_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    count, cells = 300, {}
    for row in range(1, count + 1):
        own = (f"B{row}+SUM(D$1:D${count})", f"A{row}", None, "A1" if row == count else f"E{row}")
        for column, formula in enumerate(own, 1):
            if formula is not None:
                cells[row, column] = CellValue(None, CellKind.EMPTY, formula)
    grid = Grid((SheetGrid("S", cells=cells),))
    asked: list[Stretch] = []
    halves = Stretches.halves

    def counted(self: Stretches, stretch: Stretch) -> Any:
        asked.append(stretch)
        return halves(self, stretch)

    monkeypatch.setattr(Stretches, "halves", counted)
    found = list(Circles(grid, References(grid)).found())
    assert len(found) == count
    assert len(asked) <= 3 * len(cells)  # every stretch a few times, not once for each circle


def test_volatile_functions_of_one_formula_are_named_once() -> None:
    (finding,) = found("A08", [["=NOW()+NOW()+_xlfn.RANDARRAY() -> 1"]])
    assert finding.found == "NOW(), RANDARRAY()"


def test_words_fit_the_function() -> None:
    def told(formula: str) -> tuple[str, str]:
        (each,) = run_checks(
            subject_of_example({"sheet": [[f"={formula} -> 1"]]}), ["A08"]
        ).findings
        return each.message("en"), each.fix("en")

    assert "OFFSET counts off" in told("OFFSET(C1,1,0)")[0]
    assert "renamed" in told('INDIRECT("C"&1)')[0]
    assert "date" in told("TODAY()")[1]
    assert "date" not in "".join(told("RAND()"))
    both = told('NOW()+INDIRECT("C"&1)')
    assert "another day" in both[0]
    assert "INDIRECT reads" in both[0]


def test_one_finding_for_the_columns_of_a_table() -> None:
    rows: Rows = [["Sheet", "Staff", "Travel", "Sum"]]
    rows += [
        [f"P{n}", *(f'=INDIRECT("P{n}!B{k}") -> {k}' for k in (1, 2)), f"=B{n}+C{n} -> 3"]
        for n in (2, 3, 4)
    ]
    rows += [["Total", "=SUM(B2:B4) -> 3", "=SUM(C2:C4) -> 6", '=INDIRECT("P2!B9") -> 9']]
    (each,) = found("A08", rows)
    assert (each.cell, each.areas) == ("B2:D5", ("B2:C4", "D5"))

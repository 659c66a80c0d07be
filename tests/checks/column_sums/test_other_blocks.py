"""Blocks of partners one below the other, and below them one that adds them up line by line."""

from __future__ import annotations

from tests.checks.calculated import Rows, faults, with_cells


def block(name: str, first: int, costs: list[int]) -> Rows:
    a, b = first + 1, first + 3
    rows: Rows = [[name, "WP1", "WP2", "Total"]]
    rows += [[each, costs[n], costs[n] * 2] for n, each in enumerate(("Staff", "Travel", "Other"))]
    rows += [["Direct costs", f"=SUM(B{a}:B{b})", f"=SUM(C{a}:C{b})"]]
    rows += [["Indirect costs", f"=ROUND(B{b + 1}*0.07,0)", f"=ROUND(C{b + 1}*0.07,0)"]]
    rows += [["Total eligible costs", f"=B{b + 1}+B{b + 2}", f"=C{b + 1}+C{b + 2}"]]
    rows += [["EU contribution", f"=ROUND(B{b + 3}*0.5,0)", f"=ROUND(C{b + 3}*0.5,0)"]]
    for n, row in enumerate(rows[1:], a):
        row.append(f"=SUM(B{n}:C{n})")
    return [*rows, []]


def book() -> Rows:
    rows = [
        row
        for n, costs in enumerate(([500, 300, 200], [700, 80, 90], [4000, 10, 20]))
        for row in block(f"BE {n + 1}", 1 + 9 * n, costs)
    ]
    names = [str(row[0]) for row in rows[1:8]]
    rows.append(["TOTAL CONSORTIUM", "WP1", "WP2", "Total"])
    for n, name in enumerate(names, 2):
        rows.append([name, *(f"={c}{n}+{c}{n + 9}+{c}{n + 18}" for c in "BCD")])
    return rows


def test_a_block_of_the_consortium() -> None:
    assert faults(book()) == []


def test_the_same_under_other_words() -> None:
    rows = book()
    at = len(rows) - 1
    assert faults(with_cells(rows, **{f"A{at}": "Toplam uygun maliyet"})) == []


def test_a_total_of_the_consortium_that_adds_something_else() -> None:
    rows = book()
    at = len(rows) - 1
    assert faults(with_cells(rows, **{f"B{at}": "=B7+B16+B24"})) != []
    assert faults(with_cells(rows, **{f"B{at}": 4711})) != []

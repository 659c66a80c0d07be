"""Hundreds of tables on one sheet, or totals chained to totals: minutes once."""

from __future__ import annotations

from decimal import Decimal

from cofin.checks.column_sums.parts import reached, reached_once
from cofin.checks.column_sums.stack import Entry, may_fold_to
from cofin.checks.subject import Subject
from cofin.checks.tables.tables import SeenRow
from tests.checks.calculated import Rows, calculated, faults
from tests.checks.steps import growth

HEADINGS = ["No", "Partner", "Category", "Quantity", "Unit cost", "Amount"]


def tables(count: int) -> Subject:
    """A table of its own for each of many partners, one below the other."""
    rows: Rows = []
    for n in range(count):
        rows += [[f"Partner P{n}"], HEADINGS]
        for line in (1, 2):
            rows.append([line, f"P{n}", "Travel", 2, 100, f"=D{len(rows) + 1}*E{len(rows) + 1}"])
        last = len(rows)
        rows += [["", "", "Total", "", "", f"=SUM(F{last - 1}:F{last})"], []]
    return calculated(rows)


def lists_and_tables(count: int) -> Subject:
    """A list and a typed table with the same keys, again and again, of which none is the other."""
    rows: Rows = []
    for n in range(count):
        rows.append(["Partner", "Category", "Place", "Amount", "Hours"])
        for line in range(6):
            rows.append([f"P{line % 3}", f"C{line % 2}", f"X{line}", 100 + n + line, 5 + line])
        rows += [[], ["Partner", "C0", "C1", "C2"]]
        rows += [*([f"P{line}", 100 + n, 7 * line, 3 + line] for line in range(4)), []]
    return calculated(rows)


def chained(count: int) -> Subject:
    """Every other row adds the two rows above it."""
    rows: Rows = [["Item", "Amount"], ["a", 1], ["b", 2]]
    for row in range(4, count + 4):
        formula = f"=B{row - 1}+B{row - 2}"
        rows.append([f"Total of {row}", formula if row % 2 else row])
    return calculated(rows)


def wrong_sub_totals(count: int) -> Subject:
    """A plain total behind each four rows that leaves the first of them out."""
    rows: Rows = [["Item", "Amount"]]
    for n in range(count):
        rows += [[f"Item {n} {line}", 10 + n + line] for line in range(4)]
        rows.append([f"Total {n}", f"=SUM(B{len(rows) - 2}:B{len(rows)})"])
    return calculated(rows)


def test_a_table_is_not_looked_for_in_all_titles_and_notes() -> None:
    for code in ("A04", "A05", "P07"):
        assert growth(code, tables, 60) < 3, code


def test_tables_are_not_compared_with_all_lists() -> None:
    assert growth("A05", lists_and_tables, 80) < 3


def test_a_total_of_totals_follows_each_of_them_once() -> None:
    assert growth("A02", chained, 80) < 4.5  # what it reaches is half of the column


def test_a_plain_total_does_not_walk_up_the_column() -> None:
    assert growth("C07", wrong_sub_totals, 40) < 3


def test_what_a_total_cannot_come_to_is_not_folded_up() -> None:
    def entries(*values: int) -> list[Entry]:
        return [Entry(Decimal(value), SeenRow(n, "", "", {}, {})) for n, value in enumerate(values)]

    assert may_fold_to(entries(1, 2, 3), Decimal(3))
    assert may_fold_to(entries(1, 2, 3), Decimal("2.999"))
    assert may_fold_to(entries(1, 2, 3), Decimal("6.001"))
    assert not may_fold_to(entries(1, 2, 3), Decimal(2))
    assert not may_fold_to(entries(1, 2, 3), Decimal(7))
    assert may_fold_to(entries(1, -2, 3), Decimal(2))
    assert not may_fold_to([], Decimal(1))


def test_totals_of_totals_that_reach_a_row_twice_are_not_whole() -> None:
    rows: Rows = [["Item", "Amount"], ["a", 1], ["b", 2], ["Total x", "=B2+B3"], ["c", 5]]
    assert faults([*rows, ["Total", "=B4+B5"]]) == []
    assert faults([*rows, ["Total", "=B4+B5+B2"]]) == ["B6"]


def test_what_a_sum_reaches_is_known_once_however_often_it_is_named() -> None:
    def row(number: int, formula: str = "") -> SeenRow:
        return SeenRow(number, "", "", {2: Decimal(1)}, {2: formula} if formula else {})

    rows = [row(2), row(3), row(4, "SUM(B2:B3)"), row(5, "B4+B2"), row(6, "B7"), row(7, "B6")]
    assert reached(row(8, "B5+B4"), rows, 2) == {2, 3, 4, 5}
    assert reached_once(row(8, "B5+B4"), rows, 2) == frozenset()
    assert reached_once(row(8, "SUM(B2:B3)"), rows, 2) == {2, 3}
    assert reached(row(8, "B6"), rows, 2) == {6, 7}
    assert reached_once(row(8, "B6+B2"), rows, 2) == frozenset()
    assert reached(row(8), rows, 2) == frozenset()

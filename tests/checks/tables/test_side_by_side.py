"""Where one table ends and the next begins beside it."""

from __future__ import annotations

from dataclasses import dataclass, field

from cofin.checks.tables.side_by_side import parted


@dataclass
class Row:
    words: dict[int, str] = field(default_factory=dict)
    numbers: dict[int, int] = field(default_factory=dict)


HEADS = {1: "Item", 2: "EUR", 4: "Recap", 5: "EUR"}
ROWS = [Row({1: "a", 4: "x"}, {2: 1, 5: 2}), Row({1: "b", 4: "y"}, {2: 3, 5: 4})]


def test_a_second_table() -> None:
    assert list(parted(HEADS, ROWS)) == [range(1, 4), range(4, 6)]
    assert list(parted({}, [])) == [range(1, 2)]


def test_one_table() -> None:
    whole = [range(1, 6)]
    for column in (4, 5):
        heads = {at: text for at, text in HEADS.items() if at != column}
        assert list(parted(heads, ROWS)) == whole
    assert list(parted(HEADS, [*ROWS, Row({}, {4: 7})])) == whole
    assert list(parted(HEADS, ROWS[:1])) == whole
    assert list(parted(HEADS, [Row(row.words, {5: 1}) for row in ROWS])) == whole
    assert list(parted(HEADS, [*ROWS, Row({3: "z"})])) == whole

"""Aligned tables that keep within the window: names on several lines, columns below each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from cofin.cli.output import PLAIN, Ink, seen, window, wrap

_GAP = 2  # blanks before each column
_HEAD = 9  # a title of so many characters stands on one line, whatever is below it
_NAME = 16  # columns of text are at least so wide where others stand beside them


def table(
    titles: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    total: Sequence[str] = (),
    left: int = 1,
    ink: Ink = PLAIN,
) -> list[str]:
    """Lines of an aligned table; the first ``left`` columns are text, the others numbers.

    Long titles stand on several lines so that numbers decide how wide a column is; the
    row of ``total`` stands under a rule.  In a narrow window texts stand on several lines,
    and columns of numbers that find no room below the others, beside the texts again.
    """
    body = [list(row) for row in rows]
    everything = [*body, list(total)] if total else body
    columns = [
        _column(title, [row[i] for row in everything], is_text=i < left)
        for i, title in enumerate(titles)
    ]
    texts, numbers = columns[:left], columns[left:]
    blocks = [numbers]
    if (room := window()) and _need(columns) > room:
        texts = _narrowed(texts, _room_for_texts(left, numbers, room))
        blocks = list(_blocks(numbers, room - _need(texts)))
    parts = (_Block([*texts, *block], len(body)).lines(ink) for block in blocks)
    return [line for i, part in enumerate(parts) for line in ([""] if i else []) + list(part)]


@dataclass(frozen=True, slots=True)
class _Column:
    """The lines of a column's title and of each of its cells, and how wide they are."""

    head: Sequence[str]
    cells: Sequence[Sequence[str]]
    is_text: bool
    width: int

    @classmethod
    def of(cls, head: Sequence[str], cells: Sequence[Sequence[str]], *, is_text: bool) -> _Column:
        """A column as wide as what stands in it."""
        lines = (line for cell in cells for line in cell)
        return cls(head, cells, is_text, max([*map(len, head), *map(seen, lines)]))

    def line(self, words: str) -> str:
        """The words as wide as the column."""
        blanks = " " * (self.width - seen(words))
        return words + blanks if self.is_text else blanks + words


def _column(title: str, cells: Sequence[str], *, is_text: bool) -> _Column:
    longest = max(map(seen, cells), default=0)
    head = wrap(title, max(longest, _HEAD)) or [""]
    return _Column.of(head, [[cell] for cell in cells], is_text=is_text)


def _need(columns: Sequence[_Column]) -> int:
    return sum(_GAP + column.width for column in columns)


def _room_for_texts(count: int, numbers: Sequence[_Column], room: int) -> int:
    """What all numbers leave for the texts, or half of the window where that is too little."""
    beside = room - _need(numbers)
    least = count * (_GAP + _NAME)
    return beside if beside >= least else max(room // 2, least)


def _narrowed(texts: Sequence[_Column], room: int) -> list[_Column]:
    """The texts on several lines, the widest columns first; words stay whole."""
    widths = [text.width for text in texts]
    while sum(widths) + _GAP * len(widths) > room:
        widths[widths.index(max(widths))] -= 1
    return [
        _Column.of(
            wrap(" ".join(text.head), width) or [""],
            [wrap(cell[0], width) or [""] for cell in text.cells],
            is_text=True,
        )
        for text, width in zip(texts, widths, strict=True)
    ]


def _blocks(numbers: Sequence[_Column], room: int) -> Iterator[list[_Column]]:
    """As many columns beside each other as there is room for; at least one."""
    block: list[_Column] = []
    for number in numbers:
        if block and _need([*block, number]) > room:
            yield block
            block = []
        block.append(number)
    yield block


@dataclass(frozen=True, slots=True)
class _Block:
    """Columns beside each other; cells after the first ``rows`` are those of the total."""

    columns: Sequence[_Column]
    rows: int

    def lines(self, ink: Ink) -> Iterator[str]:
        """Title, rule, rows; and the total under a rule of its own."""
        deep = max(len(column.head) for column in self.columns)
        heads = [[""] * (deep - len(column.head)) + [*column.head] for column in self.columns]
        rule = " " * _GAP + "─" * (_need(self.columns) - _GAP)
        yield from (ink("strong", self._line(words)) for words in zip(*heads, strict=True))
        yield rule
        for number, cells in enumerate(zip(*(each.cells for each in self.columns), strict=True)):
            if number == self.rows:
                yield rule
            for words in zip_longest(*cells, fillvalue=""):
                line = self._line(words)
                yield ink("strong", line) if number == self.rows else line

    def _line(self, words: Sequence[str]) -> str:
        gap = " " * _GAP
        shown = (column.line(each) for column, each in zip(self.columns, words, strict=True))
        return (gap + gap.join(shown)).rstrip()

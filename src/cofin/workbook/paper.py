"""How a sheet goes onto paper: lines of wrapped words, page sizes, scale, page breaks.

Excel ignores page breaks that were set by hand as soon as a sheet is fitted to pages, so
sheets with breaks of their own get a fixed scale, worked out here from their widths.  A sheet
that needs no break is fitted to its one page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from xlsxwriter.worksheet import Worksheet

A3, A4 = 8, 9  # paper sizes as the file format numbers them
LANDSCAPE = {A4: (841.9, 595.3), A3: (1190.6, 841.9)}  # points
LEFT, RIGHT, TOP, BOTTOM = 0.25, 0.25, 0.7, 0.6  # margins in inches

LINE_HEIGHT = 13.5  # points, of the text size used
ROW_HEIGHT = 15.0  # points, of a row that nobody set
ROW_PIXELS = 20
SMALL = 10 / 9  # how much more a column holds in the smaller size

#: Widths of Calibri's letters as shares of the text size: narrow, wide, capital, any other.
NARROW, WIDE = frozenset("iıjlftrI.,:;'|!()[]-/ "), frozenset("mwMW@%—…")
SHARES = (0.29, 0.83, 0.55, 0.49)
TEXT_SIZE, PADDING = 10, 3  # points

DIGIT, BESIDE = 5.575, 0.711  # points; units
LEAST_SCALE = 57  # percent: below it A4 is no longer readable
SAFETY = 0.99  # widths differ a little from program to program


def lines_of(text: str, width: float) -> int:
    """Lines that a text wrapped between words takes in a column."""
    room = (7 * width + 5) * 0.75 - PADDING  # as Excel draws a column, the narrower one
    return sum(_wrapped(part, max(room, TEXT_SIZE)) for part in text.split("\n"))


def _wrapped(text: str, room: float) -> int:
    """Lines of one paragraph: a word that does not fit begins a new line."""
    lines, used, space = 1, 0.0, _points(" ")
    for word in text.replace("-", "-\n").split():
        long = _points(word)
        if used and used + long > room:
            lines, used = lines + 1, 0.0
        used += long + (0 if word.endswith("-") else space)
        if long > room:  # one word longer than the column is cut anywhere
            lines, used = lines + ceil(long / room) - 1, used % room
    return lines


def _points(text: str) -> float:
    narrow, wide, capital, other = SHARES
    shares = (
        narrow if c in NARROW else wide if c in WIDE else capital if c.isupper() else other
        for c in text
    )
    return sum(shares) * TEXT_SIZE


def height_of(lines: int, room: float = 3) -> float:
    """Points of a row that holds so many lines."""
    return max(ROW_HEIGHT, LINE_HEIGHT * lines + room)


def points_wide(widths: Sequence[float]) -> float:
    """Points that columns take on paper at full size, in the program that makes them widest.

    LibreOffice takes the stored width, which has some room beside the characters, times the
    width of a digit (Calibri 11: 5.575 points); Excel makes them about 5 % narrower.
    """
    return sum((width + BESIDE) * DIGIT for width in widths)


@dataclass(frozen=True, slots=True)
class Paging:
    """The paper, the scale in percent, and the rows (from 0) before which a page begins."""

    paper: int
    scale: int
    breaks: tuple[int, ...]


def paging(
    width: float,
    parts: Sequence[tuple[int, float]],
    *,
    own: int | None = None,
    split: bool = False,
) -> Paging:
    """Pages for parts (first row, height in points) none of which is cut.

    The part that begins at ``own`` begins a page in any case;
    ``split`` lets a sheet too wide for one page go onto several side by side.
    """
    tallest = max(height for _, height in parts)
    for paper in (A4, A3):
        across, down = _room(paper)
        by_width, by_height = 100 * across / width, 100 * down / tallest
        if split and by_width < LEAST_SCALE:
            by_width = LEAST_SCALE
        scale = int(min(100.0, by_width, by_height))
        if scale >= LEAST_SCALE or paper == A3:
            break
    return Paging(paper, max(10, scale), _breaks(parts, down * 100 / scale, own))


def _room(paper: int) -> tuple[float, float]:
    """Points between the margins, across and down."""
    across, down = LANDSCAPE[paper]
    return (across - 72 * (LEFT + RIGHT)) * SAFETY, (down - 72 * (TOP + BOTTOM)) * SAFETY


def _breaks(parts: Sequence[tuple[int, float]], down: float, own: int | None) -> tuple[int, ...]:
    breaks, used = [], 0.0
    for first, height in parts:
        if used and (first == own or used + height > down):
            breaks.append(first)
            used = 0.0
        used += height
    return tuple(breaks)


class OnPaper:
    """The rows and pages of one worksheet."""

    sheet: Worksheet
    widths: list[float]  # of the columns from A on
    heights: dict[int, float]  # points, of the rows that were set

    def height(self, row: int, points: float) -> None:
        """How high a row is."""
        self.heights[row] = points
        self.sheet.set_row(row, points)

    def room_for(self, row: int, texts: Sequence[tuple[str, float]], least: float = 0) -> None:
        """A row as high as its longest wrapped text, given as (words, width of the column)."""
        lines = max((lines_of(text, width) for text, width in texts), default=1)
        points = max(least, height_of(lines))
        if points > ROW_HEIGHT:
            self.height(row, points)

    def pages(
        self,
        starts: Sequence[int],
        end: int,
        last: int,
        *,
        own: int | None = None,
        split: bool = False,
    ) -> None:
        """Print columns A to ``last`` and rows up to ``end``; no part is cut by a page.

        ``starts`` are the first rows of the parts, ``own`` that of one which begins a page
        in any case.  ``split`` allows pages side by side,
        each with the first two columns.
        """
        bounds = [*starts, end + 1]
        parts = [
            (first, sum(self.heights.get(row, ROW_HEIGHT) for row in range(first, after)))
            for first, after in pairwise(bounds)
        ]
        found = paging(points_wide(self.widths[: last + 1]), parts, own=own, split=split)
        self.sheet.set_paper(found.paper)
        if found.breaks or split:
            self.sheet.set_print_scale(found.scale)
            self.sheet.set_h_pagebreaks(list(found.breaks))
        else:  # also with a wider font, where Calibri and what is as wide are missing
            self.sheet.fit_to_pages(1, 1)
        self.sheet.print_area(0, 0, end, last)
        if split:
            self.sheet.repeat_columns(0, 2)

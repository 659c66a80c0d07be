"""Values of formulas, and how spreadsheets compare, join and count with them."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, final

from cofin.a1 import Range
from cofin.checks.formula.shape import Place
from cofin.grid import CellError
from cofin.letters import are_disputed, caseless

if TYPE_CHECKING:
    from cofin.checks.formula.evaluate.book import Book
    from cofin.checks.formula.evaluate.sheet import IndexedSheet

Scalar: TypeAlias = Decimal | str | bool | None  # None: an empty cell
Element: TypeAlias = Scalar | CellError
Matrix: TypeAlias = list[list[Element]]
Value: TypeAlias = "Scalar | Cells | Matrix"

ZERO, ONE = Decimal(0), Decimal(1)

#: What a spreadsheet shows and compares of a number.
FIFTEEN = Context(prec=15, rounding=ROUND_HALF_EVEN)

#: Context of every evaluation: more digits than any spreadsheet has.
WIDE = Context(prec=34)

_SMALLEST, _LARGEST = Decimal("1e-9"), Decimal("1e15")  # written without an exponent


class Wrong(Exception):  # the value of a formula, not a failure of this program
    """The formula gives an error value."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.error = CellError(text)


class NotJudged(Exception):  # caught before anybody sees it
    """What the formula gives is not known for certain."""


class TooDeep(NotJudged):
    """Not known when asked from here; maybe from elsewhere."""


@final
class Cells(NamedTuple):
    """A reference: cells of one sheet.  A tuple, because a workbook makes 100,000 of them."""

    sheet: IndexedSheet
    range: Range

    @property
    def is_one(self) -> bool:
        """Whether it is a single cell."""
        return self.range[0] == self.range[2] and self.range[1] == self.range[3]


#: Types of values that can have more than one cell.
MANY = (Cells, list)


class Frame:
    """One formula being evaluated: where it stands, and what its references are."""

    __slots__ = ("array", "book", "column", "places", "row", "sheet")

    def __init__(self, book: Book, sheet: IndexedSheet, row: int, column: int) -> None:
        self.book, self.sheet, self.row, self.column = book, sheet, row, column
        self.places: tuple[Place, ...] = ()
        self.array = False  # whether ranges stand for all of their cells


Code: TypeAlias = Callable[[Frame], Value]


def scalar(frame: Frame, value: Value) -> Scalar:
    """The one value meant where only one can be."""
    if type(value) is Cells:
        if not value.is_one:
            raise NotJudged
        return frame.book.read(value.sheet, value.range[0], value.range[1])
    if isinstance(value, list):
        if len(value) != 1 or len(value[0]) != 1:
            raise NotJudged
        return faultless(value[0][0])
    return value


def faultless(value: Element) -> Scalar:
    """A value that is no error."""
    if type(value) is CellError:
        raise Wrong(value.text)
    return value


def number(value: Element) -> Decimal:
    """A value in arithmetic.  Programs disagree on texts there."""
    if type(value) is Decimal:
        return value
    if value is None:
        return ZERO
    if isinstance(value, bool):
        return ONE if value else ZERO
    faultless(value)
    raise NotJudged


def text(value: Element) -> str:
    """A value in a text; only where every program writes it in the same way."""
    value = faultless(value)
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        raise NotJudged
    shown = FIFTEEN.plus(value)
    if shown == shown.to_integral_value() and abs(shown) < _LARGEST:
        return str(int(shown))
    raise NotJudged  # the decimal mark is the reader's


def truth(value: Element) -> bool:
    """A value as a condition."""
    if isinstance(faultless(value), str):
        raise NotJudged
    return bool(value)


def order(left: Element, right: Element) -> int:
    """-1, 0 or 1: numbers come before texts, texts before truths; case does not count."""
    if type(left) is Decimal and type(right) is Decimal:
        if left == right or FIFTEEN.plus(left) == FIFTEEN.plus(right):
            return 0
        return -1 if left < right else 1
    if type(right) is str and (type(left) is str or left is None):
        return _text_order(left or "", right)
    left, right = faultless(left), faultless(right)
    left, right = _instead(left, right), _instead(right, left)
    ranks = _rank(left), _rank(right)
    if ranks[0] != ranks[1]:
        return -1 if ranks[0] < ranks[1] else 1
    if isinstance(left, str) and isinstance(right, str):
        return _text_order(left, right)
    if isinstance(left, Decimal) and isinstance(right, Decimal):
        return order(left, right)
    return (bool(left) > bool(right)) - (bool(left) < bool(right))


def _text_order(left: str, right: str) -> int:
    """0 for the same text, case aside; the order of others is not relied on."""
    if left == right:
        return 0
    if are_disputed(left, right):
        raise NotJudged
    left, right = caseless(left), caseless(right)
    return (left > right) - (left < right)


def _instead(value: Scalar, other: Scalar) -> Scalar:
    """What an empty cell counts as beside another value."""
    if value is not None:
        return value
    if isinstance(other, str):
        return ""
    return False if isinstance(other, bool) else ZERO


def _rank(value: Scalar) -> int:
    return 2 if isinstance(value, bool) else 1 if isinstance(value, str) else 0

"""What a workbook says about its own formulas: their fingerprint, and where they stand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from hashlib import blake2b

from cofin.checks.columns.kinds import ranges
from cofin.checks.formula.parse import tree_of
from cofin.checks.formula.shape import Place, Shape, shape_of
from cofin.grid import Position
from cofin.money import EXACT

RECORD = "formulas"
"""The column of the sheet Lists, named ``list.formulas``, that holds ``record_of``."""

FormulaCell = tuple[str, int, int, str]
"""Sheet, row and column (from 1), formula without its equals sign."""

#: Numbers in a tree: 0.10 is 0.1.
_NUMBERS = re.compile(r"Decimal\('([^']*)'\)")

#: LibreOffice writes FALSE() for FALSE.
_TRUTHS = re.compile(r"\b(TRUE|FALSE)\(\)", re.IGNORECASE)


def fingerprint(formulas: Iterable[FormulaCell]) -> str:
    """Sixteen hexadecimal digits, the same as long as nobody touched a formula.

    The order of the formulas does not matter.
    """
    digest = blake2b(digest_size=8)
    for sheet, row, column, formula in sorted(formulas):
        digest.update(f"{sheet}!{row},{column}={formula}\n".encode())
    return digest.hexdigest()


def record_of(formulas: Mapping[str, Iterable[tuple[Position, str]]]) -> list[str]:
    """Where each form of formula stands: ``costs!J7:J231=1f0c9a3b``, by the key of the sheet.

    Cells are counted from 1.  A large budget has so many formulas that none is kept.
    """
    lines: list[str] = []
    for key, cells in formulas.items():
        by_form: dict[str, list[Position]] = defaultdict(list)
        for position, formula in cells:
            by_form[_form_of(formula, shape_of(formula), *position)].append(position)
        for form, positions in by_form.items():
            lines += [f"{key}!{area}={form}" for area in ranges(positions)]
    return lines


def form_of(formula: str, row: int, column: int) -> str:
    """Eight hexadecimal digits for what a formula does from its cell.

    Quotes and capitals of names, and blanks, do not matter: programs write them in their own
    way.  Nor do the rows of a range with dollar signs: they move when a row is inserted
    elsewhere, and a sum that misses rows is found by what it misses (C07).  Files hold these
    digits: a change of them needs a new ``LAYOUT_VERSION``.
    """
    return _form_of(formula, shape_of(formula), row, column)


def form_of_shape(shape: Shape, row: int, column: int) -> str:
    """``form_of`` of a formula that was taken apart."""
    return _form_of("", shape, row, column)


def _form_of(formula: str, shape: Shape | None, row: int, column: int) -> str:
    if shape is None:
        return _digest(formula)
    seen = tuple(_seen_from(place, row, column) for place in shape.places)
    return _form(shape.skeleton, seen)


def _seen_from(place: Place, row: int, column: int) -> tuple[str | int, ...]:
    """The columns and rows of a reference, counted from its formula where no dollar sign is."""
    first_row, first_column, last_row, last_column, marks, is_range, _ = place
    first = (
        first_column if marks[0] == "$" else first_column - column,
        first_row if marks[1] == "$" else first_row - row,
    )
    if not is_range or (first_row, first_column) == (last_row, last_column):
        return (marks[:2], *first)  # LibreOffice writes $B$7 for $B$7:$B$7
    return (
        marks,
        first[0],
        0 if marks[1] == "$" else first[1],
        last_column if marks[2] == "$" else last_column - column,
        0 if marks[3] == "$" else last_row - row,
    )


@lru_cache(maxsize=1 << 14)
def _form(skeleton: str, seen: tuple[tuple[str | int, ...], ...]) -> str:
    return _digest(f"{_meaning(skeleton)} {seen}")


@lru_cache(maxsize=1 << 12)
def _meaning(skeleton: str) -> str:
    tree = tree_of(_TRUTHS.sub(r"\1", skeleton))
    return skeleton if tree is None else _NUMBERS.sub(_plain, repr(tree)).casefold()


def _plain(number: re.Match[str]) -> str:
    return f"{EXACT.normalize(Decimal(number[1]))}"


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=4).hexdigest()

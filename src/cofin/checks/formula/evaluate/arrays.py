"""Functions and operators over whole ranges, cell by cell."""

from __future__ import annotations

from collections.abc import Callable

from cofin.checks.formula.evaluate.values import (
    Cells,
    Element,
    Frame,
    Matrix,
    NotJudged,
    Scalar,
    Value,
    Wrong,
    scalar,
)


def is_many(value: Value) -> bool:
    """Whether a value has more than one cell."""
    if type(value) is Cells:
        return not value.is_one
    return isinstance(value, list)


def matrix(frame: Frame, value: Value) -> Matrix:
    """Any value as rows of cells."""
    if type(value) is Cells:
        return frame.book.matrix(value)
    return value if isinstance(value, list) else [[scalar(frame, value)]]


def each(frame: Frame, how: Callable[..., Scalar], *values: Value) -> Matrix:
    """The function for every cell; single values, rows and columns are repeated."""
    tables = [matrix(frame, value) for value in values]
    rows = max(len(table) for table in tables)
    columns = max(len(table[0]) for table in tables)
    if any(len(t) not in (1, rows) or len(t[0]) not in (1, columns) for t in tables):
        raise NotJudged
    frame.book.spend(rows * columns)
    if len(tables) == 2 and len(tables[1]) == len(tables[1][0]) == 1:  # the usual case
        other = tables[1][0][0]
        return [[_one(how, cell, other) for cell in row] for row in tables[0]]
    return [
        [
            _one(how, *(t[row if len(t) > 1 else 0][at if len(t[0]) > 1 else 0] for t in tables))
            for at in range(columns)
        ]
        for row in range(rows)
    ]


def _one(how: Callable[..., Scalar], *values: Element) -> Element:
    """The function of one cell of each; an error is the value of that cell alone."""
    try:
        return how(*values)
    except Wrong as wrong:
        return wrong.error

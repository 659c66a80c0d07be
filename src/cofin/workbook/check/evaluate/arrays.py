"""Functions and operators over whole ranges, cell by cell."""

from __future__ import annotations

from collections.abc import Callable

from cofin.workbook.check.evaluate.values import (
    Cells,
    Frame,
    Matrix,
    NotJudged,
    Scalar,
    Value,
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
    return [
        [
            how(*(t[row if len(t) > 1 else 0][column if len(t[0]) > 1 else 0] for t in tables))
            for column in range(columns)
        ]
        for row in range(rows)
    ]

"""The formulas of a workbook, taken apart once for all checks.

Many files of one template have the same formulas and differ in what is typed.  What follows
from the formulas alone is found for the first of them and kept for the next ones.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import (
    Callable,
    Collection,
    Hashable,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from functools import lru_cache
from typing import NamedTuple, TypeAlias, TypeVar, cast

from cofin.checks.formula.shape import Shape, shape_of
from cofin.checks.same import Same
from cofin.grid import DefinedName, Grid, Position, Table

T = TypeVar("T")
_Names: TypeAlias = Mapping[tuple[str, str], DefinedName]

#: A run of what is no sign of a formula: functions, numbers and names.
_WORD = re.compile(r"[^\s\x01+\-*/^&=<>()\[\]{},;:!'\"%#@$~|]+")

#: Workbooks whose formulas are remembered: an older version of a template beside the present
#: one, or sheets in two languages.
_MOST = 4

#: Of a workbook with more formulas none is remembered; a budget of 200 lines has 2,000.
_MOST_FORMULAS = 10_000


class Written(NamedTuple):
    """A formula: its sheet as the workbook spells it, its place, and its shape."""

    sheet: str
    row: int
    column: int
    shape: Shape

    @property
    def key(self) -> tuple[str, int, int]:
        """Sheet, row and column."""
        return self[:3]


class _Texts(NamedTuple):
    """All that formulas say but for their names: equal for one template."""

    sheets: tuple[tuple[str, list[tuple[Position, str]]], ...]  # in the order of the file
    tables: tuple[Table, ...]
    date1904: bool


class Formulas:
    """Every formula that can be read, in the order of the file.

    Most formulas of a workbook are copies of each other, so what depends on the skeleton
    alone is asked once for each of them.
    """

    def __init__(self, texts: _Texts) -> None:
        by_sheet: dict[str, dict[Position, Shape]] = {}
        by_skeleton: dict[str, list[Written]] = defaultdict(list)
        for name, formulas in texts.sheets:
            here = by_sheet.setdefault(name, {})
            for position, formula in formulas:
                if formula and (shape := shape_of(formula)) is not None:
                    here[position] = shape
                    by_skeleton[shape.skeleton].append(Written(name, *position, shape))
        self.by_sheet: Mapping[str, Mapping[Position, Shape]] = by_sheet
        self.by_skeleton: Mapping[str, Sequence[Written]] = dict(by_skeleton)
        self._kept: dict[Hashable, tuple[object, object]] = {}

    def once(
        self,
        what: Hashable,
        of: object,
        derive: Callable[[], T],
        unless: Callable[[], bool] = lambda: False,
    ) -> T:
        """What follows from the formulas and from ``of`` alone: the last one is kept.

        It is handed to workbooks with the same formulas and other values, so nothing in it may
        come from a value, or refer to one; ``unless`` tells that something does, and is asked
        when it has been derived.
        """
        known = self._kept.get(what)
        if known is not None and known[0] == of:
            return cast("T", known[1])
        found = derive()
        if not unless():
            self._kept[what] = (of, found)
        return found


class _Known(NamedTuple):
    """A workbook's formulas, their words, and what those of them that are names stand for."""

    texts: _Texts
    words: frozenset[str]
    names: _Names
    formulas: Formulas


_known: deque[_Known] = deque(maxlen=_MOST)


def formulas_of(grid: Grid) -> Formulas:
    """The formulas of a workbook, found once: the same object for workbooks of one template."""
    return _formulas(Same(grid))


@lru_cache(maxsize=2)
def _formulas(same: Same[Grid]) -> Formulas:
    texts, names = _texts(same.thing), same.thing.names
    for known in tuple(_known):  # another thread may be adding to it
        if known.texts == texts and known.names == _used(names, known.words):
            return known.formulas
    found = Formulas(texts)
    if sum(len(formulas) for _, formulas in texts.sheets) <= _MOST_FORMULAS:
        words = frozenset(_words(found.by_skeleton))
        _known.append(_Known(texts, words, _used(names, words), found))
    return found


def _words(formulas: Iterable[str]) -> Iterator[str]:
    """Everything in formulas that may be a name, as names are looked up."""
    for formula in formulas:
        yield from map(str.casefold, _WORD.findall(formula))


def _used(names: _Names, words: Collection[str]) -> _Names:
    """The names that formulas use, and all that stand for formulas themselves.

    The sheets of the partners of one consortium differ in the names of their figures
    (``fig.partners.P1.eligible``), which no formula uses.
    """
    return {key: name for key, name in names.items() if name.area is None or key[1] in words}


def _texts(grid: Grid) -> _Texts:
    sheets = (
        (sheet.name, [(at, cell[2]) for at, cell in sheet.cells.items() if cell[2] is not None])
        for sheet in grid.sheets
    )
    return _Texts(tuple(sheets), grid.tables, grid.date1904)

"""Formulas that only read another cell, and the words at both of their ends."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from cofin.checks.formula.references import is_one_cell
from cofin.checks.formula.shape import SLOT
from cofin.checks.formula.written import formulas_of
from cofin.checks.structure.lines.line import lines_of
from cofin.checks.subject import CellKey, Subject
from cofin.checks.words.divisions import Division, any_of_divisions
from cofin.checks.words.labels import column_label, row_label
from cofin.checks.words.sums import fold, without_code
from cofin.grid import SheetGrid

#: A sheet name may stand in quotes; in brackets it would be of another workbook.
_LINK = re.compile(rf"\+?(?:(?:'(?:[^'\[]|'')+'|[\w.]+)!)?{SLOT}")


class Link(NamedTuple):
    """A cell and the one that it reads."""

    here: CellKey
    there: CellKey


def links_of(subject: Subject) -> Iterator[Link]:
    """The links of a workbook."""
    references = lines_of(subject.grid).references
    for skeleton, formulas in formulas_of(subject.grid).by_skeleton.items():
        if not is_link(skeleton):
            continue
        for formula in formulas:
            areas = references.of_shape(formula.shape, *formula.key)
            if len(areas) == 1 and is_one_cell(areas[0].range):
                yield Link(formula.key, (areas[0].sheet, *areas[0].range[:2]))


@lru_cache(maxsize=1 << 12)
def is_link(skeleton: str) -> bool:
    """Whether a formula does nothing but read one cell."""
    return len(skeleton) < 100 and _LINK.fullmatch(skeleton) is not None


#: The words that a link can follow: those of its row, or of its column.
AXES = ("row", "column")


class Misread(NamedTuple):
    """A link, what it should read, and the words at its other end."""

    link: Link
    expected: CellKey
    there: str
    is_line: bool = False
    is_alone: bool = False  # no link beside it says so
    others: str = ""  # what the links around it read of their sheets


class Ends:
    """The words at the ends of links."""

    def __init__(self, subject: Subject) -> None:
        self.sheets: Mapping[str, SheetGrid] = {s.name: s for s in subject.grid.sheets}
        self._words: dict[tuple[CellKey, str], frozenset[str]] = {}
        self._columns: dict[str, dict[int, list[int]]] = {}
        self._rows: dict[str, dict[int, list[int]]] = {}

    def words(self, key: CellKey, way: str) -> frozenset[str]:
        """The words of a cell's row or column, or of its sheet."""
        if (key, way) not in self._words:
            self._words[key, way] = words_of(self.name(key, way))
        return self._words[key, way]

    def name(self, key: CellKey, way: str) -> str:
        """The same as they are written."""
        if way == "sheet":
            return key[0]
        label = row_label if way == "row" else column_label
        return label(self.sheets[key[0]], *key[1:]) if key[0] in self.sheets else ""

    def others(self, key: CellKey, way: str) -> Iterator[CellKey]:
        """The cells beside one: in its column, in its row, or in its place on other sheets."""
        name, row, column = key
        if way == "sheet":
            yield from ((other, row, column) for other in self.sheets if other != name)
            return
        if name not in self._rows:
            columns, rows = self._columns, self._rows
            columns[name], rows[name] = defaultdict(list), defaultdict(list)
            for at in self.sheets[name].cells if name in self.sheets else ():
                columns[name][at[1]].append(at[0])
                rows[name][at[0]].append(at[1])
        if way == "row":
            yield from ((name, r, column) for r in self._columns[name][column] if r != row)
        else:
            yield from ((name, row, c) for c in self._rows[name][row] if c != column)


@lru_cache(maxsize=4096)
def words_of(name: str) -> frozenset[str]:
    """The words of a label or a sheet, without its code: ``Partner 2`` is ``P2``."""
    text = fold(name)
    for shape, short in _numbered_parts():
        text = shape.sub(rf"{short}\1", text)
    return frozenset(without_code(text).split())


@cache
def _numbered_parts() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Work packages and partners with their numbers, and what they are called in short."""
    return tuple(
        (re.compile(rf"\b(?:{any_of_divisions(division)}) ?0*(\d{{1,2}})\b"), short)
        for division, short in ((Division.WORK_PACKAGE, "wp"), (Division.PARTNER, "p"))
    )


def are_one(these: frozenset[str], those: frozenset[str]) -> bool:
    """Whether two labels name one thing: all words of the shorter are in the longer."""
    return bool(these and those) and (these <= those or those <= these)

"""Part of C04: a typed amount that the list has not, which others of its column ask.

``=SUMIF(List!C:C,A4,List!E:E)`` adds up the rows of the list that are called as A4.  Where no row
is called so, nobody typed over that formula: wages come from the payroll, not from the list.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import islice

from cofin.checks.formula.references import References
from cofin.checks.formula.shape import shape_of
from cofin.checks.formula.written import Written
from cofin.checks.structure.lines.line import Line, lines_of
from cofin.checks.structure.ranges.asked import Track, key_in, keys_asked_by
from cofin.checks.structure.values import look_in, would_give
from cofin.checks.subject import Subject
from cofin.grid import Area, Position

#: Other rows of a column that are looked for in the list.
_MOST_OTHERS = 50


class Lists:
    """The keys in the lists of a workbook, each column read once."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._look = look_in(subject)
        self._references: References = lines_of(subject.grid).references
        self._keys: dict[Track, Mapping[str, list[int]]] = {}

    def have_not(self, line: Line, position: Position) -> bool:
        """Whether a line asks lists for what none of their rows is called, as others' are."""
        formula = line.pattern.formula_at(position)
        if "SUMIF" not in formula.upper() or not self._lacks(line, position):
            return False
        others = islice((each for each in line.positions if each in line.fitting), _MOST_OTHERS)
        if all(self._lacks(line, each) for each in others):
            return False  # nobody has filled the list
        key = (line.sheet.name, *position)
        return would_give(self._subject, formula, key, line.neighbour(position)) == 0

    def _lacks(self, line: Line, position: Position) -> bool:
        """Whether each sum of a line's formula asks for a key that its list has not."""
        shape = shape_of(line.pattern.formula_at(position))
        assert shape is not None
        formula = Written(line.sheet.name, *position, shape)
        sought = list(keys_asked_by(formula, self._references, self._look))
        return bool(sought) and all(
            any(not self._holds(*each) for each in keys.items()) for keys in sought
        )

    def _holds(self, area: Area, key: str) -> bool:
        first_row, column, last_row, _ = area.range
        rows = self._rows(area.sheet, column).get(key.casefold(), ())
        return any(first_row <= row <= last_row for row in rows)

    def _rows(self, name: str, wanted: int) -> Mapping[str, list[int]]:
        """By key the rows of a column."""
        if (name, wanted) not in self._keys:
            found: dict[str, list[int]] = defaultdict(list)
            sheet = self._subject.grid.sheet(name)
            for row, column in sheet.cells if sheet is not None else ():
                if column == wanted:
                    found[key_in(self._look(name, row, column)).casefold()].append(row)
            self._keys[name, wanted] = found
        return self._keys[name, wanted]

"""Ids that were typed over where they are declared: told there, not wherever they are used.

When lines name a partner that the table lacks, and one row of the table must be the one that is
meant, it is that row's id that was lost: its id is written almost so (``P02``), or all others are
numbered as their rows are, or it is the only row whose id nobody uses, or that has none.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from cofin.core.parse_lines import Row
from cofin.core.parse_problems import FieldPath, Problems, folded, quoted
from cofin.errors import Problem
from cofin.text import Value

Found: TypeAlias = tuple[FieldPath, Problem]

_UNKNOWN = {
    "partner": "project.unknown_partner",
    "work_package": "project.unknown_work_package",
}
_USED_IN = {
    "partner": (
        *(("work_package", "lead"), ("cost", "partner")),
        *(("exchange", "partner"), ("funding", "partner")),
    ),
    "work_package": (("cost", "work_package"), ("exchange", "work_package")),
}

#: So many places do not all have the same slip.
_FEWEST_USES = 2

_NUMBERED = re.compile(r"(.*?)([1-9][0-9]*)")
_ZEROS = re.compile(r"(?<![0-9])0+(?=[0-9])")


def tell_lost_ids(rows: Mapping[str, Sequence[Row]], problems: Problems) -> None:
    """Put one problem at each lost id in place of those wherever it is used."""
    for table, code in _UNKNOWN.items():
        uses: defaultdict[str, list[Found]] = defaultdict(list)
        for each in problems.found:
            if each[1].code == code:
                uses[_word(each).lower()].append(each)
        if not uses:
            continue
        places = _Table(table, rows, problems)
        for word, number in places.meant(uses):
            if len(uses[word]) >= _FEWEST_USES:
                places.tell(number, uses[word])
                problems.found = [each for each in problems.found if each not in uses[word]]
                problems.elsewhere += [path for path, _ in uses[word]]


def _word(found: Found) -> str:
    """The id that a place names and nobody has, as it is written there."""
    return str(found[1].values["value"])[1:-1]


class _Table:
    """The rows of one table: whose id nobody uses, and whose is none."""

    def __init__(self, table: str, rows: Mapping[str, Sequence[Row]], problems: Problems) -> None:
        self._table, self._problems = table, problems
        self._ids = [str(row.get("id", "")) for row in rows[table]]
        used = set(_used(table, rows))
        self._idle = [n for n, id_ in enumerate(self._ids, 1) if id_ and id_.lower() not in used]
        self._faulty = [
            path[1]
            for path, problem in problems.found
            if path[0] == table and path[-1] == "id" and isinstance(path[1], int)
            if problem.code != "project.stands_alone"  # that is no row
        ]

    def meant(self, uses: Mapping[str, Sequence[Found]]) -> Iterator[tuple[str, int]]:
        """The lost ids, in small letters, with the row that must be meant."""
        found = {**dict(self._numbered(uses)), **dict(self._alike(uses))}
        if len(set(found.values())) < len(found):  # they contradict each other
            return
        yield from found.items()
        open_words = [word for word in uses if word not in found]
        faulty = [number for number in self._faulty if number not in found.values()]
        rows = faulty or [number for number in self._idle if number not in found.values()]
        if len(open_words) == len(rows) == 1:
            yield open_words[0], rows[0]

    def _alike(self, words: Mapping[str, Sequence[Found]]) -> Iterator[tuple[str, int]]:
        """Ids of rows that are written almost as a lost one is."""
        written = {number: _bare(self._ids[number - 1]) for number in self._idle}
        for number in self._faulty:
            problem = self._problems.found[self._at(number)][1]
            written[number] = _bare(str(problem.values.get("value", "")))
        count = Counter(_bare(word) for word in words)
        for word in words:
            rows = [number for number, text in written.items() if text == _bare(word)]
            if len(rows) == count[_bare(word)] == 1:
                yield word, rows[0]

    def _numbered(self, words: Mapping[str, Sequence[Found]]) -> Iterator[tuple[str, int]]:
        """Rows whose ids are not their numbers, in a table in which all others are."""
        parted = [_NUMBERED.fullmatch(word) for word in words]
        starts = {each[1] if each else None for each in parted}
        if len(starts) != 1 or None in starts:
            return
        (start,) = starts
        others = {n for n, id_ in enumerate(self._ids, 1) if id_.lower() != f"{start}{n}"}
        rows = [int(each[2]) for each in parted if each]
        if set(rows) == others and others <= {*self._idle, *self._faulty}:
            yield from zip(words, rows, strict=True)

    def _at(self, number: int) -> int:
        """Where among the problems the one with the id of a row is."""
        paths = [path for path, _ in self._problems.found]
        return paths.index((self._table, number, "id"))

    def tell(self, number: int, uses: Sequence[Found]) -> None:
        """One problem at the id of a row."""
        word, first = _word(uses[0]), uses[0][1]
        if number in self._faulty:
            path, problem = self._problems.found[self._at(number)]
            worded = replace(problem, values={**problem.values, "suggestion": word})
            self._problems.found[self._at(number)] = path, worded
            return
        values: dict[str, Value] = {
            "value": quoted(self._ids[number - 1]),
            "used": quoted(word),
            "count": len(uses),
            "first": first.where,
        }
        self._problems.add((self._table, number, "id"), "id_unused", **values)


def _bare(id_: str) -> str:
    """An id without what slips are made of: blanks, hyphens, zeros before a number."""
    return _ZEROS.sub("", folded(id_.strip('"')))


def _used(table: str, rows: Mapping[str, Sequence[Row]]) -> Iterator[str]:
    for other, field in _USED_IN[table]:
        yield from (str(row.get(field, "")).lower() for row in rows[other])

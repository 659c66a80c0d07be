"""An id that was typed over where it is declared: told there, not wherever it is used.

When all lines name one partner that the table lacks, and one row of the table has an id that
nobody uses, or none, it is that row's id that was lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from cofin.core.parse_lines import Row
from cofin.core.parse_problems import FieldPath, Problems, quoted
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


def tell_lost_ids(rows: Mapping[str, Sequence[Row]], problems: Problems) -> None:
    """Put one problem at the id in place of those wherever it is used."""
    for table, code in _UNKNOWN.items():
        unknown = [each for each in problems.found if each[1].code == code]
        words = {str(problem.values["value"]) for _, problem in unknown}
        if (
            len(words) == 1
            and len(unknown) >= _FEWEST_USES
            and _tell(table, rows, problems, unknown)
        ):
            problems.found = [each for each in problems.found if each not in unknown]
            problems.elsewhere += [path for path, _ in unknown]


def _tell(
    table: str, rows: Mapping[str, Sequence[Row]], problems: Problems, unknown: Sequence[Found]
) -> bool:
    """Whether one row of the table must be the one that is meant; if so, it is told there."""
    first = unknown[0][1]
    word = str(first.values["value"])
    faulty = [
        at
        for at, (path, _) in enumerate(problems.found)
        if path[0] == table and path[-1] == "id" and len(path) > 2
    ]
    if len(faulty) == 1:
        path, problem = problems.found[faulty[0]]
        worded = replace(problem, values={**problem.values, "suggestion": word[1:-1]})
        problems.found[faulty[0]] = path, worded
        return True
    used = set(_used(table, rows))
    idle = [n for n, row in enumerate(rows[table], 1) if _id(row) and _id(row) not in used]
    if faulty or len(idle) != 1:
        return False
    value = quoted(str(rows[table][idle[0] - 1]["id"]))
    values: dict[str, Value] = {
        "value": value,
        "used": word,
        "count": len(unknown),
        "first": first.where,
    }
    problems.add((table, idle[0], "id"), "id_unused", **values)
    return True


def _used(table: str, rows: Mapping[str, Sequence[Row]]) -> Iterable[str]:
    for other, field in _USED_IN[table]:
        yield from (str(row.get(field, "")).lower() for row in rows[other])


def _id(row: Row) -> str:
    return str(row.get("id", "")).lower()

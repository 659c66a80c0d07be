"""As much of a faulty project as makes sense, for checks that go on where a reader would stop."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from cofin.core.model import THIRD_PARTY_SUPPORT, Project
from cofin.core.parse import Tables, built, read_tables
from cofin.core.parse_lines import Row
from cofin.core.parse_problems import FieldPath, Place, Wording, as_in_files
from cofin.core.schema import PROJECT, TABLES
from cofin.core.unread import of_doubled
from cofin.errors import InputError, Problem
from cofin.rules.profile import CallProfile

#: Problems that make a whole row unusable although each of its values is fine by itself.
_UNUSABLE = frozenset({"project.duplicate_id", "project.amount_too_large"})

_REFERENCES = ("partner", "work_package")

_Faults: TypeAlias = Mapping[tuple[str, int], list[tuple[str, str]]]
"""Field and code of what is wrong, by table and row."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """What could be read, and every problem in reading order.

    ``kept`` says for each table which rows (from 1) became the rows of the project: row 1 of
    ``project.costs`` is row ``kept["cost"][0]`` of what was read.  ``lost`` is what is not in
    the project although something was typed there: rows and fields, as they were read.
    """

    project: Project | None
    problems: tuple[Problem, ...]
    kept: Mapping[str, tuple[int, ...]]
    lost: tuple[FieldPath, ...] = ()


def parse_tolerantly(
    raw: Mapping[str, object],
    profile: CallProfile,
    place: Place | None = None,
    *,
    wording: Wording = as_in_files,
    other_partners: bool = False,
) -> Parsed:
    """Like ``parse_project``, but leaves out what is wrong instead of raising.

    Left out are optional values that were refused, rows that lack a required one, and lines
    of a partner or work package that is itself left out.  ``project`` is ``None`` only when
    there are more rows than anybody could mean.
    """
    try:
        tables = read_tables(raw, profile, place, wording=wording, other_partners=other_partners)
    except InputError as error:
        return Parsed(None, error.problems, {})
    faults = dict(_by_row(tables))
    kept: dict[str, dict[int, Row]] = {}
    for table in TABLES:
        kept[table] = dict(_usable(table, tables, faults, kept, profile))
    rows = {key: list(numbered.values()) for key, numbered in kept.items()}
    rows["project"] = [_project(tables, faults)]
    return Parsed(
        built(tables.call, rows, profile, is_part=other_partners),
        tables.problems.in_reading_order(),
        {key: tuple(numbered) for key, numbered in kept.items()},
        tuple(_lost(tables, faults, {**kept, "project": {0: rows["project"][0]}})),
    )


def _lost(
    tables: Tables, faults: _Faults, kept: Mapping[str, Mapping[int, Row]]
) -> Iterator[FieldPath]:
    """Rows and fields that the project lacks, and rows of which it is open whose they are."""
    for (table, number), wrong in faults.items():
        row = kept.get(table, {}).get(number)
        for field, _ in wrong:
            if row is not None and field not in row:
                yield (table, number, field) if number else (table, field)
    yield from tables.problems.elsewhere
    for table in TABLES:
        for number in range(1, len(tables.rows[table]) + 1):
            if number not in kept[table]:
                yield table, number
    doubled = {table: frozenset(_doubled(table, tables, faults)) for table in _REFERENCES}
    for table in TABLES:
        yield from of_doubled(table, kept[table], doubled)


def _doubled(table: str, tables: Tables, faults: _Faults) -> Iterator[str]:
    """Ids that several rows of a table have."""
    for number, row in enumerate(tables.rows[table], 1):
        if any(code == "project.duplicate_id" for _, code in faults.get((table, number), ())):
            yield str(row.get("id", "")).lower()


def _by_row(tables: Tables) -> Iterator[tuple[tuple[str, int], list[tuple[str, str]]]]:
    """Field and code of the problems of each row; the project's own is row 0 of ``project``."""
    found: dict[tuple[str, int], list[tuple[str, str]]] = {}
    for path, problem in tables.problems.found:
        table, number, field = _parts(path)
        found.setdefault((table, number), []).append((field, problem.code))
    yield from found.items()


def _parts(path: FieldPath) -> tuple[str, int, str]:
    match path:
        case (str(table), int(number), str(field)):
            return table, number, field
        case (str(table), int(number)):
            return table, number, ""
        case (str(table), str(field)):
            return table, 0, field
        case _:
            return str(path[0]), 0, ""


def _usable(
    table: str,
    tables: Tables,
    faults: _Faults,
    kept: Mapping[str, Mapping[int, Row]],
    profile: CallProfile,
) -> Iterator[tuple[int, Row]]:
    """The rows that can be calculated with, by their number."""
    if table == "exchange" and THIRD_PARTY_SUPPORT not in {c.key for c in profile.categories}:
        return
    required = [field.key for field in TABLES[table][0] if field.required]
    ids = {key: {row["id"] for row in kept[key].values()} for key in _REFERENCES if key in kept}
    for number, row in enumerate(tables.rows[table], 1):
        wrong = faults.get((table, number), [])
        if wrong and (table == "override" or _UNUSABLE & {code for _, code in wrong}):
            continue
        if all(key in row for key in required) and _refers_to(row, ids):
            yield number, _without(row, [field for field, _ in wrong if field not in required])


def _refers_to(row: Row, ids: Mapping[str, Collection[object]]) -> bool:
    """Whether the partner and the work package of a line are there."""
    return all(row[key] in known for key, known in ids.items() if key in row)


def _project(tables: Tables, faults: _Faults) -> Row:
    """The project's own fields; one without a name is still a project."""
    wrong = [field for field, _ in faults.get(("project", 0), [])]
    empty = {field.key: "" for field in PROJECT if field.required}
    return {**empty, **_without(tables.rows["project"][0], wrong)}


def _without(row: Row, fields: Collection[str]) -> Row:
    return {key: value for key, value in row.items() if key not in fields} if fields else row

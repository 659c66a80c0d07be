"""From plain tables (a TOML file, a JSON file, a filled workbook) to a ``Project``.

Nothing is guessed and nothing is passed over: a value that its field cannot hold is a
problem, and all problems are reported at once, each with its place and, where a word is
misspelt, with the word probably meant.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from cofin.core.judgement import found_good, names_call
from cofin.core.model import Override, Project
from cofin.core.parse_begun import is_begun
from cofin.core.parse_kinds import rule_for
from cofin.core.parse_known import Known, known_to
from cofin.core.parse_lines import Row
from cofin.core.parse_lost_ids import tell_lost_ids
from cofin.core.parse_meaning import check_meaning
from cofin.core.parse_numbers import Rule
from cofin.core.parse_problems import (
    OWN_KINDS,
    Place,
    Problems,
    Refused,
    Vocabulary,
    Wording,
    as_in_files,
    default_place,
    is_missing,
    quoted,
    shown,
)
from cofin.core.schema import PROJECT, TABLES, Field
from cofin.errors import InputError, must_be
from cofin.rules.profile import CallProfile
from cofin.text import Value

#: Most rows of each table; beyond, nothing else is looked at.
MOST_ROWS = {
    "partner": 60,
    "work_package": 40,
    "cost": 200_000,
    "exchange": 10_000,
    "funding": 10_000,
    "override": 200,
}

_TOP = ("call", "project", *TABLES)


@dataclass(frozen=True, slots=True)
class _Table:
    """The fields of one table with their rules."""

    key: str
    rules: Mapping[str, Rule[object]]
    required: tuple[str, ...]
    words: Vocabulary


@dataclass(frozen=True, slots=True)
class Tables:
    """The rows of every table with their values read, and what is wrong with them."""

    call: str
    rows: dict[str, list[Row]]  # values that were refused are left out; ``project`` has one row
    problems: Problems


def parse_project(
    raw: Mapping[str, object],
    profile: CallProfile,
    place: Place | None = None,
    *,
    wording: Wording = as_in_files,
    other_partners: bool = False,
) -> Project:
    """The project that ``raw`` describes, with the words and tables of the call.

    ``raw`` has the shape of a project file: ``call``, ``project``, lists of mappings under
    ``partner``, ``cost`` and so on; numbers are ``Decimal``, ``int`` or (from Python)
    ``float``; a value of ``None`` counts as not given, and blanks of pandas (``NaN``) have to
    be made such: ``df.astype(object).where(df.notna(), None)``.  ``place`` words a path for the
    reader (default: ``cost[17].category``), ``wording`` its problem.
    Without ``call`` it is the profile's id.
    ``other_partners``: the consortium has partners that are not listed here, as in a partner
    sheet; one of them may lead a work package or be the coordinator.

    Raises ``InputError`` with every problem found, in reading order.
    """
    must_be("raw", raw, Mapping)
    must_be("profile", profile, CallProfile)
    tables = read_tables(raw, profile, place, wording=wording, other_partners=other_partners)
    if tables.problems.found:
        raise InputError(tables.problems.in_reading_order())
    project = built(tables.call, tables.rows, profile, is_part=other_partners)
    return found_good(project, project, profile) if names_call(project.call, profile) else project


def read_tables(
    raw: Mapping[str, object],
    profile: CallProfile,
    place: Place | None = None,
    *,
    wording: Wording = as_in_files,
    other_partners: bool = False,
) -> Tables:
    """The rows of ``raw`` and every problem with them (see ``parse_project``).

    Raises ``InputError`` only when there are more rows than anybody could mean.
    """
    order = {key: i for i, key in enumerate(_TOP)}
    problems = Problems(place or default_place, order, wording)
    raw_rows = _raw_rows(raw, problems)
    known = known_to(profile, raw_rows, other_partners=other_partners)
    rows = {key: _rows(_table(key, known), raw_rows[key], problems) for key in raw_rows}
    call = _call(raw, profile, problems)
    check_meaning(rows, raw_rows, known, problems)
    tell_lost_ids(rows, problems)
    return Tables(call, rows, problems)


def built(
    call: str, rows: Mapping[str, Sequence[Row]], profile: CallProfile, *, is_part: bool
) -> Project:
    """The project of rows in which no required value is missing."""
    contents = {
        attribute: tuple(model(**{**defaults, **row}) for row in rows[key])
        for key, (fields, model, attribute) in TABLES.items()
        for defaults in [_defaults(fields)]
    }
    contents["overrides"] = _in_profile_order(contents["overrides"], profile)
    project: dict[str, Any] = {**_defaults(PROJECT), **rows["project"][0], **contents}
    return Project(call=call, is_part=is_part, **project)


def _in_profile_order(
    overrides: tuple[Override, ...], profile: CallProfile
) -> tuple[Override, ...]:
    """Overrides as the call lists its parameters: they have no order of their own."""
    order = list(profile.parameters)
    return tuple(sorted(overrides, key=lambda each: (order.index(each.parameter), each.category)))


def _defaults(fields: Sequence[Field]) -> dict[str, object]:
    return {field.key: field.default for field in fields if not field.required}


def _call(raw: Mapping[str, object], profile: CallProfile, problems: Problems) -> str:
    """The call as the file names it, the profile's id when it names none."""
    named = raw.get("call")
    if isinstance(named, str) and named:
        return named
    if named is not None:
        problems.add(("call",), "not_text", value=shown(named))
    return profile.id


def _raw_rows(raw: Mapping[str, object], problems: Problems) -> dict[str, Sequence[object]]:
    """The rows of every table as given; ``project`` is a table of one row.

    Raises ``InputError`` at once when there are more than anybody could mean.
    """
    words = Vocabulary(_TOP)
    for key in raw:
        if key not in words:
            problems.add((str(key),), "unknown_table", **_unknown(str(key), words))
    rows: dict[str, Sequence[object]] = {"project": [_project(raw, problems)]}
    too_many = False
    for key in TABLES:
        found = raw.get(key)
        given = found if isinstance(found, list | tuple) else []
        if found is not None and found is not given:
            problems.add((key,), "not_a_list", key=key, value=shown(found))
        if len(given) > MOST_ROWS[key]:
            problems.add((key,), "too_many", key=key, count=len(given), limit=MOST_ROWS[key])
            too_many = True
        rows[key] = given
    if too_many:
        raise InputError(problems.in_reading_order())
    return rows


def _project(raw: Mapping[str, object], problems: Problems) -> object:
    found = raw.get("project")
    if isinstance(found, Mapping):
        return found
    if found is None:
        problems.add(("project",), "missing_table", key="project")
    else:
        problems.add(("project",), "not_a_table", key="project", value=shown(found))
    return None


def _unknown(key: str, words: Vocabulary) -> dict[str, Value]:
    return {"key": quoted(key), "suggestion": words.nearest(key), "words": words.listed()}


def _table(key: str, known: Known) -> _Table:
    """The fields of a table; an override may also concern the indirect costs."""
    fields: tuple[Field, ...] = PROJECT if key == "project" else TABLES[key][0]
    if key == "override":
        both = (*known.categories.words, known.profile.indirect.key)
        known = replace(known, categories=Vocabulary(both))
    return _Table(
        key=key,
        rules={field.key: rule_for(field, known) for field in fields},
        required=tuple(field.key for field in fields if field.required),
        words=Vocabulary(field.key for field in fields),
    )


def _rows(table: _Table, rows: Sequence[object], problems: Problems) -> list[Row]:
    """The rows with their values read; a row that is none is kept as an empty one."""
    found: list[Row] = []
    for number, row in enumerate(rows, 1):
        if isinstance(row, Mapping):
            found.append(_row(table, row, number, problems))
            continue
        found.append({})
        if table.key != "project":  # said already
            problems.add((table.key, number), "not_a_table", key=table.key, value=shown(row))
    return found


def _row(
    table: _Table, row: Mapping[str, object], number: int, problems: Problems
) -> dict[str, object]:
    """The values of one row; those that are refused or missing are left out."""
    values: dict[str, object] = {}
    path = ("project",) if table.key == "project" else (table.key, number)
    if table.key != "project" and is_begun(table.key, number, row, table.rules, problems):
        return values
    meant = set()
    for key, value in row.items():
        rule = table.rules.get(key)
        if rule is None:
            said = str(key)  # Python code may give anything
            problems.add((*path, said), "unknown_key", **_unknown(said, table.words))
            meant.add(table.words.nearest(said))
        elif type(value) not in OWN_KINDS and is_missing(value):
            problems.refuse((*path, key), Refused("no_value", value=shown(value)))
        elif value is not None:
            try:
                values[key] = rule(value)
            except Refused as refused:
                problems.refuse((*path, key), refused)
    for key in table.required:
        if row.get(key) is None and key not in meant:  # a misspelt key is one problem, not two
            problems.add((*path, key), "missing", key=key)
    return values

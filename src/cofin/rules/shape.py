"""The second pass: every key is known, present where it must be, and holds its kind of value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cofin.errors import Problem
from cofin.rules.document import (
    MOST_ENTRIES,
    Document,
    Table,
    bare,
    not_among,
    problem_at,
    rows,
    suggestion,
    table,
    tables,
    written,
)
from cofin.rules.kinds import Kind, problem_of
from cofin.rules.parameters import PARAMETERS
from cofin.rules.profile import Status


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a table: what it holds, and whether it may be left out."""

    kind: Kind
    optional: bool = False
    choices: tuple[str, ...] = ()


_TEXT = Key(Kind.TEXT)
_MAYBE_TEXT = Key(Kind.TEXT, optional=True)
_LABELS = Key(Kind.LABELS)
_DATE = Key(Kind.DATE)
_MAYBE_DATE = Key(Kind.DATE, optional=True)
_FLAG = Key(Kind.FLAG)
_KEY = Key(Kind.KEY)
_MAYBE_MONEY = Key(Kind.MONEY, optional=True)
_MAYBE_LIST = Key(Kind.LIST, optional=True)
_MAYBE_TABLE = Key(Kind.TABLE, optional=True)

_CITED = {
    "source": _TEXT,
    "where": Key(Kind.PASSAGE),
    "status": Key(Kind.TEXT, choices=tuple(Status)),
    "note": Key(Kind.LABELS, optional=True),
}
_FILE = {
    "schema": Key(Kind.SCALAR),
    "call": Key(Kind.TABLE),
    "tables": _MAYBE_TABLE,
    "source": Key(Kind.TABLE),
    "parameter": Key(Kind.TABLE),
    "programme_action": _MAYBE_LIST,
    "category": Key(Kind.LIST),
    "activity": _MAYBE_LIST,
    "milestone": _MAYBE_LIST,
    "worked_example": Key(Kind.LIST),
}
_CALL = {
    "id": Key(Kind.CALL_ID),
    "title": _LABELS,
    "programme": _LABELS,
    "manager": _MAYBE_TEXT,
    "currency": Key(Kind.TEXT, choices=("EUR",)),
    "status": Key(Kind.TEXT, choices=("complete", "partial", "withdrawn")),
    "published": _DATE,
    "deadline": _DATE,
    "deadline_time": _MAYBE_TEXT,
    "checked_on": _DATE,
}
_TABLES = {"regions": _MAYBE_TEXT, "countries": _MAYBE_TEXT, "exchanges": _MAYBE_TEXT}
_SOURCE = {
    "title": _TEXT,
    "url": Key(Kind.URL, optional=True),
    "published": _MAYBE_DATE,
    "language": _MAYBE_TEXT,
}
_PARAMETER = {"unit": _TEXT, "label": _LABELS, "value": Key(Kind.LIST)}
_VALUE = {"from": _DATE, "is": Key(Kind.SCALAR), "only_for": _MAYBE_TABLE, **_CITED}
_ONLY_FOR = {"category": _TEXT}
_LISTS = {
    "programme_action": {
        "key": _KEY,
        "label": _LABELS,
        "share": Key(Kind.RATIO),
        "from": _DATE,
        **_CITED,
    },
    "category": {
        "key": _KEY,
        "label": _LABELS,
        "letter": _TEXT,
        "form_column": _MAYBE_TEXT,
        "in_indirect_base": _FLAG,
        **_CITED,
    },
    "activity": {"id": Key(Kind.ACTIVITY_ID), "label": _LABELS, "required": _FLAG, **_CITED},
    "milestone": {
        "key": _KEY,
        "label": _LABELS,
        "start": _DATE,
        "end": _MAYBE_DATE,
        "time": _MAYBE_TEXT,
        "estimated": _FLAG,
        **_CITED,
    },
    "worked_example": {
        "name": _TEXT,
        "source": _TEXT,
        "where": _TEXT,
        "on": _MAYBE_DATE,
        "eligible_costs": Key(Kind.NUMBER_OR_LIST, optional=True),
        "costs": _MAYBE_LIST,
        "receipts": _MAYBE_MONEY,
        "choices": _MAYBE_TABLE,
        "direct": _MAYBE_MONEY,
        "indirect": _MAYBE_MONEY,
        "eligible": _MAYBE_MONEY,
        "by_rate": _MAYBE_MONEY,
        "eu_contribution": _MAYBE_MONEY,
        "co_financing": _MAYBE_MONEY,
        "effective_rate": Key(Kind.RATIO, optional=True),
        "limited_by": _MAYBE_TEXT,
    },
}

#: Keys of a worked example that state a figure to be reached.
FIGURES = (
    "direct",
    "indirect",
    "eligible",
    "by_rate",
    "eu_contribution",
    "co_financing",
    "effective_rate",
    "limited_by",
)


def shape_problems(document: Document) -> Iterator[Problem]:
    """Everything wrong with keys and kinds, in the order of the file's tables."""
    raw = document.raw
    schema = raw.get("schema", 1)
    if not isinstance(schema, int) or schema != 1:  # some numbers cannot be compared
        yield problem_at("schema", "profile.other_schema", found=written(raw["schema"]))
    yield from _table_problems(raw, _FILE, "")
    yield from _table_problems(table(raw, "call"), _CALL, "call", given="call" in raw)
    yield from _table_problems(table(raw, "tables"), _TABLES, "tables")
    yield from _named_problems(raw, "source", _SOURCE)
    yield from _parameter_problems(raw)
    for name, keys in _LISTS.items():
        for number, entry in rows(raw, name):
            yield from _table_problems(entry, keys, f"{name}[{number}]")


def _parameter_problems(raw: Table) -> Iterator[Problem]:
    for name in table(raw, "parameter"):
        if name not in PARAMETERS:
            near = suggestion(name, tuple(PARAMETERS))
            code = "profile.misspelt_parameter" if near else "profile.no_parameter"
            yield not_among(f"parameter.{bare(name)}", code, name, tuple(PARAMETERS))
    yield from _named_problems(raw, "parameter", _PARAMETER)
    for name, parameter in tables(raw, "parameter"):
        for number, value in rows(parameter, "value"):
            path = f"parameter.{bare(name)}.value[{number}]"
            yield from _table_problems(value, _VALUE, path)
            if "only_for" in value:
                yield from _table_problems(table(value, "only_for"), _ONLY_FOR, f"{path}.only_for")


def _named_problems(raw: Table, group: str, keys: Mapping[str, Key]) -> Iterator[Problem]:
    """Problems of the tables ``[group.name]``, whatever their names."""
    for name, content in table(raw, group).items():
        path = f"{group}.{bare(name)}"
        if isinstance(content, Mapping):
            yield from _table_problems(content, keys, path)
        else:
            yield problem_at(path, "profile.not_table", found=written(content))


def _table_problems(
    content: Table, keys: Mapping[str, Key], path: str, *, given: bool = True
) -> Iterator[Problem]:
    inside = f"{path}." if path else ""
    for name in content:
        if name not in keys:
            where = f"{inside}{bare(name)}"
            yield not_among(where, "profile.unknown_key", name, tuple(keys))
    for name, key in keys.items():
        if name in content:
            yield from _value_problems(content[name], key, f"{inside}{name}")
        elif given and not key.optional:
            yield problem_at(path, "profile.missing_key", key=name)


def _value_problems(value: object, key: Key, where: str) -> Iterator[Problem]:
    problem = problem_of(key.kind, value, where)
    if problem is None and isinstance(value, list) and len(value) > MOST_ENTRIES:
        problem = problem_at(where, "profile.too_many", found=len(value), most=MOST_ENTRIES)
    if problem is None and key.choices and value not in key.choices:
        problem = not_among(where, "profile.not_a_choice", value, key.choices)
    if problem is not None:
        yield problem

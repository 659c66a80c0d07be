"""Rows of which too little is given to be one: a note, or an entry that somebody began.

Each is one problem; all the fields that it lacks would be as many, and hide what it is.
"""

from __future__ import annotations

from collections.abc import Mapping

from cofin.core.parse_numbers import Rule
from cofin.core.parse_problems import Problems, Refused, quoted
from cofin.core.schema import TABLES, Kind
from cofin.text import Value

_NUMBERS = ("number_as_text", "number_as_text_twofold", "percent_as_text")


def is_begun(
    table: str,
    number: int,
    row: Mapping[str, object],
    rules: Mapping[str, Rule[object]],
    problems: Problems,
) -> bool:
    """Whether a row is none as yet; ``problems`` gets why."""
    given = {key: value for key, value in row.items() if value is not None}
    needed = [field.key for field in TABLES[table][0] if field.required]
    if _is_note(table, given, rules):
        ((key, said),) = given.items()
        values: dict[str, Value] = {"value": quoted(str(said)), "key": key}
        values["keys"] = tuple(each for each in needed if each != key)
        problems.add((table, number, key), "stands_alone", **values)
        return True
    if not given or any(key in needed or key not in rules for key in given):
        return False
    problems.add((table, number, next(iter(given))), "only_some_filled", keys=tuple(given))
    return True


def _is_note(table: str, given: Mapping[str, object], rules: Mapping[str, Rule[object]]) -> bool:
    """Whether a text is all there is, and no id or word of a list, mistyped or not."""
    if len(given) != 1:
        return False
    ((key, said),) = given.items()
    kinds = {field.key: field.kind for field in TABLES[table][0]}
    if key not in kinds or not isinstance(said, str) or not said.strip():
        return False
    return kinds[key] is Kind.TEXT or (len(said.split()) > 1 and not _is_meant(said, rules[key]))


def _is_meant(said: str, rule: Rule[object]) -> bool:
    """Whether it is what its field holds, or a number as people write it."""
    try:
        rule(said)
    except Refused as refused:
        return refused.code in _NUMBERS
    return True

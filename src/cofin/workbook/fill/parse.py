"""A map file into a map; every mistake in it at once, with its place."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from cofin.core.parse_problems import shown
from cofin.errors import InputError, Problem
from cofin.files import read_file
from cofin.system import reason
from cofin.text import Value
from cofin.workbook.fill.model import ROWS, VERSION, FillMap, Put, TableRule
from cofin.workbook.open_text import decoded, read_toml

LARGEST = 1_000_000
"""Bytes of a map file."""
MOST_RULES = 5_000

_TOP = ("map", "title", "put", "table")
_PUT = ("value", "name", "sheet", "row", "column", "cell", "as", "overwrite_formula")
_TABLE = ("rows", "table", "sheet", "columns", "as", "overwrite_formula")


def read_map(path: Path) -> FillMap:
    """The map in a file.  ``InputError`` with everything that is wrong in it."""
    try:
        content = read_file(path, LARGEST)
    except OSError as why:
        problem = Problem("", "map.unreadable", {"why": reason(why)})
        raise InputError([problem], str(path)) from why
    if len(content) > LARGEST:
        raise InputError([Problem("", "map.too_large")], str(path))
    return parse_map(decoded(content, str(path)), str(path))


def parse_map(text: str, source: str) -> FillMap:
    """The map in a text; ``source`` names it in messages."""
    raw = read_toml(text, source)
    problems = list(_problems(raw))
    if problems:
        raise InputError(problems, source)
    rows: Mapping[str, Any] = raw
    puts = [_put(row, f"put[{i}]") for i, row in enumerate(rows.get("put", ()), 1)]
    tables = [_table(row, f"table[{i}]") for i, row in enumerate(rows.get("table", ()), 1)]
    title = rows.get("title", {})
    words = dict(title) if isinstance(title, Mapping) else {}
    return FillMap(tuple(puts), tuple(tables), source, words)


def _put(row: Mapping[str, Any], place: str) -> Put:
    given = {key: row[key] for key in row if key != "as"}
    return Put(**given, as_text=row.get("as") == "text", place=place)


def _table(row: Mapping[str, Any], place: str) -> TableRule:
    given = {key: row[key] for key in row if key not in ("as", "columns")}
    as_text = frozenset(key for key, kind in row.get("as", {}).items() if kind == "text")
    return TableRule(**given, columns=dict(row["columns"]), as_text=as_text, place=place)


def _problems(raw: Mapping[str, object]) -> Iterator[Problem]:
    if not any(key in raw for key in _TOP):  # another file, and no mistake in a map
        yield Problem("", "map.no_map", {"known": VERSION})
        return
    yield from _unknown("", raw, _TOP)
    version = raw.get("map")
    if version is None:
        yield Problem("map", "map.no_version", {"known": VERSION})
    elif version != VERSION or isinstance(version, bool):
        yield Problem("map", "map.version", {"found": shown(version), "known": VERSION})
    count = 0
    for key, check in (("put", _of_put), ("table", _of_table)):
        rows = raw.get(key, [])
        if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
            yield Problem(key, "map.no_tables", {"key": key})
            continue
        count += len(rows)
        for i, row in enumerate(rows[:MOST_RULES], 1):
            yield from check(row, f"{key}[{i}]")
    if count == 0:
        yield Problem("", "map.empty")
    elif count > MOST_RULES:
        yield Problem("", "map.too_many", {"count": count, "most": MOST_RULES})


def _of_put(row: Mapping[str, object], where: str) -> Iterator[Problem]:
    yield from _unknown(where, row, _PUT)
    yield from _texts(where, row, ("value", "name", "sheet", "row", "column", "cell", "as"))
    yield from _flag(where, row)
    if "value" not in row:
        yield Problem(f"{where}.value", "map.missing", {"key": "value"})
    if row.get("as", "text") != "text":
        yield Problem(f"{where}.as", "map.as", {"found": shown(row["as"])})
    ways = [key for key in ("name", "cell", "row") if key in row]
    if len(ways) != 1 or ("name" in row and ("sheet" in row or "column" in row)):
        yield Problem(where, "map.one_way")
    elif "name" not in row and "sheet" not in row:
        yield Problem(where, "map.missing", {"key": "sheet"})


def _of_table(row: Mapping[str, object], where: str) -> Iterator[Problem]:
    yield from _unknown(where, row, _TABLE)
    yield from _texts(where, row, ("rows", "table", "sheet"))
    yield from _flag(where, row)
    if row.get("rows") not in ROWS:
        found = shown(row["rows"]) if "rows" in row else "-"
        values: dict[str, Value] = {"found": found, "known": ROWS}
        yield Problem(f"{where}.rows", "map.rows", values)
    if ("table" in row) == ("sheet" in row):
        yield Problem(where, "map.one_table")
    for key in ("columns", "as"):
        columns = row.get(key, {})
        if not isinstance(columns, Mapping) or (key == "columns" and not columns):
            yield Problem(f"{where}.{key}", "map.columns")
        else:
            yield from _texts(f"{where}.{key}", columns, columns)


def _unknown(where: str, row: Mapping[str, object], known: tuple[str, ...]) -> Iterator[Problem]:
    for key in row:
        if key not in known:
            near = difflib.get_close_matches(key, known, 1, 0.6)
            values: dict[str, Value] = {
                "key": key,
                "known": known,
                "suggestion": near[0] if near else "",
            }
            yield Problem(f"{where}.{key}".lstrip("."), "map.unknown", values)


def _texts(where: str, row: Mapping[str, object], keys: Any) -> Iterator[Problem]:  # noqa: ANN401
    for key in keys:
        value = row.get(key, "-")
        if not isinstance(value, str) or not value.strip():
            yield Problem(f"{where}.{key}", "map.no_text", {"key": key})


def _flag(where: str, row: Mapping[str, object]) -> Iterator[Problem]:
    if not isinstance(row.get("overwrite_formula", False), bool):
        yield Problem(f"{where}.overwrite_formula", "map.no_flag")

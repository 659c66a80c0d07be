"""The third pass: what the profile says makes sense together.

Each function looks at one thing, tolerates whatever the second pass already complained
about, and yields all problems it sees; ``MEANINGS`` at the end is the list that is run.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from cofin.errors import Problem
from cofin.money import EXACT
from cofin.rules.category_words import labels_as_conditions, shared_words, taken_keys
from cofin.rules.document import (
    Document,
    Table,
    bare,
    not_among,
    problem_at,
    rows,
    table,
    tables,
    written,
)
from cofin.rules.examples import example_problems
from cofin.rules.kinds import is_day, is_ratio
from cofin.rules.tables import table_columns
from cofin.rules.values import value_problems

INDIRECT = "indirect"
CHECKED_BEFORE_DEADLINE = timedelta(days=90)

#: The column by which each kind of reference table is recognised.
_TABLE_COLUMN = {"regions": "nuts_2013", "countries": "eligible", "exchanges": "host_country"}
_IDENTITIES = {"programme_action": "key", "category": "key", "activity": "id", "milestone": "key"}
_LISTS = (*_IDENTITIES, "worked_example")


def unknown_sources(document: Document) -> Iterator[Problem]:
    """Every value names a source of this file."""
    sources = table(document.raw, "source")
    for path, entry in _cited(document):
        name = entry.get("source")
        if isinstance(name, str) and name not in sources:
            yield not_among(f"{path}.source", "profile.no_source", name, tuple(sources))


def repeated_identities(document: Document) -> Iterator[Problem]:
    """Keys and ids are unique within their list."""
    for name, identity in _IDENTITIES.items():
        first: dict[str, int] = {}
        for number, entry in rows(document.raw, name):
            key = written(entry.get(identity)).lower()
            if identity in entry and key in first:
                where, other = f"{name}[{number}].{identity}", f"{name}[{first[key]}]"
                yield problem_at(where, "profile.repeated", found=key, other=other)
            first.setdefault(key, number)


def days_of_the_call(document: Document) -> Iterator[Problem]:
    """Publication, then values, then the deadline; the timetable repeats the deadline."""
    call = table(document.raw, "call")
    published, deadline = _day(call, "published"), _day(call, "deadline")
    if published is None or deadline is None:
        return
    if deadline < published:
        yield problem_at(
            "call.deadline", "profile.deadline_first", found=deadline, published=published
        )
        return
    for path, entry in _dated(document):
        since = _day(entry, "from")
        if since is not None and not published <= since <= deadline:
            yield problem_at(
                f"{path}.from",
                "profile.day_outside",
                found=since,
                published=published,
                deadline=deadline,
            )
    for number, stage in rows(document.raw, "milestone"):
        yield from _stage_problems(stage, f"milestone[{number}]", deadline)


def reference_tables(document: Document) -> Iterator[Problem]:
    """Tables that are named exist and are of the right kind."""
    known = table_columns()
    for kind, name in table(document.raw, "tables").items():
        column = _TABLE_COLUMN.get(kind)
        if column is None or not isinstance(name, str):
            continue
        fitting = tuple(key for key, columns in known.items() if column in columns)
        if name not in fitting:
            yield not_among(f"tables.{kind}", "profile.no_table", name, fitting)


def categories(document: Document) -> Iterator[Problem]:
    """There are direct categories and one for indirect costs, which is in no base."""
    if not isinstance(document.raw.get("category"), list):  # which the second pass says
        return
    found = list(rows(document.raw, "category"))
    keys = [entry.get("key") for _, entry in found]
    if INDIRECT not in keys:
        yield problem_at("category", "profile.no_indirect")
    if not any(key != INDIRECT for key in keys):
        yield problem_at("category", "profile.no_direct")
    for number, entry in found:
        if entry.get("key") == INDIRECT and entry.get("in_indirect_base") is True:
            yield problem_at(f"category[{number}].in_indirect_base", "profile.indirect_in_base")


def programme_shares(document: Document) -> Iterator[Problem]:
    """The actions' shares are parts of one programme."""
    whole = Decimal(0)
    for _, entry in rows(document.raw, "programme_action"):
        if is_ratio(entry.get("share")):
            whole = EXACT.add(whole, Decimal(str(entry["share"])))
    if whole > 1:
        yield problem_at("programme_action", "profile.shares_above_one", found=whole)


def freshness_warnings(document: Document) -> Iterator[Problem]:
    """Somebody compared the file with its sources late enough.  A warning, not a problem."""
    call = table(document.raw, "call")
    checked, deadline = _day(call, "checked_on"), _day(call, "deadline")
    if checked is None:
        return
    days = {name: _day(source, "published") for name, source in tables(document.raw, "source")}
    for name, published in days.items():
        if published is not None and published > checked:
            yield problem_at(
                "call.checked_on",
                "profile.checked_before_source",
                checked=checked,
                source=bare(name),
                published=published,
            )
    if deadline is not None and checked < deadline - CHECKED_BEFORE_DEADLINE:
        yield problem_at(
            "call.checked_on", "profile.checked_long_ago", checked=checked, deadline=deadline
        )


def _stage_problems(stage: Table, path: str, deadline: date) -> Iterator[Problem]:
    start, end = _day(stage, "start"), _day(stage, "end")
    if start is not None and end is not None and end < start:
        yield problem_at(f"{path}.end", "profile.end_first", found=end, start=start)
    if stage.get("key") == "deadline" and start is not None and start != deadline:
        yield problem_at(f"{path}.start", "profile.two_deadlines", found=start, deadline=deadline)


def _cited(document: Document) -> Iterator[tuple[str, Table]]:
    """Path and table of everything that names a source."""
    for key, parameter in tables(document.raw, "parameter"):
        for number, value in rows(parameter, "value"):
            yield f"parameter.{bare(key)}.value[{number}]", value
    for name in _LISTS:
        for number, entry in rows(document.raw, name):
            yield f"{name}[{number}]", entry


def _dated(document: Document) -> Iterator[tuple[str, Table]]:
    return ((path, entry) for path, entry in _cited(document) if "from" in entry)


def _day(content: Table, key: str) -> date | None:
    found = content.get(key)
    return found if is_day(found) else None


MEANINGS = (
    unknown_sources,
    repeated_identities,
    days_of_the_call,
    reference_tables,
    categories,
    taken_keys,
    labels_as_conditions,
    shared_words,
    programme_shares,
    value_problems,
    example_problems,
)

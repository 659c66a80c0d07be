"""What somebody did to a project: rows added, removed and changed, field by field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from cofin.core.align import align
from cofin.core.model import Project
from cofin.core.schema import PROJECT, TABLES, Field


class ChangeKind(StrEnum):
    """What happened to a row."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field with its old and its new value, as the model holds them."""

    key: str
    old: object
    new: object


@dataclass(frozen=True, slots=True)
class Change:
    """One row that is not the same in both versions.

    ``table`` is a key of ``schema.TABLES``, or ``project`` for the project's own fields;
    rows are counted from 1, 0 is no row.  ``label`` is what the row is called, the new
    version's words first.  A row added or removed has all its given fields.
    """

    table: str
    kind: ChangeKind
    label: tuple[str, ...]
    old_row: int
    new_row: int
    fields: tuple[FieldChange, ...]


def changes(old: Project, new: Project) -> Iterator[Change]:
    """Every difference of two projects: the project's own fields, then table by table."""
    own = tuple(_fields(PROJECT, old, new))
    if old.call != new.call:
        own = (FieldChange("call", old.call, new.call), *own)
    if own:
        yield Change("project", ChangeKind.CHANGED, (new.acronym,), 1, 1, own)
    for table, (fields, _, attribute) in TABLES.items():
        yield from _rows(table, fields, getattr(old, attribute), getattr(new, attribute))


def _rows(
    table: str, fields: Sequence[Field], old: Sequence[Any], new: Sequence[Any]
) -> Iterator[Change]:
    for i, j in align(table, old, new):
        was = None if i is None else old[i]
        now = None if j is None else new[j]
        if was == now:
            continue
        kind = ChangeKind.CHANGED
        if was is None or now is None:
            kind = ChangeKind.REMOVED if now is None else ChangeKind.ADDED
        yield Change(
            table,
            kind,
            label(table, was if now is None else now),
            0 if i is None else i + 1,
            0 if j is None else j + 1,
            tuple(_fields(fields, was, now)),
        )


def _fields(fields: Sequence[Field], old: object, new: object) -> Iterator[FieldChange]:
    for field in fields:
        before = field.default if old is None else getattr(old, field.key)
        after = field.default if new is None else getattr(new, field.key)
        if before != after:
            yield FieldChange(field.key, before, after)


#: What a row is called: its ids first, then its own words.
LABELS = {
    "partner": ("id", "name"),
    "work_package": ("id", "title"),
    "cost": ("partner", "work_package", "category", "description"),
    "exchange": ("partner", "work_package", "host_country"),
    "funding": ("partner", "source", "name"),
    "override": ("parameter", "category"),
}


def label(table: str, row: object) -> tuple[str, ...]:
    """What a row is called, without what it does not say."""
    parts = (getattr(row, key) for key in LABELS[table])
    return tuple(str(part) for part in parts if part)

"""What of a faulty project could not be read: no figure that hangs on it can be judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cofin.core.parse_problems import FieldPath

#: Fields on which no amount hangs; what else cannot be read changes one.
_WORDS = {
    "project": frozenset(("acronym", "title", "start")),
    "partner": frozenset(("short_name", "region", "legal_form", "platform")),
    "work_package": frozenset(("lead", "start_month", "end_month", "activity")),
    "cost": frozenset(("description", "unit", "justification")),
    "funding": frozenset(("name",)),
}


@dataclass(frozen=True, slots=True)
class Unread:
    """What is missing in a project that was read as far as it could be.

    ``fields`` are paths in that project: a field, or a whole row of which it is open to whom
    it belongs; ``left_out`` are tables with a row that is no row of the project at all.
    """

    fields: frozenset[FieldPath] = frozenset()
    left_out: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        """Whether anything is missing."""
        return bool(self.fields or self.left_out)

    @property
    def changes_amounts(self) -> bool:
        """Whether a calculation of the project may give other amounts than the whole would."""
        return bool(self.left_out) or any(map(_is_amounts, self.fields))

    @property
    def rows(self) -> frozenset[FieldPath]:
        """Rows of the project in which something is missing that changes amounts."""
        return frozenset(path[:2] for path in self.fields if _is_amounts(path))

    def of(self, table: str) -> bool:
        """Whether anything of a table is missing."""
        return table in self.left_out or any(path[0] == table for path in self.fields)


def _is_amounts(path: FieldPath) -> bool:
    return path[-1] not in _WORDS.get(str(path[0]), ())


def unread(lost: Iterable[FieldPath], kept: Mapping[str, tuple[int, ...]]) -> Unread:
    """What is missing; ``lost``: paths in what was read, ``kept``: which rows became the project's.

    A path of a table and a row is about all of the row.
    """
    numbers = {table: {row: n for n, row in enumerate(rows, 1)} for table, rows in kept.items()}
    fields: set[FieldPath] = set()
    left_out: set[str] = set()
    for table, *rest in lost:
        match rest:
            case (int(row), *field):
                number = numbers.get(str(table), {}).get(row)
                if number is None:
                    left_out.add(str(table))
                else:
                    fields.add((table, number, *field))
            case _:
                fields.add((table, *rest))
    return Unread(frozenset(fields), frozenset(left_out))


def of_doubled(
    table: str, rows: Mapping[int, Mapping[str, object]], doubled: Mapping[str, frozenset[str]]
) -> Iterator[FieldPath]:
    """Rows that name a partner or a work package of an id that several have."""
    for number, row in rows.items():
        if any(str(row.get(key, "")).strip().lower() in ids for key, ids in doubled.items()):
            yield table, number

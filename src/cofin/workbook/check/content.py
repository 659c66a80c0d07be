"""The project in a workbook as far as it can be read, and everything that cannot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from cofin.checks.subject import FileKind
from cofin.core.calculate import calculate
from cofin.core.model import Project
from cofin.core.parse_problems import FieldPath
from cofin.core.parse_tolerant import parse_tolerantly
from cofin.core.result import BudgetResult
from cofin.core.schema import PROJECT, TABLES
from cofin.core.unread import Unread, unread
from cofin.errors import Problem, ProfileError
from cofin.grid import Grid
from cofin.rules.load import load_rules
from cofin.rules.profile import CallProfile, CallRules
from cofin.text import Value
from cofin.workbook.read.consortium import CALL_ID, no_call, share_in, wrong_version
from cofin.workbook.read.foreign import foreign_words
from cofin.workbook.read.inputs import new_workbook
from cofin.workbook.read.typed import Places, first_cell, input_places, notes, text_of, typed_in
from cofin.workbook.read.wording import InSheets


@dataclass(frozen=True, slots=True)
class Content:
    """What a workbook says; ``None`` is what it does not say, or not well enough."""

    places: Places
    problems: tuple[Problem, ...]
    rules: CallRules | None = None
    project: Project | None = None
    fields: Mapping[FieldPath, str] = field(default_factory=dict)
    result: BudgetResult | None = None
    unread: Unread = field(default_factory=Unread)


def content_of(grid: Grid, kind: FileKind, call: str | Path | None = None) -> Content:
    """Read a workbook of cofin's layout; ``call`` replaces the call that it names.

    Raises ``ProfileError`` only for a ``call`` that is given and unknown.
    """
    problems: list[Problem] = []
    named = grid.name("cofin.call")
    places = input_places(grid, named.area if named else None, problems)
    layout = grid.name("cofin.layout")
    wrong = wrong_version(grid, layout.area) if layout and layout.area else None
    if wrong is not None:
        problems.append(wrong)
    rules = load_rules(call) if call else _named_rules(grid, places, problems)
    is_newer = wrong is not None and wrong.code == "workbook_in.newer_layout"
    if rules is None or is_newer or not places.tables:
        return Content(places, tuple(problems), rules)
    raw = {"call": rules.profile.id, **typed_in(grid, places, rules.profile, problems)}
    is_part = kind is FileKind.PARTNER_SHEET
    wording = InSheets(rules.profile)
    parsed = parse_tolerantly(raw, rules.profile, places, wording=wording, other_partners=is_part)
    cells = {problem.where for problem in problems}
    lost = [*parsed.lost, *_lost_cells(places, problems)]
    problems += [problem for problem in parsed.problems if problem.where not in cells]
    problems += _foreign(grid, replace(places, is_part=is_part), rules.profile, problems)
    problems += notes(places)
    if parsed.project is not None:
        parsed = replace(parsed, project=replace(parsed.project, share=share_in(grid)))
    is_whole = parsed.project is not None and not _has_lost_a_table(grid, places)
    result = calculate(parsed.project, rules) if parsed.project and is_whole else None
    return Content(
        places,
        tuple(problems),
        result.rules if result else rules,
        parsed.project,
        FieldPlaces(places, parsed.kept),
        result,
        unread(lost, parsed.kept),
    )


#: Why a cell in which something stands has no value for the project.
_NO_VALUE = frozenset(
    f"workbook_in.{code}"
    for code in (
        *("error_cell", "bad_cell", "not_calculated", "merged"),
        *("date_for_number", "time_for_number", "date_with_time"),
    )
)


def _lost_cells(places: Places, problems: Sequence[Problem]) -> Iterator[FieldPath]:
    """The fields whose cells hold no value that could be read."""
    wheres = {problem.where for problem in problems if problem.code in _NO_VALUE}
    if not wheres:
        return
    for key, area in places.scalars.items():
        if first_cell(area) in wheres:
            yield "project", key
    for key, table in places.tables.items():
        for number, row in enumerate(table.rows, 1):
            for name in table.columns:
                if table.place(row, name) in wheres:
                    yield key, number, name


def _foreign(
    grid: Grid, places: Places, profile: CallProfile, problems: Sequence[Problem]
) -> Sequence[Problem]:
    """Words that only we understand, but where something else is wrong with them."""
    said = {where for problem in problems for where in (problem.where, *problem.also)}
    return [each for each in foreign_words(grid, places, profile) if each.where not in said]


def _has_lost_a_table(grid: Grid, places: Places) -> bool:
    """Whether a table lacks some of its names: sums without its rows are no sums."""
    lost = tuple(f"in.{key}." for key in TABLES if key not in places.tables)
    return any(name.startswith(lost) for local, name in grid.names if not local)


def _named_rules(grid: Grid, places: Places, problems: list[Problem]) -> CallRules | None:
    """The rules of the call that the workbook names; never of a file that it names."""
    area = places.call
    if area is None:
        values: dict[str, Value] = {
            "name": "cofin.call",
            "found": "-",
            "how": new_workbook(grid),
        }
        problems.append(Problem("", "workbook_in.name_missing", values))
        return None
    named = text_of(grid, area)
    if not CALL_ID.fullmatch(named):
        problems.append(no_call(area, named))
        return None
    try:
        return load_rules(named)
    except ProfileError as error:
        problems += [Problem(first_cell(area), p.code, p.values) for p in error.problems]
        return None


_FIELDS = {table: frozenset(each.key for each in TABLES[table][0]) for table in TABLES}


class FieldPlaces(Mapping[FieldPath, str]):
    """The cell of every field of a project by its path, rows as the project counts them.

    Worked out when asked for: a large project has a hundred thousand fields.
    """

    def __init__(self, places: Places, kept: Mapping[str, tuple[int, ...]]) -> None:
        self._places = places
        self._kept = kept

    def __getitem__(self, path: FieldPath) -> str:
        match path:
            case ("project", str(key)) if key in self._places.scalars:
                return self._places(path)
            case (str(table), int(number), *rest) if 0 < number <= len(self._rows(table)):
                if not rest or (len(rest) == 1 and rest[0] in _FIELDS[table]):
                    return self._places((table, self._rows(table)[number - 1], *rest))
            case (str(table),) if table in self._places.tables:
                return self._places(path)
            case ("call",) if self._places.call is not None:
                return self._places(path)
        raise KeyError(path)

    def _rows(self, table: str) -> tuple[int, ...]:
        return self._kept.get(table, ())

    def __iter__(self) -> Iterator[FieldPath]:
        for each in PROJECT:
            if each.key in self._places.scalars:
                yield "project", each.key
        for table, rows in self._kept.items():
            for number in range(1, len(rows) + 1):
                for each in TABLES[table][0]:
                    yield table, number, each.key

    def __len__(self) -> int:
        return sum(1 for _ in self)

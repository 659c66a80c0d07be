"""What a check may see of a file: the grid, where things stand in it, the project read from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias, TypeVar, cast

from cofin.a1 import Range
from cofin.core.model import Project
from cofin.core.result import BudgetResult
from cofin.core.unread import Unread
from cofin.errors import Problem
from cofin.grid import CellError, Grid, Pickled, as_given
from cofin.rules.profile import CallProfile, CallRules

CellKey: TypeAlias = tuple[str, int, int]
"""Sheet (as the workbook spells it), row and column from 1."""

T = TypeVar("T")

Recomputed: TypeAlias = Decimal | str | bool | CellError | None

AsMade: TypeAlias = Callable[[str, str], bool]
"""Whether a cell (sheet, ``D24``) holds the very formula that cofin's template has there."""


class FileKind(StrEnum):
    """What a workbook is."""

    CONSORTIUM = "consortium"
    PARTNER_SHEET = "partner-sheet"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a known table: its schema table and field, or a computed column."""

    table: str  # partner, work_package, cost, exchange, funding, budget, cofinancing ...
    field: str
    sheet: str
    range: Range  # without the heading, spare rows included
    is_input: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """Where things stand in a workbook of cofin's own layout, found by its defined names."""

    version: int
    lang: str
    fingerprint: str  # as the file says, empty when it says none
    columns: tuple[Column, ...] = ()
    scalars: Mapping[str, CellKey] = field(default_factory=dict)  # in.project.*, fig.*, rule.*
    sheets: Mapping[str, str] = field(default_factory=dict)  # what each is called now, by key

    def column(self, table: str, field_key: str) -> Column | None:
        """A column by table and field."""
        for known in self.columns:  # asked for in every row
            if known.field == field_key and known.table == table:
                return known
        return None


@dataclass(frozen=True, slots=True)
class Subject:
    """One file to check.  What could not be had is ``None``: checks that need it are skipped."""

    file: str  # the name shown
    kind: FileKind = FileKind.OTHER
    refusal: Problem | None = None  # why the file could not be read at all
    grid: Grid = field(default_factory=Grid)
    layout: Layout | None = None
    profile: CallProfile | None = None
    rules: CallRules | None = None
    problems: tuple[Problem, ...] = ()  # of reading the project; ``where`` is Sheet!A1
    project: Project | None = None  # what could be read of it
    unread: Unread = field(default_factory=Unread)  # and what could not
    places: Mapping[tuple[str | int, ...], str] = field(default_factory=dict)  # path -> Sheet!A1
    result: BudgetResult | None = None
    recomputed: Mapping[CellKey, Recomputed] | None = None  # every formula that could be evaluated
    master: Subject | None = None  # the coordinator's workbook to compare with
    as_made: AsMade | None = field(default=None, compare=False)  # known of cofin's own layout
    _derived: dict[object, object] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def __repr__(self) -> str:
        """On a line: a workbook has thousands of cells."""
        return f"<Subject {self.file!r}: {self.kind.value}, {len(self.grid.sheets)} sheets>"

    def __reduce__(self) -> Pickled:
        return as_given(self)

    @property
    def whole(self) -> BudgetResult | None:
        """The result, if nothing is missing in the project that changes an amount."""
        return None if self.unread.changes_amounts else self.result

    def once(self, derive: Callable[[Subject], T]) -> T:
        """What a function derives from this subject: computed at its first use, then kept.

        Several checks need the same tables, labels and parsed formulas.  A copy made by
        ``dataclasses.replace`` starts with nothing kept.
        """
        if derive not in self._derived:
            self._derived[derive] = derive(self)
        return cast("T", self._derived[derive])

    def place(self, *path: str | int) -> tuple[str, str]:
        """Sheet and cell of a field of the project: ``place("cost", 17, "quantity")``."""
        return place_in(self.places, *path)


def once(derive: Callable[[Subject], T]) -> Callable[[Subject], T]:
    """The function, which asks ``Subject.once``."""

    def known(subject: Subject) -> T:
        return subject.once(derive)

    return known


def place_in(places: Mapping[tuple[str | int, ...], str], *path: str | int) -> tuple[str, str]:
    """Sheet and cell of a field; the sheet alone where only that is known."""
    found = places.get(path, "")
    sheet, _, cell = found.rpartition("!")
    return (sheet, cell) if sheet else (found, "")

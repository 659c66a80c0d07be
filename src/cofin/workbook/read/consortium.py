"""The project that a filled consortium workbook describes, as a project file gives it."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from cofin.core.parse import parse_project
from cofin.core.parse_problems import Place
from cofin.errors import FileRefused, InputError, Problem
from cofin.grid import Area, Grid
from cofin.money import to_step
from cofin.rules.load import load_profile
from cofin.rules.profile import CallProfile
from cofin.text import Value
from cofin.workbook.layout import LAYOUT_VERSION, BookKind
from cofin.workbook.read.foreign import foreign_words
from cofin.workbook.read.typed import Places, first_cell, input_places, text_of, typed_in
from cofin.workbook.read.wording import InSheets
from cofin.workbook.read.workbook import read_grid

#: A path would let a file that somebody sends choose what else is opened.
CALL_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*(?:\.(?!toml)[A-Za-z0-9_-]+)*")

_MORE_THAN_ANY_GRANT = Decimal(1_000_000_000_000)
_IDENTITY = ("cofin.layout", "cofin.call", "cofin.lang")


def read_consortium(path: Path, call: str | None = None) -> tuple[dict[str, object], Places]:
    """What was typed into a consortium workbook, and where each field stands in it.

    The mapping has the shape of a project file and holds only what is filled in; the
    function turns a path such as ``("cost", 17, "category")`` into ``Cost lines!D24``.
    ``call`` (an id or a path) is the call whose words the cells use, instead of the one
    that the workbook names.

    Raises ``FileRefused`` when the file is no consortium workbook, ``InputError`` with
    every input cell that holds no value, ``ProfileError`` for an unknown call.
    """
    grid = read_grid(path)
    raw, place = consortium_in(grid, str(path), call)
    return raw, replace(place, grid=grid)


def consortium_in(
    grid: Grid, source: str, call: str | None = None
) -> tuple[dict[str, object], Places]:
    """``read_consortium`` of a workbook that was read before; ``source`` is its name."""
    identity = _identity(grid, source)
    problems: list[Problem] = []
    is_part = is_partner_sheet(grid)
    place = input_places(grid, identity["cofin.call"], problems)
    place = replace(place, is_part=is_part, share=share_in(grid))
    named = text_of(grid, identity["cofin.call"])
    if call is None and not CALL_ID.fullmatch(named):
        problems.append(no_call(identity["cofin.call"], named))
    if problems:
        raise FileRefused(problems, source)
    profile = load_profile(call or named)
    raw: dict[str, object] = {"call": named} if named else {}
    raw |= typed_in(grid, place, profile, problems)
    if problems:
        others = _other_problems(raw, profile, place, problems, other_partners=is_part)
        raise InputError([*problems, *others], source)
    return raw, replace(place, foreign=tuple(foreign_words(grid, place, profile)))


def is_partner_sheet(grid: Grid) -> bool:
    """Whether a workbook says that it is one partner's part of a budget."""
    known = grid.name("cofin.kind")
    if known is None or known.area is None:
        return False
    return text_of(grid, known.area) == BookKind.PARTNER_SHEET


def share_in(grid: Grid) -> Decimal | None:
    """What a partner's sheet leaves its partner at most (EUR), as its formulas read it."""
    known = grid.name("cofin.share")
    value = grid.cell(known.area).value if known and known.area else None
    if not isinstance(value, Decimal):
        return None
    return max(Decimal(0), to_step(min(value, _MORE_THAN_ANY_GRANT), Decimal("0.01")))


def no_call(area: Area, named: str) -> Problem:
    """The workbook does not say for which call it is."""
    return Problem(first_cell(area), "workbook_in.no_call", {"found": named or "-"})


def wrong_version(grid: Grid, layout: Area) -> Problem | None:
    """Why the layout of a workbook is none that this cofin reads."""
    version = grid.cell(layout).value
    if version == Decimal(LAYOUT_VERSION):
        return None
    is_newer = isinstance(version, Decimal) and version > LAYOUT_VERSION
    code = "newer_layout" if is_newer else "unknown_layout"
    values: dict[str, Value] = {"version": text_of(grid, layout) or "-", "known": LAYOUT_VERSION}
    return Problem(first_cell(layout), f"workbook_in.{code}", values)


def _other_problems(
    raw: dict[str, object],
    profile: CallProfile,
    place: Place,
    known: list[Problem],
    *,
    other_partners: bool,
) -> list[Problem]:
    """What else is wrong in the workbook, so that nobody mends it in two rounds."""
    cells = {problem.where for problem in known}
    try:
        wording = InSheets(profile)
        parse_project(raw, profile, place, wording=wording, other_partners=other_partners)
    except InputError as error:
        return [problem for problem in error.problems if problem.where not in cells]
    return []


def _identity(grid: Grid, source: str) -> dict[str, Area]:
    """The cells that say what the workbook is; ``FileRefused`` when it is something else."""
    found: dict[str, Area] = {}
    for name in _IDENTITY:
        known = grid.name(name)
        if known is None or known.area is None:
            raise FileRefused([Problem("", "workbook_in.not_consortium", {"name": name})], source)
        found[name] = known.area
    if problem := wrong_version(grid, found["cofin.layout"]):
        raise FileRefused([problem], source)
    return found

"""From the arguments of a command to a project, its rules and its calculated budget."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cofin.cli.inputs import ensure_there
from cofin.core.result import BudgetResult
from cofin.errors import InputError, Problem
from cofin.text import Lang, say

if TYPE_CHECKING:
    from cofin.core.model import Project
    from cofin.grid import Grid
    from cofin.rules.profile import CallRules


def project_and_rules(
    path: str, call: str | None, on: date | None = None, notes_in: Lang | None = None
) -> tuple[Project, CallRules]:
    """The project in ``path`` and the rules of its call, or of another one, on a day.

    What should be known of the file is printed on standard error in the language
    ``notes_in``; without one it is not.

    Raises ``InputError`` with everything that is wrong with either.
    """
    from cofin.rules.load import load_rules

    project, rules, _ = project_and_workbook(path, call, notes_in)
    return project, load_rules(rules.profile, on) if on else rules


def project_and_workbook(
    path: str, call: str | None, notes_in: Lang | None = None
) -> tuple[Project, CallRules, Grid | None]:
    """``project_and_rules``, and the whole workbook when ``path`` is one."""
    from cofin.workbook.open import read_source

    ensure_there(path, call=call)
    project, rules, notes, grid = read_source(Path(path), call)
    if notes_in:
        _tell(path, notes, notes_in)
    return project, rules, grid


def projects_and_rules(
    paths: Iterable[str], call: str | None, notes_in: Lang | None = None
) -> list[tuple[Project, CallRules]]:
    """``project_and_rules`` of several files; ``InputError`` with what is wrong in all of them."""
    found, refusals = [], []
    for path in paths:
        try:
            found.append(project_and_rules(path, call, None, notes_in))
        except InputError as refusal:
            refusals.append(refusal)
    if len({refusal.source for refusal in refusals}) == 1:
        raise refusals[0]  # one profile may be what is wrong with all
    if refusals:
        raise InputError(
            replace(problem, where=", ".join(filter(None, (refusal.source, problem.where))))
            for refusal in refusals
            for problem in refusal.problems
        )
    return found


def calculated(
    path: str, call: str | None, on: date | None = None, notes_in: Lang | None = None
) -> BudgetResult:
    """The budget of the project in ``path``; the arguments are those of ``project_and_rules``."""
    from cofin.core.calculate import calculate

    return calculate(*project_and_rules(path, call, on, notes_in))


def _tell(path: str, notes: Iterable[Problem], lang: Lang) -> None:
    for note in notes:
        where = f"{path}, {note.where}" if note.where else path
        print(say("cli.note", lang, where=where, said=note.message(lang)), file=sys.stderr)

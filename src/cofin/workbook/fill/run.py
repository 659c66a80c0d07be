"""Filling: every rule to its cell, every cell judged, then all of them written or none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from cofin.core.result import BudgetResult
from cofin.errors import Problem
from cofin.text import Lang
from cofin.workbook.fill.held import FilledCell, cell, is_label, kept, notes
from cofin.workbook.fill.judge import misfits, unjudged, unseen
from cofin.workbook.fill.model import FillMap, Put, TableRule
from cofin.workbook.fill.place import NotFound, cell_of, not_found
from cofin.workbook.fill.room import with_room
from cofin.workbook.fill.tables import body_of, left_over
from cofin.workbook.fill.values import UnknownPath, Values
from cofin.workbook.fill.wanted import Wanted, as_text, labels_on, no_path, wanted
from cofin.workbook.patch import Edit, Patched, PatchRefused, Template, patched


@dataclass(frozen=True, slots=True)
class Filled:
    """A filled template.  ``notes`` are validations that only a spreadsheet can judge."""

    patched: Patched
    cells: tuple[FilledCell, ...]
    notes: tuple[Problem, ...]


def fill(
    template: Template, result: BudgetResult, rules: FillMap, lang: Lang, ending: str = ""
) -> Filled:
    """The template with the budget's figures; ``lang`` is that of words such as roles.

    ``ending`` is that of the output's name.  Raises ``PatchRefused`` with a problem for every
    rule without a cell and every cell that must not or cannot hold its value.
    """
    values = Values(result, lang)
    with TemporaryDirectory(prefix="cofin-") as folder:

        def asked(rule: TableRule) -> Wanted:
            return wanted(values, rules, rule, lang)

        wide, grown, problems = with_room(template, rules, asked, Path(folder))
        if problems:
            raise PatchRefused(problems, str(template.path))
        filled = _filled(wide, values, rules, lang, ending)
    return replace(filled, notes=(*grown, *filled.notes))


def _filled(template: Template, values: Values, rules: FillMap, lang: Lang, ending: str) -> Filled:
    cells, said, problems = planned(template, values, rules, lang)
    edits = [each.edit for each in cells]
    said += notes(cells, date1904=template.grid.date1904)
    for sheet in dict.fromkeys(edit.sheet for edit in edits):
        own = [edit for edit in edits if edit.sheet == sheet]
        targets = template.targets(sheet, [(edit.row, edit.column) for edit in own])
        for edit in own:
            target = targets[edit.row, edit.column]
            problems += misfits(template, edit, target)
            said += unjudged(template, edit, target)
        said += unseen(sheet, [(edit, targets[edit.row, edit.column]) for edit in own])
    try:
        done = patched(template, edits, ending)
    except PatchRefused as refused:
        problems = [*refused.problems, *problems]
    if problems:
        raise PatchRefused(problems, str(template.source))
    return Filled(done, tuple(cells), tuple(said))


def planned(
    template: Template, values: Values, rules: FillMap, lang: Lang
) -> tuple[list[FilledCell], list[Problem], list[Problem]]:
    """Every cell of every rule, notes on what stays, and every rule that has no cell."""
    cells: list[FilledCell] = []
    said: list[Problem] = []
    problems: list[Problem] = []
    for put in rules.puts:
        try:
            cells.append(_put(template, values, rules, put, lang))
        except NotFound as missing:
            problems.append(missing.problem)
    for table in rules.tables:
        try:
            cells += _table(template, table, wanted(values, rules, table, lang), said)
        except NotFound as missing:
            problems.append(missing.problem)
    return cells, said, problems


def _put(template: Template, values: Values, rules: FillMap, put: Put, lang: Lang) -> FilledCell:
    try:
        value = values.get(put.value)
    except UnknownPath as unknown:
        raise no_path(put.place, unknown) from None
    sheet, (row, column) = cell_of(template, put)
    shown = as_text(value, lang) if put.as_text else value
    edit = Edit(sheet, row, column, shown, put.overwrite_formula)
    made = cell(template, edit, put.value, put.place, doubtful=False)
    is_doubtful = made.held is not None and is_label(made.held, edit, labels_on(rules, sheet))
    return replace(made, is_doubtful=is_doubtful)


def _table(
    template: Template, rule: TableRule, asked: Wanted, said: list[Problem]
) -> Iterator[FilledCell]:
    body = body_of(template, rule, asked)
    rows, prepared = len(asked.rows), body.last - body.first + 1
    if rows > prepared:
        raise not_found(rule.place, "too_few_rows", rows=rows, prepared=prepared, sheet=body.sheet)
    below = left_over(template, rule, body, asked)
    for i, row in enumerate(asked.rows):
        at = body.first + i
        for heading, path in rule.columns.items():
            edit = Edit(body.sheet, at, body.columns[heading], row[heading], rule.overwrite_formula)
            path_now = f"{rule.rows}.#{i + 1}.{path}"
            yield cell(template, edit, path_now, rule.place, doubtful=at in below.doubtful)
    for place in below.emptied:
        yield cell(template, Edit(body.sheet, *place, None), "", rule.place, doubtful=False)
    said += kept(template, body.sheet, below.kept)

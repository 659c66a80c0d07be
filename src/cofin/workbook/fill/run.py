"""Filling: every rule to its cell, every cell judged, then all of them written or none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from cofin.core.result import BudgetResult
from cofin.errors import Problem
from cofin.money import EXACT
from cofin.text import Lang, day, number
from cofin.workbook.fill.judge import misfits, unjudged, unseen
from cofin.workbook.fill.model import FillMap, Put, TableRule
from cofin.workbook.fill.place import NotFound, cell_of, not_found
from cofin.workbook.fill.room import with_room
from cofin.workbook.fill.tables import body_of, left_over
from cofin.workbook.fill.values import UnknownPath, Values
from cofin.workbook.patch import Edit, Patched, PatchRefused, Template, Written, patched

_MOST_TYPED = 6  # decimals; a number with more is a quotient


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that is written: what goes there, and by which rule of the map."""

    edit: Edit
    path: str
    rule: str


@dataclass(frozen=True, slots=True)
class Filled:
    """A filled template.  ``notes`` are validations that only a spreadsheet can judge."""

    patched: Patched
    cells: tuple[Cell, ...]
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

        def needed(kind: str) -> int:
            return len(values.rows(kind))

        wide, notes, problems = with_room(template, rules, needed, Path(folder))
        if problems:
            raise PatchRefused(problems, str(template.path))
        filled = _filled(wide, values, rules, lang, ending)
    return replace(filled, notes=(*notes, *filled.notes))


def _filled(template: Template, values: Values, rules: FillMap, lang: Lang, ending: str) -> Filled:
    cells, problems = planned(template, values, rules, lang)
    edits = [cell.edit for cell in cells]
    notes: list[Problem] = []
    for sheet in dict.fromkeys(edit.sheet for edit in edits):
        own = [edit for edit in edits if edit.sheet == sheet]
        targets = template.targets(sheet, [(edit.row, edit.column) for edit in own])
        for edit in own:
            target = targets[edit.row, edit.column]
            problems += misfits(template, edit, target)
            notes += unjudged(template, edit, target)
        notes += unseen(sheet, [(edit, targets[edit.row, edit.column]) for edit in own])
    try:
        done = patched(template, edits, ending)
    except PatchRefused as refused:
        problems = [*refused.problems, *problems]
    if problems:
        raise PatchRefused(problems, str(template.source))
    return Filled(done, tuple(cells), tuple(notes))


def planned(
    template: Template, values: Values, rules: FillMap, lang: Lang
) -> tuple[list[Cell], list[Problem]]:
    """Every cell of every rule, and every rule that has none."""
    cells: list[Cell] = []
    problems: list[Problem] = []
    for put in rules.puts:
        try:
            cells.append(_put(template, values, put, lang))
        except NotFound as missing:
            problems.append(missing.problem)
    for table in rules.tables:
        try:
            cells += _table(template, values, table, lang)
        except NotFound as missing:
            problems.append(missing.problem)
    return cells, problems


def _put(template: Template, values: Values, put: Put, lang: Lang) -> Cell:
    try:
        value = values.get(put.value)
    except UnknownPath as unknown:
        raise _no_path(put.place, unknown) from None
    sheet, (row, column) = cell_of(template, put)
    shown = as_text(value, lang) if put.as_text else value
    return Cell(Edit(sheet, row, column, shown, put.overwrite_formula), put.value, put.place)


def _table(template: Template, values: Values, rule: TableRule, lang: Lang) -> Iterator[Cell]:
    body = body_of(template, rule)
    rows = values.rows(rule.rows)
    prepared = body.last - body.first + 1
    if len(rows) > prepared:
        raise not_found(
            rule.place, "too_few_rows", rows=len(rows), prepared=prepared, sheet=body.sheet
        )
    for i, row in enumerate(rows):
        for heading, path in rule.columns.items():
            try:
                value = values.of(row, path)
            except UnknownPath as unknown:
                raise _no_path(rule.place, unknown) from None
            shown = as_text(value, lang) if heading in rule.as_text else value
            place = (body.first + i, body.columns[heading])
            edit = Edit(body.sheet, *place, shown, rule.overwrite_formula)
            yield Cell(edit, f"{rule.rows}.#{i + 1}.{path}", rule.place)
    for place in left_over(template, body, len(rows)):
        yield Cell(Edit(body.sheet, *place, None), "", rule.place)


def _no_path(place: str, unknown: UnknownPath) -> NotFound:
    return not_found(place, "no_value", path=unknown.path, suggestion=unknown.near)


def _decimals(value: Decimal) -> int:
    """Two at least, all that somebody typed, four of a quotient."""
    exponent = value.normalize(EXACT).as_tuple().exponent
    own = -exponent if isinstance(exponent, int) else 0
    return max(2, own) if own <= _MOST_TYPED else 4


def as_text(value: Written, lang: Lang) -> Written:
    """A number or a day as a person of the language writes it."""
    match value:
        case bool() | str() | None:
            return value
        case date():
            return day(value, lang)
        case Decimal():
            return number(value, lang, _decimals(value))
        case _:
            return str(value)


def summary(cells: Sequence[Cell]) -> dict[str, int]:
    """How many cells each rule wrote."""
    counts: dict[str, int] = {}
    for cell in cells:
        counts[cell.rule] = counts.get(cell.rule, 0) + 1
    return counts

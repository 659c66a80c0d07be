"""Room for rows that the template has not prepared: tables grow where that damages nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from cofin.a1 import parse_range
from cofin.errors import Problem
from cofin.grid import Note
from cofin.text import Value
from cofin.workbook.fill.model import FillMap, TableRule
from cofin.workbook.fill.place import NotFound
from cofin.workbook.fill.tables import body_of
from cofin.workbook.fill.wanted import Wanted
from cofin.workbook.grow import Insertion, NoGrowth, grown
from cofin.workbook.patch import Template


def with_room(
    template: Template, rules: FillMap, asked: Callable[[TableRule], Wanted], folder: Path
) -> tuple[Template, list[Problem], list[Problem]]:
    """The template with the rows that its tables lack, notes on it, and why some cannot grow.

    ``asked`` says what the budget has for a table; new files go into ``folder``.
    """
    notes: list[Problem] = []
    problems: list[Problem] = []
    for number, rule in enumerate(rules.tables):
        try:
            wanted = asked(rule)
            body = body_of(template, rule, wanted)
        except NotFound:
            continue  # said where the rule is followed
        rows, prepared = len(wanted.rows), body.last - body.first + 1
        if rows <= prepared:
            continue
        move = Insertion(body.sheet, body.first, body.last, rows - prepared)
        lacks: dict[str, Value] = {"rows": rows, "prepared": prepared, "sheet": body.sheet}
        try:
            _ensure_no_addresses(rules, move)
            template = _grown(template, rule, wanted, move, folder / f"{number}.xlsx")
        except NoGrowth as reason:
            problems.append(Problem(rule.place, "fill.too_few_rows", lacks))
            problems.append(Problem(rule.place, f"grow.{reason.code}", reason.values))
            continue
        notes.append(Problem(body.sheet, "grow.done", {"count": move.count, "after": move.after}))
        if Note.MACROS in template.grid.notes:
            notes.append(Problem(body.sheet, "grow.macros"))
    return template, notes, problems


def _ensure_no_addresses(rules: FillMap, move: Insertion) -> None:
    """An address below the new rows would mean another cell when the result is filled again."""
    for put in rules.puts:
        area = parse_range(put.cell) if put.sheet.casefold() == move.sheet.casefold() else None
        if area is not None and area.last_row > move.after:
            raise NoGrowth("address", where=put.place, cell=put.cell)


def _grown(
    template: Template, rule: TableRule, wanted: Wanted, move: Insertion, path: Path
) -> Template:
    body = body_of(template, rule, wanted)
    wide = grown(template, move, frozenset(body.columns.values()), path)
    now = body_of(wide, rule, wanted)
    if (now.first, now.last) != (body.first, body.last + move.count):
        raise NoGrowth("rows_differ", rows=(str(move.after), str(move.last)))
    return wide

"""Buttons about the open budget: new, calculate, check, explain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import xlwings as xw

from cofin.a1 import a1
from cofin.core.calculate import calculate as calculated
from cofin.core.explain import explain
from cofin.core.explain_text import render_steps
from cofin.core.figures import figures
from cofin.core.result import BudgetResult
from cofin.errors import InputError, Problem
from cofin.excel.calls import call_for, rules_of_settings
from cofin.excel.desk import MOST_SHOWN, Desk, open_made, snapshot, working
from cofin.excel.settings import Settings
from cofin.excel.tables import Cell, Table, amount, area_of, own_sheet
from cofin.excel.values import error_of, error_text
from cofin.money import HALF_CENT, less, to_step
from cofin.text import Lang, Value, money, number, say
from cofin.workbook.open import read_with_rules


def new_budget(desk: Desk, chosen: Settings) -> None:
    """An empty consortium workbook, saved where the person says, then opened."""
    from cofin.core.model import Project
    from cofin.workbook.atomic import write_whole
    from cofin.workbook.generate import generate

    rules = rules_of_settings(chosen)
    name, title = say("action.new_name", chosen.lang), say("ribbon.new_budget", chosen.lang)
    path = desk.save_file(title, f"{name}.xlsx")
    if path is None:
        return
    with working(desk, say("action.working", chosen.lang)):
        empty = Project(call=rules.profile.id, acronym="")
        write_whole(path, generate(empty, rules, chosen.lang))
    open_made(desk, path, title, chosen.lang)


def budget_of(desk: Desk, chosen: Settings) -> BudgetResult:
    """The open workbook as a calculated budget, unsaved changes included."""
    with TemporaryDirectory(prefix="cofin-") as folder:
        path = snapshot(desk.book, Path(folder))
        return calculated(*read_with_rules(path, call_for(path, chosen)))


def calculate(desk: Desk, chosen: Settings) -> None:
    """Recalculate, compare every named figure with cofin's, and write the tables as values."""
    lang = chosen.lang
    with working(desk, say("action.working", lang)):
        desk.book.app.calculate()
        result = budget_of(desk, chosen)
        wrong = list(_differing(desk.book, figures(result), lang))
        title, about = say("action.tables_sheet", lang), say("action.tables_about", lang)
        own = own_sheet(desk.book, "tables", title, about)
        row = 4
        for table in (_totals(result, lang), _by_partner(result, lang), _matrix(result, lang)):
            row = own.write(row, table)
        own.finish()
        own.sheet.autofit("c")
    totals = result.totals
    said = say(
        "action.calculated",
        lang,
        eligible=money(totals.eligible, lang),
        eu=money(totals.eu_contribution, lang),
        rest=money(totals.co_financing, lang),
    )
    if wrong:
        cells = "\n".join(wrong[:10])
        press = say("ribbon.check", lang)
        values: dict[str, Value] = {"count": len(wrong), "cells": cells, "press": press}
        said += "\n\n" + say("action.figures_differ", lang, **values)
    desk.tell(say("ribbon.calculate", lang), said, lang)


def _differing(book: xw.Book, known: Mapping[str, Decimal | str], lang: Lang) -> Iterator[str]:
    """Named figures of the workbook that are not what cofin calculates."""
    for name, expected in known.items():
        if not isinstance(expected, Decimal) or name not in book.names:
            continue
        right = _shown(expected, lang)
        cell = area_of(book.names[name])
        if cell is None:
            yield say("action.figure_lost", lang, name=name, expected=right)
            continue
        found = cell.options(numbers=float, err_to_str=True).value
        exact = _number(found)
        if exact is None or less(exact, expected).copy_abs() >= HALF_CENT:
            place = f"{cell.sheet.name}!{cell.address.replace('$', '')}"
            values = {"name": name, "found": _shown(found, lang), "expected": right}
            yield say("action.figure_differs", lang, place=place, **values)


def _number(found: object) -> Decimal | None:
    """The number in a cell; one in a currency format comes as a Decimal, an error as an int."""
    is_number = isinstance(found, float | int | Decimal) and not isinstance(found, bool)
    return Decimal(str(found)) if is_number and not error_of(found) else None


def _shown(found: object, lang: Lang) -> str:
    """What a cell holds, as its reader writes it; an amount with its cents, or with all it has."""
    if error_of(found):
        return error_text(found)
    exact = _number(found)
    if exact is None:
        shown = str(found).upper() if isinstance(found, bool) else str(found)
        return "-" if found is None else shown
    is_cents = exact == to_step(exact, Decimal("0.01"))
    return money(exact, lang) if is_cents else number(exact, lang)


def _totals(result: BudgetResult, lang: Lang) -> Table:
    keys = ("direct", "indirect", "eligible", "ineligible", "by_rate", "maximum_grant")
    rows: list[list[Cell]] = [[say("action.figure", lang), "EUR"]]
    for key in (*keys, "eu_contribution", "co_financing"):
        label = say(f"cli_figure.{key}", lang)
        rows.append([label, amount(getattr(result.totals, key))])
    return rows


def _by_partner(result: BudgetResult, lang: Lang) -> Table:
    categories = {c.key: c.label[lang.value] for c in result.rules.profile.categories}
    keys = ("direct", "indirect", "eligible", "eu_contribution", "co_financing")
    heads = [*categories.values(), *(say(f"cli_figure.{key}", lang) for key in keys)]
    rows: list[list[Cell]] = [[say("action.partner", lang), *heads]]
    for partner, found in zip(result.project.partners, result.partners, strict=True):
        amounts = [found.categories.get(key, Decimal(0)) for key in categories]
        amounts += [getattr(found, key) for key in keys]
        name = f"{partner.id} {partner.short_name or partner.name}"
        rows.append([name, *map(amount, amounts)])
    return rows


def _matrix(result: BudgetResult, lang: Lang) -> Table:
    packages = [package.id for package in result.project.work_packages]
    cells = {(cell.partner, cell.work_package): cell.eligible for cell in result.cells}
    rows: list[list[Cell]] = [
        [say("action.matrix", lang), *packages, say("cli_figure.eligible", lang)]
    ]
    for partner in result.partners:
        amounts = [cells.get((partner.id, each), Decimal(0)) for each in packages]
        rows.append([partner.id, *map(amount, [*amounts, partner.eligible])])
    return rows


def explain_cell(desk: Desk, chosen: Settings) -> None:
    """How the figure in the selected cell came about, down to its lines and sources."""
    cell = desk.book.app.selection
    names = _names_of(desk.book, cell) if cell is not None else []
    if cell is None or not names:
        place = f"{cell.sheet.name}!{a1(cell.row, cell.column)}" if cell is not None else ""
        raise InputError([Problem(place, "action.no_figure")])
    lang, title = chosen.lang, say("ribbon.explain_cell", chosen.lang)
    with working(desk, say("action.working", lang)):
        said = render_steps(explain(budget_of(desk, chosen), names[0]), lang)
        sheet = _explanation(desk.book, said, lang) if len(said) > MOST_SHOWN else None
    if sheet is not None:
        sheet.activate()
        more = say("action.explained", lang, sheet=sheet.name)
        said = f"{said.partition(chr(10))[0]}\n\n{more}"
    desk.tell(title, said, lang)


def _explanation(book: xw.Book, said: str, lang: Lang) -> xw.Sheet:
    """A sheet with an explanation that is too long for a box."""
    about = say("action.explained_about", lang)
    own = own_sheet(book, "explained", say("action.explained_sheet", lang), about)
    own.write(4, [[line] for line in said.splitlines()])
    own.finish()
    return own.sheet


def _names_of(book: xw.Book, cell: xw.Range) -> list[str]:
    """Names of figures that stand for this cell."""
    place = (cell.sheet.name, cell.row, cell.column)
    found = []
    for name in book.names:
        if name.name.startswith("fig."):
            at = area_of(name)
            if at is not None and (at.sheet.name, at.row, at.column) == place:
                found.append(name.name)
    return found

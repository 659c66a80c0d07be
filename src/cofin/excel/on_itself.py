"""Buttons about the call and about the add-in itself: rules, settings, installation."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import xlwings as xw

from cofin import __version__
from cofin.errors import InputError, Problem
from cofin.excel.calls import call_for, rules_of_settings
from cofin.excel.desk import Desk, snapshot
from cofin.excel.settings import Settings, save_settings, settings_file
from cofin.excel.tables import Cell, own_sheet
from cofin.rules.load import FIRST_CALL, list_calls, load_rules
from cofin.rules.profile import CallRules
from cofin.text import Lang, say
from cofin.workbook.check import subject_of


def call_rules(desk: Desk, chosen: Settings) -> None:
    """Every parameter of the call with its value, standing and source, on a sheet of its own."""
    lang = chosen.lang
    rules = _rules_in_front(desk, chosen)
    keys = ("label", "call_value", "status", "source", "where")
    rows: list[list[Cell]] = [[say(f"column.rules_{key}", lang) for key in keys]]
    for parameter, category in known_values(rules):
        value = rules.value(parameter, category)
        label = rules.profile.parameters[parameter].label[lang.value]
        cells: list[Cell] = [
            f"{label} ({category})" if category else label,
            _shown(value.value),
            say(f"standing.{value.status.value}", lang),
            value.source.title,
            value.where,
        ]
        rows.append(cells)
    title = say("action.rules_sheet", lang)
    about = say("action.rules_about", lang, call=rules.profile.id)
    own = own_sheet(desk.book, "rules", title, about)
    own.write(4, rows)
    own.finish()
    own.sheet.range((5, 2), (4 + len(rows) - 1, 2)).number_format = "#,##0.00##"
    own.sheet.autofit("c")
    own.sheet.activate()


def _rules_in_front(desk: Desk, chosen: Settings) -> CallRules:
    """The rules of the open budget's call; of the settings' where no budget is open."""
    with TemporaryDirectory(prefix="cofin-") as folder:
        path = snapshot(desk.book, Path(folder))
        rules = subject_of(path, call_for(path, chosen)).rules
    return rules or rules_of_settings(chosen)


def _shown(value: Decimal | int | str | date) -> str | float:
    """A number as a number, so that it reads as the reader's Excel writes it."""
    return float(value) if isinstance(value, Decimal | int) else str(value)


def known_values(rules: CallRules) -> Iterator[tuple[str, str]]:
    """Parameters in force, each with the categories for which it has a value of its own."""
    for key, parameter in rules.profile.parameters.items():
        for category in dict.fromkeys(value.category for value in parameter.values):
            if rules.find(key, category) is not None:
                yield key, category


def change_settings(desk: Desk, chosen: Settings) -> None:
    """Language, then call; both are remembered for this person."""
    title = say("ribbon.settings", chosen.lang)
    said = desk.ask(title, say("action.which_language", chosen.lang), chosen.lang.value)
    if said is None:
        return
    if said.strip().lower() not in tuple(Lang):
        raise InputError([Problem("", "action.no_language", {"said": said})])
    lang = Lang(said.strip().lower())
    known = list(list_calls())
    question = say("action.which_call", lang, known="\n".join(known))
    call = desk.ask(title, question, chosen.call or FIRST_CALL)
    if call is None:
        return
    load_rules(call.strip())  # a call that does not exist is said so
    is_as_before = not chosen.call and call.strip() == FIRST_CALL
    save_settings(Settings(lang, "" if is_as_before else call.strip()))
    desk.tell(title, say("action.saved", lang), lang)


def check_installation(desk: Desk, chosen: Settings) -> None:
    """Versions and places, for the person and for whoever helps."""
    lines = [
        f"cofin {__version__}",
        f"xlwings {xw.__version__}",
        f"Python {platform.python_version()} ({sys.executable})",
        f"Excel {desk.program}",
        f"{platform.system()} {platform.release()}",
        say("action.settings_at", chosen.lang, file=str(settings_file())),
        say("action.works", chosen.lang),
    ]
    desk.tell(say("ribbon.check_installation", chosen.lang), "\n".join(lines), chosen.lang)

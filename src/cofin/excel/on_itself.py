"""Buttons about the call and about the add-in itself: rules, settings, installation."""

from __future__ import annotations

import platform
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import xlwings as xw

from cofin import __version__
from cofin.core.call_values import in_words, values_in_force
from cofin.core.citation import label_of
from cofin.errors import InputError, Problem
from cofin.excel.calls import as_chosen, call_for, rules_of_settings
from cofin.excel.desk import Desk, snapshot
from cofin.excel.settings import Settings, save_settings, settings_file
from cofin.excel.tables import Cell, own_sheet
from cofin.rules.load import FIRST_CALL, list_calls
from cofin.rules.profile import CallRules, passage
from cofin.text import Lang, say
from cofin.workbook.check import subject_of


def call_rules(desk: Desk, chosen: Settings) -> None:
    """Every parameter of the call with its value, standing and source, on a sheet of its own."""
    lang = chosen.lang
    rules = _rules_in_front(desk, chosen)
    keys = ("label", "call_value", "status", "source", "where")
    rows: list[list[Cell]] = [[say(f"column.rules_{key}", lang) for key in keys]]
    for known, value in values_in_force(rules):
        cells: list[Cell] = [
            label_of(rules.profile, known.key, value.category)[lang.value],
            in_words(value.value, known.unit, lang),
            say(f"standing.{value.status.value}", lang),
            value.source.title,
            passage(value.where, lang),
        ]
        rows.append(cells)
    title = say("action.rules_sheet", lang)
    about = say("action.rules_about", lang, call=rules.profile.id)
    own = own_sheet(desk.book, "rules", title, about)
    own.write(4, rows)
    own.finish()
    own.sheet.autofit("c")
    own.sheet.activate()


def _rules_in_front(desk: Desk, chosen: Settings) -> CallRules:
    """The rules of the open budget's call; of the settings' where no budget is open."""
    with TemporaryDirectory(prefix="cofin-") as folder:
        path = snapshot(desk.book, Path(folder))
        rules = subject_of(path, call_for(path, chosen)).rules
    return rules or rules_of_settings(chosen)


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
    call = as_chosen(call)
    is_as_before = not chosen.call and call == FIRST_CALL
    save_settings(Settings(lang, "" if is_as_before else call))
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

"""The ribbon's buttons: each is one function without an argument, as VBA calls it.

What a button does is thought out elsewhere (``core``, ``workbook``); here it is asked for and
shown.  A failure is told with what to do.  What a person wrote is as it was; of what the
add-in writes, the list and the tables are whole, and the notes may be half renewed.
"""

from __future__ import annotations

import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from cofin.errors import InputError, OutputError
from cofin.excel import on_budgets, on_files, on_findings, on_itself
from cofin.excel.desk import Desk, ExcelDesk
from cofin.excel.in_excel import for_excel
from cofin.excel.protection import words_of
from cofin.excel.settings import Settings
from cofin.excel.settings import settings as chosen_settings
from cofin.text import Lang, say

Action: TypeAlias = Callable[[Desk, Settings], None]


def perform(action: Action, desk: Desk | None = None) -> None:
    """Do it; whatever goes wrong is told, nothing is raised into Excel."""
    chosen = chosen_settings()
    at = desk or ExcelDesk()
    try:
        action(at, chosen)
    except (InputError, OutputError) as error:
        said = for_excel(error).render(chosen.lang)
        at.tell(say("action.failed", chosen.lang), said, chosen.lang)
    except Exception as defect:  # of Excel, of Windows, or ours: told all the same
        said = _reported(defect, chosen.lang)
        at.tell(say("action.stopped", chosen.lang), said, chosen.lang)


def _reported(defect: Exception, lang: Lang) -> str:
    """Where the details are, and what of the workbook is as it was."""
    lines = traceback.format_exception(defect)
    with tempfile.NamedTemporaryFile(
        "w", suffix=".txt", prefix="cofin-", delete=False, encoding="utf-8"
    ) as file:
        file.writelines(lines)
    return say("action.defect", lang, why=words_of(defect), file=str(Path(file.name)))


def new_budget() -> None:
    """An empty consortium workbook of the chosen call."""
    perform(on_budgets.new_budget)


def calculate() -> None:
    """The open budget's tables, written back into it."""
    perform(on_budgets.calculate)


def check() -> None:
    """What is wrong in the open workbook, as notes and as a list."""
    perform(on_findings.check)


def fill_template() -> None:
    """The open budget's figures into a copy of somebody's template."""
    perform(on_files.fill_template)


def split() -> None:
    """A sheet for each partner out of the open budget."""
    perform(on_files.split)


def merge() -> None:
    """Partners' sheets back into one budget."""
    perform(on_files.merge)


def compare() -> None:
    """The open budget against another version."""
    perform(on_files.compare)


def explain_cell() -> None:
    """How the figure in the selected cell came about."""
    perform(on_budgets.explain_cell)


def call_rules() -> None:
    """The rules of the call with their sources."""
    perform(on_itself.call_rules)


def settings() -> None:
    """Language and call."""
    perform(on_itself.change_settings)


def check_installation() -> None:
    """What is at work, and what is missing."""
    perform(on_itself.check_installation)

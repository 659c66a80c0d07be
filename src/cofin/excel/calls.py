"""Which call's rules are meant: a workbook names its own, the settings those of new ones."""

from __future__ import annotations

from pathlib import Path

from cofin.errors import FileRefused, InputError, Problem
from cofin.excel.settings import Settings
from cofin.rules.load import FIRST_CALL, is_path, known_id, load_rules
from cofin.rules.profile import CallRules


def call_for(path: Path, chosen: Settings) -> str | None:
    """What ``read_with_rules`` is told of the call of the workbook in ``path``.

    Nothing, so that the workbook's own call is taken.  Only a profile of the person's own, to
    which the settings lead by a path, is named: no workbook could name it to Excel.
    """
    from cofin.workbook.read import read_grid
    from cofin.workbook.read.typed import text_of

    if not chosen.call or known_id(chosen.call):
        return None
    try:
        grid = read_grid(path)
    except FileRefused:  # whoever reads it next says why
        return None
    named = grid.name("cofin.call")
    said = text_of(grid, named.area) if named and named.area else ""
    if not said or known_id(said):  # the person's own profile has nothing to do with it
        return None
    return chosen.call if said == rules_of_settings(chosen).profile.id else None


def rules_of_settings(chosen: Settings) -> CallRules:
    """The rules of the call for what names none; ``InputError`` says where it is chosen."""
    if not chosen.call:
        return load_rules(FIRST_CALL)
    try:
        return load_rules(chosen.call)
    except InputError as lost:
        source = Problem("", "action.settings_call", {"call": chosen.call})
        raise InputError([*lost.problems, source], lost.source) from lost


def as_chosen(said: str) -> str:
    """A call as it is remembered: without the quotes of "Copy as path", and with its folder.

    The Python of Excel works in another folder every time.  ``InputError`` when there is no
    such call.
    """
    call = said.strip().strip('"').strip()
    if not known_id(call) and is_path(call):
        call = str(Path(call).expanduser().absolute())
    load_rules(call)
    return call

"""Which call's rules are meant: a workbook names its own, the settings those of new ones."""

from __future__ import annotations

from pathlib import Path

from cofin.errors import FileRefused
from cofin.excel.settings import Settings
from cofin.rules.load import FIRST_CALL, known_id, load_rules
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
    if named is None or named.area is None:
        return None
    said = text_of(grid, named.area)
    return chosen.call if said == load_rules(chosen.call).profile.id else None


def rules_of_settings(chosen: Settings) -> CallRules:
    """The rules of the call for what names none."""
    return load_rules(chosen.call or FIRST_CALL)

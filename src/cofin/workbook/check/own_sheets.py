"""Sheets of cofin's own that a workbook may have or not: lists, tables, the record of a merge.

By their names, as people see them, or by the defined names that the add-in gives to what it
writes: of "Explanation" anybody may have a sheet.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from cofin.checks.finding import OWN
from cofin.grid import Grid
from cofin.text import Lang, say
from cofin.workbook.layout import RECORD_SHEET

_TITLES = (
    f"sheet.{RECORD_SHEET}",
    "check.findings_sheet",
    "action.tables_sheet",
    "action.rules_sheet",
)
_AGAIN = re.compile(r" \([0-9]+\)$")  # where the sheet before was left to a person


def own_sheets(grid: Grid) -> Mapping[str, str]:
    """The key of its title for every sheet that is cofin's, by name; empty for "Explanation"."""
    titles = {say(key, lang).casefold(): key for key in _TITLES for lang in Lang}
    named = {
        known.area.sheet.casefold()
        for (local, name), known in grid.names.items()
        if not local and name.startswith(OWN) and known.area is not None
    }
    found = {}
    for sheet in grid.sheets:
        said = sheet.name.casefold()
        key = titles.get(said) or titles.get(_AGAIN.sub("", said), "")
        if key or said in named:
            found[sheet.name] = key
    return found

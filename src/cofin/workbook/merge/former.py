"""What an earlier merge wrote, as against a sheet that somebody sent."""

from __future__ import annotations

from pathlib import Path

from cofin.checks.subject import FileKind
from cofin.errors import FileRefused
from cofin.text import Lang, say
from cofin.workbook.check.names import kind_of
from cofin.workbook.layout import RECORD_SHEET
from cofin.workbook.read.workbook import read_grid


def is_merge_result(path: Path) -> bool:
    """Whether a file is a whole budget that says from which sheets it was merged."""
    try:
        grid = read_grid(path)
    except FileRefused:
        return False
    titles = {say(f"sheet.{RECORD_SHEET}", lang) for lang in Lang}
    return kind_of(grid) is FileKind.CONSORTIUM and any(s.name in titles for s in grid.sheets)

"""Part of C11: persons who are not chosen yet, in a row that says all else of their work.

A proposal names the post, its months and its pay; who will have it, the partner decides later.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache

from cofin.checks.columns.inference import Block, Role
from cofin.checks.words.costs import heading_says
from cofin.checks.words.headings import any_of, folded
from cofin.grid import A_NUMBER, Position, SheetGrid
from cofin.packaged import packaged

#: Nomen nescio, as personnel lists have it: somebody who is not hired yet.
NOBODY = re.compile(r"N\.? ?N\.?|n\.n\.")
#: Numbers that say how long somebody works and for how much.
_FEWEST = 2


def is_not_yet_hired(block: Block, sheet: SheetGrid, position: Position) -> bool:
    """Whether a text says that somebody is chosen later, whose work and pay its row gives."""
    row, number = position
    column, text = block.column(number), str(sheet.cell(row, number).value).strip()
    if not (NOBODY.fullmatch(text) or _is("later", text)):
        return False
    if column is None or column.role is Role.PARTNER or heading_says("name", column.heading):
        return False
    if not _is("persons", column.heading):
        return False
    if not any(each.role.is_numeric and _holds_work(each.heading) for each in block.columns):
        return False
    cells = (sheet.cell(row, each.column) for each in block.columns if each.role.is_numeric)
    return sum(cell.kind is A_NUMBER and bool(cell.value) for cell in cells) >= _FEWEST


def _is(key: str, text: str) -> bool:
    return re.fullmatch(_any(key), folded(text)) is not None


def _holds_work(heading: str) -> bool:
    return re.search(rf"(?<!\w)(?:{_any('work')})(?!\w)", folded(heading)) is not None


@cache
def _any(key: str) -> str:
    source = packaged("checks", "words", "placeholders.toml").read_text("utf-8")
    return any_of(tomllib.loads(source)[key])

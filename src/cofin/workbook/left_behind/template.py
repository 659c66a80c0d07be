"""What stands in an empty workbook of a call beside its formulas: headings, numbers of rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from cofin.core.model import Project
from cofin.grid import CellValue, Position, SheetGrid
from cofin.rules.profile import CallProfile, CallRules
from cofin.text import Lang
from cofin.workbook.generate import generate, generate_partner_sheet
from cofin.workbook.read.workbook import read_grid


class DrawnSheet:
    """One sheet of the template: what cofin writes there, wherever rows have moved it."""

    def __init__(self, sheet: SheetGrid) -> None:
        held = {at: cell for at, cell in sheet.cells.items() if cell.value is not None}
        self.plain = {at for at, cell in held.items() if cell.formula is None}
        self.texts = {held[at].value for at in self.plain if isinstance(held[at].value, str)}
        numbers = {at for at in self.plain if isinstance(held[at].value, Decimal)}
        self.in_rows = {(at[0], held[at].value) for at in numbers}
        self.in_columns = {(at[1], held[at].value) for at in numbers}
        self.rows = max((at[0] for at in held), default=0)
        self.columns = {at[1] for at in held}

    def has(self, at: Position, cell: CellValue) -> bool:
        """Whether cofin writes this value, or another one in this place."""
        if at in self.plain or cell.value in self.texts:
            return True
        return (at[0], cell.value) in self.in_rows or (at[1], cell.value) in self.in_columns

    def covers(self, at: Position) -> bool:
        """Whether the place is among those where cofin writes anything."""
        return at[1] in self.columns and at[0] <= self.rows


@dataclass(frozen=True, slots=True)
class Template:
    """The sheets of an empty workbook by their names."""

    profile: CallProfile
    sheets: Mapping[str, DrawnSheet]


_made: dict[tuple[str, Lang, bool], Template] = {}


def template_of(rules: CallRules, lang: Lang, *, is_part: bool) -> Template:
    """The template of a call; drawn once for all the sheets of a merge."""
    key = (rules.profile.id, lang, is_part)
    if key not in _made or _made[key].profile != rules.profile:
        _made[key] = Template(rules.profile, _drawn(rules, lang, is_part=is_part))
    return _made[key]


def _drawn(rules: CallRules, lang: Lang, *, is_part: bool) -> Mapping[str, DrawnSheet]:
    empty = Project(call=rules.profile.id, acronym="")
    if is_part:
        content = generate_partner_sheet(empty, rules, lang, agreed=Decimal(0), spare_lines=1)
    else:
        content = generate(
            empty, rules, lang, spare_partners=1, spare_work_packages=1, spare_lines=1
        )
    with TemporaryDirectory(prefix="cofin-") as folder:
        path = Path(folder, "template.xlsx")
        path.write_bytes(content)
        grid = read_grid(path)
    return {sheet.name: DrawnSheet(sheet) for sheet in grid.sheets}

"""What stands in an empty workbook of a call beside its formulas: headings, numbers of rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from cofin import __version__
from cofin.grid import CellValue, Grid, Position
from cofin.rules.profile import CallProfile, CallRules
from cofin.text import Lang
from cofin.workbook import sheets
from cofin.workbook.check.names import identity
from cofin.workbook.generate import draw_sheets, empty_plan
from cofin.workbook.left_behind.looks import look_of
from cofin.workbook.plain import PlainWorksheet
from cofin.workbook.read.values import Stored, number


class DrawnSheet:
    """One sheet of the template: what cofin writes there, wherever rows have moved it."""

    def __init__(self, sheet: PlainWorksheet) -> None:
        cells = [((w.row + 1, w.col + 1), w) for w in sheet.written()]
        plain = {at: _as_read(cell.value) for at, cell in cells if not cell.is_formula}
        self.plain = frozenset(plain)
        self.texts = {value for value in plain.values() if isinstance(value, str)}
        numbers = {at: value for at, value in plain.items() if isinstance(value, Decimal)}
        self.in_rows = {(at[0], value) for at, value in numbers.items()}
        self.in_columns = {(at[1], value) for at, value in numbers.items()}
        self.rows = max((at[0] for at, _ in cells), default=0)
        self.columns = {at[1] for at, _ in cells}
        self.looks = frozenset(look_of(each) for each in sheet.looks)

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
    """The sheets of an empty workbook by their keys.

    ``alike``: they say what cofin has written into the workbook that they are compared with;
    one of another version may have other words.
    """

    profile: CallProfile
    sheets: Mapping[str, DrawnSheet]
    alike: bool = True


_made: dict[tuple[str, Lang, bool], Template] = {}


def template_for(grid: Grid, ours: Mapping[str, str], rules: CallRules) -> Template:
    """The template of a workbook whose sheets are ``ours``, in its language."""
    lang = Lang(identity(grid, "cofin.lang"))
    alike = identity(grid, "cofin.version") == __version__
    alike = alike and identity(grid, "cofin.call") == rules.profile.id
    return replace(_template_of(rules, lang, is_part="matrix" not in ours), alike=alike)


def _template_of(rules: CallRules, lang: Lang, *, is_part: bool) -> Template:
    """The template of a call; drawn once for all the sheets of a merge."""
    key = (rules.profile.id, lang, is_part)
    made = _made.get(key)
    if made is None or made.profile != rules.profile:
        made = _made[key] = Template(rules.profile, _drawn(rules, lang, is_part=is_part))
    return made  # not what is kept: another thread may need it for other values of the call


def _drawn(rules: CallRules, lang: Lang, *, is_part: bool) -> Mapping[str, DrawnSheet]:
    """The sheets as they are drawn: no file is made of them."""
    plan = empty_plan(rules, lang, is_part=is_part)
    draw_sheets(plan)
    canvases = plan.book.canvases
    if "lists" in canvases:
        sheets.lists.records(canvases["lists"], plan, (), ())
    sheets.project.sign(canvases["project"], plan)
    return {key: DrawnSheet(canvas.sheet) for key, canvas in canvases.items()}


def _as_read(value: str | float) -> Stored:
    """A value as a reader of the finished file has it."""
    return value if isinstance(value, str) else number(repr(value))[0]

"""Where cofin's own layout repeats figures: the tiles of the first sheet, the grant form.

They carry no names of their own and are found by their words in the workbook's language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import TypeAlias

from cofin.a1 import a1
from cofin.checks.figures.figures import Told
from cofin.checks.figures.own import Figures, figures_of
from cofin.checks.subject import Subject
from cofin.checks.tables.cells import added, are_equal, less, number_at
from cofin.grid import A_TEXT, SheetGrid
from cofin.money import HALF_CENT
from cofin.rules.profile import CallProfile
from cofin.text import Lang, say

_TILES = {
    "start_sheet.eligible": "eligible",
    "start_sheet.eu": "eu_contribution",
    "start_sheet.cofinancing": "co_financing",
    "start_sheet.effective_rate": "effective_rate",
}
Get: TypeAlias = Callable[..., Decimal | None]
"""The number behind ``fig.<name>``: as the sheet states it, or as calculated."""

_LETTER = re.compile(r"([A-O])\n")
_FORM = {"H": "eligible", "J": "maximum_contribution", "M": "eligible", "N": "maximum_contribution"}

#: The tile shows a ratio: two decimals of a percent.
_RATIO = Decimal("0.00005")


def repeated_figures(subject: Subject) -> Iterator[tuple[Told, Decimal]]:
    """Cells that differ from the figure they repeat, with that figure."""
    figures = figures_of(subject)
    if subject.layout is None or subject.layout.lang not in list(Lang):
        return
    if subject.grid.sheets:
        yield from _tiles(figures, subject.grid.sheets[0], Lang(subject.layout.lang))
    if subject.profile is not None:
        for sheet in subject.grid.sheets:
            yield from _form(figures, sheet, subject.profile)


def _tiles(figures: Figures, sheet: SheetGrid, lang: Lang) -> Iterator[tuple[Told, Decimal]]:
    """A label of a tile stands right above its number."""
    words = {_without_unit(say(key, lang)): name for key, name in _TILES.items()}
    for (row, column), cell in sheet.cells.items():
        name = words.get(_without_unit(str(cell.value))) if cell.kind is A_TEXT else None
        below = (sheet.name, row + 1, column)
        found = number_at(figures.subject, below)
        if name is None or found is None:
            continue
        limit = _RATIO if name == "effective_rate" else HALF_CENT
        stated, right = (_figure(figures, get, name) for get in (figures.value, figures.calculated))
        if stated is None or any(
            each is not None and less(found, each).copy_abs() < limit for each in (stated, right)
        ):
            continue
        yield Told(found, (sheet.name, a1(row + 1, column)), str(cell.value)), stated


def _without_unit(label: str) -> str:
    """``Eligible costs (EUR)`` names the same figure as ``Eligible costs``."""
    return label.partition(" (")[0]


def _figure(figures: Figures, get: Get, name: str) -> Decimal | None:
    """The project's figure; in a partner sheet that of its only partner."""
    total = get("totals", name)
    if total is not None and figures.key("totals", name):
        return total
    owners = figures.owners("partners")
    return get("partners", owners[0], name) if len(owners) == 1 else None


def _form(
    figures: Figures, sheet: SheetGrid, profile: CallProfile
) -> Iterator[tuple[Told, Decimal]]:
    """The form's table: its headings begin with their letter, its rows with the partner's id."""
    heads = [
        (row, column, letter[1])
        for (row, column), cell in sheet.cells.items()
        if cell.kind is A_TEXT and (letter := _LETTER.match(str(cell.value)))
    ]
    if not heads:
        return
    first = min(column for _, column, _ in heads)
    owners = {owner.casefold(): owner for owner in figures.owners("partners")}
    for (row, column), cell in sheet.cells.items():
        owner = owners.get(str(cell.value).casefold()) if column == first - 2 else None
        if owner is None or row <= heads[0][0]:
            continue
        for _, at, head in heads:
            found = number_at(figures.subject, (sheet.name, row, at))
            gets = (figures.value, figures.calculated)
            stated, right = (_expected(get, profile, owner, head) for get in gets)
            if found is None or stated is None or are_equal(found, stated):
                continue
            if right is None or not are_equal(found, right):
                yield Told(found, (sheet.name, a1(row, at)), f"{owner} {head}"), stated


def _expected(get: Get, profile: CallProfile, owner: str, letter: str) -> Decimal | None:
    """What the form's column holds: a figure, or the categories that the call puts there."""
    if letter in _FORM:
        return get("partners", owner, _FORM[letter])
    names: list[tuple[str, ...]] = [
        ("categories", c.key) for c in profile.categories if c.form_column == letter
    ]
    if profile.indirect.form_column == letter:
        names.append(("indirect",))
    values = [get("partners", owner, *name) for name in names]
    known = [value for value in values if value is not None]
    return added(known) if known and len(known) == len(values) else None

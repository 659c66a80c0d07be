"""Which sheet of a workbook is which one of the template, whatever it is called now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter

from cofin.checks.subject import FileKind
from cofin.grid import Grid, SheetGrid
from cofin.text import Lang, say
from cofin.workbook.check.aligned import likeness
from cofin.workbook.check.formulas import places_of, recorded_formulas
from cofin.workbook.layout import LAYOUT_VERSION, PARTNER_SHEETS, SHEETS

#: By names that begin so, a sheet is known whatever it is called now.
_ANCHORS = {
    "project": "in.project.",
    "partners": "in.partner.",
    "work_packages": "in.work_package.",
    "costs": "in.cost.",
    "exchanges": "in.exchange.",
    "funding": "in.funding.",
    "budget": "fig.partners.",
    "by_work_package": "fig.work_packages.",
    "cofinancing": "calc.",
    "checks": "check.",
    "rules": "rule.",
    "allocation": "out.allocation.",
    "lists": "list.",
}

#: Percent of its formulas that tell a sheet without names under another name; standing where
#: the template has it counts as so many.
_ALIKE = 50
_IN_PLACE = 20


def ours_of(kind: FileKind, lang: str, version: int) -> Mapping[str, str]:
    """What the sheets of the template are called, by key; nothing of one that is not known."""
    if lang not in set(Lang) or version > LAYOUT_VERSION:
        return {}
    keys = PARTNER_SHEETS if kind is FileKind.PARTNER_SHEET else SHEETS
    return {key: say(f"sheet.{key}", Lang(lang)) for key in keys}


def present_sheets(grid: Grid, ours: Mapping[str, str]) -> Mapping[str, str]:
    """What they are called in this workbook; lost ones are left out."""
    return dict(_now(grid, ours)) if ours else {}


def _now(grid: Grid, ours: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    anchored = _anchored(grid)
    taken = {name.casefold() for name in (*ours.values(), *anchored.values())}
    others = [sheet for sheet in grid.sheets if sheet.name.casefold() not in taken]
    for key, name in ours.items():
        if key in anchored:
            yield key, anchored[key]
        elif grid.sheet(name) is not None:
            yield key, name
        elif key not in _ANCHORS and (here := _likest(grid, key, list(ours).index(key), others)):
            others.remove(here)
            yield key, here.name


def _likest(grid: Grid, key: str, order: int, others: Sequence[SheetGrid]) -> SheetGrid | None:
    """The renamed sheet that calculates where the template does; else the one in its place."""
    here = grid.sheets[order] if order < len(grid.sheets) else None
    areas = recorded_formulas(grid).get(key)
    if not areas:
        return next((sheet for sheet in others if sheet is here), None)
    places = places_of(areas)
    rated = [(likeness(sheet, places) + _IN_PLACE * (sheet is here), sheet) for sheet in others]
    best, sheet = max(rated, key=itemgetter(0), default=(0, None))
    return sheet if best >= _ALIKE else None


def _anchored(grid: Grid) -> dict[str, str]:
    """Sheets by the names that stand for cells of theirs, most of them."""
    found: dict[str, Counter[str]] = {}
    for (local, name), known in grid.names.items():
        if local or known.area is None or grid.sheet(known.area.sheet) is None:
            continue
        for key, start in _ANCHORS.items():
            if name.startswith(start):
                found.setdefault(key, Counter())[known.area.sheet] += 1
    likeliest = {key: found[key].most_common(1)[0][0] for key in _ANCHORS if key in found}
    # lists of partners and work packages stand on their sheets, which are no others for that
    firsts = {name: key for key, name in reversed(likeliest.items())}
    return {key: name for key, name in likeliest.items() if firsts[name] == key}

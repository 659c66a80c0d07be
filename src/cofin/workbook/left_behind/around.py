"""What lies on cofin's sheets beside its cells, and names: the work of people, and lost with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import suppress

from cofin.errors import FileRefused
from cofin.grid import Grid
from cofin.workbook.left_behind.drawings import own_drawings
from cofin.workbook.left_behind.looks import own_looks
from cofin.workbook.left_behind.template import Template
from cofin.workbook.read.package import Package
from cofin.workbook.read.workbook import sheet_parts

#: How names begin that are cofin's, or a program's own: print areas, filters.
_OURS = ("in.", "out.", "fig.", "calc.", "check.", "rule.", "list.", "slot.", "cofin.", "_xl")

_SHOWN = 60  # characters of what a name stands for


def around(
    package: Package, grid: Grid, now: Mapping[str, str], template: Template
) -> dict[str, tuple[str, ...]]:
    """Pictures, charts, shapes, names and conditional formats, as ``LeftBehind`` has them.

    ``now`` are cofin's sheets: of another one all is somebody's own, and it is named itself.
    """
    keys = {name.casefold(): key for key, name in now.items()}
    found: defaultdict[str, list[str]] = defaultdict(list)
    for sheet, part in sheet_parts(package).items():
        key = keys.get(sheet.casefold())
        if key is None or part not in package:
            continue
        with suppress(FileRefused):  # of a drawing that is damaged there is nothing to tell
            for drawing in own_drawings(package, part):
                found[drawing.kind].append(f"{sheet}!{drawing.cell}")
        ours = template.sheets[key].looks
        for area in own_looks(package, part, ours, alike=template.alike):
            first, *more = area.split()
            found["looks"].append(f"{sheet}!{first}{' …' if more else ''}")
    found["names"] += _own_names(grid, keys)
    return {kind: tuple(named) for kind, named in found.items()}


def _own_names(grid: Grid, ours: Mapping[str, str]) -> Iterator[str]:
    for (sheet, name), known in grid.names.items():
        is_here = not sheet or sheet in ours
        if is_here and not known.hidden and not name.startswith(_OURS):
            yield f"{known.name} (={known.text[:_SHOWN].removeprefix('=')})"

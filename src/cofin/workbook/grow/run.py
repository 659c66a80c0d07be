"""The workbook with the new rows: which parts change, and which stop it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from cofin.workbook.grow.insertion import Insertion, NoGrowth, standing
from cofin.workbook.grow.markup import Rule, pieces_of, rewritten
from cofin.workbook.grow.rules import (
    Drawing,
    Followers,
    GrownSheet,
    Targets,
    links_to,
    of_a_chart,
    of_a_sheet,
    of_a_table,
    of_names,
    of_nothing,
    vml,
)
from cofin.workbook.grow.sheet import following_sheet, grown_sheet
from cofin.workbook.patch import Template, open_template
from cofin.workbook.patch.book import relationships_of
from cofin.workbook.patch.run import without_chain
from cofin.workbook.patch.sheet import replaced
from cofin.workbook.patch.zipped import zipped

#: What a sheet may refer to; of other things nobody knows here how they follow its rows.
_KNOWN = frozenset(
    (
        *("drawing", "vmlDrawing", "comments", "threadedComment", "table", "printerSettings"),
        *("hyperlink", "image", "legacyDrawingHeaderFooter"),
    )
)
_OF_A_TABLE = frozenset(("tableSingleCells", "queryTable"))
_FOLLOWING = ("/pivotcachedefinition", "/ctrlprop", "/charts/")


def grown(template: Template, move: Insertion, columns: frozenset[int], path: Path) -> Template:
    """The template with new rows in a file of its own at ``path``; the original stays.

    ``columns`` are those of the table that will be filled.  ``NoGrowth`` when something in
    the workbook does not allow it.
    """
    sheet = template.sheet(move.sheet)
    if sheet is None:
        raise NoGrowth("unknown", what=move.sheet)
    if sheet.protection is not None and "insertRows" not in sheet.protection.allowed:
        raise NoGrowth("locked", sheet=sheet.name)
    for area in sheet.merges:
        tall = area.first_row < area.last_row
        ours = any(area.first_column <= column <= area.last_column for column in columns)
        if tall and ours and area.last_row > move.first and area.first_row <= move.last:
            raise NoGrowth("merged", range=f"{sheet.name}!{area}")
    parts = dict(_parts(template, move, columns))
    parts, dropped = without_chain(template, parts)
    path.write_bytes(zipped(template.package, parts, dropped)[0])
    origin, moves = template.origin or template, (*template.moves, move)
    return replace(open_template(path), origin=origin, moves=moves)


def _parts(
    template: Template, move: Insertion, columns: frozenset[int]
) -> Iterator[tuple[str, bytes]]:
    """Every part that may say where something stands, moved."""
    package, date1904 = template.package, template.grid.date1904
    for name, part in template.parts.items():
        grid = template.grid.sheet(name)
        if grid is None:
            continue
        with template.measuring(part), standing(name):
            content = package.whole(part)
            if name == move.sheet:
                yield part, grown_sheet(content, grid, move, columns, date1904=date1904)
                yield from _beside(template, part, move)
            else:
                pieces = following_sheet(content, grid, move)
                rule = Followers(move, name, of_a_sheet)
                yield part, replaced(content, [*pieces, *pieces_of(content, rule)])
                yield from _elsewhere(template, name, part, move)
    part = template.workbook_part
    yield part, rewritten(package.whole(part), Followers(move, "", of_names))
    for part in package.parts():
        if part.endswith(".xml") and any(word in part for word in _FOLLOWING):
            with template.measuring(part), standing(posixpath.basename(part)):
                yield part, rewritten(package.whole(part), Followers(move, "", of_a_chart))


def _elsewhere(
    template: Template, name: str, part: str, move: Insertion
) -> Iterator[tuple[str, bytes]]:
    """What belongs to another sheet and may refer to the one that grows."""
    package = template.package
    for link in package.relationships(part).values():
        if link.part not in package:
            continue
        content = package.whole(link.part)
        with template.measuring(link.part), standing(posixpath.basename(link.part)):
            if link.kind == "drawing":
                yield link.part, rewritten(content, Followers(move, name, of_nothing))
                yield from _targets(template, link.part, move)
            elif link.kind == "table":
                yield link.part, rewritten(content, Followers(move, name, of_a_table))
            elif link.kind == "vmlDrawing" and links_to(content, move.sheet):
                raise NoGrowth("unknown", what="control")


def _targets(template: Template, drawing: str, move: Insertion) -> Iterator[tuple[str, bytes]]:
    """The links of a drawing's pictures and shapes."""
    links = relationships_of(drawing)
    if links in template.package:
        yield links, rewritten(template.package.whole(links), Targets(move))


def _beside(template: Template, part: str, move: Insertion) -> Iterator[tuple[str, bytes]]:
    """What belongs to the sheet: tables, comments, drawings."""
    package = template.package
    rules: Mapping[str, Rule] = {
        **dict.fromkeys(("comments", "threadedComment", "table"), GrownSheet(move)),
        "drawing": Drawing(move),
    }
    for link in package.relationships(part).values():
        if link.kind not in _KNOWN:
            raise NoGrowth("unknown", what=link.kind)
        if link.part not in package:
            continue
        content = package.whole(link.part)
        with template.measuring(link.part), standing(posixpath.basename(link.part)):
            if link.kind in rules:
                yield link.part, rewritten(content, rules[link.kind])
            if link.kind == "drawing":
                yield from _targets(template, link.part, move)
            elif link.kind == "vmlDrawing":
                yield link.part, vml(content, move)
        if link.kind == "table":
            more = {each.kind for each in package.relationships(link.part).values()}
            if more & _OF_A_TABLE:
                raise NoGrowth("unknown", what=posixpath.basename(link.part))

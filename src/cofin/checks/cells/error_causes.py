"""The typed cell that makes a formula give an error: a text, or a word that no list has."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from cofin.a1 import MAX_COLUMN, MAX_ROW, Range, a1
from cofin.checks.columns.kinds import size
from cofin.checks.finding import said
from cofin.checks.formula import References
from cofin.checks.formula.evaluate import Book
from cofin.checks.formula.evaluate.values import NotJudged
from cofin.checks.formula.nodes import Call, Node, walk
from cofin.checks.formula.parse import tree_of
from cofin.checks.formula.shape import shape_of
from cofin.checks.several import seen_from
from cofin.checks.subject import CellKey, Subject
from cofin.grid import A_NUMBER, A_TEXT, EMPTY_CELL, Area, CellValue, Grid
from cofin.letters import caseless

#: Typed texts that a formula reads and that are tried.
_MOST_TEXTS = 6

_BEGINS_WITH_NUMBER = re.compile(r"\s*[-+~≈<>€$£₺]*\s*\d")

#: Lookups: first what is looked for, then the list.
_LOOKUPS = frozenset(("VLOOKUP", "HLOOKUP", "MATCH", "XLOOKUP", "XMATCH", "LOOKUP"))


class Cause(NamedTuple):
    """The cell where an error begins, and what is wrong with it in words."""

    key: CellKey
    words: Mapping[str, str]


def cause_of(subject: Subject, key: CellKey, error: str) -> Cause | None:
    """What makes a formula give ``#VALUE!`` or ``#N/A``, if a typed cell does."""
    sheet = subject.grid.sheet(key[0])
    formula = sheet.cell(*key[1:]).formula if sheet is not None else None
    if not formula:
        return None
    if error == "#VALUE!":
        return _text(subject, key, formula)
    return _unlisted(subject, key, formula) if error == "#N/A" else None


def _text(subject: Subject, key: CellKey, formula: str) -> Cause | None:
    """The one text in whose place a number would give a number."""
    references = References(subject.grid)
    read = (
        (area.sheet, *area.range[:2])
        for area in references.of_formula(formula, *key)
        if size(area.range) == 1
    )
    texts = [at for at in dict.fromkeys(read) if _stands_for_a_number(subject.grid, at)]
    for at in texts[:_MOST_TEXTS]:
        if _gives_a_number(subject.grid, key, formula, at):
            found = str(_typed(subject.grid, at).value).strip()
            place = seen_from(at[0], key[0], a1(*key[1:]))
            return Cause(at, said("cell.text_in_formula", found=found, place=place))
    return None


def _stands_for_a_number(grid: Grid, at: CellKey) -> bool:
    """Whether a number is meant: ``10 days``, or a word below numbers.

    A heading is none, which a formula reads that was copied without its dollar signs.
    """
    cell, (sheet, row, column) = _typed(grid, at), at
    return cell.kind is A_TEXT and (
        _BEGINS_WITH_NUMBER.match(str(cell.value)) is not None
        or _cell(grid, (sheet, row - 1, column)).kind is A_NUMBER
    )


def _gives_a_number(grid: Grid, key: CellKey, formula: str, text: CellKey) -> bool:
    """Whether the formula would give a number with a number in the place of a text."""
    sheets = tuple(
        replace(
            sheet,
            cells={
                **sheet.cells,
                text[1:]: sheet.cell(*text[1:])._replace(value=Decimal(1), kind=A_NUMBER),
            },
        )
        if sheet.name == text[0]
        else sheet
        for sheet in grid.sheets
    )
    try:
        return isinstance(Book(replace(grid, sheets=sheets)).value(formula, *key), Decimal)
    except NotJudged:
        return False


def _unlisted(subject: Subject, key: CellKey, formula: str) -> Cause | None:
    """The typed word that a lookup does not find in its list."""
    shape = shape_of(formula)
    tree = tree_of(shape.skeleton) if shape is not None else None
    if shape is None or tree is None:
        return None
    references = References(subject.grid)

    def areas(node: Node) -> list[Area]:
        return references.of_node(node, shape.places, *key)

    for call in walk(tree):
        if not (isinstance(call, Call) and call.name in _LOOKUPS and len(call.arguments) > 1):
            continue
        wanted, listed = areas(call.arguments[0]), areas(call.arguments[1])
        if len(wanted) != 1 or len(listed) != 1 or size(wanted[0].range) != 1:
            continue
        at = (wanted[0].sheet, *wanted[0].range[:2])
        cell = _cell(subject.grid, at)
        keys = _keys(call.name, listed[0])
        if cell.kind is not A_TEXT or _is_listed(subject.grid, cell, listed[0].sheet, keys):
            continue
        if not _is_among_keys(subject.grid, at, listed[0].sheet, keys):
            continue
        where = seen_from(at[0], listed[0].sheet, str(listed[0].range))
        word = str(cell.value).strip()
        if cell.formula is None:
            return Cause(at, said("cell.not_listed", found=word, place=where))
        made = [
            (area.sheet, *area.range[:2])
            for area in references.of_formula(cell.formula, *at)
            if size(area.range) == 1
        ]
        if len(made) == 1 and _typed(subject.grid, made[0]).kind is A_TEXT:
            found = str(_typed(subject.grid, made[0]).value).strip()
            words = said("cell.made_not_listed", found=found, word=word, place=where)
            return Cause(made[0], words)
    return None


def _is_among_keys(grid: Grid, at: CellKey, sheet: str, keys: Range) -> bool:
    """Whether words of the list stand right above or below a word: else it is a heading."""
    beside = (_cell(grid, (at[0], at[1] + way, at[2])) for way in (-2, -1, 1, 2))
    return any(c.kind is A_TEXT and _is_listed(grid, c, sheet, keys) for c in beside)


def _keys(function: str, area: Area) -> Range:
    """The column or row in which a lookup looks, all of it.

    A word beyond the end of the list is right, and the list too short.
    """
    place = area.range
    if function == "HLOOKUP" or (function != "VLOOKUP" and place.first_row == place.last_row):
        return Range(place.first_row, 1, place.first_row, MAX_COLUMN)
    return Range(1, place.first_column, MAX_ROW, place.first_column)


def _is_listed(grid: Grid, wanted: CellValue, sheet: str, keys: Range) -> bool:
    """Whether a word stands in a column or row."""
    known, word = grid.sheet(sheet), caseless(str(wanted.value))
    return known is not None and any(
        keys.holds(*at) and caseless(str(cell.value)) == word for at, cell in known.cells.items()
    )


def _cell(grid: Grid, key: CellKey) -> CellValue:
    sheet = grid.sheet(key[0])
    return sheet.cell(*key[1:]) if sheet is not None else EMPTY_CELL


def _typed(grid: Grid, key: CellKey) -> CellValue:
    """What somebody typed in a cell; nothing in one that calculates."""
    cell = _cell(grid, key)
    return cell if cell.formula is None else EMPTY_CELL

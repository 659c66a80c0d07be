"""F05, F06, F08: macros, links and used ranges."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from cofin.a1 import a1
from cofin.checks.columns.kinds import Kinds, kinds, ranges, size
from cofin.checks.finding import Finding, Severity, said
from cofin.checks.formula.nodes import Call, walk
from cofin.checks.formula.parse import parse
from cofin.checks.registry import check
from cofin.checks.subject import Subject
from cofin.checks.words.labels import label_of
from cofin.grid import DefinedName, Grid, Note, Position
from cofin.text import Lang, has

#: Commands to other programs, and functions that run code or fetch from the net.
_COMMAND = re.compile(r"^[+\-=@\s]*\w+\s*\|.*!")
_CALLS = ("CALL", "REGISTER", "REGISTER.ID", "EXEC", "WEBSERVICE", "RTD", "DDE")
_OPENED = tuple(f"{name}(" for name in _CALLS)
#: ``[1]Sheet!A1``, ``'C:\x\[other.xlsx]Sheet'!A1``; not ``Table[[#This Row],[x]]``.
_MAY_LINK = re.compile(r"\][^\[\]'!*+/(),;]*'?!")
_LINK = re.compile(r"'[^'\[\]]*\[[^\[\]']+\][^'\[\]]*'!|(?<![\w\]\[])\[[^\[\]#@]+\][\w.]*!")

#: A format on more blank cells than this, and than ten times the cells in use, is a mistake:
#: sheets of 5,000 cells come with a few hundred blank ones (workbook.md 5: 1,048,574 rows).
BLANK_CELLS = 20_000
BLANK_TIMES = 10
#: Cells this far from all others were not meant.
FAR_ROWS = 2_000
FAR_COLUMNS = 200


#: How files write the names that Excel makes by itself.
_BUILT_IN = "_xlnm."

#: So many names are told one by one; more are one finding that counts them.
MANY_NAMES = 3


@check("F05")
def active_content(subject: Subject) -> Iterator[Finding]:
    """Macros in the file, and formulas that call other programs."""
    if Note.MACROS in subject.grid.notes:
        yield Finding(found="VBA", values={"count": 1, "mend": said("cell.macros_fix")})
    for here in kinds(subject):
        active = set(filter(_is_active, here.written))
        found = {p: c.formula or "" for p, c in here.formulas if c.formula in active}
        yield from _formulas(here, found)


def _is_active(formula: str) -> bool:
    if "|" in formula and _COMMAND.search(formula):
        return True
    return any(call in formula for call in _OPENED) and _calls(formula)


def _calls(formula: str) -> bool:
    """Whether one of the functions is called by its whole name, outside of texts."""
    tree = parse(formula)
    return tree is not None and any(
        isinstance(part, Call) and part.name in _CALLS for part in walk(tree)
    )


@check("F06")
def links(subject: Subject) -> Iterator[Finding]:
    """Formulas that read other workbooks, and names that stand for nothing any more."""
    count = 0
    for here in kinds(subject):
        linked = set(filter(_is_link, here.written))
        found = {p: c.formula or "" for p, c in here.formulas if c.formula in linked}
        count += len(found)
        for each in _formulas(here, found):
            how_many = each.values["count"]
            words = {
                "problem": said("cell.link", place=each.place, formula=each.found, count=how_many),
                "mend": said("cell.link_fix"),
            }
            yield replace(each, values={**each.values, **words})
    if Note.EXTERNAL_LINKS in subject.grid.notes and not count:
        unused = {"problem": said("cell.link_unused"), "mend": said("cell.link_fix")}
        yield Finding(found="externalLinks", values={"count": 1, **unused})
    yield from _names(subject.grid)


def _names(grid: Grid) -> Iterator[Finding]:
    """Each name that stands for nothing here; where there are many, one finding for all."""
    alike: dict[tuple[str, Severity | None], list[DefinedName]] = {}
    for name in grid.names.values():
        is_broken = "#REF!" in name.text.upper()
        if is_broken or _is_link(name.text):
            is_built_in = name.hidden or name.name.startswith("_")
            key = "name_lost" if is_broken else "name_link"
            severity = Severity.NOTE if is_built_in else None
            alike.setdefault((key, severity), []).append(name)
    for (key, severity), names in alike.items():
        if len(names) <= MANY_NAMES:
            yield from (_name(key, name, severity) for name in names)
            continue
        first = names[0]
        listed = {
            lang.value: ", ".join(_shown(name)[lang.value] for name in names[:MANY_NAMES])
            for lang in Lang
        }
        words = {
            "problem": said(f"cell.{key}_many", names=listed, more=len(names) - MANY_NAMES),
            "mend": said("cell.names_fix"),
        }
        yield replace(_name(key, first, severity), values={"count": len(names), **words})


def _name(key: str, name: DefinedName, severity: Severity | None) -> Finding:
    text = name.text.removeprefix("=")
    return Finding(
        sheet=name.sheet,
        label=name.name.removeprefix(_BUILT_IN),
        found=f"{name.name.removeprefix(_BUILT_IN)} = {text}"[:80],
        values={
            "count": 1,
            "problem": said(f"cell.{key}", name=_shown(name), text=text[:80]),
            "mend": said("cell.name_fix", name=_shown(name)),
        },
        severity=severity,
    )


def _shown(name: DefinedName) -> Mapping[str, str]:
    """A name as the name manager lists it: the ranges to print have words of the language."""
    bare = name.name.removeprefix(_BUILT_IN)
    key = f"cell.built_in_{bare.lower()}"
    known = bare != name.name and has(key)
    return said(key) if known else dict.fromkeys(Lang, bare)


def _is_link(formula: str) -> bool:
    if "]" not in formula or not _MAY_LINK.search(formula):
        return False
    return bool(_LINK.search(formula))


def _formulas(here: Kinds, found: dict[Position, str]) -> Iterator[Finding]:
    for area in ranges(found):
        first = (area.first_row, area.first_column)
        yield Finding(
            sheet=here.sheet.name,
            cell=str(area),
            label=label_of(here.sheet, *first),
            found=f"={found[first]}"[:80],
            values={"count": size(area)},
        )


@check("F08")
def used_range(subject: Subject) -> Iterator[Finding]:
    """Sheets with far more formatted blank cells than content, and cells far from all others."""
    for sheet in subject.grid.sheets:
        if sheet.blank_cells > max(BLANK_CELLS, BLANK_TIMES * len(sheet.cells)):
            count, filled = sheet.blank_cells, len(sheet.cells)
            yield Finding(
                sheet=sheet.name,
                found=str(count),
                expected=str(filled),
                values={
                    "count": count,
                    "problem": said(
                        "cell.blank", sheet=sheet.name, count=Decimal(count), filled=Decimal(filled)
                    ),
                    "mend": said("cell.blank_fix"),
                },
            )
        for axis, gap in ((0, FAR_ROWS), (1, FAR_COLUMNS)):
            used = sorted({position[axis] for position in sheet.cells})
            far = next((b for a, b in pairwise(used) if b - a > gap), None)
            if far is not None:
                beyond = sorted(p for p in sheet.cells if p[axis] >= far)
                first, last = a1(*beyond[0]), a1(*max(p for p in sheet.cells if p[axis] < far))
                yield Finding(
                    sheet=sheet.name,
                    cell=first,
                    found=a1(*beyond[-1]),
                    expected=last,
                    values={
                        "count": len(beyond),
                        "problem": said(
                            "cell.far",
                            count=Decimal(len(beyond)),
                            place=f"{sheet.name}!{first}",
                            last=last,
                        ),
                        "mend": said("cell.far_fix"),
                    },
                )

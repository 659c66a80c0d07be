"""C03: error values, and formulas that turn an error into 0."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from cofin.a1 import Range, a1
from cofin.checks.cells.error_causes import Cause, cause_of
from cofin.checks.cells.error_chains import chains
from cofin.checks.columns.inference import roles
from cofin.checks.columns.kinds import Kinds, kinds, ranges, size
from cofin.checks.finding import Finding, Severity, said, short
from cofin.checks.formula import References
from cofin.checks.formula.nodes import Call, Fault, Node, Number, walk
from cofin.checks.formula.parse import tree_of
from cofin.checks.formula.shape import shape_of
from cofin.checks.registry import check
from cofin.checks.several import named
from cofin.checks.subject import CellKey, Subject
from cofin.checks.words.labels import label_of
from cofin.grid import Area, CellError, CellKind, Position
from cofin.text import Lang, Value

#: Errors that begin in a workbook, of which each is asked for the typed cell behind it.
_MOST_BEGIN = 12

#: Cells that one guarded expression may read before it is left alone.
_MOST_CELLS = 5_000


@check("C03")
def error_value(subject: Subject) -> Iterator[Finding]:
    """Every stored error; every IFERROR(..., 0) over a cell that holds one; notes on others.

    An error is told where it begins, at the typed cell that causes it if there is one.
    """
    behind = chains(subject)
    caused = _caused(subject, behind)
    for here in kinds(subject):
        by_text: dict[str, list[Position]] = {}
        for position, error in here.errors:
            key = (here.sheet.name, *position)
            if key in behind and key not in caused:
                by_text.setdefault(error.text, []).append(position)
        for text, positions in by_text.items():
            for area in ranges(positions):
                begin = [p for p in positions if area.holds(*p)]
                follow = [key for p in begin for key in behind[here.sheet.name, *p]]
                yield _following(_finding(here, area, text), here.sheet.name, follow)
    by_cause: dict[CellKey, list[CellKey]] = {}
    for key, cause in caused.items():
        by_cause.setdefault(cause.key, []).append(key)
    for keys in by_cause.values():
        yield _at_cause(subject, caused[keys[0]], keys, behind)
    yield from _hidden_by_zero(subject)


def _caused(subject: Subject, behind: Mapping[CellKey, list[CellKey]]) -> dict[CellKey, Cause]:
    """The errors that a typed cell causes; in a workbook full of errors nobody looks for it."""
    if len(behind) > _MOST_BEGIN:
        return {}
    sheets = {here.sheet.name: dict(here.errors) for here in kinds(subject)}
    found = ((key, cause_of(subject, key, sheets[key[0]][key[1:]].text)) for key in behind)
    return {key: cause for key, cause in found if cause is not None}


def _following(finding: Finding, sheet: str, keys: list[CellKey]) -> Finding:
    """The same, with the errors that follow from it."""
    if not keys:
        return replace(finding, values={**finding.values, "more": ""})
    more = said("cell.errors_follow", places=named(keys, sheet), count=len(keys))
    return replace(finding, also=_areas(keys), values={**finding.values, "more": more})


def _areas(keys: list[CellKey]) -> tuple[tuple[str, str], ...]:
    by_sheet: dict[str, list[Position]] = {}
    for sheet, *position in keys:
        by_sheet.setdefault(sheet, []).append((position[0], position[1]))
    return tuple((s, str(area)) for s, positions in by_sheet.items() for area in ranges(positions))


def _at_cause(
    subject: Subject, cause: Cause, keys: list[CellKey], behind: Mapping[CellKey, list[CellKey]]
) -> Finding:
    sheet, row, column = cause.key
    here = next(each for each in kinds(subject) if each.sheet.name == sheet)
    every = [*keys, *(key for each in keys for key in behind[each])]
    first = subject.grid.sheet(keys[0][0])
    error = first.cell(*keys[0][1:]).value if first is not None else None
    text = error.text if isinstance(error, CellError) else ""
    follows = said("cell.error_begins", found=text, places=named(every, sheet), count=len(every))
    place = f"{sheet}!{a1(row, column)}"
    problem = {lang.value: f"{place} {cause.words[lang]} {follows[lang]}" for lang in Lang}
    return Finding(
        sheet=sheet,
        cell=a1(row, column),
        label=label_of(here.sheet, row, column),
        found=str(here.sheet.cell(row, column).value).strip(),
        values={
            "problem": problem,
            "follows": follows,
            "mend": said("cell.error_begins_fix"),
        },
        also=_areas(every),
    )


def _finding(
    here: Kinds,
    area: Range,
    text: str,
    severity: Severity | None = None,
    key: str = "",
) -> Finding:
    row, column = area.first_row, area.first_column
    values: dict[str, Value | Mapping[str, str]] = {"count": size(area)}
    values["more"] = ""
    values["unseen"] = said("cell.hidden") if is_hidden(here, row, column) else ""
    if key:
        place, formula = f"{here.sheet.name}!{area}", short(text)
        values["problem"] = said(key, place=place, formula=formula, count=size(area))
    if severity:
        values["mend"] = said("cell.zero_if_error_fix")
    return Finding(
        sheet=here.sheet.name,
        cell=str(area),
        label=label_of(here.sheet, row, column),
        found=text,
        values=values,
        severity=severity,
    )


def is_hidden(here: Kinds, row: int, column: int) -> bool:
    """Whether a person who opens the sheet does not see the cell."""
    sheet = here.sheet
    return sheet.state != "visible" or row in sheet.hidden_rows or sheet.is_column_hidden(column)


def _hidden_by_zero(subject: Subject) -> Iterator[Finding]:
    """IFERROR(expression, 0) in a column of amounts: 0 looks like a result."""
    references = References(subject.grid)
    for here in kinds(subject):
        lost: list[Position] = []
        faulty: list[Position] = []
        guarded: list[Position] = []
        for position, cell in here.formulas:
            formula = cell.formula or ""
            if not ("IFERROR(" in formula or "IFNA(" in formula) or cell.kind is CellKind.ERROR:
                continue
            shape = shape_of(formula)
            inner = _guarded(shape.skeleton) if shape is not None else None
            if shape is None or inner is None:
                continue
            if _has_lost(inner):
                lost.append(position)
                continue
            read = references.of_node(inner, shape.places, here.sheet.name, *position)
            if any(_holds_an_error(subject, area) for area in read):
                faulty.append(position)
            elif subject.layout is None and _is_money(subject, here, position):
                guarded.append(position)
        for positions, severity, key in (
            (lost, None, "cell.zero_for_lost"),
            (faulty, None, "cell.zero_for_error"),
            (guarded, Severity.NOTE, "cell.zero_if_error"),
        ):
            for area in ranges(positions):
                first = here.sheet.cell(area.first_row, area.first_column)
                yield _finding(here, area, f"={first.formula}", severity, key)


def _is_money(subject: Subject, here: Kinds, position: Position) -> bool:
    role = roles(subject).role(here.sheet.name, *position)
    return role is not None and role.is_money


@lru_cache(maxsize=4096)
def _guarded(skeleton: str) -> Node | None:
    """What IFERROR or IFNA with a 0 behind it guards."""
    tree = tree_of(skeleton)
    for node in walk(tree) if tree is not None else ():
        if (
            isinstance(node, Call)
            and node.name in ("IFERROR", "IFNA")
            and len(node.arguments) == 2
            and isinstance(node.arguments[1], Number)
            and not node.arguments[1].value
        ):
            return node.arguments[0]
    return None


def _has_lost(guarded: Node) -> bool:
    """Whether a reference was deleted; ``#N/A`` in a formula is typed on purpose."""
    return any(isinstance(n, Fault) and n.value in ("#REF!", "#NAME?") for n in walk(guarded))


def _holds_an_error(subject: Subject, area: Area) -> bool:
    sheet, place = subject.grid.sheet(area.sheet), area.range
    if sheet is None or size(place) > _MOST_CELLS:
        return False
    return any(
        isinstance(sheet.cell(row, column).value, CellError)
        for row in range(place.first_row, place.last_row + 1)
        for column in range(place.first_column, place.last_column + 1)
    )

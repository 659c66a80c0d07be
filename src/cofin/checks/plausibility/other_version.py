"""P10: a sheet of another project, or of an older version than the coordinator's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cofin.a1 import a1
from cofin.checks.finding import Finding, Severity, said
from cofin.checks.plausibility.against import project_differences
from cofin.checks.plausibility.placed_lines import short
from cofin.checks.registry import check
from cofin.checks.subject import Subject
from cofin.checks.words.costs import label_kind
from cofin.checks.words.headings import folded
from cofin.grid import CellKind, SheetGrid

_VERSION = re.compile(r"\d{1,9}(?:\.\d{1,9})*")


@dataclass(frozen=True, slots=True)
class _Label:
    """A cell that names the project, by the label left of it or above it."""

    kind: str  # acronym, agreement, call, version
    sheet: str
    cell: str
    value: str


@check("P10")
def other_project(subject: Subject) -> Iterator[Finding]:
    """Against the coordinator's workbook, and against the other sheets of this one."""
    yield from project_differences(subject)
    if subject.layout is not None:
        return
    labels = list(subject.once(_labels))
    first: dict[str, _Label] = {}
    for label in labels:
        known = first.setdefault(label.kind, label)
        if folded(known.value) != folded(label.value) and label.kind != "version":
            yield _finding(label, known, f"{known.sheet}!{known.cell}", None)
    if subject.master is not None:
        yield from _against(list(first.values()), subject.master)


def _against(labels: list[_Label], master: Subject) -> Iterator[Finding]:
    theirs: dict[str, _Label] = {}
    if master.project is not None:
        theirs["acronym"] = _Label("acronym", "", "", master.project.acronym)
        theirs["call"] = _Label("call", "", "", master.project.call)
    elif master.layout is None:
        for label in master.once(_labels):
            theirs.setdefault(label.kind, label)
    for label in labels:
        other = theirs.get(label.kind)
        if other is None or not other.value or folded(other.value) == folded(label.value):
            continue
        if label.kind == "version" and _number(label.value) >= _number(other.value):
            continue
        severity = Severity.WARNING if label.kind == "version" else Severity.ERROR
        yield _finding(label, other, master.file, severity)


def _number(version: str) -> tuple[int, ...]:
    found = _VERSION.search(version)
    return tuple(int(part) for part in found[0].split(".")) if found else ()


def _finding(here: _Label, there: _Label, where: str, severity: Severity | None) -> Finding:
    values = {"found": short(here.value), "other": short(there.value), "place": where}
    reason = said(f"doubt.label_{here.kind}", **values)
    return Finding(
        here.sheet,
        here.cell,
        short(here.value),
        short(here.value),
        short(there.value),
        values={"reason": reason},
        severity=severity,
    )


def _labels(subject: Subject) -> tuple[_Label, ...]:
    return tuple(label for sheet in subject.grid.sheets for label in _of_sheet(sheet))


def _of_sheet(sheet: SheetGrid) -> Iterator[_Label]:
    """The text or number right of each label; a label without one says nothing."""
    for (row, column), cell in sorted(sheet.cells.items()):
        kind = label_kind(str(cell.value)) if cell.kind is CellKind.TEXT else ""
        beside = sheet.cell(row, column + 1) if kind else None
        if beside is None or beside.formula is not None:
            continue
        value = "" if beside.value is None else str(beside.value).strip()
        is_heading = label_kind(value) or sheet.cell(row, column + 2).kind is CellKind.TEXT
        if beside.kind in (CellKind.TEXT, CellKind.NUMBER) and value and not is_heading:
            yield _Label(kind, sheet.name, a1(row, column + 1), value)

"""Accepted errors of partner sheets in the merged workbook: where the same row has the same error.

A cell of a sheet is another cell of the merged workbook.  The row is known by what it holds and
the error by what was found and by how much, so an acceptance never falls on another error.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

from cofin.a1 import parse_range
from cofin.checks.card import severity_of
from cofin.checks.finding import Finding, Severity
from cofin.checks.run import run_checks
from cofin.checks.subject import Subject
from cofin.core.schema import TABLES
from cofin.workbook.check.subject import subject_of

Key: TypeAlias = tuple[str, str, Decimal | None, str, Hashable, int]
"""Code, what was found, by how much it is wrong; table, the whole row or rows, column."""


def error_keys(subject: Subject, findings: Iterable[Finding]) -> tuple[Key | None, ...]:
    """The key of every error; ``None`` for one that is not at a row of the project."""
    errors = [finding for finding in findings if severity_of(finding) is Severity.ERROR]
    rows = _rows(subject) if errors else {}
    return tuple(_key(finding, rows) for finding in errors)


def places_in(content: bytes, call: str | None, wanted: Iterable[Key]) -> dict[Key, Finding]:
    """The errors of a workbook (as bytes) that have one of the keys."""
    keys = frozenset(wanted)
    with TemporaryDirectory(prefix="cofin-") as folder:
        path = Path(folder, "merged.xlsx")
        path.write_bytes(content)
        subject = subject_of(path, call)
    findings = [f for f in run_checks(subject).findings if severity_of(f) is Severity.ERROR]
    found: defaultdict[Key, list[Finding]] = defaultdict(list)
    for finding, key in zip(findings, error_keys(subject, findings), strict=True):
        if key is not None and key in keys:
            found[key].append(finding)
    # of two equal rows nobody can say which was meant
    return {key: these[0] for key, these in found.items() if len(these) == 1}


def _rows(subject: Subject) -> dict[tuple[str, int], tuple[str, Hashable]]:
    """Table and content of the rows of the project, by sheet and row of the workbook."""
    found: dict[tuple[str, int], tuple[str, Hashable]] = {}
    if subject.project is None:
        return found
    for table, (fields, _, attribute) in TABLES.items():
        for number, row in enumerate(getattr(subject.project, attribute), 1):
            sheet, cell = subject.place(table, number, fields[0].key)
            if area := parse_range(cell):
                found[sheet, area.first_row] = table, row
    return found


def _key(finding: Finding, rows: dict[tuple[str, int], tuple[str, Hashable]]) -> Key | None:
    """With all rows that it is about: the same error in one row more was not accepted."""
    held: list[tuple[str, Hashable]] = []
    areas = [(sheet, parse_range(cell)) for sheet, cell in finding.places]
    for sheet, area in areas:
        for row in range(area.first_row, area.last_row + 1) if area else ():
            if (known := rows.get((sheet, row))) is None:
                return None
            held.append(known)
    first = areas[0][1]
    if first is None:
        return None
    table, content = held[0]
    more = (content, *held[1:]) if len(held) > 1 else content
    return finding.code, finding.found, finding.difference, table, more, first.first_column

"""Findings that somebody has looked at and accepted, with the reason; never silently dropped.

Beside the files stands ``cofin.accept.toml``::

    [[accept]]
    file = "p2.xlsx"      # a name or a pattern; left out: every file
    code = "P01"
    sheet = "Cost lines"  # left out: every sheet
    cell = "G14"          # left out: every cell
    reason = "Tender documents are attached."

``cell`` is what the finding names; one whose places all lie within accepted cells is accepted, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase

from cofin.a1 import parse_range
from cofin.checks.card import cards
from cofin.checks.finding import Finding
from cofin.checks.report.report import Report
from cofin.errors import InputError, Problem
from cofin.text import Lang
from cofin.toml_text import NotToml, tables_of, text_of

FILE_NAME = "cofin.accept.toml"
_KEYS = ("file", "code", "sheet", "cell", "reason")
LARGEST = 1_000_000  # bytes of such a file


@dataclass(frozen=True, slots=True)
class Acceptance:
    """One acceptance; empty fields fit everything, but in a list of findings only what is empty."""

    code: str
    reason: str
    file: str = ""
    sheet: str = ""
    cell: str = ""
    listed: bool = False  # a reason beside one finding on its list
    said: str = ""  # what the list says of it: a sheet may have several findings without a cell

    def fits(self, finding: Finding, file: str) -> bool:
        """Whether it is about this finding of this file."""
        if self.listed and (self.sheet, self.cell) != (finding.sheet, finding.cell):
            return False
        if self.said and not finding.cell and self.code == finding.code:
            return any(self.said == finding.message(lang).strip() for lang in Lang)
        return (
            self.code == finding.code
            and (not self.file or fnmatchcase(file, self.file))
            and self.sheet in ("", finding.sheet)
            and self.cell in ("", finding.cell)
        )

    def concerns(self, finding: Finding) -> bool:
        """Whether it accepts the finding or one of its places, whatever the file is called."""
        parts = (replace(finding, sheet=sheet, cell=cell) for sheet, cell in finding.places)
        return self.fits(finding, self.file) or any(self.covers(each, self.file) for each in parts)

    def covers(self, part: Finding, file: str) -> bool:
        """Whether one place of a finding lies within the cells that were accepted."""
        mine, its = parse_range(self.cell), parse_range(part.cell)
        if mine is None or its is None or not (mine.holds(*its[:2]) and mine.holds(*its[2:])):
            return False
        return self.fits(replace(part, cell=self.cell), file)


def with_acceptances(report: Report, acceptances: Sequence[Acceptance]) -> Report:
    """The report with the accepted findings marked, each with its reason."""
    file = _name(report)
    findings = tuple(_judged(finding, file, acceptances) for finding in report.findings)
    return replace(report, findings=findings)


def used(report: Report, acceptances: Iterable[Acceptance]) -> frozenset[Acceptance]:
    """Those of a file that some finding of a report ``with_acceptances`` owes its reason to."""
    file = _name(report)
    accepted = [finding for finding in report.findings if finding.accepted]
    return frozenset(
        each
        for each in acceptances
        if not each.listed and any(_has_part(each, finding, file) for finding in accepted)
    )


def _has_part(each: Acceptance, finding: Finding, file: str) -> bool:
    parts = (replace(finding, sheet=sheet, cell=cell) for sheet, cell in finding.places)
    return each.fits(finding, file) or any(each.covers(part, file) for part in parts)


def _name(report: Report) -> str:
    return report.subject.file.replace("\\", "/").rpartition("/")[2]


def _judged(finding: Finding, file: str, acceptances: Sequence[Acceptance]) -> Finding:
    reason, inside = _reason(finding, file, acceptances)
    return replace(finding, accepted=reason, accepted_inside=inside) if reason else finding


def _reason(finding: Finding, file: str, acceptances: Sequence[Acceptance]) -> tuple[str, bool]:
    """Why a finding is accepted, and whether a list in the workbook says so.

    Empty when it, or one of its places, is not.
    """
    fitting = next((each for each in acceptances if each.fits(finding, file)), None)
    if fitting is not None:
        return fitting.reason, fitting.listed
    covered = []
    for sheet, cell in finding.places:
        part = replace(finding, sheet=sheet, cell=cell)
        covering = next((each for each in acceptances if each.covers(part, file)), None)
        if covering is None:
            return "", False
        covered.append(covering)
    reasons = dict.fromkeys(each.reason for each in covered)
    return "; ".join(reasons), any(each.listed for each in covered)


def read_acceptances(content: bytes, source: str) -> tuple[Acceptance, ...]:
    """The acceptances of a file; ``InputError`` with everything that is wrong in it."""
    if len(content) > LARGEST:
        raise InputError([Problem("", "check.accept_too_large")], source)
    try:
        raw = tables_of(text_of(content))
    except NotToml as error:
        raise InputError([error.problem], source) from None
    problems = [
        Problem(key, "check.accept_unknown", {"key": key, "known": "accept"})
        for key in raw
        if key != "accept"
    ]
    rows = raw.get("accept", [])
    if not isinstance(rows, list):
        rows = [rows]
    for i, row in enumerate(rows, 1):
        problems += _problems(row, f"accept[{i}]")
    if problems:
        raise InputError(problems, source)
    return tuple(Acceptance(**row) for row in rows)


def _problems(row: object, where: str) -> Iterable[Problem]:
    if not isinstance(row, Mapping):
        yield Problem(where, "check.accept_no_table")
        return
    for key, value in row.items():
        if key not in _KEYS:
            yield Problem(
                f"{where}.{key}", "check.accept_unknown", {"key": key, "known": ", ".join(_KEYS)}
            )
        elif not isinstance(value, str):
            yield Problem(f"{where}.{key}", "check.accept_no_text", {"key": key})
    if str(row.get("code", "")) not in cards():
        yield Problem(f"{where}.code", "check.accept_code", {"code": str(row.get("code", "-"))})
    if not str(row.get("reason", "")).strip():
        yield Problem(f"{where}.reason", "check.accept_reason")

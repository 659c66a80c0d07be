"""Partner sheets back into one budget: each checked first, none trusted, nothing lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cofin.checks.accept import with_acceptances
from cofin.checks.finding import Finding, Severity
from cofin.checks.outcome import COVERAGE, shown
from cofin.checks.run import Report, run_checks, severity_of
from cofin.core.compare import Comparison, compare
from cofin.core.dump import to_json
from cofin.core.merge import merge
from cofin.core.model import Project
from cofin.core.parse import parse_project
from cofin.errors import FileRefused, InputError
from cofin.rules.profile import CallRules
from cofin.text import Lang, say
from cofin.workbook.acceptances import acceptances_for
from cofin.workbook.check.subject import subject_of
from cofin.workbook.open import read_with_rules
from cofin.workbook.open_text import read_json
from cofin.workbook.record import AcceptedRow, Record, SheetRow


@dataclass(frozen=True, slots=True)
class Sheet:
    """A partner sheet and what the checks say of it."""

    path: Path
    report: Report

    @property
    def errors(self) -> tuple[Finding, ...]:
        """Errors that nobody has accepted."""
        return tuple(
            finding
            for finding in self.report.findings
            if severity_of(finding) is Severity.ERROR and not finding.accepted
        )

    def count(self, severity: Severity) -> int:
        """Findings of a severity, accepted ones included, the one on coverage left out."""
        found = (each for each in self.report.findings if each.code != COVERAGE)
        return sum(severity_of(each) is severity for each in found)


@dataclass(frozen=True, slots=True)
class Merged:
    """The budget of the sheets; ``kept`` are partners of the master without a sheet."""

    project: Project
    rules: CallRules
    sheets: tuple[Sheet, ...]
    partners: Mapping[Path, str]
    kept: tuple[str, ...]
    comparison: Comparison | None  # with the master


def checked_sheets(
    paths: Sequence[Path],
    call: str | None = None,
    master: Path | None = None,
    accept: Path | None = None,
) -> Iterator[Sheet]:
    """Every sheet with its findings, also against the master where that is a workbook.

    ``accept`` is a file of acceptances, otherwise the one beside each sheet counts.
    Raises ``FileRefused`` for a master that cannot be read, ``ProfileError`` for an unknown
    call, ``InputError`` for mistakes in a file of acceptances.
    """
    against = None
    if master is not None and master.suffix.lower() not in (".toml", ".json"):
        against = subject_of(master, call)
        if against.refusal is not None:
            raise FileRefused([against.refusal], str(master))
    for path in paths:
        report = run_checks(subject_of(path, call, against))
        accepted = acceptances_for(path, report.subject.grid, accept)
        yield Sheet(path, with_acceptances(report, accepted))


def merge_sheets(
    sheets: Sequence[Sheet], call: str | None = None, master: Path | None = None
) -> Merged:
    """The budget of checked sheets, in which every figure is one that somebody typed.

    What a sheet holds is read strictly here, whatever was accepted: a value that cannot be
    read must not become a zero.  ``InputError`` with everything that keeps them apart.
    """
    read = {sheet.path: read_with_rules(sheet.path, call) for sheet in sheets}
    old = read_with_rules(master, call) if master else None
    parts = {str(path): project for path, (project, _) in read.items()}
    project = merge(parts, old[0] if old else None)
    rules = old[1] if old else next(iter(read.values()))[1]
    project = _as_read(project, rules, str(master or "") or None)
    partners = {path: part.partners[0].id for path, (part, _) in read.items()}
    listed = old[0].partners if old else ()
    return Merged(
        project,
        rules,
        tuple(sheets),
        partners,
        tuple(each.id for each in listed if each.id not in partners.values()),
        compare(old, (project, rules)) if old else None,
    )


def record_of(merged: Merged, lang: Lang, reason: str = "") -> Record:
    """The record of a merged budget; ``reason`` is why its open errors were accepted."""
    rows, accepted = [], []
    for sheet in merged.sheets:
        partner = merged.partners[sheet.path]
        counts = (sheet.count(each) for each in Severity)
        rows.append(SheetRow(sheet.path.name, partner, *counts))
        for finding in sheet.report.findings:
            if severity_of(finding) is Severity.ERROR:
                words = shown(finding, sheet.report.subject, lang)
                why = finding.accepted or reason or say("record.no_reason", lang)
                said = f"{words.title}: {words.message}"
                accepted.append(AcceptedRow(partner, finding.code, words.place, said, why))
    return Record(rows, accepted)


def _as_read(project: Project, rules: CallRules, source: str | None) -> Project:
    """The project as a file of it would be read: what the parts alone could not show is told.

    Two coordinators, for example, or a work package led by a partner without a sheet.
    """
    try:
        return parse_project(read_json(to_json(project), ""), rules.profile)
    except InputError as error:
        raise InputError(error.problems, source or project.acronym) from None

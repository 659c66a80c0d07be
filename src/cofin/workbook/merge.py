"""Partner sheets back into one budget: each checked first, none trusted, nothing lost."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cofin.checks.accept import with_acceptances
from cofin.checks.finding import Finding, Severity
from cofin.checks.outcome import COVERAGE, shown
from cofin.checks.run import Report, run_checks, severity_of
from cofin.core.compare import Comparison, compare
from cofin.core.dump import to_json
from cofin.core.merge import merge, project_data
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

    @property
    def strangers(self) -> tuple[Finding, ...]:
        """Findings that the master does not list a partner at all (P06)."""
        return tuple(filter(_is_stranger, self.report.findings))

    def count(self, severity: Severity) -> int:
        """Findings of a severity, accepted ones included, the one on coverage left out."""
        found = (each for each in self.report.findings if each.code != COVERAGE)
        return sum(severity_of(each) is severity for each in found)


@dataclass(frozen=True, slots=True)
class Merged:
    """The budget of the sheets; ``kept`` are partners of the master without a sheet.

    ``overruled`` names what a sheet says otherwise than the master where the master decides:
    fields of the project, tables.
    """

    project: Project
    rules: CallRules
    sheets: tuple[Sheet, ...]
    partners: Mapping[Path, str]
    kept: tuple[str, ...]
    overruled: Mapping[Path, tuple[str, ...]]
    comparison: Comparison | None  # with the master


def checked_sheets(
    paths: Sequence[Path],
    call: str | None = None,
    master: Path | None = None,
    accept: Path | None = None,
    new: Collection[str] = (),
) -> Iterator[Sheet]:
    """Every sheet with its findings, also against the master where that is a workbook.

    ``accept`` is a file of acceptances, otherwise the one beside each sheet counts; that the
    master does not know a partner in ``new`` is no finding.
    Raises ``FileRefused`` for a master that cannot be read, ``ProfileError`` for an unknown
    call, ``InputError`` for mistakes in a file of acceptances.
    """
    against = None
    if master is not None and master.suffix.lower() not in (".toml", ".json"):
        against = subject_of(master, call)
        if against.refusal is not None:
            raise FileRefused([against.refusal], str(master))
    for path in paths:
        report = _without_strangers(run_checks(subject_of(path, call, against)), new)
        accepted = acceptances_for(path, report.subject.grid, accept)
        yield Sheet(path, with_acceptances(report, accepted))


def _without_strangers(report: Report, new: Collection[str]) -> Report:
    """The report without "there is no such partner" (P06) for partners that are new."""
    kept = (f for f in report.findings if not (_is_stranger(f) and f.found in new))
    return replace(report, findings=tuple(kept))


def _is_stranger(finding: Finding) -> bool:
    return finding.code == "P06" and not finding.expected


def merge_sheets(
    sheets: Sequence[Sheet],
    call: str | None = None,
    master: Path | None = None,
    new: Collection[str] = (),
) -> Merged:
    """The budget of checked sheets, in which every figure is one that somebody typed.

    What a sheet holds is read strictly here, whatever was accepted: a value that cannot be
    read must not become a zero.  ``new`` are partners that the master need not know.
    ``InputError`` with everything that keeps them apart.
    """
    read = {sheet.path: read_with_rules(sheet.path, call) for sheet in sheets}
    old = read_with_rules(master, call) if master else None
    parts = {str(path): project for path, (project, _) in read.items()}
    project = merge(parts, old[0] if old else None, new)
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
        {path: _overruled(part, old[0]) for path, (part, _) in read.items()} if old else {},
        compare(old, (project, rules)) if old else None,
    )


def _overruled(part: Project, master: Project) -> tuple[str, ...]:
    here, there = project_data(part), project_data(master)
    return tuple(key for key in here if here[key] != there[key])


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

"""Partner sheets, one after the other or several at a time: what each holds, and what is wrong."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from cofin.checks.finding import Finding, Severity
from cofin.checks.report.accept import used, with_acceptances
from cofin.checks.report.outcome import Outcome, Shown, outcome
from cofin.checks.report.report import Report
from cofin.checks.run import run_checks
from cofin.checks.subject import Subject
from cofin.core.model import Project
from cofin.errors import InputError, Problem
from cofin.system import shown_name
from cofin.text import Lang
from cofin.workbook.acceptances import acceptances_for
from cofin.workbook.check.master import master_of
from cofin.workbook.check.subject import subject_of
from cofin.workbook.generate import generate
from cofin.workbook.left_behind import LeftBehind, left_behind
from cofin.workbook.merge.carried import Key, error_keys
from cofin.workbook.open import project_in, read_with_rules
from cofin.workbook.processes import shared_out

TEXTS = (".toml", ".json")
"""A master that is no workbook."""


@dataclass(frozen=True, slots=True)
class PartnerSheet:
    """A partner sheet: what the checks say of it, and the project that it strictly holds.

    ``project`` is ``None`` where something cannot be read; ``problems`` say what.
    ``strangers`` are partners whom the master does not list at all.
    """

    path: Path
    outcome: Outcome
    project: Project | None = None
    problems: tuple[Problem, ...] = ()
    strangers: tuple[str, ...] = ()
    keys: tuple[Key | None, ...] = ()  # of ``all_errors``
    places: Mapping[tuple[str | int, ...], str] = field(default_factory=dict, compare=False)
    left: LeftBehind = LeftBehind()  # noqa: RUF009 - it is frozen

    @property
    def is_readable(self) -> bool:
        """Whether the file could be opened as a workbook."""
        return self.outcome.status != "unreadable"

    @property
    def errors(self) -> tuple[Shown, ...]:
        """Errors that nobody has accepted."""
        return tuple(each for each in self.all_errors if not each.accepted)

    @property
    def all_errors(self) -> tuple[Shown, ...]:
        """Errors, those that somebody has accepted included."""
        return tuple(f for f in self.outcome.findings if f.severity is Severity.ERROR)

    def count(self, severity: Severity) -> int:
        """Findings of a severity, accepted ones included, the one on coverage left out."""
        return sum(each.severity is severity for each in self.outcome.listed)


@dataclass(frozen=True, slots=True)
class _Checker:
    """How every sheet is checked."""

    call: str | None
    accept: Path | None
    new: frozenset[str]
    lang: Lang
    master: Path | None
    against: Subject | None = field(default=None, compare=False)

    def loaded(self) -> _Checker:
        """With the master read; of a text the workbook that it makes is compared with."""
        if self.master is None:
            return self
        if self.master.suffix.lower() in TEXTS:
            return replace(self, against=_as_workbook(self.master, self.call))
        return replace(self, against=master_of(self.master, self.call))

    def __call__(self, path: Path) -> PartnerSheet:
        """One sheet; ``InputError`` for mistakes in its file of acceptances."""
        report = run_checks(subject_of(path, self.call, self.against))
        strangers = tuple(f.found for f in report.findings if _is_stranger(f))
        accepted = acceptances_for(path, report.subject.grid, self.accept)
        report = with_acceptances(report, accepted)
        fitting = used(report, accepted)
        kept = (f for f in report.findings if not (_is_stranger(f) and f.found in self.new))
        report = replace(report, findings=tuple(kept))
        shown = replace(outcome(report, self.lang), file=shown_name(path), used=fitting)
        project, problems, left = self._strictly(report, path)
        keys = error_keys(report.subject, report.findings)
        places = dict(report.subject.places)  # what goes to another process is a plain one
        return PartnerSheet(path, shown, project, problems, strangers, keys, places, left)

    def _strictly(
        self, report: Report, path: Path
    ) -> tuple[Project | None, tuple[Problem, ...], LeftBehind]:
        """Whatever was accepted: a value that cannot be read must not become a zero."""
        if report.subject.refusal is not None:
            return None, (report.subject.refusal,), LeftBehind()
        try:
            project, rules = project_in(report.subject.grid, path, self.call)
        except InputError as error:
            return None, error.problems, LeftBehind()
        return project, (), left_behind(report.subject.grid, path, rules)


def _as_workbook(master: Path, call: str | None) -> Subject:
    project, rules = read_with_rules(master, call)
    with TemporaryDirectory(prefix="cofin-") as folder:
        path = Path(folder, f"{master.stem}.xlsx")
        path.write_bytes(generate(project, rules, Lang.EN))
        return subject_of(path, call)


def _is_stranger(finding: Finding) -> bool:
    return finding.code == "P06" and not finding.expected


def checked_sheets(
    paths: Sequence[Path],
    call: str | None = None,
    master: Path | None = None,
    accept: Path | None = None,
    *,
    new: Collection[str] = (),
    lang: Lang = Lang.EN,
    jobs: int = 1,
) -> Iterator[PartnerSheet]:
    """Every sheet with its findings (in ``lang``), also against the master.

    ``accept`` is a file of acceptances, otherwise the one beside each sheet counts; that the
    master does not know a partner in ``new`` is no finding.  ``jobs`` processes share the work.
    Raises ``FileRefused`` for a master that cannot be read, ``ProfileError`` for an unknown
    call, ``InputError`` for mistakes in a file of acceptances.
    """
    checker = _Checker(call, accept, frozenset(new), lang, master)
    loaded = checker.loaded()
    if jobs == 1 or len(paths) < 2:
        yield from map(loaded, paths)
        return
    # the master is read once in each process: a checked workbook is too large to be sent
    yield from shared_out(_Worker.check, paths, jobs, partial(_Worker.start, checker))


class _Worker:
    """One of several processes."""

    checker: _Checker

    @classmethod
    def start(cls, checker: _Checker) -> None:
        """Read what all its sheets need."""
        cls.checker = checker.loaded()

    @classmethod
    def check(cls, path: Path) -> PartnerSheet:
        """One sheet."""
        return cls.checker(path)

"""Plants defects, checks the files, counts: recall and precision per code.

``python -m tests.whole.seeding [--all] [CODE ...]`` prints the table.
"""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from cofin.checks.card import severity_of
from cofin.checks.finding import Finding, Severity
from cofin.checks.registry import functions
from cofin.checks.report.report import Report
from cofin.checks.run import run_checks
from cofin.checks.subject import Subject
from cofin.workbook.check.subject import subject_of
from tests.whole.seeding import (
    plant_calls,
    plant_cells,
    plant_doubts,
    plant_figures,
    plant_files,
    plant_lists,
    plant_rules,
    plant_sights,
    plant_slips,
    plant_stated,
    plant_sums,
)
from tests.whole.seeding.clean import Clean, clean
from tests.whole.seeding.edited import edited
from tests.whole.seeding.seed import PLANTERS, Seed

FAMILIES = (
    plant_figures,
    plant_files,
    plant_cells,
    plant_sights,
    plant_sums,
    plant_lists,
    plant_rules,
    plant_doubts,
    plant_calls,
    plant_stated,
    plant_slips,
)
ALL = 20
"""Seeded ways of every code."""


@dataclass
class Tally:
    """What happened to one code."""

    planted: int = 0
    found: int = 0
    false: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Share of the planted defects that were found."""
        return self.found / self.planted if self.planted else 1.0

    @property
    def precision(self) -> float:
        """Share of right ones among what was found."""
        return self.found / (self.found + self.false) if self.found + self.false else 1.0


Tallies = dict[str, Tally]


def codes() -> list[str]:
    """Codes that can be planted and are built."""
    known = functions()
    return [code for code in sorted(PLANTERS) if code in known]


def seeds(code: str, count: int) -> Iterator[tuple[Clean, Seed]]:
    """``count`` ways of one code, each in another workbook, all its planters in turn."""
    planters = PLANTERS[code]
    made = attempt = 0
    while made < count:
        r = Random(f"{code} {attempt}")
        book = clean(attempt % 48)
        seed = planters[made % len(planters)](book, r)
        attempt += 1
        assert attempt < 40 * count + 400, f"{code} cannot be planted"
        if seed is not None:
            made += 1
            yield book, seed


def checked(
    content: bytes,
    name: str,
    folder: Path,
    master: Subject | None = None,
    call: Path | str | None = None,
) -> Report:
    """The report on a file of that content."""
    path = folder / name
    path.write_bytes(content)
    return run_checks(subject_of(path, call, master))


def report_on(seed: Seed, content: bytes, folder: Path) -> Report:
    """The report on a planted file, with the master and the call that the defect needs."""
    call: Path | str | None = seed.call or None
    if "\n" in seed.call:
        call = folder / "call.toml"
        call.write_text(seed.call, "utf-8")
    master = None
    if seed.master is not None:
        path = folder / "master.xlsx"
        path.write_bytes(seed.master)
        master = subject_of(path)
    return checked(content, seed.file, folder, master, call)


def judge(book: Clean, seed: Seed, report: Report, tallies: Tallies) -> None:
    """Count what was planted and found, and what was found without being there."""
    tally = tallies[seed.code]
    tally.planted += 1
    what = f"{book.name} [{book.writer}] {seed.what}"
    if any(seed.is_met_by(finding) for finding in report.findings) and sees(seed, report):
        tally.found += 1
    else:
        tally.notes.append(f"missed: {what} {[at.range for at in seed.at]}")
    for finding in above_note(report):
        if finding.code in seed.also or seed.is_met_by(finding):
            continue
        tallies[finding.code].false += 1
        tallies[finding.code].notes.append(f"false: {shown(finding)} when {seed.code} in {what}")


def sees(seed: Seed, report: Report) -> bool:
    """Whether the check itself finds it, even where another one names the cause instead."""
    if not seed.cause:
        return True
    alone = run_checks(report.subject, only=(seed.code,))
    return any(f.code == seed.code and seed.is_met_by(f) for f in alone.findings)


def above_note(report: Report) -> list[Finding]:
    """Findings that a person must act on."""
    return [f for f in report.findings if severity_of(f) is not Severity.NOTE]


def shown(finding: Finding) -> str:
    """A finding on one line."""
    return f"{finding.code} {finding.place} found {finding.found!r} expected {finding.expected!r}"


def planted(wanted: Iterable[str], count: int) -> Tallies:
    """Seed ``count`` ways of each code, as single edits of the file."""
    tallies: Tallies = defaultdict(Tally)
    with tempfile.TemporaryDirectory() as folder:
        for code in wanted:
            for book, seed in seeds(code, count):
                content = edited(book.content, seed.edits)
                judge(book, seed, report_on(seed, content, Path(folder)), tallies)
    return tallies


def table(tallies: Tallies) -> str:
    """Recall and precision per code."""
    lines = ["code  planted  found  recall  false  precision"]
    for code in sorted(tallies):
        t = tallies[code]
        lines.append(
            f"{code}   {t.planted:7}  {t.found:5}  {t.recall:6.1%}  {t.false:5}  {t.precision:9.1%}"
        )
    return "\n".join(lines)

"""The budget of checked partner sheets, and the record of what it was merged from."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from cofin.checks.finding import Finding, Severity
from cofin.checks.report.outcome import Shown
from cofin.core.compare import Comparison, compare
from cofin.core.merge import merge, project_data
from cofin.core.model import Project
from cofin.errors import FileRefused, InputError
from cofin.grid import Grid
from cofin.rules.load import load_rules
from cofin.rules.profile import CallRules
from cofin.system import shown_name
from cofin.text import Lang, say
from cofin.workbook.generate import generate
from cofin.workbook.left_behind import LeftBehind, left_behind
from cofin.workbook.merge.carried import Key, places_in
from cofin.workbook.merge.earlier import Earlier, earlier
from cofin.workbook.merge.sheets import PartnerSheet
from cofin.workbook.merge.whole import as_read
from cofin.workbook.open import read_source
from cofin.workbook.record import AcceptedRow, Record, SheetRow


@dataclass(frozen=True, slots=True)
class Merged:
    """The budget of the sheets; ``kept`` are partners of the master without a sheet.

    ``overruled`` names what a sheet says otherwise than the master where the master decides:
    fields of the project, tables.
    """

    project: Project
    rules: CallRules
    sheets: tuple[PartnerSheet, ...]
    partners: Mapping[Path, str]
    kept: tuple[str, ...]
    overruled: Mapping[Path, tuple[str, ...]]
    comparison: Comparison | None  # with the master
    master: Path | None = None
    left: Mapping[Path, LeftBehind] = field(default_factory=dict)  # reasons go on, in the record


def merge_sheets(
    sheets: Sequence[PartnerSheet],
    call: str | None = None,
    master: Path | None = None,
    new: Collection[str] = (),
) -> Merged:
    """The budget of checked sheets, in which every figure is one that somebody typed.

    ``new`` are partners that the master need not know.  ``FileRefused`` for a sheet that is
    no workbook, ``InputError`` with everything that keeps the sheets apart.
    """
    parts = _projects(sheets)
    old, master_grid = _master(master, call)
    named = {str(path): part for path, part in parts.items()}
    project = merge(named, old[0] if old else None, new)
    rules = old[1] if old else load_rules(call or project.call)
    project = as_read(project, rules, sheets, has_master=old is not None)
    partners = {path: part.partners[0].id for path, part in parts.items()}
    listed = old[0].partners if old else ()
    return Merged(
        project,
        rules,
        tuple(sheets),
        partners,
        tuple(each.id for each in listed if each.id not in partners.values()),
        {path: _overruled(part, old[0]) for path, part in parts.items()} if old else {},
        compare(old, (project, rules)) if old else None,
        master,
        dict(_left(sheets, old, master, master_grid)),
    )


def _master(
    master: Path | None, call: str | None
) -> tuple[tuple[Project, CallRules] | None, Grid | None]:
    if master is None:
        return None, None
    project, rules, _, grid = read_source(master, call)
    return (project, rules), grid


def _left(
    sheets: Sequence[PartnerSheet],
    old: tuple[Project, CallRules] | None,
    master: Path | None,
    grid: Grid | None,
) -> Iterator[tuple[Path, LeftBehind]]:
    """What no file of the merge hands on to the budget, beside what the record has of it."""
    found = [(sheet.path, sheet.left) for sheet in sheets]
    if master and old and grid:
        found.append((master, left_behind(grid, master, old[1])))
    for path, left in found:
        if rest := replace(left, record="", findings=""):
            yield path, rest


def _projects(sheets: Sequence[PartnerSheet]) -> dict[Path, Project]:
    """What the sheets hold; everything that cannot be read in any of them is told at once."""
    wrong = [sheet for sheet in sheets if sheet.project is None]
    if len(wrong) == 1:
        kind = InputError if wrong[0].is_readable else FileRefused
        raise kind(wrong[0].problems, str(wrong[0].path))
    if wrong:
        raise InputError(
            replace(problem, where=", ".join(filter(None, (str(sheet.path), problem.where))))
            for sheet in wrong
            for problem in sheet.problems
        )
    return {sheet.path: sheet.project for sheet in sheets if sheet.project is not None}


def _overruled(part: Project, master: Project) -> tuple[str, ...]:
    here, there = project_data(part), project_data(master)
    return tuple(key for key in here if here[key] != there[key])


def merged_workbook(
    merged: Merged, lang: Lang, *, call: str | None = None, reason: str = ""
) -> bytes:
    """The finished budget with the record of what it was merged from.

    An accepted error is also accepted in the budget, at the row where it recurs.
    ``InputError`` when the project is larger than a workbook holds.
    """
    before = earlier(merged.master, call, merged.kept, lang)
    record = record_of(merged, lang, reason, before)
    content = generate(merged.project, merged.rules, lang, record=record)
    keys = [key for sheet in merged.sheets for key in sheet.keys if key is not None]
    keys += [each.key for each in before]
    if not keys or not (places := places_in(content, call, keys)):
        return content
    record = record_of(merged, lang, reason, before, places)
    return generate(merged.project, merged.rules, lang, record=record)


def record_of(
    merged: Merged,
    lang: Lang,
    reason: str = "",
    before: Sequence[Earlier] = (),
    places: Mapping[Key, Finding] | None = None,
) -> Record:
    """The record of a merged budget; ``reason`` is why its open errors were accepted.

    ``before`` was accepted in the master; ``places`` are errors of the merged workbook by
    their keys.
    """

    def row(partner: str, each: Shown, key: Key | None, why: str) -> AcceptedRow:
        said = f"{each.title}: {each.message}"
        here = (places or {}).get(key) if key else None
        now = (here.sheet, here.cell) if here else ("", "")
        return AcceptedRow(partner, each.code, each.place, said, why, *now)

    rows = []
    accepted = [row(each.partner, each.shown, each.key, each.shown.accepted) for each in before]
    for sheet in merged.sheets:
        partner = merged.partners[sheet.path]
        counts = (sheet.count(each) for each in Severity)
        rows.append(SheetRow(shown_name(sheet.path.name), partner, *counts))
        for each, key in zip(sheet.all_errors, sheet.keys, strict=True):
            why = each.accepted or reason or say("record.no_reason", lang)
            accepted.append(row(partner, each, key, why))
    return Record(rows, accepted)

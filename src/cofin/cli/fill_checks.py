"""What is checked around a fill: the budget before, the filled file after."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cofin.cli.compare_findings import ENDINGS
from cofin.cli.output import wrap
from cofin.core.result import BudgetResult
from cofin.errors import InputError, Problem
from cofin.text import Lang, say

if TYPE_CHECKING:
    from cofin.checks.report.outcome import Shown
    from cofin.workbook.fill import Filled
    from cofin.workbook.patch import Edit

SECONDS = 120
"""That LibreOffice may take."""


class Judged(NamedTuple):
    """What ``cofin check`` says of a budget."""

    errors: list[Shown]  # that nobody has accepted
    unfit: list[str]  # lines on acceptances that fit no finding


def judged(args: Namespace, result: BudgetResult, lang: Lang) -> Judged:
    """The budget as ``cofin check`` has it: in the workbook, or in one that is built of it."""
    from cofin.checks.finding import Severity
    from cofin.checks.report.accept import FILE_NAME, used, with_acceptances
    from cofin.checks.report.outcome import outcome
    from cofin.cli.check_accepted import told_unfit
    from cofin.workbook.acceptances import acceptances_for
    from cofin.workbook.check import check
    from cofin.workbook.generate import generate

    source = Path(args.source)
    with tempfile.TemporaryDirectory(prefix="cofin-") as folder:
        path = source
        if source.suffix.lower() not in ENDINGS:
            path = Path(folder, f"{source.stem}.xlsx")
            path.write_bytes(generate(result.project, result.rules, lang))
        report = check(path, call=args.call)
        accepted = acceptances_for(source, report.subject.grid)
        report = with_acceptances(report, accepted)
        shown = replace(outcome(report, lang), used=used(report, accepted))
    errors = [e for e in shown.listed if e.severity is Severity.ERROR and not e.accepted]
    # a list lies beside the source; a workbook that was built of it is no file beside it
    listed = str(source.with_name(FILE_NAME))
    return Judged(errors, list(told_unfit(listed, [(path, shown)], lang, compared=False)))


def judged_all_the_same(args: Namespace, result: BudgetResult, lang: Lang) -> Judged:
    """The errors of a budget that somebody wants as it is, whatever its list accepts besides.

    None of a budget that no workbook can hold.
    """
    try:
        return Judged(judged(args, result, lang).errors, [])
    except InputError:
        return Judged([], [])


def place_of(error: Shown) -> str:
    """The check and the place of an error: ``R03 Funding!F9``."""
    return f"{error.code} {error.place}".strip()


def verified(filled: Filled, output: Path, lang: Lang, *, office: bool) -> list[str]:
    """What to say of the proof; ``InputError`` when the file does not hold what was written."""
    from cofin.workbook.patch import verify

    edits = [cell.edit for cell in filled.cells]
    with tempfile.TemporaryDirectory(prefix="cofin-") as folder:
        path = Path(folder, f"filled{output.suffix.lower()}")
        path.write_bytes(filled.patched.content)
        if problems := verify(path, edits):
            raise InputError([*problems, Problem("", "cli_fill.not_verified")], str(output))
        if not office:
            return []
        problems = list(_in_libreoffice(path, edits))
    if problems:
        raise InputError(problems, str(output))
    return wrap(say("cli_fill.office_agrees", lang))


def _in_libreoffice(path: Path, edits: Sequence[Edit]) -> Iterator[Problem]:
    """Figures that LibreOffice, having calculated the file, does not show."""
    from cofin.workbook.patch.run import is_written
    from cofin.workbook.read import read_grid

    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise InputError([Problem("", "cli_fill.no_office")])
    saved = path.parent / "saved"
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--norestore", "--convert-to", "xlsx"]
    try:
        subprocess.run(  # noqa: S603  # the program found, a file of ours
            [*command, "--outdir", str(saved), str(path)],
            capture_output=True,
            timeout=SECONDS,
            check=True,
        )
        grid = read_grid(saved / "filled.xlsx")
    except (OSError, subprocess.SubprocessError, InputError) as why:
        yield Problem("", "cli_fill.office_failed", {"why": str(why)[:200]})
        return
    for edit in edits:
        sheet = grid.sheet(edit.sheet)
        cell = sheet.cell(edit.row, edit.column) if sheet else None
        if cell is None or not is_written(cell, edit.value, date1904=grid.date1904):
            found = "-" if cell is None else str(cell.value)
            values = {"found": found, "expected": str(edit.value)}
            yield Problem(edit.place, "cli_fill.office_differs", values)

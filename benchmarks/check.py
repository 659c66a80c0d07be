"""``cofin check``: one sheet, many sheets, and how it grows with the lines.

``measure(files=1000)`` (``python -m benchmarks check --files 1000``) is the full measurement.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from python_calamine import CalamineWorkbook

from benchmarks.measure import Outcome, alternating, ratio
from benchmarks.sample import CALL, project
from cofin.checks.run import run_checks
from cofin.rules.load import load_rules
from cofin.text import Lang
from cofin.workbook.check.subject import subject_of
from cofin.workbook.generate import generate, generate_partner_sheet
from cofin.workbook.split import part_of

RUNS = 7
FILES = 100
JOBS = 2
LINES = 200
WHY = "Three offers were compared in writing for this line"
ENDED = (0, 1)  # without and with findings


def measure(files: int = FILES) -> list[Outcome]:
    """One sheet of 200 lines, ``files`` sheets at once, 2,000 lines against 200."""
    with tempfile.TemporaryDirectory() as folder:
        sheet = Path(folder, "sheet.xlsx")
        sheet.write_bytes(partner_sheet(LINES))
        return [one(sheet), many(sheet, Path(folder, "many"), files), growth(Path(folder))]


def partner_sheet(lines: int) -> bytes:
    """The sheet of a partner with that many lines, as ``cofin split`` writes it."""
    given = project(partners=3, work_packages=6, lines=3 * lines)
    costs = tuple(replace(line, justification=WHY) for line in given.costs)
    part = part_of(replace(given, costs=costs), "P2")
    return generate_partner_sheet(part, load_rules(CALL), Lang.EN)


def one(sheet: Path) -> Outcome:
    """The whole process against a Python that only opens the file with openpyxl."""
    program = "import openpyxl, sys; openpyxl.load_workbook(sys.argv[1])"

    def ours() -> None:
        cofin_check([sheet])

    def theirs() -> None:
        subprocess.run([sys.executable, "-c", program, str(sheet)], check=True)

    mine, bare = alternating(ours, theirs, RUNS)
    name = f"cofin check, one sheet of {LINES} lines, whole process"
    return ratio(name, ours=mine, theirs=bare, at_most=1, than="openpyxl.load_workbook")


def many(sheet: Path, folder: Path, files: int) -> Outcome:
    """Many sheets with two processes against reading their values alone, in one."""
    folder.mkdir()
    content = sheet.read_bytes()
    paths = [folder / f"partner-{number}.xlsx" for number in range(files)]
    for path in paths:
        path.write_bytes(content)

    def ours() -> None:
        cofin_check(paths, "--jobs", str(JOBS))

    def theirs() -> None:
        for path in paths:
            book = CalamineWorkbook.from_path(str(path))
            for name in book.sheet_names:
                book.get_sheet_by_name(name).to_python()

    mine, bare = alternating(ours, theirs, 1 if files > FILES else 3)
    name = f"cofin check, {files:,} sheets, --jobs {JOBS}"
    return ratio(name, ours=mine, theirs=bare, at_most=10, than="values alone, python-calamine")


def growth(folder: Path) -> Outcome:
    """2,000 lines of a consortium against ten times 200, in the process."""
    rules = load_rules(CALL)
    paths = []
    for lines in (2_000, 200):
        given = project(partners=10, work_packages=8, lines=lines)
        paths.append(folder / f"{lines}.xlsx")
        paths[-1].write_bytes(generate(given, rules, Lang.EN))
    large, small = (lambda path=path: run_checks(subject_of(path)) for path in paths)
    two_thousand, two_hundred = alternating(large, small, 3)
    name = "cofin check, growth from 200 to 2,000 lines (1 = linear)"
    return ratio(
        name, ours=two_thousand, theirs=10 * two_hundred, at_most=1.2, than="10 x 200 lines"
    )


def cofin_check(paths: Sequence[Path], *options: str) -> None:
    """``cofin check`` in a process of its own; findings are no failure."""
    command = [sys.executable, "-m", "cofin", "check", *map(str, paths), *options, "--quiet"]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
    if done.returncode not in ENDED:
        raise RuntimeError(f"cofin check ended with {done.returncode}")

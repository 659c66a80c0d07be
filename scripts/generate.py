"""Everything made from the code: example workbooks, templates, reference pages, sessions.

``python scripts/generate.py`` writes it; with ``--check`` it names what is stale instead.
Workbooks are compared by what is in them, since another Python may compress differently.
"""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

import form_templates
import reference
import reference.samples
import ribbon_picture
import sessions

ROOT = Path(__file__).resolve().parent.parent
CALL = "cos-cluster-2020-3-03"
SAMPLES = "src/cofin/checks/report/samples.toml"
EXAMPLES = {"bluehub": "en", "small": "en", "turkce": "tr"}


def main(argv: list[str]) -> int:
    """Write, or compare; 1 when something is stale."""
    first = {SAMPLES: reference.samples.samples().encode()}  # pages and sessions quote it
    if "--check" not in argv:
        (ROOT / SAMPLES).write_bytes(first[SAMPLES])
    made = {**first, **documents(), **examples(), **templates(), **form_templates.templates()}
    stale = [name for name, content in made.items() if not is_current(ROOT / name, content)]
    left = sorted(known_files() - set(made))
    if "--check" in argv:
        for name in stale:
            print(f"stale: {name}")
        for name in left:
            print(f"no longer made: {name}")
        if stale or left:
            print("make generated writes them anew.")
        return 1 if stale or left else 0
    for name in stale:
        (ROOT / name).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / name).write_bytes(made[name])
        print(f"written: {name}")
    for name in left:
        (ROOT / name).unlink()
        print(f"removed: {name}")
    return 0


def documents() -> Mapping[str, bytes]:
    """The pages of ``docs/reference``, and the console sessions of all other pages."""
    texts = {
        **reference.pages(),
        **addin_texts(),
        **ribbon_picture.pictures(),
        **dict(sessions.pages(ROOT)),
    }
    return {name: text.encode() for name, text in texts.items()}


def addin_texts() -> Mapping[str, str]:
    """The text sources of both add-ins, for people who want to read what they run."""
    from cofin.excel.build.oxt import oxt_sources
    from cofin.excel.build.xlam import sources

    classic = {f"addin/classic/{name}": text for name, text in sources().items()}
    return classic | {f"addin/libreoffice/{name}": text for name, text in oxt_sources().items()}


def examples() -> Mapping[str, bytes]:
    """The workbook of each example, in the example's language."""
    from cofin.text import Lang
    from cofin.workbook.generate import generate
    from cofin.workbook.open import read_with_rules

    return {
        f"examples/{name}/budget.xlsx": generate(
            *read_with_rules(ROOT / "examples" / name / "project.toml", None), Lang(lang)
        )
        for name, lang in EXAMPLES.items()
    }


def templates() -> Mapping[str, bytes]:
    """Empty workbooks for a consortium and for one partner, as ``cofin new`` makes them."""
    from cofin.core.model import Project
    from cofin.rules.load import load_rules
    from cofin.text import Lang
    from cofin.workbook.generate import generate, generate_partner_sheet

    rules = load_rules(CALL)
    empty = Project(call=CALL, acronym="")
    made = {}
    for lang in Lang:
        consortium = generate(empty, rules, lang, spare_partners=10, spare_work_packages=8)
        made[f"templates/consortium.{lang}.xlsx"] = consortium
        made[f"templates/partner-sheet.{lang}.xlsx"] = generate_partner_sheet(empty, rules, lang)
    return made


def known_files() -> set[str]:
    """Generated files that are there."""
    places = (
        "docs/reference/**/*.md",
        SAMPLES,
        "addin/classic/*",
        "addin/libreoffice/**/*.*",
        "docs/images/*.svg",
        "templates/*.xlsx",
        "templates/*.map.toml",
        "docs/images/*.svg",
        "examples/*/*.xlsx",
    )
    return {path.relative_to(ROOT).as_posix() for place in places for path in ROOT.glob(place)}


def is_current(path: Path, content: bytes) -> bool:
    """Whether the file is there and says the same."""
    if not path.exists():
        return False
    there = path.read_bytes()
    return there == content or (path.suffix == ".xlsx" and members(there) == members(content))


def members(workbook: bytes) -> list[tuple[str, bytes]]:
    """The parts of a workbook, in order, uncompressed."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as package:
        return [(part.filename, package.read(part)) for part in package.infolist()]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

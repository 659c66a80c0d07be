"""Pictures of a workbook's pages, for looking at and for the documentation.

``python scripts/render_sheets.py BUDGET.xlsx OUTDIR [--dpi 70] [--locale tr-TR]``: LibreOffice
prints the workbook to PDF as it would on paper, ``pdftoppm`` turns each page into a PNG named after
the sheet that the page belongs to (``03-partners-1.png``).  Sheets' titles are in Turkish
or English; file names are ASCII.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

LIMIT = 180  # seconds for one conversion
SETTINGS = """\
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N">\
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>{locale}</value></prop></item>
</oor:items>
"""
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def main(argv: list[str] | None = None) -> int:
    """Render every page; 1 when a program is missing or does not answer."""
    parser = argparse.ArgumentParser(description="Pictures of a workbook's pages.")
    parser.add_argument("workbook", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--dpi", type=int, default=70)
    parser.add_argument("--locale", default="en-GB", help="whose numbers and dates, e.g. tr-TR")
    said = parser.parse_args(argv)
    for program in ("soffice", "pdftoppm", "pdftotext"):
        if not shutil.which(program):
            print(f"{program} is not installed (make libreoffice).")
            return 1
    said.folder.mkdir(parents=True, exist_ok=True)
    for picture in render(said.workbook, said.folder, said.dpi, said.locale):
        print(picture)
    return 0


def render(workbook: Path, folder: Path, dpi: int, locale: str = "en-GB") -> list[Path]:
    """One PNG per page, in the order of the sheets."""
    with tempfile.TemporaryDirectory() as scratch:
        pdf = printed(workbook, Path(scratch), locale)
        prefix = Path(scratch) / "page"
        run("pdftoppm", "-r", str(dpi), "-png", str(pdf), str(prefix))
        pages = sorted(prefix.parent.glob("page-*.png"))
        made = []
        for page, name in zip(pages, page_names(pdf, sheet_titles(workbook)), strict=True):
            made.append(Path(shutil.move(page, folder / f"{name}.png")))
    return made


def printed(workbook: Path, scratch: Path, locale: str) -> Path:
    """The workbook as PDF, by a LibreOffice with a profile and a locale of its own."""
    user = scratch / "profile" / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(SETTINGS.format(locale=locale), "utf-8")
    run(
        *("soffice", f"-env:UserInstallation={(scratch / 'profile').as_uri()}", "--headless"),
        *("--norestore", "--convert-to", "pdf", "--outdir", str(scratch), str(workbook)),
    )
    return scratch / workbook.with_suffix(".pdf").name


def sheet_titles(workbook: Path) -> list[str]:
    """Names of the visible sheets."""
    with zipfile.ZipFile(workbook) as package:
        root = ET.fromstring(package.read("xl/workbook.xml"))
    return [
        sheet.get("name", "")
        for sheet in root.iter(f"{MAIN}sheet")
        if sheet.get("state", "visible") == "visible"
    ]


def page_names(pdf: Path, titles: list[str]) -> list[str]:
    """A name per page: number and title of its sheet, page within the sheet.

    Every page's header or footer ends with its sheet's title; a page without one belongs to
    the sheet of the page before it.
    """
    names, current, within = [], 0, 0
    for text in run("pdftotext", "-layout", str(pdf), "-").split("\f")[:-1]:
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        edges = [*lines[:3], *lines[-3:]]
        following = range(len(titles) - 1, current, -1)
        found = next((i for i in following if any_ends(edges, titles[i])), current)
        within = within + 1 if found == current else 1
        current = found
        names.append(f"{current + 1:02}-{ascii_name(titles[current])}-{within}")
    return names


def any_ends(lines: list[str], title: str) -> bool:
    """Whether a line is the title or ends with it after a gap."""
    return any(line == title or line.endswith(f"  {title}") for line in lines)


def ascii_name(title: str) -> str:
    """``İş paketleri`` -> ``is-paketleri``."""
    plain = unicodedata.normalize("NFKD", title.replace("ı", "i").replace("İ", "I"))
    letters = plain.encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")


def run(*command: str) -> str:
    """What a program says; stopped with its children when it takes too long."""
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        output, complaint = process.communicate(timeout=LIMIT)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        sys.exit(f"{command[0]} was stopped after {LIMIT} seconds.")
    if process.returncode:
        sys.exit(f"{command[0]} failed: {complaint.decode('utf-8', 'replace').strip()}")
    return output.decode("utf-8", "replace")


if __name__ == "__main__":
    sys.exit(main())

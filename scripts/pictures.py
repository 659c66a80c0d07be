"""The pictures in the pages: sheets of the example workbooks, as LibreOffice prints them.

They are for looking at and are not compared: another font or version draws other pixels.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from render_sheets import render

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "images"
WORKBOOKS = {"en-GB": "bluehub", "tr-TR": "turkce"}
SHEETS = {"01": "start", "05": "cost-lines", "11": "co-financing", "13": "checks"}


def main() -> int:
    """Draw them anew."""
    FOLDER.mkdir(exist_ok=True)
    for locale, example in WORKBOOKS.items():
        with tempfile.TemporaryDirectory() as scratch:
            workbook = ROOT / "examples" / example / "budget.xlsx"
            for page in render(workbook, Path(scratch), 80, locale):
                number, first = page.name[:2], page.stem.endswith("-1")
                if number in SHEETS and first:
                    shutil.copyfile(page, FOLDER / f"{SHEETS[number]}.{locale[:2]}.png")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""LibreOffice opens every form whose table grew, and calculates what Python stored there."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from cofin.checks.file.stale import agree
from cofin.grid import CellKind
from cofin.text import Lang
from cofin.workbook.fill import fill
from cofin.workbook.fill.parse import parse_map
from cofin.workbook.patch import open_template
from cofin.workbook.read import read_grid
from tests.libreoffice.soffice import Office
from tests.workbook.fill.conftest import budget
from tests.workbook.grow.forms import FEATURES, TOP, form

MAP = """
map = 1
[[table]]
rows = "partners"
sheet = "Form"
[table.columns]
"Name" = "name"
"Personnel" = "categories.personnel"
"""


def test_grown_forms_open_and_calculate_the_same(office: Office, tmp_path: Path) -> None:
    result = budget(2, partners=9)
    rules = parse_map(MAP, "m.toml")
    files = []
    for number, feature in enumerate(FEATURES):
        path = tmp_path / f"form{number}.xlsx"
        path.write_bytes(form(3, *FEATURES[feature]))
        done = fill(open_template(path), result, rules, Lang.EN)
        assert [note.code for note in done.notes] == ["grow.done"]
        path.write_bytes(done.patched.content)
        files.append(path)
    saved = {path.stem: path for path in office.convert(files, tmp_path / "saved")}
    assert len(saved) == len(FEATURES)
    total = sum((p.categories["personnel"] for p in result.partners), Decimal(0))
    for path, feature in zip(files, FEATURES, strict=True):
        ours, theirs = read_grid(path), read_grid(saved[path.stem])
        assert theirs.sheets[0].cell(TOP + 10, 3).value == total, feature
        compared = 0
        for sheet in ours.sheets:
            other = theirs.sheet(sheet.name)
            assert other is not None
            for place, cell in sheet.cells.items():
                if cell.formula is not None and cell.kind is not CellKind.EMPTY:
                    shown = other.cell(*place).value
                    assert cell.value is not None
                    assert agree(shown, cell.value), (feature, sheet.name, place, cell, shown)
                    compared += 1
        assert compared >= 2 * 9 + 2, feature

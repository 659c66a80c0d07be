"""LibreOffice opens every filled form of the suite and shows what was written."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from cofin.workbook.patch.run import is_written
from cofin.workbook.read import read_grid
from tests.libreoffice.soffice import Office
from tests.workbook.patch.test_fidelity import FORMS, filled


def test_filled_forms_open_and_show_the_figures(office: Office, tmp_path: Path) -> None:
    files, edits = {}, {}
    for i, name in enumerate(FORMS):
        folder = tmp_path / f"f{i}"
        folder.mkdir()
        _, target, edits[name] = filled(name, folder)
        files[name] = target.rename(tmp_path / f"form{i}{target.suffix}")
    saved = office.convert(list(files.values()), tmp_path / "saved")
    by_stem = {path.stem: path for path in saved}
    assert len(by_stem) == len(FORMS)
    for name, path in files.items():
        grid = read_grid(by_stem[path.stem])
        for edit in edits[name]:
            sheet = grid.sheet(edit.sheet)
            assert sheet is not None, name
            cell = sheet.cell(edit.row, edit.column)
            assert is_written(cell, edit.value, date1904=grid.date1904), (name, edit, cell)
        if not name.startswith("a standalone"):
            assert grid.sheets[0].cell(2, 4).value == Decimal("2469.12"), name

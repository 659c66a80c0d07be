"""LibreOffice opens every marked copy of the suite with its colours, notes and list."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from cofin.workbook.read import read_grid
from tests.libreoffice.soffice import Office
from tests.workbook.mark.test_fidelity import FORMS, PLACES, findings_of


@pytest.mark.filterwarnings("ignore:.*is not supported and will be removed")
def test_marked_copies_open_and_show_their_marks(office: Office, tmp_path: Path) -> None:
    files, sheets = {}, {}
    for i, name in enumerate(FORMS):
        folder = tmp_path / f"f{i}"
        folder.mkdir()
        sheets[name], copy = findings_of(FORMS[name], folder)
        files[name] = copy.rename(tmp_path / f"form{i}.xlsx")
    saved = office.convert(list(files.values()), tmp_path / "saved")
    by_stem = {path.stem: path for path in saved}
    assert len(by_stem) == len(FORMS)
    for name, path in files.items():
        book = openpyxl.load_workbook(by_stem[path.stem])
        assert book.sheetnames[0] == "Findings", name
        sheet = book[sheets[name]]
        for place in PLACES:
            first = sheet[place.partition(":")[0]]
            assert first.fill.fgColor.rgb == "FFF8CBAD", (name, place)
            assert "C04 (error)" in first.comment.text, (name, place)
        assert [row[1] for row in book["Findings"].iter_rows(min_row=6, values_only=True)][:6] == [
            *["C04"] * len(PLACES),
            "C01",
        ]
        before, after = read_grid(path), read_grid(by_stem[path.stem])
        assert [each.name for each in after.sheets] == [each.name for each in before.sheets]

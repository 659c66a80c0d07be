"""A table that grew is the table that had been drawn with as many rows."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from cofin.workbook.grow import Insertion, grown
from cofin.workbook.patch import Template, open_template
from tests.workbook.grow.forms import COLUMNS, FEATURES, TOP, Draw, form

#: What a chart remembers of its cells, and where pictures and notes were drawn last, in
#: points: the cells that they are fastened to count.
_NOT_COMPARED = re.compile(
    r"<c:(?:num|str)Cache>.*?</c:(?:num|str)Cache>|<a:off [^>]*>|margin-top:[0-9.]+pt", re.DOTALL
)


def wide(folder: Path, prepared: int, wanted: int, *draws: Draw) -> Template:
    folder.mkdir(exist_ok=True)
    path = folder / "few.xlsx"
    path.write_bytes(form(prepared, *draws))
    move = Insertion("Form", TOP, TOP + prepared - 1, wanted - prepared)
    return grown(open_template(path), move, COLUMNS, folder / "grown.xlsx")


def parts(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {
            name: _NOT_COMPARED.sub("", archive.read(name).decode())
            for name in archive.namelist()
            if name.endswith((".xml", ".vml", ".rels")) and "docProps" not in name
        }


@pytest.mark.parametrize("feature", FEATURES)
@pytest.mark.parametrize(("prepared", "wanted"), [(2, 3), (3, 12), (8, 30)])
def test_it_is_as_if_it_had_been_drawn_so(
    tmp_path: Path, feature: str, prepared: int, wanted: int
) -> None:
    template = wide(tmp_path, prepared, wanted, *FEATURES[feature])
    drawn = tmp_path / "many.xlsx"
    drawn.write_bytes(form(wanted, *FEATURES[feature]))
    many = open_template(drawn)
    for sheet, expected in zip(template.grid.sheets, many.grid.sheets, strict=True):
        for place in {**expected.cells, **sheet.cells}:
            got, want = sheet.cell(*place), expected.cell(*place)
            assert got.formula == want.formula, (sheet.name, place)
            assert got.style == want.style, (sheet.name, place)
            assert want.formula is not None or got.value == want.value, (sheet.name, place)
        assert set(sheet.merges) == set(expected.merges)
        assert sheet.validations == expected.validations
        assert sheet.protection == expected.protection
    assert template.grid.names == many.grid.names
    assert template.grid.tables == many.grid.tables


@pytest.mark.parametrize("feature", [name for name in FEATURES if name != "merges"])
def test_everything_around_the_cells_moved_along(tmp_path: Path, feature: str) -> None:
    path = wide(tmp_path, 3, 9, *FEATURES[feature]).path
    got, expected = parts(path.read_bytes()), parts(form(9, *FEATURES[feature]))
    assert got.keys() == expected.keys()
    for name in got:
        mine, theirs = got[name], expected[name]
        if "worksheets/sheet" in name and "_rels" not in name:  # cells are compared above
            mine, theirs = (re.sub(r"<sheetData>.*</sheetData>", "", x) for x in (mine, theirs))
            mine, theirs = ("".join(sorted(re.split(r"(?=<)", x))) for x in (mine, theirs))
        if "sharedStrings" in name:
            continue
        assert mine == theirs, name

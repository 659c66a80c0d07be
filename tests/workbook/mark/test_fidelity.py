"""A marked copy is the workbook as it was, with colours, notes and one more sheet."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from cofin.checks.finding import Severity
from cofin.grid import SheetGrid
from cofin.workbook.read import read_grid
from tests.workbook.mark.copies import marking, shown
from tests.workbook.patch.inject import parts_of
from tests.workbook.patch.odd import everything

FORMS = everything()
UNREAD = {"pivot table"}  # by openpyxl, as it was
#: Places with values, with formulas, in rows that are there, and far away from everything.
PLACES = ("B2", "D2:D4", "C3", "H12", "AD30")


def findings_of(content: bytes, folder: Path) -> tuple[str, Path]:
    """The first sheet, and the copy with a finding at each place and two at one."""
    (folder / "asked.xlsx").write_bytes(content)
    sheet = read_grid(folder / "asked.xlsx").sheets[0].name
    found = [shown(sheet, place) for place in PLACES]
    return sheet, marking(content, folder, *found, shown(sheet, "B2", Severity.NOTE, "C01"))


def cells_of(sheet: SheetGrid) -> dict[tuple[int, int], object]:
    """All that a person sees or uses: values, formulas, number formats, protection."""
    return {
        place: (cell.value, cell.formula, cell.style)
        for place, cell in sheet.cells.items()
        if cell.value is not None or cell.formula is not None
    }


@pytest.mark.parametrize("name", FORMS)
def test_everything_else_is_as_it_was(name: str, tmp_path: Path) -> None:
    sheet, path = findings_of(FORMS[name], tmp_path)
    before, after = parts_of(FORMS[name]), parts_of(path.read_bytes())
    assert list(after)[: len(before)] == list(before)
    differing = {part.lower() for part in before if before[part] != after[part]}
    touched = ("xl/worksheets/", "xl/chartsheets/", "xl/comments", "xl/drawings/vml", "xl/styles")
    own = {"xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[content_types].xml"}
    assert all(part in own or part.startswith(touched) for part in differing)

    old, new = read_grid(tmp_path / "source.xlsx"), read_grid(path)
    assert [each.name for each in new.sheets] == ["Findings", *(each.name for each in old.sheets)]
    for was, now in zip(old.sheets, new.sheets[1:], strict=True):
        assert cells_of(now) == cells_of(was)
        assert (now.merges, now.validations) == (was.merges, was.validations)
        assert (now.protection, now.state) == (was.protection, was.state)
    ours = {key for key in new.names if key[0] == "findings" or key[1].startswith("cofin.find")}
    assert {key: new.names[key] for key in new.names.keys() - ours} == dict(old.names)
    assert len(ours) == 5
    assert sheet == old.sheets[0].name


@pytest.mark.filterwarnings("ignore:.*is not supported and will be removed")
@pytest.mark.parametrize("name", [name for name in FORMS if name not in UNREAD])
def test_another_program_reads_the_marks(name: str, tmp_path: Path) -> None:
    sheet, path = findings_of(FORMS[name], tmp_path)
    book = openpyxl.load_workbook(path)
    assert (book.sheetnames[0], book.active.title) == ("Findings", "Findings")
    marked = book[sheet]
    assert not marked.sheet_view.tabSelected
    for place in ("B2", "D2", "D3", "D4", "C3", "H12", "AD30"):
        assert marked[place].fill.fgColor.rgb == "FFF8CBAD", place
    assert marked["B3"].fill.fgColor.rgb != "FFF8CBAD"
    text = marked["B2"].comment.text
    assert "C04 (error): B2: Ümit & Oğul <says> 1.00\n→ Mend it.\n\nC01 (note)" in text
    assert marked["D2"].comment.text.startswith("C04")
    assert marked["D3"].comment is None
    rows = list(book["Findings"].iter_rows(min_row=6, values_only=True))
    assert [row[3] for row in rows] == [*PLACES, "B2"]
    assert book["Findings"]["D7"].hyperlink.location.endswith("!D2:D4")

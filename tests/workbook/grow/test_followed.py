"""What refers to a table that grows from farther away: drawings, tables, limits, single cells."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from cofin.workbook.grow import Insertion, NoGrowth, grown
from cofin.workbook.patch import open_template
from tests.workbook.grow.forms import COLUMNS, TOP, form
from tests.workbook.grow.test_grown import wide
from tests.workbook.patch.inject import changed, packed, parts_of

TOTAL, MOVED = TOP + 4, TOP + 7  # with three prepared rows, and with six


def text_of(path: Path, part: str) -> str:
    return parts_of(path.read_bytes())[part].decode()


def elsewhere(book: Workbook, _: Worksheet, last: int) -> None:
    """A text box, a table and a limit on another sheet that show the total."""
    other = book.add_worksheet("Summary")
    total = f"Form!$C${last + 2}"
    other.insert_textbox("B2", "", {"textlink": f"={total}"})
    columns = [{"header": "S"}, {"header": "T", "formula": f"=[@S]*{total}"}]
    other.add_table("D1:E3", {"columns": columns})
    other.conditional_format(
        "G1:G4",
        {
            "type": "icon_set",
            "icon_style": "3_arrows",
            "icons": [{"type": "number", "value": f"={total}"}, {"type": "percent", "value": 20}],
        },
    )


def test_drawings_tables_and_limits_of_other_sheets_follow(tmp_path: Path) -> None:
    path = wide(tmp_path, 3, 6, elsewhere).path
    assert f'textlink="Form!$C${MOVED}"' in text_of(path, "xl/drawings/drawing1.xml")
    table = text_of(path, "xl/tables/table1.xml")
    assert f"Form!$C${MOVED}</calculatedColumnFormula>" in table
    sheet = text_of(path, "xl/worksheets/sheet2.xml")
    assert f'val="Form!$C${MOVED}"' in sheet
    assert 'val="20"' in sheet


def own(_: Workbook, sheet: Worksheet, last: int) -> None:
    limit = {"type": "number", "value": f"=$C${last + 2}"}
    icons = {"type": "icon_set", "icon_style": "3_arrows", "icons": [limit, limit]}
    sheet.conditional_format(f"C{last + 4}", icons)
    for row in range(TOP, last + 1):
        sheet.data_validation(f"B{row}", {"validate": "list", "source": ["a", "b"]})


def test_limits_follow_and_new_rows_get_the_drop_down_of_the_row_above(tmp_path: Path) -> None:
    sheet = text_of(wide(tmp_path, 3, 6, own).path, "xl/worksheets/sheet1.xml")
    assert sheet.count(f'val="$C${MOVED}"') == 2
    ranges = re.findall(r'<dataValidation [^>]*sqref="([^"]*)"', sheet)
    assert sorted(ranges) == [f"B{TOP}", f"B{TOP + 1}:B{TOP + 4}", f"B{TOP + 5}"]


def test_links_of_pictures_follow(tmp_path: Path) -> None:
    picture = Path(__file__).parents[3] / "docs" / "images"
    image = str(next(iter(sorted(picture.glob("*.png")))))

    def linked(book: Workbook, sheet: Worksheet, last: int) -> None:
        sheet.insert_image("H1", image, {"url": f"internal:Form!C{last + 2}"})
        book.add_worksheet("Far").insert_image("A1", image, {"url": f"internal:Form!C{last + 2}"})

    path = wide(tmp_path, 3, 6, linked).path
    for number in (1, 2):
        rels = text_of(path, f"xl/drawings/_rels/drawing{number}.xml.rels")
        assert f'Target="#Form!C{MOVED}"' in rels


def test_what_is_one_cell_stays_one(tmp_path: Path) -> None:
    """A table with a single row, which is also where the pane begins and a note stands."""
    made = io.BytesIO()
    with Workbook(made, {"in_memory": True}) as book:
        only = book.add_worksheet("Form")
        only.write_row(TOP - 2, 0, ["No.", "Name", "Personnel"])
        only.write_row(TOP - 1, 0, ["x", None, None])
        only.write_comment(f"B{TOP}", "Note")
    content = made.getvalue()
    panes = (
        f'<pane ySplit="{TOP - 1}" topLeftCell="A{TOP}" activePane="bottomLeft" state="frozen"/>'
    )
    selection = f'<selection pane="bottomLeft" activeCell="B{TOP}" sqref="B{TOP}"/>'
    text = parts_of(content)["xl/worksheets/sheet1.xml"].decode()
    view = re.sub(r"<sheetView ([^>]*?)/>", rf"<sheetView \1>{panes}{selection}</sheetView>", text)
    path = tmp_path / "one.xlsx"
    path.write_bytes(packed({**parts_of(content), "xl/worksheets/sheet1.xml": view.encode()}))
    move = Insertion("Form", TOP, TOP, 3)
    template = grown(open_template(path), move, COLUMNS, tmp_path / "grown.xlsx")
    sheet = text_of(template.path, "xl/worksheets/sheet1.xml")
    assert f'topLeftCell="A{TOP}"' in sheet
    assert f'activeCell="B{TOP}" sqref="B{TOP}:B{TOP + 3}"' in sheet
    assert f'<comment ref="B{TOP}"' in text_of(template.path, "xl/comments1.xml")


def test_an_address_put_together_stops_it(tmp_path: Path) -> None:
    def by_address(book: Workbook, _: Worksheet, last: int) -> None:
        formula = f'=INDIRECT(ADDRESS({last + 2},3,1,1,"Form"))'
        book.add_worksheet("Summary").write_formula("A1", formula)

    with pytest.raises(NoGrowth):
        wide(tmp_path, 3, 6, by_address)


def test_a_control_that_shows_the_table_stops_it(tmp_path: Path) -> None:
    def control(book: Workbook, _: Worksheet, __: int) -> None:
        book.add_worksheet("Summary").insert_button("B2", {"caption": "x"})

    content = changed(
        form(3, control),
        "xl/drawings/vmlDrawing1.vml",
        ("</x:ClientData>", "<x:FmlaLink>Form!$C$9</x:FmlaLink></x:ClientData>"),
    )
    path = tmp_path / "control.xlsx"
    path.write_bytes(content)
    move = Insertion("Form", TOP, TOP + 2, 3)
    with pytest.raises(NoGrowth):
        grown(open_template(path), move, COLUMNS, tmp_path / "grown.xlsx")


def test_very_long_numbers_in_labels_are_no_numbers(tmp_path: Path) -> None:
    def numbered(_: Workbook, sheet: Worksheet, last: int) -> None:
        for row in range(TOP, last + 1):
            sheet.write(row - 1, 0, "9" * 5_000 + str(row))

    with pytest.raises(NoGrowth):
        wide(tmp_path, 3, 6, numbered)

"""Parts that make no sense end in a named refusal, whatever stands in the place of a number."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from cofin.errors import FileRefused
from cofin.workbook.grow import Insertion, NoGrowth, grown
from cofin.workbook.patch import open_template
from tests.workbook.grow.forms import COLUMNS, TOP, drawings, form, names

DAMAGE: dict[str, tuple[str, Callable[[str], str]]] = {
    "a break nowhere": ("sheet1.xml", lambda text: text.replace('<brk id="2"', '<brk id="x"')),
    "a break without a place": ("sheet1.xml", lambda text: text.replace('<brk id="2"', "<brk")),
    "an anchor of words": (
        "vmlDrawing1.vml",
        lambda text: text.replace("<x:Anchor>", "<x:Anchor>a"),
    ),
    "an anchor too short": ("vmlDrawing1.vml", lambda text: text.replace("5, 15, ", "")),
    "no drawing": ("drawing1.xml", lambda text: text[:-20]),
    "a note nowhere": ("comments1.xml", lambda text: text.replace('ref="A1"', 'ref="A1"x')),
}


@pytest.mark.parametrize("what", DAMAGE)
def test_the_file_is_refused(what: str, tmp_path: Path) -> None:
    part, damage = DAMAGE[what]
    whole = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(form(3, drawings, names))) as before,
        zipfile.ZipFile(whole, "w") as after,
    ):
        changed = 0
        for name in before.namelist():
            content = before.read(name)
            if name.endswith(part):
                new = damage(content.decode()).encode()
                changed += new != content
                content = new
            after.writestr(name, content)
    assert changed == 1
    path = tmp_path / "form.xlsx"
    path.write_bytes(whole.getvalue())
    move = Insertion("Form", TOP, TOP + 2, 3)
    with pytest.raises(FileRefused):
        grown(open_template(path), move, COLUMNS, tmp_path / "grown.xlsx")


def test_a_row_formatted_to_the_last_column_is_not_copied_for_ever(tmp_path: Path) -> None:
    def wide(book: Workbook, sheet: Worksheet, last: int) -> None:
        grey = book.add_format({"bg_color": "#EEEEEE"})
        for column in range(20, 5_000):
            sheet.write_blank(last - 2, column, None, grey)

    path = tmp_path / "form.xlsx"
    path.write_bytes(form(3, wide))
    move = Insertion("Form", TOP, TOP + 2, 2_000)
    with pytest.raises(NoGrowth, match="too_long"):
        grown(open_template(path), move, COLUMNS, tmp_path / "grown.xlsx")

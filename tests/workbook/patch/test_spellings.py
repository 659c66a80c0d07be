"""The same workbook as other programs spell it: filled all the same, or refused in words."""

from __future__ import annotations

import random
import re
from decimal import Decimal
from pathlib import Path

import pytest

from cofin.errors import FileRefused
from cofin.workbook.patch import Edit, PatchRefused, open_template, patched, verify
from tests.workbook.patch.inject import packed, parts_of
from tests.workbook.patch.makers import form
from tests.workbook.patch.odd import BOOK, SHEET
from tests.workbook.patch.spelled import respelled, with_end_tags

EDITS = [
    Edit("Form", 2, 2, Decimal("12.50")),
    Edit("Form", 3, 3, "Çalışma 😀"),
    Edit("Form", 9, 9, 1),
]


def filled(content: bytes, folder: Path) -> dict[str, bytes]:
    """The parts after the edits, which have arrived."""
    source, target = folder / "form.xlsx", folder / "out.xlsx"
    source.write_bytes(content)
    target.write_bytes(patched(open_template(source), EDITS).content)
    assert verify(target, EDITS) == []
    return parts_of(target.read_bytes())


def test_no_tag_closes_itself(tmp_path: Path) -> None:
    assert b"<dimension ref" in filled(respelled(with_end_tags, SHEET)(), tmp_path)[SHEET]
    book = filled(respelled(with_end_tags, BOOK)(), tmp_path)[BOOK]
    assert b'fullCalcOnLoad="1"></calcPr>' in book


def test_a_row_says_where_its_cells_are_as_before_when_that_is_still_true(tmp_path: Path) -> None:
    made = respelled(lambda text: re.sub(r'spans="1:\d+"', 'spans="1:12 20:25"', text), SHEET)()
    rows = re.findall(rb'<row r="[23]" [^>]*>', filled(made, tmp_path)[SHEET])
    assert len(rows) == 2
    assert all(b'spans="1:12 20:25"' in row for row in rows)


def test_a_sheet_in_ascii_stays_in_ascii(tmp_path: Path) -> None:
    made = respelled(lambda text: text.replace("UTF-8", "us-ascii"), SHEET)()
    assert filled(made, tmp_path)[SHEET].isascii()


def test_places_with_dollars_and_small_letters(tmp_path: Path) -> None:
    made = respelled(lambda t: t.replace('"D2"', '"$D$2"').replace('"B2"', '"b2"'), SHEET)()
    row = re.findall(rb'<row r="2".*?</row>', filled(made, tmp_path)[SHEET])[0]
    places = re.findall(rb'<c r="([^"]*)"', row)
    assert places == [b"A2", b"B2", b"C2", b"$D$2"]  # written where it stood, nothing beside it
    assert b"<f>B2*2</f><v>25.00</v>" in row


def test_names_in_an_extension_do_not_attract_the_calculation(tmp_path: Path) -> None:
    names = (
        '<extLst><ext uri="{0}" xmlns:x="urn:x"><x:definedNames></x:definedNames></ext></extLst>'
    )

    def change(text: str) -> str:
        return re.sub("<calcPr[^>]*/>", names, text)

    book = filled(respelled(change, BOOK)(), tmp_path)[BOOK]
    assert b'</sheets><calcPr fullCalcOnLoad="1"/><extLst>' in book


@pytest.mark.parametrize(
    "more",
    [
        '<row r="2"><c r="H2"/></row>',
        '<row r="8"><c r="B2"/></row>',
        '<row r="9"><c r="I9"/><c r="I9"/></row>',
    ],
)
def test_a_row_or_cell_that_stands_twice_is_damage(more: str, tmp_path: Path) -> None:
    made = respelled(lambda text: text.replace("</sheetData>", f"{more}</sheetData>"), SHEET)()
    with pytest.raises(FileRefused, match="damaged"):
        filled(made, tmp_path)


def test_damaged_sheets_are_filled_or_refused_never_a_crash(tmp_path: Path) -> None:
    parts, chance, came_through = parts_of(form()), random.Random(7), 0
    for _ in range(300):
        text = bytearray(parts[SHEET])
        for _ in range(chance.randint(1, 2)):
            at = chance.randrange(60, len(text))
            text[at : at + chance.randint(0, 3)] = chance.choice(
                [b'"', b"<", b"/", b" ", b"9", b"r"]
            )
        (tmp_path / "form.xlsx").write_bytes(packed({**parts, SHEET: bytes(text)}))
        try:
            done = patched(open_template(tmp_path / "form.xlsx"), EDITS)
        except (FileRefused, PatchRefused):
            continue
        (tmp_path / "out.xlsx").write_bytes(done.content)
        assert verify(tmp_path / "out.xlsx", EDITS) == []
        came_through += 1
    assert came_through > 20

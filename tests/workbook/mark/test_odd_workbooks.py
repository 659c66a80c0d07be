"""Workbooks as other programs write them, and such that are damaged on purpose."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pytest

from cofin.errors import FileRefused
from cofin.workbook.mark import outline, styles
from cofin.workbook.read import read_grid
from tests.workbook.mark.copies import (
    COMMENTS,
    STYLES,
    VML,
    book_of,
    marking,
    shown,
)
from tests.workbook.patch.inject import changed, packed, parts_of
from tests.workbook.patch.makers import form
from tests.workbook.patch.odd import BOOK, SHEET

NAMES = '<definedNames><definedName name="x" localSheetId="{}">1</definedName></definedNames>'


def without(content: bytes, *parts: str) -> bytes:
    """The file without some parts, and without what points at them."""
    kept = {name: part for name, part in parts_of(content).items() if name not in parts}
    for name in ("[Content_Types].xml", "xl/_rels/workbook.xml.rels"):
        for part in parts:
            file = re.escape(part.rpartition("/")[2]).encode()
            kept[name] = re.sub(
                rb"<(?:Override|Relationship) [^>]*%s[^>]*/>" % file, b"", kept[name]
            )
    return packed(kept)


@pytest.mark.filterwarnings("ignore:Workbook contains no default style")
def test_a_workbook_without_formats_gets_some(tmp_path: Path) -> None:
    content = without(book_of(), STYLES)
    assert b"styles" not in b"".join(parts_of(content).values())
    path = marking(content, tmp_path, shown("Budget", "B2"))
    assert openpyxl.load_workbook(path)["Budget"]["B2"].fill.fgColor.rgb == "FFF8CBAD"


@pytest.mark.filterwarnings("ignore:Workbook contains no default style")
@pytest.mark.parametrize(
    "bare",
    [
        '<styleSheet xmlns="{}"/>',
        '<styleSheet xmlns="{}"><fonts/><cellXfs count="0"></cellXfs></styleSheet>',
        '<styleSheet xmlns="{}"><extLst><ext uri="x"/></extLst></styleSheet>',
        '<x:styleSheet xmlns:x="{}"><x:dxfs count="0"/></x:styleSheet>',
        "<styleSheet xmlns='{}'><cellXfs count='1'><xf fillId='7'/></cellXfs></styleSheet>",
    ],
)
def test_bare_formats_are_completed(bare: str, tmp_path: Path) -> None:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    content = packed({**parts_of(form()), STYLES: bare.format(main).encode()})
    path = marking(content, tmp_path, shown("Form", "B2"))
    assert openpyxl.load_workbook(path)["Form"]["B2"].fill.fgColor.rgb == "FFF8CBAD"


def test_too_many_formats_leave_the_cell_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(styles, "MOST_FORMATS", 1)
    sheet = openpyxl.load_workbook(marking(book_of(), tmp_path, shown("Budget", "B2")))["Budget"]
    assert sheet["B2"].fill.fgColor.rgb == "00000000"
    assert "C04" in sheet["B2"].comment.text


@pytest.mark.parametrize("number", ["²", "-1", "9" * 5_000, "x"])
def test_odd_numbers_of_sheets_formats_and_authors(number: str, tmp_path: Path) -> None:
    content = form(lambda _, sheet: sheet.write_comment("F9", "old"))
    made = changed(content, BOOK, ('sheetId="1"', f'sheetId="{number}"'))
    made = changed(made, BOOK, ("</sheets>", f"</sheets>{NAMES.format(number)}"))
    made = changed(made, SHEET, ('<c r="A2"', f'<c s="{number}" r="A2"'))
    made = changed(made, COMMENTS, ('authorId="0"', f'authorId="{number}"'))
    path = marking(made, tmp_path, shown("Form", "A2"), shown("Form", "F9"))
    assert [sheet.name for sheet in read_grid(path).sheets] == ["Findings", "Form"]


def test_the_colour_is_none_of_the_first_two_fills(tmp_path: Path) -> None:
    """Excel shows these as no fill and as grey, whatever a file says they are."""
    content = parts_of(form())
    only = '<fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
    text = re.sub(r"<fills .*</fills>", only, content[STYLES].decode())
    path = marking(packed({**content, STYLES: text.encode()}), tmp_path, shown("Form", "B2"))
    made = parts_of(path.read_bytes())[STYLES].decode()
    kinds = re.findall(r'patternType="(\w+)"', made)
    assert kinds[:2] == ["none", "gray125"]
    assert f'<fills count="{len(kinds)}">' in made
    assert openpyxl.load_workbook(path)["Form"]["B2"].fill.fgColor.rgb == "FFF8CBAD"


def test_names_of_parts_that_ascii_cannot_spell_or_that_have_backslashes(tmp_path: Path) -> None:
    parts = parts_of(form())
    links = "xl/_rels/workbook.xml.rels"
    for name in ("xl/worksheets/sayfaş.xml", "xl\\worksheets\\sheet1.xml"):
        made = {name if part == SHEET else part: body for part, body in parts.items()}
        for part in (links, "[Content_Types].xml"):
            target = name.rpartition("/")[2].replace("\\", "/").rpartition("/")[2]
            made[part] = made[part].decode().replace("sheet1.xml", target).encode()
        path = marking(packed(made), tmp_path, shown("Form", "B2"))
        found = read_grid(path)
        assert [sheet.name for sheet in found.sheets] == ["Findings", "Form"]
        written = [part.replace("\\", "/") for part in parts_of(path.read_bytes())]
        folder, _, file = name.replace("\\", "/").rpartition("/")
        assert f"{folder}/_rels/{file}.rels" in written


def test_a_part_in_another_encoding_is_refused(tmp_path: Path) -> None:
    made = changed(form(), STYLES, ("<fonts", "<!-- ş --><fonts"))
    parts = parts_of(made)
    parts[STYLES] = parts[STYLES].decode().encode("iso-8859-9")
    with pytest.raises(FileRefused):
        marking(packed(parts), tmp_path, shown("Form", "B2"))


def test_a_list_of_nobody_is_no_damage(tmp_path: Path) -> None:
    content = form(lambda _, sheet: sheet.write_comment("F9", "old"))
    text = parts_of(content)[COMMENTS].decode()
    bare = text[: text.index("<authors>")] + "<authors/><commentList/></comments>"
    made = packed({**parts_of(content), COMMENTS: bare.encode()})
    book = openpyxl.load_workbook(marking(made, tmp_path, shown("Form", "B2")))
    assert book["Form"]["B2"].comment.author == "cofin"


def test_very_many_elements_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = form(lambda _, sheet: sheet.write_comment("F9", "old"))
    many = "<commentList>" + "<comment/>" * 200
    made = changed(content, COMMENTS, ("<commentList>", many))
    monkeypatch.setattr(outline, "MOST_ELEMENTS", 150)
    with pytest.raises(FileRefused):
        marking(made, tmp_path, shown("Form", "B2"))


def test_a_tag_full_of_blanks_costs_no_time(tmp_path: Path) -> None:
    made = changed(form(), SHEET, ("<sheetView ", "<sheetView" + " " * 1_000_000))
    assert read_grid(marking(made, tmp_path, shown("Form", "B2"))).sheets


def test_new_parts_are_said_to_be_what_they_are(tmp_path: Path) -> None:
    """Also where the file names each part with links, as old versions of LibreOffice did."""
    types = "[Content_Types].xml"
    before = parts_of(form())
    rels = re.search(r'<Default [^>]*Extension="rels"[^>]*/>', before[types].decode())
    assert rels is not None
    made = changed(form(), types, (rels[0], ""))
    after = parts_of(marking(made, tmp_path, shown("Form", "B2")).read_bytes())
    said = after[types].decode()
    assert rels[0].partition("ContentType=")[2].rstrip("/>").strip('"') in said
    assert 'Extension="rels"' in said
    assert 'Extension="vml"' in said
    for part in after.keys() - before.keys():
        assert part.endswith((".rels", ".vml")) or f'PartName="/{part}"' in said


def test_odd_comments(tmp_path: Path) -> None:
    """Without a text, of nobody, nowhere, and in an empty list."""
    content = form(lambda _, sheet: sheet.write_comment("F9", "old"))
    text = parts_of(content)[COMMENTS].decode()
    start, end = text.index("<commentList>"), text.index("</comments>")
    odd = (
        '<commentList><comment ref="B2" authorId="0"><text/></comment><comment ref="B3" '
        'authorId="77"/><comment ref="nowhere" authorId="0"><text/></comment></commentList>'
    )
    made = packed({**parts_of(content), COMMENTS: (text[:start] + odd + text[end:]).encode()})
    found = [shown("Form", place) for place in ("B2", "B3", "B4")]
    after = parts_of(marking(made, tmp_path, *found).read_bytes())[COMMENTS].decode()
    assert after.count("C04 (error)") == 2
    assert '<comment ref="B3" authorId="77"/>' in after
    empty = text[:start] + "<commentList/>" + text[end:]
    made = packed({**parts_of(content), COMMENTS: empty.encode()})
    after = parts_of(marking(made, tmp_path, *found).read_bytes())[COMMENTS].decode()
    assert after.count("C04 (error)") == 3


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        (COMMENTS, "<authors>", "<authors/><x>"),
        (COMMENTS, "<commentList>", "<commentList"),
        (VML, "</xml>", ""),
        (SHEET, "<sheetData>", "<sheetData><row r='2'/><row r='2'/>"),
        (STYLES, "<fonts", "<!DOCTYPE x><fonts"),
        (BOOK, "</sheets>", "</sheets"),
    ],
)
def test_damaged_parts_are_refused_in_words(part: str, old: str, new: str, tmp_path: Path) -> None:
    content = form(lambda _, sheet: sheet.write_comment("F9", "old"))
    made = changed(content, part, (old, new))
    with pytest.raises(FileRefused):
        marking(made, tmp_path, shown("Form", "B2"))

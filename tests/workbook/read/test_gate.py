"""Files that are refused before any parser sees them, each by its reason."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from cofin.errors import FileRefused
from cofin.text import Lang
from cofin.workbook.read import read_grid
from cofin.workbook.read.gate import MAX_FILE, MAX_PARTS
from tests.workbook.read.packed import Refusal, packed, parts

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def zipped(content: Mapping[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in content.items():
            archive.writestr(name, part)
    return stream.getvalue()


def lying(content: bytes, part: str, size: int) -> bytes:
    """The file, with another unpacked size for one part in the zip file's directory."""
    at = content.rindex(b"PK\x01\x02", 0, content.rindex(part.encode()))
    return content[: at + 24] + struct.pack("<I", size) + content[at + 28 :]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty_file"),
        (b"<html><body><table>", "text_file"),
        ("Kalem;Tutar\nKira;1.234,56\n".encode("windows-1254"), "text_file"),
        ("Item\tAmount\n".encode("utf-16"), "text_file"),
        (b'call = "cos-cluster-2020-3-03"\n\n[project]\n', "file.text_named_workbook"),
        (b'\xef\xbb\xbf{"project": {"acronym": "A"}}', "file.text_named_workbook"),
        (b"[call]\nid = 'mine'\n", "text_file"),  # a profile
        (b'{"a": 1}', "text_file"),
        (OLE, "old_xls"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"\x7fELF\x02\x01\x01\0\0", "not_a_zip"),
        (b"PK\x03\x04 and nothing else", "damaged_zip"),
        (zipped({}), "no_workbook"),
        (zipped({"budget.xlsx": b"PK"}), "no_workbook"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "ods"),
        (zipped({"xl/workbook.bin": b"\x83"}), "xlsb"),
        (zipped({"word/document.xml": "<d/>"}), "other_kind"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_workbook_is_named(refusal: Refusal, content: bytes, reason: str) -> None:
    assert refusal(content) == reason


def test_a_project_in_the_place_of_its_workbook_is_told(refusal: Refusal) -> None:
    assert refusal(b"call = 'x'\n", name="p.toml") == "project_file"
    assert refusal(b'{"project": {"acronym": "A"}}', name="p") == "project_file"


def test_the_mark_of_an_open_workbook_is_told_by_its_name(refusal: Refusal) -> None:
    assert refusal(b"\x05Ayse", name="~$budget.xlsx") == "lock_file"


def test_a_folder_or_a_missing_file_cannot_be_opened(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing.xlsx"):
        with pytest.raises(FileRefused) as refused:
            read_grid(path)
        assert refused.value.problems[0].code == "workbook_in.cannot_open"


def test_a_large_file_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "large.xlsx"
    with path.open("wb") as file:
        file.truncate(MAX_FILE + 1)
    with pytest.raises(FileRefused, match=r"The file has 25\.1 MB; at most 25\.0 MB are read"):
        read_grid(path)


@pytest.mark.parametrize("cut", [0.2, 0.5, 0.99])
def test_a_file_that_was_not_copied_to_its_end_is_damaged(refusal: Refusal, cut: float) -> None:
    whole = zipped(parts("<row><c><v>1</v></c></row>" * 500))
    assert refusal(whole[: int(len(whole) * cut)]) == "damaged_zip"


def test_too_many_parts(refusal: Refusal) -> None:
    assert refusal({f"xl/{i}.xml": "" for i in range(MAX_PARTS + 1)}) == "too_many_parts"


def test_a_directory_of_a_million_entries_is_not_opened(refusal: Refusal) -> None:
    assert refusal(b"PK\x03\x04" + b"PK\x01\x02" * 100_000) == "too_many_parts"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_part_that_is_there_twice(refusal: Refusal) -> None:
    stream = io.BytesIO(zipped(parts()))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("XL/Workbook.xml", "<workbook/>")
    assert refusal(stream.getvalue()) == "duplicate_part"


@pytest.mark.parametrize("name", ["/etc/passwd", "xl/../../x.xml", "..\\x.xml", "C:/x.xml"])
def test_names_that_point_elsewhere(refusal: Refusal, name: str) -> None:
    assert refusal({**parts(), name: "<x/>"}) == "unsafe_part"


def test_a_part_under_a_zip_password(refusal: Refusal) -> None:
    content = bytearray(zipped(parts()))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert refusal(bytes(content)) == "encrypted_part"


def test_a_way_of_packing_that_no_spreadsheet_uses(refusal: Refusal) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    assert refusal(stream.getvalue()) == "damaged_part"


def test_a_part_that_unpacks_to_a_gigabyte(refusal: Refusal) -> None:
    content = lying(zipped(parts()), "xl/worksheets/sheet1.xml", 1_000_000_000)
    assert refusal(content) == "part_too_big"


def test_a_part_packed_beyond_belief(refusal: Refusal) -> None:
    assert refusal({**parts(), "xl/media/blank.bmp": b"\0" * 6_000_000}) == "bomb"


def test_parts_that_are_too_big_together(refusal: Refusal) -> None:
    whole = zipped({**parts(), **{f"xl/{i}.bin": bytes(range(256)) * 2000 for i in range(3)}})
    for i in range(3):
        at = whole.rindex(b"PK\x01\x02", 0, whole.rindex(f"xl/{i}.bin".encode()))
        sizes = struct.pack("<II", 1_000_000, 110_000_000)
        whole = whole[: at + 20] + sizes + whole[at + 28 :]
    assert refusal(whole) == "unpacks_too_big"


def test_a_part_that_is_bigger_than_it_says_is_not_read_on(refusal: Refusal) -> None:
    content = zipped(parts("<row><c><v>1</v></c></row>" * 1000))
    assert refusal(lying(content, "xl/worksheets/sheet1.xml", 300)) == "damaged_part"


ENTITIES = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "docProps/app.xml"]
)
def test_entities_are_refused_wherever_they_are_declared(refusal: Refusal, part: str) -> None:
    assert refusal({**parts(), part: ENTITIES}) == "dtd"


def test_entities_behind_a_long_comment_are_refused_as_well(refusal: Refusal) -> None:
    late = ENTITIES.replace("<!DOCTYPE", f"<!--{' ' * 5000}--><!DOCTYPE")
    assert refusal({**parts(), "xl/worksheets/sheet1.xml": late}) == "dtd"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32-be"])
def test_a_sheet_that_programs_read_differently(refusal: Refusal, encoding: str) -> None:
    content = parts()
    content["xl/worksheets/sheet1.xml"] = str(content["xl/worksheets/sheet1.xml"]).encode(encoding)
    assert refusal(content) == "encoding"


def test_a_sheet_in_an_encoding_of_its_own(refusal: Refusal) -> None:
    content = parts()
    text = str(content["xl/worksheets/sheet1.xml"]).replace("UTF-8", "ISO-8859-9")
    assert refusal({**content, "xl/worksheets/sheet1.xml": text}) == "encoding"


def test_parts_of_other_programs_may_be_utf_16(tmp_path: Path) -> None:
    content = {**parts(), "customXml/item1.xml": "<x/>".encode("utf-16")}
    assert len(read_grid(packed(tmp_path / "b.xlsx", content)).sheets) == 1


def test_the_reason_is_said_in_turkish_as_well(tmp_path: Path) -> None:
    path = tmp_path / "şifreli.xlsx"
    path.write_bytes(OLE + "EncryptedPackage".encode("utf-16-le"))
    with pytest.raises(FileRefused) as refused:
        read_grid(path)
    assert "Çalışma kitabı şifreli" in refused.value.render(Lang.TR)
    assert "şifreli.xlsx" in refused.value.render(Lang.TR)


def test_a_slash_before_the_name_of_a_part_is_harmless(tmp_path: Path) -> None:
    from cofin.workbook.read import read_grid
    from tests.workbook.patch.makers import DRAWN, form

    path = tmp_path / "image.xlsx"
    path.write_bytes(form(DRAWN["image in a cell"]))  # as XlsxWriter names its richData
    assert read_grid(path).sheets

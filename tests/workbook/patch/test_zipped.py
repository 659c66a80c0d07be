"""The file around the parts: every way to pack a workbook, and nothing packed anew."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from cofin.errors import FileRefused
from cofin.workbook.patch import Edit, open_template, patched, verify
from tests.workbook.patch.inject import parts_of
from tests.workbook.patch.makers import DRAWN, form

EDITS = [Edit("Form", 2, 2, Decimal("12.50"))]


class Pipe(io.RawIOBase):
    """A file that cannot go back: sizes are written behind the content."""

    def __init__(self) -> None:
        self.content = b""

    def writable(self) -> bool:
        return True

    def write(self, more: bytes) -> int:  # type: ignore[override]
        self.content += bytes(more)
        return len(more)


def streamed() -> bytes:
    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as file:
        for name, body in parts_of(form()).items():
            file.writestr(name, body)
    return pipe.content


def with_long_sizes() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as file:
        for name, body in parts_of(form()).items():
            with file.open(zipfile.ZipInfo(name), "w", force_zip64=True) as part:
                part.write(body)
    return content.getvalue()


def with_long_sizes_only() -> bytes:
    """Sizes in eight bytes also in the directory, and in four bytes nowhere (POI's "always")."""
    content = with_long_sizes()
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        infos, start = file.infolist(), file.start_dir
    lines = b""
    for info in infos:
        sizes = struct.pack("<2H3Q", 1, 24, info.file_size, info.compress_size, info.header_offset)
        name = info.filename.encode()
        lines += struct.pack(
            *(
                "<4s6HI2I5H2I",
                b"PK\1\2",
                45,
                45,
                0,
                info.compress_type,
                0,
                33,
                info.CRC,
                2**32 - 1,
                2**32 - 1,
            ),
            *(len(name), len(sizes), 0, 0, 0, 0, 2**32 - 1),
        )
        lines += name + sizes
    count = len(infos)
    return (
        content[:start]
        + lines
        + struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, count, count, len(lines), start, 0)
    )


def marked() -> bytes:
    """Stored entries, a comment, extra fields, folders, and names beyond ASCII."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        file.comment = b"made by hand"
        file.writestr("xl/", b"")
        for name, body in parts_of(form()).items():
            info = zipfile.ZipInfo(name, (2024, 2, 29, 12, 30, 58))
            info.comment, info.extra = b"a part", struct.pack("<2H4s", 0x9999, 4, b"abcd")
            info.external_attr = 0o644 << 16
            file.writestr(info, body)
        file.writestr("customXml/öğe1.bin", b"\0\1", zipfile.ZIP_DEFLATED, 1)
    return content.getvalue()


def in_front() -> bytes:
    return b"PK\0\0 something before the file" + form()


def pack(content: bytes, folder: Path) -> bytes:
    source, target = folder / "form.xlsx", folder / "out.xlsx"
    source.write_bytes(content)
    target.write_bytes(patched(open_template(source), EDITS).content)
    assert verify(target, EDITS) == []
    return target.read_bytes()


def raw(content: bytes) -> dict[str, bytes]:
    """The content of each entry as it is packed."""
    found = {}
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        for info in file.infolist():
            name, extra = struct.unpack_from("<26x2H", content, info.header_offset)
            at = info.header_offset + 30 + name + extra
            found[info.filename] = content[at : at + info.compress_size]
    return found


@pytest.mark.parametrize(
    "make", [form, streamed, with_long_sizes, with_long_sizes_only, marked, in_front]
)
def test_each_way_to_pack_is_kept(make: Callable[[], bytes], tmp_path: Path) -> None:
    before = make()
    after = pack(before, tmp_path)
    old, new = raw(before), raw(after)
    assert list(old) == list(new)
    assert [name for name in old if old[name] != new[name]] == ["xl/worksheets/sheet1.xml"]
    with (
        zipfile.ZipFile(io.BytesIO(before)) as was,
        zipfile.ZipFile(io.BytesIO(after)) as file,
    ):
        assert file.testzip() is None
        assert file.comment == was.comment
        for one, two in zip(was.infolist(), file.infolist(), strict=True):
            for mark in ("date_time", "comment", "external_attr", "compress_type", "create_system"):
                assert getattr(one, mark) == getattr(two, mark), mark
            assert not two.flag_bits & 8
            assert not two.extra.startswith(b"\1\0")
    assert pack(after, tmp_path) == after


def test_pictures_are_not_packed_anew(tmp_path: Path) -> None:
    before = form(DRAWN["image"])
    assert raw(pack(before, tmp_path))["xl/media/image1.png"] == raw(before)["xl/media/image1.png"]


def test_a_damaged_picture_is_said(tmp_path: Path) -> None:
    content = bytearray(form(DRAWN["image"]))
    with zipfile.ZipFile(io.BytesIO(bytes(content))) as file:
        at = file.getinfo("xl/media/image1.png").header_offset + 60
    content[at] ^= 0xFF
    with pytest.raises(FileRefused, match=r"image1\.png"):
        pack(bytes(content), tmp_path)

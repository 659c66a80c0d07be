"""The file around the parts: entries in their order, and each unchanged one as it was packed."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Collection, Mapping
from zipfile import ZIP_DEFLATED, ZipInfo

from cofin.workbook.read.package import Package

#: Of an entry, of the directory's line for it, and of the directory's end (APPNOTE.TXT 4.3).
_ENTRY = struct.Struct("<4s5H3I2H")
_LINE = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")

_SIZES_BEHIND = 1 << 3  # flag of an entry whose sizes follow its content; here they come first
_UTF_8 = 1 << 11
_ZIP64 = 1  # kind of extra field: sizes that do not fit in four bytes; these do


def zipped(
    package: Package,
    parts: Mapping[str, bytes],
    dropped: Collection[str],
    added: Mapping[str, bytes] | None = None,
) -> tuple[bytes, tuple[str, ...]]:
    """The file with the new ``parts`` in their places, and which entries are not as they were.

    Those ``added`` stand behind the others.  ``FileRefused`` when an entry is damaged.
    """
    changed: list[str] = []
    out, lines = bytearray(), bytearray()
    count = 0
    for name, entry in package.entries():
        if name in dropped:
            continue
        content = package.whole(name)
        packed = None
        if parts.get(name, content) != content:
            changed.append(name)
            content = parts[name]
            packed = _packed(content, entry)
        at, count = len(out), count + 1
        head, line = _heads(entry, content, packed := packed or package.packed(name), at)
        out += head + packed
        lines += line
    for name, content in (added or {}).items():
        entry = ZipInfo(name)
        entry.compress_type = ZIP_DEFLATED
        entry.flag_bits |= 0 if name.isascii() else _UTF_8
        at, count, packed = len(out), count + 1, _packed(content, entry)
        head, line = _heads(entry, content, packed, at)
        out += head + packed
        lines += line
    comment = package.comment
    end = _END.pack(b"PK\5\6", 0, 0, count, count, len(lines), len(out), len(comment))
    return bytes(out + lines + end + comment), tuple(changed)


def _packed(content: bytes, entry: ZipInfo) -> bytes:
    if entry.compress_type != ZIP_DEFLATED:
        return content
    packer = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush()


def _heads(entry: ZipInfo, content: bytes, packed: bytes, at: int) -> tuple[bytes, bytes]:
    """What stands before an entry's content, and its line in the directory."""
    name = entry.orig_filename.encode("utf-8" if entry.flag_bits & _UTF_8 else "cp437")
    extra = _without_sizes(entry.extra)
    year, month, day, hour, minute, second = entry.date_time
    common = (
        *(entry.flag_bits & ~_SIZES_BEHIND, entry.compress_type),
        *(hour << 11 | minute << 5 | second // 2, year - 1980 << 9 | month << 5 | day),
        *(zlib.crc32(content), len(packed), len(content), len(name), len(extra)),
    )
    needs = entry.extract_version
    head = _ENTRY.pack(b"PK\3\4", needs, *common) + name + extra
    line = _LINE.pack(
        *(b"PK\1\2", entry.create_system << 8 | entry.create_version, needs, *common),
        *(len(entry.comment), 0, entry.internal_attr, entry.external_attr, at),
    )
    return head, line + name + extra + entry.comment


def _without_sizes(extra: bytes) -> bytes:
    """The extra fields of an entry but for its sizes in eight bytes."""
    kept, at = b"", 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<2H", extra, at)
        if kind != _ZIP64:
            kept += extra[at : at + 4 + size]
        at += 4 + size
    return kept

"""A compound file ([MS-CFB], version 3): the container of a ``vbaProject.bin``.

Written from nothing and small: at most 109 sectors of allocation table, which is 7 MB.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

Tree: TypeAlias = Mapping[str, "bytes | Tree"]
"""Streams and storages by name."""

_SECTOR, _MINI, _CUTOFF = 512, 64, 4096
_END, _FREE, _FAT_SECTOR = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_ROOT, _STORAGE, _STREAM = 5, 1, 2
_MOST_FAT_SECTORS = 109


@dataclass(slots=True)
class _Entry:
    """One directory entry; ``left``, ``right`` and ``child`` are numbers of entries."""

    name: str
    kind: int
    data: bytes = b""
    children: list[int] = field(default_factory=list)
    left: int = _FREE
    right: int = _FREE
    child: int = _FREE
    start: int = 0


class _Sectors:
    """The sectors of a file and the chains that link them."""

    def __init__(self) -> None:
        self.content: list[bytes] = []
        self.table: list[int] = []

    def add(self, data: bytes) -> int:
        """Put the data into a chain of its own; the first sector."""
        count = math.ceil(len(data) / _SECTOR)
        if not count:
            return _END
        start = chain(self.table, count)
        padded = data.ljust(count * _SECTOR, b"\0")
        self.content += [padded[i * _SECTOR : (i + 1) * _SECTOR] for i in range(count)]
        return start


def chain(table: list[int], count: int) -> int:
    """Link ``count`` new places of an allocation table; the first of them."""
    start = len(table)
    table += [*range(start + 1, start + count), _END]
    return start


def compound_file(tree: Tree) -> bytes:
    """The file that holds the streams."""
    entries = [_Entry("Root Entry", _ROOT)]
    _enter(tree, 0, entries)
    for entry in entries:
        in_order = sorted(entry.children, key=lambda i: _order(entries[i].name))
        entry.child = _balanced(in_order, entries)
    sectors, mini, mini_table = _Sectors(), bytearray(), list[int]()
    for entry in entries:
        if entry.kind != _STREAM:
            continue
        if len(entry.data) >= _CUTOFF:
            entry.start = sectors.add(entry.data)
        elif entry.data:
            count = math.ceil(len(entry.data) / _MINI)
            entry.start = chain(mini_table, count)
            mini += entry.data.ljust(count * _MINI, b"\0")
        else:
            entry.start = _END
    entries[0].start = sectors.add(bytes(mini))
    packed = b"".join(struct.pack("<I", each) for each in mini_table)
    whole = -(-len(packed) // _SECTOR)
    mini_start = sectors.add(packed.ljust(whole * _SECTOR, b"\xff"))
    directory = sectors.add(_directory(entries, len(mini)))
    return _header_and_sectors(sectors, directory, mini_start, whole)


def _enter(tree: Tree, parent: int, entries: list[_Entry]) -> None:
    for name, content in tree.items():
        number = len(entries)
        entries[parent].children.append(number)
        if isinstance(content, bytes):
            entries.append(_Entry(name, _STREAM, content))
        else:
            entries.append(_Entry(name, _STORAGE))
            _enter(content, number, entries)


def _order(name: str) -> tuple[int, str]:
    """Names are ordered by length first ([MS-CFB] 2.6.4)."""
    return len(name), name.upper()


def _balanced(numbers: list[int], entries: list[_Entry]) -> int:
    if not numbers:
        return _FREE
    middle = len(numbers) // 2
    root = entries[numbers[middle]]
    root.left = _balanced(numbers[:middle], entries)
    root.right = _balanced(numbers[middle + 1 :], entries)
    return numbers[middle]


def _directory(entries: list[_Entry], mini_size: int) -> bytes:
    made = bytearray()
    for entry in entries:
        name = entry.name.encode("utf-16-le")
        size = mini_size if entry.kind == _ROOT else len(entry.data)
        made += struct.pack(
            "<64sHBBIII16sIQQIQ",
            *(name, len(name) + 2, entry.kind, 1, entry.left, entry.right, entry.child),
            *(b"", 0, 0, 0, entry.start, size),
        )
    while len(made) % _SECTOR:
        unused = (b"", 0, 0, 0, _FREE, _FREE, _FREE, b"", 0, 0, 0, 0, 0)
        made += struct.pack("<64sHBBIII16sIQQIQ", *unused)
    return bytes(made)


def _header_and_sectors(
    sectors: _Sectors, directory: int, mini_start: int, mini_sectors: int
) -> bytes:
    table, per_sector = sectors.table, _SECTOR // 4
    count = 1
    while len(table) + count > count * per_sector:
        count += 1
    if count > _MOST_FAT_SECTORS:
        raise ValueError("more than a compound file without further tables can hold")
    first = len(table)
    table += [_FAT_SECTOR] * count
    table += [_FREE] * (count * per_sector - len(table))
    packed = b"".join(struct.pack("<I", each) for each in table)
    places = [first + i for i in range(count)] + [_FREE] * (_MOST_FAT_SECTORS - count)
    header = struct.pack(
        "<8s16sHHHHH6sIIIIIIIIII",
        *(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, b"", 0, count),
        *(directory, 0, _CUTOFF, mini_start, mini_sectors, _END, 0, places[0]),
    )
    header += b"".join(struct.pack("<I", each) for each in places[1:])
    return header + b"".join(sectors.content) + packed

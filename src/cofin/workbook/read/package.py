"""The parts of a workbook file and how they refer to each other.

Part names are compared without regard to case; targets may be absolute; the strict
variant of the format names its relationships differently and reads the same.
"""

from __future__ import annotations

import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import unquote

from cofin.errors import FileRefused, Problem
from cofin.text import Value
from cofin.workbook.read.markup import MAX_TAGS, walk

CHUNK = 1 << 20

#: What ``zipfile`` raises for a file that is not as its own directory says (found by
#: changing bytes at random: it seeks to negative places, for example).
DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError),
    *(OSError, OverflowError, RuntimeError, ValueError),
)


class Relationship(NamedTuple):
    """What a part refers to; ``kind`` is the last word of its type, ``part`` in lower case."""

    kind: str
    part: str


class Package:
    """An opened workbook file that has passed the gate."""

    def __init__(self, archive: zipfile.ZipFile, source: str) -> None:
        self.source = source
        self._archive = archive
        self._members: Mapping[str, zipfile.ZipInfo] = {
            part_name(info.filename): info for info in archive.infolist()
        }
        self._tags = 0

    def __contains__(self, part: str) -> bool:
        return part in self._members

    def parts(self) -> Iterator[str]:
        """The names of all parts, in lower case."""
        return iter(self._members)

    def refused(self, code: str, where: str = "", **values: Value) -> FileRefused:
        """The refusal of this file for the reason ``code``."""
        return FileRefused([Problem(where, f"workbook_in.{code}", values)], self.source)

    def chunks(self, part: str) -> Iterator[bytes]:
        """The content of a part, piece by piece; ``FileRefused`` when it is damaged."""
        try:
            with self._archive.open(self._members[part]) as stream:
                while chunk := stream.read(CHUNK):
                    self._tags += chunk.count(b"<")
                    if self._tags > MAX_TAGS:
                        raise self.refused("too_much_content")
                    yield chunk
        except DAMAGE as reason:
            raise self.refused("damaged_part", part=part) from reason

    def whole(self, part: str) -> bytes:
        """The content of a part in one piece; ``FileRefused`` when it is damaged."""
        try:
            return self._archive.read(self._members[part])
        except DAMAGE as reason:
            raise self.refused("damaged_part", part=part) from reason

    def packed(self, part: str) -> bytes:
        """The content of a part as it is packed; ``FileRefused`` when it is not there."""
        entry, file = self._members[part], self._archive.fp
        try:
            if file is None:
                raise EOFError
            file.seek(entry.header_offset)
            name, extra = struct.unpack_from("<26x2H", file.read(30))
            file.seek(name + extra, 1)
            found = file.read(entry.compress_size)
        except DAMAGE as reason:
            raise self.refused("damaged_part", part=part) from reason
        if len(found) != entry.compress_size:
            raise self.refused("damaged_part", part=part)
        return found

    @property
    def comment(self) -> bytes:
        """What the file's directory says at its end."""
        return self._archive.comment

    def entries(self) -> Iterator[tuple[str, zipfile.ZipInfo]]:
        """Every part with its entry of the zip file, in the file's order."""
        return iter(self._members.items())

    def head(self, part: str, size: int = 4096) -> bytes:
        """The first bytes of a part."""
        try:
            with self._archive.open(self._members[part]) as stream:
                return stream.read(size)
        except DAMAGE as reason:
            raise self.refused("damaged_part", part=part) from reason

    def relationships(self, part: str) -> dict[str, Relationship]:
        """What ``part`` ("" for the package itself) refers to inside the file, by id."""
        folder, name = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        found: dict[str, Relationship] = {}

        def start(tag: str, has: Mapping[str, str]) -> None:
            if tag == "Relationship" and has.get("TargetMode") != "External":
                kind = has.get("Type", "").rpartition("/")[2]
                target = self._find(folder, has.get("Target", ""))
                found[has.get("Id", "")] = Relationship(kind, target)

        if rels in self:
            walk(self, rels, start)
        return found

    def _find(self, folder: str, target: str) -> str:
        """The part that a target means; some writers leave ``%20`` in it."""
        part = part_name(posixpath.normpath(posixpath.join("/", folder, target.replace("\\", "/"))))
        return part if part in self else part_name(unquote(part))


def part_name(name: str) -> str:
    """A member's name as parts are compared: no leading slash, lower case."""
    return name.replace("\\", "/").lstrip("/").lower()

"""What a file must be before any parser sees it.

Limits come from the directory of the zip file, which costs a millisecond; a member can
not unpack to more than it says there.  Measured in use: a file of 1 MB may claim 1 GB.
"""

from __future__ import annotations

import io
import os
import re
import zipfile
from decimal import Decimal
from pathlib import Path

from cofin.errors import FileRefused, Problem
from cofin.files import read_file
from cofin.money import EXACT
from cofin.system import command_line, reason
from cofin.text import Value
from cofin.workbook.read.package import DAMAGE, Package, part_name
from cofin.workbook.text_kind import WORKBOOK_ENDINGS, is_project, kind_of_text

MB = 1_000_000
MAX_FILE = 25 * MB
MAX_PARTS = 2_000
MAX_PART = 120 * MB
MAX_TOTAL = 250 * MB
MAX_RATIO = 200  # of unpacked to packed size, for parts over SMALL
SMALL = 5 * MB

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY = b"PK\x01\x02"  # starts each entry of a zip file's directory
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ENCODING = re.compile(rb"""<\?xml[^>]*\bencoding\s*=\s*["']([A-Za-z0-9._-]+)""")
_XML = (".xml", ".rels", ".vml")
_OTHER_KINDS = {"word/document.xml": "Word", "ppt/presentation.xml": "PowerPoint"}


def open_package(path: Path) -> Package:
    """The file's parts; ``FileRefused`` when it is no workbook, damaged or not safe to read."""
    source = str(path)

    def refused(code: str, **values: Value) -> FileRefused:
        return FileRefused([Problem("", f"workbook_in.{code}", values)], source)

    if path.name.startswith("~$"):
        raise refused("lock_file", name=path.name[2:])
    try:
        content = read_file(path, MAX_FILE)
        if len(content) > MAX_FILE:
            size = max(path.stat().st_size, len(content))
            raise refused("file_too_big", size=_mb(size), limit=_mb(MAX_FILE))
    except (OSError, ValueError) as error:  # a name may hold what no system takes
        said = "workbook_in.closed_folder" if _is_closed_folder(path, error) else ""
        problem = Problem("", "workbook_in.cannot_open", {"reason": reason(error)}, said)
        raise FileRefused([problem], source) from error
    if code := _not_a_zip(content):
        if code == "text_file" and is_project(content):
            raise FileRefused([_project_as_text(path, kind_of_text(content))], source)
        raise refused(code)
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except DAMAGE as damage:
        raise refused("damaged_zip") from damage
    package = Package(archive, source)
    _check_directory(package, archive.infolist())
    _check_kind(package)
    for part in package.parts():
        if part.endswith(_XML):
            _check_head(package, part)
    return package


def _is_closed_folder(path: Path, error: Exception) -> bool:
    # where its own folder is closed too, it cannot be told from a file
    return isinstance(error, PermissionError) and os.path.isdir(path)  # noqa: PTH112


def _not_a_zip(content: bytes) -> str:
    """Why the content cannot be a zip file that we open, as a text's key; else nothing."""
    if not content:
        return "empty_file"
    if content.startswith(_OLE):
        return "encrypted" if _ENCRYPTED in content else "old_xls"
    if not content.startswith(b"PK"):
        return "text_file" if _is_text(content[:1024]) else "not_a_zip"
    return "too_many_parts" if content.count(_ENTRY) > 10 * MAX_PARTS else ""


def _project_as_text(path: Path, kind: str) -> Problem:
    """A project, in a file that need only be built to be a workbook, or has a wrong name."""
    ending = path.suffix.lower()
    values: dict[str, Value] = {"kind": kind.upper()}
    if ending in WORKBOOK_ENDINGS:
        return Problem("", "file.text_named_workbook", values | {"ending": ending, "right": kind})
    made = path.with_suffix(".xlsx")
    command = command_line("build", path, "-o", made)
    return Problem("", "workbook_in.project_file", values | {"command": command})


def _is_text(start: bytes) -> bool:
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return not any(byte < 9 or 13 < byte < 32 for byte in start)


def _check_directory(package: Package, members: list[zipfile.ZipInfo]) -> None:
    """Number, names, sizes of the members, as the zip file's directory has them."""
    if len(members) > MAX_PARTS:
        raise package.refused("too_many_parts")
    seen: set[str] = set()
    for member in members:
        raw = member.filename.replace("\\", "/")
        part = part_name(raw)
        if part in seen:
            raise package.refused("duplicate_part", part=part)
        seen.add(part)
        rooted = raw.startswith("/") and not raw.startswith("/xl/")  # XlsxWriter: /xl/richData
        if rooted or ".." in raw.split("/") or ":" in raw:
            raise package.refused("unsafe_part", part=part)
        if member.flag_bits & 1:
            raise package.refused("encrypted_part", part=part)
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise package.refused("damaged_part", part=part)
        _check_size(package, part, member)
    if (total := sum(member.file_size for member in members)) > MAX_TOTAL:
        raise package.refused("unpacks_too_big", size=_mb(total), limit=_mb(MAX_TOTAL))


def _check_size(package: Package, part: str, member: zipfile.ZipInfo) -> None:
    size = member.file_size
    if size > MAX_PART:
        raise package.refused("part_too_big", part=part, size=_mb(size), limit=_mb(MAX_PART))
    if size > SMALL and size > MAX_RATIO * member.compress_size:
        raise package.refused("bomb", part=part, size=_mb(size))


def _check_kind(package: Package) -> None:
    """Tell a workbook from the other kinds of documents that are zip files."""
    if "mimetype" in package and b"opendocument" in package.head("mimetype"):
        raise package.refused("ods")
    for part, kind in _OTHER_KINDS.items():
        if part in package:
            raise package.refused("other_kind", kind=kind)
    if "xl/workbook.bin" in package:
        raise package.refused("xlsb")
    if "[content_types].xml" not in package:
        raise package.refused("no_workbook")


def _check_head(package: Package, part: str) -> None:
    """No declarations of entities; no encodings that readers disagree about."""
    head = package.head(part)
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
        raise package.refused("dtd", part=part)
    if not part.startswith(("xl/", "_rels/", "[content_types]")):
        return  # parts of other programs may be UTF-16, and are never read
    encoding = _ENCODING.match(head.removeprefix(b"\xef\xbb\xbf"))
    if encoding and encoding[1].lower() not in (b"utf-8", b"us-ascii", b"ascii"):
        raise package.refused("encoding", part=part)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in head:
        raise package.refused("encoding", part=part)


def _mb(size: int) -> Decimal:
    """Megabytes with one decimal, rounded up."""
    return EXACT.scaleb(Decimal(-(-size // (MB // 10))), -1)

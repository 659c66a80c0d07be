"""Writing a file whole or not at all.

The content goes to a temporary file in the same folder, reaches the disk, and takes its
place in one step: at any moment there is the old file or the new one, never half of one.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from cofin.workbook.refusal import from_system, not_written

LOCKS = ("~${name}", ".~lock.{name}#")
"""Files that Excel and LibreOffice keep beside a workbook while somebody has it open."""

_BINARY = getattr(os, "O_BINARY", 0)  # Windows would turn line feeds into two characters


def ensure_writable(path: Path, *, force: bool = False, inputs: Iterable[Path] = ()) -> Path:
    """The file that ``write_whole`` would replace or make; refuses as that would.

    For asking before a long computation.  The path itself, or what it links to.
    """
    try:
        target = path.resolve() if path.is_symlink() else path
        if not _is_there(target.parent):
            raise not_written(path, "no_folder", folder=str(target.parent))
        if not target.parent.is_dir():
            raise not_written(path, "folder_is_file", folder=str(target.parent))
        if _is_there(target):
            _ensure_replaceable(path, target, force=force, inputs=inputs)
        if not os.access(target.parent, os.W_OK):
            raise not_written(path, "folder_read_only", folder=str(target.parent))
    except (OSError, RuntimeError, ValueError) as error:  # endless links, a name with a zero
        raise from_system(path, error) from error
    return target


def ensure_makeable(folder: Path) -> None:
    """Refuse a folder that ``make_folder`` could not make, or that is a file."""
    try:
        there = next(each for each in (folder, *folder.parents) if _is_there(each))
        if not there.is_dir():
            raise not_written(folder, "folder_is_file", folder=str(there))
        if not os.access(there, os.W_OK):
            raise not_written(folder, "folder_read_only", folder=str(there))
    except (OSError, RuntimeError, ValueError) as error:
        raise from_system(folder, error) from error


def make_folder(folder: Path) -> None:
    """The folder and those above it, where they are missing; ``OutputError`` when it cannot be."""
    ensure_makeable(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise from_system(folder, error) from error


def write_whole(
    path: Path, content: bytes, *, force: bool = False, inputs: Iterable[Path] = ()
) -> None:
    """Put ``content`` at ``path`` in one step; an existing file only with ``force``.

    A replaced file keeps its permissions; where ``path`` is a link, the file it points to
    is replaced and the link stays.  ``inputs`` are files that must not be replaced,
    whatever ``force`` says.  Raises ``OutputError``; then, and at an interrupt, nothing
    has changed and no temporary file stays.
    """
    write_many({path: content}, force=force, inputs=inputs)


def write_many(
    contents: Mapping[Path, bytes], *, force: bool = False, inputs: Iterable[Path] = ()
) -> None:
    """Put several files in place: none of them before all of them are on the disk."""
    inputs = tuple(inputs)
    targets = {path: ensure_writable(path, force=force, inputs=inputs) for path in contents}
    temporary = {path: _temporary(target) for path, target in targets.items()}
    path = Path()
    try:
        for path, content in contents.items():
            _fill(temporary[path], content, _former(targets[path]))
        for path, target in targets.items():
            ensure_writable(path, force=force, inputs=inputs)  # it may have come meanwhile
            temporary[path].replace(target)
    except OSError as error:
        raise from_system(path, error) from error
    finally:
        for each in temporary.values():
            with suppress(OSError):
                each.unlink(missing_ok=True)
    for folder in {target.parent for target in targets.values()}:
        _remember(folder)


def _is_there(path: Path) -> bool:
    """Whether there is such a file; unlike ``Path.exists``, not allowed to look is no "no"."""
    try:
        path.stat()
    except FileNotFoundError:
        return False
    return True


def _is_same(target: Path, read: Path) -> bool:
    """Whether both are one file; what cannot be looked at cannot be read either."""
    try:
        return target.samefile(read)
    except (OSError, ValueError):
        return False


def _ensure_replaceable(path: Path, target: Path, *, force: bool, inputs: Iterable[Path]) -> None:
    """Refuse when there is something that must not be replaced."""
    if target.is_dir():
        raise not_written(path, "is_folder")
    for each in inputs:
        if _is_same(target, each):
            raise not_written(path, "is_input", input=str(each))
    if not target.is_file():
        raise not_written(path, "no_regular_file")
    if not force:
        raise not_written(path, "exists")
    for lock in LOCKS:
        beside = target.with_name(lock.format(name=target.name))
        if beside.exists():
            raise not_written(path, "open_elsewhere", lock=str(beside))
    if not os.access(target, os.W_OK):
        raise not_written(path, "read_only")


def _temporary(target: Path) -> Path:
    return target.with_name(f".cofin-{os.urandom(8).hex()}.tmp")


def _former(target: Path) -> os.stat_result | None:
    """Owner and permissions of the file to be replaced; none for a new one."""
    return target.stat() if _is_there(target) else None


def _fill(temporary: Path, content: bytes, former: os.stat_result | None) -> None:
    """A new file with the content, on the disk; permissions as before or as the system gives."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY
    with os.fdopen(os.open(temporary, flags, 0o666), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if former is not None:
        with suppress(OSError, AttributeError):  # only root gives files away; Windows has none
            os.chown(temporary, former.st_uid, former.st_gid)
        temporary.chmod(stat.S_IMODE(former.st_mode))


def _remember(folder: Path) -> None:
    """Let the folder's new entry survive a power cut, where the system can do that."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

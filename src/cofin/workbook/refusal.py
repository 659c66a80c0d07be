"""Why a result cannot be written, in words, from what the system says."""

from __future__ import annotations

import errno
from pathlib import Path

from cofin.errors import OutputError, Problem
from cofin.system import reason
from cofin.text import Value

_CODES = {
    errno.ENOSPC: "disk_full",
    getattr(errno, "EDQUOT", errno.ENOSPC): "disk_full",  # Windows has no quota error
    errno.EFBIG: "disk_full",
    errno.EROFS: "disk_read_only",
    errno.ENAMETOOLONG: "name_too_long",
    errno.ENOENT: "no_folder",
    errno.ENOTDIR: "folder_is_file",
    errno.ELOOP: "endless_link",
}


def not_written(path: Path, code: str, /, **values: Value) -> OutputError:
    """The exception for a place that cannot be written; a key of ``output.toml``."""
    return OutputError(Problem(str(path), f"output.{code}", values))


def from_system(path: Path, error: Exception) -> OutputError:
    """The exception for an error of the system while writing."""
    if isinstance(error, PermissionError):
        # On Windows Excel holds what it shows; elsewhere the folder is somebody else's.
        code = "open_in_program" if getattr(error, "winerror", None) in (5, 32, 33) else "denied"
        return not_written(path, code, folder=str(path.parent))
    if isinstance(error, RuntimeError):  # how Python before 3.13 puts ELOOP
        return not_written(path, "endless_link", folder=str(path.parent))
    number = error.errno if isinstance(error, OSError) else None
    if number == errno.ENOENT and path.parent.is_dir():  # one of the system's, such as /proc
        return not_written(path, "no_files", folder=str(path.parent))
    if number in _CODES:
        return not_written(path, _CODES[number], folder=str(path.parent))
    return not_written(path, "failed", reason=reason(error))

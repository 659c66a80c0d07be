"""Opening what somebody named: a file, and no more of it than may be read.

A named pipe keeps everybody waiting who opens it, and a device such as ``/dev/zero`` has no end
and says that its size is 0.  What the shell hands over itself (``/dev/stdin``, ``<(...)``) and
the empty device are read like files.
"""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import BinaryIO

_HANDED_OVER = re.compile(r"/dev/stdin|/dev/fd/[0-9]+|/proc/self/fd/[0-9]+")


class NoFileError(OSError):
    """A named pipe, a socket or a device."""


class DanglingLinkError(FileNotFoundError):
    """A link to a file that is not there."""


def open_file(path: Path) -> BinaryIO:
    """The file, open for reading; ``OSError`` when it is none, a folder included."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError as error:
        if path.is_symlink():
            raise DanglingLinkError(*error.args) from None
        raise
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode) or _is_handed_over(str(path))):
        raise NoFileError
    return path.open("rb")


def read_file(path: Path, limit: int) -> bytes:
    """The content; of one that has more than ``limit`` bytes those and one more."""
    with open_file(path) as file:
        return file.read(limit + 1)


def _is_handed_over(name: str) -> bool:
    return name == os.devnull or _HANDED_OVER.fullmatch(name) is not None

"""A defect of cofin: the traceback goes into a file, one line onto the screen."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
import traceback
from pathlib import Path

from cofin import __version__
from cofin.text import Lang, say


def report(defect: BaseException, lang: Lang) -> str:
    """Save what is needed to find the defect; the line for the screen, which says where."""
    what = " ".join(f"{type(defect).__name__}: {defect}".split())[:200].rstrip(": ")
    try:
        place = _save(_record(defect))
    except OSError:
        return say("cli.defect_unsaved", lang, what=what)
    return say("cli.defect", lang, what=what, file=str(place))


def _record(defect: BaseException) -> str:
    """Version, system, command line and traceback; nothing of the user's files."""
    return "\n".join(
        (
            f"cofin {__version__}",
            f"Python {sys.version}",
            f"{platform.platform()}, {sys.getfilesystemencoding()}",
            "arguments: " + " ".join(map(repr, sys.argv[1:])),
            "",
            "".join(traceback.format_exception(defect)),
        )
    )


def _save(record: str) -> Path:
    """A new file in the system's folder for temporary files, readable by its owner alone."""
    handle, name = tempfile.mkstemp(prefix="cofin-defect-", suffix=".txt")
    with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
        file.write(record)
    return Path(name)

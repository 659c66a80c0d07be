r"""Where the add-in lives on a PC: Excel's start folder, and the user's configuration.

Excel opens every file of ``%APPDATA%\Microsoft\Excel\XLSTART`` when it starts.  xlwings' VBA
reads ``%USERPROFILE%\.cofin\cofin.conf``: lines of ``"KEY","VALUE"`` in the code page of Windows.
"""

from __future__ import annotations

import csv
import io
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cofin.errors import OutputError, Problem
from cofin.excel.build.xlam import FILE_NAME
from cofin.excel.build.xlwings_text import PROJECT

INTERPRETER = "INTERPRETER_WIN"
_LARGEST = 100_000  # bytes of a configuration that a person could have written


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of one user."""

    start_folder: Path
    home: Path

    @property
    def addin(self) -> Path:
        """The add-in file."""
        return self.start_folder / FILE_NAME

    @property
    def conf(self) -> Path:
        """The user's configuration of the add-in."""
        return self.home / f".{PROJECT}" / f"{PROJECT}.conf"


def places(
    start_folder: str | None = None,
    home: str | None = None,
    environ: Mapping[str, str] | None = None,
) -> Places:
    """The folders given, else those of Windows; ``OutputError`` where Excel cannot be."""
    env = os.environ if environ is None else environ
    appdata, profile = env.get("APPDATA"), env.get("USERPROFILE")
    start = Path(start_folder) if start_folder else None
    if start is None and appdata:
        start = Path(appdata) / "Microsoft" / "Excel" / "XLSTART"
    own = Path(home) if home else Path(profile) if profile else None
    if start is None or own is None:
        system = {"darwin": "macOS", "linux": "Linux"}.get(sys.platform, sys.platform)
        raise OutputError(Problem("Excel", "addin.no_excel", {"system": system}))
    return Places(start, own)


def code_page() -> str:
    """The encoding in which VBA reads text files: Windows' own."""
    return "mbcs" if os.name == "nt" else "utf-8"


def read_conf(path: Path) -> dict[str, str]:
    """Keys and values of a configuration; empty when there is none.

    ``OutputError`` when it holds anything else, which nobody may lose by an installation.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise OutputError(Problem(str(path), "addin.strange_conf"))
        text = path.read_text(code_page())
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as why:
        raise OutputError(Problem(str(path), "addin.strange_conf")) from why
    rows = [row for row in csv.reader(text.splitlines()) if row]
    if any(len(row) != 2 for row in rows):
        raise OutputError(Problem(str(path), "addin.strange_conf"))
    return dict(rows)


def conf_text(conf: Mapping[str, str], path: Path) -> bytes:
    """The configuration as VBA reads it; ``OutputError`` for letters it cannot hold."""
    made = io.StringIO()
    csv.writer(made, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(conf.items())
    try:
        return made.getvalue().encode(code_page())
    except UnicodeEncodeError as why:
        raise OutputError(Problem(str(path), "addin.strange_letters")) from why

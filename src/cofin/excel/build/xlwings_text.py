"""The VBA that xlwings ships for add-ins of other people (BSD licence), and its version.

It is read from the installed package, without importing it, when an add-in is built: the VBA
names a DLL of exactly the version that pip has installed.

xlwings lets the workbook in front, and the folder in which it lies, say which Python is started
and from where it takes its code.  That suits one's own workbooks.  Ours come from partners: what
is started here, nobody who sends a file may choose.  So that part is cut out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import metadata, util
from pathlib import Path

from cofin.errors import OutputError, Problem
from cofin.text import Value

PROJECT = "cofin"
"""Names the configuration: sheet ``cofin.conf``, file ``.cofin/cofin.conf``."""

_NAME = 'PROJECT_NAME As String = "myaddin"'
#: What is changed: a pattern, what stands there instead, how often it must be found.
_CUTS = (
    (r"(?s)            'Workbook Sheet Config\n.*?(?=            'Add-in Sheet Config)", "", 1),
    (r"(?s)    ' Directory Config\n.*?(?=    ' User Config)", "", 1),
    (r"For i = 1 To 2\b", "For i = 2 To 2", 1),  # sheets with code: in the add-in alone
    # Folders of code: the workbook's, whose name may hold a semicolon, and for an empty
    # setting the one in which Excel happens to be.  cofin is installed and needs none.
    (r'PYTHONPATH = AddExcelDir & ";".*', 'PYTHONPATH = "false"', 3),
    (r'" -B -c ', '" -P -B -c ', 2),
)
_DLL = re.compile(r"xlwings(?:32|64)-([0-9.]+)\.dll")


@dataclass(frozen=True, slots=True)
class XlwingsText:
    """VBA sources of one version of xlwings."""

    version: str
    module: str
    dictionary: str


def xlwings_text() -> XlwingsText:
    """The sources; ``OutputError`` when xlwings is missing or does not fit itself."""
    folder = package_folder()
    if folder is None:
        raise OutputError(Problem("xlwings", "addin.no_xlwings"))
    module = (folder / "xlwings_custom_addin.bas").read_text("utf-8")
    version = metadata.version("xlwings")
    named = set(_DLL.findall(module))
    if named != {version} or _NAME not in module:
        values: dict[str, Value] = {"version": version, "named": sorted(named)}
        raise OutputError(Problem(str(folder), "addin.other_xlwings", values))
    for pattern, instead, times in _CUTS:
        module, count = re.subn(pattern, instead, module)
        if count != times:
            raise OutputError(Problem(str(folder), "addin.changed_xlwings", {"version": version}))
    dictionary = (folder / "addin" / "Dictionary.cls").read_text("utf-8")
    return XlwingsText(version, module.replace(_NAME, _named(PROJECT)), _body(dictionary))


def package_folder() -> Path | None:
    """Where xlwings is installed; ``None`` when it is not."""
    found = util.find_spec("xlwings")
    places = found.submodule_search_locations if found else None
    return Path(places[0]) if places else None


def _named(project: str) -> str:
    return f'PROJECT_NAME As String = "{project}"'


def _body(source: str) -> str:
    """A class module without the head that an export writes before its code."""
    lines = source.replace("\r\n", "\n").split("\n")
    first = next(
        i for i, line in enumerate(lines) if line and not _is_head(line) and i > 3
    )  # fmt: skip
    return "\n".join(lines[first:])


def _is_head(line: str) -> bool:
    return line.startswith(("VERSION ", "BEGIN", "END", "  MultiUse", "Attribute "))

"""The add-in file for LibreOffice Calc, ``cofin.oxt``: one file, with all that it needs in it.

The part of cofin that calculates stands on Python's standard library alone, so it travels
inside the extension; nothing else has to be installed.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from cofin.excel.build.oxt_component import component
from cofin.excel.build.oxt_text import calc_addins, description, idl, manifest
from cofin.packaged import packaged

OXT_NAME = "cofin.oxt"
_DAY = (1980, 1, 1, 0, 0, 0)

#: What of the package goes along: whole folders, and single modules.
_FOLDERS = ("core", "rules", "texts")
_MODULES = (
    *("__init__.py", "a1.py", "errors.py", "files.py", "letters.py", "money.py", "packaged.py"),
    *("readonly.py", "system.py", "text.py", "toml_text.py"),
    *("excel/__init__.py", "excel/functions.py", "excel/reading.py", "excel/settings.py"),
    *("excel/values.py", "excel/limits.py", "excel/libreoffice.py", "excel/budget_lines.py"),
    *("excel/compute_amounts.py", "excel/compute_budget.py", "excel/compute_rules.py"),
)
_ENDINGS = (".py", ".toml", ".csv")


def oxt_sources() -> dict[str, str]:
    """The texts of the extension that are made from the registry, by their names in it."""
    return {
        "META-INF/manifest.xml": manifest(),
        "description.xml": description(),
        "CalcAddIns.xcu": calc_addins(),
        "cofin.idl": idl(),
        "cofin_addin.py": component(),
    }


def oxt_file() -> bytes:
    """The content of ``cofin.oxt``; the same code gives the same bytes."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in oxt_sources().items():
            file.writestr(_entry(name), text.encode())
        for path in _files():
            name = path.relative_to(packaged()).as_posix()
            file.writestr(_entry(f"pythonpath/cofin/{name}"), path.read_bytes())
    return content.getvalue()


def _files() -> Iterator[Path]:
    for name in _MODULES:
        yield packaged(*name.split("/"))
    for folder in _FOLDERS:
        for path in sorted(packaged(folder).rglob("*")):
            if path.suffix in _ENDINGS and path.is_file():
                yield path


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _DAY)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry

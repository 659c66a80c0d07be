"""Sheets of a template that a patch need not read: long annexes that nothing refers to."""

from __future__ import annotations

import re
from collections.abc import Collection
from html import unescape

from cofin.workbook.read.package import Package
from cofin.workbook.read.workbook import sheet_parts, workbook_part

_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_OF_EXCEL = re.compile(
    r"""<(?:\w+:)?definedName\b[^>]*name=["']_xlnm\.[^>]*>[^<]*</(?:\w+:)?definedName>"""
)
#: With one of these a formula reaches sheets that it does not name as a whole.
_REACHES = re.compile(r"INDIRECT\(|[\w'\]]:[^!()<>,;]*!", re.IGNORECASE)


def unneeded(package: Package, wanted: Collection[str]) -> frozenset[str]:
    """The parts of sheets without formulas and tables, not ``wanted``, and named nowhere.

    Nowhere: neither in a formula or validation of the other sheets nor in a name that
    somebody gave.  Empty where that is not certain.
    """
    known = {name.casefold() for name in wanted}
    parts = sheet_parts(package)
    idle: dict[str, str] = {}
    said = [_text(_without_excels_own(package))]
    for name, part in parts.items():
        content = package.whole(part)
        has_table = any(link.kind == "table" for link in package.relationships(part).values())
        if name.casefold() in known or has_table or _FORMULA.search(content):
            said.append(_text(content))
        else:
            idle[name] = part
    # a sheet that is reached may have validations that reach another one
    while named := [name for name in idle if _is_named(name, said)]:
        said += [_text(package.whole(idle.pop(name))) for name in named]
    if any(_REACHES.search(text) for text in said):
        return frozenset()
    return frozenset(idle.values())


def _without_excels_own(package: Package) -> bytes:
    """The workbook part but for print areas, titles and filters."""
    text = package.whole(workbook_part(package)).decode("utf-8", "replace")
    return _OF_EXCEL.sub("", text).encode()


def _text(content: bytes) -> str:
    return unescape(content.decode("utf-8", "replace")).casefold()


def _is_named(name: str, texts: Collection[str]) -> bool:
    marks = (f"{name}!", f"{name.replace(chr(39), 2 * chr(39))}'!")
    return any(mark.casefold() in text for mark in marks for text in texts)

"""Which kind of project a text holds, whatever its name says."""

from __future__ import annotations

import codecs
import re

WORKBOOK_ENDINGS = {".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlsb", ".ods"}

_TOML = re.compile(rb"(?m)^(?:\[?\[project\]|\[\[[a-z_]+\]\]|call\s*=)")
_PROJECT = re.compile(rb'(?m)^\s*(?:\[project\]|call\s*=)|"project"\s*:')


def is_project(content: bytes) -> bool:
    """Whether a text is a project, and no call profile or anything else in the same form."""
    return _PROJECT.search(content) is not None and bool(kind_of_text(content))


def kind_of_text(content: bytes) -> str:
    """``toml`` or ``json`` when that is what a text holds; else nothing."""
    start = content.removeprefix(codecs.BOM_UTF8).lstrip()
    if start.startswith(b"{"):
        return "json"
    return "toml" if _TOML.search(start) else ""

"""The parts around the sheets: calculation on opening, the chain of formulas, the kind of file."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from cofin.workbook.patch.measure import NoSheet

_ROOT = re.compile(rb"<((?:\w+:)?)workbook\b")
_CALC = re.compile(rb"<((?:\w+:)?)calcPr\b([^<>]*)>")
_FULL = re.compile(rb"""(?<=\s)fullCalcOnLoad\s*=\s*(?:"[^"]*"|'[^']*')""")

#: What stands before ``calcPr`` (ECMA-376, part 1, 18.2.27).
_BEFORE = re.compile(
    rb"</((?:\w+:)?)(?:sheets|functionGroups|externalReferences|definedNames)\s*>"
    rb"|<((?:\w+:)?)(?:definedNames|externalReferences|functionGroups)\s*/>"
)
_END = rb"(?:/>|>\s*</(?:\w+:)?%s>)"
_RELATIONSHIP = rb"""<(?:\w+:)?Relationship\b[^>]*/calcChain["'][^>]*?""" + _END % b"Relationship"
_OVERRIDE = rb"<(?:\w+:)?Override\b[^>]*\.calcChain\+xml[^>]*?" + _END % b"Override"

_MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.{}.main+xml"
_MACROS = "application/vnd.ms-excel.{}.macroEnabled.main+xml"
#: The kind of file that a name's ending promises.
KINDS = {
    ".xlsx": _MAIN.format("sheet"),
    ".xltx": _MAIN.format("template"),
    ".xlsm": _MACROS.format("sheet"),
    ".xltm": _MACROS.format("template"),
}


def calculating_on_open(workbook: bytes) -> bytes:
    """The workbook part with ``fullCalcOnLoad``: whoever opens it calculates all of it."""
    own = _prefix(workbook)
    found = next((each for each in _CALC.finditer(workbook) if each[1] == own), None)
    if found:
        prefix, slash = found[1], b"/" if found[2].endswith(b"/") else b""
        has = _FULL.sub(b"", found[2].removesuffix(b"/")).rstrip()
        tag = b"<" + prefix + b"calcPr" + has + b' fullCalcOnLoad="1"' + slash + b">"
        return workbook[: found.start()] + tag + workbook[found.end() :]
    # extensions have lists of names of their own, behind another prefix
    before = [each for each in _BEFORE.finditer(workbook) if (each[1] or each[2] or b"") == own]
    if not before:
        raise NoSheet("a workbook without sheets")
    at = before[-1].end()
    tag = b"<" + own + b'calcPr fullCalcOnLoad="1"/>'
    return workbook[:at] + tag + workbook[at:]


def _prefix(workbook: bytes) -> bytes:
    """What stands before the names of the tags, with its colon."""
    root = _ROOT.search(workbook)
    return root[1] if root else b""


def without_chain(relationships: bytes) -> bytes:
    """Without the link to the calculation chain: Excel repairs a chain with cells too many."""
    return re.sub(_RELATIONSHIP, b"", relationships)


def without_chain_type(content_types: bytes) -> bytes:
    """Without the content type of the calculation chain."""
    return re.sub(_OVERRIDE, b"", content_types)


def kind_of(content_types: bytes) -> str:
    """The ending that fits what a file says it is; "" when it says something else."""
    return next((end for end, kind in KINDS.items() if kind.encode() in content_types), "")


def as_kind(content_types: bytes, ending: str) -> bytes:
    """The same file as another kind: a template becomes a workbook."""
    here = kind_of(content_types)
    return content_types.replace(KINDS[here].encode(), KINDS[ending].encode())


def relationships_of(part: str) -> str:
    """The part that says what a part refers to."""
    path = PurePosixPath(part)
    return str(path.parent / "_rels" / f"{path.name}.rels")

"""Marked copies that lie among the workbooks that they are copies of: nobody sent them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from cofin.errors import FileRefused
from cofin.workbook.mark.book import marked_before
from cofin.workbook.mark.parts import LINK, Parts
from cofin.workbook.read.gate import open_package
from cofin.workbook.read.workbook import sheet_parts

#: What marking changes or adds; all else of the workbook goes into the copy as it is.
_CHANGED = re.compile(
    r"\[content_types\]\.xml|.*\.rels|.*\.vml|.*/(?:workbook|styles\d*)\.xml"
    r"|.*/(?:worksheets|chartsheets|dialogsheets|macrosheets)/.*|.*/comments?\d*\.xml"
)


def untouched_copies(paths: Iterable[Path]) -> set[Path]:
    """The marked copies in which nobody typed, where another file of the name is there, too.

    A copy that somebody has saved since is a sheet like any other, maybe the corrected one.
    """
    named = defaultdict(list)
    for path in paths:
        named[path.name.casefold()].append(path)
    found: set[Path] = set()
    for group in named.values():
        marked = {path for path in group if _is_marked(path)} if len(group) > 1 else set()
        others = [path for path in group if path not in marked]
        # of copies alone, the one nearest to where the search began
        for path in sorted(marked, key=lambda each: (len(each.parts), each)):
            if others and (_is_as_marked(path) or any(_is_same(path, each) for each in others)):
                found.add(path)
            else:
                others.append(path)
    return found


def _is_marked(path: Path) -> bool:
    try:
        parts = Parts(open_package(path))
        with parts.measuring(parts.book):
            return bool(marked_before(parts.whole(parts.book), sheet_parts(parts.package)))
    except FileRefused:
        return False


def _is_as_marked(path: Path) -> bool:
    """Whether the list is linked as cofin links it: whoever saves a workbook numbers anew."""
    parts = Parts(open_package(path))
    return any(key.startswith(LINK) for key in parts.package.relationships(parts.book))


def _is_same(copy: Path, other: Path) -> bool:
    """Whether all that marking leaves alone is the same, with who saved it and when."""
    try:
        return _left_alone(copy) == _left_alone(other)
    except FileRefused:
        return False


def _left_alone(path: Path) -> dict[str, tuple[int, int]]:
    """Size and check sum of the parts."""
    entries = open_package(path).entries()
    return {
        name: (entry.file_size, entry.CRC)
        for name, entry in entries
        if not _CHANGED.fullmatch(name)
    }

"""Which files a check is about: names, folders, patterns; each once, in order."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from glob import glob, has_magic
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from cofin.cli.output import wrap
from cofin.errors import InputError, Problem
from cofin.text import Lang, say
from cofin.workbook.text_kind import WORKBOOK_ENDINGS

_LOCK = "~$"  # how Excel begins the name of the file beside an open workbook


class Files(NamedTuple):
    """The files meant, and the marked copies among them that nobody sent."""

    paths: list[Path]
    copies: list[Path]


def files_of(named: Sequence[str]) -> Files:
    """What names, folders and patterns mean; a name that does not exist is reported, not forgotten.

    A pattern that the shell left alone (Windows) is expanded here.  In folders and patterns
    hidden files (those of macOS, locks of open workbooks) are passed over, and marked copies of
    files that are there, too; what is named itself is taken, whatever its ending.
    """
    found: dict[str, Path] = {}
    for name in named:
        for path in _meant(name):
            found.setdefault(os.path.realpath(path), path)
    itself = {os.path.realpath(name) for name in named}
    copies = _copies(list(found.values()))
    passed = [path for real, path in found.items() if path in copies and real not in itself]
    return Files([path for path in found.values() if path not in passed], passed)


def _copies(paths: Sequence[Path]) -> Collection[Path]:
    if len({path.name.casefold() for path in paths}) == len(paths):
        return ()
    from cofin.workbook.mark import untouched_copies

    return untouched_copies(paths)


def passed_over(files: Files, lang: Lang) -> list[str]:
    """Lines that say which copies were passed over; none without one."""
    if not files.copies:
        return []
    names = [str(path) for path in files.copies]
    return wrap(say("cli_check.copies", lang, count=len(names), files=names))


def _meant(name: str) -> Iterator[Path]:
    path = Path(name)
    try:
        is_folder, is_pattern = path.is_dir(), has_magic(name) and not path.exists()
    except OSError:  # no permission, a name too long: said with the file
        is_folder = is_pattern = False
    if is_folder:
        inside = _inside(path)
        yield from sorted([*inside.workbooks, *inside.closed])
    elif is_pattern:
        matches = [Path(each) for each in sorted(glob(name, recursive=True))]  # noqa: PTH207
        found = [each for each in matches if not each.name.startswith(_LOCK)]
        yield from [*found, *_closed_to(path)] or [path]
    else:
        yield path


class _Inside(NamedTuple):
    """The workbooks in a folder and below, and the folders that cannot be looked into."""

    workbooks: list[Path]
    closed: list[Path]


def _inside(folder: Path) -> _Inside:
    """A closed folder may hold sheets: read as a file, it says why it cannot be."""
    inside = _Inside([], [])

    def closed(error: OSError) -> None:
        inside.closed.append(Path(error.filename))

    for place, folders, names in os.walk(folder, onerror=closed):
        folders[:] = [name for name in folders if not _is_hidden(name)]
        paths = [Path(place, name) for name in names if not _is_hidden(name)]
        inside.workbooks.extend(p for p in paths if p.suffix.lower() in WORKBOOK_ENDINGS)
    return inside


def _closed_to(pattern: Path) -> Iterator[Path]:
    """Folders that ``**`` means and that cannot be looked into: ``glob`` passes over them."""
    if "**" in pattern.parts:
        before = Path(*takewhile(lambda part: part != "**", pattern.parts))
        for each in sorted(glob(str(before))):  # noqa: PTH207
            yield from sorted(_inside(Path(each)).closed)


def _is_hidden(name: str) -> bool:
    """Locks of Excel, what macOS puts beside files and into archives, hidden files and folders."""
    return name.startswith((_LOCK, ".")) or name == "__MACOSX"


def folders_of_copies(paths: Sequence[Path], folder: Path | None) -> list[Path | None]:
    """Where each marked copy goes: one below, named after its own folder, where names meet.

    ``InputError`` when two copies would have the same place all the same.
    """
    if folder is None:
        return [None] * len(paths)
    counts = Counter(path.name.casefold() for path in paths)
    found: list[Path | None] = []
    taken: set[str] = set()
    for path in paths:
        is_alone = counts[path.name.casefold()] == 1
        place = folder if is_alone else folder / path.resolve().parent.name
        if (key := str(place / path.name).casefold()) in taken:
            problem = Problem(str(path), "cli_check.same_name", {"name": path.name})
            raise InputError([problem], str(folder))
        taken.add(key)
        found.append(place)
    return found

"""Which files a check is about: names, folders, patterns; each once, in order."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from glob import glob, has_magic
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
        yield from sorted(
            each
            for each in path.rglob("*")
            if each.suffix.lower() in WORKBOOK_ENDINGS
            and not _is_hidden(each.relative_to(path))
            and not each.is_dir()
        )
    elif is_pattern:
        matches = [Path(each) for each in sorted(glob(name, recursive=True))]  # noqa: PTH207
        yield from [each for each in matches if not each.name.startswith(_LOCK)] or [path]
    else:
        yield path


def _is_hidden(path: Path) -> bool:
    """Locks of Excel, what macOS puts beside files and into archives, hidden files and folders."""
    return path.name.startswith(_LOCK) or any(
        part.startswith(".") or part == "__MACOSX" for part in path.parts
    )


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

"""Which files a check is about: names, folders, patterns; each once, in order."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from glob import glob, has_magic
from pathlib import Path

from cofin.errors import InputError, Problem

#: What is looked for in a folder; a file named itself is taken whatever its name.
ENDINGS = (".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlsb", ".ods")


def files_of(named: Iterable[str]) -> list[Path]:
    """The files meant; lock files of open workbooks in a folder are passed over.

    A pattern that the shell left alone (Windows) is expanded here.  A name that does not
    exist stays in the list: it is reported, not forgotten.
    """
    found: dict[str, Path] = {}
    for name in named:
        for path in _meant(name):
            found.setdefault(os.path.realpath(path), path)
    return list(found.values())


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
            if each.suffix.lower() in ENDINGS and not each.name.startswith("~$") and each.is_file()
        )
    elif is_pattern:
        matches = [Path(each) for each in sorted(glob(name, recursive=True))]  # noqa: PTH207
        yield from matches or [path]
    else:
        yield path


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

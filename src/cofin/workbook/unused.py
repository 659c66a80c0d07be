"""Entries of lists of acceptances that fit no finding: mistyped, or no longer needed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Protocol

from cofin.checks.report.accept import Acceptance
from cofin.errors import Problem
from cofin.workbook.text_kind import WORKBOOK_ENDINGS

_NAMED = 3  # places of other findings that an entry may have meant


class Found(Protocol):
    """What is asked of a finding, in words or not."""

    @property
    def code(self) -> str:
        """The check."""

    @property
    def accepted(self) -> str:
        """The reason why it is accepted, or empty."""

    @property
    def place(self) -> str:
        """Sheet and cell."""


class Checked(Protocol):
    """What is asked of a report, or of its outcome in words."""

    @property
    def status(self) -> str:
        """``unreadable`` where nothing was judged."""

    @property
    def findings(self) -> Sequence[Found]:
        """All of them."""

    @property
    def skipped(self) -> Sequence[tuple[str, object]]:
        """Checks that could not run, and what they lacked."""

    @property
    def used(self) -> frozenset[Acceptance]:
        """The entries that fit one."""


def unused(
    entries: Sequence[Acceptance],
    folder: Path,
    checked: Sequence[tuple[Path, Checked]],
    missed: Collection[str],
) -> Iterator[Problem]:
    """A problem for each entry of one list that fits nothing in the files it was read for.

    ``folder`` is that of the list, ``missed`` are checks that looked for nothing.  An entry that
    may be about a file that is there and was not checked is no mistake.
    """
    used = frozenset().union(*(each.used for _, each in checked))
    for number, entry in enumerate(entries, 1):
        if entry in used or entry.code in missed:
            continue
        if not _is_open(entry, folder, checked):
            place = "!".join(filter(None, (entry.sheet, entry.cell)))
            parts = (f"accept[{number}]", entry.file, entry.code, place)
            yield _problem(", ".join(filter(None, parts)), entry, checked)


def _is_open(entry: Acceptance, folder: Path, checked: Sequence[tuple[Path, Checked]]) -> bool:
    """Whether a file that it may be about was not judged, or not by the check it names."""
    judged = {path.resolve() for path, each in checked if _has_run(entry.code, each)}
    folders = {folder, *(path.parent for path, _ in checked)}
    beside = (path for each in folders for path in _workbooks(each))
    return any(path.resolve() not in judged for path in beside if _means(entry, path))


def _has_run(code: str, judged: Checked) -> bool:
    """A check is skipped where a file lacks what it needs."""
    return judged.status != "unreadable" and code not in dict(judged.skipped)


def _workbooks(folder: Path) -> list[Path]:
    try:
        inside = list(folder.iterdir())
    except OSError:  # its files were named one by one
        return []
    hidden = ("~$", ".")
    return [
        path
        for path in inside
        if path.suffix.lower() in WORKBOOK_ENDINGS and not path.name.startswith(hidden)
    ]


def _means(entry: Acceptance, path: Path) -> bool:
    return not entry.file or fnmatchcase(path.name, entry.file)


def _problem(where: str, entry: Acceptance, checked: Sequence[tuple[Path, Checked]]) -> Problem:
    """Nothing is called so; the finding is elsewhere; or there is none."""
    meant = [(path, each) for path, each in checked if _means(entry, path)]
    if not meant:
        return Problem(where, "check.unused_file")
    places = [
        shown.place if len(checked) == 1 else f"{path.name}, {shown.place}"
        for path, each in meant
        for shown in each.findings
        if shown.code == entry.code and not shown.accepted and shown.place
    ]
    if not places:
        return Problem(where, "check.unused_nothing", {"code": entry.code})
    more = (*places[:_NAMED], "…") if len(places) > _NAMED else tuple(places)
    return Problem(where, "check.unused_place", {"code": entry.code, "places": more})

"""Entries of ``cofin.accept.toml`` that fit no finding: mistyped, or no longer needed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from cofin.checks.accept import Acceptance
from cofin.checks.outcome import Outcome
from cofin.checks.partly import BY_MASTER
from cofin.cli.check_files import ENDINGS
from cofin.cli.inputs import accept_lists
from cofin.cli.output import wrap
from cofin.text import Lang, say
from cofin.workbook.acceptances import entries_of

_NAMED = 3  # places of other findings that an entry may have meant


def told_unfit(
    named: str | None, checked: Sequence[tuple[Path, Outcome]], lang: Lang, *, compared: bool
) -> Iterator[str]:
    """Lines for the list ``named``, or for those beside the files, with how each was judged.

    ``compared``: with a master, without which some findings are not looked for.
    """
    for source in accept_lists((path for path, _ in checked), named):
        if source.is_file():  # most folders have none
            mine = [each for each in checked if named or each[0].parent == source.parent]
            yield from _unfit(source, mine, lang, () if compared else BY_MASTER)


def _unfit(
    source: Path, checked: Sequence[tuple[Path, Outcome]], lang: Lang, missed: Collection[str]
) -> Iterator[str]:
    """Lines for one list and the files that it was read for; none when every entry fits.

    An entry that may be about a file that is there and was not checked is no mistake.
    """
    used = frozenset().union(*(each.used for _, each in checked))
    lines: list[str] = []
    for number, entry in enumerate(entries_of(source), 1):
        if entry in used or entry.code in missed:
            continue
        if not _is_open(entry, source, checked):
            place = "!".join(filter(None, (entry.sheet, entry.cell)))
            parts = (f"accept[{number}]", entry.file, entry.code, place)
            said = f"{', '.join(filter(None, parts))}: {_why(entry, checked, lang)}"
            lines += wrap(said, indent="  ", hang="  ")
    if lines:
        yield from wrap(say("cli_check.unfit", lang, file=str(source)))
        yield from lines


def _is_open(entry: Acceptance, source: Path, checked: Sequence[tuple[Path, Outcome]]) -> bool:
    """Whether a file that it may be about was not judged, or not by the check it names."""
    judged = {path.resolve() for path, each in checked if _has_run(entry.code, each)}
    folders = {source.parent, *(path.parent for path, _ in checked)}
    beside = (path for folder in folders for path in _workbooks(folder))
    return any(path.resolve() not in judged for path in beside if _means(entry, path))


def _has_run(code: str, judged: Outcome) -> bool:
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
        if path.suffix.lower() in ENDINGS and not path.name.startswith(hidden)
    ]


def _means(entry: Acceptance, path: Path) -> bool:
    return not entry.file or fnmatchcase(path.name, entry.file)


def _why(entry: Acceptance, checked: Sequence[tuple[Path, Outcome]], lang: Lang) -> str:
    """Nothing is called so; the finding is elsewhere; or there is none."""
    meant = [(path, each) for path, each in checked if _means(entry, path)]
    if not meant:
        return say("cli_check.unfit_file", lang)
    places = [
        shown.place if len(checked) == 1 else f"{path.name}, {shown.place}"
        for path, each in meant
        for shown in each.findings
        if shown.code == entry.code and not shown.accepted and shown.place
    ]
    if not places:
        return say("cli_check.unfit_nothing", lang, code=entry.code)
    more = [*places[:_NAMED], "…"] if len(places) > _NAMED else places
    return say("cli_check.unfit_place", lang, code=entry.code, places=more)

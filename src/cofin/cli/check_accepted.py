"""Entries of ``cofin.accept.toml`` that fit no finding: mistyped, or no longer needed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from cofin.checks.partly import BY_MASTER
from cofin.checks.report.outcome import Outcome
from cofin.cli.inputs import accept_lists
from cofin.cli.output import wrap
from cofin.text import Lang, say
from cofin.workbook.acceptances import entries_of, is_there
from cofin.workbook.unused import unused


def told_unfit(
    named: str | None, checked: Sequence[tuple[Path, Outcome]], lang: Lang, *, compared: bool
) -> Iterator[str]:
    """Lines for the list ``named``, or for those beside the files, with how each was judged.

    ``compared``: with a master, without which some findings are not looked for.
    """
    for source in accept_lists((path for path, _ in checked), named):
        if is_there(source):  # most folders have none
            mine = [each for each in checked if named or each[0].parent == source.parent]
            yield from _unfit(source, mine, lang, () if compared else BY_MASTER)


def _unfit(
    source: Path, checked: Sequence[tuple[Path, Outcome]], lang: Lang, missed: Collection[str]
) -> Iterator[str]:
    """Lines for one list and the files that it was read for; none when every entry fits."""
    lines: list[str] = []
    for each in unused(entries_of(source), source.parent, checked, missed):
        lines += wrap(f"{each.where}: {each.message(lang)}", indent="  ", hang="  ")
    if lines:
        yield from wrap(say("cli_check.unfit", lang, file=str(source)))
        yield from lines

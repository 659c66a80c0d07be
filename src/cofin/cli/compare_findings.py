"""Which findings of ``cofin check`` a newer version of a workbook has, and which it lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cofin.text import Lang

if TYPE_CHECKING:
    from cofin.checks.outcome import Outcome, Shown

ENDINGS = (".xlsx", ".xlsm", ".xltx", ".xltm")


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A finding of one of the versions: its code, its place, and both with its title in words."""

    code: str
    severity: str
    place: str
    said: str


@dataclass(frozen=True, slots=True)
class FindingChanges:
    """Findings of the new version alone, and of the old one alone; a bool: whether any."""

    new: tuple[FindingLine, ...] = ()
    gone: tuple[FindingLine, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.new or self.gone)


def finding_changes(old: Path, new: Path, lang: Lang, call: str | None = None) -> FindingChanges:
    """The differences, where both are workbooks; a project file has no cells to check."""
    if not all(path.suffix.lower() in ENDINGS for path in (old, new)):
        return FindingChanges()
    before, after = (_checked(path, lang, call) for path in (old, new))
    return FindingChanges(_only(after, before), _only(before, after))


def _checked(path: Path, lang: Lang, call: str | None) -> Sequence[Shown]:
    from cofin.checks.outcome import outcome
    from cofin.workbook.check import check

    shown: Outcome = outcome(check(path, call=call), lang)
    return shown.listed


def _only(these: Sequence[Shown], others: Sequence[Shown]) -> tuple[FindingLine, ...]:
    """Those that the others have not; a row that moved takes its finding with it."""
    left = Counter(map(_identity, others))
    found = []
    for each in these:
        left[_identity(each)] -= 1
        if left[_identity(each)] < 0:
            place = f" {each.place}" if each.place else ""
            said = f"{each.code}{place}: {each.title}"
            found.append(FindingLine(each.code, each.severity.value, each.place, said))
    return tuple(found)


def _identity(shown: Shown) -> tuple[str, ...]:
    return shown.code, shown.sheet, shown.label, shown.found

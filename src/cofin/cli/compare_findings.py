"""Which findings of ``cofin check`` a newer version of a workbook has, and which it lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from cofin.text import Lang

if TYPE_CHECKING:
    from cofin.checks.report.outcome import Outcome, Shown

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


@dataclass(frozen=True, slots=True)
class _Version:
    """What was found in one version, and what its template calls the sheets of today."""

    shown: Sequence[Shown]
    lang: str = ""  # of the template; empty in a workbook that is not cofin's
    sheets: Mapping[str, str] = field(default_factory=dict)  # their keys, by their names

    def identities(self, *, by_words: bool) -> Iterator[tuple[str, ...]]:
        """What makes each finding the same one in another version, whatever row it is in.

        A row is known by its label, which two languages write differently: between them what
        is left is the column.
        """
        for each in self.shown:
            where = each.label if by_words else each.cell.rstrip("0123456789")
            yield each.code, self.sheets.get(each.sheet, each.sheet), where, each.found


def finding_changes(old: Path, new: Path, lang: Lang, call: str | None = None) -> FindingChanges:
    """The differences, where both are workbooks; a project file has no cells to check."""
    if not all(path.suffix.lower() in ENDINGS for path in (old, new)):
        return FindingChanges()
    before, after = (_checked(path, lang, call) for path in (old, new))
    return FindingChanges(_only(after, before), _only(before, after))


def _checked(path: Path, lang: Lang, call: str | None) -> _Version:
    from cofin.checks.report.outcome import outcome
    from cofin.workbook.check import check

    report = check(path, call=call)
    shown: Outcome = outcome(report, lang)
    layout = report.subject.layout
    if layout is None:
        return _Version(shown.listed)
    return _Version(shown.listed, layout.lang, {name: key for key, name in layout.sheets.items()})


def _only(these: _Version, others: _Version) -> tuple[FindingLine, ...]:
    """Those that the others have not; a row that moved takes its finding with it."""
    by_words = these.lang == others.lang
    left = Counter(others.identities(by_words=by_words))
    found = []
    for each, identity in zip(these.shown, these.identities(by_words=by_words), strict=True):
        left[identity] -= 1
        if left[identity] < 0:
            place = f" {each.place}" if each.place else ""
            said = f"{each.code}{place}: {each.title}"
            found.append(FindingLine(each.code, each.severity.value, each.place, said))
    return tuple(found)

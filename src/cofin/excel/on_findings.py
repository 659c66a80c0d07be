"""The button that checks: a list of what was found with links, and notes at the cells."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import xlwings as xw

from cofin.a1 import column_letters, quoted_sheet
from cofin.checks.finding import LISTED, Severity
from cofin.checks.report.accept import Acceptance
from cofin.checks.report.outcome import Outcome, Shown, outcome
from cofin.checks.subject import FileKind
from cofin.excel.calls import call_for, rules_of_settings
from cofin.excel.desk import Desk, place_of, snapshot, working
from cofin.excel.notes import Noted, renew_notes
from cofin.excel.settings import Settings
from cofin.excel.tables import Cell, area_of, former_sheet, is_hidden, own_sheet
from cofin.text import Lang, say

_COUNTED = {"errors": Severity.ERROR, "warnings": Severity.WARNING, "notes": Severity.NOTE}
_KEYS = ("severity", "code", "sheet", "cell", "label", "message", "fix", "accepted")
_LINK = _KEYS.index("cell") + 1
_FIRST = 5  # row of the first finding


def check(desk: Desk, chosen: Settings) -> None:
    """Findings as notes at their cells and as a list with links; figures stay untouched."""
    lang = chosen.lang
    with working(desk, say("action.working", lang)):
        found, kept = checked_book(desk, chosen)
        left = _list_not_read(desk.book)
        sheet = findings_sheet(desk.book, found, kept, lang, is_apart=bool(left))
        noted = renew_notes(desk.book, found)
    sheet.activate()
    counts = {key: found.count(severity) for key, severity in _COUNTED.items()}
    seen, judged = found.amount_cells_seen, found.amount_cells_judged
    said = [say("action.checked", lang, **counts)]
    said.append(say("action.judged", lang, judged=judged, seen=seen))
    if left:
        said += ["", say("action.list_left", lang, sheet=left, new=sheet.name)]
    desk.tell(say("ribbon.check", lang), "\n".join([*said, *_unusual(noted, lang)]), lang)


def _list_not_read(book: xw.Book) -> str:
    """The sheet with a list whose reasons the check did not read, and that must stay for that.

    A list that nobody sees accepts nothing (``workbook.acceptances``), nor does one that has
    lost a column: what was typed there is nobody's to delete.
    """
    former = former_sheet(book, "findings")
    if former is None:
        return ""
    areas = [area_of(book.names[name]) if name in book.names else None for name in LISTED.values()]
    is_whole = all(area is not None and area.sheet.name == former.sheet.name for area in areas)
    return "" if is_whole and not is_hidden(former.sheet) else former.sheet.name


def _unusual(noted: Noted, lang: Lang) -> Iterator[str]:
    """What of the notes did not go as always."""
    for key, cells in (
        ("no_notes", noted.refused),
        ("old_notes", noted.stuck),
        ("own_notes", noted.edited),
    ):
        if cells:
            yield ""
            places = tuple(dict.fromkeys(cells))[:3]
            yield say(f"action.{key}", lang, count=len(cells), cells=places)


def checked_book(desk: Desk, chosen: Settings) -> tuple[Outcome, list[Acceptance]]:
    """What ``cofin check`` says of the open workbook, acceptances considered.

    And the reasons on the workbook's list whose findings are not there now.
    """
    from cofin.checks.report.accept import with_acceptances
    from cofin.workbook.acceptances import acceptances_for
    from cofin.workbook.check import check as checked

    with TemporaryDirectory(prefix="cofin-") as folder:
        path = snapshot(desk.book, Path(folder))
        report = checked(path, call_for(path, chosen))
        if report.subject.kind is FileKind.OTHER and chosen.call:  # it names no call
            rules_of_settings(chosen)  # one that is lost is said so
            report = checked(path, chosen.call)
        accepted = acceptances_for(place_of(desk.book), report.subject.grid)
    waiting = [
        each
        for each in accepted
        if each.listed and not any(each.concerns(finding) for finding in report.findings)
    ]
    return outcome(with_acceptances(report, accepted), chosen.lang), waiting


def findings_sheet(
    book: xw.Book, found: Outcome, kept: list[Acceptance], lang: Lang, *, is_apart: bool = False
) -> xw.Sheet:
    """The list of findings, each with a link to its cell and room for a reason.

    Reasons that are ``kept`` for findings which may come back stand at its end.  The names
    are those by which the next check finds the reasons (``workbook.acceptances``).
    """
    title, about = say("check.findings_sheet", lang), say("action.findings_about", lang)
    own = own_sheet(book, "findings", title, about, is_apart=is_apart)
    sheet = own.sheet
    rows: list[list[Cell]] = [[say(f"check.column_{key}", lang) for key in _KEYS]]
    rows += [_finding(shown, lang) for shown in found.findings]
    rows += [_waiting(each, lang) for each in kept]
    own.write(_FIRST - 1, rows)
    quoted = quoted_sheet(sheet.name)
    for key, name in LISTED.items():
        column = column_letters(_KEYS.index("accepted" if key == "reason" else key) + 1)
        area = f"${column}${_FIRST}:${column}${max(_FIRST, _FIRST + len(rows) - 2)}"
        book.names.add(name, f"={quoted}!{area}")
    for row, (_, _, where, cell, *_) in enumerate(rows[1:], _FIRST):
        at = sheet.range((row, _LINK))
        if where and cell:
            at.add_hyperlink(f"#{quoted_sheet(str(where))}!{cell}", str(cell))
        else:
            at.clear()  # a link of the last time
    own.finish()
    return sheet


def _finding(shown: Shown, lang: Lang) -> list[Cell]:
    severity = say(f"check.severity_{shown.severity}", lang)
    place = (shown.sheet, shown.cell, shown.label)
    return [severity, shown.code, *place, shown.message, shown.fix, shown.accepted]


def _waiting(kept: Acceptance, lang: Lang) -> list[Cell]:
    place, hint = (kept.sheet, kept.cell, ""), say("action.reason_kept", lang)
    said = kept.said if kept.said and not kept.cell else hint  # by its words it is known again
    return ["", kept.code, *place, said, hint if said != hint else "", kept.reason]

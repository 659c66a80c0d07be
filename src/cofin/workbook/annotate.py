"""A copy of a workbook in which each finding is a coloured cell with a note.

The original is not touched.  The copy is made with openpyxl, which does not keep everything
(shapes, stored results): it is for looking at, not for sending on as the budget.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from cofin.a1 import parse_range
from cofin.checks.finding import Severity, short
from cofin.checks.outcome import Outcome, Shown
from cofin.errors import FileRefused, Problem
from cofin.text import Lang, say
from cofin.workbook.acceptances import NAMES
from cofin.workbook.atomic import write_whole

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

FILLS = {Severity.ERROR: "F8CBAD", Severity.WARNING: "FFE699", Severity.NOTE: "DDEBF7"}
COLUMNS = {
    "severity": 10, "code": 7, "sheet": 22, "cell": 12, "label": 30, "message": 70, "found": 22,
    "expected": 30, "difference": 12, "fix": 60, "rule": 40, "accepted": 34,
}  # fmt: skip
MOST_CELLS = 200  # coloured cells of one finding's range


def annotate(path: Path, outcome: Outcome, folder: Path, lang: Lang, *, force: bool) -> Path:
    """Write the annotated copy of ``path`` into ``folder`` (made when missing).

    ``FileRefused`` when openpyxl cannot read the workbook, ``OutputError`` when the copy
    cannot be written.
    """
    import openpyxl

    keep_macros = path.suffix.lower() in (".xlsm", ".xltm")
    try:
        book = openpyxl.load_workbook(path, keep_vba=keep_macros)
    except Exception as why:  # openpyxl raises whatever it stumbles over
        problem = Problem("", "check.not_annotated", {"why": f"{type(why).__name__}: {why}"})
        raise FileRefused([problem], path.name) from why
    for shown in outcome.findings:
        for sheet, cell in shown.places:
            _mark(book, shown, sheet, cell, lang)
    _list(book, outcome.findings, lang)
    book.calculation.fullCalcOnLoad = True
    content = BytesIO()
    book.save(content)
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / path.name
    write_whole(target, content.getvalue(), force=force, inputs=[path])
    return target


def _mark(book: Workbook, shown: Shown, name: str, place: str, lang: Lang) -> None:
    """Colour the cells of a finding in one place; the note stands at the first of them."""
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    area = parse_range(place) if place else None
    if area is None or name not in book.sheetnames:
        return
    sheet = book[name]
    fill = PatternFill("solid", fgColor=FILLS[shown.severity])
    cells = (
        (row, column)
        for row in range(area.first_row, area.last_row + 1)
        for column in range(area.first_column, area.last_column + 1)
    )
    for _, (row, column) in zip(range(MOST_CELLS), cells, strict=False):
        cell = sheet.cell(row, column)
        if hasattr(cell, "hyperlink"):  # the inside of a merged range has no look of its own
            cell.fill = fill
    first = sheet.cell(area.first_row, area.first_column)
    if not hasattr(first, "hyperlink"):
        return
    words = f"{shown.code} ({say(f'check.severity_{shown.severity}', lang)}): {shown.message}"
    if shown.fix:
        words += f"\n→ {shown.fix}"
    before = f"{first.comment.text}\n\n" if first.comment else ""
    note = Comment(before + words, "cofin")
    note.width, note.height = 360, min(60 + 18 * (len(before + words) // 50), 400)
    first.comment = note


def _list(book: Workbook, findings: Sequence[Shown], lang: Lang) -> None:
    """The Findings sheet: a row each with a link to its cell, and room for a reason."""
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.workbook.defined_name import DefinedName

    title = say("check.findings_sheet", lang)
    if title in book.sheetnames:
        del book[title]
    sheet: Worksheet = book.create_sheet(title, 0)
    book.active = 0
    sheet["A1"] = title
    sheet["A1"].font = Font(bold=True, size=16, color="1F3864")
    sheet["A2"] = say("check.findings_about", lang)
    for i, (key, width) in enumerate(COLUMNS.items(), 1):
        head = sheet.cell(4, i, say(f"check.column_{key}", lang))
        head.font = Font(bold=True, color="FFFFFF")
        head.fill = PatternFill("solid", fgColor="1F3864")
        sheet.column_dimensions[get_column_letter(i)].width = width
    for row, shown in enumerate(findings, 5):
        for i, value in enumerate(_row(shown, lang), 1):
            cell = sheet.cell(row, i)
            cell.value = value
            cell.data_type = "s"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.cell(row, 1).fill = PatternFill("solid", fgColor=FILLS[shown.severity])
        sheet.cell(row, len(COLUMNS)).fill = PatternFill("solid", fgColor="FFF9E5")
        if shown.cell and shown.sheet in book.sheetnames:
            place = "'" + shown.sheet.replace("'", "''") + "'"
            sheet.cell(row, 4).hyperlink = f"#{place}!{shown.cell}"
            sheet.cell(row, 4).font = Font(underline="single", color="2E75B6")
    sheet.freeze_panes = "A5"
    last = max(5, 4 + len(findings))
    quoted = "'" + title.replace("'", "''") + "'"
    for key, name in NAMES.items():
        column = get_column_letter(list(COLUMNS).index("accepted" if key == "reason" else key) + 1)
        area = f"{quoted}!${column}$5:${column}${last}"
        book.defined_names[name] = DefinedName(name, attr_text=area)


def _row(shown: Shown, lang: Lang) -> list[str]:
    rule = f"{shown.rule.source}, {shown.rule.where}" if shown.rule else ""
    return [
        say(f"check.severity_{shown.severity}", lang),
        shown.code,
        shown.sheet,
        shown.cell,
        shown.label,
        shown.message,
        *map(short, shown.said),
        shown.fix,
        rule,
        shown.accepted,
    ]

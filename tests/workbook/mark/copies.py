"""Workbooks and findings made by hand, and their marked copies."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
from openpyxl.comments import Comment

from cofin.checks.finding import Severity
from cofin.checks.report.outcome import Outcome, Said, Shown
from cofin.text import Lang
from cofin.workbook.mark.run import marked
from tests.workbook.patch.inject import parts_of

STYLES = "xl/styles.xml"
VML = "xl/drawings/vmlDrawing1.vml"
COMMENTS = "xl/comments1.xml"


def shown(sheet: str, cell: str, severity: Severity = Severity.ERROR, code: str = "C04") -> Shown:
    """A finding at one place."""
    words = f"{cell}: Ümit & Oğul <says> 1.00"
    said = Said("1.00", "2.00", "-1.00")
    return Shown(
        *(code, severity, sheet, cell, "Label", "1", "2", "-1", "Title", words, "Mend it."),
        *(None, "", said),
    )


def outcome(*findings: Shown) -> Outcome:
    """What the checks say of one file."""
    return Outcome("x.xlsx", "workbook", "findings", 1, 4, 4, 60, (), findings)


def marking(content: bytes, folder: Path, *findings: Shown, lang: Lang = Lang.EN) -> Path:
    """The marked copy, beside the workbook that it was made from."""
    source, target = folder / "source.xlsx", folder / "marked.xlsx"
    source.write_bytes(content)
    target.write_bytes(marked(source, outcome(*findings), lang))
    return target


def book_of(*edits: Callable[[openpyxl.Workbook], object]) -> bytes:
    """A small workbook with two sheets, as openpyxl writes it."""
    book = openpyxl.Workbook()
    book.worksheets[0].title = "Budget"
    for row in (["Item", "Amount"], ["a", 5], ["b", 20], ["c", 7]):
        book.worksheets[0].append(row)
    book.create_sheet("Other")
    for edit in edits:
        edit(book)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def with_comments(book: openpyxl.Workbook) -> None:
    book["Budget"]["B2"].comment = Comment("Net of VAT?", "Fund")
    book["Budget"]["A4"].comment = Comment("Only abroad", "Fund")


def boxes(path: Path) -> list[tuple[int, int]]:
    """The cells for which a drawing of the file has a box."""
    found = []
    for name, part in parts_of(path.read_bytes()).items():
        if "vml" in name.lower() and name.endswith(".vml"):
            rows = re.findall(rb"Row>(\d+)</\w+:Row>\s*<\w+:Column>(\d+)<", part)
            found += [(int(row) + 1, int(column) + 1) for row, column in rows]
    return sorted(found)

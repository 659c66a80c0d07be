"""A comparison as a workbook: both values side by side, the differences as live formulas.

Three sheets: the budget's figures, the partners' figures, and every change field by field.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, time
from io import BytesIO
from typing import TypeAlias

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from cofin import __version__
from cofin.core.changes import Change, ChangeKind
from cofin.core.compare import Comparison, Effect
from cofin.core.compare_words import Words
from cofin.text import Lang, say
from cofin.workbook.paper import A4
from cofin.workbook.style import styles

Row: TypeAlias = tuple[Sequence[str], Effect]

_HEAD = 3
"""The row of the headings, from 0."""
_AMOUNT = 17
_CHANGES = ("table", "change", "label", "old_row", "new_row", "field", "old", "new")
_CHANGE_WIDTHS = (18, 12, 58, 10, 10, 26, 30, 30)
_COUNTED = (4, 5)
"""Columns of rows in the project, from 0."""
_LOOKS = {"added": "good", "removed": "bad", "changed": "unsure"}


def compared_workbook(found: Comparison, names: tuple[str, str], lang: Lang) -> bytes:
    """The finished file; ``names`` are what the old and the new version are called."""
    content = BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    file = xlsxwriter.Workbook(content, options)
    created = datetime.combine(found.new.rules.profile.checked_on, time())
    file.set_properties({"comments": f"cofin {__version__}", "created": created})
    book, words = _Book(file, names, lang), Words(found, lang)
    totals = (((words.figure(each.figure),), each) for each in found.totals)
    book.limit(book.figures("figures", ("figure",), (40,), totals), found)
    book.figures("partners", ("partner", "figure"), (40, 28), _partners(found, words))
    book.changes(found.changes, words)
    file.close()
    return content.getvalue()


def _partners(found: Comparison, words: Words) -> Iterator[Row]:
    for partner in found.partners:
        for each in partner.effects:
            yield (f"{partner.id} {partner.name}", words.figure(each.figure)), each


class _Book:
    """The file being written."""

    def __init__(self, file: xlsxwriter.Workbook, names: tuple[str, str], lang: Lang) -> None:
        self._file, self._names, self._lang = file, names, lang
        self._made: dict[str, Format] = {}

    def figures(
        self, key: str, titles: Sequence[str], widths: Sequence[int], rows: Iterable[Row]
    ) -> Worksheet:
        """A sheet of amounts: words, then old, new and the formula of the difference."""
        keys = (*titles, "old", "new", "difference")
        sheet = self._sheet(key, keys, [*widths, _AMOUNT, _AMOUNT, _AMOUNT])
        old = 1 + len(titles)
        row = _HEAD
        for row, (labels, effect) in enumerate(rows, _HEAD + 1):
            for col, label in enumerate(labels, 1):
                sheet.write_string(row, col, label, self._format("label"))
            for col, amount in ((old, effect.old), (old + 1, effect.new)):
                sheet.write_number(row, col, float(amount), self._format("calc_money_full"))
            # sums of floats may miss a cent's exact value by a hair
            formula = f"=ROUND({_a1(row, old + 1)}-{_a1(row, old)},2)"
            look = self._format("calc_money_bold")
            sheet.write_formula(row, old + 2, formula, look, float(effect.difference))
        self._finish(sheet, row, old + 2)
        return sheet

    def limit(self, sheet: Worksheet, found: Comparison) -> None:
        """What decides the EU contribution in both versions, below the figures."""
        row = _HEAD + len(found.totals) + 2
        sheet.write_string(row, 1, say("cli_compare.limited", self._lang), self._format("label"))
        for col, key in enumerate(found.limited_by, 2):
            said = say(f"cli_figure.limited_by_{key}", self._lang)
            sheet.write_string(row, col, said, self._format("label"))

    def changes(self, changes: Sequence[Change], words: Words) -> None:
        """Every change, one row for each field."""
        sheet = self._sheet("changes", _CHANGES, _CHANGE_WIDTHS)
        row = _HEAD
        for change in changes:
            for cells in _fields(change, words):
                row += 1
                said = [words.table(change.table), self._say(change.kind.value)]
                said += [words.label(change), *_rows(change), *cells]
                for col, text in enumerate(said, 1):
                    look = _LOOKS[change.kind] if col == 2 else "label"
                    look = "label_number" if col in _COUNTED else look
                    sheet.write_string(row, col, text, self._format(look))
        self._finish(sheet, row, len(_CHANGES))

    def _sheet(self, key: str, titles: Sequence[str], widths: Sequence[int]) -> Worksheet:
        sheet = self._file.add_worksheet(self._say(f"sheet_{key}"))
        sheet.hide_gridlines(2)
        sheet.set_column(0, 0, 2)
        for col, width in enumerate(widths, 1):
            sheet.set_column(col, col, width)
        old, new = self._names
        sheet.set_row(0, 28)
        sheet.write_string(0, 1, self._say(f"sheet_{key}"), self._format("title"))
        about = self._say("title", old=old, new=new)
        if key != "changes":
            about = f"{about} · {say('sheet.in_eur', self._lang)}"
        sheet.write_string(1, 1, about, self._format("subtitle"))
        for col, title in enumerate(titles, 1):
            sheet.write_string(_HEAD, col, self._say(f"column_{title}"), self._format("header"))
        return sheet

    def _finish(self, sheet: Worksheet, last: int, columns: int) -> None:
        sheet.freeze_panes(_HEAD + 1, 0)
        sheet.autofilter(_HEAD, 1, max(last, _HEAD + 1), columns)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(_HEAD)

    def _format(self, style: str) -> Format:
        if style not in self._made:
            self._made[style] = self._file.add_format(styles(self._lang)[style])
        return self._made[style]

    def _say(self, key: str, **values: str) -> str:
        return say(f"cli_compare.{key}", self._lang, **values)


def _rows(change: Change) -> tuple[str, str]:
    """Where the row stood and where it stands; the project's own fields are in no table."""
    if change.table == "project":
        return "", ""
    return str(change.old_row or ""), str(change.new_row or "")


def _fields(change: Change, words: Words) -> Iterator[tuple[str, str, str]]:
    """Field, old and new value; of a whole row what its label does not say."""
    if change.kind is not ChangeKind.CHANGED:
        nothing = [("", "")] if not words.given(change) else words.given(change)
        for name, value in nothing:
            is_new = change.kind is ChangeKind.ADDED
            yield name, "" if is_new else value, value if is_new else ""
        return
    for each in change.fields:
        values = [words.value(change.table, each.key, value) for value in (each.old, each.new)]
        yield words.field(change.table, each.key), values[0], values[1]


def _a1(row: int, col: int) -> str:
    return f"{chr(ord('A') + col)}{row + 1}"

"""The one figure of its kind on a sheet, with nothing of the same thing beside it: for A05.

``Total budget`` and a number are enough on a cover, when the words leave no doubt that they
speak of the whole budget: not of a work package, a year or one organisation.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TypeAlias

from cofin.checks.figures.figures import Told
from cofin.checks.subject import Subject, once
from cofin.checks.tables.tables import SeenRow, SeenTable, seen_tables
from cofin.checks.words import headings as words
from cofin.checks.words.categories import Of, category_named
from cofin.checks.words.divisions import Division, any_of_divisions, names_part_of_project
from cofin.checks.words.figures import FigureKind, kind_of, said_beside
from cofin.checks.words.headings import Role
from cofin.checks.words.sums import fold
from cofin.checks.words.thousands import LONGEST_NOTE
from cofin.grid import CellKind, SheetGrid

Singles: TypeAlias = Mapping[FigureKind, Mapping[str, Told]]
"""By kind, and by sheet."""

#: Figures of a whole project; a category may stand on a cover for one partner only.
REPEATED = (
    FigureKind.ELIGIBLE,
    FigureKind.TOTAL,
    FigureKind.EU,
    FigureKind.REQUESTED,
    FigureKind.OWN,
    FigureKind.DIRECT,
)

#: Whole projects have them; one partner's cover may repeat them.
_PROJECT = "stated.project.words"
#: Who leads, and how many they are, says nothing of whose the sheet is.
_OTHER_PARTNERS = ("stated.partner_list.leads", "covers.others.words")
#: "Total" alone is one of what stands above it; a word of costs says of what.
_COSTS = re.compile(
    r"cost|budget|butce|expen|maliyet|gider|kosten|ausgaben|cout|depens|gasto|spes[ae]|koszt"
    r"|wydat|custo|despes|orcament|uitgaven|begroting|bilancio|presupuesto"
)


def _singles(subject: Subject) -> Singles:
    found: defaultdict[FigureKind, defaultdict[str, list[Told]]]
    found = defaultdict(lambda: defaultdict(list))
    for table in seen_tables(subject):
        if not table.grid.once(_is_of_a_part):
            for kind, told in _in_table(table):
                found[kind][table.sheet].append(told)
    return {
        kind: {sheet: told[0] for sheet, told in by_sheet.items() if len(told) == 1}
        for kind, by_sheet in found.items()
    }


#: What stands once on a sheet of a subject without a known layout.
singles_of = once(_singles)


def _in_table(table: SeenTable) -> Iterator[tuple[FigureKind, Told]]:
    for row in table.rows:
        kind = kind_of(row.folded)
        if kind in REPEATED and _is_of_all(table, row, kind):
            for column in row.numbers:
                yield kind, Told(row.numbers[column], table.place(row, column), row.label)


def _is_of_all(table: SeenTable, row: SeenRow, kind: FigureKind) -> bool:
    """Whether the label and the heading of a row's numbers name no part of a project."""
    if kind is FigureKind.TOTAL and not _COSTS.search(row.folded):
        return False
    if not says_no_more(row.folded, kind):
        return False
    if words.whole(_PROJECT).search(row.folded) and table.grid.once(_is_of_one_partner):
        return False
    return all(_is_of_amounts(table, column) for column in row.numbers)


def _is_of_amounts(table: SeenTable, column: int) -> bool:
    heading = table.headings.get(column, "")
    return table.role(column) in (None, Role.AMOUNT) and not names_part(fold(heading))


def says_no_more(folded: str, kind: FigureKind) -> bool:
    """Whether the words that name a figure name no part of it: a year, a partner, a task."""
    return _no_more().fullmatch(said_beside(folded, kind)) is not None


@cache
def _no_more() -> re.Pattern[str]:
    """Words beside a figure that leave it one of everything: ``Total ... of all partners``."""
    totals, amounts = words.word_lists("totals"), words.word_lists("amount")
    lists = (*(totals[key] for key in ("words", "edges", "beside", "of")), amounts["words"])
    known = words.any_of((*words.listed(_PROJECT), *(word for each in lists for word in each)))
    return re.compile(rf"(?:(?:{known})(?: |$))*")


def _is_of_a_part(sheet: SheetGrid) -> bool:
    """Whether the sheet's name or title names a year, a work package or a partner."""
    first = min((row for row, _ in sheet.cells), default=0)
    title = [text for row, text in titles_in(sheet) if row == first]
    return names_part(fold(sheet.name)) or any(map(names_part, title))


def _is_of_one_partner(sheet: SheetGrid) -> bool:
    """Whether a sheet says whose it is: beside the project's total that is not to be compared."""
    return any(
        names_part_of_project(text) and not words.whole(*_OTHER_PARTNERS).search(text)
        for _, text in _short_texts(sheet)
    )


def names_part(folded: str) -> bool:
    """Whether words name a numbered part of a project, or a category of costs."""
    return numbers_part(folded) or bool(category_named(folded, Of.FIGURES))


def numbers_part(folded: str) -> bool:
    """Whether words have the number of a year, a work package, a partner."""
    return _part().search(folded) is not None


@cache
def _part() -> re.Pattern[str]:
    """A numbered part of a project: ``Year 2``, ``WP3``, ``2. ortak``; a year of the calendar."""
    divisions = any_of_divisions(*Division)
    return re.compile(rf"\b(?:(?:{divisions}) ?\d+|\d+ (?:{divisions})|(?:19|20)\d\d)\b")


def titles_in(sheet: SheetGrid) -> tuple[tuple[int, str], ...]:
    """The rows of one short text, from above: titles of their sheet or of what stands below."""
    by_row: dict[int, list[str]] = {}
    for number, text in _short_texts(sheet):
        by_row.setdefault(number, []).append(text)
    return tuple((at, texts[0]) for at, texts in by_row.items() if len(texts) == 1)


def _short_texts(sheet: SheetGrid) -> tuple[tuple[int, str], ...]:
    """The short texts of a sheet with their rows, from above."""
    return sheet.once(_found_texts)


def _found_texts(sheet: SheetGrid) -> tuple[tuple[int, str], ...]:
    found = (
        (row, fold(str(cell.value)))
        for (row, _), cell in sheet.cells.items()
        if cell.kind is CellKind.TEXT and len(str(cell.value)) <= LONGEST_NOTE
    )
    return tuple(sorted(found))

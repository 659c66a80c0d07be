"""Part of P07: titles that say the currency of a sheet: ``Budget in TRY``, ``Bütçe (TL)``.

Only a title of money that ends with the currency: "Budget of project TRY" names a project, and
"Budget (EUR; TRY at 35.2)" is in euro.
"""

from __future__ import annotations

import re
from functools import lru_cache

from cofin.checks.columns.inference import Role, roles
from cofin.checks.plausibility.thousandfold import MONEY, notes_of
from cofin.checks.subject import Subject, once
from cofin.checks.words.currencies import CURRENCY_MARK, says_euro, with_currency_marked
from cofin.checks.words.headings import heading_meaning
from cofin.grid import A_NUMBER, Position, SheetGrid

#: A number so near behind a text is what the text is about: "Costs in TRY | 35,000".
REACH = 6

_SEPARATOR = re.compile(r"[–—:,;/]| - ")
_IN = r"(?:in|en|em|w)"
_BEHIND = re.compile(
    rf"(?P<of>[^()]+?) ?(?P<mark>\(|separated\b|\b{_IN}\b)? ?(?:{_IN} )?"
    rf"{CURRENCY_MARK}\)?(?: cinsinden\w*)?\)?"
)
_BEFORE = re.compile(rf"(?P<mark>{CURRENCY_MARK})(?: cinsinden)? (?P<of>[^()]+)")


def is_title_of_sheet(subject: Subject, sheet: SheetGrid, position: Position, text: str) -> bool:
    """Whether a text names the currency of its sheet: nothing there is in euro."""
    return (
        names_currency(text)
        and not _has_number_behind(sheet, position)
        and sheet.name not in sheets_in_euro(subject)
    )


@lru_cache(maxsize=4096)
def names_currency(text: str) -> bool:
    """Whether a title of money says at its end or beginning that it is in another currency.

    >>> names_currency("Proje bütçesi - Türk Lirası"), names_currency("Budget of project TRY")
    (True, False)
    """
    words = with_currency_marked(_SEPARATOR.sub(" separated ", text))
    found = _BEHIND.fullmatch(words) or _BEFORE.fullmatch(words)
    if found is None or not _is_money(found["of"]):
        return False
    return found["mark"] is not None or _is_money(found["of"].split()[-1])


def _is_money(words: str) -> bool:
    return heading_meaning(words).role is Role.AMOUNT


def _has_number_behind(sheet: SheetGrid, position: Position) -> bool:
    row, column = position
    behind = range(column + 1, column + REACH)
    return any(sheet.cell(row, each).kind is A_NUMBER for each in behind)


@once
def sheets_in_euro(subject: Subject) -> frozenset[str]:
    """The sheets of which a heading of amounts or a text beside the tables names the euro."""
    known = roles(subject)
    found = {
        block.sheet
        for block in known.blocks
        if any(says_euro(column.heading) for column in block.of(*MONEY, Role.PERIOD))
    }
    for name, sheet in known.sheets.items():
        if name not in found and any(says_euro(text) for _, text in notes_of(subject, sheet)):
            found.add(name)
    return frozenset(found)

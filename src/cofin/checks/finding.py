"""A finding: one thing to look at, with its place, what was found and what was expected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from cofin.errors import language
from cofin.text import Lang, Value, say, written


class Severity(StrEnum):
    """How bad it is."""

    ERROR = "error"  # cannot be submitted
    WARNING = "warning"  # probably wrong: a person must look
    NOTE = "note"  # worth knowing

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return list(Severity).index(self)


def said(key: str, /, **values: Value) -> Mapping[str, str]:
    """The sentence of the texts in each language, as a value of a finding."""
    return {lang.value: say(key, lang, **values) for lang in Lang}


def in_words(figures: str) -> Mapping[str, str]:
    """A figure or a day in the notation of each language, as a value of a finding."""
    return {lang.value: written(figures, lang) for lang in Lang}


#: Characters of a formula in a message.  A whole one of thirty lines hides the message, and
#: stands in the report beside it, as what was found or expected.
LONGEST_FORMULA = 120

#: Columns of a list of findings in a workbook, by their defined names.
LISTED = {key: f"cofin.findings.{key}" for key in ("code", "sheet", "cell", "reason")}

#: How names begin of what the add-in wrote on sheets of its own, in anybody's workbook.
OWN = "cofin.own."


def short(text: str) -> str:
    """A formula as a message has it, cut where it is long; other texts as they are."""
    is_long = text.startswith("=") and len(text) > LONGEST_FORMULA
    return f"{text[: LONGEST_FORMULA - 1].rstrip()}…" if is_long else text


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding; ``found`` and ``expected`` are the same in every language.

    ``values`` fill the placeholders of the card's message and fix (words that differ by
    language as ``{"en": ..., "tr": ...}``, see ``said``).  ``difference`` is in EUR
    where amounts are compared.  A report sets ``code`` and ``severity`` of each; a check gives
    a severity only where it differs from the card's.
    """

    sheet: str = ""  # empty: the file as a whole
    cell: str = ""  # D24, or C9:C20: from the first to the last cell
    label: str = ""  # the row's and the column's words
    found: str = ""
    expected: str = ""
    difference: Decimal | None = None
    values: Mapping[str, Value | Mapping[str, str]] = field(default_factory=dict)
    parameter: str = ""  # of the call, when it decides
    severity: Severity | None = None
    code: str = ""
    accepted: str = ""  # the reason why somebody accepted it; it counts no more
    accepted_inside: bool = False  # by the list in the workbook itself: perhaps by who sent it
    also: tuple[tuple[str, str], ...] = ()  # sheet and cell of every further place
    areas: tuple[str, ...] = ()  # the parts of ``cell`` that are meant, where not all of it is

    @property
    def place(self) -> str:
        """Sheet and cell as people write them."""
        return "!".join(part for part in (self.sheet, self.cell) if part)

    @property
    def places(self) -> tuple[tuple[str, str], ...]:
        """Sheet and cells of every place that is meant."""
        return places_of(self.sheet, self.cell, self.areas, self.also)

    def message(self, lang: Lang | str = Lang.EN) -> str:
        """What was found, in a sentence."""
        from cofin.checks.card import cards

        return cards()[self.code].message(self, language(lang))

    def fix(self, lang: Lang | str = Lang.EN) -> str:
        """What to do about it."""
        from cofin.checks.card import cards

        return cards()[self.code].fix(self, language(lang))


def places_of(
    sheet: str, cell: str, areas: tuple[str, ...], also: tuple[tuple[str, str], ...]
) -> tuple[tuple[str, str], ...]:
    """Every place of a finding: the parts of its cells, or all of them, and the further ones."""
    return (*((sheet, area) for area in areas or (cell,)), *also)

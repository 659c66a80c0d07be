"""The figures one by one: in words for a list, and as CSV that is safe to open."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from cofin.core.figures import effective_rate, figures
from cofin.core.result import BudgetResult
from cofin.text import Lang, money, percent, say

HEADER = ("name", "label", "value")
_STARTS_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
_RATE = "fig.totals.effective_rate"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its name and what it is; ``plain`` is the value for other programs."""

    name: str
    label: str
    value: Decimal | str
    plain: str

    def shown(self, lang: Lang) -> str:
        """The value as a person reads it."""
        if isinstance(self.value, str):
            return say(f"cli_figure.limited_by_{self.value}", lang)
        return percent(self.value, lang) if self.name == _RATE else money(self.value, lang)


def labelled(result: BudgetResult, lang: Lang) -> Iterator[Figure]:
    """All figures, with ``P2 Onda Adriatica: Direct costs`` and the like as labels."""
    holders = {**dict(_partners(result)), **dict(_work_packages(result))}
    categories = {c.key: c.label[lang.value] for c in result.rules.profile.categories}
    for name, value in figures(result).items():
        parts = name.split(".")  # fig.totals.KEY or fig.partners.ID.KEY or ....categories.KEY
        label = categories[parts[-1]] if len(parts) == 5 else _word(parts[-1], lang)
        if holder := holders.get(tuple(parts[1:3])):
            label = f"{holder}: {label}"
        yield Figure(name, label, value, _plain(name, value, result))


def to_csv(result: BudgetResult, lang: Lang) -> str:
    """``name,label,value``: amounts with a point and two decimals, whatever the language."""
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\n")
    rows.writerow(HEADER)
    for figure in labelled(result, lang):
        rows.writerow((figure.name, harmless(figure.label), figure.plain))
    return written.getvalue()


def harmless(words: str) -> str:
    """Text that a spreadsheet takes as text: no cell starts as a formula would."""
    return f"'{words}" if words.startswith(_STARTS_FORMULA) else words


def _plain(name: str, value: Decimal | str, result: BudgetResult) -> str:
    if name == _RATE:
        return effective_rate(result.totals)
    return f"{value:.2f}" if isinstance(value, Decimal) else value


def _word(key: str, lang: Lang) -> str:
    return say(f"cli_figure.{key}", lang)


def _partners(result: BudgetResult) -> Iterator[tuple[tuple[str, ...], str]]:
    for partner in result.project.partners:
        yield ("partners", partner.id), f"{partner.id} {partner.short_name or partner.name}"


def _work_packages(result: BudgetResult) -> Iterator[tuple[tuple[str, ...], str]]:
    for package in result.project.work_packages:
        yield ("work_packages", package.id), f"{package.id} {package.title}"

"""Tables of the report: partners, work packages, and who pays what the EU does not."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TypeAlias

from cofin.cli.five import ZERO
from cofin.cli.output import Ink, clip
from cofin.cli.tables import table
from cofin.core.model import FundingKind
from cofin.core.result import BudgetResult
from cofin.money import total
from cofin.text import Lang, money, say

Row: TypeAlias = tuple[str, Sequence[Decimal]]

_PARTNER = (
    "direct",
    "indirect",
    "eligible",
    "maximum_contribution",
    "eu_contribution",
    "co_financing",
)
_WORK_PACKAGE = ("direct", "indirect", "eligible", "ineligible", "eu_contribution")
_NAME = 20  # characters of a name in a table; its id stands before it


def partner_table(result: BudgetResult, lang: Lang, ink: Ink) -> list[str]:
    """Eligible costs, what the EU may pay at most, what it pays, and the rest."""
    rows = [
        (name, [Decimal(getattr(partner, key)) for key in _PARTNER])
        for name, partner in zip(_partner_names(result), result.partners, strict=True)
    ]
    return _with_total(("partner", *_PARTNER), rows, lang, ink)


def work_package_table(result: BudgetResult, lang: Lang, ink: Ink) -> list[str]:
    """The same money by what it is spent for."""
    rows = [
        (_named(found.id, planned.title), [Decimal(getattr(found, key)) for key in _WORK_PACKAGE])
        for planned, found in zip(result.project.work_packages, result.work_packages, strict=True)
    ]
    return _with_total(("work_package", *_WORK_PACKAGE), rows, lang, ink)


def funding_table(result: BudgetResult, lang: Lang, ink: Ink) -> list[str]:
    """To be financed (total costs minus EU contribution), each kind of source used, the gap."""
    kinds = [k.value for k in FundingKind if any(p.funding.get(k.value) for p in result.partners)]
    rows = [
        (name, [found.to_finance, *(found.funding.get(k, ZERO) for k in kinds), found.gap])
        for name, found in zip(_partner_names(result), result.partners, strict=True)
    ]
    return _with_total(("partner", "to_finance", *kinds, "gap"), rows, lang, ink)


def _with_total(keys: Sequence[str], rows: Sequence[Row], lang: Lang, ink: Ink) -> list[str]:
    """A table of names and amounts in EUR; no lines when it has no rows."""
    if not rows:
        return []
    sums = [total(column) for column in zip(*(amounts for _, amounts in rows), strict=True)]
    return table(
        [say(f"cli_figure.{key}", lang) for key in keys],
        [[name, *_shown(amounts, lang)] for name, amounts in rows],
        total=[say("cli_figure.total", lang), *_shown(sums, lang)],
        ink=ink,
    )


def _partner_names(result: BudgetResult) -> list[str]:
    return [_named(p.id, p.short_name or p.name) for p in result.project.partners]


def _named(identity: str, name: str) -> str:
    return f"{identity} {clip(name, _NAME)}"


def _shown(amounts: Sequence[Decimal], lang: Lang) -> list[str]:
    return [money(amount, lang) for amount in amounts]

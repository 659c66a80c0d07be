"""The five figures that matter, said the same way by every command that makes a budget."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from cofin.cli.output import PLAIN, Ink, wrap
from cofin.core.criterion import Criterion, Verdict
from cofin.core.result import BudgetResult, Totals
from cofin.money import less, total
from cofin.text import Lang, money, percent, say

ZERO = Decimal(0)


def five_figures(result: BudgetResult, lang: Lang, ink: Ink = PLAIN) -> list[str]:
    """Eligible costs, EU contribution and its limit, co-financing, effective rate, funding gap."""
    totals = result.totals
    rows = [
        ("eligible", money(totals.eligible, lang), ""),
        ("eu_contribution", money(totals.eu_contribution, lang), limit(totals, lang)),
        ("co_financing", money(totals.co_financing, lang), ""),
        ("effective_rate", percent(totals.effective_rate, lang), ""),
        ("gap", money(missing(result), lang), gap_remark(result, lang)),
    ]
    labels = [say(f"cli_figure.{key}", lang) for key, _, _ in rows]
    wide, figure = max(map(len, labels)), max(len(shown) for _, shown, _ in rows)
    lines: list[str] = []
    for label, (_, shown, remark) in zip(labels, rows, strict=True):
        lines.append(f"  {label:<{wide}}  {ink('strong', f'{shown:>{figure}}')}")
        lines += wrap(remark, indent=" " * 6) if remark else []
    return lines


def limit(totals: Totals, lang: Lang) -> str:
    """Which limit decided the EU contribution, and by how much."""
    if not totals.eligible:
        return say("cli_figure.limit_nothing", lang)
    return say(
        f"cli_figure.limit_{totals.limited_by}",
        lang,
        by_rate=money(totals.by_rate, lang),
        maximum=money(totals.maximum_grant, lang),
        excess=money(less(totals.by_rate, totals.eu_contribution), lang),
        requested=money(totals.requested, lang),
        receipts=money(totals.receipts, lang),
        surplus=money(totals.surplus, lang),
        deduction=money(totals.deduction, lang),
    )


def missing(result: BudgetResult) -> Decimal:
    """EUR that no source pays yet, added over the partners that lack it."""
    return total(p.gap for p in result.partners if p.gap > 0)


def gap_remark(result: BudgetResult, lang: Lang) -> str:
    """Who lacks money and who names more sources than it needs."""
    said = []
    lacking = [p.id for p in result.partners if p.gap > 0]
    if lacking:
        said.append(say("cli_figure.gap_of", lang, partners=lacking))
    over = [p for p in result.partners if p.gap < 0]
    if over:
        amount = money(less(ZERO, total(p.gap for p in over)), lang)
        said.append(say("cli_figure.over_of", lang, amount=amount, partners=[p.id for p in over]))
    return " ".join(said)


def conditions(found: Sequence[Criterion], lang: Lang, ink: Ink = PLAIN) -> list[str]:
    """How many conditions are met, then every one that is not."""
    lines = count_of_conditions(found, lang)
    for criterion in found:
        if criterion.status is Verdict.NOT_MET:
            said = f"{criterion.label(lang)}: {criterion.message(lang)}"
            lines += [ink("bad", line) for line in wrap(said, indent="  ")]
    return lines


def count_of_conditions(found: Sequence[Criterion], lang: Lang) -> list[str]:
    """How many conditions are met, how many not, and of how many nobody can tell."""
    counts = {status.value: sum(c.status is status for c in found) for status in Verdict}
    return wrap(say("cli_figure.conditions", lang, **counts))

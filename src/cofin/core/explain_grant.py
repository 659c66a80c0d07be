"""From what the rates allow to what the EU pays: requests, ceiling, no-profit rule."""

from __future__ import annotations

from decimal import Decimal

from cofin.core.citation import Citation, both, cite
from cofin.core.eligibility import associated_partners
from cofin.core.explain_scope import Inquiry, Scope
from cofin.core.explain_sums import named_sum
from cofin.core.model import FundingKind, FundingSource, LegalForm
from cofin.core.result import LimitedBy
from cofin.core.steps import Operation, Step, StepValue
from cofin.rules.profile import NoProfit


def weight(inquiry: Inquiry, scope: Scope) -> Step:
    """What a partner's share is proportional to: its maximum, lowered by its request."""
    maximum = inquiry.step(scope, "maximum_contribution")
    partner = next(p for p in inquiry.result.partners if p.id == scope.partner)
    if partner.requested is None:
        return named_sum(inquiry, scope, "weight", [maximum], text="explain.no_request")
    asked = given("explain.label_request", partner.requested, {"whose": scope.whose})
    values: dict[str, StepValue] = {"request": partner.requested, "maximum": maximum.amount}
    text = "explain.request"
    return figure(
        inquiry,
        scope,
        "weight",
        Operation.LEAST,
        text=text,
        values=values,
        children=(asked, maximum),
    )


def requested(inquiry: Inquiry, scope: Scope) -> Step:
    """What all partners ask for within their maxima."""
    parts = [inquiry.step(p, "weight") for p in inquiry.partners() if inquiry.amount(p, "weight")]
    return named_sum(inquiry, scope, "requested", parts)


def maximum_grant(inquiry: Inquiry, scope: Scope) -> Step:
    """The call's ceiling."""
    cited = cite(inquiry.result.rules, "maximum_grant")
    text = "explain.ceiling_of_call"
    return figure(
        inquiry, scope, "maximum_grant", Operation.GIVEN, text=text, values={}, citations=cited
    )


def grant(inquiry: Inquiry, scope: Scope) -> Step:
    """What is asked for, or the ceiling or the share where that is lower."""
    asked, ceiling = inquiry.step(scope, "requested"), inquiry.step(scope, "maximum_grant")
    values: dict[str, StepValue] = {"request": asked.amount, "ceiling": ceiling.amount}
    totals = inquiry.result.totals
    binds = totals.requested > totals.maximum_grant
    text = "explain.ceiling_binds" if binds else "explain.within_ceiling"
    children = [asked, ceiling]
    share = inquiry.result.project.share
    if share is not None:
        text = "explain.share_of_sheet"
        children.append(Step("", Operation.GIVEN, share, "explain.label_share", text, {}))
    if totals.limited_by is LimitedBy.SHARE:
        text = "explain.share_binds"
    return figure(
        inquiry,
        scope,
        "grant",
        Operation.LEAST,
        text=text,
        values=values,
        children=tuple(children),
    )


def receipts(inquiry: Inquiry, scope: Scope) -> Step:
    """Receipts that count: not those of non-profit bodies, nor of associated partners."""
    project = inquiry.result.project
    exempt = associated_partners(project) | {
        p.id for p in project.partners if p.legal_form is LegalForm.NON_PROFIT
    }
    parts = [
        source_step(source)
        for source in project.funding
        if source.source is FundingKind.RECEIPTS and source.partner not in exempt
    ]
    text, cited = "explain.sum_of_receipts", cite(inquiry.result.rules, "no_profit")
    return named_sum(inquiry, scope, "receipts", parts, text=text, citations=cited)


def surplus(inquiry: Inquiry, scope: Scope) -> Step:
    """Grant plus receipts beyond the eligible costs."""
    parts = tuple(inquiry.step(scope, key) for key in ("grant", "receipts", "eligible"))
    values: dict[str, StepValue] = {
        "grant": parts[0].amount,
        "receipts": parts[1].amount,
        "eligible": parts[2].amount,
    }
    found = inquiry.amount(scope, "surplus")
    text = "explain.surplus" if found else "explain.no_surplus"
    return figure(
        inquiry, scope, "surplus", Operation.SURPLUS, text=text, values=values, children=parts
    )


def deduction(inquiry: Inquiry, scope: Scope) -> Step:
    """What the no-profit rule takes back: all of the surplus, or the EU's part of it."""
    totals, rules = inquiry.result.totals, inquiry.result.rules
    is_full = rules.no_profit is NoProfit.FULL or not totals.eligible
    text = "explain.deduction_full" if is_full else "explain.deduction_proportional"
    values: dict[str, StepValue] = {
        "surplus": totals.surplus,
        "by_rate": totals.by_rate,
        "eligible": totals.eligible,
        "grant": totals.grant,
        "variant": (NoProfit.FULL if is_full else NoProfit.PROPORTIONAL).value,
    }
    keys: tuple[str, ...] = ("surplus", "grant")
    if not is_full:
        keys = (*keys, "by_rate", "eligible")
    if inquiry.result.project.share is not None:
        text, keys = "explain.deduction_in_share", ("grant",)
    elif not totals.surplus:
        text = "explain.no_deduction"
    parts = tuple(inquiry.step(scope, key) for key in keys)
    cited = cite(rules, "no_profit")
    return figure(
        inquiry,
        scope,
        "deduction",
        Operation.DEDUCTION,
        text=text,
        values=values,
        children=parts,
        citations=cited,
    )


def eu_total(inquiry: Inquiry, scope: Scope) -> Step:
    """The grant, less what the no-profit rule takes back."""
    parts = [inquiry.step(scope, "grant")]
    if inquiry.amount(scope, "deduction"):
        parts.append(inquiry.step(scope, "deduction"))
    values: dict[str, StepValue] = {"grant": parts[0].amount, "deduction": parts[-1].amount}
    text = "explain.grant_less_deduction" if len(parts) > 1 else "explain.grant_as_it_is"
    operation = Operation.DIFFERENCE
    return figure(
        inquiry,
        scope,
        "eu_contribution",
        operation,
        text=text,
        values=values,
        children=tuple(parts),
    )


def source_step(source: FundingSource) -> Step:
    """A funding source as typed."""
    kind = both(f"choice.{source.source.name.lower()}")
    named = {lang: ", ".join(filter(None, (word, source.name))) for lang, word in kind.items()}
    return given("explain.label_of", source.amount, {"what": named, "whose": source.partner})


def given(label: str, amount: Decimal, values: dict[str, StepValue]) -> Step:
    """An amount that the project says."""
    return Step("", Operation.GIVEN, amount, label, "explain.typed", values)


def figure(
    inquiry: Inquiry,
    scope: Scope,
    key: str,
    operation: Operation,
    *,
    text: str,
    values: dict[str, StepValue],
    children: tuple[Step, ...] = (),
    citations: tuple[Citation, ...] = (),
) -> Step:
    """A named figure with its label."""
    return Step(
        name=f"{scope.prefix}.{key}",
        operation=operation,
        amount=inquiry.amount(scope, key),
        label="explain.label_of",
        text=text,
        values={**inquiry.labels(scope, key), **values},
        children=children,
        citations=citations,
    )

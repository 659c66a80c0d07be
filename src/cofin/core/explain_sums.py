"""Costs explained: categories from lines, direct, indirect, eligible and ineligible costs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from cofin.core.citation import Citation, both, cite, cite_base
from cofin.core.explain_lines import (
    ineligible_line_step,
    ineligible_visit_step,
    line_citations,
    line_step,
    visit_step,
)
from cofin.core.explain_scope import Inquiry, Scope, category_label
from cofin.core.explain_shares import share_step
from cofin.core.steps import Operation, Step


def named_sum(
    inquiry: Inquiry,
    scope: Scope,
    key: str,
    parts: Sequence[Step],
    *,
    text: str = "explain.sum",
    citations: tuple[Citation, ...] = (),
) -> Step:
    """A figure that is the sum of the parts."""
    return Step(
        name=f"{scope.prefix}.{key}",
        operation=Operation.SUM,
        amount=inquiry.amount(scope, key),
        label="explain.label_of",
        text=text if parts else "explain.sum_of_nothing",
        values={**inquiry.labels(scope, key), "count": len(parts)},
        children=tuple(parts),
        citations=citations,
    )


def category(inquiry: Inquiry, scope: Scope, key: str) -> Step:
    """A category: its eligible lines and rows of exchanges; of the project: the partners'."""
    full = f"categories.{key}"
    if scope.kind == "totals":
        return named_sum(inquiry, scope, full, _parts(inquiry, inquiry.partners(), full))
    place = (scope.partner, scope.work_package, key)
    result = inquiry.result
    lines = [i for i in inquiry.lines.get(place, ()) if result.lines[i].eligible]
    visits = [i for i in inquiry.visits.get(place, ()) if result.exchanges[i].line.eligible]
    parts = [line_step(inquiry, i) for i in lines] + [visit_step(inquiry, i) for i in visits]
    cited = line_citations(inquiry, lines, visits)
    return named_sum(inquiry, scope, full, parts, text="explain.sum_of_lines", citations=cited)


def direct(inquiry: Inquiry, scope: Scope) -> Step:
    """Direct costs: the categories; of the project: the partners'."""
    if scope.kind == "totals":
        parts = _parts(inquiry, inquiry.partners(), "direct")
    else:
        parts = _categories(inquiry, scope, inquiry.result.rules.category_keys)
    return named_sum(inquiry, scope, "direct", parts)


def base(inquiry: Inquiry, scope: Scope) -> Step:
    """The base of the indirect costs: the categories in it, those left out named."""
    known = inquiry.result.rules.profile.categories
    inside = [each.key for each in known if each.in_indirect_base]
    outside = [category_label(inquiry.result, c.key) for c in known if not c.in_indirect_base]
    parts = _categories(inquiry, scope, inside)
    cited = cite_base(inquiry.result.rules)
    step = named_sum(inquiry, scope, "base", parts, text="explain.base", citations=cited)
    left_out = {
        lang: ", ".join(each if isinstance(each, str) else each[lang] for each in outside) or "-"
        for lang in both("explain.the_project")
    }
    return replace(step, values={**step.values, "left_out": left_out})


def indirect(inquiry: Inquiry, scope: Scope) -> Step:
    """Indirect costs: a partner's by the flat rate, a cell's share of it, else a sum."""
    if scope.kind == "cells":
        partner = Scope(scope.partner)
        return share_step(inquiry, scope, "indirect", (partner, "indirect"), "base")
    if scope.partner:
        return _flat_rate(inquiry, scope)
    parts = inquiry.cells(scope) if scope.work_package else inquiry.partners()
    return named_sum(inquiry, scope, "indirect", _parts(inquiry, parts, "indirect"))


def _flat_rate(inquiry: Inquiry, scope: Scope) -> Step:
    rules = inquiry.result.rules
    return Step(
        name=f"{scope.prefix}.indirect",
        operation=Operation.RATE,
        amount=inquiry.amount(scope, "indirect"),
        label="explain.label_of",
        text="explain.flat_rate",
        values={
            **inquiry.labels(scope, "indirect"),
            "rate": rules.decimal("indirect_rate"),
            "base": inquiry.amount(scope, "base"),
            "rounding_rule": rules.derived_rounding.value,
            "rounding": both(f"explain.rounding_{rules.derived_rounding}"),
        },
        children=(inquiry.step(scope, "base"),),
        citations=(
            *cite(rules, "indirect_rate"),
            *cite_base(rules),
            *cite(rules, "derived_rounding"),
        ),
    )


def eligible(inquiry: Inquiry, scope: Scope) -> Step:
    """Direct plus indirect costs."""
    parts = [inquiry.step(scope, "direct"), inquiry.step(scope, "indirect")]
    return named_sum(inquiry, scope, "eligible", parts, text="explain.direct_and_indirect")


def ineligible(inquiry: Inquiry, scope: Scope) -> Step:
    """Lines and exchanges that are not eligible, or not in full, each with its reason."""
    result, place = inquiry.result, (scope.partner, scope.work_package, "")
    lines = [i for i in inquiry.lines.get(place, ()) if result.lines[i].ineligible]
    visits = [i for i in inquiry.visits.get(place, ()) if result.exchanges[i].line.ineligible]
    parts = [ineligible_line_step(inquiry, i) for i in lines]
    parts += [ineligible_visit_step(inquiry, i) for i in visits]
    cited, text = line_citations(inquiry, lines, visits), "explain.sum_of_ineligible"
    return named_sum(inquiry, scope, "ineligible", parts, text=text, citations=cited)


def _parts(inquiry: Inquiry, scopes: Iterable[Scope], key: str) -> list[Step]:
    """The same figure of several scopes, those that are zero left out."""
    return [inquiry.step(each, key) for each in scopes if inquiry.amount(each, key)]


def _categories(inquiry: Inquiry, scope: Scope, keys: Iterable[str]) -> list[Step]:
    full = (f"categories.{key}" for key in keys)
    return [inquiry.step(scope, key) for key in full if inquiry.amount(scope, key)]

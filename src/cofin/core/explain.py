"""How a figure came about, from the EU contribution down to cost lines and sources."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from cofin.core import explain_grant as grant
from cofin.core import explain_outcome as outcome
from cofin.core import explain_rates as rates
from cofin.core import explain_sums as sums
from cofin.core.explain_lines import (
    ineligible_line_step,
    ineligible_visit_step,
    line_citations,
    line_step,
    visit_step,
)
from cofin.core.explain_scope import Inquiry, Scope, names
from cofin.core.result import BudgetResult
from cofin.core.steps import Step
from cofin.errors import InputError, Problem, must_be

_FIGURES: Mapping[str, Callable[[Inquiry, Scope], Step]] = {
    "direct": sums.direct,
    "base": sums.base,
    "indirect": sums.indirect,
    "eligible": sums.eligible,
    "ineligible": sums.ineligible,
    "maximum_contribution": rates.maximum_contribution,
    "by_rate": rates.by_rate,
    "weight": grant.weight,
    "requested": grant.requested,
    "maximum_grant": grant.maximum_grant,
    "grant": grant.grant,
    "receipts": grant.receipts,
    "surplus": grant.surplus,
    "deduction": grant.deduction,
    "eu_contribution": outcome.eu_contribution,
    "co_financing": outcome.co_financing,
    "to_finance": outcome.to_finance,
    "gap": outcome.gap,
    "effective_rate": outcome.effective_rate,
    "limited_by": outcome.limited_by,
}

_LINES = re.compile(r"fig\.(lines|exchanges)\.([1-9][0-9]{0,8})(\.ineligible)?")


def explain(result: BudgetResult, name: str) -> Step:
    """The step that gives the figure ``name``, with everything that it follows from.

    Names: those of ``figures(result)``, ``fig.cells.<partner>.<work package>.<key>``,
    ``fig.lines.<n>`` and ``fig.exchanges.<n>`` (from 1; ``.ineligible`` for that part), and the
    amounts in between that steps are named by (``fig.totals.grant``, ``fig.partners.P1.weight``).
    Figures of other partners are named and not explained again.

    Raises ``InputError`` with a suggestion for a name that does not exist.
    """
    must_be("result", result, BudgetResult)
    must_be("name", name, str)
    if found := _LINES.fullmatch(name):
        step = _one_line(result, found[1], int(found[2]) - 1, is_ineligible=bool(found[3]))
        if step is not None:
            return step
    elif name in (known := names(result)):
        scope, key = _taken_apart(name)
        return figure_step(Inquiry(result, scope, figure_step), scope, key)
    else:
        raise _unknown(name, _nearest(name, known))
    raise _unknown(name, "")


def figure_step(inquiry: Inquiry, scope: Scope, key: str) -> Step:
    """One figure, whatever asks for it."""
    kind, _, category = key.partition(".")
    if category:
        return sums.category(inquiry, scope, category)
    return _FIGURES[kind](inquiry, scope)


def _taken_apart(name: str) -> tuple[Scope, str]:
    """``fig.cells.P1.WP2.eligible`` -> that cell and ``eligible``; the name is a known one."""
    _, kind, *rest = name.split(".")
    match kind:
        case "partners":
            return Scope(partner=rest[0]), ".".join(rest[1:])
        case "work_packages":
            return Scope(work_package=rest[0]), ".".join(rest[1:])
        case "cells":
            return Scope(rest[0], rest[1]), ".".join(rest[2:])
        case _:
            return Scope(), ".".join(rest)


def _one_line(result: BudgetResult, kind: str, i: int, *, is_ineligible: bool) -> Step | None:
    """A cost line or a row of exchanges with its own rules; None when there is none."""
    inquiry = Inquiry(result, Scope(), figure_step)
    if kind == "lines":
        if i >= len(result.lines):
            return None
        step = (ineligible_line_step if is_ineligible else line_step)(inquiry, i)
        return replace(step, citations=line_citations(inquiry, [i], []))
    if i >= len(result.exchanges):
        return None
    step = (ineligible_visit_step if is_ineligible else visit_step)(inquiry, i)
    return replace(step, citations=line_citations(inquiry, [], [i]))


def _nearest(name: str, known: Sequence[str]) -> str:
    """The name that begins so (``fig.totals.eu``), else one that reads like it, else nothing."""
    longer = (each for each in known if each.startswith(name))
    return next(longer, None) or next(iter(difflib.get_close_matches(name, known, 1)), "")


def _unknown(name: str, suggestion: str) -> InputError:
    values = {"name": name, "suggestion": suggestion}
    return InputError([Problem(name, "explain.unknown_name", values)])

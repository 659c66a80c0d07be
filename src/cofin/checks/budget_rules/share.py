"""R08: the EU's share measured against something else than the eligible costs."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from cofin.checks.budget_rules.share_of_direct import grants_of_direct_costs
from cofin.checks.figures.figures import Group, groups_of
from cofin.checks.figures.own import calculated
from cofin.checks.finding import Finding, said
from cofin.checks.registry import check
from cofin.checks.subject import Subject
from cofin.checks.tables.cells import shown
from cofin.checks.words.figures import FigureKind
from cofin.money import EXACT, to_step

#: Shares are shown with two decimals of a percent.
NEAR = Decimal("0.0001")
#: In cofin's layout the rate is a formula: one that fits no base was typed over.
OTHER = "arithmetic.base_other"


@check("R08")
def wrong_denominator(subject: Subject) -> Iterator[Finding]:
    """A stated share of the EU that was taken of something else than the eligible costs."""
    yield from grants_of_direct_costs(subject)
    for group in groups_of(subject):
        stated = group.figures.get(FigureKind.RATE)
        claim = group.value(FigureKind.EU)
        claim = group.value(FigureKind.REQUESTED) if claim is None else claim
        eligible = group.value(FigureKind.ELIGIBLE)
        if stated is None or claim is None or not eligible or not claim:
            continue
        share = stated.value if stated.value <= 1 else EXACT.scaleb(stated.value, -2)
        if _is_share(share, claim, eligible) or _is_calculated(subject, group, share):
            continue
        for key, base in _bases(group, eligible):
            is_it = base > 0 and _is_share(share, claim, base)
            if is_it or (key == OTHER and subject.layout is not None):
                right = EXACT.divide(claim, eligible)
                yield Finding(
                    sheet=stated.place[0],
                    cell=stated.place[1],
                    label=stated.label,
                    found=_percent(share),
                    expected=_percent(right),
                    values={"base": said(key), "of": shown(eligible)},
                    parameter="reimbursement_rate",
                )
                break


def _is_calculated(subject: Subject, group: Group, share: Decimal) -> bool:
    """Whether cofin's own effective rate is right, and the amounts beside it are not."""
    known = calculated(subject).get("fig.totals.effective_rate") if group.is_project else None
    if subject.layout is None or not isinstance(known, Decimal):
        return False
    return EXACT.subtract(known, share).copy_abs() < NEAR


def _percent(ratio: Decimal) -> str:
    shown = to_step(EXACT.scaleb(ratio, 2), Decimal("0.01"))
    return f"{shown} %"


def _is_share(share: Decimal, part: Decimal, whole: Decimal) -> bool:
    return EXACT.subtract(EXACT.divide(part, whole), share).copy_abs() < NEAR


def _bases(group: Group, eligible: Decimal) -> Iterator[tuple[str, Decimal]]:
    ineligible, total = group.value(FigureKind.INELIGIBLE), group.value(FigureKind.TOTAL)
    if ineligible:
        yield "arithmetic.base_with_ineligible", EXACT.add(eligible, ineligible)
    if total is not None and total != eligible:
        yield "arithmetic.base_total", total
    direct, own = group.value(FigureKind.DIRECT), group.value(FigureKind.OWN)
    if direct is not None:
        yield "arithmetic.base_direct", direct
    if own is not None:
        yield "arithmetic.base_own", own
    yield OTHER, Decimal(0)

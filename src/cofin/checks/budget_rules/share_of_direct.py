"""Part of R08: a grant that is a part of the direct costs, beside a total that is more."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_DOWN, Decimal

from cofin.a1 import Range, parse_range
from cofin.checks.figures.figures import Told, groups_of
from cofin.checks.finding import Finding, said
from cofin.checks.formula.shape import Shape, shape_of
from cofin.checks.subject import Subject
from cofin.checks.tables.cells import amount_finding, less, shown
from cofin.checks.words.costs import says
from cofin.checks.words.figures import FigureKind
from cofin.money import EXACT, to_step
from cofin.text import Value

#: Of the direct costs the total is at least so much more: a flat rate, and no rounding.
_MORE = Decimal("1.01")


def grants_of_direct_costs(subject: Subject) -> Iterator[Finding]:
    """Yield each grant whose formula takes a part of the direct costs alone.

    The total with the indirect costs stands beside them; a label that says "direct" means it.
    """
    if subject.layout is not None:
        return
    for group in groups_of(subject):
        claim = group.figures.get(FigureKind.EU) or group.figures.get(FigureKind.REQUESTED)
        direct = group.figures.get(FigureKind.DIRECT)
        if claim is None or direct is None or group.value(FigureKind.INELIGIBLE):
            continue
        whole = group.figures.get(FigureKind.ELIGIBLE) or group.figures.get(FigureKind.TOTAL)
        if whole is None or direct.value <= 0 or whole.value < direct.value * _MORE:
            continue
        rate = _plain_rate(claim.value, direct.value)
        if rate is None or says("direct_costs", claim.label):
            continue
        if _is_part_of(subject, claim, direct, whole):
            yield _finding(claim, whole, rate)


def _plain_rate(part: Decimal, whole: Decimal) -> Decimal | None:
    """The whole percentage that a part is, to a euro: 0.75; ``None`` for another share."""
    rate = to_step(EXACT.divide(part, whole), Decimal("0.01"))
    is_near = less(EXACT.multiply(whole, rate), part).copy_abs() <= 1
    return rate if is_near and 0 < rate < 1 else None


def _is_part_of(subject: Subject, claim: Told, direct: Told, whole: Told) -> bool:
    """Whether a formula multiplies the direct costs, and does not read the total."""
    shape = _shape_at(subject, claim)
    if shape is None or "*" not in shape.skeleton or "!" in shape.skeleton:
        return False
    read = {place[:4] for place in shape.places}
    return _area(direct) in read and _area(whole) not in read


def _shape_at(subject: Subject, told: Told) -> Shape | None:
    sheet, area = subject.grid.sheet(told.place[0]), _area(told)
    formula = sheet.cell(*area[:2]).formula if sheet is not None and area is not None else None
    return shape_of(formula) if formula else None


def _area(told: Told) -> Range | None:
    return parse_range(told.place[1])


def _finding(claim: Told, whole: Told, rate: Decimal) -> Finding:
    expected = to_step(EXACT.multiply(whole.value, rate), Decimal("0.01"), ROUND_DOWN)
    told: dict[str, Value] = {
        "place": "!".join(each for each in claim.place if each),
        "label": claim.label,
        "found": shown(claim.value),
        "rate": EXACT.multiply(rate, Decimal(100)).normalize(),
        "total": shown(whole.value),
        "there": whole.place[1],
        "expected": shown(expected),
    }
    values = {
        "problem": said("arithmetic.grant_of_direct", **told),
        "mend": said("arithmetic.grant_of_direct_fix", **told),
    }
    return amount_finding(claim.place, claim.label, (claim.value, expected), values)

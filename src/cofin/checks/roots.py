"""One cell, one finding: what another check says better about it is not said again.

A number typed over a formula (C04) is at the same time a row that does not multiply (A01), a
total that is not the sum of its parts, or a running total that does not go on (C05).  A total
that leaves out a row (C07) is not the sum of its parts, too, and mostly unlike its neighbours.
Where both expect the same amount, the first names the cause and the second only adds to the
count.  Where they expect different amounts, both stand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation

from cofin.checks.card import cards
from cofin.checks.finding import Finding
from cofin.money import HALF_CENT

#: Checks that name a cause, each with those that may say the same about the cell.
_ECHOES = {
    "C04": frozenset(("A01", "A02", "A04", "A05", "C05")),
    "C06": frozenset(("R05",)),
    "C07": frozenset(("A02", "A03", "A04", "C05")),
}


def without_echoes(findings: Iterable[Finding]) -> list[Finding]:
    """The findings, in their order, without those whose cause is a finding of its own."""
    found = list(findings)
    roots = {(f.sheet, f.cell, f.code): f for f in found if f.cell and f.code in _ECHOES}
    return [f for f in found if not any(_is_echo(f, root) for root in _roots(f, roots))]


def _roots(finding: Finding, roots: dict[tuple[str, str, str], Finding]) -> Iterator[Finding]:
    for code, echoes in _ECHOES.items():
        root = roots.get((finding.sheet, finding.cell, code))
        if root is not None and finding.code in echoes:
            yield root


def _is_echo(finding: Finding, root: Finding) -> bool:
    """Whether the cause is as bad and expects the same amount."""
    if _rank(root) > _rank(finding):
        return False
    if root.code == "C06":  # a product with nothing is zero
        return _amount(finding.found) == 0
    caused, said = (_amount(each.values.get("result", each.expected)) for each in (root, finding))
    return caused is not None and said is not None and (caused - said).copy_abs() < HALF_CENT


def _rank(finding: Finding) -> int:
    return (finding.severity or cards()[finding.code].severity).rank


def _amount(said: object) -> Decimal | None:
    try:
        return said if isinstance(said, Decimal) else Decimal(str(said))
    except InvalidOperation:
        return None

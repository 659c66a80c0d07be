"""One cell, one finding: what another check says better about it is not said again.

A number typed over a formula (C04) is at the same time a row that does not multiply (A01), a
total that is not the sum of its parts, or a running total that does not go on (C05).  A total
that leaves out a row (C07) is not the sum of its parts, too, and mostly unlike its neighbours.
Where both expect the same amount, the first names the cause and the second only adds to the
count; what looked like a mere suspicion is then as bad as the amount that it explains.  Where
they expect different amounts, both stand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from cofin.checks.card import severity_of
from cofin.checks.finding import Finding, Severity
from cofin.money import HALF_CENT
from cofin.text import Lang

#: Checks that name a cause, each with those that may say the same about the cell.
_ECHOES = {
    "C04": frozenset(("A01", "A02", "A03", "A04", "A05", "C05")),
    "C06": frozenset(("R05",)),
    "C07": frozenset(("A02", "A03", "A04", "C05")),
    "C05": frozenset(("A01", "A02", "A03", "A04", "R03")),
}


def without_echoes(findings: Iterable[Finding]) -> list[Finding]:
    """The findings, in their order, without those whose cause is a finding of its own."""
    found = _without_totals_above(_with_their_errors(list(findings)))
    roots = {(f.sheet, f.cell, f.code): f for f in found if f.cell and f.code in _ECHOES}
    guilty: set[int] = set()
    kept = []
    for each in found:
        told = [root for root in _roots(each, roots) if _is_echo(each, root)]
        if not told:
            kept.append(each)
        elif severity_of(each) is Severity.ERROR:
            guilty |= {id(root) for root in told if severity_of(root) is not Severity.ERROR}
    return [replace(f, severity=Severity.ERROR) if id(f) in guilty else f for f in kept]


#: Checks that name what is typed wrong in a cell, in whose place the error that follows is told:
#: a number as text, a day as text, a key that no sum asks for.
_TYPED = ("C01", "C14", "C07")


def _with_their_errors(findings: list[Finding]) -> list[Finding]:
    """The findings on typed cells, with the error values that follow from what is typed there.

    And without those on products that find a text there: they are among the errors.
    """
    errors = {f.place: f for f in findings if f.code == "C03" and "follows" in f.values}
    typed = {f.place: f.code for f in findings if f.code in _TYPED and f.place in errors}
    found = []
    for each in findings:
        error = errors.get(each.place)
        if each.code == "C06" and _input(each) in errors:
            continue
        if error is not None and typed.get(each.place) == each.code:
            found.append(_joined(each, error))
        elif error is not each or each.place not in typed:
            found.append(each)
    return found


def _without_totals_above(findings: list[Finding]) -> list[Finding]:
    """The findings without totals that only add up what a formula below them reads wrongly.

    That formula (C05, C04) is the one to mend, and as bad as its effect on the totals.
    """
    causes = {f.place for f in findings if f.code in ("C04", "C05")}
    worst: dict[str, Severity] = {}
    found = []
    for each in findings:
        suspects = str(each.values.get("suspects", "")).split("\n") if each.code == "C07" else []
        told = causes & set(suspects)
        if not told:
            found.append(each)
        elif severity_of(each) is Severity.ERROR:
            worst |= dict.fromkeys(told, Severity.ERROR)
    return [
        replace(f, severity=worst[f.place]) if f.code in ("C04", "C05") and f.place in worst else f
        for f in found
    ]


def _joined(typed: Finding, error: Finding) -> Finding:
    follows = error.values["follows"]
    problem = {
        lang.value: f"{typed.message(lang)} {follows[lang.value]}"
        for lang in Lang
        if isinstance(follows, Mapping)
    }
    values = {**typed.values, "problem": problem}
    also = (*typed.also, *error.also)
    return replace(typed, values=values, also=also, severity=Severity.ERROR)


def _input(finding: Finding) -> str:
    """The cell that a product reads and that holds no number."""
    read = str(finding.values.get("input", ""))
    return read if "!" in read else f"{finding.sheet}!{read}"


def _roots(finding: Finding, roots: dict[tuple[str, str, str], Finding]) -> Iterator[Finding]:
    for code, echoes in _ECHOES.items():
        root = roots.get((finding.sheet, finding.cell, code))
        if root is not None and finding.code in echoes:
            yield root


def _is_echo(finding: Finding, root: Finding) -> bool:
    """Whether the cause expects the same amount."""
    if root.code == "C06":  # a product with nothing is zero
        return _amount(finding.found) == 0
    caused, said = (_amount(each.values.get("result", each.expected)) for each in (root, finding))
    if caused is None or said is None:  # a formula is expected: by how much the two are off
        caused, said = root.difference, finding.difference
    return caused is not None and said is not None and (caused - said).copy_abs() < HALF_CENT


def _amount(said: object) -> Decimal | None:
    try:
        return said if isinstance(said, Decimal) else Decimal(str(said))
    except InvalidOperation:
        return None

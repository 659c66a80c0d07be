"""Part of R05: indirect costs in a workbook of unknown layout."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from cofin.checks.figures.bases import BASES, base_of, stated_rate, used
from cofin.checks.figures.figures import Group, Told
from cofin.checks.finding import Finding, Severity, said
from cofin.checks.tables.cells import amount_finding, plain, to_cents
from cofin.checks.words.figures import DIRECT_KINDS, FigureKind
from cofin.checks.words.sums import fold
from cofin.money import euro, rate_cents
from cofin.rules.profile import CallRules
from cofin.text import Value

#: "15 % of staff costs": the base that a label itself names.
_OF_STAFF = re.compile(
    r"\b(staff|personnel|personel\w*|persona[lj]\w*|personeel\w*|pessoal|salar\w*|wages?"
    r"|ucret\w*|maas\w*|lohn\w*|gehalt\w*|gehalter|wynagrodz\w*|osobow\w*|loon\w*)\b"
)

#: Cents by which roundings of the same product differ: of each amount in a sum.
NEAR = 1


def seen_indirect(group: Group, rules: CallRules | None) -> Iterator[Finding]:
    """Indirect costs that are zero beside costs, or not the call's rate of its base.

    An amount that is not zero is judged only under a call, and only where the sheet tells
    all direct costs by category.
    """
    indirect = group.figures.get(FigureKind.INDIRECT)
    rate = None if indirect is None else _rate(indirect.label, rules)
    categories = _categories(group)
    if indirect is not None and rules is None and _OF_STAFF.search(fold(indirect.label)):
        staff = FigureKind.PERSONNEL.value
        categories = {staff: categories[staff]} if categories.get(staff) else {}
    if indirect is None or not rate or not categories or _is_unchanged(indirect):
        return
    cents = to_cents(indirect.value)
    bases = _bases(group, categories, rules)
    expected = rate_cents(bases[0], rate)
    near = NEAR * indirect.parts
    if any(abs(cents - rate_cents(base, rate)) <= near for base in bases):
        return
    wholes = _wholes(group)
    is_complete = any(abs(whole - sum(categories.values())) <= len(categories) for whole in wholes)
    is_open = FigureKind.DIRECT.value in categories or not is_complete
    if cents and (rules is None or is_open):
        return
    if wholes and (not is_complete or (is_open and _is_part(rules))):
        yield _empty(indirect, wholes[0])
        return
    key = used(cents, categories, rules, near)
    told = {"reason": said(f"arithmetic.{key}")}
    amounts = (indirect.value, euro(expected))
    found = amount_finding(indirect.place, indirect.label, amounts, told, "indirect_rate")
    is_sure = rules is not None and cents != 0  # a partner may claim no indirect costs
    yield found if is_sure else replace(found, severity=Severity.WARNING)


def _is_unchanged(indirect: Told) -> bool:
    """Whether a zero only says that the new indirect costs are the old ones."""
    return indirect.is_difference and not indirect.value


def _is_part(rules: CallRules | None) -> bool:
    """Whether the call leaves some category out of the base."""
    return rules is not None and not all(c.in_indirect_base for c in rules.profile.categories)


def _empty(indirect: Told, direct: int) -> Finding:
    """No indirect costs where the sheet does not say the category of all costs."""
    values: dict[str, Value] = {
        "place": "!".join(indirect.place),
        "label": indirect.label,
        "direct": euro(direct),
    }
    return Finding(
        *indirect.place,
        indirect.label,
        plain(indirect.value),
        values={
            "problem": said("arithmetic.no_indirect", **values),
            "mend": said("arithmetic.no_indirect_fix"),
        },
        parameter="indirect_rate",
        severity=Severity.WARNING,
    )


def _rate(label: str, rules: CallRules | None) -> int | None:
    return rules.indirect_rate if rules else stated_rate(label)


def _categories(group: Group) -> Mapping[str, int]:
    """Cents of the direct costs by category; of all together where the sheet says no more."""
    values = {kind.value: group.value(kind) for kind in DIRECT_KINDS}
    known = {key: to_cents(value) for key, value in values.items() if value is not None}
    direct = group.value(FigureKind.DIRECT)
    if not any(known.values()) and direct is not None:
        known = {FigureKind.DIRECT.value: to_cents(direct)}
    return known if sum(known.values()) > 0 else {}


def _wholes(group: Group) -> Sequence[int]:
    """What the sheet states as all direct costs together, in cents; totals without indirect."""
    direct = group.value(FigureKind.DIRECT)
    if direct is not None:
        return [to_cents(direct)]
    stated = [group.value(kind) for kind in (FigureKind.ELIGIBLE, FigureKind.TOTAL)]
    without = to_cents(group.figures[FigureKind.INDIRECT].value)
    return [to_cents(value) - without for value in stated if value is not None]


def _bases(group: Group, categories: Mapping[str, int], rules: CallRules | None) -> Sequence[int]:
    """Bases that may be right, the likeliest first; also without what is given in kind."""
    if rules is None or FigureKind.DIRECT.value in categories:
        found = [
            sum(value for key, value in categories.items() if key not in left_out)
            for left_out in BASES.values()
        ]
    else:
        found = [base_of(rules, categories)]
    in_kind = group.value(FigureKind.IN_KIND)
    return [*found, *(base - to_cents(in_kind) for base in found)] if in_kind else found

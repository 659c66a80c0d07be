"""A05: what a cover page or the form's table repeats, against the detail it repeats."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import TypeAlias

from cofin.checks.arithmetic.cells import added, amount_finding, are_equal
from cofin.checks.arithmetic.repeated import repeated_figures
from cofin.checks.arithmetic.words import fold
from cofin.checks.budget_rules.figures import Told, groups_of
from cofin.checks.budget_rules.words import Kind
from cofin.checks.finding import Finding, said
from cofin.checks.registry import check
from cofin.checks.subject import Subject

#: Names of sheets that repeat what other sheets work out.
_COVER = re.compile(
    r"\b(cover|summary|part a|overview|front|dashboard|synopsis|kapak|ozet|icmal|deckblatt"
    r"|zusammenfassung|resume|synthese|portada|resumen|copertina|riepilogo)\b"
)
#: A cover repeats a summary where there is no detail.
_FRONT = re.compile(r"\b(cover|part a|front|kapak|deckblatt|portada|copertina|page de garde)\b")
#: Figures of a whole project; a category may stand on a cover for one partner only.
REPEATED = (Kind.ELIGIBLE, Kind.TOTAL, Kind.EU, Kind.REQUESTED, Kind.OWN, Kind.DIRECT)


_Figures: TypeAlias = defaultdict[Kind, defaultdict[str, list[Told]]]
"""By kind, and by sheet."""


@check("A05")
def cover_differs(subject: Subject) -> Iterator[Finding]:
    """Figures of a cover page that no other sheet has."""
    if subject.layout is not None:
        for told, expected in repeated_figures(subject):
            amounts = (told.value, expected)
            detail = {"detail": said("arithmetic.figures")}
            yield amount_finding(told.place, told.label, amounts, detail)
        return
    fronts, summaries, details = (_Figures(lambda: defaultdict(list)) for _ in range(3))
    for group in groups_of(subject):
        for kind, told in group.figures.items():
            name = fold(told.place[0])
            of = fronts if _FRONT.search(name) else summaries if _COVER.search(name) else details
            of[kind][told.place[0]].append(told)
    for kind in REPEATED:
        for covers, others in (
            (fronts[kind], details[kind] or summaries[kind]),
            (summaries[kind], details[kind]),
        ):
            for told_here in covers.values() if others else ():
                if len(told_here) == 1:  # of several, each may be of another partner
                    yield from _compared(
                        told_here[0], [o for each in others.values() for o in each]
                    )


def _compared(cover: Told, details: list[Told]) -> Iterator[Finding]:
    """A finding when neither a detail nor the sum of the sheets gives the figure.

    The total of a sheet is its largest figure of the kind: partners stand above it.
    """
    largest: dict[str, Told] = {}
    for told in details:
        known = largest.get(told.place[0])
        if known is None or told.value > known.value:
            largest[told.place[0]] = told
    values = [told.value for told in largest.values()]
    every = [told.value for told in details]
    if any(are_equal(cover.value, value) for value in (*every, added(values), added(every))):
        return
    is_same = all(are_equal(value, values[0]) for value in values)
    expected: Decimal = values[0] if is_same else added(values)
    where = ", ".join("!".join(told.place) for told in largest.values())
    yield amount_finding(cover.place, cover.label, (cover.value, expected), {"detail": where})

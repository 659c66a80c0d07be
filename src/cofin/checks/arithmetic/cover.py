"""A05: what a cover page or the form's table repeats, against the detail it repeats."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TypeAlias

from cofin.a1 import parse_range
from cofin.checks.arithmetic.cover_singles import REPEATED, singles_of
from cofin.checks.arithmetic.pasted import pasted_tables
from cofin.checks.arithmetic.repeated import repeated_figures
from cofin.checks.figures.figures import Told, groups_of
from cofin.checks.finding import Finding, said
from cofin.checks.registry import check
from cofin.checks.subject import Subject
from cofin.checks.tables.cells import added, amount_finding, are_equal
from cofin.checks.words.figures import FigureKind
from cofin.checks.words.headings import whole
from cofin.checks.words.sums import fold
from cofin.checks.words.thousands import (
    in_thousands,
    in_units,
    is_in_thousands,
    is_thousandth,
)
from cofin.grid import Position, SheetGrid
from cofin.text import Value

#: A cover repeats a summary where there is no detail.
_FRONT, _SUMMARY = "covers.front.words", "covers.summary.words"

_Figures: TypeAlias = defaultdict[FigureKind, defaultdict[str, list[Told]]]
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
    yield from pasted_tables(subject)
    fronts, summaries, details = (_Figures(lambda: defaultdict(list)) for _ in range(3))
    for group in groups_of(subject):
        for kind, told in group.figures.items():
            of = fronts if _is_front(told) else summaries if _is_cover(told) else details
            of[kind][told.place[0]].append(told)
    for kind in REPEATED:
        for covers, others in (
            (fronts[kind], details[kind] or summaries[kind]),
            (summaries[kind], details[kind]),
        ):
            for told_here in covers.values() if others else ():
                if len(told_here) == 1:  # of several, each may be of another partner
                    found = [told for each in others.values() for told in each]
                    yield from _compared(subject, told_here[0], found)
        for cover in singles_of(subject).get(kind, {}).values():
            is_known = cover.place[0] in fronts[kind] or cover.place[0] in summaries[kind]
            if is_known or not _is_cover(cover) or not _repeats(subject, cover):
                continue
            others = details[kind]
            if not others and _is_front(cover):
                others = summaries[kind]
            found = [told for each in others.values() for told in each]
            yield from _compared(subject, cover, found or _like(subject, cover, kind))


def _repeats(subject: Subject, cover: Told) -> bool:
    """Whether a figure is typed or fetched; one that adds up its own sheet repeats nothing."""
    sheet, at = _cell(subject, cover)
    formula = sheet.cell(*at).formula
    return formula is None or "!" in formula


def _like(subject: Subject, cover: Told, kind: FigureKind) -> list[Told]:
    """The one figure elsewhere with the label of a cover's: several are of several things."""
    singles = singles_of(subject).get(kind, {})
    found = [told for told in singles.values() if not _is_cover(told)]
    return found if len(found) == 1 and fold(found[0].label) == fold(cover.label) else []


def _is_cover(told: Told) -> bool:
    return whole(_FRONT, _SUMMARY).search(fold(told.place[0])) is not None


def _is_front(told: Told) -> bool:
    return whole(_FRONT).search(fold(told.place[0])) is not None


def _compared(subject: Subject, cover: Told, details: list[Told]) -> Iterator[Finding]:
    """A finding when neither a detail nor the sum of the sheets gives the figure.

    The total of a sheet is its largest figure of the kind: partners stand above it.
    """
    largest: dict[str, Told] = {}
    for told in details:
        known = largest.get(told.place[0])
        if known is None or told.value > known.value:
            largest[told.place[0]] = told
    if not largest:
        return
    values = [told.value for told in largest.values()]
    every = [told.value for told in details]
    given = (*every, added(values), added(every))
    if any(are_equal(cover.value, value) for value in given):
        return
    is_same = all(are_equal(value, values[0]) for value in values)
    expected: Decimal = values[0] if is_same else added(values)
    here, *there = (is_in_thousands(*_cell(subject, t)) for t in (cover, *largest.values()))
    sheet, at = _cell(subject, cover)
    is_linked = sheet.cell(*at).formula is not None
    if (here or is_linked) and not any(there):
        if any(is_thousandth(cover.value, value) for value in given):
            return  # its unit is another one, and the figure the same
        expected = in_thousands(expected) if here else expected
    elif not here and any(there):
        if not all(there) or any(is_thousandth(value, cover.value) for value in given):
            return
        expected = in_units(expected)
    where = ", ".join("!".join(told.place) for told in largest.values())
    detail: dict[str, Value | Mapping[str, str]] = {"detail": where}
    if is_linked:
        detail["mend"] = said("arithmetic.cover_calculates", place="!".join(cover.place))
    yield amount_finding(cover.place, cover.label, (cover.value, expected), detail)


def _cell(subject: Subject, told: Told) -> tuple[SheetGrid, Position]:
    """The sheet and the place of a figure."""
    where = parse_range(told.place[1])
    sheet = next(sheet for sheet in subject.grid.sheets if sheet.name == told.place[0])
    return sheet, where[:2] if where is not None else (0, 0)

"""Part of C05: a period that takes over what another period left than the one before it.

Of two periods that begin with one balance the later most likely was copied without moving its
reference.  Two plans for the same year may begin with the same on purpose.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from cofin.a1 import a1
from cofin.checks.finding import Finding, said
from cofin.checks.structure.correction import correction
from cofin.checks.structure.links.link import Link, links_of
from cofin.checks.structure.links.misread import reference
from cofin.checks.structure.periods.stocks import way_back
from cofin.checks.structure.sums.track import is_year
from cofin.checks.subject import CellKey, Subject
from cofin.checks.words.labels import column_label, row_label
from cofin.grid import EMPTY_CELL, CellKind, SheetGrid

#: Periods that take over from the one before them, before another one is doubted; and at the end
#: of a row whose headings have no numbers that go on.
_FEWEST = 2
_FEWEST_AT_END = 4
#: Links of one chain; a project has fewer periods.
_MOST = 200

#: Periods beside each other, below each other, or on sheets of their own.
_ACROSS, _DOWN, _SHEETS = 0, 1, 2
_NUMBER = re.compile(r"\d+")


_Track: TypeAlias = tuple[int, str | int, int, int, int]
"""How the periods lie, the sheet or nothing, and the tracks of beginning and end."""


class _Carry(NamedTuple):
    """A link from the beginning of a period to the end of another; the periods by their order."""

    period: int
    before: int
    link: Link


class _Stray(NamedTuple):
    """The one link that reads the wrong period, its twin that does so rightly, what is right."""

    stray: _Carry
    twin: _Carry
    expected: CellKey


def carried_from_elsewhere(subject: Subject) -> Iterator[Finding]:
    """Yield each balance that is taken over from the wrong period."""
    if subject.layout is not None:
        return
    sheets = {sheet.name: sheet for sheet in subject.grid.sheets}
    for (way, *_), links in _chains(subject, sheets).items():
        chain = sorted(each for each in links if _leads_back(each.link, way, sheets))
        found = _stray(chain, way, sheets)
        if found is not None:
            ends = (found.stray.link.there, found.expected)
            begins = [_beginning(found.stray.link.here, end, way) for end in ends]
            yield _finding(subject, found, *(_name(key, way, sheets) for key in begins))


def _chains(subject: Subject, sheets: Mapping[str, SheetGrid]) -> Mapping[_Track, list[_Carry]]:
    """Links from one row to another, from one column to another, or from sheet to sheet."""
    order = {name: index for index, name in enumerate(sheets)}
    chains: dict[_Track, list[_Carry]] = defaultdict(list)
    for link in links_of(subject):
        (here, row, column), (there, its_row, its_column) = link
        if here == there and row != its_row and column != its_column:
            chains[_ACROSS, here, row, its_row, 0].append(_Carry(column, its_column, link))
            chains[_DOWN, here, column, its_column, 0].append(_Carry(row, its_row, link))
        elif here != there in order and row != its_row:
            chain = chains[_SHEETS, row, column, its_row, its_column]
            chain.append(_Carry(order[here], order[there], link))
    return {key: _forwards(links) for key, links in chains.items() if _FEWEST < len(links) <= _MOST}


def _forwards(links: Sequence[_Carry]) -> list[_Carry]:
    """The links in the order of time: some sheets have the newest year first."""
    later = sum(each.before > each.period for each in links)
    way = -1 if 2 * later > len(links) else 1
    return [each._replace(period=way * each.period, before=way * each.before) for each in links]


def _leads_back(link: Link, way: int, sheets: Mapping[str, SheetGrid]) -> bool:
    """Whether what is read was made from the beginning of its own period."""
    axis = 1 if way == _DOWN else 0
    return bool(way_back(sheets[link.there[0]], axis, link.here[1:], link.there[1:]))


def _stray(chain: Sequence[_Carry], way: int, sheets: Mapping[str, SheetGrid]) -> _Stray | None:
    """What is wrong in a chain of periods; ``None`` when nothing is, or too much."""
    befores = [chain[0].before, *(each.period for each in chain[:-1])] if chain else []
    odd = [at for at, each in enumerate(chain) if each.before != befores[at]]
    if len(odd) != 1 or len(chain) <= _FEWEST:
        return None
    at = odd[0]
    stray, right = chain[at], chain[at - 1]
    twins = [each for each in chain if each.before == stray.before and each is not stray]
    expected = _at_end_of(right, stray, way)
    if len(twins) != 1 or not _leads_back(Link(stray.link.here, expected), way, sheets):
        return None
    names = [_name(each.link.here, way, sheets) for each in chain]
    is_last = at == len(chain) - 1
    return _Stray(stray, twins[0], expected) if _are_periods(names, at, is_last=is_last) else None


def _are_periods(names: Sequence[str], at: int, *, is_last: bool) -> bool:
    """Whether a heading and the one before it name two periods, and not two plans for one."""
    numbers = [_NUMBER.findall(name) for name in names]
    if numbers[at] != numbers[at - 1]:
        return True
    is_alike = all(each == numbers[at] for each in numbers)  # Jan, Feb; Jan 2026, Feb 2026
    return is_alike and (not is_last or len(names) > _FEWEST_AT_END)


def _at_end_of(before: _Carry, stray: _Carry, way: int) -> CellKey:
    """The cell of one period that is to it as the cell that was read is to its own."""
    (name, row, column), (_, its_row, its_column) = before.link.here, stray.link.there
    if way == _ACROSS:
        return (name, its_row, column)
    return (name, row, its_column) if way == _DOWN else (name, its_row, its_column)


def _beginning(here: CellKey, end: CellKey, way: int) -> CellKey:
    """The cell with which a period begins, by that with which it ends and that of another."""
    return (end[0], here[1], end[2]) if way == _ACROSS else (end[0], end[1], here[2])


def _name(key: CellKey, way: int, sheets: Mapping[str, SheetGrid]) -> str:
    """What a period is called: its column, its row or its sheet."""
    if way == _SHEETS:
        return key[0]
    name, row, column = key
    if way == _ACROSS:
        label, before = column_label, [(at, column) for at in range(row - 1, 0, -1)]
    else:
        label, before = row_label, [(row, at) for at in range(column - 1, 0, -1)]
    cells = (sheets[name].cell(*at) for at in before)
    heading = next((cell for cell in cells if cell.kind is not CellKind.EMPTY), EMPTY_CELL)
    if is_year(heading):
        return str(heading.value)
    return label(sheets[name], row, column) or a1(row, column)


def _finding(subject: Subject, wrong: _Stray, there: str, before: str) -> Finding:
    name, row, column = wrong.stray.link.here
    sheet = next(each for each in subject.grid.sheets if each.name == name)
    right = correction(subject, sheet, (row, column), reference(wrong.expected, name))
    problem = said(
        "structure.takes_over",
        place=right.place,
        label=right.label,
        found=right.found,
        there=there,
        other=reference(wrong.twin.link.here, name),
        before=before,
        expected=right.expected,
        gives=right.gives,
    )
    return right.finding({"problem": problem, "mend": right.put})

"""Part of C05: a link that reads another row, column or sheet than its own words say.

``Partner 2`` reads the sheet of partner 3, while the cells beside it read what they name.  And
a link that reads the last line of a table while those beside it read the totals of theirs, or
another line of its partner's sheet than those beside it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cofin.a1 import a1, parse_range, quoted_sheet
from cofin.checks.finding import Finding, said, short
from cofin.checks.several import and_others
from cofin.checks.structure.correction import correction
from cofin.checks.structure.links.link import Ends, Misread, links_of
from cofin.checks.structure.links.of_lines import links_to_lines
from cofin.checks.structure.links.of_sheets import links_to_sheets
from cofin.checks.structure.links.of_words import by_figures, by_words
from cofin.checks.structure.links.past_totals import links_past_totals
from cofin.checks.structure.values import look_in, number_in
from cofin.checks.subject import CellKey, Subject

#: Links of a workbook; with more than that they are made by a program.
_MOST = 1_000

_BARE = re.compile(r"[A-Za-z_]\w*")


def misread(subject: Subject) -> Iterator[Finding]:
    """Yield the links that read something else than they say."""
    if subject.layout is not None:
        return  # its links are made by pattern, and F07 compares them
    look = look_in(subject)
    links = [each for each in links_of(subject) if number_in(look, *each.there) is not None]
    if not links or len(links) > _MOST:
        return
    ends = Ends(subject)
    told: dict[tuple[str, ...], dict[CellKey, Misread]] = defaultdict(dict)
    known: set[CellKey] = set()
    beside = links if len(links) > 1 else []  # one alone has nothing beside it to agree with
    for found in (
        *by_words(beside, ends),
        *by_figures(beside, ends),
        *links_to_lines(subject, beside, ends),
        *links_past_totals(subject, links, ends),
        *links_to_sheets(beside, ends),
    ):
        if found.link.here not in known:
            known.add(found.link.here)
            told[_fault(found)][found.link.here] = found
    for faults in told.values():
        yield _finding(subject, [faults[key] for key in sorted(faults)])


def _fault(found: Misread) -> tuple[str, ...]:
    """What is one fault in several cells: a column of links to another sheet than it says."""
    here, there, right = found.link.here, found.link.there, found.expected
    if there[0] == right[0]:
        return (here[0], a1(*here[1:]))
    return (here[0], there[0], right[0])


def _finding(subject: Subject, faults: Sequence[Misread]) -> Finding:
    found, *further = faults
    name, row, column = found.link.here
    sheet = next(each for each in subject.grid.sheets if each.name == name)
    right = correction(subject, sheet, (row, column), reference(found.expected, name))
    cells = [a1(*each.link.here[1:]) for each in further]
    problem = said(
        _problem(found),
        place=right.place,
        label=right.label,
        found=short(right.found),
        again=and_others("structure.as_well", cells),
        there=found.there,
        others=found.others,
        expected=right.expected,
        gives=right.gives,
    )
    finding = right.finding({"problem": problem, "mend": right.put})
    return replace(finding, also=tuple((name, cell) for cell in cells))


def _problem(found: Misread) -> str:
    """Which of the sentences says what is wrong with a link."""
    if found.others:
        return "structure.reads_another_line"
    if not found.is_line:
        return "structure.reads_another"
    return "structure.reads_last_line" if found.is_alone else "structure.reads_a_line"


def reference(key: CellKey, sheet: str) -> str:
    """A cell as a formula on a sheet names it."""
    cell = a1(*key[1:])
    if key[0] == sheet:
        return cell
    is_bare = _BARE.fullmatch(key[0]) and parse_range(key[0]) is None  # P2 is a cell, too
    return f"{key[0] if is_bare else quoted_sheet(key[0])}!{cell}"

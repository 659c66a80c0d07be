"""Links that read the last line of a table whose total nobody reads.

``Staff costs`` of a summary reads the last person of the sheet ``Staff``, and the total stands
one row further.  No link beside it shows what is meant: the words of the link do, which name
the sheet or the total, and that the summary takes no other line of that table either.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from cofin.a1 import Range
from cofin.checks.formula.written import formulas_of
from cofin.checks.structure.links.link import AXES, Ends, Link, Misread, are_one, words_of
from cofin.checks.structure.links.of_lines import total_of
from cofin.checks.structure.sums.readers import readers_of
from cofin.checks.structure.sums.sum import Sum, Sums, sums_of
from cofin.checks.subject import CellKey, Subject
from cofin.checks.words.costs import category_said


def links_past_totals(subject: Subject, links: Sequence[Link], ends: Ends) -> Iterator[Misread]:
    """Links to the last line of a table that they name as a whole."""
    sums = sums_of(subject.grid)
    far: Mapping[str, Sequence[Range]] | None = None
    for link in links:
        total = total_of(link.there, sums)
        if total is None or not _means_all(link, total, ends):
            continue
        if link.here[0] == link.there[0]:
            if _is_read_at_home(link, links, sums.by_cell[total], sums):
                continue
        else:
            far = far or _read_from_afar(sums)
            if _is_read_from_afar(link, sums.by_cell[total], far[link.there[0]], sums):
                continue
        yield Misread(link, total, ends.name(link.there, "row"), is_line=True, is_alone=True)


def _means_all(link: Link, total: CellKey, ends: Ends) -> bool:
    """Whether the words of a link name the table or its total, and not the line that it reads."""
    line = ends.name(link.there, "row")
    wholes = [ends.name(total, "row")]
    if link.here[0] != link.there[0]:
        wholes.append(ends.name(link.there, "sheet"))
    own = [name for axis in AXES if (name := ends.name(link.here, axis))]
    if not line or any(_name_one(name, line) for name in own):
        return False
    return any(_name_one(name, whole) for name in own for whole in wholes)


def _name_one(one: str, other: str) -> bool:
    """Whether two labels name one thing: the same words, or the same category of costs."""
    category = category_said(one)
    return are_one(words_of(one), words_of(other)) or (
        bool(category) and category == category_said(other)
    )


def _is_read_at_home(link: Link, links: Sequence[Link], total: Sum, sums: Sums) -> bool:
    """Whether a formula reads the total, or a link another line of its table."""
    if readers_of(sums).is_read(total.key):
        return True
    return any(_adds(total, other.there) for other in links if other.there != link.there)


def _is_read_from_afar(link: Link, total: Sum, far: Sequence[Range], sums: Sums) -> bool:
    """Whether a formula of another sheet reads more of the table, or a total of totals its sum."""
    alone = Range(*link.there[1:], *link.there[1:])
    _, row, column = total.key
    own = [area.range for area in total.areas if area.sheet == total.key[0]]
    return any(sums.covering(total.key)) or any(
        read.holds(row, column) or (read != alone and any(_meet(read, each) for each in own))
        for read in far
    )


def _adds(total: Sum, key: CellKey) -> bool:
    return any(area.sheet == key[0] and area.range.holds(*key[1:]) for area in total.areas)


def _meet(one: Range, other: Range) -> bool:
    return all(one[at] <= other[at + 2] and other[at] <= one[at + 2] for at in (0, 1))


def _read_from_afar(sums: Sums) -> Mapping[str, Sequence[Range]]:
    """What the formulas of other sheets read of each sheet."""
    found: dict[str, set[Range]] = defaultdict(set)
    for name, formulas in formulas_of(sums.grid).by_sheet.items():
        for position, shape in formulas.items():
            if "!" in shape.skeleton:
                for area in sums.references.of_shape(shape, name, *position):
                    if area.sheet != name:
                        found[area.sheet].add(area.range)
    return {name: list(ranges) for name, ranges in found.items()}

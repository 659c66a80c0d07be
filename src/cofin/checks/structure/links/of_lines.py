"""Links that read the last line of a table, while those beside them read the totals of theirs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cofin.checks.structure.links.link import AXES, Ends, Link, Misread, are_one
from cofin.checks.structure.sums.sum import Sum, Sums, sums_of
from cofin.checks.subject import CellKey, Subject

#: Cells of a range of which the last may be read by mistake.
_FEWEST = 2


def links_to_lines(subject: Subject, links: Sequence[Link], ends: Ends) -> Iterator[Misread]:
    """Links to the last line of what a total below it adds up, among links to totals."""
    sums = sums_of(subject.grid)
    read = {link.there for link in links}
    totals_of = {link: total_of(link.there, sums) for link in links}
    for line, total in totals_of.items():
        if total is None or total in read:
            continue
        name, row, column = line.here
        beside = [
            link
            for link in links
            if link.here[0] == name and (link.here[1] == row or link.here[2] == column)
        ]
        if sum(totals_of[link] is not None for link in beside) > 1:
            continue
        totals = [link for link in beside if _is_column(sums.by_cell.get(link.there))]
        own = [ends.words(line.here, each) for each in AXES]
        if any(are_one(each, ends.words(line.there, "row")) for each in own):
            continue
        is_sheet = any(are_one(each, ends.words(line.there, "sheet")) for each in own)
        if len(totals) > 1 or (totals and is_sheet):
            yield Misread(line, total, ends.name(line.there, "row"), is_line=True)


def _is_column(total: Sum | None) -> bool:
    """Whether a cell adds up cells of its own column."""
    return total is not None and any(
        area.sheet == total.key[0]
        and area.range[1] == area.range[3] == total.key[2]
        and area.range[2] - area.range[0] + 1 >= _FEWEST
        for area in total.areas
    )


def total_of(line: CellKey, sums: Sums) -> CellKey | None:
    """The total right below a line, of which it is the last and no part of the others."""
    name, row, column = line
    for total in sums.covering(line):
        reach = next((area.range for area in total.areas if area.range.holds(row, column)), None)
        if not _is_column(total) or reach is None or reach[2] != row or line in sums.by_cell:
            continue
        sheet = sums.grid.sheet(name)
        formula = sheet.cell(row, column).formula if sheet else None
        inputs = sums.references.of_formula(formula or "", *line)
        is_derived = any(
            area.sheet == name and area.range[1] <= column <= area.range[3] for area in inputs
        )
        if total.key[::2] == line[::2] and total.key[1] > row and not is_derived:
            return total.key
    return None

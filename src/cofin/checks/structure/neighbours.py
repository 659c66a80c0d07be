"""C05: a formula that calculates differently from the formulas around it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from cofin.a1 import a1
from cofin.checks.finding import Finding
from cofin.checks.formula.pattern import pattern_of
from cofin.checks.formula.relative import Form, normal_form
from cofin.checks.formula.shape import shape_of
from cofin.checks.registry import check
from cofin.checks.structure.breaks.by_itself import unlike_by_itself
from cofin.checks.structure.breaks.counted import counted_amounts
from cofin.checks.structure.breaks.ends import closes_a_year, is_of_the_block
from cofin.checks.structure.breaks.halfway import stops_halfway
from cofin.checks.structure.breaks.holes import lost_formulas
from cofin.checks.structure.breaks.lost_factors import lacks_a_factor
from cofin.checks.structure.breaks.member_rows import is_member_row
from cofin.checks.structure.breaks.on_purpose import reads_on_purpose
from cofin.checks.structure.breaks.sheet_rows import unlike_its_line
from cofin.checks.structure.breaks.siblings import unlike_in_one_sheet
from cofin.checks.structure.breaks.stacked import unlike_in_one_block
from cofin.checks.structure.breaks.turned import unlike_when_turned
from cofin.checks.structure.correction import correction
from cofin.checks.structure.lines.line import FEWEST, Line, Lines, lines_of, refers, unit_of
from cofin.checks.structure.lines.precedents import precedents_of, without_circles
from cofin.checks.structure.links.link import is_link
from cofin.checks.structure.links.misnamed import misnamed
from cofin.checks.structure.links.misread import misread
from cofin.checks.structure.lookups.loose import loose_lookups
from cofin.checks.structure.lookups.wrong_picks import wrong_picks
from cofin.checks.structure.periods.carry_overs import carried_from_elsewhere
from cofin.checks.structure.periods.cumulative import not_running
from cofin.checks.structure.sums.sum import Sums, summands, sums_of
from cofin.checks.structure.sums.written import is_chain
from cofin.checks.structure.values import Look, look_in, number_in
from cofin.checks.subject import Subject
from cofin.grid import Area, CellKind, Position
from cofin.text import Value

#: A form that occurs twice in a line is a choice, unless this many times more differ from it.
_TIMES_MORE = 10

#: At the end of a line a formula is more often another thing (a fee, a total) than a fault:
#: there it must differ in a reference only, and from this many neighbours.
_NEIGHBOURS_AT_END = 5


@check("C05")
def formula_unlike_its_neighbours(subject: Subject) -> Iterator[Finding]:
    """Yield each formula that breaks the pattern of its column, row or sheets, or is gone."""
    found = list(_unlike(subject))
    yield from found
    yield from without_circles(subject.grid, _further(subject, found))


def _further(subject: Subject, found: Sequence[Finding]) -> Iterator[Finding]:
    """What is known by more than the line of a cell, each cell once."""
    yield from lost_formulas(subject)
    known = {(finding.sheet, finding.cell) for finding in found}
    for finding in (
        *unlike_in_one_sheet(subject),
        *unlike_in_one_block(subject),
        *counted_amounts(subject),
        *misread(subject),
        *wrong_picks(subject),
        *loose_lookups(subject),
        *not_running(subject),
        *carried_from_elsewhere(subject),
        *unlike_its_line(subject),
        *unlike_when_turned(subject),
        *unlike_by_itself(subject),
        *misnamed(subject),
    ):
        if (finding.sheet, finding.cell) not in known:
            known.add((finding.sheet, finding.cell))
            yield finding


def _unlike(subject: Subject) -> Iterator[Finding]:
    known, sums, look = lines_of(subject.grid), sums_of(subject.grid), look_in(subject)
    found: set[tuple[str, Position]] = set()
    sources = precedents_of(subject.grid)
    for line in known.lines:
        if not line.strays or not line.pattern.moves:
            continue
        strays = [p for p in line.strays if refers(line.sheet.cells[p].formula or "")]
        strays = [p for p in strays if line.sheet.cells[p].formula]
        strays = [
            p
            for p in strays
            if is_link(line.pattern.skeleton) or not _is_in_words(subject, line, p)
        ]
        forms = {p: _form(line, p, known) for p in strays}
        times = Counter(forms.values())
        for position in strays:
            key = (line.sheet.name, position)
            fewest = min(FEWEST, len(line.fitting))
            if key in found or known.fit(line.sheet.name, 1 - line.axis, position, fewest=fewest):
                continue
            if unit_of(line, position) != unit_of(line, line.neighbour(position)):
                continue
            often = times[forms[position]]
            if often > 1 and len(line.fitting) < _TIMES_MORE * often:
                continue
            if _is_rate_of_totals(line, position, known):
                continue
            is_odd = (
                _is_odd(line, position, sums)
                or is_member_row(line, position, known, sums, look)
                or stops_halfway(line, position, known, sums, look)
                or lacks_a_factor(line, position, sums, look)
            )
            if not is_odd or _has_twins(line, position):
                continue
            if _has_no_inputs(line, position, known, look):
                continue
            if _begins_with_the_first(line, position, known, look):
                continue
            if sources.reads_itself(line.pattern.formula_at(position), (key[0], *position)):
                continue
            if closes_a_year(line, position, sums) or reads_on_purpose(line, position, sums):
                continue
            if not _skips_a_gap(line, position, known):  # last: it looks through a sheet
                found.add(key)
                yield _finding(line, position, subject)


def _is_in_words(subject: Subject, line: Line, position: Position) -> bool:
    """Whether the formula gives a text of its own: remarks say what each row needs.

    One that compares the cells of another row than its neighbours do has slipped.
    """
    if len(line.fitting) > FEWEST and _differs_in_cells(line, position):
        return False
    known = subject.recomputed or {}
    stored = line.sheet.cells[position].value
    return isinstance(known.get((line.sheet.name, *position), stored), str)


def _differs_in_cells(line: Line, position: Position) -> bool:
    """Whether the formula is written as its neighbours are, and reads other cells."""
    shape = shape_of(line.sheet.cells[position].formula or "")
    return shape is not None and shape.skeleton == line.pattern.skeleton


def _form(line: Line, position: Position, known: Lines) -> Form | None:
    formula = line.sheet.cells[position].formula or ""
    return normal_form(formula, line.sheet.name, *position, known.references)


def _is_rate_of_totals(line: Line, position: Position, known: Lines) -> bool:
    """Whether a formula among sums is made from those sums, as a mean rate is.

    In a row of totals ``=E9/C9`` between sums of columns, in a column of totals ``=E11/E9``
    between sums of rows.  There a single reference is the cell above copied by mistake.
    """
    formulas = (line.sheet.cells[position].formula or "", line.pattern.formula_at(position))
    read, wanted = (
        known.references.of_formula(formula, line.sheet.name, *position) for formula in formulas
    )
    is_column_of_sums = summands(line.pattern.skeleton) is not None
    if not read or (line.axis == 0 and not (is_column_of_sums and len(read) > 1)):
        return False
    across = 1 - line.axis  # a row of totals is a line along the other axis
    track = position[across]
    return all(_stays(area, across, track) for area in read) and not any(
        _stays(area, across, track) for area in wanted
    )


def _skips_a_gap(line: Line, position: Position, known: Lines) -> bool:
    """Whether the pattern would read an empty row here: one that somebody has inserted there."""
    formulas = (line.sheet.cells[position].formula or "", line.pattern.formula_at(position))
    read, wanted = (
        known.references.of_formula(formula, line.sheet.name, *position) for formula in formulas
    )
    others = [area for area in wanted if area not in read]
    return line.axis == 0 and bool(others) and all(_is_empty(a, known) for a in others)


def _is_empty(area: Area, known: Lines) -> bool:
    """Whether nothing at all stands in the rows of an area."""
    sheet = known.references.grid.sheet(area.sheet)
    rows = range(area.range.first_row, area.range.last_row + 1)
    return sheet is not None and not any(
        row in rows and (cell.formula is not None or cell.kind is not CellKind.EMPTY)
        for (row, _), cell in sheet.cells.items()
    )


def _stays(area: Area, axis: int, track: int) -> bool:
    """Whether an area lies in one row (axis 0) or column (1)."""
    return area.range[axis] == area.range[axis + 2] == track


def _is_odd(line: Line, position: Position, sums: Sums) -> bool:
    """Whether the place of the formula says that it should be of the pattern."""
    if is_of_the_block(line, position, sums):
        return True
    if len(line.fitting) < FEWEST or line.is_between(position):
        return len(line.fitting) >= FEWEST
    if line.pattern.refers_to_its_line or len(line.fitting) < _NEIGHBOURS_AT_END:
        return False
    shape = shape_of(line.sheet.cells[position].formula or "")
    if shape is None or shape.skeleton != line.pattern.skeleton or not line.is_beside(position):
        return False
    wanted = line.pattern.places_at(position)
    return any(a[:4] == b[:4] for a, b in zip(shape.places, wanted, strict=True))


def _has_no_inputs(line: Line, position: Position, known: Lines, look: Look) -> bool:
    """Whether the row has an amount, and nothing where its neighbours have their inputs.

    Overheads below lines of quantity x price are no such product: it would give 0 there.
    """
    name = line.sheet.name
    meant = known.references.of_formula(line.pattern.formula_at(position), name, *position)
    own = [area for area in meant if area.sheet == name and _is_beside(area, position)]
    is_bare = any(look(name, *area.range[:2]) is None for area in own)
    return is_bare and bool(number_in(look, name, *position))


def _begins_with_the_first(line: Line, position: Position, known: Lines, look: Look) -> bool:
    """Whether the closing balance of all periods begins with the opening one of the first.

    ``=C7+B10-B15`` in the column of totals is right where B7 is left empty: what was there at
    the beginning is no sum of what was there each month.
    """
    name = line.sheet.name
    formula = line.sheet.cells[position].formula or ""
    if line.axis == 0 or position not in (line.positions[0], line.positions[-1]):
        return False
    if not is_chain(formula):
        return False
    wanted, read = (
        {area.range for area in known.references.of_formula(each, name, *position)}
        for each in (line.pattern.formula_at(position), formula)
    )
    own, instead = list(wanted - read), list(read - wanted)
    if len(own) != 1 or len(instead) != 1 or own[0].first_row != instead[0].last_row:
        return False
    return look(name, *own[0][:2]) is None and number_in(look, name, *instead[0][:2]) is not None


def _is_beside(area: Area, position: Position) -> bool:
    """Whether an area is one cell of the row of a formula."""
    first_row, first_column, last_row, last_column = area.range
    return first_row == last_row == position[0] and first_column == last_column


def _has_twins(line: Line, position: Position) -> bool:
    """Whether the formula is like two of its neighbours across the line."""
    across = 1 - line.axis
    for offsets in ((-1, 1), (1, 2), (-2, -1)):
        group = []
        for offset in (0, *offsets):
            there = (
                (position[0], position[1] + offset)
                if across
                else (position[0] + offset, position[1])
            )
            shape = shape_of(line.sheet.cell(*there).formula or "")
            if shape is not None and shape.skeleton:
                group.append((there, shape))
        if len(group) < 3 or len({shape.skeleton for _, shape in group}) > 1:
            continue
        pattern = pattern_of(group, across)
        if all(pattern.fits(shape, there) for there, shape in group):
            return True
    return False


def _finding(line: Line, position: Position, subject: Subject) -> Finding:
    formula, beside = line.pattern.formula_at(position), line.neighbour(position)
    right = correction(subject, line.sheet, position, formula, beside)
    values: dict[str, Value | Mapping[str, str]] = {
        "count": len(line.fitting),
        "neighbour": a1(*beside),
        **right.values,
    }
    if not line.can_be_copied(position):
        values["mend"] = right.put
    return right.finding(values)

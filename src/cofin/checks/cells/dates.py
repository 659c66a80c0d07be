"""C14: days written as text, days that do not exist, and days far away."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from cofin.a1 import from_serial, to_serial
from cofin.checks.columns.alike import by_column
from cofin.checks.columns.inference import Role, roles
from cofin.checks.columns.kinds import Kinds, kinds
from cofin.checks.finding import Finding, Severity, said
from cofin.checks.registry import check
from cofin.checks.subject import Subject
from cofin.checks.words.days import day_text
from cofin.checks.words.labels import label_of
from cofin.core.schema import FIRST_DAY, LAST_DAY
from cofin.grid import CellStyle, Position, format_signs
from cofin.text import Value

_SHOWS_A_DAY = re.compile(r"[yd]", re.IGNORECASE)


@check("C14")
def odd_date(subject: Subject) -> Iterator[Finding]:
    """Texts in columns of dates, and days outside of the bounds anywhere."""
    named = {place for name, place in _scalars(subject) if name == "in.project.start"}
    for here in kinds(subject):
        found: dict[Position, tuple[str, str]] = {}
        for position, text in here.texts:
            meant = day_text(text) if len(text) <= 30 else None
            if meant is None:
                continue
            known = roles(subject).role(here.sheet.name, *position)
            if known is Role.DATE or (here.sheet.name, *position) in named:
                found[position] = text, " / ".join(d.isoformat() for d in meant.meant)
        far = dict(_far_away(subject, here))
        for positions, severity in ((found, None), (far, None), (_bare(subject, here), _NOTE)):
            for cells in by_column(subject, here.sheet.name, positions):
                first = cells.first
                text = positions[first][0].strip()
                words: dict[str, Value | Mapping[str, str]] = {}
                if positions is found:
                    words["found"] = said("cell.text", text=text)
                elif positions is far:
                    first_year, last_year = FIRST_DAY.year, LAST_DAY.year
                    words["mend"] = said("cell.far_day_fix", first=first_year, last=last_year)
                yield Finding(
                    sheet=here.sheet.name,
                    cell=cells.cell,
                    areas=cells.areas,
                    label=label_of(here.sheet, *first),
                    found=text,
                    expected=positions[first][1] or _BOUNDS,
                    values={"count": len(cells.positions), **words},
                    severity=severity,
                )


_NOTE = Severity.NOTE
_BOUNDS = f"{FIRST_DAY.isoformat()} … {LAST_DAY.isoformat()}"


def _scalars(subject: Subject) -> Iterator[tuple[str, tuple[str, int, int]]]:
    yield from subject.layout.scalars.items() if subject.layout else ()


def _far_away(subject: Subject, here: Kinds) -> Iterator[tuple[Position, tuple[str, str]]]:
    """Day numbers outside of the bounds; 0 is a formula that reads an empty cell."""
    shows: dict[str, bool] = {}
    for is_typed, cells in ((True, here.numbers), (False, here.results)):
        for position, number in cells:
            style = here.sheet.cells[position].style
            if style.number_format not in shows:
                shows[style.number_format] = shows_a_day(style)
            if not shows[style.number_format] or (number == 0 and not is_typed):
                continue
            day = from_serial(number, date1904=subject.grid.date1904)
            if day is None or not FIRST_DAY <= day <= LAST_DAY:
                yield position, (day.isoformat() if day else str(number), "")


def shows_a_day(style: CellStyle) -> bool:
    """Whether a format shows a day, and not only a time or a duration."""
    bare = format_signs(style.number_format)
    return style.is_date and bool(_SHOWS_A_DAY.search(bare))


def _bare(subject: Subject, here: Kinds) -> dict[Position, tuple[str, str]]:
    """Day numbers that show as numbers in a column of dates."""
    first, last = (to_serial(day) for day in (FIRST_DAY, LAST_DAY))
    found: dict[Position, tuple[str, str]] = {}
    for position, number in here.numbers:
        if first <= number <= last and not here.sheet.cell(*position).style.is_date:
            block = roles(subject).block(here.sheet.name, *position)
            column = block.column(position[1]) if block else None
            day = from_serial(number, date1904=subject.grid.date1904)
            if column is not None and column.role is Role.DATE and day is not None:
                found[position] = str(number), day.isoformat()
    return found

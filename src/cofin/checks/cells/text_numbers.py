"""C01 and C02: numbers written as text, and those that may mean two numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal

from cofin.a1 import a1
from cofin.checks.cells.added_up import is_added, is_added_as_money
from cofin.checks.cells.code_columns import CodeColumns
from cofin.checks.cells.grades import grades_among
from cofin.checks.cells.heads_of_columns import heads_among
from cofin.checks.cells.with_units import numbers_with_units
from cofin.checks.cells.years import is_first, is_year, year_headings
from cofin.checks.columns.alike import by_column
from cofin.checks.columns.inference import Role, roles
from cofin.checks.columns.kinds import Kinds, kinds, ranges, size
from cofin.checks.finding import Finding, Severity, in_words, said, short
from cofin.checks.registry import check
from cofin.checks.structure.sums.sum import sums_of
from cofin.checks.subject import Subject
from cofin.checks.words.codes import is_code
from cofin.checks.words.labels import label_of
from cofin.checks.words.numerals import decimal_mark, is_number, is_twofold, meanings
from cofin.core.parse_numbers import plain
from cofin.grid import Position

#: Of the numbers as text that leave no doubt, this share must use one decimal mark to decide
#: for the others (checks.md, C02: "the sheet's majority").
MAJORITY = Decimal("0.8")

#: Numbers of a column that say how large its numbers are, and how many times off is still near.
_FEWEST_PEERS = 2
_NEAR = 5


@check("C01")
def number_as_text(subject: Subject) -> Iterator[Finding]:
    """Typed texts that are numbers, where a column's or a label's words ask for numbers."""
    yield from _results(subject)
    yield from _with_units(subject)
    for here, found, mark in _by_sheet(subject):
        by_severity: dict[Severity | None, list[Position]] = {}
        for position in found:
            by_severity.setdefault(_severity(subject, here, position), []).append(position)
        for severity, positions in by_severity.items():
            for cells in by_column(subject, here.sheet.name, positions):
                yield Finding(
                    sheet=here.sheet.name,
                    cell=cells.cell,
                    areas=cells.areas,
                    label=label_of(here.sheet, *cells.first),
                    found=found[cells.first],
                    expected=" / ".join(_meant(subject, here, cells.first, mark)),
                    values={"count": len(cells.positions), "found": found[cells.first]},
                    severity=severity,
                )


def _severity(subject: Subject, here: Kinds, position: Position) -> Severity | None:
    """A warning where nothing says that the column holds amounts: neither words nor sums."""
    name = here.sheet.name
    if roles(subject).role(name, *position) not in (Role.NUMBER, Role.PERIOD):
        return None
    is_amount = is_added_as_money(subject, here.sheet, (name, *position))
    return None if is_amount else Severity.WARNING


def _with_units(subject: Subject) -> Iterator[Finding]:
    """Numbers with a unit behind them, or a word before: ``20 h``, ``ca. 500``."""
    for sheet, found in numbers_with_units(subject):
        for cells in by_column(subject, sheet.name, found):
            text = str(sheet.cell(*cells.first).value)
            number = " / ".join(_decided(found[cells.first], decimal_mark(found[cells.first])))
            yield Finding(
                sheet=sheet.name,
                cell=cells.cell,
                areas=cells.areas,
                label=label_of(sheet, *cells.first),
                found=text,
                expected=number,
                values={
                    "count": len(cells.positions),
                    "found": text,
                    "mend": said("structure.with_unit", number=number),
                },
            )


def _results(subject: Subject) -> Iterator[Finding]:
    """Formulas that make a text of a number which a total should take in: ``=B2*C2&" EUR"``."""
    sums = sums_of(subject.grid)
    known = subject.recomputed or {}
    for here in kinds(subject):
        name = here.sheet.name
        filled = {row for row, _ in here.sheet.cells}
        for position, cell in here.formulas:
            key = (name, *position)
            given = known.get(key, cell.value)
            if not isinstance(given, str) or not is_number(given) or not any(sums.covering(key)):
                continue
            if is_year(given) and is_first(here.sheet, position, filled):
                continue  # the heading of its column
            formula = f"={cell.formula}"
            yield Finding(
                sheet=name,
                cell=a1(*position),
                label=label_of(here.sheet, *position),
                found=given,
                expected=" / ".join(_decided(given, "")),
                values={
                    "count": 1,
                    "found": given,
                    "mend": said("structure.gives_text", formula=short(formula)),
                },
            )


@check("C02")
def twofold_number(subject: Subject) -> Iterator[Finding]:
    """Numbers as text with one mark and three digits behind it."""
    for here, found, mark in _by_sheet(subject):
        for area in ranges((p for p, text in found.items() if is_twofold(text)), joined=False):
            first = (area.first_row, area.first_column)
            small, large = sorted(meanings(found[first]), key=abs)
            yield Finding(
                sheet=here.sheet.name,
                cell=str(area),
                label=label_of(here.sheet, *first),
                found=found[first],
                expected=" / ".join(_meant(subject, here, first, mark)),
                difference=abs(large - small),
                values={
                    "count": size(area),
                    "found": found[first],
                    "small": in_words(plain(small)),
                    "large": in_words(plain(large)),
                },
            )


def _by_sheet(subject: Subject) -> list[tuple[Kinds, dict[Position, str], str]]:
    """Each sheet's numbers as text, and the decimal mark most of them use."""
    return subject.once(_found)


def _found(subject: Subject) -> list[tuple[Kinds, dict[Position, str], str]]:
    found, codes = [], CodeColumns(subject)
    for here in kinds(subject):
        years = year_headings(here.sheet, here.texts, sums_of(subject.grid))
        texts = {
            position: text
            for position, text in here.texts
            if is_number(text)
            and position not in years
            and _wants_a_number(subject, here, position, codes)
        }
        for names in (grades_among, heads_among):
            for position in list(names(subject, here.sheet, texts)):
                del texts[position]
        found.append((here, texts, _mark(texts.values())))
    everywhere = _mark(text for _, texts, _ in found for text in texts.values())
    return [(here, texts, mark or everywhere) for here, texts, mark in found if texts]


def _wants_a_number(subject: Subject, here: Kinds, position: Position, codes: CodeColumns) -> bool:
    known = roles(subject)
    block = known.block(here.sheet.name, *position)
    column = block.column(position[1]) if block else None
    if block is None or column is None:
        role = known.role(here.sheet.name, *position)
        return role is not None and role.is_numeric
    if is_code(column.heading, str(here.sheet.cell(*position).value)):
        return is_added(subject, (here.sheet.name, *position))
    if codes.has(here.sheet, block, column):
        return False
    if column.role is Role.NUMBER:  # numbers below the heading "Partner" are somebody's ids
        return column.said is None or is_added(subject, (here.sheet.name, *position))
    return column.role.is_numeric


def _mark(texts: Iterable[str]) -> str:
    """The decimal mark of the numbers that leave no doubt, when nearly all agree."""
    counted = Counter(map(decimal_mark, texts))
    del counted[""]
    if not counted:
        return ""
    mark, count = counted.most_common(1)[0]
    return mark if count >= MAJORITY * counted.total() else ""


def _meant(subject: Subject, here: Kinds, position: Position, mark: str) -> list[str]:
    """What the text in a cell means: by the sheet's decimal mark, else by the other rows.

    Where all amounts of a column are near 100,000, ``110.500`` is not 110.5.
    """
    text = str(here.sheet.cell(*position).value)
    decided = _decided(text, mark)
    block = roles(subject).block(here.sheet.name, *position)
    if len(decided) == 1 or block is None:
        return decided
    column = position[1]
    peers = [
        abs(value)
        for row in range(block.body.first_row, block.body.last_row + 1)
        if row not in block.totals
        and isinstance(value := here.sheet.cell(row, column).value, Decimal)
        and value
    ]
    if len(peers) < _FEWEST_PEERS:
        return decided
    least, most = min(peers) / _NEAR, max(peers) * _NEAR
    near = [plain(number) for number in meanings(text) if least <= abs(number) <= most]
    return near if len(near) == 1 else decided


def _decided(text: str, mark: str) -> list[str]:
    """What the text means: one number where the sheet's decimal mark decides."""
    found = meanings(text)
    if len(found) == 2 and mark:
        # with the mark as decimal mark the number is the small one, else the large one
        found = (min(found, key=abs),) if mark in text else (max(found, key=abs),)
    return [plain(number) for number in found]

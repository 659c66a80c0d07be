"""The list of the partners with their countries, where a table is nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from cofin.a1 import Range
from cofin.checks.budget_rules.stated.fields import lines_of, names_package
from cofin.checks.columns.inference import Block, BlockColumn, Role, roles
from cofin.checks.subject import Subject, once
from cofin.checks.words.costs import heading_says
from cofin.checks.words.countries import country_named
from cofin.checks.words.divisions import Division, any_of_divisions
from cofin.checks.words.stated import LONGEST, folds, listed
from cofin.checks.words.sums import fold
from cofin.grid import A_NUMBER, A_TEXT, SheetGrid

#: One row is no list; more are no consortium.
_LEAST, _MOST = 2, 100
#: Rows above a table in which its title stands.
_TITLE_ROWS = 3
#: Rows at the top of a sheet in which it may say whose it is.
_TOP = 8
#: A longer text names no partner by its number.
_SHORT = 14
#: A table with these columns tells of journeys or costs: its countries may be others'.
_NOT_OF_A_LIST = (
    *(Role.QUANTITY, Role.PRICE, Role.DATE),
    *(Role.PERIOD, Role.ONE_PACKAGE, Role.WORK_PACKAGE),
)


class Listed(NamedTuple):
    """A partner as a list has it."""

    name: str
    country: str  # as cofin.core.countries writes it


@dataclass(frozen=True, slots=True)
class PartnerList:
    """A list of partners, and the cells of their names and countries."""

    sheet: str
    heading: str
    names: str
    countries: str
    partners: tuple[Listed, ...]
    rows: range  # of the whole table


def _largest(subject: Subject) -> PartnerList | None:
    """The list with the most partners, if nothing in the workbook names more of them."""
    found = list(_lists(subject))
    if not found:
        return None
    largest = max(found, key=lambda each: len(each.partners))
    is_all = _most_named(subject) <= len(largest.partners) and _has_lead(subject, largest)
    return largest if is_all else None


#: The list of partners of a subject without a project.
largest = once(_largest)


def _lists(subject: Subject) -> Iterator[PartnerList]:
    known = roles(subject)
    for block in known.blocks:
        sheet = known.sheets[block.sheet]
        countries = [c for c in block.columns if _heads(_country(), c.heading)]
        if len(countries) != 1 or block.of(*_NOT_OF_A_LIST):
            continue
        names = _names(block, sheet)
        rows = list(_rows(block, sheet, names, countries[0])) if names is not None else []
        if names is None or not _LEAST <= len(rows) <= _MOST:
            continue
        partners = {fold(name): Listed(name, code) for _, name, code in rows if code}
        if len(partners) == len(rows):  # each readable, and once
            first, last = rows[0][0], rows[-1][0]
            at, of = names.column, countries[0].column
            yield PartnerList(
                block.sheet,
                names.heading,
                str(Range(first, at, last, at)),
                str(Range(first, of, last, of)),
                tuple(partners.values()),
                range(block.body.first_row, block.body.last_row + 1),
            )


def _names(block: Block, sheet: SheetGrid) -> BlockColumn | None:
    """The column that says who each partner is, if the table is one of partners."""
    titles = [block.sheet, *_above(sheet, block)]
    if any(_others().search(fold(title)) or names_package(title) for title in titles):
        return None
    partners = [c for c in block.columns if _heads(_partner(), c.heading)]
    named = [c for c in block.columns if heading_says("name", c.heading)]
    if not partners and not any(_titles().search(fold(title)) for title in titles):
        return None
    both = [c for c in named if c in partners]
    return next(iter((*both, *named, *partners)), None)


def _above(sheet: SheetGrid, block: Block) -> Iterator[str]:
    lines = lines_of(sheet)
    for row in range(block.heading.first_row - _TITLE_ROWS, block.heading.first_row):
        for cell in lines.get(row, {}).values():
            if cell.kind is A_TEXT:
                yield str(cell.value)


def _rows(
    block: Block, sheet: SheetGrid, names: BlockColumn, countries: BlockColumn
) -> Iterator[tuple[int, str, str]]:
    """Each row that says something: its number, the partner, and the country if it is known."""
    for row in range(block.body.first_row, block.body.last_row + 1):
        name = str(sheet.cell(row, names.column).value or "").strip()
        country = str(sheet.cell(row, countries.column).value or "").strip()
        if row not in block.totals and (name or country):
            yield row, name, country_named(country) if name else ""


def _heads(words: re.Pattern[str], heading: str) -> bool:
    """Whether a line of a heading is made of these words alone."""
    return any(words.fullmatch(fold(line)) for line in heading.split(" / "))


def _made_of(nouns: str, beside: str) -> re.Pattern[str]:
    """Texts that have one of the nouns, and else only words that may stand beside them."""
    return re.compile(rf"(?:(?:{beside})(?: |$))*(?:{nouns})(?: (?:{beside}))*")


@cache
def _country() -> re.Pattern[str]:
    return _made_of(folds(listed("country", "words")), folds(listed("country", "beside")))


@cache
def _partner() -> re.Pattern[str]:
    nouns = any_of_divisions(Division.PARTNER, keys=("words",))
    more = folds(("partners", "begünstigte", "begünstigter", "bénéficiaire", "faydalanıcı"))
    return _made_of(f"{nouns}|{more}", folds(listed("partner_list", "beside")))


@cache
def _titles() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{folds(listed('partner_list', 'titles'))})\b")


@cache
def _others() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{folds(listed('partner_list', 'others'))})\b")


@cache
def _numbered() -> re.Pattern[str]:
    words = any_of_divisions(Division.PARTNER)
    return re.compile(rf"(?:{words}) ?(\d{{1,2}})")


def is_of_partner(subject: Subject, name: str) -> bool:
    """Whether a sheet is one partner's: called P2, or with its name in a form at the top."""
    sheet = subject.grid.sheet(name)
    lines = lines_of(sheet) if sheet is not None else {}
    if _numbered().fullmatch(fold(name)):
        return True
    for row in range(1, _TOP + 1):
        texts = [str(c.value) for _, c in sorted(lines.get(row, {}).items()) if c.kind is A_TEXT]
        label, _, rest = ":".join(texts[:2]).partition(":")
        if len(texts) <= 2 and rest.strip(" :") and _partner().fullmatch(fold(label)):
            below = [c for c in lines.get(row + 1, {}).values() if c.kind is A_NUMBER]
            return not below and not _heads(_country(), rest)  # else the heading of a table
    return False


def _has_lead(subject: Subject, largest: PartnerList) -> bool:
    """Whether nobody is said to lead who is not in the list: others may be listed alone."""
    names = {fold(each.name) for each in largest.partners}
    is_apart = False
    for sheet in subject.grid.sheets:
        for row, line in lines_of(sheet).items():
            texts = [str(c.value) for _, c in sorted(line.items()) if c.kind is A_TEXT]
            if not any(_leads().search(fold(text)) for text in texts if len(text) <= LONGEST):
                continue
            if sheet.name == largest.sheet and row in largest.rows:
                return True
            parts = {fold(part) for text in texts for part in (text, text.partition(":")[2])}
            is_apart = is_apart or names.isdisjoint(parts)
    return not is_apart


@cache
def _leads() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{folds(listed('partner_list', 'leads'))})\b")


def _most_named(subject: Subject) -> int:
    """The highest number of a partner that a sheet is called by, or a cell holds: P5."""
    most = 0
    for sheet in subject.grid.sheets:
        texts = (str(c.value) for c in sheet.cells.values() if c.kind is A_TEXT)
        for text in (sheet.name, *texts):
            found = _numbered().fullmatch(fold(text)) if len(text) <= _SHORT else None
            most = max(most, int(found[1]) if found is not None else 0)
    return most

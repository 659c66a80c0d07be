"""P06: who takes part is said in two ways: in two sheets, or here and by the coordinator."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from cofin.a1 import a1
from cofin.checks.columns.inference import Block, BlockColumn, Role, roles
from cofin.checks.finding import Finding, Severity, said
from cofin.checks.plausibility.against import partner_differences
from cofin.checks.plausibility.placed_lines import Values, short
from cofin.checks.problems import spoken
from cofin.checks.registry import check
from cofin.checks.subject import FileKind, Subject
from cofin.checks.words.costs import heading_says, key_words
from cofin.checks.words.headings import folded
from cofin.core.countries import SAME
from cofin.grid import CellKind, SheetGrid

#: Names that share more than this of their letters are one name misspelt (assumed).
ALIKE = 0.93
SHORTEST = 10

#: More different names than this are no list of partners.
MOST_PARTIES = 100

#: Digits of a participant identification code (PIC) of the Commission's portal.
_PIC_DIGITS = 9


@dataclass(frozen=True, slots=True)
class _Party:
    """One row about an organisation."""

    sheet: str
    cell: str
    name: str
    pic: str
    country: str  # two letters, or nothing

    @property
    def content(self) -> tuple[str, str, str, str]:
        """What it says, and in which sheet; two rows that say the same are one."""
        return self.sheet, folded(self.name), self.pic, self.country


@check("P06")
def identity_differs(subject: Subject) -> Iterator[Finding]:
    """Leads, partners out of place, and names, codes and countries that contradict each other."""
    told = list(spoken(subject, "P06"))
    yield from told
    if subject.kind is FileKind.PARTNER_SHEET and subject.project is not None:
        for number, partner in enumerate(subject.project.partners[1:], 2):
            sheet, cell = subject.place("partner", number, "id")
            first = subject.project.partners[0].id
            reason = said("doubt.second_partner", id=partner.id, first=first)
            yield Finding(sheet, cell, partner.id, partner.id, first, values={"reason": reason})
    if subject.layout is None:
        parties = {p.content: p for p in reversed(list(_parties(subject)))}
        if len(parties) <= MOST_PARTIES:
            yield from _contradictions(list(reversed(parties.values())))
    cells = {(each.sheet, each.cell) for each in told}
    for finding in partner_differences(subject):
        if not finding.cell or (finding.sheet, finding.cell) not in cells:
            yield finding  # else the reader has said what is wrong with the id


def _contradictions(parties: list[_Party]) -> Iterator[Finding]:
    said_once: set[tuple[str, str]] = set()
    sheets: dict[str, set[str]] = {}
    for party in parties:
        sheets.setdefault(folded(party.name), set()).add(party.sheet)
    for one, other in combinations(parties, 2):
        names = sorted((folded(one.name), folded(other.name)))
        if one.pic and one.pic == other.pic:
            if names[0] != names[1] and not _is_part(*names):
                yield _finding(other, one, "pic_names", "name", Severity.WARNING)
        elif names[0] == names[1] and one.pic and other.pic:
            yield _finding(other, one, "name_pics", "pic", Severity.WARNING)
        elif (
            one.sheet != other.sheet
            and (names[0], names[1]) not in said_once
            and not sheets[names[0]] & sheets[names[1]]  # listed beside each other: two parties
            and _is_misspelt(*names)
        ):
            said_once.add((names[0], names[1]))
            yield _finding(other, one, "misspelt", "name", Severity.WARNING)
        if names[0] == names[1] and one.country and other.country and one.country != other.country:
            yield _finding(other, one, "countries", "country", None)


def _is_part(one: str, other: str) -> bool:
    """Whether one name is the other with less said: without the legal form, or its short name."""
    few, many = sorted((set(key_words(one)), set(key_words(other))), key=len)
    return few <= many


def _is_misspelt(one: str, other: str) -> bool:
    if one == other or min(len(one), len(other)) < SHORTEST:
        return False
    if [c for c in one if c.isdigit()] != [c for c in other if c.isdigit()]:
        return False
    matcher = SequenceMatcher(None, one, other)
    return matcher.real_quick_ratio() > ALIKE and matcher.ratio() > ALIKE


def _finding(
    here: _Party, there: _Party, kind: str, attribute: str, severity: Severity | None
) -> Finding:
    found, expected = short(getattr(here, attribute)), short(getattr(there, attribute))
    place = f"{there.sheet}!{there.cell}"
    reason = said(f"doubt.party_{kind}", found=found, other=expected, place=place)
    values: Values = {"reason": reason}
    label = short(here.name)
    return Finding(here.sheet, here.cell, label, found, expected, values=values, severity=severity)


def _parties(subject: Subject) -> Iterator[_Party]:
    """Rows of tables with a column of names of organisations, as far as they say more."""
    known = roles(subject)
    for block in known.blocks:
        names = next((c for c in block.columns if heading_says("name", c.heading)), None)
        if names is not None:
            yield from _of_block(known.sheets[block.sheet], block, names)


def _of_block(sheet: SheetGrid, block: Block, names: BlockColumn) -> Iterator[_Party]:
    pics = next((c for c in block.columns if heading_says("pic", c.heading)), None)
    countries = next((c for c in block.columns if heading_says("country", c.heading)), None)
    for row in range(block.body.first_row, block.body.last_row + 1):
        cell = sheet.cell(row, names.column)
        if row in block.totals or cell.kind is not CellKind.TEXT or cell.formula is not None:
            continue
        name = " ".join(str(cell.value).split())
        if len(name) < 2 or names.role is Role.IDENTIFIER:
            continue
        pic = "".join(sign for sign in _shown(sheet, row, pics) if sign.isdigit())
        country = _shown(sheet, row, countries).strip().upper()
        yield _Party(
            sheet.name,
            a1(row, names.column),
            name,
            pic if len(pic) == _PIC_DIGITS else "",
            SAME.get(country, country) if len(country) == 2 else "",
        )


def _shown(sheet: SheetGrid, row: int, column: BlockColumn | None) -> str:
    value = sheet.cell(row, column.column).value if column is not None else None
    return "" if value is None else str(value)

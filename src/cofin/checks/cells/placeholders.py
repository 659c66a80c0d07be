"""C11: texts of a template or of somebody's draft that were never replaced."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from cofin.checks.cells.not_yet_hired import NOBODY, is_not_yet_hired
from cofin.checks.columns.inference import Block, Role, roles
from cofin.checks.columns.kinds import Kinds, kinds, ranges, size
from cofin.checks.finding import Finding, Severity
from cofin.checks.registry import check
from cofin.checks.subject import Layout, Subject
from cofin.checks.words.costs import heading_says
from cofin.checks.words.headings import folded
from cofin.checks.words.labels import label_of
from cofin.grid import CellKind, Position
from cofin.packaged import packaged

#: Longer texts are sentences: "the venue is to be defined with the host" may be meant.
SHORT = 60
#: A column of names in which this share or more is numbered names its rows that way.
NUMBERED_ON_PURPOSE = 0.5

_X = re.compile(r"(?<![A-Za-z0-9])(?:x{3,}|X{3,})(?![A-Za-z0-9])|[Xx]{2}[./-][Xx]{2}")
_MARKS = re.compile(r"\?{2,}|\.{3,}|…+|_{3,}")
_BRACKETS = re.compile(
    r"[\[<{](?:\s*)(?:insert|enter|fill|name of|type|xx|yaz|gir|doldur|ekle)", re.I
)
#: The whole text is one name in brackets.
_IN_BRACKETS = re.compile(r"\[[^\[\]]{2,40}\]|<[^<>]{2,40}>|\{[^{}]{2,40}\}")

_NO_LAYOUT = Layout(version=0, lang="", fingerprint="")


@dataclass(frozen=True, slots=True)
class _Words:
    whole: frozenset[str]
    inside: re.Pattern[str]
    numbered: re.Pattern[str]
    named: re.Pattern[str]


@check("C11")
def placeholder(subject: Subject) -> Iterator[Finding]:
    """Placeholders; only a note in rows of a table that are not used."""
    for here in kinds(subject):
        found: dict[Position, str] = {}
        numbered: dict[int, dict[Position, str]] = {}
        own = here.sheet.name in roles(subject).own
        for position, text in here.texts:
            if len(text) <= 4 * SHORT and is_placeholder(text):
                if not own or _is_typed_in(subject, here, position):
                    found[position] = text
            elif len(text) <= SHORT and _words().numbered.fullmatch(folded(text)):
                numbered.setdefault(position[1], {})[position] = text
        for positions in numbered.values():
            found.update(_nobody(subject, here, positions))
        by_severity: dict[Severity | None, list[Position]] = {}
        for position in found:
            by_severity.setdefault(_severity(subject, here, position), []).append(position)
        for severity, places in by_severity.items():
            for area in ranges(places, joined=False):
                first = (area.first_row, area.first_column)
                yield Finding(
                    sheet=here.sheet.name,
                    cell=str(area),
                    label=label_of(here.sheet, *first),
                    found=found[first].strip()[:SHORT],
                    values={"count": size(area)},
                    severity=severity,
                )


def _is_typed_in(subject: Subject, here: Kinds, position: Position) -> bool:
    """Whether a cell of cofin's own layout is one that people fill in."""
    layout, sheet = subject.layout or _NO_LAYOUT, here.sheet.name
    if any(c.is_input and c.sheet == sheet and c.range.holds(*position) for c in layout.columns):
        return True
    return any(
        name.startswith("in.") and place == (sheet, *position)
        for name, place in layout.scalars.items()
    )


@lru_cache(maxsize=8192)
def is_placeholder(text: str) -> bool:
    """Whether a text stands for one that is still to be written.

    >>> is_placeholder("TBD"), is_placeholder("Belirlenecek"), is_placeholder("N/A")
    (True, True, False)
    """
    bare = text.strip()
    if _MARKS.fullmatch(bare) or NOBODY.fullmatch(bare):
        return True
    if _X.search(bare) or _BRACKETS.search(bare):
        return True
    words = folded(bare)
    if words in _words().whole:
        return True
    if _IN_BRACKETS.fullmatch(bare) and _words().named.search(words):
        return True
    return len(bare) <= SHORT and bool(_words().inside.search(words))


@cache
def _words() -> _Words:
    source = packaged("checks", "words", "placeholders.toml")
    lists = tomllib.loads(source.read_text("utf-8"))

    def any_of(key: str) -> str:
        return "|".join(re.escape(folded(word)) for word in lists[key])

    return _Words(
        frozenset(folded(word) for key in ("later", "whole") for word in lists[key]),
        re.compile(rf"(?<!\w)(?:{any_of('inside')})(?!\w)|lorem ipsum"),
        re.compile(rf"(?:{any_of('numbered')}) ?(?:no )?[0-9]{{1,2}}"),
        re.compile(rf"(?<!\w)(?:{any_of('named')})(?!\w)"),
    )


def _nobody(subject: Subject, here: Kinds, found: dict[Position, str]) -> dict[Position, str]:
    """Numbered names beside a label, or in a column where the others are real names."""
    by_block: dict[int, tuple[Block, dict[Position, str]]] = {}
    kept: dict[Position, str] = {}
    for position, text in found.items():
        block = roles(subject).block(here.sheet.name, *position)
        if block is not None:
            by_block.setdefault(id(block), (block, {}))[1][position] = text
        elif _is_behind_label(here, *position):
            kept[position] = text
    for block, places in by_block.values():
        column = next(iter(places))[1]
        known = block.column(column)
        if known is None or known.role not in (Role.PARTNER, Role.TEXT):
            continue
        names = sum(
            here.sheet.cell(row, column).kind is CellKind.TEXT
            for row in range(block.body.first_row, block.body.last_row + 1)
            if row not in block.totals
        )
        is_alone = names == 1 and here.sheet.name in roles(subject).own
        if is_alone and all(_is_short_name(subject, here, each) for each in places):
            continue
        if is_alone or len(places) < NUMBERED_ON_PURPOSE * names:
            kept.update(places)
    return kept


def _is_short_name(subject: Subject, here: Kinds, position: Position) -> bool:
    """Whether a numbered name is the short one of a partner that is named in full beside it."""
    layout, (row, column) = subject.layout or _NO_LAYOUT, position
    short, full = (layout.column("partner", key) for key in ("short_name", "name"))
    if short is None or full is None or short.sheet != here.sheet.name:
        return False
    name = str(here.sheet.cell(row, full.range.first_column).value or "").strip()
    is_real = not is_placeholder(name) and not _words().numbered.fullmatch(folded(name))
    return column == short.range.first_column and bool(name) and is_real


def _is_behind_label(here: Kinds, row: int, column: int) -> bool:
    """``Partner name: Partner 3``; with more beside it, it is one of several headings."""
    label, beside = str(here.sheet.cell(row, column - 1).value), here.sheet.cell(row, column + 1)
    is_numbered = _words().numbered.fullmatch(folded(label)) is not None
    return beside.kind is CellKind.EMPTY and heading_says("name", label) and not is_numbered


def _severity(subject: Subject, here: Kinds, position: Position) -> Severity | None:
    """A note where the row's numbers are all empty or 0, or a person is chosen later.

    And for a lone "..." outside of tables.
    """
    row, column = position
    block = roles(subject).block(here.sheet.name, row, column)
    if block is None:
        text = str(here.sheet.cell(row, column).value).strip()
        return Severity.NOTE if _MARKS.fullmatch(text) else None
    if is_not_yet_hired(block, here.sheet, position):
        return Severity.NOTE
    numeric = [c.column for c in block.columns if c.role.is_numeric]
    if not numeric:
        return None
    values = (here.sheet.cell(row, c).value for c in numeric)
    return None if any(value for value in values) else Severity.NOTE

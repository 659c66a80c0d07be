"""An export of Jems as a project: every line kept, what has no place in it said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from cofin.core.calculate import calculate
from cofin.core.countries import country_code
from cofin.core.model import Project, Role
from cofin.core.parse import parse_project
from cofin.core.parse_problems import FieldPath, default_place
from cofin.errors import FileRefused, InputError, Problem
from cofin.letters import plain
from cofin.money import EXACT, total
from cofin.rules.profile import CallRules
from cofin.rules.tables import Region, regions
from cofin.text import Lang, Value, say
from cofin.workbook.jems.categories import (
    OFFICE,
    category_of,
    names_without_lines,
    own_categories,
)
from cofin.workbook.jems.columns import Columns, columns_of
from cofin.workbook.jems.differences import cut, differences, is_priced
from cofin.workbook.jems.rows import JemsRow, JemsRows, rows_of
from cofin.workbook.read.workbook import read_grid

WORK_PACKAGE = "WP1"
"""The one work package of the project: an export does not say which line is for which."""

_TITLE = re.compile(r"(?P<id>.*?) - (?P<acronym>.+) - V[0-9.]+ - .+")
_CODE = re.compile(r"\(([A-Za-z0-9]+)\)\s*$")
_COLUMN = {"unit_cost": "price", "quantity": "units", "name": "abbreviation", "region": "nuts2"}
_LEAD = "LP"


@dataclass(frozen=True, slots=True)
class PartnerSums:
    """One partner's amounts in EUR.

    ``total`` is what Jems has, ``lines`` what the cost lines come to, ``office`` what was
    left out, ``indirect`` what the call's rate gives instead.
    """

    id: str
    name: str
    total: Decimal
    lines: Decimal
    office: Decimal
    indirect: Decimal


@dataclass(frozen=True, slots=True)
class Imported:
    """The project of an export; ``differences`` contradict it, ``notes`` explain it."""

    project: Project
    rules: CallRules
    partners: tuple[PartnerSums, ...]
    differences: tuple[Problem, ...]
    notes: tuple[Problem, ...]


def read_jems(path: Path, rules: CallRules, lang: Lang, categories: Sequence[str] = ()) -> Imported:
    """The project in an export of Jems, by the rules of a call.

    ``categories`` such as ``"Infrastructure and works=equipment"`` say where a category of
    Jems goes; ``lang`` is that of the words cofin adds.  ``FileRefused`` when the file is no
    such export, ``InputError`` with every cell and every one of ``categories`` that cannot be used.
    """
    own = own_categories(categories, rules.profile)
    grid = read_grid(path)
    columns = columns_of(grid)
    if columns is None:
        raise FileRefused([Problem("", "jems.no_export")], str(path))
    rows = rows_of(columns)
    taken = _Taken(rows, rules, own, lang)
    names = (line.text("category") for line in rows.lines)
    problems = [
        *names_without_lines(categories, names),
        *rows.problems,
        *taken.problems(),
    ]
    table = rules.profile.tables.get("regions")
    known = regions(table) if table else {}
    raw = {
        "call": rules.profile.id,
        "project": {"acronym": _acronym(columns)},
        "partner": [_partner(each, known) for each in taken.partners.values()],
        "work_package": [{"id": WORK_PACKAGE, "title": say("jems.work_package", lang)}],
        "cost": [taken.cost(each) for each in taken.lines],
    }
    if problems:
        raise InputError(problems, str(path))
    try:
        project = parse_project(raw, rules.profile, taken.place)
    except InputError as error:
        raise InputError(error.problems, str(path)) from None
    sums = tuple(_sums(project, rules, taken))
    return Imported(
        project,
        rules,
        sums,
        tuple(differences(grid, rows)),
        tuple(_notes(columns, taken, known)),
    )


class _Taken:
    """The lines that become cost lines, and the partners in their order."""

    def __init__(
        self, rows: JemsRows, rules: CallRules, own: Mapping[str, str], lang: Lang
    ) -> None:
        self._rows, self._lang = rows, lang
        self._keys = [category_of(each.text("category"), own, rules.profile) for each in rows.lines]
        self._known = [category.key for category in rules.profile.categories]
        pairs = list(zip(rows.lines, self._keys, strict=True))
        self.all = rows.lines
        self.lines = [line for line, key in pairs if key != OFFICE]
        self.office = [line for line, key in pairs if key == OFFICE]
        self._key_of = {line.row: key for line, key in pairs}
        self.partners: dict[str, JemsRow] = {}
        for line in rows.lines:
            self.partners.setdefault(line.text("number"), line)

    def problems(self) -> Iterator[Problem]:
        """Categories that the call has none for, each at its first line."""
        seen = set()
        for line, key in zip(self.all, self._keys, strict=True):
            name = line.text("category")
            if key is None and name not in seen:
                seen.add(name)
                place = self._rows.columns.place(line.row, "category")
                values: dict[str, Value] = {"category": name or "-", "known": self._known}
                yield Problem(place, "jems.unknown_category", values)

    def cost(self, line: JemsRow) -> dict[str, object]:
        """A cost line; one without units and a price is one unit at its total."""
        priced = is_priced(line)
        name = line.text("description") or line.text("unit_cost") or line.text("lump_sum")
        rate = line.numbers.get("flat_rate")
        if not name and rate:
            name = f"{line.text('category')} ({rate.normalize(EXACT):f} %)"
        return {
            "partner": line.text("number"),
            "work_package": WORK_PACKAGE,
            "category": self._key_of[line.row],
            "description": name or line.text("category"),
            "quantity": line.numbers["units"] if priced else 1,
            "unit": line.text("unit"),
            "unit_cost": line.numbers["price"] if priced else line.total,
            "justification": "; ".join(self._remarks(line)),
        }

    def _remarks(self, line: JemsRow) -> Iterator[str]:
        for key in ("comments", "award", "investment"):
            if words := line.text(key):
                yield words if key == "comments" else say(f"jems.{key}", self._lang, said=words)

    def place(self, path: FieldPath) -> str:
        """The cell of the export that a field of the project was read from."""
        columns = self._rows.columns
        match path:
            case ("cost", int(number), *rest) if 0 < number <= len(self.lines):
                row = self.lines[number - 1].row
            case ("partner", int(number), *rest) if 0 < number <= len(self.partners):
                row = list(self.partners.values())[number - 1].row
            case _:
                return default_place(path)
        key = str(rest[0]) if rest else "number"
        if key == "unit_cost" and not is_priced(self.lines[number - 1]):
            return columns.place(row, "total")
        return columns.place(row, _COLUMN.get(key, key))


def _is_unknown(line: JemsRow, known: Mapping[str, Region]) -> bool:
    """Whether the call lists other regions of the country: Jems has the codes of 2021."""
    code = _code(line.text("nuts2"))
    country = country_code(code[:2])
    return bool(code) and code not in known and any(r.country == country for r in known.values())


def _partner(line: JemsRow, known: Mapping[str, Region]) -> dict[str, object]:
    number = line.text("number")
    names = (line.text(key) for key in ("english_name", "original_name", "abbreviation"))
    return {
        "id": number,
        "name": next(filter(None, names), number),
        "short_name": line.text("abbreviation"),
        "country": _code(line.text("country")) or None,
        "region": "" if _is_unknown(line, known) else _code(line.text("nuts2")),
        "role": Role.COORDINATOR if number.startswith(_LEAD) else Role.BENEFICIARY,
    }


def _code(words: str) -> str:
    """The code in ``Österreich (AT)``; a text without brackets as it is."""
    found = _CODE.search(words)
    return found[1] if found else words


def _acronym(columns: Columns) -> str:
    """From the title above the lines, ``00001 - BLUEHUB - V1.0 - 2024.1.31 - 9:05:00``."""
    for (row, _), cell in sorted(columns.sheet.cells.items()):
        if row >= columns.head:
            break
        if isinstance(cell.value, str) and (found := _TITLE.fullmatch(cell.value.strip())):
            return found["acronym"]
    return columns.sheet.name.rpartition("_")[2] or columns.sheet.name


def _sums(project: Project, rules: CallRules, taken: _Taken) -> Iterator[PartnerSums]:
    def of(lines: Sequence[JemsRow], partner: str) -> Decimal:
        own = (each.total for each in lines if each.text("number") == partner)
        return total(own)

    listed = {partner.id: partner for partner in project.partners}
    for each in calculate(project, rules).partners:
        yield PartnerSums(
            each.id,
            listed[each.id].short_name or listed[each.id].name,
            of(taken.all, each.id),
            total((each.direct, each.ineligible)),
            of(taken.office, each.id),
            each.indirect,
        )


def _notes(columns: Columns, taken: _Taken, known: Mapping[str, Region]) -> Iterator[Problem]:
    """What the project cannot hold, or holds otherwise."""
    yield Problem("", "jems.one_work_package", {"id": WORK_PACKAGE})
    if columns.periods:
        yield Problem("", "jems.no_periods", {"count": len(columns.periods)})
    for line in taken.lines:
        if lost := cut(line):
            values = {
                "found": line.total,
                "expected": total((line.total, lost)),
                "difference": lost,
            }
            yield Problem(columns.place(line.row, "total"), "jems.cut", values)
    for number, line in taken.partners.items():
        if "inactive" in plain(line.text("status")):
            place = columns.place(line.row, "status")
            yield Problem(place, "jems.inactive", {"partner": number})
        if _is_unknown(line, known):
            said: dict[str, Value] = {"partner": number, "found": line.text("nuts2")}
            yield Problem(columns.place(line.row, "nuts2"), "jems.unknown_region", said)
    for column in columns.unknown:
        heading = columns.sheet.cell(columns.head, column).value
        yield Problem("", "jems.not_read", {"heading": str(heading)})

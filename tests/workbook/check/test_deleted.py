"""A deleted sheet, or columns of one, is one problem, with a remedy that can be followed."""

from __future__ import annotations

import pytest

from cofin.a1 import Range
from cofin.errors import Problem
from cofin.grid import Area, CellKind, CellValue, DefinedName, Grid, SheetGrid
from cofin.text import Lang
from cofin.workbook.check.deleted import without_echoes
from cofin.workbook.layout import BookKind

OURS = {"project": "Project", "costs": "Cost lines", "work_packages": "Work packages"}
OURS |= {"exchanges": "Exchanges", "budget": "Budget"}


def grid(*names: tuple[str, str], part: bool = True, error: bool = False) -> Grid:
    kind = CellValue(BookKind.PARTNER_SHEET if part else "consortium", CellKind.TEXT)
    wrong = CellValue("#VALUE!", CellKind.ERROR, "A1")
    sheets = [SheetGrid("Project", cells={(1, 1): kind})]
    sheets.append(SheetGrid("Cost lines", cells={(1, 1): wrong} if error else {}))
    known = {("", name): DefinedName(name, text) for name, text in names}
    area = Area("Project", Range(1, 1, 1, 1))
    known["", "cofin.kind"] = DefinedName("cofin.kind", "Project!$A$1", area)
    return Grid(tuple(sheets), known)


def lost(name: str, found: str = "#REF!") -> Problem:
    return Problem("", "workbook_in.name_missing", {"name": name, "found": found, "how": "x"})


def told(problems: list[Problem], *gone: str, book: Grid | None = None) -> list[tuple[str, str]]:
    now = {key: name for key, name in OURS.items() if key not in gone}
    found = without_echoes(problems, book or grid(), OURS, now)
    return [(each.code.split(".")[1], each.where) for each in found]


def test_a_deleted_sheet_speaks_for_its_names_and_for_the_formulas_that_lost_it() -> None:
    problems = [
        Problem("", "template.sheet_missing", {"sheet": "Exchanges"}),
        lost("in.exchange.partner"),
        lost("in.exchange.count"),
        Problem("Budget!F9", "template.deleted_somewhere", {"count": 35}),
        Problem("Budget!C7", "template.formula_replaced", {"cells": "C7", "count": 1}),
    ]
    assert told(problems, "exchanges") == [
        ("deleted_typed_sheet", ""),
        ("formula_replaced", "Budget!C7"),
    ]
    missing = Problem("", "template.sheet_missing", {"sheet": "Budget"})
    assert told([missing, problems[3]], "budget") == [("deleted_sheet", "")]
    assert told([missing], "budget") == [("sheet_missing", "")]  # nothing has lost anything


def test_without_work_packages_it_is_not_said_that_none_was_entered() -> None:
    problems = [lost("in.work_package.id"), Problem("", "project.no_work_packages")]
    assert told(problems, "work_packages") == [("deleted_typed_sheet", "")]


def test_deleted_input_speaks_for_the_formulas_of_its_sheet() -> None:
    problems = [
        lost("in.cost.unit_cost"),
        Problem("Cost lines", "template.deleted_columns", {"sheet": "Cost lines"}),
        Problem("Cost lines!J7:J9", "template.formula_removed", {"cells": "J7:J9", "count": 3}),
        Problem("Cost lines", "template.formulas_other", {"count": 80, "all": 163}),
        Problem("Budget!C7", "template.formula_changed", {"cells": "C7", "count": 1}),
        lost("in.funding.name", "-"),  # dropped by a program: the cells may be there
    ]
    assert told(problems) == [
        ("deleted_input", "Cost lines"),
        ("formula_changed", "Budget!C7"),
        ("name_missing", ""),
    ]


def test_columns_that_are_only_calculated_are_told_once() -> None:
    deleted = Problem("Cost lines", "template.deleted_columns", {"sheet": "Cost lines"})
    changed = Problem("Cost lines!J7", "template.formula_replaced", {"cells": "J7", "count": 1})
    assert told([changed, deleted]) == [("deleted_columns", "Cost lines")]
    gone = ("out.cost.amount", "'Cost lines'!#REF!")
    assert told([changed], book=grid(gone)) == [("formula_replaced", "Cost lines!J7")]
    assert told([changed], book=grid(gone, error=True)) == [("deleted_output", "Cost lines")]
    assert told([changed], book=grid(error=True)) == [("formula_replaced", "Cost lines!J7")]


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("part", [True, False])
def test_a_partner_is_sent_to_a_partner_sheet(lang: Lang, *, part: bool) -> None:
    problems = [lost("in.cost.unit_cost"), lost("in.project.title"), lost("in.override.value")]
    now = {"costs": "Cost lines", "project": "Project", "rules": "Rules"}
    costs, project, rules = without_echoes(problems, grid(part=part), now, now)
    assert ("--partner-sheet" in costs.remedy(lang)) is part
    assert {"en": "Unit cost", "tr": "Birim maliyet"}[lang] in costs.sentence(lang)
    assert {"en": "Title", "tr": "Başlık"}[lang] in project.sentence(lang)
    assert "in.override.value" in rules.sentence(lang)


def test_with_the_sheet_of_the_project_its_call_and_its_language_are_gone() -> None:
    problems = [lost("in.project.title"), lost("in.project.start"), lost("cofin.call", "-")]
    (found,) = without_echoes(problems, grid(), {}, {})
    assert '"Project"' in found.sentence(Lang.EN)
    assert '"Proje"' in found.sentence(Lang.TR)
    assert without_echoes(problems[2:], grid(), OURS, OURS) == tuple(problems[2:])

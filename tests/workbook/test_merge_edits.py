"""Sheets split, edited as partners do, merged: the comparison says exactly what was edited."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pytest

from cofin.core.changes import ChangeKind
from cofin.core.model import CostLine, Project
from cofin.rules.load import load_rules
from cofin.text import Lang
from cofin.workbook.generate import generate
from cofin.workbook.merge import Merged, checked_sheets, merge_sheets
from cofin.workbook.open import read_project
from cofin.workbook.read import read_grid
from cofin.workbook.split import partner_sheets
from tests.random_project import CALL, random_project

RULES = load_rules(CALL)
EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"
NEW_LINE = {
    "category": "Travel and subsistence",
    "description": "Şırnak toplantısı",
    "quantity": 3,
    "unit_cost": 125.5,
}


class Sheets:
    """The sheets of a project on the disk, and a pen."""

    def __init__(self, project: Project, folder: Path) -> None:
        self.project, self.master = project, folder / "master.xlsx"
        self.master.write_bytes(generate(project, RULES, Lang.EN))
        self.paths = {}
        for partner, content in partner_sheets(project, RULES, Lang.EN).items():
            self.paths[partner] = folder / f"{partner}.xlsx"
            self.paths[partner].write_bytes(content)

    def type_in(self, sheet: str, table: str, row: int, /, **values: object) -> None:
        """Type into a row (from 1) of a table; a row below the last one is a new one."""
        grid = read_grid(self.paths[sheet])
        book = openpyxl.load_workbook(self.paths[sheet])
        for field, value in values.items():
            known = grid.name(f"in.{table}.{field}")
            assert known
            assert known.area
            top, left, *_ = known.area.range
            book[known.area.sheet].cell(top + row - 1, left).value = value
        book.save(self.paths[sheet])

    def merged(self) -> Merged:
        paths = list(self.paths.values())
        return merge_sheets(list(checked_sheets(paths, master=self.master)), master=self.master)

    def own(self, partner: str) -> list[CostLine]:
        return [line for line in self.project.costs if line.partner == partner]


def edited(project: Project, line: CostLine, **values: Any) -> Project:
    """The project with one line changed."""
    at = next(i for i, each in enumerate(project.costs) if each is line)
    changed = replace(line, **values)
    return replace(project, costs=(*project.costs[:at], changed, *project.costs[at + 1 :]))


@pytest.mark.parametrize("name", ["small", "turkce"])
def test_one_value_of_one_line_of_an_example(name: str, tmp_path: Path) -> None:
    project = read_project(EXAMPLES / name / "project.toml")
    sheets = Sheets(project, tmp_path)
    partner = project.partners[-1].id
    line = sheets.own(partner)[1]
    sheets.type_in(partner, "cost", 2, quantity=float(line.quantity) + 0.25)
    merged = sheets.merged()
    assert merged.project == edited(project, line, quantity=line.quantity + Decimal("0.25"))
    assert merged.comparison is not None
    (change,) = merged.comparison.changes
    assert (change.kind, [f.key for f in change.fields]) == (ChangeKind.CHANGED, ["quantity"])
    assert change.fields[0].old == line.quantity
    concerned = [p.id for p in merged.comparison.partners if p.is_changed]
    assert partner in concerned


@pytest.mark.parametrize("seed", range(2))
def test_edits_of_several_partners_of_a_random_project(seed: int, tmp_path: Path) -> None:
    random = Random(seed)
    project = random_project(seed, partners=4, lines=30)
    sheets = Sheets(project, tmp_path)
    expected = project
    for partner in random.sample([p.id for p in project.partners if sheets.own(p.id)], 2):
        lines = sheets.own(partner)
        at = random.randrange(len(lines))
        words = f"Yeni iş: {partner}"
        sheets.type_in(partner, "cost", at + 1, description=words)
        expected = edited(expected, lines[at], description=words)
    merged = sheets.merged()
    assert merged.project == expected
    assert merged.comparison is not None
    assert len(merged.comparison.changes) == 2
    for change in merged.comparison.changes:
        assert [field.key for field in change.fields] == ["description"]
        assert change.old_row == change.new_row


def test_a_line_added_below_and_one_emptied(tmp_path: Path) -> None:
    project = read_project(EXAMPLES / "small" / "project.toml")
    sheets = Sheets(project, tmp_path)
    partner = project.partners[1].id
    lines = sheets.own(partner)
    package = project.work_packages[0].id
    new = {"partner": partner, "work_package": package, **NEW_LINE}
    sheets.type_in(partner, "cost", len(lines) + 1, **new)
    gone = ("partner", "work_package", "category", "description", "quantity", "unit", "unit_cost")
    sheets.type_in(partner, "cost", 1, **dict.fromkeys((*gone, "eligible", "justification")))
    merged = sheets.merged()
    assert merged.comparison is not None
    kinds = {change.kind: change for change in merged.comparison.changes}
    assert len(merged.comparison.changes) == 2
    assert kinds[ChangeKind.REMOVED].label[-1] == lines[0].description
    assert kinds[ChangeKind.ADDED].label[-1] == "Şırnak toplantısı"
    now = [line for line in merged.project.costs if line.partner == partner]
    assert now[:-1] == lines[1:]
    others = [line for line in project.costs if line.partner != partner]
    assert [line for line in merged.project.costs if line.partner != partner] == others


def test_a_source_and_a_request_that_changed(tmp_path: Path) -> None:
    project = read_project(EXAMPLES / "bluehub" / "project.toml")
    sheets = Sheets(project, tmp_path)
    partner = project.partners[0].id
    sheets.type_in(partner, "funding", 1, amount=1234.56)
    sheets.type_in(partner, "partner", 1, requested=1000)
    merged = sheets.merged()
    assert merged.comparison is not None
    told = {(c.table, f.key): f.new for c in merged.comparison.changes for f in c.fields}
    assert told == {
        ("partner", "requested"): Decimal(1000),
        ("funding", "amount"): Decimal("1234.56"),
    }
    effects = {each.id: each for each in merged.comparison.partners}
    (eu,) = (e for e in effects[partner].effects if e.figure == "eu_contribution")
    assert eu.new == Decimal(1000)

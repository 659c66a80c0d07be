"""Rows, columns and sheets that people insert, delete, sort and copy: all goes on being right."""

from __future__ import annotations

import json
import uuid
from pathlib import Path
from typing import TypeAlias

import pytest

from cofin.checks.card import severity_of
from cofin.checks.finding import Severity
from cofin.core.calculate import calculate
from cofin.core.figures import figures
from cofin.workbook.check import check
from cofin.workbook.open import read_with_rules
from tests.libreoffice.cells import read_cells
from tests.libreoffice.compare import errors, figure_differences
from tests.libreoffice.soffice import SYSTEM_PYTHON, Office, run, started
from tests.workbook.check.books import content

Step: TypeAlias = tuple[str | int | float, ...]

PARTNER = ("P4", "Pagoda Verde", "Pagoda", "IT", "ITF4", "Beneficiary", "SME", "Member")
LINE = ("P4", "WP2", "Travel and subsistence", "Fair", 1, "trip", 1000)

#: After these nothing is wrong, and the workbook shows what Python calculates.
HARMLESS: dict[str, list[Step]] = {
    "an empty row among the partners": [("insert_rows", "Partners", 8)],
    "empty rows among the work packages": [("insert_rows", "Work packages", 9, 2)],
    "an empty row on the sheet Budget": [("insert_rows", "Budget", 9)],
    "a row among the results": [("insert_rows", "Co-financing", 26)],
    "a column on the sheet Lists": [("insert_columns", "Lists", 7)],
    "a column among the categories": [("insert_columns", "Budget", 5)],
    "a column among the shares": [("insert_columns", "Allocation", 5)],
    "a spare row of the partners deleted": [("delete_rows", "Partners", 12)],
    "spare rows of the work packages deleted": [("delete_rows", "Work packages", 12, 2)],
    "partners sorted": [("sort_down", "Partners", "B7:J9", 0)],
    "work packages sorted": [("sort_down", "Work packages", "B7:G11", 0)],
    "a partner cut and inserted above another": [("cut_row", "Partners", 9, 8)],
    "the first partner cut and inserted below the others": [("cut_row", "Partners", 7, 10)],
    "a work package cut and inserted above another": [("cut_row", "Work packages", 10, 8)],
    "lines sorted": [("sort_down", "Cost lines", "B7:S56", 4)],
    "a copy of the lines": [("copy_sheet", "Cost lines", "Cost lines (2)")],
}

#: After these the workbook is not as it was meant, and the check says why.
TOLD: dict[str, tuple[list[Step], list[str]]] = {
    "a partner inserted among the others": (
        [
            ("insert_rows", "Partners", 9),
            ("copy_row", "Partners", 8, 9),
            ("put", "Partners", "B9", *PARTNER),
            ("put", "Cost lines", "C32", *LINE),
            ("put", "Funding", "C15", "P4", "Own resources", "Cash", 267.5),
        ],
        ["Partners!9:9"],
    ),
    "a work package inserted among the others": (
        [
            ("insert_rows", "Work packages", 9),
            ("copy_row", "Work packages", 8, 9),
            ("put", "Work packages", "B9", "WP9", "Extra", "P2", 2, 9),
        ],
        ["Work packages!9:9"],
    ),
    "partners of one country in another order": (
        [("put", "Partners", "E9", "PT", "PT11"), ("cut_row", "Partners", 9, 8)],
        ["Partners!E7"],  # two countries, as Python and the workbook count
    ),
    "a formula that names the figure of a partner that moved": (
        [
            ("sort_down", "Partners", "B7:J9", 0),
            ("add_sheet", "Mine"),
            ("put", "Mine", "A1", "=fig.partners.P1.eligible*2"),
        ],
        ["Mine!A1"],
    ),
}


#: Rows that formulas read.  Every sheet shows #REF! then, and one finding says why.
DELETED: dict[str, tuple[list[Step], str]] = {
    "a row of the sheet Budget deleted": ([("delete_rows", "Budget", 9)], "Budget!"),
    "a row of the sheet By work package deleted": (
        [("delete_rows", "By work package", 8)],
        "By work package!",
    ),
}


STEPS = {**HARMLESS, **{name: each[0] for name, each in (TOLD | DELETED).items()}}


@pytest.fixture
def saved(name: str, desk: Office, tmp_path: Path) -> Path:
    """The workbook after the steps of that name, as LibreOffice saves it."""
    source, target, jobs = (tmp_path / each for each in ("budget.xlsx", "saved.xlsx", "jobs.json"))
    source.write_bytes(content("consortium"))
    job = {"source": str(source), "target": str(target), "steps": STEPS[name]}
    jobs.write_text(json.dumps([job]), "utf-8")
    pipe = f"cofin{uuid.uuid4().hex}"
    with started(desk.command(f"--accept=pipe,name={pipe};urp;")):
        script = Path(__file__).with_name("uno_restructure.py")
        run([SYSTEM_PYTHON, str(script), pipe, str(jobs)], seconds=60)
    return target


def said(path: Path) -> list[str]:
    """Where the check sees something above a note."""
    return [
        f"{each.sheet}!{each.cell}"
        for each in check(path).findings
        if severity_of(each) is not Severity.NOTE
    ]


@pytest.mark.parametrize("name", HARMLESS)
def test_nothing_is_wrong(saved: Path) -> None:
    project, rules = read_with_rules(saved)
    totals = {
        key: value
        for key, value in figures(calculate(project, rules)).items()
        if key.startswith("fig.totals.")
    }
    workbook = read_cells(saved)
    assert errors(workbook) == []
    assert figure_differences(totals, workbook) == []
    assert said(saved) == []


@pytest.mark.parametrize("name", TOLD)
def test_what_the_workbook_leaves_out_is_told(saved: Path, name: str) -> None:
    assert errors(read_cells(saved)) == []
    assert said(saved) == TOLD[name][1]


@pytest.mark.parametrize("name", DELETED)
def test_deleted_rows_are_one_finding(saved: Path, name: str) -> None:
    assert len(errors(read_cells(saved))) > 5
    assert said(saved) == [DELETED[name][1]]

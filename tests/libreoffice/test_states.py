"""Whatever is pasted into an input cell: the workbook never says that all is well.

Each case puts one wrong value into a right workbook, past its validation, and lets LibreOffice
calculate: the row's own state says what is wrong, and the light on the sheet Start is not green.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook.workbook import Workbook

from cofin.text import Lang, say
from tests.libreoffice.soffice import Office
from tests.workbook.generate.books import area, built

#: Table, field, row (from 0) and the wrong value; None clears the cell.
CASES = [
    ("partner", "role", 1, "associated-partner"),
    ("partner", "role", 1, "Beneficiary "),
    ("partner", "legal_form", 1, "Nonprofit"),
    ("partner", "platform", 1, "yes"),
    ("partner", "country", 1, "Estonia"),
    ("partner", "region", 1, "HR"),
    ("partner", "id", 1, "P?"),
    ("partner", "id", 1, "P1"),
    ("partner", "requested", 1, -50_000),
    ("partner", "requested", 1, 100.005),
    ("partner", "requested", 1, "1.234,56"),
    ("partner", "legal_form", -1, "Public"),
    ("work_package", "activity", 1, "9z"),
    ("work_package", "start_month", 1, 1.5),
    ("work_package", "end_month", 1, "ten"),
    ("work_package", "lead", 1, "P99"),
    ("work_package", "lead", -1, "P1"),
    ("cost", "partner", 0, "?1"),
    ("cost", "partner", 0, None),
    ("cost", "category", 0, "Pers*"),
    ("cost", "quantity", 0, "ten"),
    ("cost", "quantity", 0, 1.23456),
    ("cost", "quantity", 0, 1e12),
    ("cost", "unit_cost", 0, -1),
    ("cost", "eligible", 0, "maybe"),
    ("cost", "eligible", -1, "yes"),
    ("cost", "unit", -1, "day"),
    ("cost", "share_of_use", 0, 0.5),
    ("exchange", "count", 0, 2.5),
    ("exchange", "working_days", 0, 4.5),
    ("exchange", "sme_involved", 0, "maybe"),
    ("exchange", "host_country", 0, "D*"),
    ("funding", "partner", 0, None),
    ("funding", "source", 0, "own"),
    ("funding", "amount", 0, 100.005),
    ("override", "value", 1, 7),
    ("override", "value", 1, "%7"),
    ("override", "value", 1, -0.07),
    ("override", "value", 1, 0.07),  # without a reason
    ("override", "reason", 1, "read in the agreement"),  # without a value
    ("override", "value", 0, 0.8),  # a verified value
]
PROJECT = [
    ("acronym", None),
    ("start", "soon"),
    ("duration_months", "two"),
    ("duration_months", 20.5),
]


def case_name(table: str, field: str, row: int, value: object) -> str:
    return f"{table}.{field}[{row}] = {value!r}"


def files(folder: Path, half: int) -> dict[Path, tuple[str, str, int]]:
    """A workbook for each second case, and the name of the states with the row to look at."""
    made = {}
    for i, (table, field, row, value) in enumerate(CASES[half::2]):
        book = openpyxl.load_workbook(folder / "right.xlsx")
        sheet, cells = area(book, f"in.{table}.{field}")
        book[sheet][cells][row][0].value = value
        made[save(book, folder / f"{i}.xlsx")] = (
            case_name(table, field, row, value),
            f"out.{table}.status",
            row,
        )
    for i, (field, value) in enumerate(PROJECT[half::2]):
        book = openpyxl.load_workbook(folder / "right.xlsx")
        sheet, cells = area(book, f"in.project.{field}")
        book[sheet][cells].value = value
        row = ("acronym", "title", "start", "duration_months").index(field)
        name = case_name("project", field, row, value)
        made[save(book, folder / f"p{i}.xlsx")] = (name, "out.project.status", row)
    return made


def save(book: Workbook, path: Path) -> Path:
    book.save(path)
    return path


def wrong(calculated: Path, name: str, states: str, row: int) -> Iterable[str]:
    book = openpyxl.load_workbook(calculated, data_only=True)
    sheet, cell = area(book, "cofin.state")
    if book[sheet][cell].value == say("state.all_good"):
        yield f"{name}: all good"
    sheet, cells = area(book, states)
    said = book[sheet][cells][row][0].value
    if said in (None, "", say("state.good")):
        yield f"{name}: the row says {said!r}"


@pytest.mark.parametrize("half", [0, 1])
def test_no_wrong_value_passes_for_right(office: Office, tmp_path: Path, half: int) -> None:
    (tmp_path / "right.xlsx").write_bytes(built("small", Lang.EN))
    made = files(tmp_path, half)
    calculated = office.convert(list(made), tmp_path / "calculated")
    faults = [
        fault
        for path, (name, states, row) in zip(calculated, made.values(), strict=True)
        for fault in wrong(path, name, states, row)
    ]
    assert faults == []


def test_the_workbook_they_start_from_is_right(office: Office, tmp_path: Path) -> None:
    (tmp_path / "right.xlsx").write_bytes(built("small", Lang.EN))
    book = openpyxl.load_workbook(tmp_path / "right.xlsx")
    sheet, cells = area(book, "in.project.start")
    assert isinstance(book[sheet][cells].value, dt.datetime)
    save(book, tmp_path / "again.xlsx")
    (calculated,) = office.convert([tmp_path / "again.xlsx"], tmp_path / "calculated")
    shown = openpyxl.load_workbook(calculated, data_only=True)
    sheet, cell = area(shown, "cofin.state")
    assert shown[sheet][cell].value == say("state.all_good")

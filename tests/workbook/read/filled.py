"""A consortium workbook as a person has filled it in, small and made here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from cofin.core.schema import PROJECT, TABLES

FIRST = 3  # rows above each table
SPARE = 2
LEFT = 1  # columns left of each table

SHEETS = {
    "partner": "Partners",
    "work_package": "Work packages",
    "cost": "Cost lines",
    "exchange": "Exchanges",
    "funding": "Partner's money",
    "override": "Rules",
}

Rows = Sequence[Mapping[str, Any]]

SMALL: dict[str, Rows] = {
    "partner": [
        {"id": "P1", "name": "Kıyı Kümesi", "country": "TR", "role": "Koordinatör"},
        {"id": "P2", "name": "Cluster B", "country": " DE ", "role": "beneficiary"},
    ],
    "work_package": [{"id": "WP1", "title": "Management", "lead": "P1", "activity": "1a"}],
    "cost": [
        {
            "partner": "P1",
            "work_package": "WP1",
            "category": "A. Personnel",
            "quantity": 10,
            "unit_cost": 4200.5,
            "eligible": "evet",
        }
    ],
    "funding": [{"partner": "P1", "source": "Öz kaynak", "amount": 12000}],
}
#: Without the blanks around a country, which are worth a word of their own.
TIDY = {**SMALL, "partner": [{**p, "country": p["country"].strip()} for p in SMALL["partner"]]}
PROJECT_CELLS = {"acronym": "BLUEHUB", "start": 44593, "duration_months": 24}


def filled(
    path: Path,
    tables: Mapping[str, Rows] = SMALL,
    project: Mapping[str, Any] = PROJECT_CELLS,
    *,
    call: Any = "cos-cluster-2020-3-03",
    layout: Any = 1,
    without: Sequence[str] = (),
    change: Callable[[xlsxwriter.Workbook], None] | None = None,
    **options: Any,
) -> Path:
    """Write the workbook; a value that is a tuple is a formula and its stored value."""
    book = xlsxwriter.Workbook(path, options)
    front = book.add_worksheet("Project")
    named = {f"in.project.{field.key}": project.get(field.key) for field in PROJECT}
    named |= {"cofin.layout": layout, "cofin.call": call, "cofin.lang": "en"}
    for row, (name, value) in enumerate(named.items()):
        _write(front, row, 1, value)
        if name not in without:
            book.define_name(name, f"=Project!{xl_rowcol_to_cell(row, 1, True, True)}")
    for key, (fields, _, _) in TABLES.items():
        sheet = book.add_worksheet(SHEETS[key])
        rows = tables.get(key, [])
        quoted = SHEETS[key].replace("'", "''")
        for column, field in enumerate(fields, LEFT):
            sheet.write(FIRST - 1, column, field.key)
            for row, values in enumerate(rows, FIRST):
                _write(sheet, row, column, values.get(field.key))
            first = xl_rowcol_to_cell(FIRST, column, True, True)
            last = xl_rowcol_to_cell(FIRST + len(rows) + SPARE - 1, column, True, True)
            if f"in.{key}.{field.key}" not in without:
                book.define_name(f"in.{key}.{field.key}", f"='{quoted}'!{first}:{last}")
    if change is not None:
        change(book)
    book.close()
    return path


def _write(sheet: Any, row: int, column: int, value: Any) -> None:
    match value:
        case None:
            pass
        case str():
            sheet.write_string(row, column, value)
        case (formula, stored):
            sheet.write_formula(row, column, formula, None, stored)
        case _:
            sheet.write(row, column, value)

"""What stands in a generated workbook before any program calculates it."""

from __future__ import annotations

import re
import zipfile
from decimal import Decimal
from io import BytesIO

import pytest

from cofin.text import Lang
from tests.workbook.generate.books import built, empty, expected, opened, value

FUNCTIONS = {
    "ABS", "AND", "COUNT", "COUNTA", "COUNTIF", "COUNTIFS", "EDATE", "FIND", "IF", "IFERROR",
    "INDEX", "INT", "ISNUMBER", "LEN", "MATCH", "MAX", "MIN", "N", "NOT", "OR", "RANK", "ROUND",
    "ROUNDDOWN", "ROW", "SUBTOTAL", "SUM", "SUMIFS", "SUMPRODUCT", "UPPER",
}  # fmt: skip


def formulas(content: bytes) -> list[str]:
    book = opened(content)
    return [
        str(cell.value)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("name", ["bluehub", "small", "turkce"])
def test_every_figure_is_named_and_stored_to_the_cent(name: str, lang: Lang) -> None:
    book = opened(built(name, lang), values=True)
    figures = expected(name)
    stored = {key: value(book, key) for key in figures}
    for key, figure in figures.items():
        if isinstance(figure, Decimal) and not key.endswith("effective_rate"):
            assert Decimal(str(stored[key])) == figure, key
        elif isinstance(figure, Decimal):
            assert stored[key] == pytest.approx(float(figure), abs=1e-12)
        else:
            assert stored[key] == figure


def test_there_is_no_name_for_a_figure_that_cofin_does_not_have() -> None:
    named = {name for name in opened(built()).defined_names if name.startswith("fig.")}
    assert named == set(expected())


def test_formulas_use_only_functions_that_run_everywhere() -> None:
    used = {
        name
        for formula in formulas(built())
        for name in re.findall(r"([A-Z][A-Z.]*)\(", re.sub(r'"[^"]*"', "", formula))
    }
    assert used <= FUNCTIONS
    assert {"SUMIFS", "RANK", "INT"} <= used


def test_every_formula_has_a_stored_value_of_its_kind() -> None:
    with zipfile.ZipFile(BytesIO(built())) as package:
        cells = [
            cell
            for name in package.namelist()
            if name.startswith("xl/worksheets/sheet")
            for cell in re.findall(rb"<c [^>]*><f>.*?</c>", package.read(name))
        ]
    assert len(cells) > 4_000
    for cell in cells:
        assert b"<v>" in cell
        assert b"<v></v>" not in cell or b't="str"' in cell


def test_no_stored_value_is_an_error() -> None:
    book = opened(built(), values=True)
    errors = [
        f"{sheet.title}!{cell.coordinate}"
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "e"
    ]
    assert errors == []


def test_the_same_project_gives_the_same_bytes() -> None:
    built.cache_clear()
    first = built()
    built.cache_clear()
    assert built() == first


def test_an_empty_workbook_has_the_rows_asked_for() -> None:
    book = opened(empty(spare_partners=4, spare_work_packages=3, spare_lines=50))
    for name, rows in (("in.partner.id", 4), ("in.work_package.id", 3), ("in.cost.partner", 50)):
        ((sheet, cells),) = book.defined_names[name].destinations
        assert len(book[sheet][cells.replace("$", "")]) == rows


def test_an_empty_workbook_asks_for_nothing_and_pays_nothing() -> None:
    book = opened(empty(), values=True)
    assert value(book, "fig.totals.eu_contribution") == 0
    assert value(book, "fig.totals.limited_by") == "reimbursement_rate"

"""Words that people type stay words; computed cells are locked; lists have no holes."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from cofin.core.model import CostLine, Project
from cofin.errors import InputError
from cofin.text import Lang, say
from cofin.workbook.generate import generate
from tests.workbook.generate.books import area, built, example, opened

HOSTILE = (
    "=1+1",
    "+A1",
    "-2",
    "@SUM(A1)",
    "{=1}",
    "https://example.org",
    'a"b',
    "x" * 200,
    "ığüşöçİ",
)


def described(text: str) -> Project:
    project, _ = example()
    line = replace(project.costs[0], description=text, unit=text, justification=text)
    return replace(project, costs=(line, *project.costs[1:]), title=text)


@pytest.mark.parametrize("text", HOSTILE)
def test_words_are_never_formulas(text: str) -> None:
    book = opened(generate(described(text), example()[1], Lang.EN))
    for field in ("description", "unit", "justification"):
        sheet, cells = area(book, f"in.cost.{field}")
        cell = book[sheet][cells][0][0]
        assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)
    sheet, cell_name = area(book, "in.project.title")
    assert book[sheet][cell_name].data_type == "s"


def test_a_name_like_a_formula_can_be_a_running_title() -> None:
    project, rules = example()
    assert generate(replace(project, acronym="R&D =1+1"), rules, Lang.EN)


def test_inputs_are_open_and_all_else_is_locked() -> None:
    book = opened(built())
    inputs = set()
    for name in book.defined_names:
        if name.startswith("in.") and not name.startswith("in.override"):
            sheet, cells = area(book, name)
            found = book[sheet][cells]
            rows = found if isinstance(found, tuple) else ((found,),)
            inputs |= {(sheet, cell.coordinate) for row in rows for cell in row}
    for sheet in book:
        assert sheet.protection.sheet, sheet.title
        for row in sheet.iter_rows():
            for cell in row:
                is_input = (sheet.title, cell.coordinate) in inputs
                if is_input or cell.data_type == "f":
                    assert cell.protection.locked is not is_input, (
                        f"{sheet.title}!{cell.coordinate}"
                    )


def test_only_rules_that_nobody_verified_can_be_replaced() -> None:
    book = opened(built())
    sheet, cells = area(book, "in.override.value")
    heads = {cell.value: cell.column for cell in book[sheet][6]}
    column = heads[say("column.rules_status")]
    status = {row[0].row: book[sheet].cell(row[0].row, column).value for row in book[sheet][cells]}
    open_rows = {row[0].row for row in book[sheet][cells] if not row[0].protection.locked}
    assert open_rows
    assert {status[row] for row in open_rows} <= {"reported", "assumed"}


def test_drop_downs_do_not_let_anything_pass_because_of_an_empty_cell() -> None:
    lists = [
        rule
        for sheet in opened(built())
        for rule in sheet.data_validations.dataValidation
        if rule.type == "list"
    ]
    assert len(lists) >= 12
    assert not any(rule.allow_blank for rule in lists)


@pytest.mark.parametrize(("rows", "place"), [(61, "partner"), (41, "work_package")])
def test_too_large_for_a_workbook(rows: int, place: str) -> None:
    project, rules = example()
    attribute = {"partner": "partners", "work_package": "work_packages"}[place]
    one = getattr(project, attribute)[0]
    many = tuple(replace(one, id=f"X{i}") for i in range(rows))
    changed: dict[str, Any] = {"costs": (), "exchanges": (), "funding": (), attribute: many}
    with pytest.raises(InputError) as refused:
        generate(replace(project, **changed), rules, Lang.EN)
    assert refused.value.problems[0].where == place


def test_more_lines_than_a_workbook_holds() -> None:
    project, rules = example()
    line = CostLine("P1", "WP1", "travel", "", Decimal(1), Decimal(1))
    with pytest.raises(InputError, match="10000"):
        generate(replace(project, costs=(line,) * 10_001), rules, Lang.EN)

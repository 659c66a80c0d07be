"""Annexes that nothing refers to are not read, and what is written is the same without them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from cofin.workbook.patch import Edit, open_template, patched
from cofin.workbook.read.gate import open_package
from cofin.workbook.read.workbook import sheet_parts
from tests.workbook.patch.test_fidelity import FORMS, edits_for

ANNEX = "Annex Ü's"
Draw = Callable[[Workbook, Worksheet, Worksheet], object]


def drawn(path: Path, draw: Draw) -> Path:
    """A form, and an annex of figures with a print area and a filter of its own."""
    with xlsxwriter.Workbook(str(path)) as book:
        form, annex = book.add_worksheet("Form"), book.add_worksheet(ANNEX)
        form.write_formula("A1", "=B1*2", None, 0)
        annex.write_column("A1", [1, 2, 3])
        annex.print_area("A1:A3")
        annex.autofilter("A1:A3")
        draw(book, form, annex)
    return path


def unread(path: Path) -> frozenset[str]:
    """The names of the sheets that are not read when the form alone is wanted."""
    template = open_template(path, {"form"})
    return frozenset(name for name, part in template.parts.items() if part in template.unread)


QUOTED = "'Annex Ü''s'!"
NEEDED: dict[str, Draw] = {
    "in a formula": lambda _, form, __: form.write_formula("A2", f"=SUM({QUOTED}A:A)", None, 6),
    "in capitals": lambda _, form, __: form.write_formula("A2", f"={QUOTED.upper()}A1", None, 1),
    "by a name": lambda book, *_: book.define_name("list", f"={QUOTED}$A$1:$A$3"),
    "by a validation": lambda _, form, __: form.data_validation(
        "B1", {"validate": "list", "source": f"={QUOTED}$A$1:$A$3"}
    ),
    "formulas of its own": lambda _, __, annex: annex.write_formula("B1", "=A1", None, 1),
    "a table": lambda _, __, annex: annex.add_table("C1:D3", {"name": "rates"}),
    "a text": lambda _, form, __: form.write_formula("A2", '=INDIRECT(B2&"!A1")', None, 0),
    "all sheets between": lambda _, form, __: form.write_formula(
        "A2", "=SUM(Form:Other!A1)", None, 0
    ),
}


@pytest.mark.parametrize("how", NEEDED)
def test_a_sheet_that_may_matter_is_read(how: str, tmp_path: Path) -> None:
    assert unread(drawn(tmp_path / "t.xlsx", NEEDED[how])) == frozenset()


def test_a_sheet_that_nothing_names_is_not_read(tmp_path: Path) -> None:
    path = drawn(tmp_path / "t.xlsx", lambda *_: None)
    assert unread(path) == {ANNEX}
    template = open_template(path, {"Form"})
    with pytest.raises(LookupError):
        template.sheet(ANNEX)
    assert open_template(path).unread == frozenset()
    assert open_template(path, {ANNEX}).unread == frozenset()


@pytest.mark.parametrize("name", FORMS)
def test_what_is_written_is_the_same(name: str, tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    path.write_bytes(FORMS[name])
    sheet = next(iter(sheet_parts(open_package(path))))
    edits: list[Edit] = edits_for(name, sheet)
    whole = patched(open_template(path), edits)
    assert patched(open_template(path, {sheet}), edits) == whole

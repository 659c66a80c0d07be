"""What is refused, each with its place, and always before anything is written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from cofin.errors import FileRefused
from cofin.workbook.patch import Edit, PatchRefused, open_template, patched, verify
from cofin.workbook.read import read_grid
from tests.workbook.patch import odd
from tests.workbook.patch.inject import changed, parts_of
from tests.workbook.patch.makers import DRAWN, Draw, form

Refusal = Callable[..., set[tuple[str, str]]]


@pytest.fixture
def refusal(tmp_path: Path) -> Refusal:
    """Places and codes of what is refused."""

    def run(content: bytes, *edits: Edit, ending: str = "") -> set[tuple[str, str]]:
        path = tmp_path / "form.xlsx"
        path.write_bytes(content)
        with pytest.raises(PatchRefused) as error:
            patched(open_template(path), edits, ending)
        assert path.read_bytes() == content
        assert all(problem.message() for problem in error.value.problems)
        return {(p.where, p.code.removeprefix("patch.")) for p in error.value.problems}

    return run


def one(row: int, column: int, value: Any = Decimal(1), sheet: str = "Form") -> Edit:
    return Edit(sheet, row, column, value)


def test_every_refused_cell_is_named_at_once(refusal: Refusal) -> None:
    found = refusal(form(), one(2, 4), one(3, 4), one(2, 2), one(2, 1, sheet="None"))
    assert found == {("Form!D2", "formula"), ("Form!D3", "formula"), ("None", "no_sheet")}


def test_a_cell_inside_merged_ones(refusal: Refusal) -> None:
    assert refusal(form(DRAWN["merges"]), one(3, 7)) == {("Form!G3", "merged")}


def test_a_locked_cell_of_a_protected_sheet(refusal: Refusal) -> None:
    assert refusal(form(DRAWN["protection"]), one(2, 1, "x")) == {("Form!A2", "locked")}
    assert refusal(form(DRAWN["protection"]), one(40, 40)) == {("Form!AN40", "locked")}


def test_a_protected_sheet_has_ranges_that_everybody_may_change(tmp_path: Path) -> None:
    def draw(password: str) -> Draw:
        def drawn(_: Workbook, sheet: Worksheet) -> None:
            sheet.protect("secret")
            sheet.unprotect_range("B2:B3 C4", "Amounts", password)

        return drawn

    path = tmp_path / "form.xlsx"
    for password, locked in (("", [(4, 2)]), ("x", [(2, 2), (4, 3), (4, 2)])):
        path.write_bytes(form(draw(password)))
        targets = open_template(path).targets("Form", [(2, 2), (4, 3), (4, 2)])
        assert [place for place, target in targets.items() if target.locked] == locked


def test_targets_that_nobody_sees_are_known(tmp_path: Path) -> None:
    def draw(book: Workbook, sheet: Worksheet) -> None:
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.set_column("H:H", None, None, {"hidden": True})
        book.add_worksheet("Aside").hide()

    path = tmp_path / "form.xlsx"
    path.write_bytes(form(draw))
    template = open_template(path)
    targets = template.targets("Form", [(2, 2), (3, 2), (2, 8)])
    assert [place for place, target in targets.items() if target.hidden] == [(3, 2), (2, 8)]
    assert template.targets("Aside", [(1, 1)])[1, 1].hidden


def test_arrays_and_what_spills(refusal: Refusal) -> None:
    made = form(DRAWN["dynamic array"])
    found = refusal(made, one(2, 6), one(3, 6), one(2, 7), one(4, 7))
    assert found == {(f"Form!{cell}", "array") for cell in ("F2", "F3", "G2", "G4")}


def test_headings_and_totals_of_a_table(refusal: Refusal) -> None:
    made = form(DRAWN["table"])
    assert refusal(made, one(1, 6, "x"), one(6, 6, "x")) == {
        ("Form!F1", "table_frame"),
        ("Form!F6", "table_frame"),
    }


@pytest.mark.parametrize("day", [date(1890, 1, 1), date(1900, 2, 28)])
def test_days_that_have_no_number(refusal: Refusal, day: date) -> None:
    made = form(lambda book, sheet: sheet.write_blank("F2", None, days(book)))
    assert refusal(made, one(2, 6, day)) == {("Form!F2", "too_early")}


def days(book: Workbook) -> Format:
    return book.add_format({"num_format": "dd.mm.yyyy"})


def test_a_pivot_table(refusal: Refusal) -> None:
    assert refusal(odd.pivot(), one(3, 6)) == {("Form!F3", "pivot")}


def test_the_anchor_of_a_shared_formula_even_when_formulas_may_go(refusal: Refusal) -> None:
    pair = ("<f>B2*2</f>", '<f t="shared" ref="D2:D3" si="0">B2*2</f>')
    made = changed(form(), odd.SHEET, pair, ("<f>B3*2</f>", '<f t="shared" si="0"/>'))
    edit = Edit("Form", 2, 4, Decimal(1), overwrite_formula=True)
    assert refusal(made, edit) == {("Form!D2", "shared")}


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (Decimal("NaN"), "no_number"),
        (Decimal("sNaN"), "no_number"),
        (Decimal("Infinity"), "no_number"),
        (Decimal("-1E+308"), "no_number"),
        (Decimal("1E-30000"), "no_number"),
        (10**400, "no_number"),
        (Decimal("99999999999999.99"), "too_many_digits"),
        (12345678901234567, "too_many_digits"),
        ("x" * 32_768, "too_long"),
        (date(2026, 2, 1), "no_date_format"),
    ],
)
def test_values_that_a_cell_cannot_hold_or_show(refusal: Refusal, value: object, code: str) -> None:
    assert refusal(form(), one(2, 2, value)) == {("Form!B2", code)}


def test_a_cell_that_is_meant_twice_or_is_none(refusal: Refusal) -> None:
    assert refusal(form(), one(2, 2), one(2, 2)) == {("Form!B2", "twice")}
    assert ("Form!A1048577", "outside") in refusal(form(), one(1_048_577, 1))


def test_a_signed_workbook(refusal: Refusal) -> None:
    assert refusal(odd.signed(), one(2, 2)) == {("", "signed")}


def test_macros_are_not_lost_by_another_ending(refusal: Refusal) -> None:
    assert refusal(odd.macros(), one(2, 2), ending=".xlsx") == {("", "wrong_ending")}
    assert refusal(form(), one(2, 2), ending=".xlsm") == {("", "wrong_ending")}
    assert refusal(form(), one(2, 2), ending=".pdf") == {("", "wrong_ending")}


@pytest.mark.parametrize("lock", ["~$form.xlsx", ".~lock.form.xlsx#"])
def test_a_template_that_is_open_elsewhere(refusal: Refusal, lock: str, tmp_path: Path) -> None:
    (tmp_path / lock).write_text("someone")
    assert refusal(form(), one(2, 2)) == {("", "open_elsewhere")}


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"PK\x03\x04 cut off", "damaged"),
        (b"", "empty"),
    ],
)
def test_files_that_are_no_template(content: bytes, word: str, tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(content)
    with pytest.raises(FileRefused) as error:
        open_template(path)
    assert word in str(error.value)


def test_the_strict_variant_is_filled_like_any_other(tmp_path: Path) -> None:
    path, out = tmp_path / "form.xlsx", tmp_path / "out.xlsx"
    path.write_bytes(odd.strict())
    edits = [one(2, 2, Decimal("12.50"))]
    out.write_bytes(patched(open_template(path), edits).content)
    assert verify(out, edits) == []


def test_a_formula_goes_when_the_map_says_so_and_the_chain_with_it(tmp_path: Path) -> None:
    path, out = tmp_path / "form.xlsx", tmp_path / "out.xlsx"
    path.write_bytes(odd.chained())
    edits = [Edit("Form", 2, 4, Decimal(1), overwrite_formula=True)]
    done = patched(open_template(path), edits)
    out.write_bytes(done.content)
    assert done.dropped == ("xl/calcchain.xml",)
    parts = parts_of(done.content)
    assert "xl/calcChain.xml" not in parts
    for part in ("[Content_Types].xml", "xl/_rels/workbook.xml.rels"):
        assert b"calcChain" not in parts[part]
        assert b"styles" in parts[part]
    assert verify(out, edits) == []


def test_a_template_becomes_a_workbook(tmp_path: Path) -> None:
    path, out = tmp_path / "form.xltx", tmp_path / "out.xlsx"
    path.write_bytes(odd.template())
    edits = [one(2, 2)]
    done = patched(open_template(path), edits, ".xlsx")
    out.write_bytes(done.content)
    types = parts_of(done.content)["[Content_Types].xml"]
    assert b"sheet.main+xml" in types
    assert b"template.main+xml" not in types
    assert verify(out, edits) == []


def test_a_third_arrives_as_far_as_a_cell_goes(tmp_path: Path) -> None:
    path, out = tmp_path / "form.xlsx", tmp_path / "out.xlsx"
    path.write_bytes(form())
    edits = [one(2, 2, Decimal(1) / 3), one(3, 2, Decimal("9999999999999.99"))]
    out.write_bytes(patched(open_template(path), edits).content)
    assert verify(out, edits) == []
    assert verify(out, [one(3, 2, Decimal("9999999999999.98"))]) != []


def test_what_did_not_arrive_is_said(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(form())
    found = verify(path, [one(2, 2), one(2, 2, sheet="None"), one(2, 4, Decimal(0))])
    assert [problem.where for problem in found] == ["Form!B2", "None!B2", "Form!D2"]


def test_nothing_to_write_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(form())
    assert patched(open_template(path), []).changed == ()
    assert read_grid(path).sheets

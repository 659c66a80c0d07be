"""C04 and C05 in cofin's own workbooks: a lost formula is named, wherever it stands.

One in each column of each sheet with ``COFIN_SEEDS=all``; a sample otherwise.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from openpyxl.workbook.workbook import Workbook

from cofin.a1 import a1, parse_range
from cofin.checks.card import severity_of
from cofin.checks.finding import Finding, Severity
from cofin.checks.run import run_checks
from cofin.grid import Area, CellKind, CellValue, DefinedName, Grid, SheetGrid
from cofin.text import Lang
from cofin.workbook.check import check, subject, subject_of
from cofin.workbook.check.formulas import lost_formulas
from cofin.workbook.fingerprint import RECORD, form_of, record_of
from cofin.workbook.read.workbook import read_grid
from tests.workbook.check.books import content, edited

EVERYTHING = os.environ.get("COFIN_SEEDS") == "all"
SAMPLE = 25

Place = tuple[int, int]


def one_in_each_column(sheet: SheetGrid, random: Random) -> Iterator[Place]:
    """A formula with a number in every column that has any."""
    columns: dict[int, list[Place]] = {}
    for (row, column), cell in sheet.cells.items():
        if cell.formula and cell.kind is CellKind.NUMBER:
            columns.setdefault(column, []).append((row, column))
    for places in columns.values():
        yield random.choice(places)


def with_cell(grid: Grid, sheet: SheetGrid, place: Place, cell: CellValue) -> Grid:
    changed = replace(sheet, cells={**sheet.cells, place: cell})
    return replace(grid, sheets=tuple(changed if s is sheet else s for s in grid.sheets))


def names(found: Finding, sheet: str, place: Place) -> bool:
    area = parse_range(found.cell)
    return found.sheet == sheet and area is not None and area.holds(*place)


@pytest.mark.parametrize(
    ("kind", "lang"), [("consortium", Lang.EN), ("P1", Lang.TR), ("P2", Lang.EN)]
)
def test_no_formula_is_typed_over_or_changed_unseen(
    kind: str, lang: Lang, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(content(kind, lang))
    grid = read_grid(path)
    random = Random(kind)
    places = [(s, place) for s in grid.sheets for place in one_in_each_column(s, random)]
    assert len(places) > 100
    unseen: list[str] = []
    for sheet, place in places if EVERYTHING else random.sample(places, SAMPLE):
        cell = sheet.cells[place]
        assert isinstance(cell.value, Decimal)
        formula = random.choice((None, f"({cell.formula})+100"))
        other = cell._replace(formula=formula, value=cell.value + 100)
        changed = with_cell(grid, sheet, place, other)
        monkeypatch.setattr(subject, "read_grid", lambda _, grid=changed: grid)
        found = run_checks(subject_of(path)).findings
        if not any(
            names(f, sheet.name, place) and severity_of(f) is not Severity.NOTE for f in found
        ):
            unseen.append(f"{sheet.name}!{a1(*place)}")
    assert unseen == []


def found_in(path: Path) -> list[tuple[str, str, str]]:
    problems = subject_of(path).problems
    codes = ("template.formula_replaced", "template.formula_removed", "template.formula_changed")
    return [(p.code[9:], p.where, str(p.values["count"])) for p in problems if p.code in codes]


def test_what_was_typed_or_cleared_is_told_apart(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        book["Start"]["F6"] = 1000
        book["Partners"]["S7"] = "yes"
        for row in (8, 9):
            book["Cost lines"][f"J{row}"] = None
        book["Budget"]["D6"] = "=Lists!$F$5"  # the same in other words
        book["Budget"]["E6"] = "=Lists!$F$6*0.9"
        book["Budget"]["F6"] = "=Lists!$F$5"  # the rate of another category

    assert found_in(edited(tmp_path / "book.xlsx", change)) == [
        ("formula_replaced", "Start!F6", "1"),
        ("formula_replaced", "Partners!S7", "1"),
        ("formula_removed", "Cost lines!J8:J9", "2"),
        ("formula_changed", "Budget!E6:F6", "2"),
    ]


def test_the_finding_says_what_to_do(tmp_path: Path) -> None:
    path = edited(tmp_path / "book.xlsx", lambda book: book["Start"].__setitem__("F6", 1000))
    (finding,) = [f for f in check(path).findings if (f.sheet, f.cell) == ("Start", "F6")]
    assert (finding.code, severity_of(finding)) == ("C04", Severity.ERROR)
    assert "F6" in str(finding.values["problem"])
    assert "untouched workbook" in str(finding.values["mend"])


@pytest.mark.parametrize("kind", ["consortium", "P1"])
@pytest.mark.parametrize("lang", list(Lang))
def test_an_untouched_workbook_has_lost_none(kind: str, lang: Lang, tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(content(kind, lang))
    assert found_in(path) == []
    assert found_in(edited(tmp_path / "saved.xlsx", lambda _: None, kind, lang)) == []


def test_values_pasted_over_a_whole_sheet_are_found(tmp_path: Path) -> None:
    def paste(book: Workbook) -> None:
        for row in book["Budget"].iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    cell.value = 1

    found = found_in(edited(tmp_path / "book.xlsx", paste))
    assert {where.partition("!")[0] for _, where, _ in found} == {"Budget"}
    assert {code for code, _, _ in found} == {"formula_replaced"}


def test_a_row_that_was_deleted_is_no_lost_formula() -> None:
    cells = {(row, 1): CellValue(None, CellKind.EMPTY, "1+1") for row in range(1, 9)}
    grid = recorded(f"costs!A1:A9={form_of('1+1', 1, 1)}", cells)
    assert list(lost_formulas(grid, {"costs": "Sheet"})) == []


def test_a_sheet_in_other_words_is_one_finding() -> None:
    cells = {(row, 1): CellValue(None, CellKind.EMPTY, "2+2") for row in range(1, 9)}
    grid = recorded(f"costs!A1:A8={form_of('1+1', 1, 1)}", cells)
    (problem,) = lost_formulas(grid, {"costs": "Sheet"})
    assert (problem.where, problem.code) == ("Sheet", "template.formulas_other")
    assert problem.values == {"count": 8, "all": 8}


@pytest.mark.parametrize(
    "text", ["costs!A1:XFD1048576=1", "costs!somewhere", "budget!A1", "costs", "!", "other!A1"]
)
def test_a_record_that_cannot_be_true_is_not_used(text: str) -> None:
    cells = {(1, 1): CellValue(Decimal(1), CellKind.NUMBER)}
    assert list(lost_formulas(recorded(text, cells), {"costs": "Sheet", "budget": "Gone"})) == []


def recorded(text: str, cells: dict[Place, CellValue]) -> Grid:
    """A sheet, and a record of where it calculates beside it."""
    record = {
        (1, 1): CellValue(text, CellKind.TEXT),
        (2, 1): CellValue(Decimal(5), CellKind.NUMBER),
    }
    known = f"list.{RECORD}"
    return Grid(
        (SheetGrid("Sheet", cells=cells), SheetGrid("Lists", cells=record)),
        names={("", known): named(known, "Lists", "A1:A3")},
    )


def named(name: str, sheet: str, place: str) -> DefinedName:
    area = parse_range(place)
    assert area is not None
    return DefinedName(name, f"{sheet}!{place}", Area(sheet, area))


def test_places_are_written_as_rectangles() -> None:
    cells = [(7, 10), (8, 10), (7, 11), (8, 11), (5, 1)]
    found = record_of({"costs": [((r, c), f"A{r}*2") for r, c in cells], "start": []})
    assert [line.partition("=")[0] for line in found] == ["costs!J7:J8", "costs!K7:K8", "costs!A5"]


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("SUM('Cost lines'!$J$7:$J$9)", "SUM('cost lines'!$J$7:$J$12)", True),
        ("'Lists'!$F$5", "Lists!$F$5", True),
        ("Lists!$F$5", "Lists!$F$6", False),
        ("$D2", "F2", False),
        ("D$4", "D6", False),
        ("SUM($B$7:$B$7)", "SUM($B$7)", True),
        ("IF(FALSE,1, A2)", "IF(FALSE(),1,A2)", True),
        ("A2*0.10", "A2*.1", True),
        ("A2*2", "A3*2", False),
        ("A2*2", "A2*3", False),
        ("SUM($J$7:$J$9)", "SUM($K$7:$K$9)", False),
        ("ROUND(A2,2)", "ROUNDDOWN(A2,2)", False),
        ("SUM(A2:A4)", "SUM(A2:A5)", False),
        ("A:A", "B:B", False),
        ("(((", ")))", False),
    ],
)
def test_what_two_formulas_do(one: str, other: str, is_same: bool) -> None:  # noqa: FBT001
    assert (form_of(one, 2, 2) == form_of(other, 2, 2)) is is_same


def test_a_formula_copied_down_does_the_same() -> None:
    assert form_of("ROUND(A2*$C$1,2)", 2, 2) == form_of("ROUND(A9*$C$1,2)", 9, 2)
    assert form_of("x" * 9_000, 2, 2) != form_of("y" * 9_000, 2, 2)


@pytest.mark.parametrize(
    ("formula", "digits"),
    [
        ("ROUND($C9*D9,2)", "af25dc7d"),
        (
            'IF(tblCosts[[#This Row],[Partner]]="",0,SUMIFS(Costs!$M$7:$M$9,Costs!A:A,">0"))',
            "2f05874e",
        ),
        ("-fig.totals.eu^2%+(TRUE<>{1,2;3,4})&#REF!", "b9d8c0a6"),
    ],
)
def test_the_digits_in_files_stay_the_same(formula: str, digits: str) -> None:
    assert form_of(formula, 9, 5) == digits, "needs a new LAYOUT_VERSION: old files hold these"

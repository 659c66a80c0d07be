"""What people and Excel do to a workbook without noticing: said, never passed over."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cofin.errors import FileRefused, InputError
from cofin.text import Lang
from cofin.workbook.open import read_noted, read_project
from tests.workbook.read.filled import PROJECT_CELLS, SHEETS, SMALL, TIDY, filled


def below(count: int) -> Any:
    """Fills the two spare rows of the cost lines, and ``count`` rows directly below them."""

    def change(book: Any) -> None:
        sheet = book.get_worksheet_by_name(SHEETS["cost"])
        for row in range(4, 6 + count):
            for column, value in enumerate(("P1", "WP1", "travel", "", 1, "", 100), 1):
                sheet.write(row, column, value)

    return change


@pytest.mark.parametrize(
    ("count", "rows", "en", "it", "row"),
    [
        (1, "7:7", "Row 7 stands below the table", "it", "an empty row"),
        (3, "7:9", "Rows 7-9 stand below the table", "them", "empty rows"),
    ],
)
def test_lines_below_the_table_count_and_are_named(
    tmp_path: Path, count: int, rows: str, en: str, it: str, row: str
) -> None:
    project, _, notes = read_noted(filled(tmp_path / "b.xlsx", TIDY, change=below(count)))
    assert len(project.costs) == 3 + count
    (note,) = notes
    assert note.where == f"Cost lines!{rows}"
    assert note.message(Lang.EN) == (
        f"{en}: cofin counts {it} as far as {'it' if count == 1 else 'they'} can be read, the "
        f"workbook's own formulas do not. Move {it} into {row} of the table; where none is left, "
        "build the workbook anew: cofin build."
    )
    assert "kendi formülleri katmıyor" in note.message(Lang.TR)


@pytest.mark.parametrize(
    ("column", "text", "is_remark"),
    [
        (4, "Meeting: 5 March", True),
        (4, "Meeting", True),
        (1, "Meeting: 5 March", True),
        (1, "P9", False),
        (5, 12, False),
    ],
)
def test_one_text_right_below_the_table_is_a_note_and_is_named(
    tmp_path: Path, column: int, text: Any, *, is_remark: bool
) -> None:
    def change(book: Any) -> None:
        book.get_worksheet_by_name(SHEETS["cost"]).write(6, column, text)

    path = filled(tmp_path / "b.xlsx", TIDY, change=change)
    if not is_remark:
        with pytest.raises(InputError):
            read_noted(path)
        return
    project, _, (note,) = read_noted(path)
    assert len(project.costs) == len(TIDY["cost"])
    assert (note.where, note.code) == ("Cost lines!7:7", "workbook_in.remark_below")
    assert note.message(Lang.EN).startswith(f'"{text}" stands alone right below the table')


def test_a_workbook_within_its_tables_has_no_notes(tmp_path: Path) -> None:
    assert read_noted(filled(tmp_path / "b.xlsx", TIDY))[2] == ()


def with_format(code: str, value: float, sheet: str = "cost", column: int = 5) -> Any:
    def change(book: Any) -> None:
        format_ = book.add_format({"num_format": code})
        book.get_worksheet_by_name(SHEETS[sheet]).write_number(3, column, value, format_)

    return change


@pytest.mark.parametrize(
    ("code", "value", "en"),
    [
        ("yyyy-mm-dd", 44684, "a date (2022-05-03), not a number; Excel may have made one of 3.5."),
        ("dd.mm.yyyy", 44721, "a date (2022-06-09), not a number; Excel may have made one of 9.6."),
        ("d-mmm", 44684, "(2022-05-03)"),
        ("h:mm", 0.4, "the format of a date or time (0.4)"),
    ],
)
def test_a_date_is_no_quantity(tmp_path: Path, code: str, value: float, en: str) -> None:
    path = filled(tmp_path / "b.xlsx", change=with_format(code, value))
    with pytest.raises(InputError) as caught:
        read_project(path)
    (problem,) = caught.value.problems
    assert problem.where == "Cost lines!F4"
    assert en in problem.message(Lang.EN)
    assert "sayı biçimi verin" in problem.message(Lang.TR)


@pytest.mark.parametrize("code", ["0.00", "#,##0.00 [$EUR]", "0%", '0 "days"'])
def test_a_number_of_any_other_format_is_a_number(tmp_path: Path, code: str) -> None:
    path = filled(tmp_path / "b.xlsx", change=with_format(code, 44684))
    assert read_project(path).costs[0].quantity == 44684


def test_a_date_written_out_is_a_date_in_any_format(first_cell: Any) -> None:
    """The variant of the format that stores 2022-05-03 and not its number."""
    cell = first_cell('<row r="1"><c r="A1" t="d"><v>2022-05-03</v></c></row>')
    assert (cell.value, cell.style.is_date) == (44684, True)


def test_the_start_is_still_a_date(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        format_ = book.add_format({"num_format": "yyyy-mm-dd"})
        book.get_worksheet_by_name("Project").write_number(2, 1, 44593, format_)

    assert read_project(filled(tmp_path / "b.xlsx", change=change)).start == date(2022, 2, 1)


@pytest.mark.parametrize("serial", [44593.5, 44593.0001, 44593.9999])
def test_a_time_beside_the_start_is_told_with_its_day(tmp_path: Path, serial: float) -> None:
    with pytest.raises(InputError) as caught:
        read_project(filled(tmp_path / "b.xlsx", project={**PROJECT_CELLS, "start": serial}))
    (problem,) = caught.value.problems
    assert (problem.where, problem.code) == ("Project!B3", "workbook_in.date_with_time")
    assert problem.message(Lang.EN) == (
        "The cell holds a time of day beside the date 2022-02-01. "
        "Type the date again, without a time."
    )
    assert "01.02.2022 tarihinin yanında bir saat de var" in problem.message(Lang.TR)


@pytest.mark.parametrize("serial", [0.5, 2022, 99999.5])
def test_a_number_that_is_no_day_near_ours_stays_one(tmp_path: Path, serial: float) -> None:
    with pytest.raises(InputError) as caught:
        read_project(filled(tmp_path / "b.xlsx", project={**PROJECT_CELLS, "start": serial}))
    (problem,) = caught.value.problems
    assert problem.code == "project.not_a_date"


def test_a_day_far_away_is_told_as_a_day(tmp_path: Path) -> None:
    """Nobody typed 109,999: that is what a spreadsheet holds for the day."""

    def change(book: Any) -> None:
        format_ = book.add_format({"num_format": "yyyy-mm-dd"})
        book.get_worksheet_by_name("Project").write_number(2, 1, 109999, format_)

    with pytest.raises(InputError) as caught:
        read_project(filled(tmp_path / "b.xlsx", change=change))
    (problem,) = caught.value.problems
    assert problem.code == "project.date_far_away"
    assert "2201-03-01 is not between the years 1990 and 2099" in problem.message(Lang.EN)


def test_a_reason_without_a_value_is_a_problem(tmp_path: Path) -> None:
    rows = [{"parameter": "indirect_rate", "reason": "as agreed with the agency"}]
    path = filled(tmp_path / "b.xlsx", {**SMALL, "override": rows})
    with pytest.raises(InputError) as caught:
        read_project(path)
    (problem,) = caught.value.problems
    assert problem.where == "Rules!E4"
    assert "Type the value or clear the reason." in problem.message(Lang.EN)
    assert "Değeri yazın veya gerekçeyi silin." in problem.message(Lang.TR)


TOML = 'call = "cos-cluster-2020-3-03"\n[project]\nacronym = "X"\n'


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (TOML, "toml"),
        ("\N{BYTE ORDER MARK}# mine\n" + TOML, "toml"),
        ("[[partner]]\n", "toml"),
        ('{"call": 1}', "json"),
        ("\n\n {", "json"),
    ],
)
@pytest.mark.parametrize("ending", [".xlsx", ".XLSX", ".ods"])
def test_a_text_with_the_name_of_a_workbook(
    tmp_path: Path, content: str, kind: str, ending: str
) -> None:
    path = tmp_path / f"p{ending}"
    path.write_text(content, "utf-8")
    with pytest.raises(FileRefused) as caught:
        read_project(path)
    (problem,) = caught.value.problems
    assert problem.code == "file.text_named_workbook"
    assert problem.message(Lang.EN) == (
        f"This is a text file ({kind.upper()}), not a workbook, although its name ends in "
        f"{ending.lower()}. Rename it so that it ends in .{kind}."
    )


def test_a_table_with_the_name_of_a_workbook_is_no_project(tmp_path: Path) -> None:
    path = tmp_path / "p.xlsx"
    path.write_text("partner;amount\nP1;3\n", "utf-8")
    with pytest.raises(FileRefused) as caught:
        read_project(path)
    assert caught.value.problems[0].code == "workbook_in.text_file"

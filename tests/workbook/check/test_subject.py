"""What the checks are given of a file: as much as can be read, with the place of each field."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook.workbook import Workbook

from cofin.checks.subject import FileKind, Subject
from cofin.core.calculate import calculate
from cofin.core.figures import figures
from cofin.errors import ProfileError
from cofin.text import Lang
from cofin.workbook.check import subject_of
from cofin.workbook.split import part_of
from tests.workbook.check.books import content, edited
from tests.workbook.generate.books import example


def written(path: Path, kind: str, lang: Lang = Lang.EN) -> Path:
    path.write_bytes(content(kind, lang))
    return path


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Subject:
    """The sheet of P2, as the coordinator sent it."""
    return subject_of(written(tmp_path_factory.mktemp("sheet") / "p2.xlsx", "P2"))


def test_a_partner_sheet_is_one_and_has_no_problems(sheet: Subject) -> None:
    assert sheet.kind is FileKind.PARTNER_SHEET
    assert sheet.refusal is None
    assert sheet.problems == ()


def test_the_project_in_it_is_that_part_of_the_consortium(sheet: Subject) -> None:
    project, rules = example("small")
    own = part_of(project, "P2")
    assert sheet.project is not None
    assert sheet.project.costs == own.costs
    assert sheet.project.work_packages == own.work_packages
    assert sheet.result is not None
    assert figures(sheet.result) == figures(calculate(own, rules))


@pytest.mark.parametrize("lang", list(Lang))
def test_a_consortium_workbook_is_the_whole_project(lang: Lang, tmp_path: Path) -> None:
    subject = subject_of(written(tmp_path / "budget.xlsx", "consortium", lang))
    assert subject.kind is FileKind.CONSORTIUM
    assert subject.problems == ()
    assert subject.project == example("small")[0]
    assert subject.layout is not None
    assert (subject.layout.lang, subject.layout.version) == (lang.value, 1)
    assert len(subject.layout.fingerprint) == 16


def test_columns_are_known_as_input_and_as_computed(sheet: Subject) -> None:
    assert sheet.layout is not None
    quantity, amount = (sheet.layout.column("cost", key) for key in ("quantity", "amount"))
    assert quantity is not None
    assert amount is not None
    assert (quantity.is_input, amount.is_input) == (True, False)
    assert quantity.range.first_row == amount.range.first_row
    assert quantity.range.first_column == quantity.range.last_column
    assert sheet.layout.column("cost", "nothing") is None


def test_single_cells_are_known_by_their_names(sheet: Subject) -> None:
    assert sheet.layout is not None
    name, row, column = sheet.layout.scalars["fig.partners.P2.eligible"]
    found = sheet.grid.sheet(name)
    assert found is not None
    assert sheet.result is not None
    assert found.cell(row, column).value == sheet.result.partners[0].eligible
    assert {"in.project.acronym", "rule.maximum_grant"} <= sheet.layout.scalars.keys()


def test_every_field_has_its_cell(sheet: Subject) -> None:
    assert sheet.project is not None
    for number, line in enumerate(sheet.project.costs, 1):
        name, place = sheet.place("cost", number, "unit_cost")
        assert sheet.layout is not None
        column = sheet.layout.column("cost", "unit_cost")
        assert column is not None
        row = int(place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
        found = sheet.grid.sheet(name)
        assert found is not None
        assert found.cell(row, column.range.first_column).value == line.unit_cost
    assert sheet.place("project", "acronym") == ("Project", "C6")
    assert sheet.place("cost", 999, "unit_cost") == ("", "")
    assert sheet.place("cost", 1, "nothing") == ("", "")
    assert ("cost", 1, "unit_cost") in set(sheet.places)
    assert len(sheet.places) == len(set(sheet.places))


def test_rows_that_cannot_be_read_are_left_out_and_the_others_keep_their_cells(
    tmp_path: Path,
) -> None:
    def spoil(book: Workbook) -> None:
        book["Cost lines"]["I7"] = "four thousand"

    before = subject_of(written(tmp_path / "before.xlsx", "P2"))
    after = subject_of(edited(tmp_path / "after.xlsx", spoil))
    where = "!".join(before.place("cost", 1, "unit_cost"))
    assert [(p.where, p.code) for p in after.problems] == [(where, "project.text_for_number")]
    assert before.project is not None
    assert after.project is not None
    assert after.project.costs == before.project.costs[1:]
    assert after.place("cost", 1, "quantity") == before.place("cost", 2, "quantity")


def test_the_call_may_be_named_instead(tmp_path: Path) -> None:
    path = written(tmp_path / "p2.xlsx", "P2")
    subject = subject_of(path, call="cos-cluster-2018-3-02")
    assert subject.rules is not None
    assert subject.rules.profile.id == "cos-cluster-2018-3-02"
    with pytest.raises(ProfileError):
        subject_of(path, call="no-such-call")


def test_a_workbook_that_names_an_unknown_call_has_no_project(tmp_path: Path) -> None:
    def rename(book: Workbook) -> None:
        ((sheet, cell),) = book.defined_names["cofin.call"].destinations
        book[sheet][cell.replace("$", "")] = "no-such-call"

    subject = subject_of(edited(tmp_path / "p2.xlsx", rename))
    assert (subject.rules, subject.project, subject.result) == (None, None, None)
    assert [p.code for p in subject.problems] == ["profile.unknown_call"]
    assert subject.layout is not None


def test_a_workbook_that_names_a_file_as_its_call_opens_nothing(tmp_path: Path) -> None:
    def rename(book: Workbook) -> None:
        ((sheet, cell),) = book.defined_names["cofin.call"].destinations
        book[sheet][cell.replace("$", "")] = "../secret.toml"

    subject = subject_of(edited(tmp_path / "p2.xlsx", rename))
    assert [p.code for p in subject.problems] == ["workbook_in.no_call"]


def test_a_newer_layout_is_not_read(tmp_path: Path) -> None:
    def later(book: Workbook) -> None:
        ((sheet, cell),) = book.defined_names["cofin.layout"].destinations
        book[sheet][cell.replace("$", "")] = 99

    subject = subject_of(edited(tmp_path / "p2.xlsx", later))
    assert [p.code for p in subject.problems] == ["workbook_in.newer_layout"]
    assert subject.project is None


def test_a_lost_table_leaves_the_rest(tmp_path: Path) -> None:
    def lose(book: Workbook) -> None:
        del book.defined_names["in.funding.amount"]

    subject = subject_of(edited(tmp_path / "p2.xlsx", lose))
    assert [p.code for p in subject.problems] == ["workbook_in.name_missing"]
    assert subject.project is not None
    assert subject.project.funding == ()
    assert subject.project.costs


def test_any_other_workbook_has_cells_alone(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Item", 5])
    book.save(tmp_path / "own.xlsx")
    subject = subject_of(tmp_path / "own.xlsx")
    assert subject.kind is FileKind.OTHER
    assert (subject.layout, subject.project, subject.rules) == (None, None, None)
    assert len(subject.grid.sheets) == 1
    named = subject_of(tmp_path / "own.xlsx", call="cos-cluster-2020-3-03")
    assert named.rules is not None

"""What a sheet has lost of its template (F07), and what it may lose without a word."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl.workbook.workbook import Workbook

from cofin.checks.card import severity_of
from cofin.checks.finding import Severity
from cofin.checks.problems import speaker, spoken
from cofin.checks.run import run_checks
from cofin.checks.subject import FileKind
from cofin.core.schema import TABLES, Kind
from cofin.text import Lang, say
from cofin.workbook.check import subject_of
from cofin.workbook.check.template import CHOICES
from cofin.workbook.layout import SHEETS
from tests.workbook.check.books import content, edited


def found(path: Path) -> list[tuple[str, Severity, str]]:
    """Key, severity and place of what differs from the template."""
    subject = subject_of(path)
    found = list(spoken(subject, "F07"))
    codes = [p.code.removeprefix("template.") for p in subject.problems if speaker(p) == "F07"]
    return [(code, severity_of(f), f.place) for code, f in zip(codes, found, strict=True)]


@pytest.mark.parametrize("kind", ["consortium", "P1"])
@pytest.mark.parametrize("lang", list(Lang))
def test_an_untouched_workbook_has_lost_nothing(kind: str, lang: Lang, tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(content(kind, lang))
    assert found(path) == []


@pytest.mark.parametrize("kind", ["consortium", "P1"])
def test_saving_it_with_another_program_loses_nothing(kind: str, tmp_path: Path) -> None:
    assert found(edited(tmp_path / "book.xlsx", lambda _: None, kind)) == []


def test_a_sheet_for_notes_is_worth_a_note(tmp_path: Path) -> None:
    path = edited(tmp_path / "book.xlsx", lambda book: book.create_sheet("My notes"))
    assert found(path) == [("sheet_added", Severity.NOTE, "My notes")]


def test_a_missing_sheet(tmp_path: Path) -> None:
    path = edited(tmp_path / "book.xlsx", lambda book: book.remove(book["Start"]))
    assert found(path) == [("sheet_missing", Severity.ERROR, "")]


@pytest.mark.parametrize("name", ["Budget", "Start"])
def test_a_renamed_sheet_is_known_by_its_names_or_its_place(name: str, tmp_path: Path) -> None:
    def rename(book: Workbook) -> None:
        book[name].title = "Numbers"
        for defined in book.defined_names.values():
            text = defined.attr_text.replace(f"'{name}'!", "Numbers!")
            defined.attr_text = text.replace(f"{name}!", "Numbers!")

    path = edited(tmp_path / "book.xlsx", rename)
    assert ("sheet_renamed", Severity.WARNING, "Numbers") in found(path)


def test_a_sheet_that_is_taken_away_with_its_names(tmp_path: Path) -> None:
    path = edited(tmp_path / "book.xlsx", lambda book: book.remove(book["Funding"]))
    codes = [code for code, _, _ in found(path)]
    assert codes[0] == "deleted_typed_sheet"
    assert "name_missing" not in codes


def test_a_hidden_sheet_without_amounts(tmp_path: Path) -> None:
    def hide(book: Workbook) -> None:
        sheet = book.create_sheet("Start again")
        book["Start"].sheet_state = "visible"
        for row in book["Start"].iter_rows():
            for cell in row:
                cell.value = None if not isinstance(cell.value, str) else "words"
        book["Start"].sheet_state = "hidden"
        book.remove(sheet)
        book.active = 1

    assert ("sheet_hidden", Severity.WARNING, "Start") in found(edited(tmp_path / "b.xlsx", hide))


def test_protection_taken_off(tmp_path: Path) -> None:
    def unprotect(book: Workbook) -> None:
        book["Cost lines"].protection.disable()

    path = edited(tmp_path / "book.xlsx", unprotect)
    assert found(path) == [("unprotected", Severity.WARNING, "Cost lines")]


def test_lists_lost_by_pasting(tmp_path: Path) -> None:
    def paste(book: Workbook) -> None:
        sheet = book["Cost lines"]
        kept = [v for v in sheet.data_validations.dataValidation if v.type != "list"]
        sheet.data_validations.dataValidation = kept

    codes = [(code, severity) for code, severity, _ in found(edited(tmp_path / "b.xlsx", paste))]
    assert codes == [("list_lost", Severity.WARNING)] * len(CHOICES["cost"])


@pytest.mark.parametrize(
    ("version", "expected"), [("0.0.9", ["older_version"]), ("99.0.0", []), ("odd", [])]
)
def test_an_older_version_of_the_same_layout(
    version: str, expected: list[str], tmp_path: Path
) -> None:
    def age(book: Workbook) -> None:
        ((sheet, cell),) = book.defined_names["cofin.version"].destinations
        book[sheet][cell.replace("$", "")] = version

    assert [code for code, _, _ in found(edited(tmp_path / "b.xlsx", age))] == expected


def test_columns_with_a_list_are_those_that_are_chosen_from_one() -> None:
    chosen = {
        Kind.PARTNER,
        Kind.WORK_PACKAGE,
        Kind.CATEGORY,
        Kind.COUNTRY,
        Kind.HOST,
        Kind.CHOICE,
        Kind.FLAG,
    }
    for table, columns in CHOICES.items():
        fields = TABLES[table][0]
        assert [field.key for field in fields if field.kind in chosen] == list(columns)


@pytest.mark.parametrize("kind", ["consortium", "P1"])
@pytest.mark.parametrize("lang", list(Lang))
def test_a_program_that_drops_all_names_is_told_and_no_cell_is_called_wrong(
    kind: str, lang: Lang, tmp_path: Path
) -> None:
    path = edited(tmp_path / "book.xlsx", lambda book: book.defined_names.clear(), kind, lang)
    subject = subject_of(path)
    assert subject.kind is (FileKind.CONSORTIUM if kind == "consortium" else FileKind.PARTNER_SHEET)
    assert [code for code, _, _ in found(path)] == ["names_lost"]
    findings = run_checks(subject).findings
    assert {f.code for f in findings if severity_of(f) is Severity.ERROR} == {"F07"}
    (told,) = [f.fix(lang) for f in findings if f.code == "F07"]
    assert ("--partner-sheet" in told) is (kind == "P1")  # nobody is given the other kind
    assert "cofin split" not in told


def test_some_sheets_of_the_same_names_are_nobodys_template(tmp_path: Path) -> None:
    book = Workbook()
    for key in SHEETS[:9]:
        book.create_sheet(say(f"sheet.{key}", Lang.EN))["A1"] = "Budget"
    book.save(tmp_path / "other.xlsx")
    subject = subject_of(tmp_path / "other.xlsx")
    assert (subject.kind, subject.layout) == (FileKind.OTHER, None)


def test_protection_and_lists_dropped_by_a_program_are_two_findings(tmp_path: Path) -> None:
    def drop(book: Workbook) -> None:
        for sheet in book.worksheets:
            sheet.protection.disable()
            sheet.data_validations.dataValidation = []

    many = found(edited(tmp_path / "book.xlsx", drop))
    assert sorted(many) == [
        ("list_lost_many", Severity.WARNING, "Cost lines!C7:C40"),
        ("unprotected_many", Severity.WARNING, "Start"),
    ]


def test_two_bare_sheets_are_both_named(tmp_path: Path) -> None:
    def unprotect(book: Workbook) -> None:
        book["Cost lines"].protection.disable()
        book["Funding"].protection.disable()

    subject = subject_of(edited(tmp_path / "book.xlsx", unprotect))
    (problem,) = subject.problems
    assert problem.values == {"count": 2, "sheets": "Cost lines, Funding"}

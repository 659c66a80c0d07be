"""``cofin check``: what is found, how it is shown, and that no file is changed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment

from cofin.text import Lang
from cofin.workbook.open import read_with_rules
from cofin.workbook.read import read_grid
from cofin.workbook.split import partner_sheets
from tests.cli.conftest import SMALL, Cofin, names
from tests.workbook.patch.inject import changed


@pytest.fixture(scope="session")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the partner sheets of the small example; the second has a typed-over amount."""
    folder = tmp_path_factory.mktemp("sheets")
    for partner, content in partner_sheets(*read_with_rules(SMALL), Lang.EN).items():
        (folder / f"{partner}.xlsx").write_bytes(content)
    book = openpyxl.load_workbook(folder / "P2.xlsx")
    ((sheet, cells),) = book.defined_names["out.cost.amount"].destinations
    book[sheet][cells.replace("$", "")][1][0].value = 12_000
    book.save(folder / "P2.xlsx")
    return folder


def test_a_clean_sheet_has_nothing_to_correct(cofin: Cofin, sheets: Path) -> None:
    said = cofin("check", sheets / "P1.xlsx")
    assert (said.status, said.err) == (0, "")
    assert "nothing to correct" in said.out
    assert "Judged" in said.out


def test_a_formula_typed_over_is_found_at_its_cell(cofin: Cofin, sheets: Path) -> None:
    said = cofin("check", sheets / "P2.xlsx", "--format", "json")
    assert said.status == 1
    (outcome,) = json.loads(said.out)
    assert outcome["kind"] == "partner-sheet"
    found = [f for f in outcome["findings"] if f["severity"] == "error"]
    assert any(f["code"] == "C04" and f["found"] == "12000" for f in found)


def test_the_files_stay_as_they_are(cofin: Cofin, sheets: Path, tmp_path: Path) -> None:
    before = {name: (sheets / name).read_bytes() for name in names(sheets)}
    cofin("check", sheets, "--annotate", tmp_path / "marked")
    assert {name: (sheets / name).read_bytes() for name in names(sheets)} == before


def test_a_folder_one_line_each_and_the_worst_status(cofin: Cofin, sheets: Path) -> None:
    said = cofin("check", sheets)
    assert said.status == 1
    assert "3 file(s): 2 with nothing to correct, 1 with findings, 0 unreadable." in said.out


def test_several_processes_say_the_same(cofin: Cofin, sheets: Path) -> None:
    alone = cofin("check", sheets, "--format", "json")
    assert cofin("check", sheets, "--format", "json", "--jobs", "2") == alone


def test_a_file_that_is_no_workbook_does_not_stop_the_others(
    cofin: Cofin, sheets: Path, tmp_path: Path
) -> None:
    shutil.copy(sheets / "P1.xlsx", tmp_path / "good.xlsx")
    (tmp_path / "bad.xlsx").write_bytes(b"<html>")
    (tmp_path / "~$good.xlsx").write_bytes(b"lock")
    said = cofin("check", tmp_path, "--format", "json")
    assert said.status == 2
    assert [each["status"] for each in json.loads(said.out)] == ["unreadable", "clean"]


def test_a_workbook_with_nothing_in_it_was_not_judged(cofin: Cofin, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Hello"])
    book.save(tmp_path / "hello.xlsx")
    said = cofin("check", tmp_path / "hello.xlsx")
    assert said.status == 2
    assert "M01" in said.out
    accepted = '[[accept]]\nfile = "hello.xlsx"\ncode = "M01"\nreason = "The cover letter"\n'
    (tmp_path / "cofin.accept.toml").write_text(accepted, "utf-8")
    assert cofin("check", tmp_path / "hello.xlsx").status == 0


def test_a_file_that_is_not_there(cofin: Cofin, tmp_path: Path) -> None:
    assert cofin("check", tmp_path / "none.xlsx").status == 2
    assert cofin("check", tmp_path).status == 2  # a folder without a workbook


def test_a_pattern_the_shell_left_alone(cofin: Cofin, sheets: Path) -> None:
    assert "2 file(s)" in cofin("check", f"{sheets}/P[13].xlsx").out


def test_the_annotated_copy_shows_each_finding(cofin: Cofin, sheets: Path, tmp_path: Path) -> None:
    cofin("check", sheets / "P2.xlsx", "--annotate", tmp_path / "marked")
    book = openpyxl.load_workbook(tmp_path / "marked" / "P2.xlsx")
    assert book.sheetnames[0] == "Findings"
    rows = [[cell.value for cell in row] for row in book["Findings"].iter_rows(min_row=5)]
    place = next(row for row in rows if row[1] == "C04")
    cell = book[place[2]][place[3]]
    assert "C04" in cell.comment.text
    assert cell.fill.fgColor.rgb.endswith("F8CBAD")


def test_a_long_formula_is_whole_in_json_and_hides_nothing_elsewhere(
    cofin: Cofin, sheets: Path, tmp_path: Path
) -> None:
    book = openpyxl.load_workbook(sheets / "P1.xlsx")
    ((sheet, cells),) = book.defined_names["out.cost.eligible_amount"].destinations
    book[sheet][cells.replace("$", "")][1][0].value = 12.5
    book.save(tmp_path / "P1.xlsx")
    said = cofin("check", tmp_path / "P1.xlsx", "--format", "json")
    (found,) = (f for f in json.loads(said.out)[0]["findings"] if f["code"] == "C04")
    assert len(found["expected"]) > 1000
    assert found["found"] == "12.5"
    assert len(found["message"]) < 500
    assert found["fix"].startswith("Copy the formula of ")

    cofin("check", tmp_path / "P1.xlsx", "--annotate", tmp_path / "marked", "--lang", "tr")
    listed = openpyxl.load_workbook(tmp_path / "marked" / "P1.xlsx")["Bulgular"]
    (row,) = (r for r in listed.iter_rows(min_row=5, values_only=True) if r[1] == "C04")
    assert max(len(str(value)) for value in row) < 500
    assert "12,5" in row

    page = tmp_path / "findings.html"
    cofin("check", tmp_path / "P1.xlsx", "--format", "html", "-o", page, "--lang", "tr")
    assert page.read_text("utf-8").count("<details><summary>=IF(") == 1


def test_every_place_of_a_problem_is_marked(cofin: Cofin, sheets: Path, tmp_path: Path) -> None:
    path = tmp_path / "P2.xlsx"
    book = openpyxl.load_workbook(sheets / "P2.xlsx")
    area = book.defined_names["in.cost.category"].attr_text
    sheet, _, cells = area.replace("$", "").replace("'", "").partition("!")
    first, second = (row[0] for row in book[sheet][cells][:2])
    first.value = second.value = "Staf"
    book.save(path)
    assert cofin("check", path, "--annotate", tmp_path / "marked").status == 1
    marked = openpyxl.load_workbook(tmp_path / "marked" / "P2.xlsx")[sheet]
    for place in (first.coordinate, second.coordinate):
        assert marked[place].fill.fgColor.rgb.endswith("F8CBAD"), place
        assert "Staf" in marked[place].comment.text


def test_a_workbook_that_cannot_be_marked_is_checked_all_the_same(
    cofin: Cofin, sheets: Path, tmp_path: Path
) -> None:
    """Its notes are damaged, which no check needs to read; the other files are marked."""
    folder = tmp_path / "sheets"
    folder.mkdir()
    shutil.copy(sheets / "P2.xlsx", folder / "P2.xlsx")
    book = openpyxl.Workbook()
    for row in (["Item", "Amount"], ["a", -5]):
        book.worksheets[0].append(row)
    book.worksheets[0]["A1"].comment = Comment("old", "Fund")
    book.save(folder / "P1.xlsx")
    part, broken = "xl/comments/comment1.xml", ("<authors>", "")
    damaged = changed((folder / "P1.xlsx").read_bytes(), part, broken)
    (folder / "P1.xlsx").write_bytes(damaged)
    said = cofin("check", folder, "--annotate", tmp_path / "marked", "--jobs", "2")
    assert said.status == 2
    assert "C12" in said.out
    assert "C04" in said.out
    assert said.err.startswith(f"{folder / 'P1.xlsx'}: no marked copy could be made. ")
    assert [path.name for path in (tmp_path / "marked").iterdir()] == ["P2.xlsx"]


def test_workbooks_of_one_name_are_marked_in_folders_of_their_own(
    cofin: Cofin, sheets: Path, tmp_path: Path
) -> None:
    for folder in ("a", "b", "c/a"):
        (tmp_path / folder).mkdir(parents=True)
        shutil.copy(sheets / "P1.xlsx", tmp_path / folder / "budget.xlsx")
    shutil.copy(sheets / "P1.xlsx", tmp_path / "a" / "other.xlsx")
    marked = tmp_path / "marked"
    assert cofin("check", tmp_path / "a", tmp_path / "b", "--annotate", marked).status == 0
    found = sorted(str(path.relative_to(marked)) for path in marked.rglob("*.xlsx"))
    assert found == [str(Path("a/budget.xlsx")), str(Path("b/budget.xlsx")), "other.xlsx"]
    said = cofin("check", tmp_path / "a", tmp_path / "c", "--annotate", tmp_path / "more")
    assert said.status == 2
    assert "Another file budget.xlsx" in said.err
    assert not (tmp_path / "more").exists()


def test_only_the_cells_meant_are_marked(cofin: Cofin, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["Item", "Amount"], ["a", -5], ["b", 20], ["c", -7]):
        book.worksheets[0].append(row)
    book.save(tmp_path / "any.xlsx")
    said = cofin("check", tmp_path / "any.xlsx", "--annotate", tmp_path / "marked")
    assert "C12 Sheet!B2:B4" in said.out
    marked = openpyxl.load_workbook(tmp_path / "marked" / "any.xlsx")["Sheet"]
    colours = [marked[place].fill.fgColor.rgb[2:] for place in ("B2", "B3", "B4")]
    assert colours == ["F8CBAD", "000000", "F8CBAD"]
    assert "the first of 2 cells" in marked["B4"].comment.text


def test_a_reason_on_the_findings_sheet_accepts(cofin: Cofin, sheets: Path, tmp_path: Path) -> None:
    marked = tmp_path / "marked" / "P2.xlsx"
    cofin("check", sheets / "P2.xlsx", "--annotate", tmp_path / "marked")
    book = openpyxl.load_workbook(marked)
    for row in book["Findings"].iter_rows(min_row=6):
        row[11].value = "Agreed with the coordinator."
    book.save(marked)
    said = cofin("check", marked, "--format", "json")
    accepted = [f for f in json.loads(said.out)[0]["findings"] if f.get("accepted")]
    assert "C04" in {f["code"] for f in accepted}
    assert {f["accepted_in"] for f in accepted} == {"workbook"}
    text = " ".join(cofin("check", marked).out.split())
    assert f"nothing to correct, {len(accepted)} accepted Errors" in text
    assert "accepted in the workbook's own list of findings: Agreed with the coordinator." in text
    assert "own list of findings</span>" in cofin("check", marked, "--format", "html").out
    # a list that nobody sees accepts nothing
    book["Findings"].sheet_state = "veryHidden"
    book.save(marked)
    assert cofin("check", marked).status == 1


def test_a_list_beside_the_file_accepts(cofin: Cofin, sheets: Path, tmp_path: Path) -> None:
    shutil.copy(sheets / "P2.xlsx", tmp_path)
    outcome = json.loads(cofin("check", tmp_path / "P2.xlsx", "--format", "json").out)[0]
    codes = {f["code"] for f in outcome["findings"] if f["severity"] != "note"}
    lines = [f'[[accept]]\ncode = "{code}"\nreason = "seen"\n' for code in codes]
    (tmp_path / "cofin.accept.toml").write_text("\n".join(lines), "utf-8")
    said = cofin("check", tmp_path / "P2.xlsx")
    assert said.status == 0
    assert "accepted: seen" in said.out
    outcome = json.loads(cofin("check", tmp_path / "P2.xlsx", "--format", "json").out)[0]
    assert {f["accepted_in"] for f in outcome["findings"] if "accepted" in f} == {"file"}
    (tmp_path / "cofin.accept.toml").write_text("[[accept]]\n", "utf-8")
    assert cofin("check", tmp_path / "P2.xlsx").status == 2


def test_the_page_and_the_table_are_written(cofin: Cofin, sheets: Path, tmp_path: Path) -> None:
    for form in ("html", "csv"):
        target = tmp_path / f"findings.{form}"
        said = cofin("check", sheets, "--format", form, "-o", target, "--lang", "tr")
        assert said.status == 1
        assert "C04" in target.read_text("utf-8")
        assert cofin("check", sheets, "--format", form, "-o", target).status == 2


def test_the_master_is_compared(cofin: Cofin, sheets: Path, tmp_path: Path) -> None:
    master = tmp_path / "budget.xlsx"
    assert cofin("build", SMALL, "-o", master, "--quiet").status == 0
    said = cofin("check", sheets / "P1.xlsx", "--against", master, "--format", "json")
    (outcome,) = json.loads(said.out)
    assert said.status == 0
    assert "P10" not in {each["code"] for each in outcome["coverage"]["checks_skipped"]}


def test_a_check_is_explained(cofin: Cofin) -> None:
    for lang in Lang:
        said = cofin("explain", "c04", "--lang", lang.value)
        assert said.status == 0
        assert said.out.startswith("C04")
    assert cofin("explain", "C99").status == 2


def test_the_copy_can_be_read_like_any_workbook(cofin: Cofin, sheets: Path, tmp_path: Path) -> None:
    cofin("check", sheets / "P1.xlsx", "--annotate", tmp_path)
    assert read_grid(tmp_path / "P1.xlsx").name("cofin.findings.code")


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_defect_at_one_file_leaves_the_others_judged(
    sheets: Path, tmp_path: Path, cofin: Cofin, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    """Nothing was said of any file."""
    from cofin.workbook.check import report, subject_of

    def fails(path: Path, *more: Any) -> Any:
        if path.name == "P2.xlsx":
            raise ZeroDivisionError("an odd one")
        return subject_of(path, *more)

    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(report, "subject_of", fails)
    said = cofin("check", sheets, "--format", "json", "--jobs", jobs)
    assert said.status == 3
    found = {Path(each["file"]).name: each for each in json.loads(said.out)}
    assert {name: each["status"] for name, each in found.items()} == {
        "P1.xlsx": found["P1.xlsx"]["status"],
        "P2.xlsx": "unreadable",
        "P3.xlsx": found["P3.xlsx"]["status"],
    }
    assert found["P1.xlsx"]["coverage"]["amount_cells_judged"] > 0
    (finding,) = found["P2.xlsx"]["findings"]
    assert finding["code"] == "M01"
    assert "defect of cofin" in finding["message"]
    assert "P2.xlsx: This is a defect of cofin" in said.err
    assert len(list(tmp_path.glob("cofin-defect-*.txt"))) == 1

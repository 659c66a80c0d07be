"""``cofin.check``: one call, one report, whatever the file is."""

from __future__ import annotations

import re
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook.workbook import Workbook

import cofin
from cofin.checks.card import severity_of
from cofin.checks.finding import Severity
from cofin.errors import FileRefused, ProfileError
from cofin.text import Lang
from cofin.workbook.generate import generate
from tests.workbook.check.books import content, edited
from tests.workbook.generate.books import example


def with_cell_patched(path: Path, sheet: str, cell: str, number: str) -> None:
    """The same file with another number in one cell and nothing calculated."""
    book = openpyxl.load_workbook(path)
    part = f"xl/worksheets/sheet{book.sheetnames.index(sheet) + 1}.xml"
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    old = re.compile(rf'(<c r="{cell}"[^>]*>)<v>[^<]*</v>'.encode())
    parts[part], count = old.subn(rb"\1<v>" + number.encode() + b"</v>", parts[part])
    assert count == 1
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, each in parts.items():
            archive.writestr(name, each)


@pytest.mark.parametrize("kind", ["consortium", "P1", "P2"])
@pytest.mark.parametrize("lang", list(Lang))
def test_an_untouched_workbook_is_clean_and_says_what_was_judged(
    kind: str, lang: Lang, tmp_path: Path
) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(content(kind, lang))
    report = cofin.check(path)
    above = [f for f in report.findings if severity_of(f) is not Severity.NOTE]
    assert [(f.code, f.place) for f in above] == []
    assert report.status == "clean"
    assert report.coverage.amount_cells_judged == report.coverage.amount_cells_seen > 1000
    assert "M02" in {finding.code for finding in report.findings}


def test_partners_without_a_region_leave_no_cell_unjudged(tmp_path: Path) -> None:
    """A look-up of nothing was not judged: a fresh budget of twelve partners had eleven cells."""
    project, rules = example("small")
    partners = tuple(replace(partner, region="") for partner in project.partners)
    path = tmp_path / "book.xlsx"
    path.write_bytes(generate(replace(project, partners=partners), rules, Lang.EN))
    coverage = cofin.check(path).coverage
    assert coverage.amount_cells_judged == coverage.amount_cells_seen


def test_stale_results_are_found_at_their_cells(tmp_path: Path) -> None:
    """A quantity changed by a program that stores no new results."""
    path = tmp_path / "p2.xlsx"
    path.write_bytes(content("P2"))
    sheet, cell = cofin.check(path).subject.place("cost", 1, "quantity")
    with_cell_patched(path, sheet, cell, "12345")
    found = [f for f in cofin.check(path).findings if f.code == "A09"]
    assert sheet in {finding.sheet for finding in found}
    assert {finding.difference is None for finding in found} == {False}
    assert len(found) < 5  # what depends on the stale amount is right as far as it goes


def test_a_typed_word_is_one_finding(tmp_path: Path) -> None:
    def spoil(book: Workbook) -> None:
        book["Cost lines"]["E7"] = "A. Staff and others"

    report = cofin.check(edited(tmp_path / "p2.xlsx", spoil))
    found = [(f.code, f.place) for f in report.findings if severity_of(f) is Severity.ERROR]
    assert found == [("F07", "Cost lines!E7")]


def test_the_coordinators_workbook_may_be_compared_with(tmp_path: Path) -> None:
    master, sheet = tmp_path / "budget.xlsx", tmp_path / "p2.xlsx"
    master.write_bytes(content("consortium"))
    sheet.write_bytes(content("P2"))
    report = cofin.check(sheet, against=master)
    assert report.subject.master is not None
    assert report.subject.master.project is not None
    assert report.status == "clean"


def test_a_coordinators_workbook_that_cannot_be_read_is_an_error_of_the_call(
    tmp_path: Path,
) -> None:
    sheet = tmp_path / "p2.xlsx"
    sheet.write_bytes(content("P2"))
    with pytest.raises(FileRefused):
        cofin.check(sheet, against=tmp_path / "missing.xlsx")
    with pytest.raises(ProfileError):
        cofin.check(sheet, call="no-such-call")


@pytest.mark.parametrize("name", ["missing.xlsx", "folder.xlsx", "~$lock.xlsx"])
def test_what_is_no_file_is_a_finding(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    if name == "folder.xlsx":
        path.mkdir()
    report = cofin.check(path)
    assert report.status == "unreadable"
    assert [f.code for f in report.findings] == ["F01"]


def test_an_empty_template_is_not_clean(tmp_path: Path) -> None:
    from cofin.workbook.generate import generate_partner_sheet

    rules = cofin.load_rules("cos-cluster-2020-3-03")
    path = tmp_path / "new.xlsx"
    project = cofin.Project("cos-cluster-2020-3-03", "")
    path.write_bytes(generate_partner_sheet(project, rules, Lang.EN))
    assert "M01" in {finding.code for finding in cofin.check(path).findings}


def test_a_text_in_every_cell_ends_soon(tmp_path: Path) -> None:
    def spoil(book: Workbook) -> None:
        for row in book["Cost lines"].iter_rows(min_row=7, min_col=2, max_col=18):
            for cell in row:
                cell.value = "x"

    began = time.monotonic()
    report = cofin.check(edited(tmp_path / "p2.xlsx", spoil))
    assert time.monotonic() - began < 20
    assert report.status == "findings"

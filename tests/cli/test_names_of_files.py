"""Names of files that a system cannot take, or that are no text, in every command."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import Cofin
from tests.cli.test_inputs import given, made

__all__ = ["given", "made"]

LONG = "x" * 300


@pytest.mark.parametrize("lang", ["en", "tr"])
@pytest.mark.parametrize(
    "words",
    [
        "calculate {long}.toml",
        "calculate {long}.xlsx",
        "calculate p.toml -o {long}.txt",
        "calculate p.toml --call {long}.toml",
        "build {long}.toml -o x.xlsx",
        "build {long}.toml -o b.xlsx --force",
        "build p.toml -o {long}.xlsx",
        "build p.toml -o {long}/b.xlsx",
        "new {long}.xlsx",
        "check {long}.xlsx",
        "check {long}/p.xlsx",
        "check {long}*.xlsx",
        "check sp {long}.xlsx --jobs 2",
        "check b.xlsx --annotate {long}",
        "check b.xlsx --annotate {long}/{long}",
        "check b.xlsx --against {long}.xlsx",
        "check b.xlsx --accept {long}.toml",
        "check b.xlsx -o {long}.html",
        "compare {long}.xlsx b.xlsx",
        "compare p.toml {long}.toml",
        "compare p.toml b.xlsx -o {long}.xlsx",
        "envelope {long}.toml",
        "explain {long}.toml",
        "explain {long}.xlsx fig.totals.eligible",
        "split {long}.toml -o sheets",
        "split p.toml -o {long}",
        "merge {long}.xlsx -o m.xlsx",
        "merge sp -o {long}.xlsx",
        "merge sp -o m.xlsx --master {long}.xlsx",
        "merge sp -o m.xlsx --accept {long}.toml",
        "fill {long}.xlsx --from p.toml -o f.xlsx",
        "fill grant-form.en.xlsx --from {long}.toml -o f.xlsx",
        "fill grant-form.en.xlsx --from p.toml -o {long}.xlsx",
        "fill grant-form.en.xlsx --map {long}.toml --from p.toml -o f.xlsx",
        "fill --suggest {long}.xlsx",
        "import {long}.xlsx -o p2.toml",
        "calls lint {long}.toml",
        "calls show {long}.toml",
        "calls new {long}.toml",
        "demo {long}",
        "addin build -o {long}",
    ],
)
@pytest.mark.usefixtures("given")
def test_a_name_that_is_too_long_is_no_defect(words: str, lang: str, cofin: Cofin) -> None:
    said = cofin(*(word.replace("{long}", LONG) for word in words.split()), "--lang", lang)
    assert said.status == 2, said
    if lang == "tr":
        assert "too long" not in said.out + said.err


@pytest.mark.parametrize("words", ["p.toml", "p.toml/below", "my.toml/x/y"])
def test_marked_copies_into_a_file(words: str, given: Path, cofin: Cofin) -> None:
    said = cofin("check", "sp", "--annotate", words)
    assert (said.status, said.out) == (2, "")
    assert "is not a folder" in said.err
    assert (given / "p.toml").is_file()


@pytest.fixture
def odd(given: Path) -> str:
    """A name that is no UTF-8, of a budget in the folder and of a faulty sheet in ``sp``."""
    name = os.fsdecode(b"\xe7\xf6z-\xff.xlsx")
    shutil.copy(given / "b.xlsx", given / name)
    book = openpyxl.load_workbook(given / "sp" / "woodlink-P2.xlsx")
    book["Funding"]["F7"] = 1
    book.save(given / "sp" / name)
    (given / "sp" / "woodlink-P2.xlsx").unlink()
    return name


@pytest.mark.parametrize(
    ("form", "jobs"), [("text", "1"), ("json", "2"), ("csv", "1"), ("html", "1")]
)
def test_findings_of_a_file_whose_name_is_no_text(
    form: str, jobs: str, odd: str, given: Path, cofin: Cofin
) -> None:
    words = ("check", odd, f"sp/{odd}", "--against", odd, "--format", form, "--jobs", jobs)
    said = cofin(*words, "-o", "findings.out", "--annotate", "marked")
    assert (said.status, said.err) == (1, "")
    text = (given / "findings.out").read_text("utf-8")
    assert "sp/\ufffd\ufffdz-\ufffd.xlsx" in text
    folders = [given / "marked" / each / odd for each in ("given", "sp")]
    assert all(path.is_file() for path in folders)


@pytest.mark.parametrize("output", ["out.txt", "out.json", "out.html", "out.xlsx"])
def test_versions_whose_names_are_no_text(output: str, odd: str, given: Path, cofin: Cofin) -> None:
    form = output.partition(".")[2].replace("txt", "text")
    words = () if form == "xlsx" else ("--format", form)
    said = cofin("compare", odd, "p.toml", "-o", output, *words)
    assert (said.status, said.err) == (0, "")
    assert (given / output).stat().st_size > 40


def test_a_merged_sheet_whose_name_is_no_text(odd: str, given: Path, cofin: Cofin) -> None:
    assert cofin("merge", "sp", "-o", "m.xlsx", "--master", odd).status == 1
    said = cofin("merge", "sp", "-o", "m.xlsx", "--master", odd, "--accept-errors")
    assert said.status == 0
    assert said.err.startswith("Accepted entries that fit no finding")  # of another test
    merged = openpyxl.load_workbook(given / "m.xlsx")["Merged from"]
    texts = {str(cell.value) for row in merged.iter_rows() for cell in row}
    assert "\ufffd\ufffdz-\ufffd.xlsx" in texts

"""Names and words of other people's files steer neither the terminal nor a page."""

from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import SMALL, Cofin

ESCAPE, TURN = "\x1b", "\N{RIGHT-TO-LEFT OVERRIDE}"


@pytest.mark.parametrize("command", ["check", "calculate", "explain", "build", "split", "merge"])
def test_no_escape_of_a_name_reaches_the_terminal(
    cofin: Cofin, tmp_path: Path, command: str
) -> None:
    path = tmp_path / f"e{ESCAPE}[31mvil{TURN}.xlsx"
    path.write_bytes(b"x")
    output = ["-o", tmp_path / "out.xlsx"] if command in ("build", "split", "merge") else []
    for name in (path, tmp_path / f"no{ESCAPE}[31m.xlsx"):
        said = cofin(command, name, *output)
        assert said.status == 2
        assert ESCAPE not in said.out + said.err
        assert TURN not in said.out + said.err


def test_no_sign_turns_the_amounts_of_a_page_around(cofin: Cofin, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (
        ["Item", "Amount (EUR)"],
        [f"Staff{TURN}", 1234],
        ["Travel", 1178],
        [f"{TURN}Total", 2000],
    ):
        book.active.append(row)
    book.save(tmp_path / "foreign.xlsx")
    page = tmp_path / "page.html"
    assert cofin("check", tmp_path / "foreign.xlsx", "-o", page).status == 1
    text = page.read_text("utf-8")
    assert "2,412.00" in text
    assert TURN not in text


def test_a_table_in_a_file_is_known_as_utf8(cofin: Cofin, tmp_path: Path) -> None:
    """Excel reads one without the mark in the code page of the PC."""
    for command in ("check", "calculate"):
        name = tmp_path / "budget.xlsx"
        if not name.exists():
            assert cofin("build", SMALL, "-o", name).status == 0
        out = tmp_path / f"{command}.csv"
        assert cofin(command, name, "-o", out, "--lang", "tr").status == 0
        assert out.read_bytes().startswith(b"\xef\xbb\xbf")
        with out.open(encoding="utf-8-sig", newline="") as table:
            assert len(next(csv.reader(table))) > 2


def test_a_name_that_no_system_takes_is_no_defect() -> None:
    from cofin import check

    (finding,) = check("a\0b.xlsx").findings
    assert finding.code == "F01"

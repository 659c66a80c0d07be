"""``cofin merge`` says which errors are open in the budget that it made."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import SMALL, Cofin


@pytest.mark.parametrize("lang", ["en", "tr"])
def test_errors_of_partners_without_a_sheet_are_counted_and_named(
    cofin: Cofin, tmp_path: Path, lang: str
) -> None:
    master, sheets, out = tmp_path / "master.xlsx", tmp_path / "sheets", tmp_path / "out.xlsx"
    assert cofin("build", SMALL, "-o", master).status == 0
    assert cofin("split", master, "-o", sheets).status == 0
    book = openpyxl.load_workbook(master)
    book["Funding"]["F7"] = 1
    book.save(master)
    options = ("-o", out, "--master", master, "--lang", lang)
    said = cofin("merge", sheets / "woodlink-P2.xlsx", *options)
    assert said.status == 0
    words = " ".join(said.out.split())
    assert "R03 Fun" in words or "R03 Finansman!F7" in words
    assert ("The merged budget itself has 1 open error(s)" in words) is (lang == "en")
    assert f"cofin check {out}" in words.replace("\n", "")
    quiet = cofin("merge", sheets / "woodlink-P2.xlsx", *options, "--force", "--quiet")
    assert (quiet.status, quiet.out) == (0, "")

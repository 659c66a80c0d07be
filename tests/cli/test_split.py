"""``cofin split``: one sheet per partner, all or none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cofin.workbook.read import read_grid
from cofin.workbook.split import file_name
from tests.cli.conftest import SMALL, Cofin, names


def test_one_sheet_for_each_partner(cofin: Cofin, tmp_path: Path) -> None:
    folder = tmp_path / "sheets"
    said = cofin("split", SMALL, "-o", folder, "--lang", "tr")
    assert (said.status, said.err) == (0, "")
    assert len(names(folder)) == 3
    for name in names(folder):
        assert name in said.out
        assert read_grid(folder / name).sheet("Bütçe kalemleri")


def test_existing_sheets_are_left_as_they_are(cofin: Cofin, tmp_path: Path) -> None:
    assert cofin("split", SMALL, "-o", tmp_path).status == 0
    first = {name: (tmp_path / name).read_bytes() for name in names(tmp_path)}
    one = sorted(first)[0]
    (tmp_path / one).write_bytes(b"somebody's work")
    said = cofin("split", SMALL, "-o", tmp_path)
    assert said.status == 2
    assert (tmp_path / one).read_bytes() == b"somebody's work"
    assert cofin("split", SMALL, "-o", tmp_path, "--force", "--quiet") == (0, "", "")
    assert (tmp_path / one).read_bytes() == first[one]


def test_a_folder_that_cannot_be_made(cofin: Cofin, tmp_path: Path) -> None:
    said = cofin("split", SMALL, "-o", tmp_path / "no" / "such")
    assert said.status == 2
    assert "does not exist" in said.err


def full(*_: object, **__: object) -> None:
    raise OSError(28, "No space left on device")


def test_nothing_stays_when_the_disk_is_full(
    cofin: Cofin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", full)
    said = cofin("split", SMALL, "-o", tmp_path / "sheets")
    assert said.status == 2
    assert "no room" in said.err
    assert names(tmp_path) == []
    (tmp_path / "mine").mkdir()  # but what was there before does
    assert cofin("split", SMALL, "-o", tmp_path / "mine").status == 2
    assert names(tmp_path) == ["mine"]


def test_a_file_where_the_folder_should_be(cofin: Cofin, tmp_path: Path) -> None:
    (tmp_path / "sheets").write_text("x")
    assert cofin("split", SMALL, "-o", tmp_path / "sheets").status == 2


def test_an_empty_partner_sheet(cofin: Cofin, tmp_path: Path) -> None:
    said = cofin("new", tmp_path / "sheet.xlsx", "--partner-sheet")
    assert said.status == 0
    assert "partner sheet" in said.out
    assert read_grid(tmp_path / "sheet.xlsx").name("cofin.kind")


@pytest.mark.parametrize(
    ("acronym", "name"),
    [
        ("BLUEHUB", "bluehub-P1.xlsx"),
        ("Çağrı + İpek", "cagri-ipek-P1.xlsx"),
        ("Łódź Æra", "lodz-aera-P1.xlsx"),
        ("../../etc", "etc-P1.xlsx"),
        ("=+?", "budget-P1.xlsx"),
        ("x" * 90, "x" * 40 + "-P1.xlsx"),
    ],
)
def test_file_names_every_system_carries(acronym: str, name: str) -> None:
    assert file_name(acronym, "P1") == name


def test_a_partner_sheet_made_anew_is_no_master_to_merge_into(cofin: Cofin, tmp_path: Path) -> None:
    """The command for what comes back would be refused."""
    assert "cofin merge" in cofin("split", SMALL, "-o", tmp_path / "all").out
    one = tmp_path / "all" / names(tmp_path / "all")[0]
    again = cofin("split", one, "-o", tmp_path / "again")
    assert (again.status, "cofin merge" in again.out) == (0, False)
    assert "Made 1 partner sheet(s)" in again.out

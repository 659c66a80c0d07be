"""``cofin addin`` on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Cofin, names


def test_building_makes_one_file_and_never_replaces_it_unasked(
    cofin: Cofin, tmp_path: Path
) -> None:
    assert cofin("addin", "build", "-o", tmp_path).status == 0
    first = (tmp_path / "cofin.xlam").read_bytes()
    said = cofin("addin", "build", "-o", tmp_path)
    assert said.status == 2
    assert "exists already" in said.err
    assert cofin("addin", "build", "-o", tmp_path, "--force").status == 0
    assert (tmp_path / "cofin.xlam").read_bytes() == first
    assert names(tmp_path) == ["cofin.xlam"]


def test_the_folder_is_made_where_only_it_is_missing(cofin: Cofin, tmp_path: Path) -> None:
    assert cofin("addin", "build", "-o", tmp_path / "dist").status == 0
    assert cofin("addin", "build", "-o", tmp_path / "dist", "--libreoffice").status == 0
    assert {path.suffix for path in (tmp_path / "dist").iterdir()} == {".xlam", ".oxt"}
    assert cofin("addin", "build", "-o", tmp_path / "no" / "dist").status == 2
    (tmp_path / "file").touch()
    assert cofin("addin", "build", "-o", tmp_path / "file").status == 2


def test_the_output_of_building_is_a_folder(cofin: Cofin, tmp_path: Path) -> None:
    said = cofin("addin", "build", "-o", tmp_path / "other.xlam")
    assert said.status == 2
    assert "Name the folder" in said.err


@pytest.mark.parametrize("lang", ["en", "tr"])
def test_from_installing_to_uninstalling(cofin: Cofin, tmp_path: Path, lang: str) -> None:
    where = ["--xlstart", tmp_path / "xl", "--home", tmp_path / "home", "--lang", lang]
    assert cofin("addin", "status", *where).status == 1
    installed = cofin("addin", "install", *where)
    assert installed.status == 0
    assert "Defender" in installed.out
    assert cofin("addin", "status", *where).status == 0
    removed = cofin("addin", "uninstall", *where)
    assert "cofin.xlam" in removed.out
    assert names(tmp_path / "xl") == names(tmp_path / "home") == []
    assert cofin("addin", "uninstall", *where).status == 0


@pytest.mark.parametrize("action", ["install", "status", "uninstall"])
def test_where_there_is_no_excel_it_says_so(
    cofin: Cofin, monkeypatch: pytest.MonkeyPatch, action: str
) -> None:
    monkeypatch.delenv("APPDATA", raising=False)
    monkeypatch.delenv("USERPROFILE", raising=False)
    said = cofin("addin", action)
    assert said.status == 2
    assert "Excel for Windows is not here" in said.err
    assert "addin build" in said.err


def test_without_xlwings_it_says_what_to_install(
    cofin: Cofin, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from cofin.excel.build import xlwings_text

    monkeypatch.setattr(xlwings_text, "package_folder", lambda: None)
    said = cofin("addin", "build", "-o", tmp_path)
    assert said.status == 2
    assert 'pip install ".[excel]"' in said.err
    assert names(tmp_path) == []

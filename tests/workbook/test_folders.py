"""Folders that are made for results: whether they can be is known before anything is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cofin.errors import OutputError
from cofin.workbook.atomic import ensure_makeable, make_folder
from cofin.workbook.folders import gone_if_it_fails


@pytest.mark.parametrize("name", ["new", "new/below", "."])
def test_a_folder_and_those_above_it(name: str, tmp_path: Path) -> None:
    ensure_makeable(tmp_path / name)
    assert not (tmp_path / "new").exists()
    make_folder(tmp_path / name)
    make_folder(tmp_path / name)
    assert (tmp_path / name).is_dir()


@pytest.mark.parametrize("name", ["file", "file/below", "file/below/deeper"])
def test_a_file_is_no_folder(name: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", "utf-8")
    for refuse in (ensure_makeable, make_folder):
        with pytest.raises(OutputError, match="is not a folder"):
            refuse(tmp_path / name)
    assert (tmp_path / "file").read_text("utf-8") == "mine"


def test_a_name_that_is_too_long(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="too long"):
        make_folder(tmp_path / ("x" * 300))


def test_a_folder_of_somebody_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(OutputError, match="permission"):
        make_folder(tmp_path / "new" / "below")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_fails_at_the_last_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "mkdir", full)
    with pytest.raises(OutputError, match="no room"):
        make_folder(tmp_path / "new")


def failed(folder: Path, put: str = "") -> None:
    """Make the folder, put a file into it, and be interrupted."""
    with gone_if_it_fails(folder):
        make_folder(folder)
        if put:
            (folder / put).touch()
        raise KeyboardInterrupt


def test_a_new_folder_goes_again_when_nothing_could_be_put_into_it(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        failed(tmp_path / "new" / "below")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("put", ["", "a.txt"])
def test_a_folder_that_was_there_or_has_something_in_it_stays(tmp_path: Path, put: str) -> None:
    folder = tmp_path / "new"
    if not put:
        folder.mkdir()
    with pytest.raises(KeyboardInterrupt):
        failed(folder, put)
    assert folder.is_dir()


def test_a_folder_where_all_went_well_stays(tmp_path: Path) -> None:
    with gone_if_it_fails(tmp_path / "new"):
        make_folder(tmp_path / "new")
    assert (tmp_path / "new").is_dir()

"""A result is written whole or not at all, and never over what must stay."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any

import pytest

from cofin.errors import OutputError
from cofin.text import Lang, printable
from cofin.workbook.atomic import ensure_writable, write_whole

OLD, NEW = b"the old one", b"the new one"


def refusal(path: Path, **options: Any) -> str:
    """Why the path is refused, as a text's key; the check beforehand says the same."""
    with pytest.raises(OutputError) as beforehand:
        ensure_writable(path, **options)
    with pytest.raises(OutputError) as caught:
        write_whole(path, NEW, **options)
    assert beforehand.value.problem == caught.value.problem
    assert printable(str(path)) in caught.value.render(Lang.TR)
    return caught.value.problem.code.removeprefix("output.")


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "budget.xlsx"
    path.write_bytes(OLD)
    return path


def test_a_new_file_is_there_and_nothing_else(tmp_path: Path) -> None:
    write_whole(tmp_path / "bütçe 1.xlsx", NEW)
    assert names(tmp_path) == ["bütçe 1.xlsx"]
    assert (tmp_path / "bütçe 1.xlsx").read_bytes() == NEW


def test_line_feeds_stay_line_feeds(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.toml", b"a\nb\r\n")
    assert (tmp_path / "a.toml").read_bytes() == b"a\nb\r\n"


def test_an_existing_file_stays_without_force(old: Path) -> None:
    assert refusal(old) == "exists"
    assert old.read_bytes() == OLD


def test_an_existing_file_is_replaced_with_force(old: Path) -> None:
    write_whole(old, NEW, force=True)
    assert old.read_bytes() == NEW
    assert names(old.parent) == ["budget.xlsx"]


def test_a_relative_path_is_one_in_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_whole(Path("a.json"), NEW)
    assert names(tmp_path) == ["a.json"]


def test_a_new_file_has_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_whole(tmp_path / "a", NEW)
    finally:
        os.umask(before)
    allowed = 0o640 if os.name == "posix" else 0o666
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == allowed


def test_a_replaced_file_keeps_its_permissions(old: Path) -> None:
    old.chmod(0o604)
    write_whole(old, NEW, force=True)
    assert stat.S_IMODE(old.stat().st_mode) == 0o604


def test_through_a_link_its_target_is_replaced(old: Path, tmp_path: Path) -> None:
    folder = tmp_path / "links"
    folder.mkdir()
    link = folder / "link.xlsx"
    link.symlink_to(old)
    assert refusal(link) == "exists"
    write_whole(link, NEW, force=True)
    assert link.is_symlink()
    assert old.read_bytes() == NEW
    assert names(folder) == ["link.xlsx"]


def test_a_link_to_nothing_makes_its_target(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "target")
    write_whole(link, NEW)
    assert (tmp_path / "target").read_bytes() == NEW


def test_an_endless_link(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert refusal(tmp_path / "a") == "endless_link"


@pytest.mark.parametrize("way", ["itself", "symlink", "hard link", "other spelling"])
def test_an_input_is_never_the_output(old: Path, way: str) -> None:
    path = old.with_name("other.xlsx")
    match way:
        case "itself":
            path = old
        case "symlink":
            path.symlink_to(old)
        case "hard link":
            path.hardlink_to(old)
        case _:
            path = old.parent / ".." / old.parent.name / old.name
    assert refusal(path, force=True, inputs=[old]) == "is_input"
    assert old.read_bytes() == OLD


def test_an_input_that_is_not_there_is_not_the_output(old: Path) -> None:
    write_whole(old, NEW, force=True, inputs=[old.with_name("gone.toml")])
    assert old.read_bytes() == NEW


@pytest.mark.parametrize("mark", ["~$budget.xlsx", ".~lock.budget.xlsx#"])
def test_a_file_that_somebody_has_open_stays(old: Path, mark: str) -> None:
    old.with_name(mark).touch()
    assert refusal(old, force=True) == "open_elsewhere"
    assert old.read_bytes() == OLD


def test_places_that_cannot_be_files(tmp_path: Path, old: Path) -> None:
    assert refusal(tmp_path / "no" / "where.xlsx") == "no_folder"
    assert refusal(old / "inside.xlsx") == "folder_is_file"
    assert refusal(old / "deep" / "inside.xlsx") == "folder_is_file"
    assert refusal(tmp_path, force=True) == "is_folder"
    assert refusal(tmp_path / ("x" * 300)) == "name_too_long"
    assert refusal(tmp_path / "a\0b") == "failed"


def test_a_device_is_not_replaced() -> None:
    assert refusal(Path(os.devnull), force=True) == "no_regular_file"


def test_a_folder_that_takes_no_files() -> None:
    with pytest.raises(OutputError) as caught:
        write_whole(Path("/proc/cofin-test.xlsx"), NEW)
    assert caught.value.problem.code in {"output.no_files", "output.denied"}

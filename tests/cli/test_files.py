"""Which files of a folder are sheets that somebody sent, and which lie there for another reason."""

from __future__ import annotations

import errno
import json
import os
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.cli.conftest import Cofin
from tests.cli.test_check import sheets

__all__ = ["sheets"]


@pytest.fixture
def given(sheets: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder ``sp`` with three sheets, of which the second has a fault."""
    shutil.copytree(sheets, tmp_path / "sp")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "sp"


def checked(cofin: Cofin, *words: object) -> list[str]:
    """The files that a check is about."""
    return [each["file"] for each in json.loads(cofin("check", *words, "--format", "json").out)]


SENT = ["sp/P1.xlsx", "sp/P2.xlsx", "sp/P3.xlsx"]


def test_what_the_system_left_there_is_no_sheet(given: Path, cofin: Cofin) -> None:
    left = [
        *("._P1.xlsx", ".hidden.xlsx", "__MACOSX/._P1.xlsx", "__MACOSX/sp/P9.xlsx"),
        *(".Trash/P1.xlsx", "~$P1.xlsx", "below/~$P1.xlsx", "below/._P1.xlsx"),
    ]
    paths = [given / name for name in left]
    for path in paths:
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_bytes(b"\x00\x05\x16\x07")
    assert checked(cofin, "sp") == SENT
    assert checked(cofin, "sp/*.xlsx") == SENT
    assert checked(cofin, "sp", *paths) == [*SENT, *map(str, paths)]  # who names it, means it


def test_what_cannot_be_read_in_a_folder_is_named(given: Path, cofin: Cofin) -> None:
    """A link to nowhere and a pipe were passed over without a word."""
    (given / "P4.xlsx").symlink_to(given / "nowhere.xlsx")
    os.mkfifo(given / "P5.xlsx")
    (given / "P6.xlsx").mkdir()  # no file at all
    said = cofin("check", "sp", "--format", "json")
    assert said.status == 2
    unread = [each["file"] for each in json.loads(said.out) if each["status"] == "unreadable"]
    assert unread == ["sp/P4.xlsx", "sp/P5.xlsx"]


@pytest.fixture
def closed(given: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder ``sp/closed`` that nobody may look into, also for tests run as root."""
    folder = given / "closed"
    folder.mkdir()
    shutil.copy(given / "P2.xlsx", folder / "P4.xlsx")
    looked, opened = os.scandir, Path.open

    def denied(path: Any) -> Any:
        if Path(path).name == folder.name:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return looked(path)

    def shut(path: Path, *args: Any, **more: Any) -> Any:
        if path.name == folder.name:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return opened(path, *args, **more)

    monkeypatch.setattr(os, "scandir", denied)
    monkeypatch.setattr(Path, "open", shut)
    return folder


@pytest.mark.parametrize("words", ["sp", "sp/**/*.xlsx"])
def test_a_folder_that_may_not_be_read_is_named(closed: Path, cofin: Cofin, words: str) -> None:
    """It was passed over, and a check of sheets without a fault ended with 0."""
    (closed.parent / "P2.xlsx").unlink()
    said = cofin("check", words)
    assert said.status == 2
    assert "sp/closed: could not be read" in said.out
    assert "The folder cannot be opened: Permission denied." in said.out
    assert "sp/P1.xlsx" in said.out
    assert "sp/closed: okunamadı" in cofin("check", words, "--lang", "tr").out


def test_files_of_a_folder_in_which_nothing_may_be_opened(
    given: Path, cofin: Cofin, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its names can be read; the list of acceptances beside them stopped the whole check."""
    (given / "half").mkdir()
    shutil.copy(given / "P1.xlsx", given / "half" / "P4.xlsx")
    looked = os.stat

    def denied(path: Any, *args: Any, **more: Any) -> Any:
        if str(path).startswith("sp/half/"):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return looked(path, *args, **more)

    monkeypatch.setattr(os, "stat", denied)
    said = cofin("check", "sp", "--format", "json")
    assert (said.status, said.err) == (2, "")
    unread = [each["file"] for each in json.loads(said.out) if each["status"] == "unreadable"]
    assert unread == ["sp/half/P4.xlsx"]


@pytest.mark.usefixtures("closed")
def test_the_folder_named_may_not_be_read_itself(cofin: Cofin) -> None:
    for words in ("check", "merge"):
        more = ("-o", "m.xlsx") if words == "merge" else ()
        said = cofin(words, "sp/closed", *more)
        assert said.status == 2
        assert "The folder cannot be opened: Permission denied." in said.out + said.err


def test_a_hidden_folder_that_may_not_be_read_is_passed_over(closed: Path, cofin: Cofin) -> None:
    (closed.parent / ".Trash").mkdir()
    closed.rename(closed.parent / ".Trash" / "closed")
    assert checked(cofin, "sp") == SENT


def test_a_folder_that_is_hidden_itself(given: Path, cofin: Cofin) -> None:
    given.rename(given.with_name(".sp"))
    assert checked(cofin, ".sp") == [f".{name}" for name in SENT]
    assert checked(cofin, given.with_name(".sp") / "*.xlsx") == [
        str(given.with_name(".sp") / Path(name).name) for name in SENT
    ]


def test_marked_copies_beside_their_originals_are_no_sheets(given: Path, cofin: Cofin) -> None:
    assert cofin("check", "sp", "--annotate", "sp/marked").status == 1
    assert checked(cofin, "sp") == SENT
    assert checked(cofin, "sp/**/*.xlsx") == SENT
    said = cofin("check", "sp", "--lang", "tr")
    assert "3 işaretli kopya atlandı: sp/marked/P1.xlsx" in " ".join(said.err.split())
    assert cofin("check", "sp", "--quiet").err == ""
    words = ("merge", "sp", "-o", "m.xlsx", "--accept-errors")
    merged = cofin(*words)
    assert merged.status == 0, merged
    assert "3 marked copy" in merged.err
    # once more, over those of before
    again = cofin("check", "sp", "--annotate", "sp/marked", "--force")
    assert again.status == 1
    assert checked(cofin, "sp") == SENT
    # two kinds of marking, and copies of the sheets of two folders
    shutil.copytree(given, given.with_name("sp2"), ignore=shutil.ignore_patterns("marked"))
    assert cofin("check", "sp2", "--annotate", "sp/tr", "--lang", "tr").status == 1
    assert checked(cofin, "sp") == SENT


def test_a_marked_copy_counts_where_it_is_named_or_alone(given: Path, cofin: Cofin) -> None:
    cofin("check", "sp", "--annotate", "sp/marked")
    assert checked(cofin, "sp/marked") == [f"sp/marked/P{n}.xlsx" for n in (1, 2, 3)]
    assert checked(cofin, "sp", "sp/marked/P1.xlsx") == [*SENT, "sp/marked/P1.xlsx"]
    (given / "P3.xlsx").unlink()
    assert checked(cofin, "sp") == ["sp/P1.xlsx", "sp/P2.xlsx", "sp/marked/P3.xlsx"]


def test_a_marked_copy_in_which_somebody_typed_is_a_sheet(given: Path, cofin: Cofin) -> None:
    cofin("check", "sp", "--annotate", "sp/marked")
    typed = given / "marked" / "P2.xlsx"
    book = openpyxl.load_workbook(typed)
    book["Cost lines"]["G7"] = 3
    book.save(typed)
    assert checked(cofin, "sp") == [*SENT, "sp/marked/P2.xlsx"]


def test_a_marked_copy_that_came_back_is_the_sheet(given: Path, cofin: Cofin) -> None:
    """It was saved by another program, and then marked again."""
    cofin("check", "sp", "--annotate", "marked")
    for name in ("P1.xlsx", "P2.xlsx"):
        openpyxl.load_workbook(f"marked/{name}").save(given / name)
    shutil.copy("marked/P3.xlsx", given)  # as it was sent
    cofin("check", "sp", "--annotate", "sp/again")
    assert checked(cofin, "sp") == SENT


def test_the_copy_of_an_older_version_is_no_sheet(given: Path, cofin: Cofin) -> None:
    cofin("check", "sp", "--annotate", "sp/marked")
    book = openpyxl.load_workbook(given / "P2.xlsx")
    book["Cost lines"]["G7"] = 3
    book.save(given / "P2.xlsx")
    assert checked(cofin, "sp") == SENT


def test_files_of_one_name_that_are_no_copies(given: Path, cofin: Cofin) -> None:
    (given / "other").mkdir()
    shutil.copy(given / "P1.xlsx", given / "other" / "P1.xlsx")
    (given / "other" / "P2.xlsx").write_bytes(b"PK damaged")
    assert checked(cofin, "sp") == [*SENT, "sp/other/P1.xlsx", "sp/other/P2.xlsx"]

"""When the system refuses in the middle, everything is as it was before."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from cofin.errors import OutputError
from cofin.workbook.atomic import ensure_writable, write_many, write_whole

OLD, NEW = b"the old one", b"the new one"


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def refusal(path: Path, *, force: bool = False) -> str:
    with pytest.raises(OutputError) as caught:
        ensure_writable(path, force=force)
    return caught.value.problem.code.removeprefix("output.")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "budget.xlsx"
    path.write_bytes(OLD)
    return path


def access_denied_to(denied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As for somebody who is not root."""
    real = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: path != denied and real(path, mode))


def test_a_folder_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    access_denied_to(tmp_path, monkeypatch)
    assert refusal(tmp_path / "a.xlsx") == "folder_read_only"


def test_a_protected_file_stays(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    access_denied_to(old, monkeypatch)
    assert refusal(old, force=True) == "read_only"


def test_a_folder_that_may_not_be_looked_into(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stat_denied(self: Path, **_: Any) -> os.stat_result:
        raise PermissionError(errno.EACCES, "Permission denied", str(self))

    monkeypatch.setattr(Path, "stat", stat_denied)
    assert refusal(tmp_path / "a.xlsx") == "denied"


def failing(error: BaseException) -> Any:
    def fail(*_: Any, **__: Any) -> None:
        raise error

    return fail


@pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.replace", "pathlib.Path.chmod"])
@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk_full"),
        (errno.EROFS, "disk_read_only"),
        (errno.EACCES, "denied"),
        (errno.EIO, "failed"),
    ],
)
def test_after_a_failure_all_is_as_before(
    old: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int, code: str
) -> None:
    monkeypatch.setattr(step, failing(OSError(number, os.strerror(number))))
    with pytest.raises(OutputError) as caught:
        write_whole(old, NEW, force=True)
    assert caught.value.problem.code == f"output.{code}"
    assert old.read_bytes() == OLD
    assert names(old.parent) == ["budget.xlsx"]


def test_on_windows_a_file_open_in_excel_stays(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    error = PermissionError(errno.EACCES, "Access is denied")
    error.winerror = 5  # type: ignore[attr-defined]
    monkeypatch.setattr("pathlib.Path.replace", failing(error))
    with pytest.raises(OutputError, match="open in another program, probably Excel"):
        write_whole(old, NEW, force=True)
    assert old.read_bytes() == OLD


@pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.replace"])
def test_after_an_interrupt_all_is_as_before(
    old: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    monkeypatch.setattr(step, failing(KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        write_whole(old, NEW, force=True)
    assert old.read_bytes() == OLD
    assert names(old.parent) == ["budget.xlsx"]


def test_many_files_come_together(tmp_path: Path) -> None:
    write_many({tmp_path / "a": NEW, tmp_path / "b": OLD})
    assert names(tmp_path) == ["a", "b"]


def test_of_many_files_none_comes_when_one_cannot(old: Path) -> None:
    with pytest.raises(OutputError):
        write_many({old.with_name("a.xlsx"): NEW, old: NEW})
    assert names(old.parent) == ["budget.xlsx"]
    assert old.read_bytes() == OLD


def test_a_file_that_comes_meanwhile_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.xlsx"
    monkeypatch.setattr(os, "fsync", lambda _: path.write_bytes(OLD))
    with pytest.raises(OutputError, match="exists already"):
        write_whole(path, NEW)
    assert path.read_bytes() == OLD
    assert names(tmp_path) == ["a.xlsx"]

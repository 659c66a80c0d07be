"""A project is opened by what it is, with the rules of the call it names."""

from __future__ import annotations

import os
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from cofin.core.dump import to_json, to_toml
from cofin.core.model import Partner, Project, Role
from cofin.errors import FileRefused, InputError, ProfileError
from cofin.rules.load import load_profile
from cofin.text import Lang
from cofin.workbook import open as opening
from cofin.workbook.open import named_profile, read_project, read_with_rules
from tests.strategies import random_project

CALL, SIBLING = "cos-cluster-2020-3-03", "cos-cluster-2018-3-02"
PROJECT = Project(CALL, "ÇAĞRI", partners=(Partner("P1", "Küme", "TR", Role.COORDINATOR),))
MINE = Path(opening.__file__).parents[1] / "rules" / "calls" / f"{SIBLING}.toml"


def written(path: Path, content: str | bytes = to_toml(PROJECT)) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def refusal(path: Path, call: str | None = None) -> tuple[str, str]:
    """Place and code of the only problem."""
    with pytest.raises(InputError) as caught:
        read_project(path, call)
    assert caught.value.source == str(path)
    (problem,) = caught.value.problems
    return problem.where, problem.code


@pytest.mark.parametrize("call", [CALL, SIBLING])
@pytest.mark.parametrize("seed", range(5))
def test_a_project_is_read_as_it_was_written(tmp_path: Path, seed: int, call: str) -> None:
    project = random_project(seed, profile=load_profile(call))
    assert read_project(written(tmp_path / "p.toml", to_toml(project))) == project
    assert read_project(written(tmp_path / "p.json", to_json(project))) == project


def test_the_rules_are_those_of_the_deadline(tmp_path: Path) -> None:
    project, rules = read_with_rules(written(tmp_path / "p.toml"))
    assert (project, rules.profile.id, rules.on) == (PROJECT, CALL, date(2021, 2, 2))


def test_a_path_may_be_a_string(tmp_path: Path) -> None:
    assert read_project(str(written(tmp_path / "p.toml"))) == PROJECT


@pytest.mark.parametrize("name", ["p.toml", "p.json", "p.txt", "p"])
def test_json_is_known_by_its_brace(tmp_path: Path, name: str) -> None:
    assert read_project(written(tmp_path / name, "\n " + to_json(PROJECT))) == PROJECT


@pytest.mark.parametrize("name", ["p.toml", "p.txt", "p"])
def test_toml_is_what_else_is_text(tmp_path: Path, name: str) -> None:
    assert read_project(written(tmp_path / name)) == PROJECT


@pytest.mark.parametrize("text", [to_toml(PROJECT), to_json(PROJECT)])
def test_windows_writes_a_mark_and_two_characters_per_line_end(tmp_path: Path, text: str) -> None:
    content = b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
    assert read_project(written(tmp_path / "p.toml", content)) == PROJECT


def test_numbers_are_exact(tmp_path: Path) -> None:
    text = to_toml(PROJECT) + "requested = 0.10\n"
    assert read_project(written(tmp_path / "p.toml", text)).partners[0].requested == Decimal("0.1")


def test_another_call_may_be_named(tmp_path: Path) -> None:
    path = written(tmp_path / "p.toml")
    for call in (SIBLING, MINE, str(MINE)):
        project, rules = read_with_rules(path, call)
        assert (project.call, rules.profile.id) == (SIBLING, SIBLING)


def test_a_named_call_makes_up_for_a_missing_one(tmp_path: Path) -> None:
    text = to_toml(PROJECT).partition("\n")[2]
    path = written(tmp_path / "p.toml", text)
    assert refusal(path) == ("call", "file.no_call")
    assert read_project(path, CALL) == PROJECT


def test_a_profile_is_looked_for_beside_the_project(tmp_path: Path) -> None:
    (tmp_path / "calls").mkdir()
    written(tmp_path / "calls" / "mine.toml", MINE.read_bytes())
    path = written(tmp_path / "p.toml", to_toml(PROJECT).replace(CALL, "calls/mine.toml"))
    project, rules = read_with_rules(path)
    assert (project.call, rules.profile.id) == ("calls/mine.toml", SIBLING)


@pytest.mark.parametrize(
    "call",
    [
        *("/etc/mine.toml", "C:/mine.toml", r"C:\\mine.toml", r"\\\\server\\share\\mine.toml"),
        *("../mine.toml", "../../etc/passwd", r"..\\mine.toml", "calls/../../mine.toml"),
    ],
)
def test_a_project_does_not_choose_what_else_is_opened(tmp_path: Path, call: str) -> None:
    path = written(tmp_path / "p.toml", to_toml(PROJECT).replace(CALL, call))
    assert refusal(path) == ("call", "file.call_elsewhere")
    assert named_profile(path) is None


def test_an_unknown_call_is_a_problem_of_the_project(tmp_path: Path) -> None:
    path = written(tmp_path / "p.toml", to_toml(PROJECT).replace(CALL, "cos-cluster-2020"))
    assert refusal(path) == ("call", "profile.unknown_call")


def test_an_unknown_call_of_the_command_is_not(tmp_path: Path) -> None:
    with pytest.raises(ProfileError):
        read_project(written(tmp_path / "p.toml"), "cos-cluster-2020")


def test_all_problems_name_the_file(tmp_path: Path) -> None:
    path = written(tmp_path / "p.toml", to_toml(PROJECT).replace("TR", "??").replace("P1", "1"))
    with pytest.raises(InputError) as caught:
        read_project(path)
    assert len(caught.value.problems) == 2
    assert caught.value.render(Lang.TR).startswith(f"{path}: 2 sorun")


def test_a_file_that_is_not_there_comes_with_one_of_nearly_that_name(tmp_path: Path) -> None:
    written(tmp_path / "project.toml")
    assert refusal(tmp_path / "projct.toml") == ("", "file.not_found")
    with pytest.raises(FileRefused, match=r"Did you mean .*project\.toml"):
        read_project(tmp_path / "projct.toml")
    assert refusal(tmp_path / "no folder" / "p.toml") == ("", "file.not_found")


def test_what_is_no_file(tmp_path: Path) -> None:
    assert refusal(tmp_path) == ("", "file.is_folder")
    assert refusal(tmp_path / "a\0b") == ("", "file.unreadable")


def test_a_folder_on_windows_is_denied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "p.toml").touch()
    opened = Path.open

    def denied(this: Path, *args: Any, **more: Any) -> Any:
        if this.is_relative_to(tmp_path):
            raise PermissionError(13, "Permission denied")
        return opened(this, *args, **more)

    monkeypatch.setattr(Path, "open", denied)
    assert refusal(tmp_path) == ("", "file.is_folder")
    assert refusal(tmp_path / "p.toml") == ("", "file.unreadable")


def test_a_text_beyond_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path / "p.toml")
    monkeypatch.setattr(opening, "LARGEST_TEXT", path.stat().st_size)
    assert read_project(path) == PROJECT
    monkeypatch.setattr(opening, "LARGEST_TEXT", path.stat().st_size - 1)
    assert refusal(path) == ("", "file.too_large")


def test_a_device_without_end_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "zero.toml").symlink_to("/dev/zero")
    for path in (Path("/dev/zero"), tmp_path / "zero.toml"):
        assert refusal(path) == ("", "file.unreadable")
        with pytest.raises(FileRefused, match="not a file but a named pipe or a device"):
            read_project(path)


def test_a_named_pipe_keeps_nobody_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    assert refusal(tmp_path / "pipe.toml") == ("", "file.unreadable")


@pytest.mark.parametrize("folder", ["/dev/fd", "/proc/self/fd"])
def test_what_the_shell_hands_over_is_read_like_a_file(folder: str) -> None:
    """``cofin calculate <(...)``, ``... | cofin calculate /dev/stdin``."""
    reading, writing = os.pipe()
    os.write(writing, to_toml(PROJECT).encode())
    os.close(writing)
    assert read_project(f"{folder}/{reading}") == PROJECT
    os.close(reading)


def test_a_workbook_in_a_pipe_is_called_that() -> None:
    """It was said to be no workbook: its beginning had been read, and was gone."""
    reading, writing = os.pipe()
    os.write(writing, b"PK\x03\x04" + b"\0" * 100)
    os.close(writing)
    with pytest.raises(FileRefused, match="cannot be read from a pipe") as caught:
        read_project(f"/dev/fd/{reading}")
    assert "bir dosyaya kaydedip" in caught.value.render(Lang.TR)
    os.close(reading)


def test_nothing_is_an_empty_file() -> None:
    assert refusal(Path(os.devnull)) == ("", "file.empty")


def test_a_link_that_leads_nowhere_is_called_that(tmp_path: Path) -> None:
    (tmp_path / "p.toml").symlink_to("gone.toml")
    with pytest.raises(FileRefused, match="a link to a file that is not there") as caught:
        read_project(tmp_path / "p.toml")
    assert "Did you mean" not in str(caught.value)
    assert "bağlantı" in caught.value.render(Lang.TR)


@pytest.mark.parametrize("name", ["p.xlsx", "p.xls", "p.toml"])
@pytest.mark.parametrize("start", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_a_workbook_is_known_by_its_first_bytes(tmp_path: Path, name: str, start: bytes) -> None:
    path = written(tmp_path / name, start + b"\0" * 2000)
    assert refusal(path)[1].startswith("workbook_in.")


def test_a_text_named_like_a_workbook_is_none(tmp_path: Path) -> None:
    assert refusal(written(tmp_path / "p.xlsx")) == ("", "file.text_named_workbook")

"""Output that cannot be written where it was asked for: exit status 2, everything intact."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import SMALL, Cofin, names


@pytest.fixture
def project(tmp_path: Path) -> Path:
    copied = tmp_path / "project.toml"
    copied.write_bytes(SMALL.read_bytes())
    return copied


@pytest.mark.parametrize("name", ["budget.xlsx", "project.json", "copy.toml"])
def test_a_folder_that_does_not_exist(name: str, project: Path, cofin: Cofin) -> None:
    said = cofin("build", project, "-o", project.parent / "absent" / name)
    assert said.status == 2
    assert "absent" in said.err
    assert names(project.parent) == ["project.toml"]


@pytest.mark.parametrize("command", [["build"], ["calculate"]])
def test_an_existing_output_needs_force(command: list[str], project: Path, cofin: Cofin) -> None:
    output = project.with_name("out.json")
    output.write_text("mine", "utf-8")
    words = [*command, project, "-o", output]
    said = cofin(*words)
    assert said.status == 2
    assert "--force" in said.err
    assert output.read_text("utf-8") == "mine"
    assert cofin(*words, "--force").status == 0
    assert output.read_text("utf-8") != "mine"


def test_an_interrupt_leaves_the_old_file(
    project: Path, cofin: Cofin, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr("cofin.workbook.generate.generate", interrupted)
    output = project.with_name("budget.xlsx")
    output.write_text("mine", "utf-8")
    said = cofin("build", project, "-o", output, "--force")
    assert (said.status, said.out, said.err.count("\n")) == (130, "", 1)
    assert output.read_text("utf-8") == "mine"
    assert names(project.parent) == ["budget.xlsx", "project.toml"]


def test_more_than_a_workbook_holds(
    project: Path, cofin: Cofin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cofin.workbook.generate.MAX_LINES", 1)
    said = cofin("build", project, "-o", project.with_name("budget.xlsx"))
    assert said.status == 2
    assert said.err.startswith(f"{project}: 1 problem(s)\n  cost\n")
    assert names(project.parent) == ["project.toml"]


@pytest.mark.parametrize("command", ["build", "calculate"])
def test_the_input_is_never_the_output(command: str, project: Path, cofin: Cofin) -> None:
    before = project.read_bytes()
    said = cofin(command, project, "-o", project, "--force")
    assert said.status == 2
    assert project.read_bytes() == before


def test_not_even_by_another_name(project: Path, cofin: Cofin) -> None:
    link = project.with_name("link.toml")
    link.symlink_to(project)
    before = project.read_bytes()
    assert cofin("build", project, "-o", link, "--force").status == 2
    assert project.read_bytes() == before


@pytest.mark.parametrize("lang", ["en", "tr"])
def test_a_kind_of_file_that_cofin_does_not_write(lang: str, project: Path, cofin: Cofin) -> None:
    said = cofin("build", project, "-o", project.with_name("budget.ods"), "--lang", lang)
    assert said.status == 2
    assert ".ods" in said.err
    assert ".xlsx" in said.err


def test_a_new_workbook_is_an_xlsx(tmp_path: Path, cofin: Cofin) -> None:
    said = cofin("new", tmp_path / "budget.toml")
    assert said.status == 2
    assert ".xlsx" in said.err
    assert names(tmp_path) == []


@pytest.fixture
def locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder without write permission, also for tests run as root."""
    folder = tmp_path / "locked"
    folder.mkdir()
    allowed = os.access

    def refused(path: os.PathLike[str], mode: int) -> bool:
        return allowed(path, mode) and not (Path(path) == folder and mode & os.W_OK)

    monkeypatch.setattr("cofin.workbook.atomic.os.access", refused)
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o755)


@pytest.mark.parametrize(
    "words",
    [
        ("build", SMALL, "-o", "b.xlsx"),
        ("calculate", SMALL, "-o", "b.txt"),
        ("new", "b.xlsx"),
        ("check", SMALL, "--annotate", "marked/below"),
    ],
)
def test_no_permission_to_write(words: tuple[str, ...], locked: Path, cofin: Cofin) -> None:
    said = cofin(*words[:-1], locked / words[-1])
    assert said.status == 2
    assert str(locked) in said.err
    assert names(locked) == []


def test_an_unreadable_example_folder_for_the_demo(tmp_path: Path, cofin: Cofin) -> None:
    place = tmp_path / "file"
    place.write_text("", "utf-8")
    said = cofin("demo", place)
    assert said.status == 2
    assert str(place) in said.err
    assert "cofin demo DIR" in said.err


@pytest.mark.parametrize("words", [["build", SMALL, "-o"], ["calculate", SMALL, "-o"], ["new"]])
@pytest.mark.parametrize("lang", [["en", "This is a folder"], ["tr", "Bu bir klasör"]])
def test_a_folder_is_no_output(
    words: list[object], lang: list[str], tmp_path: Path, cofin: Cofin
) -> None:
    said = cofin(*words, tmp_path, "--lang", lang[0])
    assert (said.status, said.out) == (2, "")
    assert lang[1] in said.err


@pytest.mark.parametrize(
    "words",
    [
        ["calculate", ""],
        ["envelope", " "],
        ["build", SMALL, "-o", ""],
        ["calculate", SMALL, "-o", ""],
        ["split", SMALL, "-o", ""],
        ["new", ""],
        ["check", SMALL, "-o", ""],
        ["check", SMALL, "--annotate", " "],
        ["check", SMALL, "--against", ""],
        ["check", SMALL, "--accept", ""],
        ["merge", SMALL, "-o", "m.xlsx", "--accept", ""],
    ],
)
def test_an_empty_name_is_no_name(words: list[object], cofin: Cofin) -> None:
    said = cofin(*words)
    assert (said.status, said.out) == (2, "")
    assert "The name is empty" in said.err

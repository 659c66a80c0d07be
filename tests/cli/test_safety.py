"""How a command ends when something went wrong: status, one line, nothing else."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cofin.cli.safety import Exit, guarded
from cofin.errors import InputError, OutputError, Problem
from cofin.text import Lang
from tests.cli.conftest import SMALL, Cofin

DOCS = Path(__file__).resolve().parent.parent.parent / "docs"
PROBLEM = Problem("here", "word.yes")


def failing(failure: BaseException) -> int:
    def act() -> int:
        raise failure

    return guarded(act, Lang.EN)


@pytest.fixture
def crash_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


def test_the_status_of_a_command_is_kept() -> None:
    assert guarded(lambda: Exit.FINDINGS, Lang.EN) == 1


@pytest.mark.parametrize("failure", [InputError([PROBLEM], "p.toml"), OutputError(PROBLEM)])
def test_what_cannot_be_used_is_2(failure: Exception, capsys: pytest.CaptureFixture[str]) -> None:
    assert failing(failure) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == str(failure).count("\n") + 1


def test_a_defect_is_3_with_a_file_and_one_line(
    crash_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert failing(KeyError("no such\nthing")) == 3
    said = capsys.readouterr().err
    [record] = crash_folder.iterdir()
    assert said.count("\n") == 1
    assert "a defect of cofin, not of your file" in said
    assert str(record) in said
    assert "Traceback (most recent call last)" in record.read_text("utf-8")
    assert "KeyError" in record.read_text("utf-8")


@pytest.mark.parametrize(("lang", "words"), [("en", "a defect of cofin"), ("tr", "kusuru")])
def test_a_crash_in_a_command_writes_nothing_else(
    lang: str, words: str, crash_folder: Path, cofin: Cofin, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object) -> None:
        raise ZeroDivisionError("an odd one")

    monkeypatch.setattr("cofin.workbook.generate.calculate", crash)
    output = crash_folder / "budget.xlsx"
    said = cofin("build", SMALL, "-o", output, "--lang", lang)
    assert (said.status, said.out, said.err.count("\n")) == (3, "", 1)
    assert words in said.err
    assert not output.exists()


def test_a_defect_whose_record_cannot_be_saved_is_still_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "absent"))
    assert failing(ValueError("odd")) == 3
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "ValueError: odd" in said
    assert "could not be saved" in said


def test_a_defect_without_a_message_has_its_name(
    crash_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert failing(AssertionError()) == 3
    assert "(AssertionError)" in capsys.readouterr().err
    assert len(list(crash_folder.iterdir())) == 1


def test_an_interrupt_is_130_and_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert failing(KeyboardInterrupt()) == 130
    assert capsys.readouterr().err.startswith("Interrupted.")


def test_every_status_is_documented(cofin: Cofin) -> None:
    """Those of the signals were not: who runs cofin from a script has to know them."""
    design = (DOCS / "design.md").read_text("utf-8")
    assert [f"| {status:d} | " in design for status in Exit] == [True] * len(Exit)
    for lang in Lang:
        intro = (DOCS / "reference" / f"cli.{lang}.md").read_text("utf-8").split("##")[0]
        assert [f" {status:d} " in intro for status in Exit] == [True] * len(Exit), lang
        assert " 130 " in cofin("--help", "--lang", lang).out


def test_a_reader_that_went_away_is_not_complained_about(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert failing(BrokenPipeError()) == 141
    assert capsys.readouterr() == ("", "")


def test_a_full_disk_is_no_defect(capsys: pytest.CaptureFixture[str]) -> None:
    assert failing(OSError(errno.ENOSPC, "No space left on device")) == 2
    assert "could not be written: No space left on device" in capsys.readouterr().err


@pytest.mark.parametrize(("code", "status"), [(2, 2), (0, 0), (None, 0)])
def test_the_ends_of_argparse_keep_their_status(code: int | None, status: int) -> None:
    assert failing(SystemExit(code)) == status


def test_a_closed_pipe_leaves_no_traceback() -> None:
    command = [sys.executable, "-m", "cofin", "calculate", str(SMALL)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 141


def test_closed_output_is_no_defect() -> None:
    program = (
        "import os, sys\nsys.stdout = None\n"
        "from cofin.cli.main import main\nsys.exit(main(['--lang', 'en', 'nothing']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=False, encoding="utf-8"
    )
    assert done.returncode == 2
    assert "no command" in done.stderr


class _Interrupting:
    """Ctrl-C while a module is being imported."""

    def find_spec(self, name: str, *_: object) -> None:
        if name == "cofin.cli.dispatch":
            raise KeyboardInterrupt


def test_an_interrupt_while_starting_is_130_and_one_line(
    cofin: Cofin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "cofin.cli.dispatch")
    monkeypatch.setattr(sys, "meta_path", [_Interrupting(), *sys.meta_path])
    said = cofin("calculate", SMALL)
    assert (said.status, said.out, said.err.count("\n")) == (130, "", 1)
    assert said.err.startswith("Interrupted.")


@pytest.mark.parametrize(
    ("number", "filename", "status"),
    [
        (errno.EACCES, "folder/file.xlsx", 2),
        (errno.ENAMETOOLONG, "file.xlsx", 2),
        (errno.EACCES, None, 3),  # no file of anybody's
        (errno.ENOENT, "file.xlsx", 3),  # a file of cofin's, for all that is known
    ],
)
def test_a_file_that_the_system_refuses_is_no_defect(
    number: int,
    filename: str | None,
    status: int,
    crash_folder: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    failure = OSError(number, os.strerror(number), filename)
    assert failing(failure) == status
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert (f"{filename} cannot be used: {os.strerror(number)}." in said) == (status == 2)
    assert bool(list(crash_folder.iterdir())) == (status == 3)


def test_the_system_speaks_the_language_of_the_reader(
    cofin: Cofin, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    for words, told in (
        (("check", tmp_path / "none.xlsx"), "böyle bir dosya veya klasör yok"),
        (("check", SMALL, "--accept", tmp_path), "bu bir klasör"),
        (("split", SMALL, "-o", tmp_path / "a" / "b"), "klasörü yok"),
        (("split", SMALL, "-o", tmp_path / "file"), "bir klasör değil"),
        (("split", SMALL, "-o", tmp_path / "file" / "b"), "bir klasör değil"),
        (("demo", tmp_path / "file"), "aynı adda bir dosya var"),
        (("calculate", tmp_path / "file" / "p.toml"), "klasör değil"),
        (("calculate", SMALL, "--call", f"{tmp_path}/{'x' * 300}.toml"), "çok uzun"),
    ):
        said = cofin(*words, "--lang", "tr")
        assert said.status == 2, words
        assert told in " ".join((said.out + said.err).split()), said
        assert "irectory" not in said.out + said.err
    full = OSError(errno.ENOSPC, "No space left on device")

    def act() -> int:
        raise full

    assert guarded(act, Lang.TR) == 2
    assert capsys.readouterr().err == "Çıktı yazılamadı: diskte yer kalmadı.\n"

"""Ctrl-C reaches every process of a command: one line, and nothing half done."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import SMALL
from tests.cli.test_check import sheets

__all__ = ["sheets"]
MANY = 40


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_ends_all_processes_with_one_line(
    jobs: str, sheets: Path, tmp_path: Path
) -> None:
    folder, marked = tmp_path / "sp", tmp_path / "marked"
    folder.mkdir()
    for number in range(MANY):
        shutil.copy(sheets / "P1.xlsx", folder / f"{number}.xlsx")
    _, err, status = interrupted(["check", folder, "--annotate", marked, "--jobs", jobs], marked)
    assert err == "Interrupted. No half-written file was left behind.\n"
    assert status == 130
    copies = [path.name for path in marked.iterdir()]
    assert 0 < len(copies) < MANY
    assert [name for name in copies if name.startswith(".")] == []


def test_an_interrupted_merge_writes_nothing(sheets: Path, tmp_path: Path) -> None:
    paths = []
    for number in range(MANY):
        (tmp_path / str(number)).mkdir()
        paths.append(shutil.copy(sheets / "P1.xlsx", tmp_path / str(number)))
    output = tmp_path / "merged.xlsx"
    words: list[object] = ["merge", *paths, "-o", output, "--master", SMALL, "--jobs", "2"]
    out, err, status = interrupted(words, None)
    assert (out, err) == ("", "Interrupted. No half-written file was left behind.\n")
    assert status == 130
    assert not output.exists()


def interrupted(words: list[object], sign: Path | None) -> tuple[str, str, int]:
    """What a command said that got Ctrl-C, with its group, when a file was in ``sign``."""
    command = [sys.executable, "-m", "cofin", "--lang", "en", *map(str, words)]
    pipe = subprocess.PIPE
    # A shell starts what runs in the background deaf to Ctrl-C, and this is inherited.
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        process = subprocess.Popen(
            command, stdout=pipe, stderr=pipe, encoding="utf-8", start_new_session=True
        )
    finally:
        signal.signal(signal.SIGINT, before)
    with process:
        until = time.monotonic() + 60
        while time.monotonic() < until and process.poll() is None:
            if any(sign.glob("*.xlsx")) if sign else has_workers(process):
                break
            time.sleep(0.02)
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=60)
        return out, err, process.returncode


def has_workers(process: subprocess.Popen[str]) -> bool:
    """Whether the command has processes of its own."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    return len(children.read_text("ascii").split()) >= 2

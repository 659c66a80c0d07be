"""A process that is stopped while it writes leaves the old file as it was."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

#: Writes, and waits where it matters: with the new content on the disk, not yet in place.
WRITER = """
import os, signal, sys, time
from pathlib import Path
from cofin.workbook.atomic import write_whole

signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored below a shell's background job

def wait(_):
    print("writing", flush=True)
    time.sleep(60)

os.fsync = wait
write_whole(Path(sys.argv[1]), b"the new one" * 1000, force=True)
"""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "budget.xlsx"
    path.write_bytes(b"the old one")
    return path


def stopped_while_writing(path: Path, with_signal: signal.Signals) -> int:
    """The exit status of a writer that got the signal in the middle."""
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"writing\n"
        writer.send_signal(with_signal)
        return writer.wait(timeout=30)


def test_an_interrupt_leaves_nothing_behind(old: Path) -> None:
    assert stopped_while_writing(old, signal.SIGINT) == -signal.SIGINT
    assert old.read_bytes() == b"the old one"
    assert [entry.name for entry in old.parent.iterdir()] == ["budget.xlsx"]


def test_a_kill_leaves_the_old_file_whole(old: Path) -> None:
    assert stopped_while_writing(old, signal.SIGKILL) == -signal.SIGKILL
    assert old.read_bytes() == b"the old one"

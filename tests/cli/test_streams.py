"""Output on every system: encodings, terminals, colour, progress."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import time

import pytest

from cofin.cli import progress, streams
from cofin.cli.output import Ink
from tests.cli.conftest import SMALL


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def help_bytes(**env: str) -> bytes:
    done = subprocess.run(
        [sys.executable, "-m", "cofin", "--help", "--lang", "tr"],
        capture_output=True,
        check=True,
        env={k: v for k, v in os.environ.items() if k != "PYTHONUTF8"} | env,
    )
    return done.stdout


def small(command: str, *words: str, **env: str) -> subprocess.CompletedProcess[bytes]:
    """A command about the small example, in Turkish."""
    return subprocess.run(
        [sys.executable, "-m", "cofin", command, str(SMALL), *words, "--lang", "tr"],
        capture_output=True,
        check=False,
        env=os.environ | env,
    )


def test_a_pipe_gets_utf8_whatever_the_locale() -> None:
    said = help_bytes(LC_ALL="C", PYTHONCOERCECLOCALE="0", PYTHONUTF8="0")
    assert "Bütün akışı bir örnekle gösterir" in said.decode("utf-8")


def test_an_encoding_set_on_purpose_is_kept() -> None:
    said = help_bytes(PYTHONIOENCODING="iso8859-9")
    assert "Bütün akışı bir örnekle gösterir" in said.decode("iso8859-9")


@pytest.mark.parametrize("encoding", ["cp1254", "ascii", "ascii:strict"])
@pytest.mark.parametrize("words", [["calculate"], ["calculate", "--format", "csv"], ["explain"]])
def test_an_encoding_without_some_letters_shows_a_question_mark(
    encoding: str, words: list[str]
) -> None:
    done = small(*words, PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"?" in done.stdout


def test_what_to_do_with_letters_that_are_missing_may_be_said() -> None:
    done = small("calculate", PYTHONIOENCODING="ascii:xmlcharrefreplace")
    assert b"&#" in done.stdout


def test_json_in_any_encoding_says_every_letter() -> None:
    words = ("explain", "fig.totals.eligible", "--format", "json")
    ascii_, utf8 = (small(*words, PYTHONIOENCODING=each).stdout for each in ("ascii", "utf-8"))
    assert json.loads(ascii_.decode("ascii")) == json.loads(utf8.decode("utf-8"))
    assert b"\\u" in ascii_


def test_a_terminal_keeps_its_encoding_and_shows_what_it_can(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Console(io.TextIOWrapper):
        def isatty(self) -> bool:
            return True

    buffer = io.BytesIO()
    console = Console(buffer, encoding="cp1252")
    monkeypatch.delenv("PYTHONIOENCODING", raising=False)
    monkeypatch.setattr(sys, "stdout", console)
    streams.prepare()
    print("ış", flush=True)
    assert buffer.getvalue().split() == [b"??"]


@pytest.mark.parametrize(
    ("environ", "coloured"),
    [
        ({"TERM": "xterm"}, True),
        ({"TERM": "dumb"}, False),
        ({"TERM": "xterm", "NO_COLOR": "1"}, False),
        ({"TERM": "xterm", "NO_COLOR": ""}, True),
    ],
)
def test_colour_is_for_terminals_that_want_it(environ: dict[str, str], *, coloured: bool) -> None:
    assert streams.in_colour(Terminal(), environ) is coloured
    assert streams.in_colour(io.StringIO(), environ) is False


@pytest.mark.parametrize(("environ", "coloured"), [({}, False), ({"WT_SESSION": "1"}, True)])
def test_old_windows_consoles_get_no_escapes(
    environ: dict[str, str], monkeypatch: pytest.MonkeyPatch, *, coloured: bool
) -> None:
    monkeypatch.setattr("cofin.cli.streams.os.name", "nt")
    assert streams.in_colour(Terminal(), environ) is coloured


def test_a_closed_or_missing_stream_is_no_terminal() -> None:
    closed = io.StringIO()
    closed.close()
    assert not streams.is_terminal(closed)
    assert not streams.is_terminal(None)
    assert Ink(False)("bad", "words") == "words"


def test_long_work_is_announced_and_the_line_removed(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    with progress.shown("Writing"):
        while not terminal.getvalue():
            time.sleep(0.001)
    assert terminal.getvalue() == "Writing ...\r" + " " * 11 + "\r"


@pytest.mark.parametrize("quiet", [True, False])
def test_short_work_and_quiet_work_say_nothing(
    monkeypatch: pytest.MonkeyPatch, *, quiet: bool
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with progress.shown("Writing", quiet=quiet):
        pass
    assert terminal.getvalue() == ""


def test_a_pipe_sees_no_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = io.StringIO()
    monkeypatch.setattr(sys, "stderr", pipe)
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    with progress.shown("Writing"):
        time.sleep(0.01)
    assert pipe.getvalue() == ""

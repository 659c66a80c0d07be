"""Tables and sentences keep within the window; in a pipe and in files they are 100 wide."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cofin.cli import streams
from cofin.cli.output import columns, drawn_for, seen, wrap
from cofin.cli.tables import table
from tests.cli.conftest import BLUEHUB, SMALL, Cofin

SENTENCE = "The consortium asks for less than the rates allow. " * 8


@pytest.fixture
def window(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A terminal without colour; tests set how many ``COLUMNS`` it has."""
    monkeypatch.setattr(streams, "is_terminal", lambda stream: stream is sys.stdout)
    monkeypatch.setenv("NO_COLOR", "1")
    return monkeypatch


def widest(text: str) -> int:
    return max(map(len, text.splitlines()))


@pytest.mark.parametrize(("there", "used"), [(40, 60), (60, 60), (80, 80), (100, 100), (230, 100)])
def test_the_window_decides_between_60_and_100(
    window: pytest.MonkeyPatch, there: int, used: int
) -> None:
    window.setenv("COLUMNS", str(there))
    assert columns() == used
    assert used - 12 < widest("\n".join(wrap(SENTENCE))) <= used


def test_a_pipe_and_a_file_have_no_window(window: pytest.MonkeyPatch) -> None:
    window.setenv("COLUMNS", "60")
    with drawn_for("report.txt") as ink:
        assert columns() == 100
        assert not ink.coloured
    with drawn_for(None):
        assert columns() == 60
    window.setattr(streams, "is_terminal", lambda _: False)
    assert columns() == 100


@pytest.mark.parametrize("lang", ["en", "tr"])
@pytest.mark.parametrize("there", [60, 80])
@pytest.mark.parametrize(
    "words",
    [
        ("calculate", BLUEHUB),
        ("envelope", BLUEHUB),
        ("calls", "list"),
        ("calls", "show", "cos-cluster-2020-3-03"),
        ("explain", SMALL),
        ("explain", SMALL, "totals.eu_contribution", "--all"),
        ("explain", "P01"),
        ("import", "--help"),
        ("check", "--help"),
        ("--help",),
    ],
)
def test_commands_keep_within_the_window(
    cofin: Cofin, window: pytest.MonkeyPatch, words: tuple[object, ...], there: int, lang: str
) -> None:
    window.setenv("COLUMNS", str(there))
    said = cofin(*words, "--lang", lang)
    assert said.status == 0
    wide = [line for line in said.out.splitlines() if len(line) > there]
    assert [line for line in wide if not is_whole(line)] == []


def is_whole(line: str) -> bool:
    """What nobody may break: an address, a command to be copied, a name to be typed."""
    return line.strip().startswith(("https://", "cofin ", "fig."))


def test_a_comparison_keeps_within_the_window(
    cofin: Cofin, window: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window.setenv("COLUMNS", "60")
    said = cofin("compare", SMALL, BLUEHUB)
    assert widest(said.out) <= 60 + len(str(SMALL)) + len(str(BLUEHUB))
    assert widest("\n".join(said.out.splitlines()[1:])) <= 60
    file = tmp_path / "report.txt"
    assert cofin("compare", SMALL, BLUEHUB, "-o", file).status == 0
    assert 90 < widest("\n".join(file.read_text("utf-8").splitlines()[1:])) <= 100


def test_a_file_is_the_same_from_every_window(
    cofin: Cofin, window: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    texts = set()
    for there in ("60", "100"):
        window.setenv("COLUMNS", there)
        for command in ("calculate", "check"):
            file = tmp_path / f"{command}-{there}.txt"
            assert cofin(command, SMALL, "-o", file).status in (0, 2)
            texts.add(file.read_text("utf-8"))
    assert len(texts) == 2


def test_columns_of_numbers_that_find_no_room_stand_below(window: pytest.MonkeyPatch) -> None:
    window.setenv("COLUMNS", "60")
    titles = ["Partner", *(f"Amount {n}" for n in range(6))]
    rows = [["P1 Kümelenme Derneği", *(f"{n}00,000.00" for n in range(6))], ["P2 B", *"123456"]]
    lines = table(titles, rows, total=["Total", *"abcdef"])
    assert widest("\n".join(lines)) <= 60
    above, below = "\n".join(lines).split("\n\n")
    for part in (above, below):
        assert [line.split()[0] for line in part.splitlines() if "─" not in line][-3:] == [
            *("P1", "P2", "Total"),
        ]
    assert "Amount 0" in above
    assert "500,000.00" in below
    assert "500,000.00" not in above


def test_names_are_folded_before_numbers_go_below(window: pytest.MonkeyPatch) -> None:
    window.setenv("COLUMNS", "60")
    name = "P1 Ege Mavi Büyüme Kümelenme Derneği"
    rows = [[name, "100,000.00", "200,000.00"], ["P2 B", "1.00", "2.00"]]
    lines = table(["Partner", "Amount", "Other"], rows)
    assert widest("\n".join(lines)) <= 60
    assert "" not in lines
    shown = " ".join(line[: line.index("  ", 3)] if "  " in line[3:] else line for line in lines)
    assert name in " ".join(shown.split())
    (first,) = (line for line in lines if line.startswith("  P1"))
    assert first.endswith("200,000.00")


def test_colour_in_a_folded_table_moves_nothing(window: pytest.MonkeyPatch) -> None:
    window.setenv("COLUMNS", "60")
    plain = [["P1 Ege Mavi Büyüme Kümelenme Derneği", *(f"{n}.00" for n in range(9))]]
    bold = [[cell if i == 0 else f"\x1b[1m{cell}\x1b[0m" for i, cell in enumerate(plain[0])]]
    titles = ["Partner", *(f"Amount {n}" for n in range(9))]
    assert [seen(line) for line in table(titles, bold)] == [
        len(line) for line in table(titles, plain)
    ]


def test_in_a_real_terminal() -> None:
    import fcntl
    import struct
    import termios

    ours, theirs = os.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 72, 0, 0))
    env = {key: value for key, value in os.environ.items() if key != "COLUMNS"}
    words = [sys.executable, "-m", "cofin", "calculate", str(SMALL)]
    done = subprocess.Popen(words, stdout=theirs, env=env | {"NO_COLOR": "1"})
    os.close(theirs)
    said = b""
    while True:
        try:
            part = os.read(ours, 4096)
        except OSError:  # how Linux tells the end
            break
        if not part:
            break
        said += part
    os.close(ours)
    assert done.wait() == 0
    assert 60 < widest(said.decode("utf-8")) <= 72

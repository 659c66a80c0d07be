"""The console sessions in ``tests/transcripts`` print what they say."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.transcript import FILES, Command, commands, fits, printed, workplace


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_session_prints_what_it_says(path: Path) -> None:
    ran = 0
    with workplace():
        for item in commands(path.read_text("utf-8")):
            if isinstance(item, Command):
                found = printed(item.words)
                assert fits(item.expected, found), f"{item.words} printed\n{found}"
                ran += 1
            else:
                Path(item[0]).write_text(item[1], "utf-8")
    assert ran


def test_dots_stand_for_anything_and_nothing_else_does() -> None:
    assert fits("a\n...\nz\n", "a\nb\nc\nz\n")
    assert fits("made [...].txt\n", "made x.txt\n")
    assert not fits("a\n", "b\n")
    assert not fits("a.c\n", "abc\n")
    assert not fits("a\n", "a\nb\n")

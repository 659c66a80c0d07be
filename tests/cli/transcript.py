"""Console sessions in Markdown that are run: files, commands, output, exit status.

A block `````toml project.toml````` makes a file; a block `````console````` holds commands after
``$`` and what they print (both streams), and ``[exit status N]`` when it is not 0.  A line
``...`` stands for any lines, ``[...]`` within a line for any text.  All commands of a file run
in one empty folder, with the examples beside it as ``examples``.

``python -m tests.cli.transcript`` writes the output of today into the files; look at the
difference before it is committed.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cofin.cli.main import main

ROOT = Path(__file__).resolve().parent.parent.parent
FILES = sorted((ROOT / "tests" / "transcripts").glob("*.md"))
_BLOCK = re.compile(r"^```(?P<kind>\S+)(?: (?P<name>\S+))?\n(?P<text>.*?)^```$", re.M | re.S)
_STATUS = re.compile(r"\[exit status (\d+)\]\n$")


@dataclass(frozen=True)
class Command:
    """One command of a session and what must be printed."""

    words: list[str]
    expected: str  # with the exit status on a line of its own
    start: int  # where ``expected`` stands in the file
    end: int


def commands(text: str) -> Iterator[Command | tuple[str, str]]:
    """Files to make (name, content) and commands to run, in their order."""
    for block in _BLOCK.finditer(text):
        if block["kind"] != "console":
            if block["name"]:
                yield block["name"], block["text"]
            continue
        for part in re.finditer(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block["text"], re.M):
            at = block.start("text")
            yield Command(shlex.split(part[1]), part[2], at + part.start(2), at + part.end(2))


def printed(words: list[str]) -> str:
    """What one command prints, both streams, and its exit status when it is not 0."""
    both = io.StringIO()
    with contextlib.redirect_stdout(both), contextlib.redirect_stderr(both):
        status = main(words[1:]) if words[0] == "cofin" else _shell(words)
    said = both.getvalue()
    return said + (f"[exit status {status}]\n" if status else "")


def _shell(words: list[str]) -> int:
    """The few words of a shell that sessions need."""
    match words:
        case ["ls", *places]:
            names = sorted(p.name for p in Path(*places).iterdir())
            print("\n".join(n for n in names if n != "examples" and not n.startswith(".")))
        case ["cat", place]:
            print(Path(place).read_text("utf-8"), end="")
        case _:
            raise AssertionError(f"a session cannot run {words}")
    return 0


@contextlib.contextmanager
def workplace() -> Iterator[None]:
    """An empty folder with the examples, as the current one."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "examples", Path(folder, "examples"))
        with contextlib.chdir(folder):
            yield


def fits(expected: str, found: str) -> bool:
    """Whether the output is as expected; ``...`` and ``[...]`` stand for anything."""
    pattern = "".join(
        "(?:.*\n)*?" if line == "...\n" else re.escape(line).replace(r"\[\.\.\.\]", ".*?")
        for line in expected.splitlines(keepends=True)
    )
    return re.fullmatch(pattern, found) is not None


def updated(text: str) -> str:
    """The session with today's output where it differs from what is expected."""
    pieces, at = [], 0
    for item in commands(text):
        if isinstance(item, tuple):
            Path(item[0]).write_text(item[1], "utf-8")
            continue
        found = printed(item.words)
        pieces += [text[at : item.start], item.expected if fits(item.expected, found) else found]
        at = item.end
    return "".join([*pieces, text[at:]])


if __name__ == "__main__":
    os.environ["COFIN_LANG"] = "en"
    for path in [Path(word).resolve() for word in sys.argv[1:]] or FILES:
        with workplace():
            path.write_text(updated(path.read_text("utf-8")), "utf-8")

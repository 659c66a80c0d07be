"""The console sessions of the pages: each command's output as cofin prints it now.

A session that ends in a line ``...`` shows only as many lines of the output as stand above it.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

BLOCK = re.compile(r"(?<=^```console\n)(.*?)(?=^```$)", re.MULTILINE | re.DOTALL)
CUT = "..."


def pages(root: Path) -> Iterator[tuple[str, str]]:
    """Pages with sessions: path inside the project, and the text with fresh output."""
    for page in sorted([root / "README.md", *(root / "docs").rglob("*.md")]):
        text = page.read_text("utf-8")
        if BLOCK.search(text):
            yield page.relative_to(root).as_posix(), refreshed(text, page.name, root)


def refreshed(text: str, name: str, root: Path) -> str:
    """The page's text after its commands were run, in order, in a folder with the examples."""
    lang = "tr" if name.endswith(".tr.md") else "en"
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(root / "examples", Path(folder) / "examples")
        return BLOCK.sub(lambda block: _session(block[1], Path(folder), lang), text)


def _session(block: str, folder: Path, lang: str) -> str:
    shown = ""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, *before = part.rstrip("\n").split("\n")
        lines = printed(command, folder, lang)
        if before and before[-1].strip() == CUT:
            lines = [*lines[: max(len(before) - 1, 1)], CUT]
        shown += "\n".join([f"$ {command}", *lines]) + "\n"
    return shown


def printed(command: str, folder: Path, lang: str) -> list[str]:
    """Lines that a command prints in ``folder``, without blanks at the ends."""
    plain = {"COFIN_LANG": lang, "COLUMNS": "96", "NO_COLOR": "1", "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-m", *shlex.split(command)],
        cwd=folder,
        env={**os.environ, **plain},
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{command}: {done.stderr.decode()}")
    return [line.rstrip() for line in done.stdout.decode().strip().splitlines()]

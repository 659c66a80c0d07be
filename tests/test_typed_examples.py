"""The package says that it is typed: its own examples are right for a type checker, too."""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.whole.test_documents import ROOT, python_sessions

CODE = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def written(folder: Path) -> list[Path]:
    """Every session of the reference, and the code of the first pages, as a module each."""
    parser = doctest.DocTestParser()
    modules = {
        f"reference_{name}": "".join(each.source for each in parser.get_examples(session))
        for name, session in python_sessions("en").items()
    }
    for page in ("README.md", "docs/package.md"):
        for number, code in enumerate(CODE.findall((ROOT / page).read_text("utf-8")), 1):
            modules[f"{Path(page).stem.lower()}_{number}"] = code
    paths = []
    for name, code in modules.items():
        paths.append(folder / f"{name}.py")
        paths[-1].write_text(code, "utf-8")
    return paths


def checked(folder: Path, *paths: Path, cache: Path) -> str:
    """What mypy says to somebody who uses cofin."""
    options = ["--strict", "--follow-imports=silent", "--config-file=", "--no-error-summary"]
    done = subprocess.run(
        [sys.executable, "-m", "mypy", *options, f"--cache-dir={cache}", *map(str, paths)],
        cwd=folder,
        env={**os.environ, "MYPYPATH": str(ROOT / "src"), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


def test_examples_are_right_for_a_type_checker(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    pytest.importorskip("mypy")
    cache = Path(str(pytestconfig.cache.mkdir("mypy_examples"))) if pytestconfig.cache else tmp_path
    paths = written(tmp_path)
    assert len(paths) > 20
    assert checked(tmp_path, *paths, cache=cache) == ""
    other = tmp_path / "wrong.py"
    other.write_text('import cofin\n\ncofin.Partner("P1", "A", "TR", role=5)\n', "utf-8")
    said = checked(tmp_path, other, cache=cache)
    assert re.search(r'wrong.py:3: error: Argument "role" .* "Role \| str"', said), said

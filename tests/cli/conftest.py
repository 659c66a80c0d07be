"""One command line in this process, with what it printed; English unless it says otherwise."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from cofin.cli.main import main

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"
SMALL = EXAMPLES / "small" / "project.toml"
BLUEHUB = EXAMPLES / "bluehub" / "project.toml"
WITHOUT_COSTS = """
call = "cos-cluster-2020-3-03"
[project]
acronym = "EMPTY"
[[partner]]
id = "P1"
name = "Alone"
country = "TR"
role = "coordinator"
"""


class Said(NamedTuple):
    status: int
    out: str
    err: str


Cofin = Callable[..., Said]


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COFIN_LANG", "en")
    monkeypatch.delenv("PYTHONIOENCODING", raising=False)


@pytest.fixture
def cofin(capsys: pytest.CaptureFixture[str]) -> Cofin:
    def run(*words: object) -> Said:
        status = main([str(word) for word in words])
        return Said(status, *capsys.readouterr())

    return run


def names(folder: Path) -> list[str]:
    """What is in a folder."""
    return sorted(path.name for path in folder.iterdir())

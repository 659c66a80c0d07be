"""Each broken profile: exactly the problems its first lines name, at their places."""

from __future__ import annotations

from pathlib import Path

import pytest

from cofin.core.worked_example import evaluate
from cofin.rules.lint import lint
from cofin.text import Lang

FOLDER = Path(__file__).resolve().parent.parent / "broken_calls"
FILES = sorted(FOLDER.glob("*.toml"))


def expectations(path: Path) -> list[tuple[str, str]]:
    """``# expect: place: words`` -> (place, words); a place of ``-`` is the file itself."""
    marker = "# expect: "
    lines = [line for line in path.read_text("utf-8").splitlines() if line.startswith(marker)]
    pairs = [line.removeprefix(marker).split(": ", 1) for line in lines]
    return [("" if place == "-" else place, words) for place, words in pairs]


def test_there_are_many_broken_profiles() -> None:
    assert len(FILES) >= 60


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_problem_is_found_at_its_place_and_nothing_else(path: Path) -> None:
    expected = expectations(path)
    assert expected
    left = list(lint(path, evaluate).problems)
    for place, words in expected:
        fitting = [p for p in left if p.where == place and words in p.message()]
        assert fitting, f"{place}: {words}\n" + "\n".join(f"{p.where}: {p.message()}" for p in left)
        left.remove(fitting[0])
    assert [(p.where, p.message()) for p in left] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_problem_is_said_in_turkish_too(path: Path) -> None:
    for problem in lint(path, evaluate).problems:
        assert problem.message(Lang.TR) != problem.message(Lang.EN)
        assert "{" not in problem.message(Lang.TR).replace("{ en", "").replace("{…}", "")

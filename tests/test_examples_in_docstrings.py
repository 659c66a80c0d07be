"""What a docstring shows is what the code gives, in every module that shows something."""

from __future__ import annotations

import doctest
from importlib import import_module
from pathlib import Path

import pytest

SRC = Path(__file__).parents[1] / "src"
SHOWING = sorted(
    path for path in (SRC / "cofin").rglob("*.py") if ">>> " in path.read_text("utf-8")
)


@pytest.mark.parametrize("path", SHOWING, ids=lambda path: path.stem)
def test_examples_are_true(path: Path) -> None:
    parts = path.relative_to(SRC).with_suffix("").parts
    result = doctest.testmod(import_module(".".join(parts).removesuffix(".__init__")))
    assert result.attempted
    assert not result.failed

"""Every sentence about a project, a file or an output is one that can be said."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

import pytest

SRC = Path(__file__).resolve().parents[2] / "src" / "cofin"
SAID_IN = {
    "project": ("core/parse*.py", "core/judged.py"),
    "file": ("workbook/open*.py", "toml_text.py"),
    "output": ("workbook/[ar]*.py", "cli/forms.py"),
}


def literals(patterns: tuple[str, ...]) -> set[str]:
    """Every text that stands in the modules, without a namespace before it."""
    paths = [path for pattern in patterns for path in SRC.glob(pattern)]
    nodes = [node for path in paths for node in ast.walk(ast.parse(path.read_text()))]
    texts = [node.value for node in nodes if isinstance(node, ast.Constant)]
    return {text.rpartition(".")[2] for text in texts if isinstance(text, str)}


@pytest.mark.parametrize("space", SAID_IN)
def test_every_sentence_is_said_somewhere(space: str) -> None:
    keys = tomllib.loads((SRC / "texts" / f"{space}.toml").read_text("utf-8"))
    said = literals(SAID_IN[space]) | {
        f"unknown_{kind}"  # put together from the kind of the field
        for kind in ("partner", "work_package", "category", "activity", "parameter")
    }
    unsaid = [key for key in keys if key.removesuffix("_fix") not in said]
    assert [key for key in unsaid if not key.startswith("choice_")] == []


@pytest.mark.parametrize("space", SAID_IN)
def test_what_to_do_follows_what_is_wrong(space: str) -> None:
    keys = tomllib.loads((SRC / "texts" / f"{space}.toml").read_text("utf-8"))
    assert [key for key in keys if key.endswith("_fix") and key[:-4] not in keys] == []

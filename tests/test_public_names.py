"""The public names: one list, each name from its module, nothing imported before its use."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import cofin

SOURCE = Path(cofin.__file__).read_text("utf-8")


def names_for_type_checkers() -> dict[str, str]:
    """Name -> module, as imported under ``if TYPE_CHECKING``."""
    found: dict[str, str] = {}
    for node in ast.walk(ast.parse(SOURCE)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("cofin."):
            found |= {alias.name: str(node.module) for alias in node.names}
    return found


def test_type_checkers_and_python_see_the_same_names() -> None:
    homes = {name: f"cofin.{home}" for name, home in cofin._HOMES.items()}
    assert names_for_type_checkers() == homes
    assert cofin.__all__ == sorted(homes)


@pytest.mark.parametrize("name", cofin.__all__)
def test_name_is_there(name: str) -> None:
    assert getattr(cofin, name).__name__ == name


def test_dir_lists_them() -> None:
    assert {*cofin.__all__, "__version__"} == set(dir(cofin))


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="calculat"):
        _ = cofin.calculat

"""The source archive holds what its own tests need, and the wheel what ``cofin`` needs."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder

from tests.test_collection import ROOT, project_files

FOLDERS = {path.name for path in ROOT.iterdir() if path.is_dir()}


def files_of(builder: type[SdistBuilder | WheelBuilder]) -> set[str]:
    """What would be packed, without packing it."""
    listed = builder(str(ROOT)).recurse_included_files()
    return {Path(file.relative_path).as_posix() for file in listed}


@pytest.fixture(scope="module")
def archive() -> set[str]:
    return files_of(SdistBuilder)


def test_the_source_archive_holds_the_whole_project(archive: set[str]) -> None:
    wanted = {path.relative_to(ROOT).as_posix() for path in project_files()}
    assert wanted - archive == {"pyproject.toml"}  # which every archive holds by itself


def test_what_the_tests_import_of_the_project_is_in_it(archive: set[str]) -> None:
    """``from scripts.libreoffice import missing``: also when a folder is new."""
    wanted = set()
    for path in (ROOT / "tests").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                top, *rest = node.module.split(".")
                if top in FOLDERS:
                    wanted.add("/".join([top, *rest]))
    assert "scripts/libreoffice" in wanted
    packed = {name.removesuffix(".py").removesuffix("/__init__") for name in archive}
    folders = {str(parent) for name in archive for parent in Path(name).parents}
    assert wanted - packed - {Path(folder).as_posix() for folder in folders} == set()


def test_the_wheel_holds_everything_in_the_package() -> None:
    inside = {
        path.relative_to(ROOT).as_posix()
        for path in project_files()
        if path.is_relative_to(ROOT / "src")
    }
    assert inside - files_of(WheelBuilder) == set()

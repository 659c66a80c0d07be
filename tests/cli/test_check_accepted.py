"""Entries of ``cofin.accept.toml`` that fit no finding are named, once for all files."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import SMALL, Cofin


@pytest.fixture(scope="module")
def wrong(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A budget with an error in I13 of its cost lines."""
    path = tmp_path_factory.mktemp("wrong") / "budget.xlsx"
    book = openpyxl.load_workbook(SMALL.with_name("budget.xlsx"))
    book["Cost lines"]["I13"] = "1.234,56 EUR"
    book.save(path)
    return path


@pytest.fixture
def budget(wrong: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(wrong, tmp_path / "budget.xlsx"))


def accept(folder: Path, *entries: dict[str, str]) -> None:
    lines = []
    for entry in entries:
        lines += ["[[accept]]", *(f'{key} = "{value}"' for key, value in entry.items())]
        lines += ['reason = "seen"']
    (folder / "cofin.accept.toml").write_text("\n".join(lines), "utf-8")


def code_of(cofin: Cofin, path: Path) -> str:
    (report,) = json.loads(cofin("check", path, "--format", "json").out)
    return str(next(f["code"] for f in report["findings"] if f["cell"] == "I13"))


def test_a_wrong_cell_a_wrong_file_and_what_is_mended_are_named(cofin: Cofin, budget: Path) -> None:
    code = code_of(cofin, budget)
    right = {"code": code, "sheet": "Cost lines", "cell": "I13"}
    other = {"code": code, "sheet": "Cost lines", "cell": "I14"}
    accept(budget.parent, right, {"file": "baska.xlsx", **right}, {"code": "A02"})
    said = cofin("check", budget)
    words = " ".join(said.err.split())
    assert words.startswith("Accepted entries that fit no finding, in ")
    assert f"accept[2], baska.xlsx, {code}, Cost lines!I13: no workbook is called so." in words
    assert "accept[3], A02: no finding A02 is left to accept." in words
    assert "accept[1]" not in words
    accept(budget.parent, other)
    words = " ".join(cofin("check", budget, "--lang", "tr").err.split())
    assert f"accept[1], {code}, Cost lines!I14: {code} şurada bulundu: Cost lines!I13" in words
    assert cofin("check", budget, "--quiet").err == ""
    assert json.loads(cofin("check", budget, "--format", "json").out)


def test_an_entry_for_a_file_that_is_not_checked_is_no_mistake(cofin: Cofin, budget: Path) -> None:
    second = Path(shutil.copy(SMALL.with_name("budget.xlsx"), budget.with_name("p2.xlsx")))
    code = code_of(cofin, second.with_name("budget.xlsx"))
    accept(budget.parent, {"code": code, "file": "budget.xlsx", "cell": "I13"}, {"code": code})
    assert cofin("check", second).err == ""
    assert cofin("check", budget.parent).err == ""
    accept(budget.parent, {"code": code, "cell": "I14"}, {"code": code, "file": "p2.xlsx"})
    assert cofin("check", budget).err == ""  # of p2.xlsx nobody knows now
    said = cofin("check", budget, second, "--jobs", "2").err
    assert said.count("Accepted entries that fit no finding") == 1
    words = " ".join(said.split())
    assert f"accept[1], {code}, I14: {code} is found at budget.xlsx, Cost lines!I13;" in words
    assert f"accept[2], p2.xlsx, {code}: no finding {code} is left" in words

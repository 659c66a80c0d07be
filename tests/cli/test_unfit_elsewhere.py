"""``cofin merge`` and ``fill`` name acceptances that fit no finding, as ``cofin check`` does."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import SMALL, Cofin
from tests.cli.merging import edit, given, renamed, split
from tests.cli.test_check_accepted import accept
from tests.cli.test_fill import TEMPLATES

__all__ = ["given", "split"]

R03 = {"code": "R03", "sheet": "Funding", "cell": "F7"}
HEAD = "Accepted entries that fit no finding, in "


def words(text: str) -> str:
    return " ".join(text.split())


def test_merge_says_why_an_acceptance_did_not_help(cofin: Cofin, given: Path) -> None:
    sheets, out = given / "sheets", given / "out.xlsx"
    edit(sheets / "woodlink-P2.xlsx", I9=12345.67)
    accept(sheets, {"file": "woodlink-P2.xlsx", **R03, "cell": "F8"}, {"code": "A02"})
    said = cofin("merge", sheets, "-o", out)
    assert said.status == 1
    assert words(said.err).startswith(HEAD)
    assert "accept[1], woodlink-P2.xlsx, R03, Funding!F8: R03 is found at" in words(said.err)
    assert "accept[2], A02: no finding A02 is left to accept." in words(said.err)
    assert cofin("merge", sheets, "-o", out, "--quiet").err == ""
    accept(sheets, {"file": "woodlink-P2.xlsx", **R03}, {"code": "A02"})
    said = cofin("merge", sheets, "-o", out, "--jobs", "2")
    assert said.status == 0
    assert "accept[2], A02" in words(said.err)
    assert "accept[1]" not in said.err
    accept(sheets, {"file": "woodlink-P2.xlsx", **R03})
    assert cofin("merge", sheets, "-o", out, "--force").err == ""


def test_merge_takes_a_list_that_is_named(cofin: Cofin, given: Path) -> None:
    accept(given, {"file": "woodlink-P2.xlsx", "code": "A02"})
    words_of = ("merge", given / "sheets", "-o", given / "out.xlsx", "--lang", "tr")
    assert cofin(*words_of).err == ""
    said = cofin(*words_of, "--accept", given / "cofin.accept.toml", "--force")
    assert "accept[1], woodlink-P2.xlsx, A02: kabul edilecek bir A02" in words(said.err)


def test_what_was_not_checked_is_not_called_mended(cofin: Cofin, given: Path) -> None:
    """P06 is about the master: without one, and for a partner named as new, nobody looks."""
    path = renamed(given)
    accept(given / "sheets", {"file": path.name, "code": "P06"})
    assert cofin("check", path).err == ""
    out = given / "out.xlsx"
    new = ("--master", given / "budget.xlsx", "--new-partner", "P9")
    assert cofin("merge", path, "-o", out, *new).err == ""


@pytest.fixture
def form(tmp_path: Path) -> Path:
    """The grant form, in a folder of its own, with its map beside it."""
    folder = tmp_path / "forms"
    folder.mkdir()
    for name in ("grant-form.en.xlsx", "grant-form.en.map.toml"):
        shutil.copy(TEMPLATES / name, folder / name)
    return folder / "grant-form.en.xlsx"


def test_fill_says_why_an_acceptance_did_not_help(cofin: Cofin, form: Path, tmp_path: Path) -> None:
    budget, out = tmp_path / "budget.xlsx", form.with_name("out.xlsx")
    assert cofin("build", SMALL, "-o", budget).status == 0
    book = openpyxl.load_workbook(budget)
    book["Funding"]["F7"] = 1
    book.save(budget)
    call = ("fill", form, "--from", budget, "-o", out)
    accept(tmp_path, {**R03, "cell": "F8"})
    said = cofin(*call)
    assert said.status == 1
    assert words(said.err).startswith(HEAD)
    assert "accept[1], R03, Funding!F8: R03 is found at Funding!F7" in words(said.err)
    assert cofin(*call, "--quiet").err == ""
    accept(tmp_path, R03, {"code": "A02"})
    said = cofin(*call, "--format", "json")
    assert said.status == 0
    assert "accept[2], A02" in words(said.err)
    assert "accept[1]" not in said.err
    assert cofin(*call, "--force", "--accept-errors").err == ""  # nobody looked


def test_fill_of_a_text_knows_its_name_as_a_workbook(
    cofin: Cofin, form: Path, tmp_path: Path
) -> None:
    source = Path(shutil.copy(SMALL, tmp_path / "p.toml"))
    call = ("fill", form, "--from", source, "-o", form.with_name("out.xlsx"))
    accept(tmp_path, {"file": "p.xlsx", "code": "A02"})
    assert "accept[1], p.xlsx, A02: no finding" in words(cofin(*call).err)
    shutil.copy(SMALL.with_name("budget.xlsx"), tmp_path / "p.xlsx")  # it may be about this one
    assert cofin(*call, "--force").err == ""

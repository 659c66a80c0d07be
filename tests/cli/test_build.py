"""``cofin build``, ``new`` and ``demo``: what is made, what is said, what is left alone."""

from __future__ import annotations

import json
import zipfile
from importlib import resources
from pathlib import Path

import pytest

from cofin.cli.demo import example
from cofin.text import Lang
from cofin.workbook.open import read_project
from tests.cli.conftest import BLUEHUB, EXAMPLES, SMALL, Cofin, names


def test_a_workbook_is_made_and_the_figures_said(cofin: Cofin, tmp_path: Path) -> None:
    output = tmp_path / "budget.xlsx"
    said = cofin("build", BLUEHUB, "-o", output)
    assert (said.status, said.err) == (0, "")
    assert zipfile.is_zipfile(output)
    totals = json.loads(cofin("calculate", BLUEHUB, "--format", "json").out)["totals"]
    for key in ("eligible", "eu_contribution", "co_financing"):
        assert f"{float(totals[key]):,.2f}" in said.out
    for label in ("Effective rate", "Funding gap", "Limited by the maximum grant"):
        assert label in said.out


def test_quiet_says_nothing(cofin: Cofin, tmp_path: Path) -> None:
    assert cofin("build", SMALL, "-o", tmp_path / "b.xlsx", "--quiet") == (0, "", "")
    assert cofin("new", tmp_path / "n.xlsx", "--quiet", "--partners", "1") == (0, "", "")
    assert cofin("demo", tmp_path / "demo", "--quiet", "--lang", "tr") == (0, "", "")


def test_a_condition_that_is_not_met_is_said_and_is_no_error(cofin: Cofin, tmp_path: Path) -> None:
    path = tmp_path / "project.toml"
    text = SMALL.read_text("utf-8").replace("duration_months = 20", "duration_months = 19")
    text = text.replace("end_month = 20", "end_month = 19")
    path.write_text(text, "utf-8")
    said = cofin("build", path, "-o", tmp_path / "b.xlsx")
    assert said.status == 0
    assert "not met" in said.out
    assert "Duration not below the minimum" in said.out
    assert "The budget was made all the same" in said.out


@pytest.mark.parametrize(
    "path", sorted(EXAMPLES.glob("*/project.toml")), ids=lambda p: p.parent.name
)
def test_the_round_trip_loses_nothing(path: Path, cofin: Cofin, tmp_path: Path) -> None:
    chain = [path, *(tmp_path / f"copy{i}" for i in range(4))]
    endings = (".xlsx", ".json", ".toml", ".toml")
    for i, ending in enumerate(endings, start=1):
        chain[i] = chain[i].with_suffix(ending)
        assert cofin("build", chain[i - 1], "-o", chain[i], "--quiet").status == 0
    assert read_project(chain[-1]) == read_project(path)
    assert chain[3].read_bytes() == chain[4].read_bytes()


def test_the_same_input_gives_the_same_bytes(cofin: Cofin, tmp_path: Path) -> None:
    one, two = tmp_path / "one.xlsx", tmp_path / "two.xlsx"
    cofin("build", SMALL, "-o", one)
    cofin("build", SMALL, "-o", two)
    assert one.read_bytes() == two.read_bytes()


def test_an_empty_workbook_is_a_project_to_fill_in(cofin: Cofin, tmp_path: Path) -> None:
    output = tmp_path / "budget.xlsx"
    said = cofin("new", output, "--partners", "3", "--work-packages", "2", "--lang", "tr")
    assert (said.status, said.err) == (0, "")
    assert "3 ortak ve 2 iş paketi" in said.out
    assert zipfile.is_zipfile(output)


@pytest.mark.parametrize(
    "words", [("--partners", "0"), ("--partners", "61"), ("--work-packages", "41")]
)
def test_the_room_of_a_new_workbook_has_bounds(
    words: tuple[str, str], cofin: Cofin, tmp_path: Path
) -> None:
    said = cofin("new", tmp_path / "budget.xlsx", *words)
    assert said.status == 2
    assert "is not a whole number from 1 to" in said.err
    assert names(tmp_path) == []


def test_the_demo_says_what_it_made_and_what_next(cofin: Cofin, tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    said = cofin("demo", folder)
    assert (said.status, said.err) == (0, "")
    assert {"budget.xlsx", "project.toml"} <= set(names(folder))
    for words in ("Limited by the maximum grant", "Funding gap", "Open ", "cofin explain"):
        assert words in said.out
    assert str(folder / "budget.xlsx") in said.out


def test_the_demo_runs_again_and_in_another_language(cofin: Cofin, tmp_path: Path) -> None:
    first = cofin("demo", tmp_path)
    turkish = cofin("demo", tmp_path, "--lang", "tr")
    assert turkish.status == 0
    assert (tmp_path / "project.toml").read_bytes() == example(Lang.TR)
    assert cofin("demo", tmp_path) == first


@pytest.mark.parametrize("name", ["project.toml", "budget.xlsx"])
def test_the_demo_replaces_nothing_of_others(name: str, cofin: Cofin, tmp_path: Path) -> None:
    (tmp_path / name).write_text("mine", "utf-8")
    said = cofin("demo", tmp_path)
    assert said.status == 2
    assert name in said.err
    assert (tmp_path / name).read_text("utf-8") == "mine"
    assert names(tmp_path) == [name]


def test_the_demo_keeps_what_a_person_changed_in_it(cofin: Cofin, tmp_path: Path) -> None:
    cofin("demo", tmp_path)
    project = tmp_path / "project.toml"
    project.write_text(project.read_text("utf-8").replace("BLUEHUB", "MINE"), "utf-8")
    assert cofin("demo", tmp_path).status == 2
    assert "MINE" in project.read_text("utf-8")


@pytest.mark.parametrize("damage", ["[1", '["list"]'])
def test_a_damaged_list_of_the_demo_makes_it_careful(
    damage: str, cofin: Cofin, tmp_path: Path
) -> None:
    cofin("demo", tmp_path, "--lang", "tr")
    (tmp_path / ".cofin-demo.json").write_text(damage, "utf-8")
    assert cofin("demo", tmp_path, "--lang", "tr").status == 2


def test_the_packaged_examples_are_those_of_the_examples_folder() -> None:
    packaged = resources.files("cofin") / "demo"
    for name, folder in (("project.toml", "bluehub"), ("project.tr.toml", "turkce")):
        assert (packaged / name).read_bytes() == (EXAMPLES / folder / "project.toml").read_bytes()


TWO = """
call = "cos-cluster-2020-3-03"
project = { acronym = "X", duration_months = 24 }
work_package = [{ id = "W", title = "Work" }]
partner = [
  { id = "A", name = "One", country = "TR", role = "coordinator" },
  { id = "B", name = "Two", country = "TR", role = "beneficiary" },
]
cost = [
  { partner = "A", work_package = "W", category = "subcontracting", quantity = 1, unit_cost = 4e5 },
  { partner = "B", work_package = "W", category = "subcontracting", quantity = 1, unit_cost = 4e5 },
]
"""


def test_a_partners_sheet_is_built_anew_as_one(cofin: Cofin, tmp_path: Path) -> None:
    """Before, it became a consortium workbook of one partner, which nothing could read."""
    (tmp_path / "two.toml").write_text(TWO, "utf-8")
    assert cofin("split", tmp_path / "two.toml", "-o", tmp_path).status == 0
    for partner in "AB":
        sheet, anew = tmp_path / f"x-{partner}.xlsx", tmp_path / f"anew-{partner}.xlsx"
        said = cofin("build", sheet, "-o", anew, "--lang", "tr")
        assert "AB katkısı" in said.out
        assert "250.000,00" in said.out  # its share of the ceiling, not 300,000 of its own
        assert "Yeterli sayıda" not in said.out  # only the whole can have enough countries
        assert read_project(anew) == read_project(sheet)
        assert _codes(cofin, anew) == _codes(cofin, sheet)  # A09 of six cells, before
    sheets, whole = (tmp_path / "anew-A.xlsx", tmp_path / "anew-B.xlsx"), tmp_path / "whole.xlsx"
    assert cofin("merge", *sheets, "-o", whole, "--accept-errors").status == 0
    assert read_project(whole) == read_project(tmp_path / "two.toml")


def _codes(cofin: Cofin, path: Path) -> list[tuple[str, str]]:
    (report,) = json.loads(cofin("check", path, "--format", "json").out)
    return [(each["code"], each["cell"]) for each in report["findings"]]


@pytest.mark.parametrize("form", ["toml", "json"])
def test_a_part_is_not_written_as_a_project_file(cofin: Cofin, tmp_path: Path, form: str) -> None:
    assert cofin("split", BLUEHUB, "-o", tmp_path).status == 0
    output = tmp_path / f"part.{form}"
    said = cofin("build", tmp_path / "bluehub-P2.xlsx", "-o", output)
    assert said.status == 2
    assert f"one partner's part of a budget, and a .{form} file holds whole budgets" in said.err
    assert not output.exists()

"""Input that cannot be used: all problems at once, exit status 2, nothing written."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import SMALL, Cofin, names

GOOD = SMALL.read_text("utf-8")


def spoiled(old: str, new: str) -> str:
    """The small example with the first occurrence of ``old`` replaced."""
    assert old in GOOD
    return GOOD.replace(old, new, 1)


FIRST_COST = "[[cost]]"
WRONG = {
    "unknown key": (spoiled('short_name = "', 'shortname = "'), ["shortname", "short_name"]),
    "misspelt category": (
        spoiled('category = "personnel"', 'category = "personel"'),
        ["personnel"],
    ),
    "text for a number": (spoiled("quantity = ", 'quantity = "ten" # '), ["quantity", "ten"]),
    "number as text": (spoiled("unit_cost = ", 'unit_cost = "1.234,56" # '), ["1.234,56"]),
    "negative quantity": (spoiled("quantity = ", "quantity = -1 # "), ["quantity", "-1"]),
    "not a number": (spoiled("quantity = ", "quantity = nan # "), ["quantity"]),
    "unknown partner": (spoiled(FIRST_COST, f'{FIRST_COST}\npartner = "P99" #'), ["P99"]),
    "not TOML": ("call = cos-cluster\n", ["Line 1", "quotation marks"]),
    "empty": ("", ["The file is empty."]),
    "no call": (spoiled("call = ", "# call = "), ["call"]),
    "unknown call": (spoiled('call = "cos-cluster-2020-3-03"', 'call = "cos-2020"'), ["cos-2020"]),
}


@pytest.mark.parametrize("name", WRONG)
def test_build_names_the_place_and_writes_nothing(name: str, cofin: Cofin, tmp_path: Path) -> None:
    text, words = WRONG[name]
    text = text.replace('partner = "P99" #\npartner', 'partner = "P99"\n# partner')
    project, output = tmp_path / "wrong.toml", tmp_path / "budget.xlsx"
    project.write_text(text, "utf-8")
    said = cofin("build", project, "-o", output)
    assert said.status == 2
    assert said.out == ""
    assert [word for word in words if word not in said.err] == []
    assert names(tmp_path) == ["wrong.toml"]


def test_all_problems_come_at_once_with_their_places(cofin: Cofin, tmp_path: Path) -> None:
    project = tmp_path / "wrong.toml"
    text = GOOD.replace('category = "personnel"', 'category = "personel"', 2)
    project.write_text(text.replace("quantity = ", "quantity = -", 1), "utf-8")
    said = cofin("calculate", project)
    assert said.status == 2
    assert "2 problem(s)" in said.err
    assert "cost[1].category" in said.err
    assert "cost[1].quantity" in said.err
    assert 'Did you mean "personnel"?' in said.err


def test_the_same_in_turkish(cofin: Cofin, tmp_path: Path) -> None:
    project = tmp_path / "wrong.toml"
    project.write_text(spoiled('category = "personnel"', 'category = "personel"'), "utf-8")
    said = cofin("calculate", project, "--lang", "tr")
    assert said.status == 2
    assert "1 sorun" in said.err
    assert 'Şunu mu demek istediniz: "personnel"?' in said.err


@pytest.mark.parametrize("command", ["calculate", "envelope"])
def test_a_missing_file_suggests_the_nearest(command: str, cofin: Cofin, tmp_path: Path) -> None:
    (tmp_path / "project.toml").write_text(GOOD, "utf-8")
    said = cofin(command, tmp_path / "projct.toml")
    assert said.status == 2
    assert "There is no such file." in said.err
    assert "project.toml" in said.err


def test_an_unknown_call_lists_the_known_ones(cofin: Cofin) -> None:
    said = cofin("calculate", SMALL, "--call", "cos-cluster-2020-3-04")
    assert said.status == 2
    assert "cos-cluster-2020-3-03" in said.err
    assert "cos-cluster-2018-3-02" in said.err


def test_a_day_before_the_call_has_no_rules(cofin: Cofin) -> None:
    said = cofin("calculate", SMALL, "--on", "2001-01-01")
    assert said.status == 2
    assert "2001-01-01" in said.err

"""What may stand in an input cell is known of every finding that says it does not."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from openpyxl.workbook.workbook import Workbook

from cofin.checks.report.outcome import Shown
from cofin.core.schema import PROJECT, TABLES, Kind
from cofin.rules.load import load_profile
from cofin.text import Lang
from cofin.workbook.check import check
from cofin.workbook.read.allowed import allowed
from tests.random_project import CALL
from tests.workbook.check.books import edited

CATEGORIES = "Personnel / Subcontracting / Financial support to third parties / "


def shown(path: Path, cells: dict[str, object], lang: Lang = Lang.EN) -> dict[str, Shown]:
    """The findings at cells of the sheet of cost lines after typing there."""
    name = {Lang.EN: "Cost lines", Lang.TR: "Bütçe kalemleri"}[lang]

    def change(book: Workbook) -> None:
        for cell, value in cells.items():
            book[name][cell] = value

    edited(path, change, "consortium", lang)
    findings = check(path).outcome(Lang.EN).findings
    return {each.cell: each for each in findings if each.sheet == name}


def test_findings_say_what_may_stand_there(tmp_path: Path) -> None:
    typed: dict[str, object] = {"C8": "P9", "E9": "Travell", "I10": "xx", "K11": "maybe"}
    typed |= {"E12": None, "Q13": 0.5, "Q14": 700, "S15": 75, "I16": -5}
    found = shown(tmp_path / "b.xlsx", typed)
    assert set(typed) <= set(found)
    expected = {cell: found[cell].expected for cell in typed}
    assert expected.pop("E9") == expected["E12"]
    assert expected.pop("E12").startswith(CATEGORIES)
    assert expected == {
        **{"C8": "P1 / P2 / P3", "I10": ">= 0", "K11": "yes / no", "I16": ">= 0"},
        **{"Q13": "1 … 600", "Q14": "<= 600", "S15": "0.75"},
    }


def test_words_are_those_of_the_workbook_whoever_reads_them(tmp_path: Path) -> None:
    found = shown(tmp_path / "b.xlsx", {"K11": "belki", "S15": "yarısı"}, Lang.TR)
    assert found["K11"].expected == found["K11"].said.expected == "evet / hayır"
    assert found["S15"].expected == "0 … 1"


def test_an_error_and_a_date_in_the_place_of_a_number(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        book["Cost lines"]["G9"].number_format = "dd/mm/yyyy"
        book["Cost lines"]["G9"] = 44000
        book["Cost lines"]["I10"] = "#REF!"
        book["Cost lines"]["I10"].data_type = "e"

    edited(tmp_path / "b.xlsx", change, "consortium")
    findings = check(tmp_path / "b.xlsx").outcome(Lang.EN).findings
    found = {each.cell: (each.code, each.expected) for each in findings if each.cell}
    assert found["G9"] == ("C14", ">= 0")
    assert found["I10"][0] == "C03"


_PLAIN = {Kind.ID, Kind.PARTNER, Kind.WORK_PACKAGE, Kind.COUNTRY, Kind.REGION, Kind.HOST}
_PLAIN |= {Kind.TEXT, Kind.PARAMETER, Kind.NUMBER}


@pytest.mark.parametrize("field", [*PROJECT, *(f for t in TABLES.values() for f in t[0])], ids=str)
def test_every_field_has_what_may_stand_in_it_but_those_that_depend(field: Any) -> None:
    known = allowed(field, load_profile(CALL))
    assert bool(known) is (field.kind not in _PLAIN)
    if field.key == "duration_months":
        assert known == "0 … 120"
    if field.kind is Kind.DATE:
        assert known == "1990-01-01 … 2099-12-31"
    if field.kind is Kind.ACTIVITY:
        assert isinstance(known, Mapping)
        assert str(known["tr"]).startswith("1a / 1b / 1c / 2")

"""Findings on rules and conditions say what to do there, in the workbook's own words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from cofin.checks.report.outcome import Shown, outcome
from cofin.text import Lang
from cofin.workbook.check import check
from cofin.workbook.generate import generate
from cofin.workbook.open import read_with_rules

SMALL = Path(__file__).resolve().parents[3] / "examples" / "small" / "project.toml"


def shown(path: Path, code: str, lang: Lang) -> list[Shown]:
    return [each for each in outcome(check(path), lang).findings if each.code == code]


def test_a_rule_that_was_typed_over_is_no_request_that_is_too_high(tmp_path: Path) -> None:
    path = tmp_path / "budget.xlsx"
    path.write_bytes(generate(*read_with_rules(SMALL), Lang.EN))
    book = openpyxl.load_workbook(path)
    sheet, cell = next(book.defined_names["rule.reimbursement_rate"].destinations)
    book[sheet][cell.replace("$", "")] = 0.8
    book.save(path)
    (english,) = shown(path, "R01", Lang.EN)
    assert "at most 0.75 is allowed by the call's rules" in english.message
    assert "build the workbook anew" in english.fix
    (turkish,) = shown(path, "R01", Lang.TR)
    assert "çağrının kurallarına göre en fazla 0,75" in turkish.message


@pytest.mark.parametrize("lang", Lang)
def test_a_condition_is_named_in_the_workbooks_language(tmp_path: Path, lang: Lang) -> None:
    project, rules = read_with_rules(SMALL)
    path = tmp_path / "budget.xlsx"
    same = tuple(replace(partner, country="TR", region="") for partner in project.partners)
    path.write_bytes(generate(replace(project, partners=same), rules, lang))
    labels = {each.label for each in shown(path, "R12", Lang.EN)}
    assert labels
    assert any("countries" in label for label in labels) is (lang is Lang.EN)

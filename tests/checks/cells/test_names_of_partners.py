"""C11: in the sheet of one partner its name is a name, and no number."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cofin.checks.run import run_checks
from cofin.core.parse import parse_project
from cofin.rules.load import load_rules
from cofin.text import Lang
from cofin.workbook.check.subject import subject_of
from cofin.workbook.generate import generate, generate_partner_sheet
from cofin.workbook.split import part_of
from tests.checks.card_examples import changed

RAW = changed([])
RULES = load_rules(RAW["call"])
PROJECT = parse_project(RAW, RULES.profile)


def found(path: Path, content: bytes) -> list[str]:
    path.write_bytes(content)
    return [f.place for f in run_checks(subject_of(path), only=["C11"]).findings]


@pytest.mark.parametrize("name", ["Partner 2", "Ortak 2"])
@pytest.mark.parametrize("lang", list(Lang))
def test_a_number_is_no_name(tmp_path: Path, lang: Lang, name: str) -> None:
    first, *others = PROJECT.partners
    renamed = replace(PROJECT, partners=(replace(first, name=name), *others))
    sheet = generate_partner_sheet(part_of(renamed, first.id), RULES, lang)
    partners = {Lang.EN: "Partners", Lang.TR: "Ortaklar"}[lang]
    assert found(tmp_path / "sheet.xlsx", sheet) == [f"{partners}!C7"]
    assert found(tmp_path / "budget.xlsx", generate(renamed, RULES, lang)) == [f"{partners}!C7"]


def test_a_draft_may_number_all_of_its_partners(tmp_path: Path) -> None:
    numbered = (replace(p, name=f"Partner {i}") for i, p in enumerate(PROJECT.partners, 1))
    content = generate(replace(PROJECT, partners=tuple(numbered)), RULES, Lang.EN)
    assert found(tmp_path / "budget.xlsx", content) == []


@pytest.mark.parametrize("lang", list(Lang))
def test_a_short_name_beside_a_real_one_may_be_numbered(tmp_path: Path, lang: Lang) -> None:
    """As the coordinator numbered all of them: the budget and each sheet are judged alike."""
    first, *others = PROJECT.partners
    for name, places in (("Baltic Wood", []), ("", ["D7"]), ("TBD", ["C7", "D7"])):
        one = replace(first, name=name, short_name="Partner 2")
        part = part_of(replace(PROJECT, partners=(one, *others)), first.id)
        told = found(tmp_path / "sheet.xlsx", generate_partner_sheet(part, RULES, lang))
        assert [place.partition("!")[2] for place in told] == places


def test_a_lone_number_on_another_sheet_is_no_short_name(tmp_path: Path) -> None:
    part = part_of(PROJECT, PROJECT.partners[0].id)
    named = replace(part, costs=(replace(part.costs[0], description="Partner 2"),))
    sheet = generate_partner_sheet(named, RULES, Lang.EN)
    assert [p.partition("!")[0] for p in found(tmp_path / "sheet.xlsx", sheet)] == ["Cost lines"]

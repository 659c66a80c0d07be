"""What a merge leaves open is told: errors of partners without a sheet, and of the whole."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from cofin.core.model import Project
from cofin.text import Lang
from cofin.workbook.generate import generate
from cofin.workbook.merge import checked_sheets, merge_sheets, merged_workbook, open_errors
from cofin.workbook.open import read_with_rules
from cofin.workbook.split import partner_sheets

SMALL = Path(__file__).resolve().parents[2] / "examples" / "small" / "project.toml"
REASON = "The bank's letter comes on Monday."


@pytest.fixture(scope="module")
def short_of_money() -> Project:
    """The first partner's sources pay less than is needed."""
    project, _ = read_with_rules(SMALL)
    sources = list(project.funding)
    first = next(i for i, source in enumerate(sources) if source.partner == "P1")
    sources[first] = replace(sources[first], amount=Decimal(1))
    return replace(project, funding=tuple(sources))


def merged(folder: Path, project: Project, *partners: str, reason: str = "") -> bytes:
    rules = read_with_rules(SMALL)[1]
    master = folder / "master.xlsx"
    master.write_bytes(generate(project, rules, Lang.EN))
    sheets = partner_sheets(project, rules, Lang.EN)
    paths = [folder / f"{partner}.xlsx" for partner in partners]
    for path in paths:
        path.write_bytes(sheets[path.stem])
    checked = list(checked_sheets(paths, None, master, lang=Lang.EN))
    return merged_workbook(merge_sheets(checked, None, master), Lang.EN, reason=reason)


def test_an_error_of_a_partner_without_a_sheet_is_open(
    tmp_path: Path, short_of_money: Project
) -> None:
    content = merged(tmp_path, short_of_money, "P2", "P3")
    (error,) = open_errors(content, Lang.EN)
    assert (error.code, error.sheet) == ("R03", "Funding")
    (turkish,) = open_errors(content, Lang.TR)
    assert turkish.message != error.message


def test_what_the_merge_accepted_is_not_open(tmp_path: Path, short_of_money: Project) -> None:
    assert open_errors(merged(tmp_path, short_of_money, "P1", reason=REASON), Lang.EN) == ()


def test_a_clean_budget_has_none(tmp_path: Path) -> None:
    project, _ = read_with_rules(SMALL)
    assert open_errors(merged(tmp_path, project, "P1", "P2", "P3"), Lang.EN) == ()

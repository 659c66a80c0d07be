"""A rate of the call that equals a share of the programme is no typed rate of ours."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from cofin.checks.run import run_checks
from cofin.core.model import Override
from cofin.text import Lang
from cofin.workbook.check.subject import subject_of
from cofin.workbook.generate import generate
from cofin.workbook.open import read_with_rules

EXAMPLE = Path(__file__).parents[3] / "examples" / "small" / "project.toml"


@pytest.mark.parametrize("rate", ["0.60", "0.11", "0.025"])
def test_shares_of_the_programme_are_read_from_their_cells(rate: str, tmp_path: Path) -> None:
    project, rules = read_with_rules(EXAMPLE)
    override = Override("indirect_rate", Decimal(rate), "Read in the agreement")
    path = tmp_path / "budget.xlsx"
    path.write_bytes(generate(replace(project, overrides=(override,)), rules, Lang.EN))
    assert [each for each in run_checks(subject_of(path)).findings if each.code == "C08"] == []

"""LibreOffice calculates every generated workbook to Python's cents, cell by cell."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TypeAlias

import pytest

from cofin.core.calculate import calculate
from cofin.core.figures import figures
from cofin.core.model import Project
from cofin.rules.profile import CallRules
from cofin.text import Lang
from cofin.workbook.generate import generate, generate_partner_sheet
from cofin.workbook.open import read_with_rules
from cofin.workbook.split import agreed_part
from tests.libreoffice.budgets import (
    LANGUAGES,
    Budget,
    corner_budgets,
    random_budget,
    with_receipts,
    with_values,
)
from tests.libreoffice.cells import Workbook, read_cells
from tests.libreoffice.compare import (
    dangling_names,
    errors,
    figure_differences,
    formula_differences,
    listed,
)
from tests.libreoffice.soffice import Office
from tests.libreoffice.strip import strip_values

EXAMPLES = Path(__file__).parents[2] / "examples"
EVERYTHING = os.environ.get("COFIN_SEEDS") == "all"
RANDOM, GROUP = 60 if EVERYTHING else 24, 3
FEWEST_FORMULAS = 100


Maker: TypeAlias = Callable[[Project, CallRules, Lang], bytes]


def proven(
    office: Office, folder: Path, budgets: Iterable[Budget], maker: Maker = generate
) -> None:
    """Generate, strip, recalculate, and find no difference in any cell of any workbook."""
    made = {budget.name: budget for budget in budgets}
    stripped = []
    for name, budget in made.items():
        written = folder / f"{name}.xlsx"
        written.write_bytes(maker(budget.project, budget.rules, budget.lang))
        (folder / "stripped").mkdir(exist_ok=True)
        assert strip_values(written, folder / "stripped" / written.name) > FEWEST_FORMULAS
        stripped.append(folder / "stripped" / written.name)
    found = []
    for path in office.convert(stripped, folder / "recalculated"):
        stored, calculated = read_cells(folder / path.name), read_cells(path)
        told = differences(made[path.stem], stored, calculated)
        found += [f"{path.stem}: {line}" for line in told]
    assert not found, listed(found)


def differences(budget: Budget, stored: Workbook, calculated: Workbook) -> list[str]:
    expected = figures(calculate(budget.project, budget.rules))
    named = {name for name in calculated.names if name.startswith("fig.")}
    return [
        *figure_differences(expected, calculated),
        *(f"{name}: Python knows no such figure" for name in sorted(named - set(expected))),
        *errors(calculated),
        *dangling_names(calculated),
        *(
            f"{name}: lost by LibreOffice"
            for name in sorted(set(stored.names) - set(calculated.names))
        ),
        *formula_differences(stored, calculated),
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("example", ["bluehub", "small", "turkce"])
def test_examples(office: Office, tmp_path: Path, example: str, lang: Lang) -> None:
    project, rules = read_with_rules(EXAMPLES / example / "project.toml", None)
    proven(office, tmp_path, [Budget(example, project, rules, lang)])


@pytest.mark.parametrize("first", range(0, RANDOM, GROUP))
def test_random_projects(office: Office, tmp_path: Path, first: int) -> None:
    proven(office, tmp_path, map(random_budget, range(first, first + GROUP)))


@pytest.mark.parametrize(("variant", "lang"), [("proportional", Lang.EN), ("full", Lang.TR)])
def test_sheets_of_partners(office: Office, tmp_path: Path, variant: str, lang: Lang) -> None:
    project, rules = read_with_rules(EXAMPLES / "bluehub" / "project.toml", None)
    rules = with_values(rules, no_profit=variant)
    whole = calculate(with_receipts(project), rules)
    parts = [agreed_part(whole.project, rules, own) for own in whole.partners[:3]]
    assert all(part.share for part in parts)
    more = replace(parts[0].costs[0], unit_cost=Decimal("99999.99"))
    parts += [replace(parts[0], costs=(more, *parts[0].costs)), replace(parts[1], costs=())]
    budgets = [Budget(f"part-{i}", part, rules, lang) for i, part in enumerate(parts)]
    proven(office, tmp_path, budgets, sheet_of_a_partner)


def sheet_of_a_partner(project: Project, rules: CallRules, lang: Lang) -> bytes:
    return generate_partner_sheet(project, rules, lang, agreed=project.share)


@pytest.mark.parametrize("budget", tuple(corner_budgets()), ids=lambda budget: budget.name)
def test_corners(office: Office, tmp_path: Path, budget: Budget) -> None:
    proven(office, tmp_path, [budget])

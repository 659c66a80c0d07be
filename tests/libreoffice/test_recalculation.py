"""LibreOffice calculates every generated workbook to Python's cents, cell by cell."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from cofin.core.calculate import calculate
from cofin.core.figures import figures
from cofin.text import Lang
from cofin.workbook.generate import generate
from cofin.workbook.open import read_with_rules
from tests.libreoffice.budgets import LANGUAGES, Budget, corner_budgets, random_budget
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
RANDOM, GROUP = 60, 6
FEWEST_FORMULAS = 100


def proven(office: Office, folder: Path, budgets: Iterable[Budget]) -> None:
    """Generate, strip, recalculate, and find no difference in any cell of any workbook."""
    made = {budget.name: budget for budget in budgets}
    stripped = []
    for name, budget in made.items():
        written = folder / f"{name}.xlsx"
        written.write_bytes(generate(budget.project, budget.rules, budget.lang))
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


@pytest.mark.parametrize("budget", tuple(corner_budgets()), ids=lambda budget: budget.name)
def test_corners(office: Office, tmp_path: Path, budget: Budget) -> None:
    proven(office, tmp_path, [budget])

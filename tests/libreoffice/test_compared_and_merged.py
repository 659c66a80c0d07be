"""LibreOffice calculates comparisons and merged budgets to the cents that are stored in them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from cofin.cli.main import main
from cofin.core.calculate import calculate
from cofin.core.compare import compare
from cofin.core.figures import figures
from cofin.rules.load import load_rules
from cofin.text import Lang
from cofin.workbook.compared import compared_workbook
from cofin.workbook.open import read_with_rules
from tests.libreoffice.cells import Workbook, read_cells
from tests.libreoffice.compare import errors, figure_differences, formula_differences, listed
from tests.libreoffice.soffice import Office
from tests.libreoffice.strip import strip_values
from tests.random_project import CALL, random_project

RULES = load_rules(CALL)
BLUEHUB = Path(__file__).parents[2] / "examples" / "bluehub" / "project.toml"


def recalculated(office: Office, source: Path) -> tuple[Workbook, Workbook]:
    stripped = source.with_name(f"{source.stem}-stripped.xlsx")
    assert strip_values(source, stripped) > 10
    (path,) = office.convert([stripped], source.parent / "out")
    return read_cells(source), read_cells(path)


@pytest.mark.parametrize("seed", range(2))
def test_differences_of_two_versions(office: Office, tmp_path: Path, seed: int) -> None:
    versions = [(random_project(each, lines=30), RULES) for each in (seed, seed + 50)]
    found = compare(versions[0], versions[1])
    source = tmp_path / "compared.xlsx"
    source.write_bytes(compared_workbook(found, ("=old", "new"), Lang.TR))
    stored, calculated = recalculated(office, source)
    told = formula_differences(stored, calculated) + errors(calculated)
    assert not told, listed(told)
    shown = [Decimal(str(cell.value)) for _, _, cell in calculated.formulas()]
    partners = [each for partner in found.partners for each in partner.effects]
    expected = [each.difference for each in (*found.totals, *partners)]
    assert [round(each, 2) for each in shown] == expected


def test_a_merged_budget(office: Office, tmp_path: Path) -> None:
    sheets, out = tmp_path / "sheets", tmp_path / "merged.xlsx"
    assert main(["split", str(BLUEHUB), "-o", str(sheets), "--quiet"]) == 0
    words = ["merge", str(sheets), "-o", str(out), "--master", str(BLUEHUB), "--quiet"]
    assert main(words) == 0
    stored, calculated = recalculated(office, out)
    told = formula_differences(stored, calculated) + errors(calculated)
    told += figure_differences(figures(calculate(*read_with_rules(BLUEHUB))), calculated)
    assert not told, listed(told)

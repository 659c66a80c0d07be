"""``cofin import``: an export of Jems becomes a project, or nothing is written."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from cofin.workbook.open import read_project
from tests.cli.conftest import Cofin
from tests.workbook.jems_export import LINES, Line, write_export


@pytest.fixture
def export(tmp_path: Path) -> Path:
    return write_export(tmp_path / "jems.xlsx")


@pytest.mark.parametrize("ending", ["toml", "json", "xlsx"])
def test_the_project_reads_back_in_every_form(
    cofin: Cofin, export: Path, tmp_path: Path, ending: str
) -> None:
    output = tmp_path / f"project.{ending}"
    said = cofin("import", export, "-o", output)
    assert (said.status, said.err) == (0, "")
    assert "KÜME-AĞI, 2 partner(s), 4 cost line(s)" in " ".join(said.out.split())
    assert "49,554.47" in said.out
    project = read_project(output)
    assert [partner.id for partner in project.partners] == ["LP1", "PP2"]
    assert sum(line.quantity * line.unit_cost for line in project.costs) == Decimal("54054.40")


def test_it_speaks_turkish(cofin: Cofin, export: Path, tmp_path: Path) -> None:
    said = cofin("import", export, "-o", tmp_path / "p.toml", "--lang", "tr")
    assert "49.554,47" in said.out
    assert "WP1" in said.out
    assert "Jems bütçesinin bütün kalemleri" in (tmp_path / "p.toml").read_text("utf-8")


def test_contradictions_are_said_and_the_project_is_written(cofin: Cofin, tmp_path: Path) -> None:
    export = write_export(tmp_path / "jems.xlsx", wrong_total="100.01")
    output = tmp_path / "p.toml"
    said = cofin("import", export, "-o", output, "--quiet")
    assert said.status == 1
    told = "!X9: The total is 60,454.48, the lines add up to 60,354.47"
    assert told in " ".join(said.out.split())
    assert output.exists()


def test_nothing_is_written_before_every_category_has_its_place(
    cofin: Cofin, tmp_path: Path
) -> None:
    line = Line("LP1", "Infrastructure and works", "Liman", "1", "5000")
    export, output = write_export(tmp_path / "jems.xlsx", (*LINES, line)), tmp_path / "p.toml"
    said = cofin("import", export, "-o", output)
    assert said.status == 2
    assert '--category "Infrastructure and works=KEY"' in said.err
    assert not output.exists()
    words = ("--category", "Infrastructure and works=equipment")
    assert cofin("import", export, "-o", output, *words).status == 0


def test_the_output_is_not_replaced_and_never_the_input(cofin: Cofin, export: Path) -> None:
    before = export.read_bytes()
    assert cofin("import", export, "-o", export, "--force").status == 2
    assert export.read_bytes() == before
    output = export.with_name("p.toml")
    output.write_text("mine", "utf-8")
    assert cofin("import", export, "-o", output).status == 2
    assert output.read_text("utf-8") == "mine"
    assert cofin("import", export, "-o", output, "--force").status == 0

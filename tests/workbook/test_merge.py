"""Random projects through their partner sheets and back."""

from __future__ import annotations

from pathlib import Path

import pytest

from cofin.core.calculate import calculate
from cofin.core.merge import merge
from cofin.rules.load import load_rules
from cofin.text import Lang
from cofin.workbook.merge import checked_sheets, merge_sheets
from cofin.workbook.open import read_project
from cofin.workbook.split import agreed_part, part_of, partner_sheets
from tests.random_project import CALL, random_project

RULES = load_rules(CALL)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("lang", Lang)
def test_a_part_written_and_read_is_the_part(seed: int, lang: Lang, tmp_path: Path) -> None:
    project = random_project(seed, partners=3 + seed % 3, lines=20)
    sheets = partner_sheets(project, RULES, lang)
    for own in calculate(project, RULES).partners:
        path = tmp_path / f"{own.id}.xlsx"
        path.write_bytes(sheets[own.id])
        part = read_project(path)
        assert part == agreed_part(project, RULES, own)
        assert calculate(part, RULES).partners == (own,)


@pytest.mark.parametrize("seed", range(3))
def test_sheets_merge_into_the_project_they_were_split_from(seed: int, tmp_path: Path) -> None:
    project = random_project(seed, partners=4, lines=25)
    paths = []
    for partner, content in partner_sheets(project, RULES, Lang.TR).items():
        paths.append(tmp_path / f"{partner}.xlsx")
        paths[-1].write_bytes(content)
    master = tmp_path / "master.json"
    from cofin.core.dump import to_json

    master.write_text(to_json(project), "utf-8")
    sheets = list(checked_sheets(paths, master=master))
    merged = merge_sheets(sheets, master=master)
    assert merged.project == project
    assert merged.kept == ()
    assert merged.comparison is not None
    assert merged.comparison.is_same
    alone = merge_sheets(sheets)
    assert alone.comparison is None
    assert alone.project == merge({p.id: part_of(project, p.id) for p in project.partners})

"""Filling a form changes its targets and nothing else, whatever else is in the workbook."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from cofin.workbook.patch import Edit, open_template, patched, verify
from cofin.workbook.read import read_grid
from tests.workbook.patch.inject import parts_of
from tests.workbook.patch.odd import everything

FORMS = everything()
TEXT = 'Ümit & Oğul <"Ltd."> _x0041_\n=1+1 €'


def edits_for(name: str, sheet: str) -> list[Edit]:
    """Amounts and remarks in B2:C4, a row far below, and a cell that is emptied."""
    if name.startswith("a standalone"):
        return [Edit(sheet, 12, 5, Decimal("1234.56")), Edit(sheet, 14, 6, TEXT)]
    return [
        Edit(sheet, 2, 2, Decimal("1234.56")),
        Edit(sheet, 3, 2, 7),
        Edit(sheet, 2, 3, TEXT if name != "validations" else "yes"),
        Edit(sheet, 4, 3, None),
        *([] if name == "protection" else [Edit(sheet, 30, 30, Decimal("0.1"))]),
    ]


def filled(name: str, folder: Path) -> tuple[Path, Path, list[Edit]]:
    """The template, the result and the edits of one form of the suite."""
    ending = ".xlsm" if "macro" in name or "standalone" in name else ".xlsx"
    source, target = folder / f"source{ending}", folder / f"target{ending}"
    source.write_bytes(FORMS[name])
    template = open_template(source)
    edits = edits_for(name, next(iter(template.parts)))
    target.write_bytes(patched(template, edits, ending).content)
    return source, target, edits


def test_there_are_enough_forms() -> None:
    assert len(FORMS) >= 40


@pytest.mark.parametrize("name", FORMS)
def test_only_sheets_and_the_workbook_part_change(name: str, tmp_path: Path) -> None:
    source, target, edits = filled(name, tmp_path)
    before, after = parts_of(source.read_bytes()), parts_of(target.read_bytes())
    assert list(before) == list(after)
    differing = {part for part in before if before[part] != after[part]}
    assert differing <= {p for p in before if p.startswith("xl/worksheets/sheet")} | {
        "xl/workbook.xml"
    }
    assert b'fullCalcOnLoad="1"' in after["xl/workbook.xml"]
    assert verify(target, edits) == []


@pytest.mark.parametrize("name", FORMS)
def test_all_other_cells_keep_value_formula_and_format(name: str, tmp_path: Path) -> None:
    source, target, edits = filled(name, tmp_path)
    old, new = read_grid(source), read_grid(target)
    written = {(edit.sheet, edit.row, edit.column) for edit in edits}
    for before, after in zip(old.sheets, new.sheets, strict=True):
        assert before.merges == after.merges
        assert before.validations == after.validations
        assert before.protection == after.protection
        for place in {*before.cells, *after.cells}:
            was, now = before.cell(*place), after.cell(*place)
            if (before.name, *place) not in written:
                assert (was.formula, was.style) == (now.formula, now.style)
                result = was.formula is not None or any(a.holds(*place) for a in before.arrays)
                assert result or was.value == now.value
            elif place in before.cells:
                assert was.style == now.style


@pytest.mark.parametrize("name", FORMS)
def test_the_same_figures_again_change_nothing(name: str, tmp_path: Path) -> None:
    _, target, edits = filled(name, tmp_path)
    again = patched(open_template(target), edits, target.suffix)
    assert again.content == target.read_bytes()
    assert again.changed == ()


@pytest.mark.parametrize("name", FORMS)
def test_no_stored_result_is_stale(name: str, tmp_path: Path) -> None:
    _, target, _ = filled(name, tmp_path)
    if name.startswith("a standalone"):
        return
    grid = read_grid(target)
    twice = grid.sheets[0].cell(2, 4)
    assert twice.formula in ("B2*2", None if "without places" in name else "B2*2")
    assert twice.value in (Decimal("2469.12"), None)
    if name in ("plain", "line chart", "comments", "prefixed tags", "volatile"):
        assert twice.value == Decimal("2469.12")

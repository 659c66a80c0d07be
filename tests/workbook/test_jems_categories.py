"""Categories of a Jems export that the user names: ``--category "Words of Jems=category"``."""

from __future__ import annotations

from pathlib import Path

import pytest

from cofin.errors import InputError
from tests.workbook.jems_export import LINES, Line, codes, read, write_export


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "jems.xlsx"


def test_a_category_that_the_call_has_not(path: Path) -> None:
    line = Line("LP1", "Infrastructure and works", "Liman", "1", "5000")
    write_export(path, (*LINES, line))
    with pytest.raises(InputError) as error:
        read(path)
    assert codes(error.value.problems) == ["jems.unknown_category"]
    assert error.value.problems[0].where.endswith("!I9")
    found = read(path, "Infrastructure and works=equipment")
    assert found.project.costs[-1].category == "equipment"
    with pytest.raises(InputError) as error:
        read(path, "Infrastructure and works=ports", "equipment")
    assert codes(error.value.problems) == ["jems.wrong_category"] * 2


def test_a_name_that_no_line_has_is_refused(path: Path) -> None:
    write_export(path)
    given = ("External expertise=other_goods", "Banana=travel", "STAFF  COSTS=personnel")
    with pytest.raises(InputError) as error:
        read(path, *given)
    near, far = error.value.problems
    assert {near.code, far.code} == {"jems.no_such_category"}
    assert near.where == far.where == "--category"
    assert near.values["suggestion"] == "External expertise and services"
    assert "suggestion" not in far.values or not far.values["suggestion"]
    assert '"Travel and accommodation"' in far.message()
    found = read(path, "external expertise and services=other_goods")
    assert [cost.category for cost in found.project.costs].count("other_goods") == 1


def test_names_and_cells_that_cannot_be_used_are_told_at_once(path: Path) -> None:
    write_export(path, (*LINES, Line("LP1", "Infrastructure and works", "Liman", "1", "5000")))
    with pytest.raises(InputError) as error:
        read(path, "Infrastructure=equipment")
    assert codes(error.value.problems) == ["jems.no_such_category", "jems.unknown_category"]

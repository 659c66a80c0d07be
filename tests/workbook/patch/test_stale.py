"""After a patch no stored result is one that its formula does not give any more."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

import pytest
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from cofin.workbook.patch import Edit, Patched, open_template, patched
from cofin.workbook.read import read_grid
from tests.workbook.patch.makers import DRAWN, form

Stored = Mapping[str, object]
Fill = Callable[..., tuple[Patched, Callable[[str], object]]]


@pytest.fixture
def fill(tmp_path: Path) -> Fill:
    """The patch of B2 in a form with more formulas (cell: formula, stored), and its cells."""

    def run(
        more: Mapping[str, tuple[str, object]],
        value: Decimal = Decimal(7),
        names: Stored = MappingProxyType({}),
    ) -> tuple[Patched, Callable[[str], object]]:
        def draw(book: Workbook, sheet: Worksheet) -> None:
            for name, text in names.items():
                book.define_name(name, str(text))
            for place, (formula, stored) in more.items():
                sheet.write_formula(place, formula, None, stored)

        source, target = tmp_path / "form.xlsx", tmp_path / "out.xlsx"
        source.write_bytes(form(draw))
        done = patched(open_template(source), [Edit("Form", 2, 2, value)])
        target.write_bytes(done.content)
        cells = read_grid(target).sheets[0].cells
        again = patched(open_template(target), [Edit("Form", 2, 2, value)])
        assert again.changed == ()

        def cell(place: str) -> object:
            return cells[int(place[1:]), ord(place[0]) - 64].value

        return done, cell

    return run


def test_a_cent_of_a_hundred_million_is_renewed(fill: Fill) -> None:
    amount = Decimal("100000000.00")
    _, cell = fill({"H2": (f"=B2+{amount}", float(amount))}, Decimal("0.01"))
    assert cell("H2") == Decimal("100000000.01")


def test_an_error_becomes_another(fill: Fill) -> None:
    _, cell = fill({"H2": ("=IF(B2=7,#N/A,1/0)", "#DIV/0!")})
    assert str(getattr(cell("H2"), "text", None)) == "#N/A"


def test_a_day_of_today_does_not_cost_the_other_results(fill: Fill) -> None:
    done, cell = fill({"H2": ("=TODAY()", 46000), "H3": ("=H2+B2", 46000), "H4": ("=H2+1", 46001)})
    assert (cell("D2"), cell("H2"), cell("H4")) == (14, 46000, 46001)
    assert cell("H3") is None
    assert (done.refreshed, done.stripped) == (1, 1)


@pytest.mark.parametrize(
    "formula",
    [
        "=OFFSET(A1,1,1)+0*NOW()",
        '=INDIRECT("B2")',
        "=SUM(B1:INDEX(B1:B9,2))",
        "=MYOWN(C1)",
        "=SUMIF(A2:A4,A2,B2)+0*NOW()",
        "=AGGREGATE(9,6,B:B)",
        "=amount+0*NOW()",
        "=wandering",
    ],
)
def test_what_may_depend_and_is_not_calculated_is_removed(fill: Fill, formula: str) -> None:
    names = {"amount": "=Form!$B$2", "wandering": "=OFFSET(Form!$A$1,1,1)"}
    _, cell = fill({"H2": (formula, 0), "H3": ("=H2+0*NOW()", 0)}, names=names)
    assert cell("H2") is None
    assert cell("H3") is None
    assert cell("D2") == Decimal(14)


def test_a_result_that_is_read_over_many_steps(fill: Fill) -> None:
    steps = {f"H{row}": (f"=H{row - 1}+0*NOW()", 0) for row in range(3, 60)}
    _, cell = fill({"H2": ("=B2", 0), **steps, "J2": ("=SUM(H1:H500)+0*NOW()", 0)})
    assert cell("H2") == Decimal(7)
    assert cell("H59") is None
    assert cell("J2") is None


def test_a_file_that_stores_other_results_than_its_formulas_give_keeps_none(fill: Fill) -> None:
    done, cell = fill({"H2": ("=1+1", 0), "H3": ("=NOW()", 46000)})
    assert done.refreshed == 0
    assert {cell("D2"), cell("D3"), cell("H2"), cell("H3")} == {None}


def test_cells_that_an_array_fills_are_emptied_with_it(tmp_path: Path) -> None:
    source, target = tmp_path / "form.xlsx", tmp_path / "out.xlsx"
    source.write_bytes(form(DRAWN["dynamic array"]))
    done = patched(open_template(source), [Edit("Form", 2, 2, Decimal(7))])
    target.write_bytes(done.content)
    cells = read_grid(target).sheets[0].cells
    assert [place for place in ((3, 6), (3, 7), (4, 7)) if place in cells] == []
    assert cells[2, 7].formula == "B2:B4*2"
    assert cells[2, 7].value is None

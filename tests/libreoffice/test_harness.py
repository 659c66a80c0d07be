"""The proof proved: a planted mistake is found, whatever value stands beside the formula."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from tests.libreoffice.cells import Shown, read_cells
from tests.libreoffice.compare import (
    dangling_names,
    equal_cents,
    errors,
    figure_differences,
    formula_differences,
    same,
)
from tests.libreoffice.edit import Edit, edited
from tests.libreoffice.soffice import AS_STORED, Office, OfficeError, run
from tests.libreoffice.strip import strip_values

STALE = 999.0


def small_workbook(
    path: Path, total: str = "=SUM(B1:B2)", stored: float = 30.25, *, protected: bool = False
) -> Path:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("It's mine")
        if protected:
            sheet.protect()
        sheet.write_column("B1", [10.25, 20])
        sheet.write_formula("B3", total, None, stored)
        sheet.write_formula("C3", '=IF(B3>30,"above","below")', None, "above")
        book.define_name("fig.totals.eligible", "='It''s mine'!$B$3")
        book.define_name("in.cost.quantity", "='It''s mine'!$B$1:$B$2")
    return path


def recalculated(office: Office, folder: Path, source: Path) -> Path:
    stripped = folder / "stripped.xlsx"
    strip_values(source, stripped)
    return office.convert([stripped], folder / "out")[0]


def test_a_right_workbook_has_no_differences(office: Office, tmp_path: Path) -> None:
    source = small_workbook(tmp_path / "right.xlsx")
    after = read_cells(recalculated(office, tmp_path, source))
    assert formula_differences(read_cells(source), after) == []
    assert figure_differences({"fig.totals.eligible": Decimal("30.25")}, after) == []
    assert errors(after) == []
    assert dangling_names(after) == []


def test_a_planted_wrong_formula_is_found_with_its_cell(office: Office, tmp_path: Path) -> None:
    source = small_workbook(tmp_path / "wrong.xlsx", total="=SUM(B1:B1)")
    after = read_cells(recalculated(office, tmp_path, source))
    found = formula_differences(read_cells(source), after)
    assert [line.partition(":")[0] for line in found] == ["It's mine!B3", "It's mine!C3"]
    assert "=SUM(B1:B1)" in found[0]
    figures = figure_differences({"fig.totals.eligible": Decimal("30.25")}, after)
    assert len(figures) == 1
    assert "shows 10.25, Python 30.25" in figures[0]


def test_a_stale_value_does_not_survive_stripping(office: Office, tmp_path: Path) -> None:
    source = small_workbook(tmp_path / "stale.xlsx", stored=STALE)
    stripped = tmp_path / "stripped.xlsx"
    assert strip_values(source, stripped) == 2
    assert read_cells(stripped).at("fig.totals.eligible") is None
    assert read_cells(recalculated(office, tmp_path, source)).at("fig.totals.eligible") == 30.25


def test_our_profile_recalculates_even_what_is_stored(office: Office, tmp_path: Path) -> None:
    source = small_workbook(tmp_path / "stale.xlsx", stored=STALE)
    made = office.convert([source], tmp_path / "out")[0]
    assert read_cells(made).at("fig.totals.eligible") == 30.25


def test_without_that_setting_libreoffice_shows_what_is_stored(tmp_path: Path) -> None:
    source = small_workbook(tmp_path / "stale.xlsx", stored=STALE)
    never = Office.in_folder(tmp_path / "profile", AS_STORED)
    made = never.convert([source], tmp_path / "out")[0]
    assert read_cells(made).at("fig.totals.eligible") == STALE


def test_an_error_cell_is_found(office: Office, tmp_path: Path) -> None:
    source = small_workbook(tmp_path / "error.xlsx", total="=B1/0")
    after = read_cells(recalculated(office, tmp_path, source))
    assert errors(after)[0].startswith("It's mine!B3: #DIV/0! =")
    assert formula_differences(read_cells(source), after) != []


def test_a_name_that_leads_nowhere_is_found(tmp_path: Path) -> None:
    path = tmp_path / "names.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Budget")
        book.define_name("fig.totals.direct", "=Costs!$A$1")
        book.define_name("fig.totals.indirect", "=Budget!#REF!")
        book.define_name("fig.totals.eligible", "=Budget!$A$1")
    names = [line.partition(":")[0] for line in dangling_names(read_cells(path))]
    assert names == ["fig.totals.direct", "fig.totals.indirect"]


def test_a_figure_without_a_name_is_found(tmp_path: Path) -> None:
    after = read_cells(small_workbook(tmp_path / "right.xlsx"))
    expected = {"fig.partners.P1.direct": Decimal("1.00")}
    assert figure_differences(expected, after) == ["fig.partners.P1.direct: no such name"]


@pytest.mark.parametrize(
    ("a", "b"), [(None, 0.0), ("1", 1.0), (True, 1.0), ("yes", "Yes"), (100.0, 100.01)]
)
def test_different_values_are_not_the_same(a: Shown, b: Shown) -> None:
    assert not same(a, b)
    assert not same(b, a)


@pytest.mark.parametrize(("a", "b"), [(None, ""), (True, True), (0.1 + 0.2, 0.3), ("x", "x")])
def test_equal_values_are_the_same(a: Shown, b: Shown) -> None:
    assert same(a, b)


@pytest.mark.parametrize(("shown", "is_right"), [(0.82, True), (0.83, False), (0.822, False)])
def test_a_figure_has_the_same_cents_and_no_fraction_of_one(
    *, shown: float, is_right: bool
) -> None:
    assert equal_cents(shown, Decimal("0.82")) is is_right


def test_a_range_is_read_by_its_name(tmp_path: Path) -> None:
    book = read_cells(small_workbook(tmp_path / "right.xlsx"))
    assert book.range("in.cost.quantity") == ("It's mine", ["B1", "B2"])
    assert book.at("in.cost.quantity", 1) == 20.0


def test_a_file_that_is_not_converted_is_an_error(office: Office, tmp_path: Path) -> None:
    with pytest.raises(OfficeError, match=r"not converted: absent\.xlsx"):
        office.convert([tmp_path / "absent.xlsx"], tmp_path / "out")


def test_a_program_that_hangs_is_stopped() -> None:
    with pytest.raises(OfficeError, match="stopped after 1 s"):
        run(["sleep", "60"], seconds=1)


def test_libreoffice_types_into_a_named_range(office: Office, tmp_path: Path) -> None:
    source = small_workbook(tmp_path / "before.xlsx")
    edits = [Edit("in.cost.quantity", 0, 20.5), Edit("in.cost.quantity", 1, None)]
    after = read_cells(edited(office, source, tmp_path, edits).shown)
    assert after.at("fig.totals.eligible") == 20.5
    assert after.at("in.cost.quantity", 1) is None


def test_a_locked_cell_cannot_be_edited(office: Office, tmp_path: Path) -> None:
    source = small_workbook(tmp_path / "before.xlsx", protected=True)
    edits = [Edit("fig.totals.eligible", 0, 1)]
    with pytest.raises(OfficeError, match=r"B\$3 \(fig.totals.eligible\) is locked"):
        edited(office, source, tmp_path, edits)

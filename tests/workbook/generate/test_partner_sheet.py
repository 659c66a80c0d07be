"""The sheet of one partner: its part of the budget, the rest shown or left out."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

import cofin
from cofin.core.calculate import calculate
from cofin.core.figures import figures
from cofin.core.model import Project
from cofin.core.result import LimitedBy
from cofin.text import Lang
from cofin.workbook.check.subject import subject_of
from cofin.workbook.fingerprint import fingerprint
from cofin.workbook.generate import generate_partner_sheet
from cofin.workbook.open import read_with_rules
from cofin.workbook.read import read_grid
from cofin.workbook.split import part_of, partner_sheets
from tests.workbook.generate.books import area, built, example, opened, value


@pytest.fixture(scope="module")
def sheets() -> dict[str, bytes]:
    return partner_sheets(*example(), Lang.EN)


def test_every_partner_gets_one(sheets: dict[str, bytes]) -> None:
    assert list(sheets) == [partner.id for partner in example()[0].partners]


def test_it_holds_only_what_is_the_partners(sheets: dict[str, bytes]) -> None:
    project, _ = example()
    own = part_of(project, "P3")
    assert {line.partner for line in own.costs} == {"P3"}
    assert len(own.costs) == sum(line.partner == "P3" for line in project.costs)
    assert own.work_packages == project.work_packages
    text = str([c.value for s in opened(sheets["P3"]) for row in s.iter_rows() for c in row])
    other = next(line for line in project.costs if line.partner == "P1")
    assert other.description not in text


def test_its_figures_are_those_of_the_partner_alone(sheets: dict[str, bytes]) -> None:
    project, rules = example()
    expected = figures(calculate(part_of(project, "P3"), rules))
    book = opened(sheets["P3"], values=True)
    for name in ("eligible", "direct", "indirect", "maximum_contribution"):
        shown = value(book, f"fig.partners.P3.{name}")
        assert shown == pytest.approx(float(str(expected[f"fig.partners.P3.{name}"])), abs=1e-9)


def test_the_contribution_in_the_consortium_is_shown_beside_it(sheets: dict[str, bytes]) -> None:
    result = calculate(*example())
    for figure in result.partners:
        book = opened(sheets[figure.id], values=True)
        assert value(book, "cofin.agreed") == float(figure.eu_contribution)


def test_its_eu_contribution_is_that_of_the_consortium(
    sheets: dict[str, bytes], tmp_path: Path
) -> None:
    whole = calculate(*example())
    assert whole.totals.limited_by is LimitedBy.MAXIMUM_GRANT
    for figure in whole.partners:
        book = opened(sheets[figure.id], values=True)
        for key in ("eu_contribution", "co_financing"):
            shown = value(book, f"fig.partners.{figure.id}.{key}")
            assert shown == pytest.approx(float(getattr(figure, key)), abs=1e-9)
        path = tmp_path / f"{figure.id}.xlsx"
        path.write_bytes(sheets[figure.id])
        assert cofin.calculate(*read_with_rules(path)).partners == (figure,)
        found = subject_of(path).result
        assert found is not None
        assert found.partners == (figure,)


@pytest.mark.parametrize(
    ("typed", "counted"), [(-5, "0.00"), (100.005, "100.01"), (1e300, ""), ("none", "")]
)
def test_a_share_that_somebody_changed_is_read_as_formulas_do(
    typed: float | str, counted: str, sheets: dict[str, bytes], tmp_path: Path
) -> None:
    book = opened(sheets["P1"])
    sheet, cells = area(book, "cofin.share")
    book[sheet][cells].value = typed
    book.save(tmp_path / "changed.xlsx")
    project, rules = read_with_rules(tmp_path / "changed.xlsx")
    share = project.share
    most = rules.decimal("maximum_grant")
    assert (most if share is None else min(share, most)) == (Decimal(counted) if counted else most)


def test_what_the_coordinator_decides_is_locked(sheets: dict[str, bytes]) -> None:
    book = opened(sheets["P3"])
    for name in ("in.project.acronym", "in.work_package.title"):
        sheet, cells = area(book, name)
        found = book[sheet][cells]
        cell = found[0][0] if isinstance(found, tuple) else found
        assert cell.protection.locked
    sheet, cells = area(book, "in.cost.quantity")
    assert not book[sheet][cells][0][0].protection.locked


def test_an_empty_one_can_be_filled_in_everywhere() -> None:
    _, rules = example()
    content = generate_partner_sheet(Project(rules.profile.id, ""), rules, Lang.TR)
    book = opened(content)
    for name in ("in.project.acronym", "in.work_package.title", "in.partner.name"):
        sheet, cells = area(book, name)
        found = book[sheet][cells]
        cell = found[0][0] if isinstance(found, tuple) else found
        assert not cell.protection.locked
    assert "cofin.agreed" not in book.defined_names


def test_a_partner_that_is_not_there() -> None:
    with pytest.raises(KeyError):
        part_of(example()[0], "P99")


def test_a_lead_from_another_partner_is_no_fault(sheets: dict[str, bytes]) -> None:
    book = opened(sheets["P3"], values=True)
    sheet, cells = area(book, "out.work_package.status")
    states = {row[0].value for row in book[sheet][cells]}
    assert states <= {"OK", None}


@pytest.mark.parametrize("kind", ["consortium", "partner-sheet"])
def test_the_fingerprint_is_that_of_the_formulas_read(
    kind: str, sheets: dict[str, bytes], tmp_path: Path
) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(built() if kind == "consortium" else sheets["P2"])
    grid = read_grid(path)
    found = fingerprint(
        (sheet.name, row, column, cell.formula)
        for sheet in grid.sheets
        for (row, column), cell in sheet.cells.items()
        if cell.formula is not None
    )
    named = grid.name("cofin.fingerprint")
    assert named is not None
    assert named.area is not None
    assert grid.cell(named.area).value == found
    kind_cell = grid.name("cofin.kind")
    assert kind_cell is not None
    assert kind_cell.area is not None
    assert grid.cell(kind_cell.area).value == kind


def test_another_formula_is_another_fingerprint() -> None:
    cells = [("A", 1, 1, "B1+C1"), ("A", 2, 1, "B2+C2")]
    assert fingerprint(cells) == fingerprint(reversed(cells))
    assert fingerprint(cells) != fingerprint([cells[0], ("A", 2, 1, "B2-C2")])

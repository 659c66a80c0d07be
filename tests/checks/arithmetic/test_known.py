"""Our own workbook with one cell typed over: one finding, by the check that knows best."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from cofin.checks.run import run_checks
from cofin.checks.subject import CellKey, FileKind, Subject
from cofin.core.parse import parse_project
from cofin.grid import CellKind, CellValue, SheetGrid
from cofin.rules.load import load_rules
from cofin.text import Lang
from cofin.workbook.check.subject import subject_of
from cofin.workbook.generate import generate
from tests.checks.card_examples import changed

OWN = [f"A0{n}" for n in range(1, 8)] + [f"R{n:02}" for n in range(1, 15)]


@cache
def known(lang: Lang) -> Subject:
    raw = changed([])
    rules = load_rules(raw["call"])
    with TemporaryDirectory() as folder:
        path = Path(folder, "budget.xlsx")
        path.write_bytes(generate(parse_project(raw, rules.profile), rules, lang))
        return subject_of(path)


@pytest.fixture(params=list(Lang), ids=str)
def subject(request: pytest.FixtureRequest) -> Subject:
    return known(request.param)


def found(subject: Subject) -> list[tuple[str, str]]:
    return [(f.code, f.place) for f in run_checks(subject, only=OWN).findings]


def typed(subject: Subject, key: CellKey, value: Decimal) -> Subject:
    """The same file with a number typed into one cell; nothing else was calculated anew."""
    name, row, column = key
    sheets = []
    for sheet in subject.grid.sheets:
        cells = dict(sheet.cells)
        if sheet.name == name:
            old = sheet.cell(row, column)
            cells[row, column] = CellValue(value, CellKind.NUMBER, None, old.style)
        sheets.append(replace(sheet, cells=cells))
    return replace(subject, grid=replace(subject.grid, sheets=tuple(sheets)))


def key_of(subject: Subject, name: str) -> CellKey:
    """The cell of a figure, or the second row of a column."""
    layout = subject.layout
    assert layout is not None
    if name in layout.scalars:
        return layout.scalars[name]
    table, _, field = name.partition(".")
    column = layout.column(table, field)
    assert column is not None, name
    return column.sheet, column.range.first_row + 1, column.range.first_column


def value_of(subject: Subject, key: CellKey) -> Decimal:
    sheet = subject.grid.sheet(key[0])
    assert isinstance(sheet, SheetGrid)
    value = sheet.cell(key[1], key[2]).value
    assert isinstance(value, Decimal)
    return value


def place(key: CellKey) -> str:
    from cofin.a1 import a1

    return f"{key[0]}!{a1(key[1], key[2])}"


def test_as_written_there_is_no_finding(subject: Subject) -> None:
    assert found(subject) == []


@pytest.mark.parametrize(
    ("name", "higher", "lower"),
    [
        ("cost.amount", "A01", "A01"),
        ("cost.eligible_amount", "A01", "A01"),
        ("cost.ineligible_amount", "A01", "A01"),
        ("exchange.amount", "A01", "A01"),
        ("exchange.lump_sum", "A01", "A01"),
        ("exchange.eligible_amount", "A01", "A01"),
        ("fig.partners.P1.categories.personnel", "A02", "A02"),
        ("fig.partners.P2.direct", "A02", "A02"),
        ("fig.partners.P3.eligible", "A02", "A02"),
        ("fig.partners.P2.ineligible", "A02", "A02"),
        ("fig.partners.P2.indirect", "R05", "R05"),
        ("fig.partners.P1.maximum_contribution", "R01", "R14"),
        ("fig.partners.P1.eu_contribution", "R01", "A02"),
        ("fig.partners.P3.co_financing", "R03", "R03"),
        ("fig.totals.direct", "A02", "A02"),
        ("fig.totals.indirect", "A02", "A02"),
        ("fig.totals.eligible", "A02", "A02"),
        ("fig.totals.by_rate", "A02", "A02"),
        ("fig.totals.maximum_grant", "R02", "R02"),
        ("fig.totals.eu_contribution", "R01", "A02"),
        ("fig.totals.co_financing", "R03", "R03"),
        ("fig.work_packages.WP2.categories.travel", "A04", "A04"),
        ("fig.work_packages.WP1.indirect", "A04", "A04"),
        ("fig.work_packages.WP5.direct", "A04", "A04"),
        ("fig.work_packages.WP3.eligible", "A04", "A04"),
        ("rule.maximum_grant", "R02", "R02"),
    ],
)
def test_a_typed_figure_is_one_finding(
    subject: Subject, name: str, higher: str, lower: str
) -> None:
    key = key_of(subject, name)
    before = value_of(subject, key)
    for change, code in ((Decimal("137.50"), higher), (Decimal("-137.50"), lower)):
        changed_one = typed(subject, key, before + change)
        assert found(changed_one) == [(code, place(key))]


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("rule.reimbursement_rate", "0.8", "R01"),
        ("rule.indirect_rate", "0.15", "R05"),
        ("fig.totals.effective_rate", "0.5", "R08"),
    ],
)
def test_a_typed_rate_is_one_finding(subject: Subject, name: str, value: str, code: str) -> None:
    key = key_of(subject, name)
    assert found(typed(subject, key, Decimal(value))) == [(code, place(key))]


def test_a_cent_is_enough(subject: Subject) -> None:
    key = key_of(subject, "fig.partners.P1.eligible")
    near = typed(subject, key, value_of(subject, key) + Decimal("0.004"))
    far = typed(subject, key, value_of(subject, key) + Decimal("0.01"))
    assert (found(near), found(far)) == ([], [("A02", place(key))])


def test_indirect_costs_say_which_base_was_used(subject: Subject) -> None:
    """P1: 7 % of all its direct costs, subcontracting and support of third parties included."""
    key = key_of(subject, "fig.partners.P1.indirect")
    direct = value_of(subject, key_of(subject, "fig.partners.P1.direct"))
    wrong = typed(subject, key, (direct * 7 / 100).quantize(Decimal("0.01")))
    (finding,) = run_checks(wrong, only=["R05"]).findings
    reason = finding.values["reason"]
    assert isinstance(reason, dict)
    assert "all direct costs" in reason["en"]


def test_a_tile_and_the_form_repeat_the_figures(subject: Subject) -> None:
    start = subject.grid.sheets[0]
    for key in (("B6", "eligible"), ("E6", "effective_rate")):
        column = "ABCDEFG".index(key[0][0]) + 1
        wrong = typed(subject, (start.name, 6, column), Decimal("0.5"))
        assert found(wrong) == [("A05", f"{start.name}!{key[0]}")]
    where = key_of(subject, "fig.partners.P1.eligible")[0]
    sheet = subject.grid.sheet(where)
    assert sheet is not None
    heads = [at for at, cell in sheet.cells.items() if str(cell.value).startswith("H\n")]
    ((row, column),) = heads
    wrong = typed(subject, (where, row + 1, column), Decimal("1.00"))
    assert found(wrong) == [("A05", place((where, row + 1, column)))]


def test_a_stale_value_is_left_to_the_recalculation(subject: Subject) -> None:
    """Stored, not typed: the formula gives the right amount, and A09 says so once."""
    key = key_of(subject, "fig.partners.P1.eligible")
    sheet = subject.grid.sheet(key[0])
    assert sheet is not None
    cell = sheet.cell(key[1], key[2])
    stale = typed(subject, key, Decimal("1.00"))
    cells = dict(stale.grid.sheets[[s.name for s in stale.grid.sheets].index(key[0])].cells)
    cells[key[1], key[2]] = cell._replace(value=Decimal("1.00"))
    sheets = tuple(replace(s, cells=cells) if s.name == key[0] else s for s in stale.grid.sheets)
    kept = replace(stale, grid=replace(stale.grid, sheets=sheets))
    assert found(kept) == []
    assert found(replace(kept, recomputed=None)) == [("A02", place(key))]


def test_the_sheet_of_a_partner_does_not_know_the_others(subject: Subject) -> None:
    key = key_of(subject, "fig.partners.P1.eu_contribution")
    alone = replace(subject, kind=FileKind.PARTNER_SHEET)
    assert found(typed(alone, key, Decimal("1.00"))) == []

"""Tables: rows into prepared rows, and our own templates with budgets of every size."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from cofin.core.model import Project
from cofin.text import Lang
from cofin.workbook.fill import Filled, fill, read_map
from cofin.workbook.fill.parse import parse_map
from cofin.workbook.patch import PatchRefused, Template, open_template, verify
from cofin.workbook.read import read_grid
from tests.workbook.fill.conftest import Draw, budget

Made = Callable[[Draw], Template]
TEMPLATES = Path(__file__).resolve().parents[3] / "templates"


def filled(template: Template, text: str, seed: int = 1, lang: Lang = Lang.EN) -> Filled:
    return fill(template, budget(seed), parse_map(f"map = 1\n{text}", "m.toml"), lang)


def refused(template: Template, text: str) -> dict[str, str]:
    with pytest.raises(PatchRefused) as error:
        filled(template, text)
    assert all(p.message(lang) for p in error.value.problems for lang in Lang)
    return {p.where: p.code for p in error.value.problems}


def table(rows: int, *, total: bool = True) -> Draw:
    def draw(book: Workbook, sheet: Worksheet) -> None:
        sheet.write_row("B3", ["Name", "Personnel", "Twice", "Grant"])
        for row in range(3, 3 + rows):
            sheet.write_formula(row, 3, f"=C{row + 1}*2", None, 0)
        if total:
            sheet.write(3 + rows, 1, "Toplam")
            sheet.write_formula(3 + rows, 2, f"=SUM(C4:C{3 + rows})", None, 0)
        book.define_name("unused", "=Form!$A$1")

    return draw


PARTNERS = """
[[table]]
rows = "partners"
sheet = "Form"
[table.columns]
"Name" = "name"
"Personnel" = "categories.personnel"
"Grant" = "eu_contribution"
"""


def test_rows_go_into_prepared_rows_and_the_rest_stays_empty(made: Made) -> None:
    template = made(table(8))
    done = filled(template, PARTNERS)
    result = budget()
    out = template.path.with_name("out.xlsx")
    out.write_bytes(done.patched.content)
    sheet = read_grid(out).sheets[0]
    for i, partner in enumerate(result.partners):
        assert sheet.cell(4 + i, 2).value == result.project.partners[i].name
        assert sheet.cell(4 + i, 3).value == partner.categories["personnel"]
        assert sheet.cell(4 + i, 5).value == partner.eu_contribution
        assert sheet.cell(4 + i, 4).value == 2 * partner.categories["personnel"]
    total = sum((p.categories["personnel"] for p in result.partners), Decimal(0))
    assert sheet.cell(12, 3).value == total


def test_fewer_rows_than_last_time_leave_nothing_behind(made: Made) -> None:
    template = made(table(8))
    rules = parse_map(f"map = 1\n{PARTNERS}", "m.toml")
    out = template.path.with_name("out.xlsx")
    out.write_bytes(fill(template, budget(partners=8), rules, Lang.EN).patched.content)
    again = fill(open_template(out), budget(partners=3), rules, Lang.EN)
    second = template.path.with_name("second.xlsx")
    second.write_bytes(again.patched.content)
    sheet = read_grid(second).sheets[0]
    assert sheet.cell(6, 2).value is not None
    for row in range(7, 12):
        assert [sheet.cell(row, column).value for column in (2, 3, 5)] == [None, None, None]


def test_a_table_with_too_few_rows_grows_and_its_total_with_it(made: Made) -> None:
    template = made(table(3))
    done = filled(template, PARTNERS)
    result = budget()
    count = len(result.partners)
    assert count > 3
    out = template.path.with_name("out.xlsx")
    out.write_bytes(done.patched.content)
    grid = read_grid(out)
    for i, partner in enumerate(result.partners):
        personnel = partner.categories["personnel"]
        assert grid.sheets[0].cell(4 + i, 3).value == personnel
        twice = grid.sheets[0].cell(4 + i, 4)
        assert (twice.formula, twice.value) == (f"C{4 + i}*2", 2 * personnel)
    total = grid.sheets[0].cell(4 + count, 3)
    assert total.formula == f"SUM(C4:C{3 + count})"
    assert total.value == sum((p.categories["personnel"] for p in result.partners), Decimal(0))
    assert not verify(out, [cell.edit for cell in done.cells])
    assert [note.code for note in done.notes] == ["grow.done"]
    assert all(note.message(lang) for note in done.notes for lang in Lang)
    rules = parse_map(f"map = 1\n{PARTNERS}", "m.toml")
    again = fill(open_template(out), budget(), rules, Lang.EN)
    assert again.patched.changed == ()
    assert not again.notes


def test_a_table_that_must_not_grow_says_why(made: Made) -> None:
    def draw(book: Workbook, sheet: Worksheet) -> None:
        table(3)(book, sheet)
        sheet.write_formula("H1", "=C5*2", None, 0)

    with pytest.raises(PatchRefused) as error:
        filled(made(draw), PARTNERS)
    first, second = error.value.problems
    assert (first.code, second.code) == ("fill.too_few_rows", "grow.single_rows")
    assert second.values == {"where": "Form!H1", "formula": "=C5*2"}
    assert all(problem.message(lang) for problem in (first, second) for lang in Lang)


def test_a_map_that_aims_by_address_lets_nothing_move(made: Made) -> None:
    aimed = '[[put]]\nvalue = "project.acronym"\nsheet = "form"\ncell = "A9"\n'
    found = refused(made(table(3)), f"{PARTNERS}\n{aimed}")
    assert found == {"table[1]": "grow.address"}


def test_formulas_that_cannot_be_calculated_here_keep_no_stale_result(made: Made) -> None:
    def draw(book: Workbook, sheet: Worksheet) -> None:
        table(3)(book, sheet)
        sheet.write_formula("H1", "=ROWS(C4:C6)", None, 3)
        sheet.write_formula("H2", '=CELL("row",C7)', None, 7)

    template = made(draw)
    out = template.path.with_name("out.xlsx")
    out.write_bytes(filled(template, PARTNERS).patched.content)
    count = len(budget().partners)
    sheet = read_grid(out).sheets[0]
    assert (sheet.cell(1, 8).formula, sheet.cell(2, 8).formula) == (
        f"ROWS(C4:C{3 + count})",
        f'CELL("row",C{4 + count})',
    )
    assert sheet.cell(1, 8).value == count
    assert sheet.cell(2, 8).value is None


def test_a_table_without_an_end_takes_all(made: Made) -> None:
    def draw(_: Workbook, sheet: Worksheet) -> None:
        sheet.write_row("B3", ["Name", "Personnel", "Grant"])

    assert len(filled(made(draw), PARTNERS).cells) == 3 * len(budget().partners)


def test_headings_apart_twice_or_missing(made: Made) -> None:
    def apart(_: Workbook, sheet: Worksheet) -> None:
        sheet.write_row("B3", ["Name", "Personnel"])
        sheet.write("D4", "Grant")

    def twice(_: Workbook, sheet: Worksheet) -> None:
        sheet.write_row("B3", ["Name", "Personnel", "Grant"])
        sheet.write_row("B30", ["Name", "Personnel", "Grant"])

    def doubled(_: Workbook, sheet: Worksheet) -> None:
        sheet.write_row("B3", ["Name", "Personnel", "Grant", "Name"])

    def missing(_: Workbook, sheet: Worksheet) -> None:
        sheet.write_row("B3", ["Name", "Persnnel", "Grant"])

    for draw, code in (
        (apart, "headings_apart"),
        (twice, "headings_twice"),
        (doubled, "label_twice"),
        (missing, "no_label"),
    ):
        assert refused(made(draw), PARTNERS) == {"table[1]": f"fill.{code}"}


def test_an_excel_table_with_one_row_grows(made: Made) -> None:
    def draw(_: Workbook, sheet: Worksheet) -> None:
        columns = [{"header": "Name"}, {"header": "Costs"}, {"header": "Share", "formula": "=0"}]
        sheet.add_table("B3:D4", {"name": "tblPartners", "columns": columns})
        sheet.write("B7", "Signature")
        sheet.write_formula("C7", "=SUM(tblPartners[Costs])", None, 0)

    text = '[[table]]\nrows = "partners"\ntable = "tblPartners"\n[table.columns]\n"Costs" = "{}"\n'
    template = made(draw)
    out = template.path.with_name("out.xlsx")
    out.write_bytes(filled(template, text.format("eligible")).patched.content)
    grid = read_grid(out)
    result = budget()
    count = len(result.partners)
    assert str(grid.tables[0].range) == f"B3:D{3 + count}"
    assert grid.sheets[0].cell(7 + count - 1, 3).value == result.totals.eligible


def test_a_partner_called_total_is_no_end_of_a_table(made: Made) -> None:
    template = made(table(8))
    named = replace(budget(), project=_called(budget().project, "Total Energies"))
    rules = parse_map(f"map = 1\n{PARTNERS}", "m.toml")
    out = template.path.with_name("out.xlsx")
    out.write_bytes(fill(template, named, rules, Lang.EN).patched.content)
    again = fill(open_template(out), named, rules, Lang.EN)
    assert again.patched.changed == ()


def _called(project: Project, name: str) -> Project:
    first, *others = project.partners
    return replace(project, partners=(replace(first, name=name), *others))


def test_a_spare_row_that_the_total_does_not_count_is_none_of_the_table(made: Made) -> None:
    def draw(_: Workbook, sheet: Worksheet) -> None:
        sheet.write_row("B3", ["Name", "Personnel", "Grant"])
        sheet.write("B12", "Total")
        sheet.write_formula("C12", "=SUM(C4:C10)", None, 0)

    done = fill(made(draw), budget(1, partners=8), parse_map(f"map = 1\n{PARTNERS}", "m"), Lang.EN)
    assert [note.values["count"] for note in done.notes] == [1]


def test_an_excel_table_by_its_name(made: Made) -> None:
    def draw(_: Workbook, sheet: Worksheet) -> None:
        columns = [{"header": "Name"}, {"header": "Costs"}, {"header": "Share", "formula": "=1"}]
        sheet.add_table("B3:D12", {"name": "tblPartners", "columns": columns})

    text = '[[table]]\nrows = "partners"\ntable = "{}"\n[table.columns]\n"{}" = "eligible"\n'
    template = made(draw)
    done = filled(template, text.format("TBLPARTNERS", "costs"))
    assert [cell.edit.row for cell in done.cells] == [4 + i for i in range(5)]
    assert refused(template, text.format("tblOther", "Costs")) == {"table[1]": "fill.no_table"}
    assert refused(template, text.format("tblPartners", "X")) == {"table[1]": "fill.no_column"}
    unknown = text.format("tblPartners", "Costs").replace("eligible", "eligble")
    assert refused(template, unknown) == {"table[1]": "fill.no_value"}


# --------------------------------------------------------------------- our own templates


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("*.map.toml")), ids=lambda p: p.name)
@pytest.mark.parametrize(
    ("seed", "partners", "packages"), [(1, 3, 4), (2, 30, 15), (3, 1, 1), (4, 45, 6)]
)
def test_our_templates_take_budgets_of_every_size(
    path: Path, seed: int, partners: int, packages: int, tmp_path: Path
) -> None:
    result = budget(seed, partners=partners, work_packages=packages, lines=60)
    lang = Lang(path.name.split(".")[1])
    template = open_template(path.with_name(path.name.replace(".map.toml", ".xlsx")))
    done = fill(template, result, read_map(path), lang, ".xlsx")
    out = tmp_path / "out.xlsx"
    out.write_bytes(done.patched.content)
    assert verify(out, [cell.edit for cell in done.cells]) == []
    assert done.patched.stripped == 0
    again = fill(open_template(out), result, read_map(path), lang, ".xlsx")
    assert again.patched.content == done.patched.content
    sheet = read_grid(out).sheets[0]
    amounts = [cell.value for cell in sheet.cells.values() if cell.formula]
    assert result.totals.eligible in amounts  # the form's own sum of what was filled in
    assert result.totals.eu_contribution in amounts


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("*.map.toml")), ids=lambda p: p.name)
def test_our_templates_keep_nothing_of_a_larger_budget(path: Path, tmp_path: Path) -> None:
    large, small = budget(2, partners=9, lines=60), budget(3, partners=2, lines=5)
    lang, rules = Lang(path.name.split(".")[1]), read_map(path)
    template = open_template(path.with_name(path.name.replace(".map.toml", ".xlsx")))
    out = tmp_path / "out.xlsx"
    out.write_bytes(fill(template, large, rules, lang, ".xlsx").patched.content)
    done = fill(open_template(out), small, rules, lang, ".xlsx")
    assert {note.code for note in done.notes} <= {"fill.emptied", "fill.hidden"}
    out.write_bytes(done.patched.content)
    sheet = read_grid(out).sheets[0]
    amounts = [cell.value for cell in sheet.cells.values() if cell.formula]
    assert small.totals.eligible in amounts
    names = {partner.name for partner in large.project.partners}
    assert not names & {cell.value for cell in sheet.cells.values()}

"""Tables: rows into prepared rows, and our own templates with budgets of every size."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

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


def test_more_rows_than_prepared_are_refused(made: Made) -> None:
    assert refused(made(table(3)), PARTNERS) == {"table[1]": "fill.too_few_rows"}


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
@pytest.mark.parametrize(("seed", "partners", "packages"), [(1, 3, 4), (2, 30, 15), (3, 1, 1)])
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

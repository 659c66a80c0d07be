"""The ribbon's buttons over a LibreOffice that is running and calculates what is typed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
import xlwings as xw

from cofin.checks.report.outcome import outcome
from cofin.core.calculate import calculate
from cofin.core.figures import figures
from cofin.excel import actions, on_budgets, on_files, on_findings, on_itself
from cofin.excel.settings import Settings, settings
from cofin.text import Lang, say
from cofin.workbook.check import check
from cofin.workbook.generate import generate
from cofin.workbook.open import read_with_rules
from cofin.workbook.read import read_grid
from tests.excel.desk import TestDesk
from tests.excel.engines import over_libreoffice
from tests.libreoffice.soffice import Office
from tests.narrow import there

ROOT = Path(__file__).resolve().parents[2]
SMALL = ROOT / "examples" / "small" / "project.toml"


@pytest.fixture(scope="module", autouse=True)
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    office = Office.in_folder(tmp_path_factory.mktemp("live"))
    with over_libreoffice.working(office):
        yield


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COFIN_SETTINGS", str(tmp_path / "settings.toml"))
    monkeypatch.setenv("COFIN_LANG", "en")


def opened(folder: Path, lang: Lang) -> TestDesk:
    there(xw.apps.active).impl.books.all.clear()
    path = folder / "open.xlsx"
    path.write_bytes(generate(*read_with_rules(SMALL), lang))
    return TestDesk(xw.books.open(str(path)))


def shown(book: xw.Book) -> dict[str, object]:
    """Every named figure as the program shows it now."""
    return {
        name.name: name.refers_to_range.value for name in book.names if name.name.startswith("fig.")
    }


@pytest.mark.parametrize("lang", Lang)
def test_after_calculate_every_named_figure_is_cores(tmp_path: Path, lang: Lang) -> None:
    """Also after somebody typed another quantity, which the program follows by itself."""
    desk = opened(tmp_path, lang)
    for quantity in (7.25, 3.5):
        desk.book.sheets[say("sheet.costs", lang)].range("G7").value = quantity
        desk.told.clear()
        on_budgets.calculate(desk, Settings(lang))
        copy = tmp_path / f"copy{quantity}.xlsx"
        desk.book.api.SaveCopyAs(str(copy))
        result = calculate(*read_with_rules(copy))
        assert result.project.costs[0].quantity == Decimal(str(quantity))
        here = shown(desk.book)
        known = figures(result)
        assert set(here) <= set(known)
        assert {"fig.totals.eligible", "fig.totals.eu_contribution"} <= set(here)
        for name, found in here.items():
            expected = known[name]
            if isinstance(expected, Decimal):
                assert isinstance(found, float), name
                assert abs(Decimal(str(found)) - expected) < Decimal("0.0001"), name
            else:
                assert found == expected, name
        tables = desk.book.sheets[say("action.tables_sheet", lang)].range("A4:L40").value
        written = {value for row in tables for value in row}
        assert {float(result.totals.eligible), float(result.totals.eu_contribution)} <= written
        differ = say("action.figures_differ", lang, count=0, cells="", press="").split("0")[1]
        assert differ[:25] not in desk.words


@pytest.mark.parametrize("lang", Lang)
def test_check_finds_what_the_command_line_finds(tmp_path: Path, lang: Lang) -> None:
    desk = opened(tmp_path, lang)
    desk.book.sheets[say("sheet.funding", lang)].range("F7").value = 1
    copy = tmp_path / "copy.xlsx"
    desk.book.api.SaveCopyAs(str(copy))
    expected = outcome(check(copy), lang)
    assert any(each.code == "R03" for each in expected.findings)
    for _ in range(2):  # the second time its own notes and sheet are replaced
        on_findings.check(desk, Settings(lang))
        sheet = desk.book.sheets[say("check.findings_sheet", lang)]
        listed = [row for row in sheet.range("A5:D90").value if row[1]]
        assert [(row[1], row[2] or "", row[3] or "") for row in listed] == [
            (each.code, each.sheet, each.cell) for each in expected.findings
        ]
        notes = [note.text for each in desk.book.sheets for note in each.notes]
        assert sum(note.startswith("cofin R03: ") for note in notes) == 1


def test_a_figure_is_explained(tmp_path: Path) -> None:
    desk = opened(tmp_path, Lang.EN)
    desk.book.names["fig.totals.eu_contribution"].refers_to_range.select()
    on_budgets.explain_cell(desk, Settings(Lang.EN))
    assert "159,300.14" in desk.words


def test_what_is_typed_and_not_saved_goes_into_every_file(tmp_path: Path) -> None:
    """Split and merge, compare, fill; and the buttons that write no figures."""
    desk = opened(tmp_path, Lang.EN)
    desk.book.names["in.cost.description"].refers_to_range(1, 1).value = "'Another hall"
    copy = tmp_path / "copy.xlsx"
    desk.book.api.SaveCopyAs(str(copy))
    result = calculate(*read_with_rules(copy))
    assert result.project.costs[0].description == "Another hall"
    chosen = Settings(Lang.EN)
    folder, merged = tmp_path / "sheets", tmp_path / "merged.xlsx"
    folder.mkdir()
    desk.answers = [folder]
    on_files.split(desk, chosen)
    desk.answers = [tuple(sorted(folder.iterdir())), merged]
    on_files.merge(desk, chosen)
    assert read_with_rules(merged)[0] == result.project

    changes = tmp_path / "changes.xlsx"
    desk.answers = [SMALL, changes]
    on_files.compare(desk, chosen)
    assert "1 change(s)" in desk.words

    for name in ("grant-form.en.xlsx", "grant-form.en.map.toml"):
        shutil.copy(ROOT / "templates" / name, tmp_path / name)
    filled = tmp_path / "filled.xlsx"
    desk.answers = [tmp_path / "grant-form.en.xlsx", filled]
    on_files.fill_template(desk, chosen)
    values = {cell.value for cell in read_grid(filled).sheets[0].cells.values()}
    assert result.totals.eu_contribution in values

    new = tmp_path / "new.xlsx"
    desk.answers = [new]
    on_budgets.new_budget(desk, chosen)
    assert desk.opened == [merged, changes, filled, new]

    on_itself.call_rules(desk, chosen)
    rows = desk.book.sheets["Call rules"].range("A5:E60").value
    assert any(row[1] == "EUR 500,000.00" and row[2] and row[3] for row in rows)
    on_itself.check_installation(desk, chosen)
    assert f"xlwings {xw.__version__}" in desk.words
    desk.answers = ["tr", "cos-cluster-2018-3-02"]
    on_itself.change_settings(desk, chosen)
    assert settings() == Settings(Lang.TR, "cos-cluster-2018-3-02")


def test_a_failure_leaves_the_workbook_as_it_was(tmp_path: Path) -> None:
    desk = opened(tmp_path, Lang.EN)
    desk.book.sheets["Cost lines"].range("G7").value = "'ten"
    sheets = [sheet.name for sheet in desk.book.sheets]
    actions.perform(on_budgets.calculate, desk)
    assert [sheet.name for sheet in desk.book.sheets] == sheets
    assert "Cost lines!G7" in desk.words

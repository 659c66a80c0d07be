"""`cofin compare`: two versions, four forms, and nothing of a file that could steer a page."""

from __future__ import annotations

import json
from dataclasses import fields
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from cofin.cli.compare_findings import FindingLine
from cofin.core.calculate import calculate
from cofin.workbook.open import read_with_rules
from cofin.workbook.read import read_grid
from tests.cli.conftest import BLUEHUB, SMALL, Cofin
from tests.narrow import of_kind

DOCS = Path(__file__).resolve().parent.parent.parent / "docs"
EDITS = (
    ("quantity = 4.8\n", "quantity = 99\n"),
    ('description = "Event manager', 'description = "<b>=1+1</b> manager'),
    ("duration_months = 24", "duration_months = 60"),
)


@pytest.fixture
def versions(tmp_path: Path) -> tuple[Path, Path]:
    old, new = tmp_path / "old.toml", tmp_path / "new.toml"
    text = BLUEHUB.read_text("utf-8")
    old.write_text(text, "utf-8")
    for before, after in EDITS:
        assert before in text, before
        text = text.replace(before, after, 1)
    new.write_text(text, "utf-8")
    return old, new


def test_the_same_project_is_the_same(cofin: Cofin) -> None:
    said = cofin("compare", SMALL, SMALL)
    assert (said.status, said.err) == (0, "")
    assert "Both versions say the same." in said.out


def test_a_workbook_is_the_same_as_the_project_it_was_made_from(
    cofin: Cofin, tmp_path: Path
) -> None:
    book = tmp_path / "book.xlsx"
    assert cofin("build", BLUEHUB, "-o", book).status == 0
    assert "Both versions say the same." in cofin("compare", book, BLUEHUB).out


def test_every_change_and_its_effect_is_told(cofin: Cofin, versions: tuple[Path, Path]) -> None:
    said = cofin("compare", *versions)
    assert said.status == 0
    assert "Quantity: 4.8 → 99" in said.out
    assert "Duration in months: 24 → 60" in said.out
    assert "EU contribution limited by" in said.out
    assert "Room below the maximum grant" in said.out
    assert "met → not met" in said.out
    turkish = cofin("compare", *versions, "--lang", "tr")
    assert "Miktar: 4,8 → 99" in turkish.out
    assert "Süre (ay): 24 → 60" in turkish.out


def test_json_has_the_figures_of_both_calculations(
    cofin: Cofin, versions: tuple[Path, Path]
) -> None:
    found = json.loads(cofin("compare", *versions, "--format", "json").out)
    old, new = (calculate(*read_with_rules(path)) for path in versions)
    for figure in ("eligible", "eu_contribution", "co_financing"):
        told = found["totals"][figure]
        assert told["old"] == f"{getattr(old.totals, figure):.2f}"
        assert told["new"] == f"{getattr(new.totals, figure):.2f}"
    partners = {each["id"]: each for each in found["partners"]}
    for before, after in zip(old.partners, new.partners, strict=True):
        told = partners[before.id]["eu_contribution"]
        assert told["difference"] == f"{after.eu_contribution - before.eu_contribution:.2f}"
    assert not found["same"]
    assert {change["table"] for change in found["changes"]} == {"project", "cost"}
    assert found["totals"]["limited_by"] == {
        "old": str(old.totals.limited_by),
        "new": str(new.totals.limited_by),
    }


def test_a_page_escapes_what_comes_from_a_file(cofin: Cofin, versions: tuple[Path, Path]) -> None:
    page = cofin("compare", *versions, "--format", "html").out
    assert "&lt;b&gt;=1+1&lt;/b&gt; manager" in page
    assert "<b>=1" not in page
    assert "<script" not in page


def test_the_workbook_has_both_values_and_the_difference_as_a_formula(
    cofin: Cofin, versions: tuple[Path, Path], tmp_path: Path
) -> None:
    out = tmp_path / "out.xlsx"
    said = cofin("compare", *versions, "-o", out)
    assert said.status == 0
    assert str(out) in said.out
    grid = read_grid(out)
    assert [sheet.name for sheet in grid.sheets] == ["Figures", "Partners", "Changes"]
    figures = grid.sheets[0]
    new = calculate(*read_with_rules(versions[1])).totals
    rows = {figures.cell(row, 2).value: row for row in range(5, 14)}
    row = rows["Eligible costs"]
    assert figures.cell(row, 4).value == new.eligible
    assert figures.cell(row, 5).formula == f"ROUND(D{row}-C{row},2)"
    old = of_kind(Decimal, figures.cell(row, 3).value)
    assert figures.cell(row, 5).value == new.eligible - old
    changes = grid.sheets[2]
    texts = {str(cell.value) for cell in changes.cells.values()}
    assert any("<b>=1+1</b>" in text for text in texts)
    assert not any(cell.formula for cell in changes.cells.values())
    assert cofin("compare", *versions, "-o", out).status == 2
    first = out.read_bytes()
    assert cofin("compare", *versions, "-o", out, "--force").status == 0
    assert out.read_bytes() == first


def test_what_is_wrong_with_both_versions_is_said_at_once(cofin: Cofin, tmp_path: Path) -> None:
    old, new = tmp_path / "old.toml", tmp_path / "new.toml"
    old.write_text('call = "cos-cluster-2020-3-03"\n[project]\nacronym = 7\n', "utf-8")
    new.write_text("call =", "utf-8")
    said = cofin("compare", old, new)
    assert (said.status, said.out) == (2, "")
    assert f"{old}, project.acronym" in said.err
    assert str(new) in said.err
    alone = cofin("compare", SMALL, new)
    assert alone.err.startswith(f"{new}: 1 problem(s)")


def test_findings_of_workbooks_are_compared(cofin: Cofin, tmp_path: Path) -> None:
    old, new = tmp_path / "old.xlsx", tmp_path / "new.xlsx"
    edited = tmp_path / "edited.toml"
    text = SMALL.read_text("utf-8")
    edited.write_text(text.replace("[[funding]]", "[[funding_]]", 1), "utf-8")
    text = text[: text.index("[[funding]]")]
    edited.write_text(text, "utf-8")
    assert cofin("build", SMALL, "-o", old).status == 0
    assert cofin("build", edited, "-o", new).status == 0
    found = json.loads(cofin("compare", old, new, "--format", "json").out)["findings"]
    assert {each["severity"] for each in found["new"]} >= {"error"}
    back = json.loads(cofin("compare", new, old, "--format", "json").out)["findings"]
    assert back["gone"] == found["new"]
    assert "Findings of cofin check" in cofin("compare", old, new).out
    page = cofin("compare", old, new, "--format", "html").out
    assert '<li class="new">' in page


def test_a_finding_is_the_same_in_another_language(cofin: Cofin, tmp_path: Path) -> None:
    """Sheets, headings and labels have other names there; a renamed sheet is the same one."""
    project = tmp_path / "project.toml"
    text = SMALL.read_text("utf-8")
    project.write_text(text[: text.index("[[funding]]")], "utf-8")
    old, new, renamed = (tmp_path / f"{name}.xlsx" for name in ("old", "new", "renamed"))
    assert cofin("build", project, "-o", old, "--lang", "en").status == 0
    assert cofin("build", project, "-o", new, "--lang", "tr").status == 0
    assert "Findings of cofin check" not in cofin("compare", old, new).out
    book = openpyxl.load_workbook(new)
    book["Finansman"].title = "Kim öder"
    book.save(renamed)
    assert cofin("check", renamed).status == 1
    assert "Findings of cofin check" not in cofin("compare", old, renamed).out


@pytest.mark.parametrize("lang", ["en", "tr"])
def test_the_page_shows_the_json_that_is_printed(
    cofin: Cofin, versions: tuple[Path, Path], lang: str
) -> None:
    page = (DOCS / "how-to" / f"compare-two-versions.{lang}.md").read_text("utf-8")
    shown = json.loads(page.partition("```json\n")[2].partition("```")[0])
    found = json.loads(cofin("compare", *versions, "--format", "json").out)
    assert list(shown) == list(found)
    for part in ("partners", "conditions", "changes"):
        assert set(shown[part][0]) <= set(found[part][0]), part
    assert set(shown["changes"][0]) == set(found["changes"][0])
    assert set(shown["changes"][0]["fields"][0]) == set(found["changes"][0]["fields"][0])
    assert set(shown["totals"]) <= set(found["totals"])
    for key in {*found["totals"], *found["partners"][0]} - {"limited_by", "id", "name"}:
        assert f"`{key}`" in page or key in shown["totals"], key
    assert [f.name for f in fields(FindingLine)] == list(shown["findings"]["new"][0])


def test_the_workbook_says_where_a_row_stood_and_what_limits(
    cofin: Cofin, versions: tuple[Path, Path], tmp_path: Path
) -> None:
    out = tmp_path / "out.xlsx"
    assert cofin("compare", *versions, "-o", out, "--lang", "tr").status == 0
    figures, _, changes = read_grid(out).sheets
    texts = {cell.value: position for position, cell in figures.cells.items()}
    row, column = texts["AB katkısını sınırlayan"]
    assert figures.cell(row, column + 1).value == "azami hibe tutarı"
    assert "tutarlar EUR" in str(figures.cell(2, 2).value)
    heads = {changes.cell(4, col).value: col for col in range(2, 10)}
    places = {
        changes.cell(row, heads["Tablo"]).value: (
            changes.cell(row, heads["Eski No"]).value,
            changes.cell(row, heads["Yeni No"]).value,
        )
        for row in (5, 6)
    }
    assert places["Proje"] == ("", "")
    assert places["Bütçe kalemleri"] == ("2", "2")


def test_an_input_is_never_the_output(cofin: Cofin, versions: tuple[Path, Path]) -> None:
    before = versions[0].read_bytes()
    said = cofin("compare", *versions, "-o", versions[0], "--force")
    assert said.status == 2
    assert versions[0].read_bytes() == before


def test_a_file_that_is_missing_is_said(cofin: Cofin, tmp_path: Path) -> None:
    said = cofin("compare", SMALL, tmp_path / "no.xlsx")
    assert said.status == 2
    assert "no.xlsx" in said.err


def test_why_figures_differ_where_no_line_does(cofin: Cofin, tmp_path: Path) -> None:
    """It was said to be the call's rules, also where nothing differed but a finding."""
    text = BLUEHUB.read_text("utf-8")
    (tmp_path / "more.toml").write_text(
        text.replace("quantity = 4.8\n", "quantity = 9\n", 1), "utf-8"
    )
    for project, folder in ((BLUEHUB, "old"), (tmp_path / "more.toml", "new")):
        assert cofin("split", project, "-o", tmp_path / folder).status == 0
    old, new = (tmp_path / folder / "bluehub-P7.xlsx" for folder in ("old", "new"))
    assert "differ because the partner's share of the grant" in cofin("compare", old, new).out
    turkish = tmp_path / "anew.xlsx"
    assert cofin("build", old, "-o", turkish, "--lang", "tr").status == 0
    assert "Both versions say the same." in cofin("compare", old, turkish).out
    hidden = tmp_path / "hidden.xlsx"
    book = openpyxl.load_workbook(old)
    book["Cost lines"].row_dimensions[7].hidden = True
    book.save(hidden)
    said = cofin("compare", old, hidden, "--format", "html").out
    assert "and the figures are the same." in said

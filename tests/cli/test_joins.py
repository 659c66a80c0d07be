"""Sentences that are put together read as one: no dash for nothing, no words run together."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from cofin.errors import InputError, Problem
from cofin.text import Lang
from tests.cli.conftest import SMALL, Cofin, names

FORM = Path(SMALL).parents[2] / "templates" / "grant-form.en.xlsx"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("fill", FORM), "cofin fill: missing: --from\n"),
        (("fill", FORM, "--from", SMALL), "cofin fill: missing: -o\n"),
        (("fill", FORM, "--suggest", "--paste"), "cofin fill: With --suggest this would do"),
        (("merge", "x.xlsx", "-o", "y.xlsx", "--reason", "x"), "cofin merge: --reason says why"),
    ],
)
def test_options_that_do_not_go_together_are_told_in_one_line(
    cofin: Cofin, words: tuple[object, ...], said: str
) -> None:
    told = cofin(*words)
    assert (told.status, told.err.startswith(said)) == (2, True), told.err


def test_a_missing_file_is_no_workbook_of_any_layout(cofin: Cofin, tmp_path: Path) -> None:
    assert "none.xlsx: could not be read" in cofin("check", tmp_path / "none.xlsx").out
    page = tmp_path / "page.html"
    cofin("check", tmp_path / "none.xlsx", "-o", page, "--lang", "tr")
    assert "<p>okunamadı. " in page.read_text("utf-8")


def test_no_source_leaves_no_dash() -> None:
    error = InputError([Problem("", "cli_fill.no_office")])
    assert error.render(Lang.EN).startswith("1 problem(s)\n")
    assert error.render(Lang.TR).startswith("1 sorun\n")


def test_areas_are_counted_as_areas() -> None:
    told = Problem("Budget!B9:C15", "workbook_in.merged", {"range": "B9"}, also=("Budget!D9:R16",))
    assert told.sentence().endswith("In 2 areas; the others: Budget!D9:R16.")
    assert told.sentence(Lang.TR).endswith("2 ayrı alanda; diğerleri: Budget!D9:R16.")
    many = Problem("B!B9:C15", "workbook_in.merged", {"range": "B9"}, also=("B!D9:R16",) * 5)
    assert many.sentence().endswith("and 2 more.")


def test_files_that_are_none_stand_behind_a_colon(cofin: Cofin, tmp_path: Path) -> None:
    for lang, said in (
        ("en", "Nothing was written; not readable as a workbook: none.xlsx."),
        ("tr", "Hiçbir şey yazılmadı; çalışma kitabı olarak okunamayanlar: none.xlsx."),
    ):
        words = ("merge", tmp_path / "none.xlsx", "-o", tmp_path / "b.xlsx", "--master", SMALL)
        assert said in " ".join(cofin(*words, "--lang", lang).out.split())


def test_what_the_coordinator_gives_otherwise_is_said_in_words(
    cofin: Cofin, tmp_path: Path
) -> None:
    """An empty region is no dash, a role no key of a file, and the cell has its own label."""
    assert cofin("split", SMALL, "-o", tmp_path / "s", "--lang", "tr").status == 0
    path = tmp_path / "s" / names(tmp_path / "s")[1]
    book = openpyxl.load_workbook(path)
    partners = book["Ortaklar"]
    ((_, place),) = book.defined_names["in.partner.region"].destinations
    partners[place.replace("$", "").partition(":")[0]] = None
    ((_, place),) = book.defined_names["in.project.acronym"].destinations
    book["Proje"][place.replace("$", "")] = "BAŞKA, BİR AD"
    book.save(path)
    master = Path(SMALL).parent / "budget.xlsx"
    said = " ".join(cofin("check", path, "--against", master, "--lang", "tr").out.split())
    assert "Bölge (NUTS 2): burada boş, koordinatörün dosyasında" in said
    assert "(Kısaltma): " in said
    assert "burada “BAŞKA, BİR AD”, koordinatörün dosyasında “WOODLINK”" in said


def test_a_number_of_projects_has_its_separators(cofin: Cofin, tmp_path: Path) -> None:
    small = tmp_path / "small.toml"
    small.write_text(
        'call = "cos-cluster-2020-3-03"\n[project]\nacronym = "A"\n'
        '[[partner]]\nid = "P1"\nname = "X"\ncountry = "TR"\nrole = "coordinator"\n'
        '[[work_package]]\nid = "WP1"\ntitle = "w"\nlead = "P1"\n'
        '[[cost]]\npartner = "P1"\nwork_package = "WP1"\ncategory = "subcontracting"\n'
        'description = "d"\nquantity = 1\nunit_cost = 2\n',
        "utf-8",
    )
    assert "4.000.000 projeye yeter." in cofin("envelope", small, "--lang", "tr").out
    assert "4,000,000 project(s) of this size." in cofin("envelope", small, "--lang", "en").out

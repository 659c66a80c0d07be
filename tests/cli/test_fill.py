"""``cofin fill``: fill, suggest, paste; what stops it; and that the template is never touched."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import openpyxl
import pytest

from cofin.core.calculate import calculate
from cofin.errors import InputError, Problem
from cofin.workbook.open import read_with_rules
from cofin.workbook.read import read_grid
from tests.cli.conftest import SMALL, Cofin

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"


@pytest.fixture
def form(tmp_path: Path) -> Path:
    """The grant form with its map beside it."""
    for name in ("grant-form.en.xlsx", "grant-form.en.map.toml"):
        shutil.copy(TEMPLATES / name, tmp_path / name)
    return tmp_path / "grant-form.en.xlsx"


def test_the_grant_form_is_filled_and_the_template_stays(cofin: Cofin, form: Path) -> None:
    before, out = form.read_bytes(), form.with_name("out.xlsx")
    said = cofin("fill", form, "--from", SMALL, "-o", out)
    assert (said.status, said.err) == (0, "")
    assert "every one was read back" in " ".join(said.out.split())
    assert form.read_bytes() == before
    values = {cell.value for cell in read_grid(out).sheets[0].cells.values()}
    totals = calculate(*read_with_rules(SMALL)).totals
    assert {totals.eligible, totals.eu_contribution, "WOODLINK"} <= values
    assert cofin("fill", form, "--from", SMALL, "-o", out).status == 2
    first = out.read_bytes()
    assert cofin(
        "fill", out, "--from", SMALL, "--map", beside(form), "-o", form.with_name("2.xlsx")
    )
    assert form.with_name("2.xlsx").read_bytes() == first


def beside(form: Path) -> Path:
    return form.with_name("grant-form.en.map.toml")


def test_json_names_every_cell(cofin: Cofin, form: Path) -> None:
    out = form.with_name("out.xlsx")
    said = json.loads(cofin("fill", form, "--from", SMALL, "-o", out, "--format", "json").out)
    sheet = read_grid(out).sheets[0]
    assert said["removed_results"] == 0
    assert said["accepted_errors"] == []
    assert said["renewed_results"] > 0
    written = {each["cell"]: each["written"] for each in said["cells"]}
    assert written["C3"] == "WOODLINK"
    assert sheet.cell(3, 3).value == "WOODLINK"
    assert said["cells"][-1]["value"].startswith("partners.#")


def test_what_is_emptied_is_told_in_words_and_json(cofin: Cofin, tmp_path: Path) -> None:
    form, out = tmp_path / "form.xlsx", tmp_path / "out.xlsx"
    text = 'map = 1\n[[table]]\nrows = "partners"\nsheet = "Form"\n[table.columns]\n'
    columns = '"Name" = "name"\n"Country" = "country"\n"Costs" = "eligible"\n'
    form.with_name("form.map.toml").write_text(text + columns, "utf-8")
    book = openpyxl.Workbook()
    book.active.title = "Form"
    book.active.append(["Name", "Country", "Costs"])
    for number in range(len(calculate(*read_with_rules(SMALL)).partners)):
        book.active.append([f"Partner {number}", "TR", 5])
    book.active.append(["Eski Ortak", "TR", 1234.5])
    book.active.append([])
    book.active.append(["Prepared by: Ayşe"])
    book.save(form)
    words = ("fill", form, "--from", SMALL, "-o", out)
    said = cofin(*words)
    assert said.status == 0
    shown = " ".join(said.out.split())
    assert "3 cell(s) that held something were emptied" in shown
    assert all(each in shown for each in ('"Eski Ortak"', '"TR"', "1,234.5"))
    assert "Ayşe" not in shown
    turkish = " ".join(cofin(*words, "--force", "--lang", "tr").out.split())
    assert '"Eski Ortak"' in turkish
    assert "1.234,5" in turkish
    told = json.loads(cofin(*words, "--force", "--format", "json").out)
    lost = {each["cell"]: each["held"] for each in told["cells"] if each["written"] is None}
    assert list(lost.values()) == ["Eski Ortak", "TR", "1234.5"]
    assert "Eski Ortak" in told["notes"][-1]["message"]


def test_a_cell_that_does_not_fit_stops_everything(cofin: Cofin, form: Path) -> None:
    text = beside(form).read_text("utf-8")
    beside(form).write_text(text.replace('row = "Acronym"', 'row = "Akronym"'), "utf-8")
    out = form.with_name("out.xlsx")
    said = cofin("fill", form, "--from", SMALL, "-o", out)
    assert said.status == 1
    assert 'No cell of the sheet Budget says "Akronym".' in said.err
    assert 'Did you mean "Acronym"?' in said.err
    assert not out.exists()


def test_errors_of_the_budget_stop_it_unless_accepted(cofin: Cofin, form: Path) -> None:
    budget, out = form.with_name("budget.xlsx"), form.with_name("out.xlsx")
    assert cofin("build", SMALL, "-o", budget).status == 0
    book = openpyxl.load_workbook(budget)
    book["Funding"]["F7"] = 1
    book.save(budget)
    words = ("fill", form, "--from", budget, "-o", out)
    said = cofin(*words)
    assert said.status == 1
    assert "R03" in said.out
    assert "Nothing was written" in said.out
    assert not out.exists()
    filled = cofin(*words, "--accept-errors")
    assert filled.status == 0
    told = " ".join(filled.out.split())
    assert "in spite of 1 error(s) that cofin check finds in the budget: R" in told
    assert cofin(*words, "--accept-errors", "--force", "--quiet").out == ""
    as_json = cofin(*words, "--accept-errors", "--force", "--format", "json").out
    (place,) = json.loads(as_json)["accepted_errors"]
    assert f"budget: {place}." in told
    tr = cofin(*words, "--accept-errors", "--force", "--lang", "tr").out
    assert "bulduğu 1 hataya rağmen" in " ".join(tr.split())


def test_a_budget_beyond_a_workbook_can_still_be_filled_in(
    cofin: Cofin, form: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It cannot be judged in a workbook; whoever accepts errors has not asked for that."""
    problem = Problem("cost", "file.empty")

    def refused(*_: object) -> bytes:
        raise InputError([problem])

    monkeypatch.setattr("cofin.workbook.generate.generate", refused)
    words = ("fill", form, "--from", SMALL, "-o", form.with_name("out.xlsx"))
    assert cofin(*words).status == 2
    assert cofin(*words, "--accept-errors").status == 0


def test_no_map(cofin: Cofin, form: Path) -> None:
    beside(form).unlink()
    said = cofin("fill", form, "--from", SMALL, "-o", form.with_name("out.xlsx"))
    assert said.status == 2
    assert "cofin fill --suggest" in said.err


@pytest.mark.parametrize("words", [(), ("--from", SMALL)])
def test_what_is_missing_is_named(cofin: Cofin, form: Path, words: tuple[object, ...]) -> None:
    said = cofin("fill", form, *words)
    assert said.status == 2
    assert ("--from" if not words else "-o") in said.err


def test_a_map_is_suggested(cofin: Cofin, form: Path) -> None:
    said = cofin("fill", "--suggest", form)
    assert said.status == 0
    assert said.out.startswith("map = 1\n")
    assert "placed" in said.err
    beside(form).write_text(said.out, "utf-8")
    assert cofin("fill", form, "--from", SMALL, "-o", form.with_name("out.xlsx")).status == 0


def test_tables_for_a_portal(cofin: Cofin, form: Path) -> None:
    said = cofin("fill", form, "--from", SMALL, "--paste")
    head, first, *_ = said.out.splitlines()
    assert head.split("\t")[:3] == ["No", "Participant", "Country"]
    personnel = calculate(*read_with_rules(SMALL)).partners[0].categories["personnel"]
    assert f"{personnel:.2f}" in first.split("\t")
    comma = cofin("fill", form, "--from", SMALL, "--paste", "--decimal", "comma").out
    assert f"{personnel:.2f}".replace(".", ",") in comma
    turkish = cofin("fill", form, "--from", SMALL, "--paste", "--lang", "tr").out
    assert f"{personnel:.2f}".replace(".", ",") in turkish


def test_a_formula_is_never_pasted(cofin: Cofin, form: Path) -> None:
    project = form.with_name("p.toml")
    text = SMALL.read_text("utf-8").replace('acronym = "WOODLINK"', 'acronym = "=1+1"')
    project.write_text(text, "utf-8")
    assert "Acronym\t'=1+1" in cofin("fill", form, "--from", project, "--paste").out


def test_a_template_that_is_open_elsewhere(cofin: Cofin, form: Path) -> None:
    form.with_name(f"~${form.name}").write_text("someone")
    said = cofin("fill", form, "--from", SMALL, "-o", form.with_name("out.xlsx"))
    assert said.status == 2
    assert "open in another program" in said.err


def test_nothing_is_left_when_the_disk_is_full(
    cofin: Cofin, form: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("cofin.workbook.atomic._fill", full)
    said = cofin("fill", form, "--from", SMALL, "-o", form.with_name("out.xlsx"))
    assert said.status == 2
    assert {path.name for path in form.parent.iterdir()} == {form.name, beside(form).name}


def test_an_interrupt_leaves_nothing(
    cofin: Cofin, form: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("cofin.workbook.fill.run.patched", interrupted)
    assert cofin("fill", form, "--from", SMALL, "-o", form.with_name("out.xlsx")).status == 130
    assert not form.with_name("out.xlsx").exists()


def test_a_file_that_does_not_read_back_is_not_kept(
    cofin: Cofin, form: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cofin.workbook.patch import run

    monkeypatch.setattr(run, "with_cells", lambda content, *_, **__: content)
    said = cofin("fill", form, "--from", SMALL, "-o", form.with_name("out.xlsx"))
    assert said.status == 2
    assert "did not read back" in said.err
    assert not form.with_name("out.xlsx").exists()


def test_a_suggested_map_goes_where_o_says(cofin: Cofin, form: Path) -> None:
    screen, out = cofin("fill", "--suggest", form), form.with_name("new.map.toml")
    said = cofin("fill", "--suggest", form, "-o", out)
    assert (said.status, said.out) == (0, "")
    assert out.read_text("utf-8") == screen.out
    assert "new.map.toml" in said.err
    assert cofin("fill", "--suggest", form, "-o", out).status == 2
    assert cofin("fill", "--suggest", form, "-o", out, "--force", "--quiet").status == 0


def test_tables_to_paste_go_where_o_says(cofin: Cofin, form: Path) -> None:
    words = ("fill", form, "--from", SMALL, "--paste")
    for name in ("p.txt", "p.tsv", "p"):
        said = cofin(*words, "-o", form.with_name(name))
        assert (said.status, said.out) == (0, "")
        assert form.with_name(name).read_text("utf-8") == cofin(*words).out
    assert cofin(*words, "-o", beside(form), "--force").status == 2  # what it reads


@pytest.mark.parametrize(
    ("words", "option"),
    [
        (("--suggest", "--paste"), "--paste"),
        (("--suggest", "--from", SMALL), "--from"),
        (("--suggest", "--map", "m.toml"), "--map"),
        (("--suggest", "--format", "json"), "--format json"),
        (("--suggest", "--accept-errors"), "--accept-errors"),
        (("--paste", "--from", SMALL, "--format", "json"), "--format json"),
        (("--paste", "--from", SMALL, "--verify-with-libreoffice"), "--verify-with-libreoffice"),
        (("--from", SMALL, "-o", "f.xlsx", "--decimal", "comma"), "--decimal"),
        (("-o", "f.xlsx"), "--from"),
        (("--paste",), "--from"),
        (("--from", SMALL), "-o"),
    ],
)
def test_no_option_is_passed_over(
    words: tuple[object, ...], option: str, cofin: Cofin, form: Path
) -> None:
    for lang in ("en", "tr"):
        said = cofin("fill", form, *words, "--lang", lang)
        assert (said.status, said.out) == (2, "")
        assert option in said.err


def test_a_template_that_is_not_there_lacks_no_map(cofin: Cofin, form: Path) -> None:
    for words in (("-o", form.with_name("f.xlsx")), ("--paste",)):
        said = cofin("fill", form.with_name("nofile.xlsx"), "--from", SMALL, *words)
        assert said.status == 2
        assert "No such file" in said.err
        assert "map" not in said.err
    beside(form).unlink()
    said = cofin("fill", form, "--from", SMALL, "-o", form.with_name("f.xlsx"))
    assert "There is no map for this template" in said.err

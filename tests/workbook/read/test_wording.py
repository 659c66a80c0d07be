"""Problems of a workbook in the words of the workbook, in the language of the reader."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cofin.core.parse import parse_project
from cofin.core.schema import PROJECT, TABLES
from cofin.errors import InputError, Problem
from cofin.rules.load import load_profile
from cofin.text import Lang
from cofin.workbook.open import read_project
from cofin.workbook.read.wording import InSheets
from tests.workbook.read.filled import SMALL, filled

LINE = SMALL["cost"][0]
PARTNER = SMALL["partner"][0]


@pytest.fixture
def problem(tmp_path: Path) -> Any:
    """The only problem of the small workbook with one table replaced."""

    def read(table: str, *rows: dict[str, Any], **options: Any) -> Problem:
        path = filled(tmp_path / "b.xlsx", {**SMALL, table: rows}, **options)
        with pytest.raises(InputError) as caught:
            read_project(path)
        (found,) = caught.value.problems
        return found

    return read


@pytest.mark.parametrize(
    ("field", "typed", "en", "tr"),
    [
        (
            "unit_cost",
            None,
            '"Unit cost" is empty; it is always needed.',
            '"Birim maliyet" boş; bu alan zorunludur.',
        ),
        (
            "unit_cost",
            "4200.5 EUR",
            "If 4,200.5 is meant, type it as a number, with the decimal sign of your Excel.",
            "Kastedilen 4.200,5 ise bunu Excel'inizin ondalık işaretiyle sayı olarak yazın.",
        ),
        (
            "quantity",
            "1,234",
            "as 1,234 (written in English style) or as 1.234 (written in Turkish style)",
            "İngilizce yazımla 1.234 veya Türkçe yazımla 1,234.",
        ),
        (
            "quantity",
            "ten",
            '"ten" is text; a number is needed here. Type it as a number',
            "Excel'inizin ondalık işaretiyle sayı olarak yazın.",
        ),
        (
            "category",
            "Personel",
            "Financial support to third parties",
            'Şunu mu demek istediniz: "Personel maliyetleri"?',
        ),
        (
            "eligible",
            "perhaps",
            '"perhaps" is neither yes nor no. Choose from the list',
            "ne evet ne hayır. Hücrenin listesinden seçin.",
        ),
        ("quantity", -1.5, "-1.5 is negative", "-1,5 negatif"),
        ("description", True, "Type it as text", "Metin olarak yazın"),
        ("share_of_use", "%75", "If 0.75 is meant", "Kastedilen 0,75 ise"),
    ],
)
def test_of_a_cost_line(problem: Any, field: str, typed: Any, en: str, tr: str) -> None:
    extra = {"category": "equipment", "useful_life_months": 36} if field == "share_of_use" else {}
    found = problem("cost", {**LINE, **extra, field: typed})
    assert en in found.message(Lang.EN)
    assert tr in found.message(Lang.TR)


def test_roles_are_those_of_the_list(problem: Any) -> None:
    found = problem("partner", {**PARTNER, "role": "Koordinator Ortak"}, SMALL["partner"][1])
    assert "Coordinator, Beneficiary, Affiliated entity" in found.message(Lang.EN)
    assert "Koordinatör, Faydalanıcı, Bağlı kuruluş" in found.message(Lang.TR)
    assert 'Did you mean "Coordinator"?' in found.message(Lang.EN)


def test_a_missing_coordinator(problem: Any) -> None:
    found = problem("partner", {**PARTNER, "role": "Beneficiary"}, SMALL["partner"][1])
    assert 'No partner has the role "Coordinator"' in found.message(Lang.EN)
    assert 'rolü "Koordinatör" değil' in found.message(Lang.TR)


def test_a_date_in_words(problem: Any) -> None:
    found = problem("funding", project={"acronym": "X", "start": "01.02.2022"})
    assert found.message(Lang.EN) == (
        '"01.02.2022" does not stand there as a date. '
        'Did you mean "2022-02-01"? Enter it as a date.'
    )
    assert 'Şunu mu demek istediniz: "01.02.2022"? Tarih olarak girin.' in found.message(Lang.TR)


def test_depreciation(problem: Any) -> None:
    found = problem("cost", {**LINE, "useful_life_months": 36})
    assert '"Useful life (months)" belongs to depreciation' in found.message(Lang.EN)
    assert "this line is Personnel." in found.message(Lang.EN)
    found = problem("cost", {**LINE, "category": "equipment", "months_used": 6})
    assert 'Enter "Useful life (months)" as well, or delete "Months used".' in found.message()


def test_a_row_with_one_stray_cell(problem: Any) -> None:
    found = problem("cost", LINE, {"months_used": 6})
    assert found.code == "project.only_some_filled"
    said = "only this is filled in: Months used. Fill in the row or clear it."
    assert said in found.message(Lang.EN)


def test_a_text_that_stands_alone_in_its_row(problem: Any) -> None:
    found = problem("cost", LINE, {"unit": "gün"})
    assert (found.where, found.code) == ("Cost lines!G5", "project.stands_alone")
    assert found.message(Lang.EN) == (
        '"gün" stands alone in this row of the table (column Unit): a note, or an entry that was '
        "begun. A note: move it to the right of the table or to another sheet. An entry: fill in "
        "the rest of the row: Partner, Work package, Category, Quantity, Unit cost."
    )
    assert "(Birim sütunu): bir not ya da yarım kalmış bir girdi." in found.message(Lang.TR)


def test_the_cells_of_a_word_that_is_wrong_everywhere(problem: Any) -> None:
    right = [{**LINE, "partner": partner["id"]} for partner in SMALL["partner"]]
    found = problem("cost", *right, *[{**LINE, "partner": "P9"}] * 5)
    assert (len(right), found.where) == (2, "Cost lines!B6")
    assert "also at Cost lines!B7, Cost lines!B8, Cost lines!B9 and 1 more" in found.message()


def test_ids_are_read_in_any_capitals(tmp_path: Path) -> None:
    rows = [{**LINE, "partner": "p1 ", "work_package": "wp1"}]
    project = read_project(filled(tmp_path / "b.xlsx", {**SMALL, "cost": rows}))
    assert (project.costs[0].partner, project.costs[0].work_package) == ("P1", "WP1")


@pytest.mark.parametrize("key", ["project", *TABLES])
def test_every_field_has_its_title(key: str) -> None:
    fields = PROJECT if key == "project" else TABLES[key][0]
    required = [field.key for field in fields if field.required]
    raw: dict[str, Any] = {"project": {}, key: {} if key == "project" else [{}]}
    profile = load_profile("cos-cluster-2020-3-03")
    with pytest.raises(InputError) as caught:
        parse_project(raw, profile, wording=InSheets(profile))
    missing = [p for p in caught.value.problems if p.said and p.where.startswith(key)]
    assert len(missing) == len(required)
    assert not [p for p in missing if any(f'"{name}"' in p.message() for name in required)]

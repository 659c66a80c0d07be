"""The words of cost categories: one list for lines, for figures and for forms."""

from __future__ import annotations

import tomllib

import pytest

from cofin.checks.run import run_checks
from cofin.checks.words.costs import category_said
from cofin.checks.words.figures import FigureKind, kind_of
from cofin.checks.words.headings import Role
from cofin.checks.words.sums import fold, role_of
from cofin.packaged import packaged
from tests.checks.budget_in_languages import LANGUAGES, words_of
from tests.checks.card_examples import subject_of_example


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_category_is_known_in_every_language(language: str) -> None:
    words = words_of(language)
    keys = {"other_goods": "other"}
    for kind in (
        FigureKind.PERSONNEL,
        FigureKind.TRAVEL,
        FigureKind.EQUIPMENT,
        FigureKind.SUBCONTRACTING,
        FigureKind.OTHER,
    ):
        label = words[keys.get(kind.value, kind.value)]
        assert kind_of(fold(label)) is kind, label
        assert category_said(f"B. {label}") == kind.value, label
        assert role_of(label) is Role.AMOUNT, label


@pytest.mark.parametrize(
    ("label", "of_figures", "of_line"),
    [
        ("Human resources", "personnel", "personnel"),
        ("İnsan kaynakları", "personnel", "personnel"),
        ("Infrastructure", "equipment", "equipment"),
        ("Donanım", "equipment", "equipment"),
        ("Alt sözleşme", "subcontracting", "subcontracting"),
        ("Yolculuk", "travel", "travel"),
        ("Financial support to third parties", "third_party_support", "third_party_support"),
        ("Unterstützung Dritter", "third_party_support", "third_party_support"),
        # the first of three decides, and from whom it is bought before that
        ("Staff travel", "travel", "travel"),
        ("Travel of staff", "travel", "travel"),
        ("Personnel (incl. travel)", "personnel", "personnel"),
        ("Subcontracting of travel", "subcontracting", "subcontracting"),
        # German for staff, in a word of its own
        ("A. Personal", "personnel", "personnel"),
        ("Personal Gesamt", "personnel", "personnel"),
        ("Personal computers", "", ""),
        # a row beside "Travel", or one that heads several
        ("Subsistence", "", "travel"),
        ("Harcırah", "", "travel"),
        ("Depreciation", "", "equipment"),
        ("Purchase costs", "", "other_goods"),
        ("Mal ve hizmet alımı", "", "other_goods"),
        # what no line says of itself
        ("Other direct costs", "other_goods", ""),
        ("Diğer", "other_goods", ""),
        ("Consumables", "other_goods", ""),
        ("Equipment rental", "equipment", ""),
        # a base of something else
        ("Administration (15 % of staff costs)", "", ""),
        ("Verwaltungskosten (15 % der Personalkosten)", "", ""),
        # one thing, or another one
        ("Reise zum Kick-off", "", ""),
        ("Travelling exhibition", "", "travel"),
        ("Summary", "", ""),
    ],
)
def test_what_is_named(label: str, of_figures: str, of_line: str) -> None:
    kind = kind_of(fold(label))
    assert (kind.value if kind else "") == of_figures
    assert category_said(label) == of_line


def test_a_form_and_a_check_mean_the_same_by_a_label() -> None:
    source = packaged("workbook", "fill", "dictionary.toml").read_text("utf-8")
    paths = tomllib.loads(source)["partners"]
    labels = [
        (label, path.removeprefix("categories."))
        for path, known in paths.items()
        for label in known
        if path.startswith("categories.")
    ]
    assert len(labels) > 30
    assert [(label, category_said(label)) for label, _ in labels] == labels


def test_more_columns_of_costs_hide_no_product() -> None:
    costs = ["Staff", "Travel", "FSTP", "Subcontracting", "Other costs", "Eligible total"]
    rows: list[list[object]] = [
        ["Beneficiary", *costs, "Rate", "Requested grant"],
        ["Alfa", 110000, 12000, 60000, 8000, 8540, 198540, 0.75, 148905],
        ["Beta", 74000, 9500, 30000, 1000, 5845, 120345, 0.75, 62625],
        ["Gamma", 51000, 6800, 25000, 3000, 4046, 89846, 0.75, 67384.5],
    ]
    assert products(*rows) == [("I3", "90258.75")]


def products(*rows: list[object]) -> list[tuple[str, str]]:
    """The products of a sheet that are wrong, and what they should be."""
    subject = subject_of_example({"sheet": list(rows)})
    return [(f.cell, str(f.expected)) for f in run_checks(subject, only=["A01"]).findings]

"""``cofin calculate``: the report, the JSON, the CSV, and files."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from pathlib import Path

import pytest

from cofin.cli.figures_csv import harmless, labelled
from cofin.core.calculate import calculate
from cofin.core.figures import figures, to_json
from cofin.text import Lang
from cofin.workbook.open import read_with_rules
from tests.cli.conftest import BLUEHUB, EXAMPLES, SMALL, WITHOUT_COSTS, Cofin

EVERY_EXAMPLE = sorted(EXAMPLES.glob("*/project.toml"))


@pytest.mark.parametrize("path", EVERY_EXAMPLE, ids=lambda path: path.parent.name)
@pytest.mark.parametrize("lang", ["en", "tr"])
def test_the_report_fits_100_columns(path: Path, lang: str, cofin: Cofin) -> None:
    said = cofin("calculate", path, "--lang", lang)
    assert said.status == 0
    assert [line for line in said.out.splitlines() if len(line) > 100] == []
    assert "\x1b" not in said.out


def test_the_report_says_what_decided(cofin: Cofin) -> None:
    said = cofin("calculate", BLUEHUB).out
    assert "Limited by the maximum grant of 500,000.00: the rate alone would give" in said
    assert "Limited by the reimbursement rate" in cofin("calculate", SMALL).out


def test_the_report_holds_every_amount_of_every_partner(cofin: Cofin) -> None:
    result = calculate(*read_with_rules(BLUEHUB))
    said = cofin("calculate", BLUEHUB).out
    amounts = [
        amount
        for p in result.partners
        for amount in (p.direct, p.indirect, p.eligible, p.eu_contribution, p.to_finance)
    ]
    assert [a for a in amounts if f"{a:,.2f}" not in said] == []


def test_unverified_values_are_named_with_their_sources(cofin: Cofin) -> None:
    said = cofin("calculate", SMALL).out
    assert "  assumed: Flat rate for indirect costs = 7 % [" in said
    assert "  assumed: Categories in the base of indirect costs = Personnel, Travel and" in said
    assert "(assumed)" in said.partition("\nSources\n")[2]


def test_so_is_the_rule_by_which_equipment_is_charged(cofin: Cofin, tmp_path: Path) -> None:
    assert "  reported: equipment is charged as depreciation [" in cofin("calculate", SMALL).out
    text = SMALL.read_text("utf-8")
    kept = [
        line
        for line in text.splitlines()
        if not line.startswith(("useful", "months_used", "share_of_use"))
    ]
    (tmp_path / "project.toml").write_text("\n".join(kept), "utf-8")
    said = cofin("calculate", tmp_path / "project.toml").out
    assert "flat rate" in said.casefold()
    assert "depreciation" not in said


def test_numbers_are_written_as_the_language_does(cofin: Cofin) -> None:
    said = cofin("calculate", BLUEHUB, "--lang", "tr").out
    assert "500.000,00" in said
    assert "500,000.00" not in said
    assert "Kuralların tarihi: 02.02.2021." in said


def test_json_is_the_contract(cofin: Cofin) -> None:
    said = cofin("calculate", BLUEHUB, "--format", "json")
    expected = to_json(calculate(*read_with_rules(BLUEHUB)))
    assert json.loads(said.out) == expected
    assert list(json.loads(said.out)) == list(expected)


def test_json_is_the_same_in_every_language(cofin: Cofin) -> None:
    english = cofin("calculate", SMALL, "--format", "json").out
    assert cofin("calculate", SMALL, "--format", "json", "--lang", "tr").out == english


@pytest.mark.parametrize("lang", ["en", "tr"])
def test_csv_has_one_row_per_figure(lang: str, cofin: Cofin) -> None:
    said = cofin("calculate", BLUEHUB, "--format", "csv", "--lang", lang).out
    rows = list(csv.DictReader(io.StringIO(said)))
    expected = figures(calculate(*read_with_rules(BLUEHUB)))
    assert [row["name"] for row in rows] == list(expected)
    assert all(row["label"] for row in rows)
    for row in rows:
        value = expected[row["name"]]
        if row["name"] == "fig.totals.effective_rate":
            assert row["value"] == "0.6747"
        elif isinstance(value, Decimal):
            assert Decimal(row["value"]) == value
        else:
            assert row["value"] == value


@pytest.mark.parametrize("words", ["=1+1", "+x", "-x", "@x", "\tx", "\rx", "＝x"])
def test_no_cell_starts_a_formula(words: str) -> None:
    assert harmless(words) == f"'{words}"
    assert harmless(f"P1 {words}") == f"P1 {words}"


def test_ids_that_look_like_figure_names_do_not_confuse_the_labels(tmp_path: Path) -> None:
    path = tmp_path / "project.toml"
    text = SMALL.read_text("utf-8").replace('"P1"', '"categories"').replace('"WP1"', '"totals"')
    path.write_text(text, "utf-8")
    result = calculate(*read_with_rules(path))
    labels = {figure.name: figure.label for figure in labelled(result, Lang.EN)}
    assert labels["fig.partners.categories.direct"] == "categories Drvena Kuća: Direct costs"
    assert labels["fig.partners.categories.categories.travel"].startswith("categories Drvena")
    assert labels["fig.totals.direct"] == "Direct costs"


def test_output_to_a_file_is_what_the_screen_would_show(cofin: Cofin, tmp_path: Path) -> None:
    output = tmp_path / "figures.csv"
    shown = cofin("calculate", SMALL, "--format", "csv").out
    said = cofin("calculate", SMALL, "--format", "csv", "-o", output)
    assert (said.status, said.out) == (0, f"Written: {output}\n")
    assert output.read_text("utf-8-sig") == shown
    assert cofin("calculate", SMALL, "-o", output, "--force", "--quiet").out == ""


def test_another_call_has_other_rules(cofin: Cofin, tmp_path: Path) -> None:
    path = tmp_path / "project.toml"
    lines = SMALL.read_text("utf-8").splitlines()
    path.write_text("\n".join(line for line in lines if "activity =" not in line), "utf-8")
    said = cofin("calculate", path, "--call", "cos-cluster-2018-3-02", "--format", "json")
    assert json.loads(said.out)["totals"]["maximum_grant"] == "360000.00"
    report = cofin("calculate", path, "--call", "cos-cluster-2018-3-02").out
    assert "(75 %; Financial support to third parties 100 %)" in report


def test_the_rules_of_a_day(cofin: Cofin) -> None:
    said = cofin("calculate", SMALL, "--on", "31.12.2020", "--lang", "tr")
    assert said.status == 0
    assert "Kuralların tarihi: 31.12.2020." in said.out


def test_a_replaced_value_is_shown_with_its_reason(cofin: Cofin, tmp_path: Path) -> None:
    path = tmp_path / "project.toml"
    override = (
        '\n[[override]]\nparameter = "indirect_rate"\nvalue = 0.05\n'
        'reason = "Agreed with the project officer"\n'
    )
    path.write_text(SMALL.read_text("utf-8") + override, "utf-8")
    said = cofin("calculate", path).out
    assert "Values of the call that the project replaced" in said
    assert "= 5 %, because: Agreed with the project officer" in said
    assert "assumed: Flat rate for indirect costs" not in said
    built = cofin("build", path, "-o", tmp_path / "budget.xlsx").out
    assert "Replaced by the project, with its reasons: 1 value(s) of the call." in built


def test_a_project_without_costs_has_a_report(cofin: Cofin, tmp_path: Path) -> None:
    path = tmp_path / "project.toml"
    path.write_text(WITHOUT_COSTS, "utf-8")
    said = cofin("calculate", path)
    assert (said.status, said.err) == (0, "")
    assert "There are no eligible costs" in said.out
    assert "Effective rate 0 %" in " ".join(said.out.split())
    assert "By work package" not in said.out


def test_a_gap_and_a_surplus_of_sources_are_said(cofin: Cofin, tmp_path: Path) -> None:
    path = tmp_path / "project.toml"
    text = SMALL.read_text("utf-8").partition("[[funding]]")[0]
    path.write_text(
        text + '[[funding]]\npartner = "P2"\nsource = "own"\namount = 90000.00\n', "utf-8"
    )
    said = " ".join(cofin("calculate", path).out.split())
    assert "The sources of these partners do not suffice yet: P1, P3." in said
    assert "Sources exceed what is to be financed by" in said

"""Outcomes: a report in the words of a language, and each way of showing it."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from typing import Any

import pytest

from cofin.checks.card import Need, cards
from cofin.checks.coverage import Coverage
from cofin.checks.finding import Finding, Severity
from cofin.checks.report.outcome import Outcome, coverage, outcome
from cofin.checks.report.report import Report, Skipped
from cofin.checks.subject import FileKind, Subject
from cofin.cli.check import rendered, worst
from cofin.cli.output import PLAIN
from cofin.errors import Problem
from cofin.rules.load import load_rules
from cofin.text import Lang

CARD = cards()["A09"]
RULES = load_rules("cos-cluster-2020-3-03")


def finding(**more: Any) -> Finding:
    base: dict[str, Any] = {
        "sheet": "Cost <lines>",
        "cell": "G14",
        "label": "=Amount, line 13",
        "found": "12000",
        "expected": "11500.00",
        "difference": Decimal("500.00"),
        "parameter": "maximum_grant",
        "code": CARD.code,
    }
    return Finding(**{**base, **more})


def made(*findings: Finding, lang: Lang = Lang.EN, refusal: Problem | None = None) -> Outcome:
    subject = Subject("p2.xlsx", FileKind.PARTNER_SHEET, refusal=refusal, rules=RULES)
    skipped = (Skipped("P06", Need.MASTER),)
    return outcome(Report(subject, findings, ("A09",), skipped, Coverage(6, 212, 210)), lang)


def test_the_json_is_that_of_the_contract() -> None:
    (found,) = json.loads(rendered([made(finding())], "json", Lang.EN, PLAIN))
    assert found["file"] == "p2.xlsx"
    assert (found["kind"], found["status"]) == ("partner-sheet", "findings")
    assert found["coverage"] == {
        "sheets": 6,
        "amount_cells_seen": 212,
        "amount_cells_judged": 210,
        "checks_run": 1,
        "checks_skipped": [{"code": "P06", "why": "no workbook to compare with was given"}],
    }
    (one,) = found["findings"]
    assert {key: one[key] for key in ("code", "severity", "sheet", "cell", "difference")} == {
        "code": "A09",
        "severity": "error",
        "sheet": "Cost <lines>",
        "cell": "G14",
        "difference": "500.00",
    }
    assert one["rule"]["parameter"] == "maximum_grant"
    assert one["rule"]["source"]
    assert one["message"]
    assert one["fix"]


def test_a_finding_without_a_rule_says_so_in_json() -> None:
    one = made(finding(parameter="")).to_json()["findings"][0]
    assert one["rule"] == {"parameter": None, "source": None, "where": None}


@pytest.mark.parametrize("lang", Lang)
def test_the_page_holds_everything_and_no_markup_of_others(lang: Lang) -> None:
    page = rendered([made(finding(), lang=lang)], "html", lang, PLAIN)
    assert f'<html lang="{lang}">' in page
    assert "Cost &lt;lines&gt;!G14" in page
    assert "<lines>" not in page
    assert "http" not in page.split("</style>")[1]  # nothing is fetched
    assert page.count("<article") == 1


def test_the_table_cannot_run_anything() -> None:
    rows = list(csv.DictReader(io.StringIO(rendered([made(finding())], "csv", Lang.EN, PLAIN))))
    assert rows[0]["Label"].startswith("'=")
    assert rows[0]["Difference"] == "500.00"


@pytest.mark.parametrize("lang", Lang)
def test_the_text_names_place_values_rule_and_what_to_do(lang: Lang) -> None:
    said = rendered([made(finding(), lang=lang)], "text", lang, PLAIN)
    for words in ("Cost <lines>!G14", "A09", "210", "212", "P06", "→"):
        assert words in said


@pytest.mark.parametrize("form", ["text", "html", "csv"])
@pytest.mark.parametrize(("lang", "word"), [(Lang.EN, "(assumed)"), (Lang.TR, "(varsayım)")])
def test_how_well_a_rule_is_founded_is_said_in_words(lang: Lang, word: str, form: str) -> None:
    assumed = finding(parameter="indirect_rate")
    said = rendered([made(assumed, lang=lang)], form, lang, PLAIN)
    assert word in " ".join(said.split())


def test_several_files_end_with_a_summary() -> None:
    said = rendered([made(finding()), made()], "text", Lang.EN, PLAIN)
    assert "2 file(s): 1 with nothing to correct, 1 with findings, 0 unreadable." in said


def test_the_worst_status_decides() -> None:
    refused = made(refusal=Problem("", "file.empty"))
    assert worst([made()]) == 0
    assert worst([made(), made(finding())]) == 1
    assert worst([made(finding(accepted="seen"))]) == 0
    assert worst([made(finding(severity=Severity.WARNING))]) == 0
    assert worst([made(finding()), refused]) == 2


def test_an_accepted_finding_is_shown_as_such() -> None:
    for form in ("text", "json", "html", "csv"):
        said = rendered([made(finding(accepted="tender attached"))], form, Lang.EN, PLAIN)
        assert "tender attached" in said


def test_the_places_that_are_meant() -> None:
    one = finding()
    several = finding(cell="G14:G20", areas=("G14", "G18:G20"), also=(("Funding", "F7"),))
    for each, places in (
        (one, (("Cost <lines>", "G14"),)),
        (several, (("Cost <lines>", "G14"), ("Cost <lines>", "G18:G20"), ("Funding", "F7"))),
    ):
        assert each.places == places
        assert made(each).findings[0].places == places


def test_a_finding_in_several_places_names_each_in_json() -> None:
    several = finding(cell="G2:G9", areas=("G2", "G9"), also=(("Other", "A1"),))
    whole = finding(cell="G2:G9")
    one, other = json.loads(rendered([made(several, whole)], "json", Lang.EN, PLAIN))[0]["findings"]
    assert one["places"] == [
        {"sheet": "Cost <lines>", "cell": "G2"},
        {"sheet": "Cost <lines>", "cell": "G9"},
        {"sheet": "Other", "cell": "A1"},
    ]
    assert "places" not in other


def test_of_a_file_that_cannot_be_read_nothing_is_said_to_be_judged() -> None:
    assert coverage(made(refusal=Problem("", "workbook_in.no_workbook", {})), Lang.EN) == []
    judged, skipped = coverage(made(), Lang.EN)
    assert judged == "Judged 210 of 212 cells with amounts on 6 sheet(s); 1 checks run."
    assert "P06" in skipped


def test_amounts_are_grouped_as_in_the_message() -> None:
    """The page said 12000 beside a message with 12.000; an id stays as it is."""
    values = {"found": Decimal(12000), "expected": Decimal("11500.00")}
    (found,) = made(finding(values=values), lang=Lang.TR).findings
    assert found.said == ("12.000", "11.500,00", "500,00")
    (found,) = made(finding(values={"found": Decimal(7)}), lang=Lang.TR).findings
    assert found.said == ("12000", "11.500,00", "500,00")
    (found,) = made(finding(values={"found": "12000"}), lang=Lang.TR).findings
    assert found.said.found == "12000"

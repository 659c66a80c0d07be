"""Edges of the comparison with the coordinator's workbook."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from cofin.checks.finding import Finding
from cofin.checks.run import run_checks
from cofin.checks.subject import Subject
from cofin.core.unread import Unread
from cofin.errors import Problem
from tests.checks.card_examples import findings_of, subject_of_example

OVERRIDE = {"parameter": "indirect_rate", "value": Decimal("0.05"), "reason": "Article 5.2"}
IDENTITY = {"cofin.layout": "About!B1", "cofin.version": "About!B2", "cofin.agreed": "About!B3"}


def book(
    version: int = 1, cofin: str = "0.1.0", agreed: float | str = "", **rest: Any
) -> dict[str, Any]:
    """The base project with a sheet that says what it was made with."""
    return {
        "change": [],
        "layout_version": version,
        "scalars": IDENTITY,
        "sheets": {"About": [["Layout", version], ["Version", f"'{cofin}"], ["Share", agreed]]},
        **rest,
    }


def found(code: str, example: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [(f.place, f.found, f.expected) for f in findings_of(code, example)]


def test_an_older_template() -> None:
    assert found("P10", book(1, master=book(2))) == [("About!B1", "1", "2")]
    assert found("P10", book(2, master=book(1))) == []


def test_another_version_of_cofin() -> None:
    assert found("P10", book(master=book(cofin="0.2.0"))) == [("About!B2", "0.1.0", "0.2.0")]
    assert found("P10", book(master={"change": []})) == []


def test_a_share_agreed_before_is_a_note() -> None:
    master = subject_of_example(book())
    assert master.result is not None
    share = master.result.partners[0].eu_contribution
    assert found("P10", book(agreed=float(share), master=book())) == []
    assert found("P10", book(agreed=100, master=book())) == [("About!B3", "100", str(share))]


def test_another_start() -> None:
    start = [{"at": ["project", "start"], "is": date(2022, 3, 1)}]
    assert found("P10", {"change": start, "master_change": []}) == [
        ("Project!B3", "2022-03-01", "2022-02-01")
    ]


def test_another_call() -> None:
    here, master = subject_of_example({"change": []}), subject_of_example({"change": []})
    assert master.project is not None
    other = replace(master, project=replace(master.project, call="cos-cluster-2018-3-02"))
    assert calls(here, other) == [("Project!B9", "cos-cluster-2018-3-02")]


def test_rules_are_compared_only_where_both_could_be_calculated() -> None:
    here = subject_of_example({"change": []})
    assert calls(here, replace(here, result=None)) == []


def test_rules_of_which_one_could_not_be_read_are_not_compared() -> None:
    change = [{"at": ["override"], "add": OVERRIDE}]
    here, master = subject_of_example({"change": []}), subject_of_example({"change": change})
    assert calls(here, master) == [("", "0.05")]
    lost = Unread(left_out=frozenset(["override"]))
    assert calls(replace(here, unread=lost), master) == []
    assert calls(here, replace(master, unread=lost)) == []


def calls(here: Subject, master: Subject) -> list[tuple[str, str]]:
    report = run_checks(replace(here, master=master), only=["P10"])
    return [(f.place, f.expected) for f in report.findings]


def test_a_rate_that_only_the_master_replaced() -> None:
    change = [{"at": ["override"], "add": OVERRIDE}]
    assert found("P10", {"change": [], "master_change": change}) == [("", "0.07", "0.05")]
    assert found("P10", {"change": change, "master_change": change}) == []


def test_a_rate_of_one_category_is_named_as_such() -> None:
    override: dict[str, Any] = {
        "parameter": "reimbursement_rate",
        "category": "third_party_support",
    }
    override |= {"value": Decimal("0.5"), "reason": "Article 5.2"}
    change = [{"at": ["override"], "add": override}]
    scalars = {"rule.reimbursement_rate.third_party_support": "About!B1"}
    here = {"change": [], "scalars": scalars, "sheets": {"About": [["Rate", 0.75]]}}
    (finding,) = findings_of("P10", {**here, "master_change": change})
    assert (finding.place, finding.found, finding.expected) == ("About!B1", "0.75", "0.5")
    assert finding.parameter == ""
    told = replace(finding, code="P10").message("tr")
    assert "(Üçüncü taraflara mali destek)" in told
    assert "burada %75, koordinatörün dosyasında %50" in told


@pytest.mark.parametrize(
    ("at", "value"),
    [
        (["project", "duration_months"], 25),
        (["work_package", 1, "end_month"], 20),
        (["partner", 2, "name"], "Another"),
    ],
)
def test_what_could_not_be_read_is_not_compared(at: list[str | int], value: object) -> None:
    here = subject_of_example({"change": []})
    master = subject_of_example({"change": [{"at": at, "is": value}]})
    assert len(differences(here, master)) == 1
    problem, path = Problem("!".join(master.place(*at)), "project.empty"), frozenset((tuple(at),))
    lost: dict[str, Any] = {"problems": (problem,), "unread": Unread(path)}
    (said,) = differences(here, replace(master, **lost))
    assert problem.where in said
    assert "could not be read and were not compared" in said
    assert differences(replace(here, **lost), master) == []
    mild = Problem("Project", "template.sheet_added")
    assert len(differences(here, replace(master, problems=(mild,)))) == 1


def differences(here: Subject, master: Subject) -> list[str]:
    report = run_checks(replace(here, master=master), only=["P06", "P10"])
    return [f.message() for f in report.findings if f.code in ("P06", "P10")]


def test_a_project_is_compared_with_labels_of_another_layout() -> None:
    cover = {"Cover": [["Acronym", "OTHER"], ["Call", "COS-CLUSTER-2020-3-03"], ["Version", "1"]]}
    ours = book()
    del ours["change"]  # of our layout, and its project could not be read
    assert found("P10", {"sheets": cover, "master": ours}) == []
    assert found("P10", {"sheets": cover, "master": {"change": []}}) == [
        ("Cover!B1", "OTHER", "BASE")
    ]


def test_a_newer_version_and_labels_without_a_value_say_nothing() -> None:
    here = {"Cover": [["Version", "draft"], ["Call", ""], ["Acronym", "Title", "Start"]]}
    master = {"kind": "other", "sheets": {"Cover": [["Version", "draft 0"], ["Acronym", "X"]]}}
    assert [f.place for f in findings_of("P10", {"sheets": here, "master": master})] == ["Cover!B1"]
    assert (
        found("P10", {"sheets": master["sheets"], "master": {"kind": "other", "sheets": here}})
        == []
    )


def test_nothing_to_compare_with() -> None:
    empty = {"kind": "other", "sheets": {"A": [["x"]]}}
    assert found("P06", {"change": [], "master": empty}) == []
    assert found("P10", {"change": [], "master": empty}) == []


def test_leads_and_doubled_ids_are_said_by_the_reader() -> None:
    values = {"first": "G4", "role": "beneficiary"}
    problems = [{"where": "Partners!G5", "code": "project.two_coordinators", "values": values}]
    example = {"problems": problems, "sheets": {"Partners": [["Role"], ["coordinator"]]}}
    assert [places(f) for f in findings_of("P06", example)] == [("Partners", "G5")]


def test_a_life_that_is_missing_is_said_by_the_reader() -> None:
    problem: dict[str, Any] = {"where": "Costs!L3", "code": "project.depreciation_without_life"}
    problem["values"] = {"key": "months_used", "life": "useful_life_months"}
    example = {"problems": [problem], "sheets": {"Costs": [["Item"], ["a"]]}}
    assert [places(f) for f in findings_of("P08", example)] == [("Costs", "L3")]


def places(finding: Finding) -> tuple[str, str]:
    return finding.sheet, finding.cell


def test_values_are_said_in_the_words_of_the_reader() -> None:
    """A role is no key of a file, nothing is empty and no dash, titles with commas are quoted."""
    change = [
        {"at": ["partner", 2, "role"], "is": "affiliated-entity"},
        {"at": ["partner", 2, "region"], "is": ""},
        {"at": ["project", "title"], "is": "One, two"},
        {"at": ["project", "acronym"], "is": "OTHER"},
    ]
    example = {"change": change, "master": {"change": []}}
    told = " ".join(f.message("tr") for f in findings_of("P06", example))
    assert "Rol: burada Bağlı kuruluş, koordinatörün dosyasında Faydalanıcı" in told
    assert "burada boş, koordinatörün dosyasında" in told
    project = findings_of("P10", example)
    assert any("burada “One, two”" in f.message("tr") for f in project)
    assert "OTHER" not in {f.label for f in project}
    assert any(f.label in ("Acronym", "Kısaltma") for f in project)

"""``cofin.check`` takes acceptances where the command line does, and says which fit nothing."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook.defined_name import DefinedName

import cofin
from cofin.cli.main import main

EXAMPLE = Path(__file__).parents[3] / "examples" / "small" / "project.toml"
REASON = "The bank writes on Monday."


@pytest.fixture(scope="module")
def short_of_money(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A budget in which a partner has too little money of its own: R03, an error."""
    project, rules = cofin.read_with_rules(EXAMPLE)
    funding = (replace(project.funding[0], amount=Decimal(1)), *project.funding[1:])
    path = tmp_path_factory.mktemp("short") / "b.xlsx"
    path.write_bytes(cofin.generate(replace(project, funding=funding), rules))
    return path


@pytest.fixture
def budget(short_of_money: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(short_of_money, tmp_path / "b.xlsx"))


def accept(path: Path, *entries: dict[str, str]) -> Path:
    blocks = []
    for entry in entries:
        blocks.append("[[accept]]")
        blocks += [f'{key} = "{value}"' for key, value in {**entry, "reason": REASON}.items()]
    path.write_text("\n".join(blocks), "utf-8")
    return path


def command_line(capsys: pytest.CaptureFixture[str], *words: str | Path) -> tuple[Any, str]:
    capsys.readouterr()
    main(["check", *map(str, words), "--format", "json", "--lang", "tr"])
    captured = capsys.readouterr()
    (said,) = json.loads(captured.out)
    return said, " ".join(captured.err.split())


def reasons(report: cofin.Report) -> dict[str, str]:
    return {each.code: each.accepted for each in report.findings}


def test_the_list_beside_the_file_counts_as_on_the_command_line(
    budget: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cofin.check(budget).status == "findings"
    accept(budget.with_name("cofin.accept.toml"), {"code": "R03"})
    report = cofin.check(budget)
    assert (report.status, reasons(report)["R03"]) == ("clean", REASON)
    assert (len(report.used), report.unused) == (1, ())
    assert report.outcome("tr").used == report.used
    said, err = command_line(capsys, budget)
    assert {**report.outcome("tr").to_json(), "file": said["file"]} == said
    assert err == ""


def test_one_may_look_at_it_without(budget: Path) -> None:
    accept(budget.with_name("cofin.accept.toml"), {"code": "R03"}, {"code": "A02"})
    report = cofin.check(budget, accept=False)
    assert (report.status, reasons(report)["R03"]) == ("findings", "")
    assert (report.used, report.unused) == (frozenset(), ())


def test_another_list_may_be_named(budget: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = accept(budget.with_name("other.toml"), {"code": "R03"})
    accept(budget.with_name("cofin.accept.toml"), {"code": "A02"})
    for named in (other, str(other)):
        report = cofin.check(budget, accept=named)
        assert (report.status, report.unused) == ("clean", ())
    said, err = command_line(capsys, budget, "--accept", other)
    assert {**report.outcome("tr").to_json(), "file": said["file"]} == said
    assert err == ""


def test_reasons_on_the_list_in_the_workbook_count(budget: Path) -> None:
    found = next(each for each in cofin.check(budget).findings if each.code == "R03")
    book = openpyxl.load_workbook(budget)
    sheet = book.create_sheet("Findings")
    sheet.append(["code", "sheet", "cell", "reason"])
    sheet.append([found.code, found.sheet, found.cell, "Agreed with KOSGEB"])
    for key, column in zip(("code", "sheet", "cell", "reason"), "ABCD", strict=True):
        name = f"cofin.findings.{key}"
        book.defined_names[name] = DefinedName(name, attr_text=f"Findings!${column}$2:${column}$2")
    book.save(budget)
    report = cofin.check(budget)
    assert reasons(report)["R03"] == "Agreed with KOSGEB"
    assert reasons(cofin.check(budget, accept=False))["R03"] == ""


def test_entries_that_fit_nothing_are_named_as_on_the_command_line(
    budget: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    entries = (
        {"code": "R03", "sheet": "Funding", "cell": "A1"},
        {"code": "A02"},
        {"code": "R03", "file": "baska.xlsx"},
    )
    accept(budget.with_name("cofin.accept.toml"), *entries)
    report = cofin.check(budget)
    assert [each.where for each in report.unused] == [
        "accept[1], R03, Funding!A1",
        "accept[2], A02",
        "accept[3], baska.xlsx, R03",
    ]
    _, err = command_line(capsys, budget)
    for each in report.unused:
        assert f"{each.where}: {each.message('tr')}" in err
        assert each.message() != each.message("tr")


def test_an_entry_for_another_file_that_is_there_is_no_mistake(budget: Path) -> None:
    shutil.copy(budget, budget.with_name("p2.xlsx"))
    accept(budget.with_name("cofin.accept.toml"), {"code": "R03", "file": "p2.xlsx"})
    report = cofin.check(budget)
    assert (report.status, report.unused) == ("findings", ())


def test_a_list_with_mistakes_and_what_is_none_are_refused(budget: Path) -> None:
    with pytest.raises(cofin.InputError, match=r"no\.toml"):
        cofin.check(budget, accept=budget.with_name("no.toml"))
    budget.with_name("cofin.accept.toml").write_text("[[accept]]\n", "utf-8")
    with pytest.raises(cofin.InputError, match="reason"):
        cofin.check(budget)
    for wrong in (None, 5):
        with pytest.raises(cofin.InputError, match="accept: 1"):
            cofin.check(budget, accept=wrong)  # type: ignore[arg-type]
    with pytest.raises(cofin.InputError, match="path: 1"):
        cofin.check(5)  # type: ignore[arg-type]
    with pytest.raises(cofin.InputError, match="against: 1"):
        cofin.check(budget, against=5)  # type: ignore[arg-type]


def test_a_file_that_cannot_be_read_has_no_acceptances(tmp_path: Path) -> None:
    accept(tmp_path / "cofin.accept.toml", {"code": "A02"})
    report = cofin.check(tmp_path / "none.xlsx")
    assert report.status == "unreadable"

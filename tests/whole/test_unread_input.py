"""One wrong input is one finding: intact formulas that count its row are not called wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl.workbook.workbook import Workbook

from cofin.checks.card import severity_of
from cofin.checks.finding import Severity
from cofin.checks.report.outcome import coverage as coverage_of
from cofin.checks.report.report import Report
from cofin.checks.run import run_checks
from cofin.text import Lang
from cofin.workbook.check.subject import subject_of
from tests.workbook.check.books import edited

AMOUNTS = ("A01", "A02", "A04", "P01", "P09", "R01", "R02", "R03", "R09", "R10", "R13", "R14")
CONDITIONS = ("R11", "R12")


def report(
    folder: Path,
    cells: dict[str, object],
    kind: str = "consortium",
    lang: Lang = Lang.EN,
    master: Path | None = None,
) -> Report:
    """What is found in a workbook after some cells (``Partners!E8``) were typed over."""

    def change(book: Workbook) -> None:
        for place, value in cells.items():
            sheet, _, cell = place.partition("!")
            book[sheet][cell] = value

    path = edited(folder / "b.xlsx", change, kind, lang)
    beside = None if master is None else subject_of(master)
    return run_checks(subject_of(path, master=beside))


def told(found: Report) -> list[str]:
    """What a person must act on, by code and place."""
    return [f"{f.code} {f.place}" for f in found.findings if severity_of(f) is not Severity.NOTE]


@pytest.mark.parametrize(
    ("place", "value", "named"),
    [
        ("Partners!E8", "Portugal", "F07 Partners!E8"),
        ("Partners!C8", None, "C12 Partners!C8"),
        ("Work packages!C8", None, "C12 Work packages!C8"),
        ("Cost lines!G8", -5, "C12 Cost lines!G8"),
        ("Cost lines!G8", "#N/A", "C03 Cost lines!G8"),
        ("Cost lines!K8", "no", "C12 Cost lines!L8"),
        ("Cost lines!Q8", 36, "P08 Cost lines!Q8"),
        ("Cost lines!R20", 3.5, "C12 Cost lines!R20"),
        ("Cost lines!S20", 50, "C12 Cost lines!S20"),
        ("Exchanges!G9", 2.5, "C12 Exchanges!G9"),
        ("Exchanges!I9", "Y", "F07 Exchanges!I9"),
        ("Exchanges!D8", "WP99", "F07 Exchanges!D8"),
        ("Funding!F8", -1, "C12 Funding!F8"),
        ("Partners!J8", -1, "C12 Partners!J8"),
    ],
)
def test_one_wrong_cell_is_one_finding(
    place: str, value: object, named: str, tmp_path: Path
) -> None:
    found = report(tmp_path, {place: value})
    assert told(found) == [named]
    assert found.partly == tuple(sorted((*AMOUNTS, *CONDITIONS)))


@pytest.mark.parametrize(
    ("cells", "named"),
    [
        ({"Ortaklar!E8": "Portekiz"}, "F07 Ortaklar!E8"),
        ({"İş paketleri!C8": None}, "C12 İş paketleri!C8"),
        ({"Bütçe kalemleri!K8": "hayır"}, "C12 Bütçe kalemleri!L8"),
        ({"Değişim ziyaretleri!G9": 2.5}, "C12 Değişim ziyaretleri!G9"),
    ],
)
def test_in_turkish(cells: dict[str, object], named: str, tmp_path: Path) -> None:
    found = report(tmp_path, cells, lang=Lang.TR)
    assert told(found) == [named]
    assert "R12" in found.partly


@pytest.mark.parametrize(
    ("place", "value", "named"),
    [
        ("Partners!C7", None, "C12 Partners!C7"),
        ("Partners!E7", "Portugal", "F07 Partners!E7"),
        ("Cost lines!K8", "no", "C12 Cost lines!L8"),
        ("Exchanges!I9", "Y", "F07 Exchanges!I9"),
        ("Work packages!C8", None, "C12 Work packages!C8"),
    ],
)
def test_in_the_sheet_of_a_partner(place: str, value: object, named: str, tmp_path: Path) -> None:
    master = edited(tmp_path / "master.xlsx", lambda _: None, "consortium")
    for beside in (None, master):
        found = report(tmp_path, {place: value}, "P2", master=beside)
        assert told(found) == [named]
        assert ("P06" in found.partly) is (beside is not None)


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("Partners!E8", "Portugal"),
        ("Partners!F8", "TR41"),
        ("Work packages!C8", None),
        ("Work packages!D9", "P9"),
    ],
)
def test_against_a_master_of_which_something_cannot_be_read(
    place: str, value: object, tmp_path: Path
) -> None:
    def change(book: Workbook) -> None:
        sheet, _, cell = place.partition("!")
        book[sheet][cell] = value

    master = edited(tmp_path / "master.xlsx", change, "consortium")
    for kind in ("P2", "consortium"):
        (said,) = report(tmp_path, {}, kind, master=master).findings[:1]
        assert (said.code, said.place) == ("P10", "")  # the master's own fault, and no other
        assert place in said.message()
        assert told(report(tmp_path, {}, kind, master=master)) == ["P10 "]


@pytest.mark.parametrize(
    ("cells", "named"),
    [
        ({"Budget!L15": 999}, "C04 Budget!L15"),
        ({"Budget!K9": 5000}, "C04 Budget!K9"),
        ({"Cost lines!M9": 1}, "C04 Cost lines!M9"),
        ({"Cost lines!I9": "2.310,00"}, "C01 Cost lines!I9"),
        ({"Cost lines!F9": "Overheads"}, "R06 Cost lines!F9"),
        ({"Project!C9": 60}, "R11 Project!C9"),
        ({"Work packages!F9": 21}, "A03 Work packages!F9"),
    ],
)
def test_another_fault_in_the_same_workbook_is_found(
    cells: dict[str, object], named: str, tmp_path: Path
) -> None:
    found = told(report(tmp_path, {"Partners!E8": "Portugal", "Exchanges!G9": 2.5, **cells}))
    assert {"F07 Partners!E8", "C12 Exchanges!G9", named} <= set(found)


def test_a_value_on_which_no_amount_hangs_leaves_every_amount_judged(tmp_path: Path) -> None:
    found = report(tmp_path, {"Partners!F8": "TR41", "Funding!F8": 9100})
    assert told(found) == ["F07 Partners!F8", "R03 Funding!F7"]
    assert found.partly == CONDITIONS
    found = report(tmp_path, {"Project!C8": "soon"})
    assert (told(found), found.partly) == (["C14 Project!C8"], CONDITIONS)


def test_that_a_check_judged_a_part_is_said(tmp_path: Path) -> None:
    found = report(tmp_path, {"Exchanges!G9": 2.5})
    coverage = next(f for f in found.findings if f.code == "M02")
    for lang, words in ((Lang.EN, "Judged in part: A01"), (Lang.TR, "Kısmen değerlendirilen: A01")):
        assert words in coverage.message(lang)
    outcome = found.outcome(Lang.EN)
    assert coverage_of(outcome, Lang.EN)[1].startswith("Judged in part: A01, A02")
    assert outcome.to_json()["coverage"]["checks_partly"] == list(found.partly)
    whole = report(tmp_path, {}).outcome(Lang.EN)
    assert "checks_partly" not in whole.to_json()["coverage"]


def test_no_in_turkish_capitals_is_no(tmp_path: Path) -> None:
    cells: dict[str, object] = {"Bütçe kalemleri!K9": "HAYIR", "Bütçe kalemleri!L9": "KDV iadesi"}
    found = report(tmp_path, cells, lang=Lang.TR)
    assert [each.split("!")[0] for each in told(found)] == ["R03 Finansman"]  # it costs less now
    assert found.partly == ()


@pytest.mark.parametrize("written", ["P02", "P1", None])
def test_an_id_that_was_typed_over_is_one_finding(written: str | None, tmp_path: Path) -> None:
    master = edited(tmp_path / "master.xlsx", lambda _: None, "consortium")
    code = "P06" if written else "C12"
    for beside in (None, master):
        assert told(report(tmp_path, {"Partners!B8": written}, master=beside)) == [
            f"{code} Partners!B8"
        ]

"""Acceptances: with a reason, about one finding, shown and never dropped."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from cofin.checks.card import cards
from cofin.checks.coverage import Coverage
from cofin.checks.finding import Finding
from cofin.checks.report.accept import LARGEST, Acceptance, read_acceptances, used, with_acceptances
from cofin.checks.report.report import Report
from cofin.checks.subject import Subject
from cofin.errors import InputError
from cofin.text import Lang

CODE = next(code for code, card in cards().items() if card.severity.value == "error")
FINDING = Finding(sheet="Cost lines", cell="G14", code=CODE)


def report(*findings: Finding) -> Report:
    return Report(Subject("folder/p2.xlsx"), findings, (), (), Coverage(1, 1, 1))


def accepted(**fields: str) -> bool:
    given: dict[str, Any] = {"code": CODE, "reason": "seen", **fields}
    one = Acceptance(**given)
    return bool(with_acceptances(report(FINDING), [one]).findings[0].accepted)


def test_an_accepted_finding_stays_with_its_reason() -> None:
    found = with_acceptances(report(FINDING), [Acceptance(CODE, "tender attached")])
    assert [f.accepted for f in found.findings] == ["tender attached"]


@pytest.mark.parametrize(
    ("cell", "sheet", "concerned"),
    [
        ("G14", "Cost lines", True),
        ("H20", "Cost lines", True),  # one of its places
        ("H19:H21", "Cost lines", True),
        ("H21", "Cost lines", False),
        ("G14", "Funding", False),
    ],
)
def test_a_reason_on_a_list_concerns_its_finding_or_one_of_its_places(
    cell: str, sheet: str, *, concerned: bool
) -> None:
    finding = replace(FINDING, also=(("Cost lines", "H20"),))
    reason = Acceptance(CODE, "seen", sheet=sheet, cell=cell, listed=True)
    assert reason.concerns(finding) is concerned


def test_what_is_accepted_does_not_count() -> None:
    assert report(FINDING).status == "findings"
    assert with_acceptances(report(FINDING), [Acceptance(CODE, "seen")]).status == "clean"


@pytest.mark.parametrize(
    ("fields", "fits"),
    [
        ({}, True),
        ({"cell": "G14"}, True),
        ({"cell": "G15"}, False),
        ({"sheet": "Funding"}, False),
        ({"file": "p2.xlsx"}, True),
        ({"file": "p*.xlsx"}, True),
        ({"file": "p3.xlsx"}, False),
        ({"code": "X99"}, False),
    ],
)
def test_which_finding_it_is_about(fields: dict[str, str], *, fits: bool) -> None:
    assert accepted(**fields) is fits


def test_a_reason_on_a_list_is_about_the_finding_beside_it_alone() -> None:
    """There an empty cell is that of a finding without one, not of every finding."""
    bare = Finding(sheet="Cost lines", code=CODE)
    beside_bare = Acceptance(CODE, "P3 has left", sheet="Cost lines", listed=True)
    beside_cell = Acceptance(CODE, "seen", sheet="Cost lines", cell="G14", listed=True)
    found = with_acceptances(report(bare, FINDING), [beside_bare]).findings
    assert [each.accepted for each in found] == ["P3 has left", ""]
    found = with_acceptances(report(bare, FINDING), [beside_cell]).findings
    assert [each.accepted for each in found] == ["", "seen"]


def test_of_two_findings_without_a_cell_the_one_that_the_list_names() -> None:
    """Two names that are broken, two sheets that are missing: each has a reason of its own."""
    first, second = (
        Finding(code=CODE, values={"problem": {lang.value: f"{name} ({lang})" for lang in Lang}})
        for name in ("Rates", "Costs")
    )
    for lang in Lang:
        one = Acceptance(CODE, "not used", listed=True, said=f"Costs ({lang})")
        found = with_acceptances(report(first, second, FINDING), [one]).findings
        assert [each.accepted for each in found] == ["", "not used", ""]
    other = Acceptance("X99", "not used", listed=True, said="Costs (en)")
    assert not with_acceptances(report(second), [other]).findings[0].accepted
    at_cell = Acceptance(
        CODE, "seen", sheet="Cost lines", cell="G14", listed=True, said="old words"
    )
    assert with_acceptances(report(FINDING), [at_cell]).findings[0].accepted == "seen"


SEVERAL = Finding(sheet="Cost lines", cell="G2:G30", areas=("G2:G4", "G9", "G30"), code=CODE)
TWO_SHEETS = Finding(sheet="Cost lines", cell="G2", also=(("Funding", "F7"),), code=CODE)


@pytest.mark.parametrize(
    ("finding", "cells", "reason"),
    [
        (SEVERAL, ["G2:G30"], "1"),
        (SEVERAL, ["G1:G99"], "1"),
        (SEVERAL, ["G2:G4", "G9", "G30"], "1; 2; 3"),
        (SEVERAL, ["G2:G9", "G30"], "1; 2"),
        (SEVERAL, ["G2:G4", "G9"], ""),
        (SEVERAL, ["G2", "G9", "G30"], ""),
        (SEVERAL, ["F2:F30", "nowhere"], ""),
        (TWO_SHEETS, ["G2"], "1"),
        (TWO_SHEETS, ["G1:G2", "F7"], "1; 2"),
        (TWO_SHEETS, ["F7"], ""),
        (Finding(code=CODE), ["G2"], ""),
    ],
)
def test_all_places_of_a_finding_must_be_accepted(
    finding: Finding, cells: list[str], reason: str
) -> None:
    """Accepted one by one before, or as one range; what came in later is open."""
    each = [Acceptance(CODE, str(number), cell=cell) for number, cell in enumerate(cells, 1)]
    assert with_acceptances(report(finding), each).findings[0].accepted == reason


def test_a_file_of_acceptances() -> None:
    content = f'[[accept]]\ncode = "{CODE}"\ncell = "G14"\nreason = "seen"\n'
    (one,) = read_acceptances(content.encode(), "cofin.accept.toml")
    assert one == Acceptance(CODE, "seen", cell="G14")
    assert read_acceptances(b"", "empty") == ()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"[[accept]]\ncode = 1", ["quotation marks", "not the code", "reason is missing"]),
        (b'[[accept]]\ncode = "Z99"\nreason = "x"', ["not the code"]),
        (b'[[acept]]\ncode = "Z99"', ["not known here"]),
        (b'accept = ["x"]', ["Each acceptance is a table"]),
        (b"accept = 3", ["Each acceptance is a table"]),
        (b"[[accept", ["brackets of a heading are not closed"]),
        (b"\xff\xfe", ["UTF-16"]),
        (b"a = '\xe7'", ["Line 1 has a character that is not UTF-8 (byte 0xe7)"]),
        (b" " * (LARGEST + 1), ["too large"]),
    ],
)
def test_every_mistake_in_it_at_once(content: bytes, words: list[str]) -> None:
    with pytest.raises(InputError) as refused:
        read_acceptances(content, "cofin.accept.toml")
    said = refused.value.render(Lang.EN)
    assert all(word in said for word in words)
    assert refused.value.render(Lang.TR) != said


def test_an_empty_reason_accepts_nothing() -> None:
    with pytest.raises(InputError, match="reason"):
        read_acceptances(f'[[accept]]\ncode = "{CODE}"\nreason = " "'.encode(), "x")


NOT_TOML = [
    b"a = " + b"9" * 5_000,
    b"a = 1\nb\n",
    b'a = "x"\rb = 1\r',
    "\N{LATIN SMALL LETTER O WITH DIAERESIS} = 1".encode(),
    b"[a\n",
    b'a = "\\u12"',
    b'a = "\\q"',
    b'a = "\0"',
    b"a = 1 b = 2",
    b"a = 2026-02-30",
    b"a =",
    b"a = ] ",
    b"\xef\xbb\xbf\xef\xbb\xbfa = 1",
    b"a." * 50 + b"a = 1",
    b"a = " + b"[" * 5_000,
    b"a = '\xff'",
    b"[a]\n[a.b]\n[a]\n",
    b"a = '''never ends",
]


@pytest.mark.parametrize("content", NOT_TOML, ids=lambda content: repr(content[:20]))
def test_what_is_no_toml_is_said_in_words_of_each_language(content: bytes) -> None:
    """Never in the parser's own words, which are English."""
    with pytest.raises(InputError) as refused:
        read_acceptances(content, "a.toml")
    (problem,) = refused.value.problems
    assert problem.code.startswith("file.")
    said = problem.message(Lang.TR)
    english = (
        "Expected",
        "Invalid",
        "Exceeds",
        "codec",
        "statement",
        "Found",
        "Unclosed",
        "digits",
    )
    assert [word for word in english if word in said] == []


def test_each_fault_has_words_of_its_own() -> None:
    """A file with the line ends of old Macintoshes has no wrong number."""
    codes = {}
    for content in NOT_TOML:
        with pytest.raises(InputError) as refused:
            read_acceptances(content, "a.toml")
        codes[content[:12]] = refused.value.problems[0].code.removeprefix("file.")
    assert codes[b'a = "x"\rb = '[:12]] == "toml_line_ends"
    assert "toml_syntax" not in codes.values()
    assert len(set(codes.values())) >= 15


def test_an_entry_is_used_when_a_finding_owes_its_reason_to_it() -> None:
    inside = replace(FINDING, cell="G14:G16", areas=("G14", "G16"))
    whole, one, other = (Acceptance(CODE, "seen", cell=cell) for cell in ("G14", "G16", "G15"))
    listed = Acceptance(CODE, "seen", sheet="Cost lines", cell="G14", listed=True)
    entries = [whole, one, other, listed]
    judged = with_acceptances(report(FINDING), entries)
    assert used(judged, entries) == {whole}
    judged = with_acceptances(report(inside), entries)
    assert used(judged, entries) == {whole, one}
    half = with_acceptances(report(inside), [one])
    assert used(half, [one]) == frozenset()  # the finding is not accepted

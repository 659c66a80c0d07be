"""The runner itself: what the keys of an example become."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from cofin.a1 import Range
from cofin.checks.finding import Finding
from cofin.checks.subject import FileKind
from cofin.grid import CellError, CellKind, CellValue, Note
from tests.checks.card_examples import subject_of_example, unmatched


def cell(value: object) -> CellValue:
    return subject_of_example({"sheet": [[value]]}).grid.sheets[0].cell(1, 1)


def test_cells() -> None:
    assert cell("=B2*C2 -> 6.5")[:3] == (Decimal("6.5"), CellKind.NUMBER, "B2*C2")
    assert cell("=B2*C2")[:3] == (None, CellKind.EMPTY, "B2*C2")
    assert cell("=A1 -> #REF!")[:2] == (CellError("#REF!"), CellKind.ERROR)
    assert cell("=A1 -> done")[:2] == ("done", CellKind.TEXT)
    assert cell("'=1+1")[:3] == ("=1+1", CellKind.TEXT, None)
    assert cell(0.1)[:2] == (Decimal("0.1"), CellKind.NUMBER)
    assert cell("#DIV/0!")[:3] == (CellError("#DIV/0!"), CellKind.ERROR, None)
    assert cell("")[:2] == (None, CellKind.EMPTY)
    assert cell(True)[:2] == (True, CellKind.BOOL)
    assert cell(date(2022, 2, 1)).value == 44593
    assert cell(date(2022, 2, 1)).style.is_date


def test_the_state_of_sheets() -> None:
    subject = subject_of_example(
        {
            "sheets": {"A": [[1, 2]], "B": [[3]]},
            "cells": {"A!XFD9": 7},
            "hidden_rows": ["A!3", "A!5:6"],
            "hidden_columns": ["A!B:C"],
            "hidden_sheets": ["B"],
            "merges": ["A!A1:B1"],
            "formats": {"A!A1:B1": "0.00%"},
            "unlocked": ["A!A1"],
            "names": {"Rate": "A!$A$1", "gone": "#REF!", "far": "[1]A!$A$1"},
            "notes": ["macros"],
        }
    )
    first, second = subject.grid.sheets
    assert first.hidden_rows == {3, 5, 6}
    assert first.hidden_columns == ((2, 3),)
    assert first.merges == (Range(1, 1, 1, 2),)
    assert first.cell(9, 16384).value == 7
    assert [first.cell(1, c).style.locked for c in (1, 2)] == [False, True]
    assert first.cell(1, 2).style.number_format == "0.00%"
    assert second.state == "hidden"
    rate = subject.grid.name("rate")
    assert rate is not None
    assert rate.area is not None
    assert [subject.grid.names["", name].area for name in ("gone", "far")] == [None, None]
    assert subject.grid.notes == {Note.MACROS}
    assert subject.kind is FileKind.OTHER
    assert subject.project is None


def test_a_changed_project() -> None:
    subject = subject_of_example(
        {
            "change": [
                {"at": ["cost", 1], "delete": True},
                {"at": ["cost", 2, "unit_cost"], "is": 1000.10},
                {"at": ["funding"], "add": {"partner": "P1", "source": "own", "amount": 5}},
            ],
            "rules": {"minimum_entities": 4},
        }
    )
    assert subject.project is not None
    assert subject.rules is not None
    assert len(subject.project.costs) == 11
    assert subject.project.costs[0].unit_cost == Decimal("1000.1")
    assert len(subject.project.funding) == 5
    assert subject.rules.count("minimum_entities") == 4
    assert subject.place("cost", 3, "quantity") == ("Cost lines", "E4")
    assert subject.place("project", "start") == ("Project", "B3")
    assert subject.kind is FileKind.CONSORTIUM


def test_layout_recomputed_refusal_and_master() -> None:
    subject = subject_of_example(
        {
            "sheet": [["Amount"], [5]],
            "columns": {"cost.quantity": "Budget!A2:A9", "cost.amount": "Budget!B2:B9"},
            "scalars": {"fig.totals.eligible": "Budget!A9"},
            "recomputed": {"Budget!A2": 6, "Budget!A3": "#N/A"},
            "master_change": [{"at": ["partner", 2, "name"], "is": "Other"}],
        }
    )
    assert subject.layout is not None
    assert [column.is_input for column in subject.layout.columns] == [True, False]
    assert subject.layout.scalars == {"fig.totals.eligible": ("Budget", 9, 1)}
    assert subject.recomputed == {("Budget", 2, 1): 6, ("Budget", 3, 1): CellError("#N/A")}
    assert subject.master is not None
    assert subject.master.project is not None
    assert subject.master.project.partners[1].name == "Other"
    refused = subject_of_example({"refusal": "workbook_in.encrypted", "file": "a.xlsx"})
    assert refused.refusal is not None
    assert refused.refusal.code == "workbook_in.encrypted"
    assert refused.file == "a.xlsx"


def test_findings_are_compared_by_the_keys_given() -> None:
    found = [
        Finding(code="X", sheet="S", cell="D4", found="6", difference=Decimal("1.50")),
        Finding(code="X", sheet="S", cell="D5", values={"count": 3}),
    ]
    wanted = [{"cell": "D5", "count": 3}, {"cell": "D4", "difference": 1.5, "found": 6}]
    assert unmatched(wanted, found) == ([], [])
    assert unmatched([{"cell": "D4", "found": 7}], found[:1]) == (
        [{"cell": "D4", "found": 7}],
        found[:1],
    )
    assert unmatched([], found) == ([], found)

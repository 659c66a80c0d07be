"""C05: a summary with a line for each partner, of which one cell reads another partner."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checks.card_examples import findings_of
from tests.checks.structure.examples import Rows

PARTNER: Rows = [["Item", "Amount"], ["Manager", 100], ["Expert", 50], ["Flights", 20]]
PARTNER += [["Hotels", 10], ["Laptops", 30], ["Overheads", "=SUM(B2:B6)*0.07 -> 14.7"]]
NAMES = ("Ege", "Belediye", "Ajans", "Halk Eğitim")


def prefix(name: str) -> str:
    return f"'{name}'!" if " " in name else f"{name}!"


def books() -> dict[str, Rows]:
    rows: Rows = [["Partner", "Staff", "Travel", "Equipment", "Overheads", "Total"]]
    for at, name in enumerate(NAMES, 2):
        p = prefix(name)
        links = [f"={p}B2+{p}B3 -> 150", f"={p}B4+{p}B5 -> 30", f"={p}B6 -> 30", f"={p}B7 -> 14.7"]
        rows.append([f"Partner {at - 1}", *links, f"=SUM(B{at}:E{at}) -> 224.7"])
    rows.append(["Total", *(f"=SUM({x}2:{x}5) -> 9" for x in "BCDEF")])
    return {"Summary": rows, **dict.fromkeys(NAMES, PARTNER)}


def found(sheets: dict[str, Rows], **changes: str) -> list[tuple[str, str]]:
    rows = [list(row) for row in sheets["Summary"]]
    for place, formula in changes.items():
        rows[int(place[1:]) - 1]["ABCDEF".index(place[0])] = formula
    told = findings_of("C05", {"sheets": {**sheets, "Summary": rows}})
    return [(each.cell, each.expected) for each in told]


def test_nothing_is_wrong() -> None:
    assert found(books()) == []


@pytest.mark.parametrize(
    ("place", "formula", "expected"),
    [
        ("C4", "=Belediye!B4+Belediye!B5 -> 30", "=Ajans!B4+Ajans!B5"),
        ("E5", "=Ege!B7 -> 14.7", "='Halk Eğitim'!B7"),
        ("D3", "=Belediye!B5 -> 10", "=Belediye!B6"),
        ("B2", "=Ege!B2+Ege!B4 -> 120", "=Ege!B2+Ege!B3"),
    ],
)
def test_one_cell_that_slipped(place: str, formula: str, expected: str) -> None:
    assert found(books(), **{place: formula}) == [(place, expected)]


def test_it_is_told_what_it_would_give() -> None:
    sheets = books()
    sheets["Summary"][2][3] = "=Belediye!B5 -> 10"
    (finding,) = findings_of("C05", {"sheets": sheets})
    assert (finding.values["count"], finding.values["neighbour"]) == (3, "D2")
    assert finding.difference == -20


def turned(rows: Rows) -> Rows:
    return [list(row) for row in zip(*rows, strict=True)]


def test_partners_in_columns() -> None:
    sheets = books()
    rows = [row[:5] for row in sheets["Summary"][:5]]
    rows[3][2] = "=Belediye!B4+Belediye!B5 -> 30"
    told = findings_of("C05", {"sheets": {**sheets, "Summary": turned(rows)}})
    assert [(each.cell, each.expected) for each in told] == [("D3", "=Ajans!B4+Ajans!B5")]


@pytest.mark.parametrize(
    "changes",
    [
        {"D3": "=Belediye!B5 -> 10", "E4": "=Ajans!B6 -> 30"},  # two: nobody knows
        {"D3": "=Belediye!B5 -> 10", "D4": "=Ajans!B5 -> 10"},
        {"D3": "=Belediye!B5 -> 10", "D4": "=Ajans!B4 -> 20"},
        {"D3": "=Ajans!B5 -> 10"},  # to another sheet and another row
        {"D3": "=$Belediye.B6 -> 30", "C3": "=5 -> 5", "B3": "=5 -> 5", "E3": "=6 -> 6"},
        {"D3": "=Belediye!B6+Ajans!B6 -> 60"},
        {"D2": "=1 -> 1", "C3": "=1 -> 1", "B4": "=1 -> 1", "E5": "=1 -> 1"},
    ],
)
def test_more_than_one_or_something_else(changes: dict[str, str]) -> None:
    assert found(books(), **changes) == []


def test_two_lines_of_one_sheet_are_no_such_table() -> None:
    changes = {"B3": "=Ege!B2+Ege!B3 -> 1", "C3": "=Ege!B4+Ege!B5 -> 1", "D3": "=Ege!B6 -> 1"}
    assert found(books(), **changes, E3="=Ege!B7 -> 1", D4="=Ajans!B5 -> 10") == []


def test_a_sheet_that_is_laid_out_otherwise() -> None:
    sheets = books()
    other: list[list[Any]] = [*PARTNER[:4], PARTNER[5], PARTNER[4], PARTNER[6]]
    sheets["Belediye"] = other  # hotels below the laptops
    assert found(sheets, D3="=Belediye!B5 -> 30") == []
    sheets["Belediye"] = [["", ""] for _ in PARTNER]
    assert found(sheets, D3="=Belediye!B5 -> 30") == []


def test_a_sheet_that_is_not_there() -> None:
    sheets = books()
    del sheets["Belediye"]
    assert found(sheets, D3="=Belediye!B5 -> 10") == []


def test_sums_over_all_sheets_beside_the_links_of_one() -> None:
    names = NAMES[:3]
    rows: Rows = [["Month", "Hours", "Costs", "", "Person", "Hours", "Rate", "Costs"]]
    for at, name in enumerate(names, 2):
        sums = [f"=SUM(Ege:Ajans!B{at}) -> 300", f"=SUM(Ege:Ajans!C{at}) -> 3"]
        rows.append([f"Month {at - 1}", *sums, "", name])
        rows[-1] += [f"={name}!B2 -> 100", f"={name}!B3 -> 50", f"={name}!B4 -> 20"]
    sheets = {"Summary": rows, **dict.fromkeys(names, PARTNER)}
    assert findings_of("C05", {"sheets": sheets}) == ()
    rows[2][6] = "=Ege!B3 -> 50"
    (wrong,) = findings_of("C05", {"sheets": sheets})
    assert (wrong.cell, wrong.expected) == ("G3", "=Belediye!B3")


def few(**changes: str) -> list[tuple[str, str]]:
    """Of three partners in columns only two rows read their sheets."""
    names = NAMES[:3]
    rows: Rows = [["Item", "One", "Two", "Three"], ["Staff", 150, 150, 150]]
    rows.append(["Hotels", *(f"={name}!B5 -> 10" for name in names)])
    rows.append(["Laptops", *(f"={name}!B6 -> 30" for name in names)])
    rows.append(["Total", *(f"=SUM({x}2:{x}4) -> 190" for x in "BCD")])
    return found({"Summary": rows, **dict.fromkeys(names, PARTNER)}, **changes)


def test_two_rows_show_which_line_of_a_sheet_is_meant() -> None:
    assert few() == []
    assert few(D4="=Ajans!B5 -> 10") == [("D4", "=Ajans!B6")]


def test_two_rows_do_not_show_which_sheet_is_meant() -> None:
    assert few(D4="=Belediye!B6 -> 30") == []


def test_partners_in_rows_above_partners_in_columns() -> None:
    sheets = books()
    upper = sheets["Summary"]
    rows: Rows = [["Item", "One", "Two", "Three", "Four"]]
    for item, row in (("Manager", 2), ("Expert", 3), ("Flights", 4)):
        rows.append([item, *(f"={prefix(name)}B{row} -> 9" for name in NAMES)])
    told = {"Summary": [*upper, [], *rows]}
    assert findings_of("C05", {"sheets": {**sheets, **told}}) == ()
    rows[2][3] = "=Belediye!B3 -> 9"  # of the third partner, as that of the second one does
    (finding,) = findings_of("C05", {"sheets": {**sheets, **told}})
    assert (finding.cell, finding.expected) == ("D10", "=Ajans!B3")

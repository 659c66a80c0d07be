"""One budget with the same numbers in nine languages, clean or with one fault planted in it.

Cells that are words name them by key; ``{n}`` is the number of a year or a work package.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

from cofin.a1 import parse_range

Rows = list[list[Any]]

_WORDS = Path(__file__).with_name("budget_words.toml")
_NUMBERED = re.compile(r"(\w+) (\d+)")


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(_WORDS.read_text("utf-8"))


LANGUAGES = tuple(_words())


def words_of(language: str) -> Mapping[str, str]:
    """The words of the budget by their keys."""
    return _words()[language]


#: Costs, periods in columns: all of it typed.
_YEARS: Rows = [
    ["category", "year 1", "year 2", "year 3", "total"],
    ["personnel", 2000, 4000, 1000, 7000],
    ["travel", 3000, 6000, 1500, 10500],
    ["equipment", 4000, 8000, 2000, 14000],
    ["total", 9000, 18000, 4500, 31500],
    [],
    ["duration", 36],
    [],
    [],
    [],
    ["partner", "period 1", "period 2", "total"],
    ["Alfa", 1000, 2500, 3500],
    ["Beta", 2100, 1700, 3800],
    ["Gamma", 900, 800, 1700],
    ["total", 4000, 5000, 9000],
]
#: Partners in rows, work packages in columns.
_PACKAGES: Rows = [
    ["partner", "package 1", "package 2", "package 3", "total"],
    ["Alfa", 5000, 1100, 2300, 8400],
    ["Beta", 4000, 2200, 1250, 7450],
    ["Gamma", 3000, 3300, 9350, 15650],
    ["total", 12000, 6600, 12900, 31500],
    [],
    [],
    [],
    ["partner", "package_short 1", "package_short 2", "months"],
    ["Alfa", 3, 4.5, 7.5],
    ["Beta", 2, 2, 4],
    ["Gamma", 6, 1.5, 7.5],
    ["total", 11, 8, 19],
]
#: The same work packages in rows.
_SUMMARY: Rows = [
    ["work_package", "personnel", "travel", "total"],
    ["package 1", 9000, 3000, 12000],
    ["package 2", 5000, 1600, 6600],
    ["package 3", 10000, 2900, 12900],
    ["total", 24000, 7500, 31500],
]
_LINES: Rows = [
    ["description", "category", "quantity", "unit_cost", "amount"],
    ["manager", "personnel", 12, 5000, "=C2*D2 -> 60000"],
    ["flights", "travel", 8, 350, "=C3*D3 -> 2800"],
    ["laptops", "equipment", 10, 600, "=C4*D4 -> 6000"],
    ["study", "subcontracting", 1, 9000, "=C5*D5 -> 9000"],
    ["total", "", "", "", "=SUM(E2:E5) -> 77800"],
]
_FIGURES: Rows = [
    ["category", "amount"],
    ["personnel", 60000],
    ["travel", 2800],
    ["equipment", 6000],
    ["other", 11200],
    ["direct", 80000],
    ["indirect", 5600],
    ["eligible", 85600],
    ["eu", 64200],
    ["own", 21400],
    ["rate", 0.75],
]
_OVERVIEW: Rows = [
    ["work_package", "total"],
    ["package 1", "='{packages}'!B5 -> 12000"],
    ["package 2", "='{packages}'!C5 -> 6600"],
    ["package 3", "='{packages}'!D5 -> 12900"],
    ["total", "=SUM(B2:B4) -> 31500"],
]
_SHEETS = {
    "years": _YEARS,
    "packages": _PACKAGES,
    "summary": _SUMMARY,
    "lines": _LINES,
    "figures": _FIGURES,
    "overview": _OVERVIEW,
}

#: What is planted, and what must at least be found for it: by code, sheet and cell.
FAULTS: Mapping[str, tuple[Mapping[str, Any], set[tuple[str, str, str]]]] = {
    "nothing": ({}, set()),
    "a row of years with a wrong total": (
        {"years!E3": 10800, "years!E5": 31800},
        {("A03", "years", "E3")},
    ),
    "a row of years with a wrong total that the grand total does not have": (
        {"years!E3": 10800},
        {("A03", "years", "E3")},
    ),
    "a year that does not add up": (
        {"years!C5": 18500},
        {("A02", "years", "C5")},
    ),
    "a row of periods with a wrong total": (
        {"years!D13": 3900},
        {("A03", "years", "D13")},
    ),
    "a project that ends before the last year": (
        {"years!B7": 24},
        {("A03", "years", "D2")},
    ),
    "a row of work packages with a wrong total": (
        {"packages!E3": 7650},
        {("A04", "packages", "E3")},
    ),
    "a work package that does not add up": (
        {"packages!C5": 6700},
        {("A04", "packages", "C5")},
    ),
    "months that do not add up": (
        {"packages!C13": 9},
        {("A04", "packages", "C13")},
    ),
    "a work package that another sheet tells otherwise": (
        {"summary!B3": 5100, "summary!B5": 24100, "summary!D3": 6700, "summary!D5": 31600},
        {("A04", "summary", "D3")},
    ),
    "a product that was typed over": (
        {"lines!E3": 2900},
        {("C04", "lines", "E3")},
    ),
    "a typed product that is none": (
        {"lines!E2": 60000, "lines!E3": 2900, "lines!E4": 6000, "lines!E5": 9000},
        {("A01", "lines", "E3")},
    ),
    "a total that leaves out a line": (
        {"lines!E6": "=SUM(E2:E4) -> 68800"},
        {("C07", "lines", "E6")},
    ),
    "a number that is a text": (
        {"lines!D4": "'600", "lines!E4": "=C4*D4 -> 6000"},
        {("C01", "lines", "D4"), ("C06", "lines", "E4")},
    ),
    "direct costs that do not add up": (
        {"figures!B6": 81000},
        {("A02", "figures", "B6")},
    ),
    "too much for indirect costs": (
        {"figures!B7": 9600, "figures!B8": 89600, "figures!B9": 67200, "figures!B10": 22400},
        {("R04", "figures", "B7")},
    ),
    "grant and own money that are not the costs": (
        {"figures!B10": 11400},
        {("R03", "figures", "B10")},
    ),
    "a link to another work package": (
        {"overview!B3": "='{packages}'!D5 -> 12900", "overview!B5": "=SUM(B2:B4) -> 37800"},
        {("C05", "overview", "B3")},
    ),
}


def budget(language: str, fault: str) -> dict[str, Any]:
    """The example with the words of a language; its sheets stand in the order of ``_SHEETS``."""
    words = _words()[language]
    sheets = deepcopy(_SHEETS)
    for place, value in FAULTS[fault][0].items():
        sheet, _, cell = place.partition("!")
        at = parse_range(cell)
        assert at is not None
        sheets[sheet][at.first_row - 1][at.first_column - 1] = value
    return {
        "sheets": {
            words[key]: [[_said(cell, words) for cell in row] for row in rows]
            for key, rows in sheets.items()
        }
    }


def _said(cell: Any, words: Mapping[str, str]) -> Any:
    """The words of a cell; formulas and numbers as they are."""
    if not isinstance(cell, str):
        return cell
    numbered = _NUMBERED.fullmatch(cell)
    if numbered:
        return words[numbered[1]].format(n=numbered[2])
    return cell.format(**words) if cell.startswith("=") else words.get(cell, cell)


def key_of(language: str, sheet: str) -> str:
    """The key of a sheet by its name in a language."""
    return next(key for key in _SHEETS if _words()[language][key] == sheet)

"""A budget as Jems exports it, built for tests: values only, no formula, no name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_DOWN, Decimal
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from cofin.errors import Problem
from cofin.rules.load import load_rules
from cofin.text import Lang
from cofin.workbook.jems import Imported, read_jems
from tests.random_project import CALL

RULES = load_rules(CALL)

HEADINGS = (
    *("Partner number", "Partner status", "Partner abbreviation"),
    *("Partner name in original language", "Partner name in English"),
    *("Country", "NUTS 3", "NUTS 2", "Cost category", "Description", "Comments"),
    *("Award procedures", "Investment", "Lump sum", "Flat rate", "Unit costs"),
    *("Unit type", "No. of units", "Price per unit"),
    *("Preparation", "Period 1", "Period 2", "Closure", "Total"),
)
PARTNERS = {
    "LP1": ("Active", "TÜBEM", "Türk Bilişim Merkezi", "", "Türkiye (TR)", "", "Ankara (TR51)"),
    "PP2": ("Active", "WIEN", "Wien Cluster", "Vienna Cluster", "Österreich (AT)", "", ""),
}
TITLE = "00042 - KÜME-AĞI - V1.0 - 2024.1.31 - 9:05:00"


@dataclass
class Line:
    """One line; ``total`` by itself is units times price, cut to the cent as Jems does."""

    partner: str
    category: str
    description: str = ""
    units: str = "0"
    price: str = "0"
    total: str = ""
    flat_rate: int = 0
    unit: str = ""
    more: dict[str, str] = field(default_factory=dict)

    @property
    def amount(self) -> Decimal:
        product = Decimal(self.units) * Decimal(self.price)
        return Decimal(self.total or product.quantize(Decimal("0.01"), ROUND_DOWN))


LINES = (
    Line("LP1", "Staff costs", "Proje yöneticisi", "10.00", "4200.50", unit="month"),
    Line("LP1", "Travel and accommodation", "Toplantı", "4", "312.35", unit="trip"),
    Line("LP1", "Office and administration flat rate", total="6300.07", flat_rate=15),
    Line(
        *("PP2", "External expertise and services", "Study", "1", "9000"),
        more={"Award procedures": "Three offers", "Comments": "After month 3"},
    ),
    Line("PP2", "Staff costs flat rate", total="1800.00", flat_rate=20),
)


def write_export(
    path: Path,
    lines: Sequence[Line] = LINES,
    *,
    hidden: Sequence[str] = (),
    wrong_total: str = "0",
    eligible: dict[str, str] | None = None,
) -> Path:
    """The export of these lines; ``hidden`` columns are those a programme does not show."""
    book = openpyxl.Workbook()
    project, sheet = book.active, book.create_sheet("Partner_budget_00042_KÜME-AĞI")
    project.title = "Project_budget_00042_KÜME-AĞI"
    shown = [heading for heading in HEADINGS if heading not in hidden]
    sheet.append([TITLE])
    sheet.append(["Partner budget overview"])
    sheet.append(shown)
    for line in lines:
        cells = _cells(line)
        sheet.append([cells[heading] for heading in shown])
    total = sum((line.amount for line in lines), Decimal(0))
    sums = dict.fromkeys(("Preparation", "Period 2", "Closure"), 0)
    last = {"Partner number": "Total", **sums, "Period 1": float(total)}
    last["Total"] = float(total + Decimal(wrong_total))
    sheet.append([last.get(heading, "") for heading in shown])
    _overview(project, lines, eligible or {})
    book.save(path)
    return path


def _cells(line: Line) -> dict[str, object]:
    identity = dict(zip(HEADINGS[1:8], PARTNERS.get(line.partner, ("",) * 7), strict=True))
    cells: dict[str, object] = dict.fromkeys(HEADINGS, "")
    cells |= {"Partner number": line.partner, **identity}
    cells |= {"Cost category": line.category, "Description": line.description}
    cells |= {"Flat rate": line.flat_rate, "Unit costs": "N/A", "Unit type": line.unit}
    cells |= {"No. of units": float(line.units), "Price per unit": float(line.price)}
    cells |= {"Preparation": 0, "Period 1": float(line.amount), "Period 2": 0, "Closure": 0}
    return {**cells, "Total": float(line.amount), **line.more}


def _overview(sheet: Worksheet, lines: Sequence[Line], eligible: dict[str, str]) -> None:
    """The sheet of the partners' totals."""
    sheet.append([TITLE])
    sheet.append(["D - Project budget"])
    sheet.append(["Partner number", "ERDF", "Total eligible budget", "% of total eligible budget"])
    for partner in dict.fromkeys(line.partner for line in lines):
        own = sum((line.amount for line in lines if line.partner == partner), Decimal(0))
        sheet.append([partner, 0, float(eligible.get(partner, own)), 50])


def read(path: Path, *categories: str) -> Imported:
    """An export as cofin takes it in, in English."""
    return read_jems(path, RULES, Lang.EN, categories)


def codes(problems: Iterable[Problem]) -> list[str]:
    """The keys of problems."""
    return [problem.code for problem in problems]

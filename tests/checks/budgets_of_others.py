"""Budgets in layouts that are not ours, all of them right: small rebuilds of real forms."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

Rows = list[list[Any]]

#: One entity's sheet of a lump-sum budget: work packages side by side, sections below.
LUMP_SUM: Rows = [
    ["BE1 ACME Cluster", "", "", "", "", "", ""],
    ["", "WP1", "", "", "WP2", "", "", ""],
    ["Cost category", "PM", "Rate", "Costs", "PM", "Rate", "Costs", "Total"],
    ["A. Personnel"],
    ["A.1 Senior", 2, 5000, "=B5*C5 -> 10000", 1.5, 5000, "=E5*F5 -> 7500", "=D5+G5 -> 17500"],
    ["A.1 Junior", 3, 3500, "=B6*C6 -> 10500", 0, 3500, "=E6*F6 -> 0", "=D6+G6 -> 10500"],
    ["A.2 Direct contract", 0, 0, 0, 2, 4000, 8000, 8000],
    ["Total A", "", "", 20500, "", "", 15500, 36000],
    ["B. Subcontracting", "", "", 4000, "", "", 0, 4000],
    ["C.1 Travel", "", "", 1500, "", "", 2500, 4000],
    ["C.2 Equipment", "", "", 0, "", "", 900, 900],
    ["C.3 Other goods", "", "", 300, "", "", 0, 300],
    ["Total C", "", "", 1800, "", "", 3400, 5200],
    ["D.1 FSTP", "", "", 0, "", "", 6000, 6000],
    ["Total direct costs", "", "", 26300, "", "", 24900, 51200],
    ["E. Indirect costs (7%)", "", "", 1561, "", "", 1323, 2884],
    ["F. Total costs", "", "", 27861, "", "", 26223, 54084],
    ["G. Max EU contribution (75%)", "", "", 20895.75, "", "", 19667.25, 40563],
    ["H. Requested EU contribution", "", "", 20895.75, "", "", 19667.25, 40563],
]

#: The table of the proposal form, section 3 (domain facts, 3.1).
PART_A: Rows = [
    [
        "Participant",
        "Country",
        "(A) Direct personnel costs",
        "(B) Other direct costs",
        "(C) Subcontracting",
        "(D) Financial support to third parties",
        "(E) In-kind not on premises",
        "(F) Indirect costs =0.07*(A+B-E)",
        "(G) Special unit costs",
        "(H) Total estimated eligible costs =A+B+C+D+F+G",
        "(I) Reimbursement rate (%)",
        "(J) Max. EU contribution =H*I",
        "(O) Requested EU contribution",
    ],
    ["ACME", "TR", 100000, 20000, 5000, 15000, 0, 8400, 0, 148400, 75, 111300, 111300],
    ["Cluster B", "DE", 80000, 10000, 0, 12000, 2000, 6160, 0, 108160, 75, 81120, 81120],
    ["Org C", "IT", 60000, 5000, 3000, 0, 0, 4550, 0, 72550, 75, 54412.5, 54412.5],
    ["Total", "", 240000, 35000, 8000, 27000, 2000, 19110, 0, 329110, "", 246832.5, 246832.5],
]

#: A Turkish grant budget with headings of sections and sub-totals.
TURKISH: Rows = [
    ["PROJE BÜTÇESİ", "", "", "", "", "", ""],
    ["Sıra No", "Bütçe Kalemi", "Birim", "Birim Sayısı", "Birim Maliyet (€)", "Toplam Maliyet (€)"],
    ["1", "İNSAN KAYNAKLARI"],
    ["1.1", "Proje koordinatörü", "Ay", 24, 1500, 36000],
    ["1.2", "Proje asistanı", "Ay", 24, 900, 21600],
    ["", "İnsan kaynakları ara toplam", "", "", "", 57600],
    ["2", "SEYAHAT"],
    ["2.1", "Uçak bileti", "Kişi", 12, 350, 4200],
    ["2.2", "Harcırah", "Gün", 60, 90.5, 5430],
    ["", "Seyahat ara toplam", "", "", "", 9630],
    ["3", "DİĞER"],
    ["3.1", "Web sitesi", "Adet", 1, 5000, 5000],
    ["3.2", "Broşür", "Adet", 2000, 1.25, 2500],
    ["", "Diğer ara toplam", "", "", "", 7500],
    ["4", "Doğrudan maliyetler toplamı", "", "", "", 74730],
    ["5", "Dolaylı maliyetler (%7)", "", "", "", 5231.1],
    ["", "GENEL TOPLAM", "", "", "", 79961.1],
    ["", "AB katkısı", "", "", "", 59970.82],
    ["", "Eş finansman", "", "", "", 19990.28],
]

#: Person-months by work package, then costs by year.
PLAN: Rows = [
    ["Partner", "WP1", "WP2", "WP3", "Total PM", "", "Year 1", "Year 2", "Total"],
    ["P1", 3, 4.5, 1, 8.5, "", 20000, 25000, 45000],
    ["P2", 2, 2, 2, 6, "", 10000, 11000, 21000],
    ["P3", 0, 6, 1.5, 7.5, "", 9000, 8500, 17500],
    ["Total", 5, 12.5, 4.5, 22, "", 39000, 44500, 83500],
]

#: Codes that look like numbers, notes, an average, and a different partner.
BAIT: Rows = [
    ["Budget of the consortium, version 3", "", "", "", "", ""],
    ["Code", "Partner", "Staff", "Travel", "Rate of pay", "Total budget", "Note"],
    ["101", "P1", 100000, 5000, 4100, 105000, "approved on 3 May"],
    ["102", "P2", 90000, 4000, 3900, 94000, ""],
    ["103", "P3", 2500000, 90000, 4000, 2590000, "the largest partner"],
    ["", "Average", 896666.67, 33000, 4000, 929666.67, ""],
    ["", "Total", 2690000, 99000, "", 2789000, ""],
]

CLEAN: dict[str, Rows] = {
    "lump sum": LUMP_SUM,
    "Part A": PART_A,
    "Turkish": TURKISH,
    "plan": PLAN,
    "bait": BAIT,
}


def changed(rows: Rows, cells: dict[str, Any]) -> Rows:
    """A copy with other contents in some cells, named as in a sheet."""
    from cofin.a1 import parse_range

    copy = deepcopy(rows)
    for name, value in cells.items():
        where = parse_range(name)
        assert where is not None
        copy[where.first_row - 1][where.first_column - 1] = value
    return copy

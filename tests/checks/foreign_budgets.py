"""Budgets as other people lay them out, without an error: nothing may be found in them.

Formulas have no stored values but where it matters; the checks on formulas do not need any.
"""

from __future__ import annotations

from typing import Any

from cofin.a1 import column_letters

Rows = list[list[Any]]


def partners_in_rows() -> dict[str, Any]:
    """One row per partner; one of them is a company with another funding rate."""
    rows: Rows = [["Flat rate", 0.25], []]
    rows.append(["Partner", "PM", "EUR per PM", "Personnel", "Subcontracting", "Travel", "Other"])
    rows[-1] += ["Indirect", "Total", "Funding rate", "EU contribution", "Own share"]
    for n in range(5):
        r = n + 4
        rows.append([f"P{n + 1}", 10 + n, 5000 + 100 * n, f"=B{r}*C{r}", 0 if n != 2 else 9000])
        rows[-1] += [2000, 1000, f"=(D{r}+F{r}+G{r})*$B$1", f"=SUM(D{r}:H{r})"]
        rows[-1] += [0.7 if n == 3 else 1, f"=I{r}*J{r}", f"=I{r}-K{r}"]
    sums = {c: f"=SUM({c}4:{c}8)" for c in "BDEFGHIKL"}
    rows.append(["Total", *(sums.get(c, "") for c in "BCDEFGHIJKL")])
    rows.append(["Share", "", "", *(f"={c}9/$I$9" for c in "DEFGHI")])
    return {"sheet": rows, "formats": {"Budget!J4:J8": "0%", "Budget!D10:I10": "0.0%"}}


def lines_by_period() -> dict[str, Any]:
    """Lines with six periods, sub-totals for work packages, a grand total of sub-totals."""
    rows: Rows = [["No", "Line", *(f"Period {n}" for n in range(1, 7)), "Total", "Check"]]
    subs = []
    for wp in range(1, 4):
        first = len(rows) + 1
        for line in range(1, 5):
            r = len(rows) + 1
            amounts = ["" if (line + n) % 4 == 0 else 100 * line + n for n in range(6)]
            rows.append([f"{wp}.{line}", f"Line {wp}.{line}", *amounts, f"=SUM(C{r}:H{r})"])
            rows[-1].append(f'=IF(I{r}>0,"OK","?") -> OK')
        r = len(rows) + 1
        sub = [f"=SUM({c}{first}:{c}{r - 1})" for c in "CDEFGHI"]
        rows.append(["", f"Sub-total WP{wp}", *sub])
        subs.append(r)
    rows.append(["", "Total", *("=" + "+".join(f"{c}{r}" for r in subs) for c in "CDEFGHI")])
    r = len(rows)
    rows.append(["", "Cumulative", f"=C{r}", *(f"={a}{r + 1}+{b}{r}" for a, b in ("CD", "DE"))])
    rows[-1] += [f"={a}{r + 1}+{b}{r}" for a, b in ("EF", "FG", "GH")]
    return {"sheet": rows}


def summary_of_partner_sheets() -> dict[str, Any]:
    """A cover that links to one sheet per partner, and a total."""
    names = [f"P{n}" for n in range(1, 5)]
    sheets: dict[str, Rows] = {
        "Cover": [["Partner", "Direct", "Indirect", "Total"]]
        + [[n, f"='{n}'!B4", f"='{n}'!B5", f"=B{r}+C{r}"] for r, n in enumerate(names, 2)]
        + [["Total", *(f"=SUM({c}2:{c}5)" for c in "BCD")]]
        + [["EU contribution, not above the ceiling", "", "", "=MIN(D6*Rates!B1,Rates!B2)"]],
        "Rates": [["Rate", 0.75], ["Ceiling", 500000], ["Flat rate", 0.07]],
    }
    for name in names:
        sheets[name] = [["Item", "Amount"], ["Staff", 100], ["Travel", 50]]
        sheets[name] += [["Direct", "=SUM(B2:B3)"], ["Indirect", "=ROUNDDOWN(B4*Rates!B3,2)"]]
        sheets[name] += [["Total", "=B4+B5"]]
    return {"sheets": sheets, "change": []}


def cash_flow() -> dict[str, Any]:
    """Opening and closing balances from quarter to quarter."""
    quarters = range(1, 9)
    c = [column_letters(q + 1) for q in quarters]
    rows: Rows = [["", *(f"Q{q}" for q in quarters)]]
    rows.append(["Opening balance", 5000, *(f"={a}6" for a in c[:-1])])
    rows.append(["Pre-financing", 100000, *("" for _ in range(6)), 20000])
    rows.append(["Staff costs", *(10000 + 500 * q for q in quarters)])
    rows.append(["Overheads", *(f"={a}4*$L$1" for a in c)])
    rows.append(["Closing balance", *(f"={a}2+{a}3-{a}4-{a}5" for a in c)])
    return {"sheet": rows, "cells": {"Budget!K1": "Flat rate", "Budget!L1": 0.07}}


def staff_by_month() -> dict[str, Any]:
    """Hours by month, some empty, sums, averages, cost, shares of the total."""
    rows: Rows = [["Name", *(f"M{m}" for m in range(1, 13)), "Hours", "Rate", "Cost", "Share"]]
    for n in range(6):
        r = n + 2
        hours = ["" if (n + m) % 5 == 0 else 100 + 3 * m for m in range(12)]
        rows.append([f"Person {n}", *hours, f"=SUM(B{r}:M{r})", 25 + n, f"=ROUND(N{r}*O{r},2)"])
        rows[-1].append(f"=P{r}/$P$8")
    sums = [f"=SUM({column_letters(c)}2:{column_letters(c)}7)" for c in range(2, 15)]
    rows.append(["Total", *sums, "=P8/N8", "=SUM(P2:P7)", "=SUM(Q2:Q7)"])
    means = [f"=AVERAGE({column_letters(c)}2:{column_letters(c)}7)" for c in range(2, 15)]
    rows.append(["Average", *means])
    return {"sheet": rows, "formats": {"Budget!Q2:Q8": "0.0%"}}


def headings_above_their_parts() -> dict[str, Any]:
    """Numbered headings whose sums stand above their lines, as in Turkish forms."""
    rows: Rows = [["Sıra", "Maliyet kalemi", "Miktar", "Birim", "Birim fiyat", "Tutar", "Oran"]]
    heads = []
    for head in range(1, 5):
        first = len(rows) + 2
        heads.append(first - 1)
        lines = 2 + head
        rows.append([f"{head}", f"Başlık {head}", "", "", ""])
        rows[-1] += [f"=SUM(F{first}:F{first + lines - 1})", f"=F{first - 1}/$F$26"]
        for line in range(lines):
            r = first + line
            rows.append([f"{head}.{line + 1}", f"Kalem {head}.{line + 1}", line + 1, "adet", 50])
            rows[-1].append(f"=C{r}*E{r}")
    while len(rows) < 24:
        rows.append([])
    total = "=" + "+".join(f"F{r}" for r in heads)
    rows.append(["", "Toplam uygun doğrudan maliyet", "", "", "", total, ""])
    rows.append(["", "Genel toplam", "", "", "", "=F25*(1+$J$1)", ""])
    given = {"Budget!I1": "Dolaylı maliyet oranı", "Budget!J1": 0.07}
    return {"sheet": rows, "cells": given, "formats": {"Budget!G2:G24": "0.00%"}}


def lump_sums_between() -> dict[str, Any]:
    """Products and typed lump sums in one column, overheads, of-which rows below the total."""
    rows: Rows = [["Item", "Unit", "Units", "Unit cost", "Amount", "Remark"]]
    for n in range(9):
        r = n + 2
        if n in (3, 8):
            rows.append([f"Lump sum {n}", "lump sum", "", "", 3000 + n, "as quoted"])
        else:
            rows.append([f"Item {n}", "day", n + 1, 120, f"=C{r}*D{r}", ""])
    rows.append(["Total direct", "", "", "", "=SUM(E2:E10)"])
    rows.append(["Indirect costs (7 %)", "", "", "", "=ROUND((E11-E5)*$H$1,2)"])
    rows.append(["Total", "", "", "", "=E11+E12"])
    rows.append(["of which travel", "", "", "", "=E3+E6"])
    rows.append(["of which staff", "", "", "", "=E13-E14"])
    return {"sheet": rows, "cells": {"Budget!G1": "Flat rate", "Budget!H1": 0.07}}


def actual_and_forecast() -> dict[str, Any]:
    """Six months typed, six months from their average; a total and a half-year sum."""
    rows: Rows = [["Line", *(f"M{m}" for m in range(1, 13)), "First half", "Year"]]
    rows.append(["Typed", *(100 + m for m in range(12)), "=SUM(B2:G2)", "=SUM(B2:M2)"])
    for n in range(5):
        r = n + 3
        forecast = [f"=AVERAGE($B{r}:$G{r})"] * 6
        rows.append([f"Line {n}", *(10 * n + m for m in range(6)), *forecast])
        rows[-1] += [f"=SUM(B{r}:G{r})", f"=SUM(B{r}:M{r})"]
    return {"sheet": rows}


def halves_and_quarters() -> dict[str, Any]:
    """Typed months with the sums of their quarters between, of a half, and of the year."""
    heads = ["", "M1", "M2", "M3", "Q1", "M4", "M5", "M6", "Q2", "M7", "M8", "First half", "All"]
    rows: Rows = [heads]
    for r in range(2, 7):
        rows.append([f"Line {r}", r, 2 * r, 3, f"=SUM(B{r}:D{r})", 4, 5 * r, 6])
        rows[-1] += [f"=SUM(F{r}:H{r})", 7, 8 * r, f"=E{r}+I{r}", f"=E{r}+I{r}+J{r}+K{r}"]
    return {"sheet": rows}


def shares_with_a_remainder() -> dict[str, Any]:
    """Amounts spread over partners by a key; the last partner takes what is left."""
    rows: Rows = [["Work package", "Amount", "P1", "P2", "P3", "P4"], ["Key", "", 0.4, 0.3, 0.2]]
    rows[1].append("=1-SUM(C2:E2)")
    for n in range(6):
        r = n + 3
        rows.append([f"WP{n + 1}", 1000 * n + 0.01, *(f"=ROUND($B{r}*{c}$2,2)" for c in "CDE")])
        rows[-1].append(f"=B{r}-SUM(C{r}:E{r})")
    rows.append(["Total", *(f"=SUM({c}3:{c}8)" for c in "BCDEF")])
    return {"sheet": rows, "formats": {"Budget!C2:F2": "0%"}}


def totals_on_top() -> dict[str, Any]:
    """A long list with its totals in the first row, and criteria sums beside it."""
    rows: Rows = [["Total", "", "", "=SUM(D4:D500)", "=SUBTOTAL(9,E4:E500)"], []]
    rows.append(["Partner", "Category", "Text", "Amount", "Eligible", "", "Partner", "Sum"])
    for n in range(40):
        r = n + 4
        rows.append([f"P{n % 5}", "Staff", f"line {n}", 10.5 * n, f'=IF(B{r}="",0,D{r})'])
        if n < 5:
            rows[-1] += ["", f"P{n}", f"=SUMIFS($D$4:$D$500,$A$4:$A$500,G{r})"]
        if n == 5:
            rows[-1] += ["", "Total", "=SUM(H4:H8)"]
    return {"sheet": rows}


def equipment() -> dict[str, Any]:
    """Depreciation with one line that is written off at once, and months typed."""
    rows: Rows = [["Item", "Price", "Life", "Months", "Share", "Eligible"]]
    for n in range(7):
        r = n + 2
        formula = f"=ROUND(B{r}*MIN(D{r},C{r})/C{r}*E{r},2)"
        rows.append([f"Item {n}", 1000 + n, 36, 24, 0.5 if n == 3 else 1, formula])
    rows[8 - 1][5] = "=B8"
    rows.append(["Total", "=SUM(B2:B8)", "", "", "", "=SUM(F2:F8)"])
    return {"sheet": rows}


def numbered_and_dated() -> dict[str, Any]:
    """Running numbers, dates that follow each other, and a table of codes."""
    rows: Rows = [["No", "Start", "End", "Days", "Code"], [1, 44600, "=B2+29", "=C2-B2+1", "'001"]]
    for r in range(3, 9):
        rows.append([f"=A{r - 1}+1", f"=C{r - 1}+1", f"=B{r}+29", f"=C{r}-B{r}+1", f"'{r:03}"])
    rows[5][2] = "=B6+14"
    rows[-1][2] = "=B8+9"
    return {"sheet": rows[:5], "formats": {"Budget!B2:C9": "dd.mm.yyyy"}}


BUDGETS = (
    partners_in_rows,
    lines_by_period,
    summary_of_partner_sheets,
    cash_flow,
    staff_by_month,
    headings_above_their_parts,
    lump_sums_between,
    actual_and_forecast,
    halves_and_quarters,
    shares_with_a_remainder,
    totals_on_top,
    equipment,
    numbered_and_dated,
)

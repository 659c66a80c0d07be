"""Budgets as people make them without cofin: blocks of rows, formulas, totals, a summary.

They carry what must not be mistaken for an error: codes that are texts on purpose, one value
far from the others, arguments in another order, template rows that show 0, notes beside the
table, sub-totals.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Any

import xlsxwriter

WORDS = {
    "en": {
        "staff": "Staff",
        "travel": "Travel",
        "summary": "Summary",
        "code": "Code",
        "what": "Description",
        "months": "Person-months",
        "rate": "Monthly cost (EUR)",
        "amount": "Amount (EUR)",
        "trips": "Number of trips",
        "price": "Unit cost (EUR)",
        "total": "Total",
        "heading": "Cost heading",
        "overhead": "Indirect costs",
        "share": "Share",
        "note": "Travel by train where possible",
        "flat": "Flat rate for indirect costs",
    },
    "tr": {
        "staff": "Personel",
        "travel": "Seyahat",
        "summary": "Özet",
        "code": "Kod",
        "what": "Açıklama",
        "months": "Adam-ay",
        "rate": "Aylık maliyet (EUR)",
        "amount": "Tutar (EUR)",
        "trips": "Seyahat sayısı",
        "price": "Birim maliyet (EUR)",
        "total": "Toplam",
        "heading": "Maliyet kategorisi",
        "overhead": "Dolaylı maliyetler",
        "share": "Pay",
        "note": "Mümkünse trenle gidilecektir",
        "flat": "Dolaylı maliyetler için sabit oran",
    },
}
JOBS = ("Manager", "Trainer", "Uzman", "Adviser", "Editör", "Designer", "Analyst", "Asistan")
TOWNS = ("Bari", "Varna", "Gdynia", "İzmir", "Tartu", "Coimbra", "Vigo", "Kiel", "Ghent")
CENT = Decimal("0.01")


@dataclass(frozen=True)
class Block:
    """Rows of quantity x price = amount with a total below, all columns from 1."""

    sheet: str
    first: int
    last: int
    text: int
    code: int
    quantity: int
    price: int
    amount: int
    total: int  # its row


def plain_workbook(seed: int, lang: str) -> tuple[bytes, tuple[Block, ...]]:
    """A budget and where its blocks stand; every stored value is right."""
    r = Random(f"plain {seed} {lang}")
    words = WORDS[lang]
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    money = book.add_format({"num_format": "#,##0.00"})
    percent = book.add_format({"num_format": "0.00%"})
    bold = book.add_format({"bold": True})
    blocks, totals = [], []
    for key, quantity, price in (("staff", "months", "rate"), ("travel", "trips", "price")):
        sheet = book.add_worksheet(words[key])
        top = r.choice((1, 3, 4))
        left = r.choice((0, 1))
        if top > 1:
            sheet.write(0, left, f"{words[key]} 2022-2024", bold)
        heads = [words[w] for w in ("code", "what", quantity, price, "amount")]
        for i, head in enumerate(heads):
            sheet.write(top - 1, left + i, head, bold)
        count, spare = r.randint(6, 16), r.choice((0, 0, 2))
        sum_ = Decimal(0)
        for i in range(count + spare):
            row = top + i
            sum_ += _row(sheet, r, row, left, key, i, is_spare=i >= count, money=money)
        last = top + count + spare - 1
        letter = chr(65 + left + 4)
        sheet.write(last + 1, left + 1, words["total"], bold)
        formula = f"=SUM({letter}{top + 1}:{letter}{last + 1})"
        sheet.write_formula(last + 1, left + 4, formula, money, float(sum_))
        if key == "travel":
            sheet.write(top, left + 6, words["note"])
        blocks.append(
            Block(
                words[key],
                top + 1,
                last + 1 - spare,
                left + 2,
                left + 1,
                left + 3,
                left + 4,
                left + 5,
                last + 2,
            )
        )
        totals.append((f"='{words[key]}'!{letter}{last + 2}", sum_))
    _summary(book.add_worksheet(words["summary"]), words, totals, money, percent)
    book.close()
    return target.getvalue(), tuple(blocks)


def _row(
    sheet: Any,
    r: Random,
    row: int,
    left: int,
    key: str,
    number: int,
    *,
    is_spare: bool,
    money: Any,
) -> Decimal:
    """One row; its amount."""
    q, p = chr(65 + left + 2), chr(65 + left + 3)
    order = (f"{p}{row + 1}*{q}{row + 1}", f"{q}{row + 1}*{p}{row + 1}")
    formula = f"=ROUND({order[r.random() < 0.8]},2)"
    if is_spare:
        sheet.write_formula(row, left + 4, formula, money, 0)
        return Decimal(0)
    sheet.write_string(row, left, f"{number + 1:03}")  # a code, a text on purpose
    if key == "staff":
        quantity = Decimal(r.randint(4, 48)) / 4
        price = Decimal(r.randint(200_000, 420_000)) / 100
        if number == 3:
            price *= 2  # somebody who costs more
        sheet.write(row, left + 1, f"{r.choice(JOBS)} {number + 1}")
    else:
        quantity = Decimal(r.randint(1, 6))
        price = Decimal(r.randint(30_000, 99_999)) / 100
        sheet.write(row, left + 1, f"{r.choice(TOWNS)} {number + 1}")
    amount = (quantity * price + Decimal("0.0000001")).quantize(CENT)
    sheet.write_number(row, left + 2, float(quantity))
    sheet.write_number(row, left + 3, float(price), money)
    sheet.write_formula(row, left + 4, formula, money, float(amount))
    return amount


def _summary(
    sheet: Any, words: dict[str, str], totals: list[tuple[str, Decimal]], money: Any, percent: Any
) -> None:
    """Totals of the sheets, indirect costs by a rate in a cell of its own, shares."""
    direct = sum((amount for _, amount in totals), Decimal(0))
    overhead = (direct * 7 / 100 + Decimal("0.0000001")).quantize(CENT)
    everything = direct + overhead
    sheet.write_row(3, 0, [words["heading"], words["amount"], words["share"]])
    sheet.write(0, 0, words["flat"])
    sheet.write(0, 1, 0.07, percent)
    lines = [
        (words["staff"], *totals[0]),
        (words["travel"], *totals[1]),
        (words["overhead"], "=ROUND((B5+B6)*$B$1,2)", overhead),
    ]
    for i, (label, formula, amount) in enumerate(lines):
        sheet.write(4 + i, 0, label)
        sheet.write_formula(4 + i, 1, formula, money, float(amount))
        share = float(amount) / float(everything)
        sheet.write_formula(4 + i, 2, f"=B{5 + i}/$B$8", percent, share)
    sheet.write(7, 0, words["total"])
    sheet.write_formula(7, 1, "=SUM(B5:B7)", money, float(everything))
    sheet.write_formula(7, 2, "=SUM(C5:C7)", percent, 1)

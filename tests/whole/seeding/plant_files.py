"""Defects of files: no workbook at all, damaged, encrypted, with foreign content (F01-F09)."""

from __future__ import annotations

import io
import zipfile
from random import Random

from cofin.a1 import MAX_ROW
from tests.whole.seeding.clean import Clean
from tests.whole.seeding.edits import (
    AddPart,
    Bytes,
    Dimension,
    DropName,
    Edit,
    Forget,
    Formula,
    HideSheet,
    Name,
    Put,
    Rename,
    Strip,
    held,
)
from tests.whole.seeding.seed import Seed, cell, plants

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ANYWAY = frozenset(("M01", "M02"))


@plants("F01")
def no_workbook(book: Clean, r: Random) -> Seed:
    content, name = r.choice(
        (
            (b"\x07Ay\xc5\x9fe" + b" " * 49 + b"A\0y\0" + b"\0" * 100, "~$budget.xlsx"),
            (b"", "budget.xlsx"),
            (r.randbytes(r.randint(5, 4000)), "budget.xlsx"),
            (b"\x89PNG\r\n\x1a\n" + r.randbytes(200), "budget.xlsx"),
            (b"%PDF-1.7\n" + r.randbytes(300), "budget.xlsx"),
            (book.content, "~$budget.xlsx"),
        )
    )
    return Seed("F01", (Bytes(lambda _: content),), file=name, also=ANYWAY)


@plants("F02")
def other_format(_book: Clean, r: Random) -> Seed:
    content, name = r.choice(
        (
            (OLE + b"\0" * 500 + "Workbook".encode("utf-16-le") + r.randbytes(900), "b.xls"),
            (OLE + b"\0" * 500 + "Workbook".encode("utf-16-le") + r.randbytes(900), "b.xlsx"),
            (_ods(), "budget.ods"),
            (_ods(), "budget.xlsx"),
            (b"Item;Amount\nA;" + str(r.randint(1, 999)).encode() + b"\n", "budget.csv"),
            (b"Item,Amount\nA,5\n", "budget.xlsx"),
        )
    )
    return Seed("F02", (Bytes(lambda _: content),), file=name, also=ANYWAY)


def _ods() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", "<x/>")
    return target.getvalue()


@plants("F03")
def encrypted(_book: Clean, r: Random) -> Seed:
    streams = "EncryptionInfo".encode("utf-16-le"), "EncryptedPackage".encode("utf-16-le")
    content = OLE + r.randbytes(r.randint(100, 600)) + b"".join(streams) + r.randbytes(2000)
    return Seed("F03", (Bytes(lambda _: content),), also=ANYWAY)


@plants("F04")
def damaged(_book: Clean, r: Random) -> Seed:
    kind = r.choice(("cut", "part", "flipped", "xml", "link"))
    salt = r.random()

    def broken(content: bytes) -> bytes:
        if kind == "cut":
            return content[: int(len(content) * (0.2 + 0.7 * salt))]
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = {info.filename: package.read(info) for info in package.infolist()}
            sheets = sorted(name for name in parts if name.startswith("xl/worksheets/sheet"))
            hit = sheets[int(salt * len(sheets))]
            offset = package.getinfo(hit).header_offset + 60
            packed = package.getinfo(hit).compress_size
        if kind == "flipped":
            at = offset + int((packed - 60) * 0.5)
            return content[:at] + bytes(255 - b for b in content[at : at + 4]) + content[at + 4 :]
        if kind == "part":
            del parts["xl/sharedStrings.xml" if "xl/sharedStrings.xml" in parts else hit]
        elif kind == "link":
            del parts[hit]
        else:
            parts[hit] = parts[hit][: int(len(parts[hit]) * (0.3 + 0.6 * salt))]
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
            for name, part in parts.items():
                package.writestr(name, part)
        return target.getvalue()

    return Seed("F04", (Bytes(broken),), also=ANYWAY, what=kind)


@plants("F05")
def active_content(_book: Clean, r: Random) -> Seed:
    part, kind = "xl/vbaProject.bin", "vbaProject"
    name = r.choice(("budget.xlsm", "budget.xlsx", "Bütçe.xlsm"))
    return Seed("F05", (AddPart(part, OLE + r.randbytes(600), kind),), file=name)


@plants("F06")
def link_to_another_file(book: Clean, r: Random) -> Seed:
    block = r.choice(book.blocks)
    row = r.randint(block.first, block.last)
    column = r.choice((block.quantity, block.price))
    here = book.grid.sheet(block.sheet)
    assert here is not None
    stored = held(here.cell(row, column))
    reference = r.choice(("[1]Rates!$B$4", "'[rates 2022.xlsx]Rates'!C5", "'C:\\[a.xlsx]S'!A1"))
    put = Put(block.sheet, row, column, Formula(reference, stored))
    also = frozenset(("C04", "C05", "A09", "C08", "C06", "F07"))
    edits: tuple[Edit, ...] = (put,)
    if "[1]" in reference:
        link = b'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
        edits = (put, AddPart("xl/externalLinks/externalLink1.xml", link, "externalLink"))
    return Seed("F06", edits, also=also, what=reference)


@plants("F06")
def broken_name(_book: Clean, r: Random) -> Seed:
    text = r.choice(("#REF!", "Costs!#REF!", "#REF!$A$4", "'[2]Old sheet'!$A$1:$B$9"))
    return Seed("F06", (Name(r.choice(("rates", "Birim", "price_list")), text),), what=text)


@plants("F07")
def lost_template(book: Clean, r: Random) -> Seed | None:
    if not book.is_known:
        return None
    block = book.blocks[0]
    sheets = [sheet.name for sheet in book.grid.sheets]
    budget = book.place("out.budget.eligible")[0]
    edits: tuple[Edit, ...] = r.choice(
        (
            (Strip(block.sheet, "sheetProtection"),),
            (Strip(r.choice(sheets), "sheetProtection"),),
            (Strip(block.sheet, "dataValidations"),),
            (HideSheet(book.place("cofin.state")[0]),),
            (DropName(r.choice(book.names("in.cost."))),),
            (_without_sheet(budget),),
            (Rename(r.choice([sheets[0], block.sheet]), r.choice(("Sheet5", "Maliyet (2)"))),),
            (Put(*book.place("cofin.version"), "0.0.1"),),
            (Put(*book.place("cofin.layout"), r.choice((0, 99))),),
        )
    )
    also = frozenset(("C03", "A09", "M01", "F06", "C09", "C06", "A02", "A05", "F09", "M02"))
    return Seed("F07", edits, also=also, what=str(edits[0]))


def _without_sheet(name: str) -> Bytes:
    """The sheet is deleted, as far as the list of sheets goes."""
    import re

    def change(content: bytes) -> bytes:
        target = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w") as new:
            for info in old.infolist():
                part = old.read(info)
                if info.filename == "xl/workbook.xml":
                    known = re.escape(name.encode())
                    part = re.sub(rb'<sheet name="' + known + rb'"[^>]*/>', b"", part)
                new.writestr(info.filename, part)
        return target.getvalue()

    return Bytes(change)


@plants("F08")
def blown_up(book: Clean, r: Random) -> Seed:
    sheet = r.choice(book.blocks).sheet
    row = r.choice((MAX_ROW, MAX_ROW - 3, 900_000))
    edits: tuple[Edit, ...] = r.choice(
        (
            (Dimension(sheet, f"A1:{r.choice(('XFD', 'Z', 'K'))}{row}"), Put(sheet, row, 30, 0)),
            (Put(sheet, row, r.randint(20, 30), r.choice(("x", ".", " "))),),
            (Put(sheet, 3, 16_384, r.choice(("x", 1))),),
        )
    )
    also = frozenset(("C12", "C01", "C13", "A01", "F07", "C04", "C06"))
    return Seed("F08", edits, also=also)


@plants("F09")
def never_calculated(book: Clean, r: Random) -> Seed:
    sheets = sorted({block.sheet for block in book.blocks})
    chosen = r.choice(((), tuple(sheets), (r.choice(sheets),)))
    return Seed("F09", (Forget(chosen),), also=frozenset(("A09", "M01", "C06")), what=str(chosen))


@plants("F09")
def one_never_calculated(book: Clean, r: Random) -> Seed:
    block = r.choice(book.blocks)
    row = r.randint(block.first, block.last)
    sheet = book.grid.sheet(block.sheet)
    assert sheet is not None
    formula = sheet.cell(row, block.amount).formula
    assert formula is not None
    put = Put(block.sheet, row, block.amount, Formula(formula, None))
    at = (cell(block.sheet, row, block.amount),)
    return Seed("F09", (put,), at=at, also=frozenset(("A09", "C06")))

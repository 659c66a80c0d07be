"""The same form with parts and spellings that only Excel, add-ins and other programs write."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import openpyxl

from tests.workbook.patch.inject import OFFICE, changed, packed, parts_of, with_part
from tests.workbook.patch.makers import DRAWN, form
from tests.workbook.patch.spelled import SPELLED

SHEET, BOOK = "xl/worksheets/sheet1.xml", "xl/workbook.xml"
MS = "http://schemas.microsoft.com/office"
XML = "application/xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
ML = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def _part(name: str, body: str | bytes, kind: str, relation: str, owner: str = BOOK) -> bytes:
    return with_part(form(), name, body, kind, relation, owner)


def macros() -> bytes:
    """A macro project (any bytes), as Excel marks it."""
    made = _part(
        *("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 macros"),
        *("application/vnd.ms-office.vbaProject", f"{MS}/2006/relationships/vbaProject"),
    )
    main = f"{ML}.sheet.main+xml"
    return changed(
        made, "[Content_Types].xml", (main, "application/vnd.ms-excel.sheet.macroEnabled.main+xml")
    )


def template() -> bytes:
    """A template of Excel's own kind."""
    pair = (f"{ML}.sheet.main+xml", f"{ML}.template.main+xml")
    return changed(form(), "[Content_Types].xml", pair)


def pivot() -> bytes:
    """A pivot table at F2:G5 over A1:B4."""
    cache = (
        f'<pivotCacheDefinition xmlns="{MAIN}" xmlns:r="{OFFICE}" refreshOnLoad="1">'
        '<cacheSource type="worksheet"><worksheetSource ref="A1:B4" sheet="Form"/></cacheSource>'
        '<cacheFields count="2"><cacheField name="What"><sharedItems/></cacheField>'
        '<cacheField name="Amount"><sharedItems/></cacheField></cacheFields></pivotCacheDefinition>'
    )
    table = (
        f'<pivotTableDefinition xmlns="{MAIN}" name="P" cacheId="1" dataCaption="Values">'
        '<location ref="F2:G5" firstHeaderRow="1" firstDataRow="1" firstDataCol="1"/>'
        "</pivotTableDefinition>"
    )
    made = _part(
        "xl/pivotTables/pivotTable1.xml",
        table,
        f"{ML}.pivotTable+xml",
        f"{OFFICE}/pivotTable",
        SHEET,
    )
    return with_part(
        *(made, "xl/pivotCache/pivotCacheDefinition1.xml", cache),
        *(f"{ML}.pivotCacheDefinition+xml", f"{OFFICE}/pivotCacheDefinition"),
        "xl/pivotTables/pivotTable1.xml",
    )


def external_link() -> bytes:
    body = f'<externalLink xmlns="{MAIN}"/>'
    return _part(
        "xl/externalLinks/externalLink1.xml",
        body,
        f"{ML}.externalLink+xml",
        f"{OFFICE}/externalLink",
    )


def chained() -> bytes:
    """A calculation chain, as Excel writes one."""
    body = (
        f'<calcChain xmlns="{MAIN}"><c r="D2" i="1"/><c r="D3" i="1"/><c r="D4" i="1"/></calcChain>'
    )
    return _part("xl/calcChain.xml", body, f"{ML}.calcChain+xml", f"{OFFICE}/calcChain")


def prefixed() -> bytes:
    """Every tag of the sheet with a prefix, as some programs write it."""
    import re

    parts = parts_of(form())
    text = parts[SHEET].decode()
    text = re.sub(r"<(/?)([A-Za-z])", r"<\1x:\2", text).replace(
        f'xmlns="{MAIN}"', f'xmlns:x="{MAIN}"'
    )
    return packed({**parts, SHEET: text.encode()})


def no_places() -> bytes:
    """Cells and rows that do not say where they are."""
    import re

    parts = parts_of(form())
    text = re.sub(r'(<(?:c|row)) r="[A-Z]*\d+"', r"\1", parts[SHEET].decode())
    return packed({**parts, SHEET: text.encode()})


def empty_rows() -> bytes:
    """Rows without cells, in both spellings, and one that has a format of its own."""
    parts = parts_of(form())
    text = parts[SHEET].decode()
    at = text.index("</sheetData>")
    rows = (
        '<row r="7" spans="1:1"/><row r="9" s="1" customFormat="1"></row>'
        '<row r="12"><c r="H12"/></row>'
    )
    return packed({**parts, SHEET: (text[:at] + rows + text[at:]).encode()})


def no_data() -> bytes:
    """A second sheet that is empty."""
    content = io.BytesIO()
    book = openpyxl.load_workbook(io.BytesIO(form()))
    book.create_sheet("Empty")
    book.save(content)
    return content.getvalue()


def counted_from_1904() -> bytes:
    return changed(form(), BOOK, ("<workbookPr ", '<workbookPr date1904="1" '))


def byte_order_mark() -> bytes:
    parts = parts_of(form())
    return packed({**parts, SHEET: b"\xef\xbb\xbf" + parts[SHEET]})


def strict() -> bytes:
    """The strict variant of the format names everything otherwise."""
    old, new = "http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/"
    swaps = (
        (f"{old}spreadsheetml/2006/main", f"{new}spreadsheetml/main"),
        (f"{old}officeDocument/2006/", f"{new}officeDocument/"),
    )
    parts = parts_of(form())
    for name, body in parts.items():
        text = body.decode("utf-8", "surrogateescape")
        for pair in swaps:
            text = text.replace(*pair)
        parts[name] = text.encode("utf-8", "surrogateescape")
    parts[BOOK] = parts[BOOK].replace(b"<workbook ", b'<workbook conformance="strict" ', 1)
    return packed(parts)


def signed() -> bytes:
    relation = (
        "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"
    )
    kind = "application/vnd.openxmlformats-package.digital-signature-origin"
    return _part("_xmlsignatures/origin.sigs", b"", kind, relation)


def opaque(name: str, relation: str, owner: str = BOOK) -> Callable[[], bytes]:
    """A part that only Excel understands and that must stay byte for byte."""
    return lambda: _part(name, f"<x><!-- {name} --></x>", XML, relation, owner)


ODD: dict[str, Callable[[], bytes]] = {
    "macros": macros,
    "pivot table": pivot,
    "external link": external_link,
    "calculation chain": chained,
    "prefixed tags": prefixed,
    "cells without places": no_places,
    "rows without cells": empty_rows,
    "an empty sheet, saved by openpyxl": no_data,
    "days counted from 1904": counted_from_1904,
    "byte order mark": byte_order_mark,
    "slicer": opaque("xl/slicers/slicer1.xml", f"{MS}/2007/relationships/slicer", SHEET),
    "slicer cache": opaque("xl/slicerCaches/c.xml", f"{MS}/2007/relationships/slicerCache"),
    "timeline": opaque("xl/timelines/t.xml", f"{MS}/2011/relationships/timeline", SHEET),
    "threaded comments": opaque(
        "xl/threadedComments/t1.xml", f"{MS}/2017/10/relationships/threadedComment", SHEET
    ),
    "persons": opaque("xl/persons/person.xml", f"{MS}/2017/10/relationships/person"),
    "custom XML": opaque("customXml/item1.xml", f"{OFFICE}/customXml"),
    "printer settings": opaque("xl/printerSettings/p1.bin", f"{OFFICE}/printerSettings", SHEET),
    "connections": opaque("xl/connections.xml", f"{OFFICE}/connections"),
    "query table": opaque("xl/queryTables/q1.xml", f"{OFFICE}/queryTable", SHEET),
    "control properties": opaque("xl/ctrlProps/c1.xml", f"{OFFICE}/ctrlProp", SHEET),
    "ActiveX": opaque("xl/activeX/a1.xml", f"{OFFICE}/control", SHEET),
    "OLE object": opaque("xl/embeddings/o1.bin", f"{OFFICE}/oleObject", SHEET),
    "web extension": opaque("xl/webextensions/w1.xml", f"{MS}/2011/relationships/webextension", ""),
    "thumbnail": opaque(
        *("docProps/thumbnail.jpeg",),
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail",
        "",
    ),
}


def everything() -> dict[str, bytes]:
    """Every workbook of the suite by its name."""
    made = {name: form(draw) for name, draw in DRAWN.items()}
    made |= {name: make() for name, make in {**ODD, **SPELLED}.items()}
    # XlsxWriter begins one name with a slash: cofin reads that, LibreOffice does not
    cell = "image in a cell"
    made[cell] = packed({name.lstrip("/"): body for name, body in parts_of(made[cell]).items()})
    import xlwings

    shipped = Path(xlwings.__file__).parent / "quickstart_standalone.xlsm"
    if shipped.is_file():
        made["a standalone workbook of xlwings"] = shipped.read_bytes()
    return made

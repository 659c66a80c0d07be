"""The add-in file ``cofin.xlam``: a workbook of one sheet with VBA and a ribbon.

The sheet ``cofin.conf`` holds what is the same for everybody.  Which Python is at work is
written into the user's own file by the installer: a key in the sheet would win over it.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from importlib import resources
from xml.sax.saxutils import escape

from cofin.excel.build.vba_project import Module, ModuleKind, vba_project
from cofin.excel.build.vba_text import functions_module, ribbon_module, ribbon_xml
from cofin.excel.build.xlwings_text import PROJECT, xlwings_text

FILE_NAME = "cofin.xlam"
CONF = {
    "UDF MODULES": "cofin.excel.udf",
    "USE UDF SERVER": "1",  # read as a truth value, which is a word of each language
    "ADD_WORKBOOK_TO_PYTHONPATH": "false",
}
_DAY = (1980, 1, 1, 0, 0, 0)
_NAMES = "http://schemas.openxmlformats.org"
_MAIN = f"{_NAMES}/spreadsheetml/2006/main"
_RELATIONS = f"{_NAMES}/officeDocument/2006/relationships"
_PACKAGE_RELATIONS = f"{_NAMES}/package/2006/relationships"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def addin_file() -> bytes:
    """The content of ``cofin.xlam``; ``OutputError`` when xlwings is not installed."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            ("rId1", f"{_RELATIONS}/officeDocument", "xl/workbook.xml"),
            (
                "rId2",
                "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility",
                "customUI/customUI14.xml",
            ),
        ),
        "xl/workbook.xml": _workbook(),
        "xl/_rels/workbook.xml.rels": _relations(
            ("rId1", f"{_RELATIONS}/worksheet", "worksheets/sheet1.xml"),
            ("rId2", f"{_RELATIONS}/styles", "styles.xml"),
            (
                "rId3",
                "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
                "vbaProject.bin",
            ),
        ),
        "xl/worksheets/sheet1.xml": _sheet(CONF),
        "xl/styles.xml": _styles(),
        "customUI/customUI14.xml": ribbon_xml(),
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name, text in parts.items():
            package.writestr(_entry(name), text.encode())
        package.writestr(_entry("xl/vbaProject.bin"), vba_project("Cofin", modules()))
    return packed.getvalue()


def modules() -> list[Module]:
    """All VBA of the add-in: its own, and what xlwings ships."""
    shipped = xlwings_text()
    return [
        Module("ThisWorkbook", own_source("ThisWorkbook.cls"), ModuleKind.WORKBOOK),
        Module("SheetConf", "", ModuleKind.SHEET),
        Module("CofinFunctions", functions_module()),
        Module("CofinServer", own_source("CofinServer.bas")),
        Module("CofinRibbon", ribbon_module()),
        Module("CofinUser", own_source("CofinUser.bas")),
        Module("xlwings", shipped.module),
        Module("Dictionary", shipped.dictionary, ModuleKind.CLASS),
    ]


def own_source(name: str) -> str:
    """VBA that is written by hand, from beside this module."""
    place = resources.files("cofin") / "excel" / "build" / "vba" / name
    return place.read_text("utf-8")


def sources() -> Mapping[str, str]:
    """Every text that the add-in is made from but xlwings' own, by file name."""
    return {
        "CofinFunctions.bas": functions_module(),
        "CofinRibbon.bas": ribbon_module(),
        "CofinUser.bas": own_source("CofinUser.bas"),
        "CofinServer.bas": own_source("CofinServer.bas"),
        "ThisWorkbook.cls": own_source("ThisWorkbook.cls"),
        "customUI14.xml": ribbon_xml(),
        "cofin.conf.csv": "".join(f"{key},{value}\n" for key, value in CONF.items()),
    }


def _entry(name: str) -> zipfile.ZipInfo:
    """A part that is not compressed: another zlib would make other bytes of the same text."""
    entry = zipfile.ZipInfo(name, _DAY)
    entry.create_system = 0  # the same on every system
    return entry


def _content_types() -> str:
    office = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "/xl/workbook.xml": "application/vnd.ms-excel.addin.macroEnabled.main+xml",
        "/xl/worksheets/sheet1.xml": f"{office}.worksheet+xml",
        "/xl/styles.xml": f"{office}.styles+xml",
        "/xl/vbaProject.bin": "application/vnd.ms-office.vbaProject",
    }
    said = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts.items()
    )
    return (
        f'{_XML}<Types xmlns="{_NAMES}/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{said}</Types>'
    )


def _relations(*rows: tuple[str, str, str]) -> str:
    said = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>' for key, kind, target in rows
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE_RELATIONS}">{said}</Relationships>'


def _workbook() -> str:
    return (
        f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}">'
        '<workbookPr codeName="ThisWorkbook"/><bookViews><workbookView/></bookViews>'
        f'<sheets><sheet name="{PROJECT}.conf" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )


def _sheet(rows: Mapping[str, str]) -> str:
    said = "".join(
        f'<row r="{i}">{_text(f"A{i}", key)}{_text(f"B{i}", value)}</row>'
        for i, (key, value) in enumerate(rows.items(), start=1)
    )
    return (
        f'{_XML}<worksheet xmlns="{_MAIN}"><sheetPr codeName="SheetConf"/>'
        f"<sheetData>{said}</sheetData></worksheet>"
    )


def _text(cell: str, text: str) -> str:
    return f'<c r="{cell}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def _styles() -> str:
    return (
        f'{_XML}<styleSheet xmlns="{_MAIN}"><fonts count="1"><font><sz val="11"/>'
        '<name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill '
        'patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
        '<cellXfs count="1"><xf xfId="0"/></cellXfs><cellStyles count="1"><cellStyle '
        'name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )

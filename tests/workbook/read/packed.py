"""Small workbook files made part by part, so that each can be wrong in one way."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

from cofin.grid import CellValue, SheetGrid

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# What the fixtures ``only_sheet``, ``first_cell`` and ``refusal`` are.
ReadSheet: TypeAlias = Callable[..., SheetGrid]
ReadCell: TypeAlias = Callable[[str], CellValue]
Refusal: TypeAlias = Callable[..., str]


def sheet(rows: str = "", after: str = "", before: str = "") -> str:
    return (
        f'{HEAD}<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'
    )


def cell(content: str, place: str = "A1", kind: str = "", style: str = "") -> str:
    """One row with one cell that has ``content`` as its inner XML."""
    kind = f' t="{kind}"' if kind else ""
    style = f' s="{style}"' if style else ""
    return f'<row><c r="{place}"{kind}{style}>{content}</c></row>'


def relationships(**targets: str) -> str:
    links = "".join(
        f'<Relationship Id="{name}" Type="{KINDS}/{name.rstrip("0123456789")}" Target="{target}"/>'
        for name, target in targets.items()
    )
    return f'{HEAD}<Relationships xmlns="{RELS}">{links}</Relationships>'


def workbook(*sheets: str, after: str = "", before: str = "") -> str:
    listed = "".join(
        f'<sheet name="{name}" sheetId="{i}" r:id="worksheet{i}"/>'
        for i, name in enumerate(sheets, 1)
    )
    return (
        f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{KINDS}">{before}'
        f"<sheets>{listed}</sheets>{after}</workbook>"
    )


def parts(rows: str = "", after: str = "", before: str = "") -> dict[str, str | bytes]:
    """The parts of a workbook with one sheet called Data."""
    return {
        "[Content_Types].xml": f"{HEAD}<Types/>",
        "_rels/.rels": relationships(officeDocument1="xl/workbook.xml"),
        "xl/workbook.xml": workbook("Data"),
        "xl/_rels/workbook.xml.rels": relationships(
            worksheet1="worksheets/sheet1.xml",
            sharedStrings2="sharedStrings.xml",
            styles3="styles.xml",
        ),
        "xl/worksheets/sheet1.xml": sheet(rows, after, before),
    }


def strings(*items: str) -> str:
    """A part of shared texts, each given as its inner XML."""
    return f'{HEAD}<sst xmlns="{MAIN}">{"".join(f"<si>{item}</si>" for item in items)}</sst>'


def packed(path: Path, content: Mapping[str, str | bytes]) -> Path:
    """Write the parts as a zip file."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in content.items():
            archive.writestr(name, part)
    return path

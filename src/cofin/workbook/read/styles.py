"""Cell formats: number format, locked, formula hidden."""

from __future__ import annotations

from cofin.grid import PLAIN, CellStyle
from cofin.workbook.read.markup import Attributes, truth, walk
from cofin.workbook.read.package import Package

#: Number formats that files name without spelling them out (ECMA-376, part 1, 18.8.30).
BUILT_IN = {
    "1": "0",
    "2": "0.00",
    "3": "#,##0",
    "4": "#,##0.00",
    "9": "0%",
    "10": "0.00%",
    "11": "0.00E+00",
    "12": "# ?/?",
    "13": "# ??/??",
    "14": "mm-dd-yy",
    "15": "d-mmm-yy",
    "16": "d-mmm",
    "17": "mmm-yy",
    "18": "h:mm AM/PM",
    "19": "h:mm:ss AM/PM",
    "20": "h:mm",
    "21": "h:mm:ss",
    "22": "m/d/yy h:mm",
    "37": "#,##0 ;(#,##0)",
    "38": "#,##0 ;[Red](#,##0)",
    "39": "#,##0.00;(#,##0.00)",
    "40": "#,##0.00;[Red](#,##0.00)",
    "45": "mm:ss",
    "46": "[h]:mm:ss",
    "47": "mmss.0",
    "48": "##0.0E+0",
    "49": "@",
}


def read_styles(package: Package, part: str) -> dict[str, CellStyle]:
    """The formats by the number under which cells refer to them (as text)."""
    formats = dict(BUILT_IN)
    found: list[tuple[str, bool]] = []
    inside = False

    def start(tag: str, has: Attributes) -> None:
        nonlocal inside
        if tag == "numFmt":
            formats[has.get("numFmtId", "")] = has.get("formatCode", "")
        elif tag == "cellXfs":
            inside = True
        elif tag == "xf" and inside:
            found.append((has.get("numFmtId", "0"), True))
        elif tag == "protection" and inside and found:
            # Writers disagree on applyProtection; applications go by the element itself.
            found[-1] = (found[-1][0], truth(has, "locked", default=True))

    def end(tag: str) -> None:
        nonlocal inside
        if tag == "cellXfs":
            inside = False

    walk(package, part, start, end)
    shared: dict[tuple[str, bool], CellStyle] = {}
    return {
        str(number): shared.setdefault(
            (kind, locked), CellStyle(formats.get(kind, PLAIN.number_format), locked)
        )
        for number, (kind, locked) in enumerate(found)
    }

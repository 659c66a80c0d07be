"""Pictures, charts and shapes on a sheet: people's own, not the charts that cofin draws."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cofin.a1 import a1
from cofin.text import Lang, say
from cofin.workbook.read.markup import Attributes, walk
from cofin.workbook.read.package import Package
from cofin.workbook.sheets.charts import TITLES

_ANCHORS = ("twoCellAnchor", "oneCellAnchor", "absoluteAnchor")

#: What is anchored, by its tag; the frame of a chart has other contents as well.
_KINDS = {
    **{"pic": "pictures", "sp": "shapes", "cxnSp": "shapes", "grpSp": "shapes"},
    "graphicFrame": "shapes",
}


class Drawing(NamedTuple):
    """Something that lies on a sheet; ``kind`` is pictures, charts or shapes."""

    kind: str
    cell: str  # its upper left one


class _Found(NamedTuple):
    kind: str
    cell: str
    chart: str  # the id under which the drawing knows it


def own_drawings(package: Package, part: str) -> Iterator[Drawing]:
    """What lies on the sheet in ``part`` that cofin has not drawn."""
    titles = {say(title, lang) for title in TITLES for lang in Lang}
    for link in package.relationships(part).values():
        if link.kind != "drawing" or link.part not in package:
            continue
        charts = package.relationships(link.part)
        for found in _anchored(package, link.part):
            chart = charts.get(found.chart)
            is_ours = chart and chart.part in package and _title(package, chart.part) in titles
            if not is_ours:
                yield Drawing(found.kind, found.cell)


def _anchored(package: Package, part: str) -> Iterator[_Found]:
    """One thing for each anchor: what a group holds, or is shown instead, is no other one."""
    found: list[_Found] = []
    kind = chart = ""
    place = {"row": 0, "col": 0}
    pieces: list[str] = []
    inside: list[str] = []

    def start(tag: str, has: Attributes) -> None:
        nonlocal kind, chart
        inside.append(tag)
        if tag in _ANCHORS:
            kind = chart = ""
            place.update(row=0, col=0)
        elif tag == "chart":
            kind, chart = "charts", _related(has)
        elif tag in _KINDS:
            kind = kind or _KINDS[tag]
        pieces.clear()

    def end(tag: str) -> None:
        inside.pop()
        if tag in place and inside[-1:] == ["from"]:
            text = "".join(pieces).strip()
            place[tag] = int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 0
        elif tag in _ANCHORS and kind:
            found.append(_Found(kind, a1(place["row"] + 1, place["col"] + 1), chart))

    walk(package, part, start, end, pieces.append)
    return iter(found)


def _related(has: Attributes) -> str:
    """The id of a relationship, in whichever variant of the format."""
    return next((value for name, value in has.items() if name.endswith(" id")), "")


def _title(package: Package, part: str) -> str:
    """The words over a chart; those along its axes come later."""
    pieces: list[str] = []
    inside: list[str] = []
    words: list[str] = []

    def start(tag: str, _: Attributes) -> None:
        inside.append(tag)
        pieces.clear()

    def end(tag: str) -> None:
        if tag == "t" and "title" in inside and "plotArea" not in inside:
            words.append("".join(pieces))
        inside.pop()

    walk(package, part, start, end, pieces.append)
    return "".join(words).strip()

"""The boxes of notes: programs show a note only where the drawing of old notes has a box for it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from cofin.grid import Position
from cofin.workbook.patch.measure import NoSheet
from cofin.workbook.patch.sheet import Piece, replaced

_SPACES = (
    'xmlns:v="urn:schemas-microsoft-com:vml"',
    'xmlns:o="urn:schemas-microsoft-com:office:office"',
    'xmlns:x="urn:schemas-microsoft-com:office:excel"',
)
_KIND = "_x0000_t202"
_KIND_OF_BOX = (
    '<v:shapetype%s id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
    'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
EMPTY = (
    f'<xml {" ".join(_SPACES)}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/>'
    "</o:shapelayout></xml>"
).encode()
#: Such drawings are not always XML, but their tags are these; openpyxl has other prefixes.
_SHAPE = re.compile(rb"<(?:\w+:)?shape\b[^<>]*>|</(?:\w+:)?shape\s*>")
_ROOT = re.compile(rb"<xml\b[^<>]*>")
_IS_NOTE = re.compile(rb"""ObjectType\s*=\s*["']Note["']""")
_ROW = re.compile(rb"<(?:\w+:)?Row>\s*(\d{1,9})\s*</")
_COLUMN = re.compile(rb"<(?:\w+:)?Column>\s*(\d{1,9})\s*</")
_NUMBER = re.compile(rb"_s(\d{1,9})\b")
_HEIGHT = re.compile(rb"(\bheight:)(\d{1,5})(?:\.\d*)?(pt|px)")
_ANCHOR = re.compile(rb"(<(?:\w+:)?Anchor>)([-0-9, \r\n]{15,99})(</)")
_END = b"</xml>"
_WIDTH, _LINE, _SIGNS = 360, 13, 62  # points, points of a line, characters in it
_LEAST, _MOST = 60, 420  # points of height
_ROW_HEIGHT = 15  # points, where nobody has chosen another


def with_boxes(content: bytes, notes: Mapping[Position, str], gone: Collection[Position]) -> bytes:
    """The drawing with a box for each note, high enough for it, and without those ``gone``."""
    there = dict(_boxes(content))
    pieces = [Piece(*there.pop(place), b"") for place in gone if place in there]
    for place in there.keys() & notes.keys():
        box = content[slice(*there[place])]
        pieces.append(Piece(*there[place], _higher(box, _height(notes[place]) + _LEAST)))
    kept = replaced(content, pieces)
    at, root = kept.rfind(_END), _ROOT.search(kept)
    if at < 0 or root is None:
        raise NoSheet("a drawing of notes without an end")
    # said once more only where it is not said as usual: nobody knows what old readers do then
    known = all(space.encode() in root[0] for space in _SPACES)
    spaces = "" if known else f" {' '.join(_SPACES)}"
    first = max([1024, *(int(number) for number in _NUMBER.findall(kept))]) + 1
    new = [(place, text) for place, text in notes.items() if place not in there]
    boxes = "".join(_box(first + i, *each, spaces) for i, each in enumerate(new))
    kind = "" if _KIND.encode() in kept or not new else _KIND_OF_BOX % spaces
    return kept[:at] + (kind + boxes).encode() + kept[at:]


def _boxes(content: bytes) -> Iterator[tuple[Position, tuple[int, int]]]:
    """The cells with a box, and the bytes of each."""
    start = -1
    for tag in _SHAPE.finditer(content):
        if not tag[0].startswith(b"</"):
            start = -1 if tag[0].endswith(b"/>") else tag.start()
        elif start >= 0:
            place = _place(content[start : tag.end()])
            if place is not None:
                yield place, (start, tag.end())
            start = -1


def _place(box: bytes) -> Position | None:
    row, column = _ROW.search(box), _COLUMN.search(box)
    if not (row and column and _IS_NOTE.search(box)):
        return None
    return int(row[1]) + 1, int(column[1]) + 1


def _higher(box: bytes, points: int) -> bytes:
    """A box that is at least so high: somebody's words are in it already."""

    def style(found: re.Match[bytes]) -> bytes:
        old = int(found[2]) * (3 if found[3] == b"px" else 4) // 4
        return found[1] + str(max(old, points)).encode() + b"pt"

    def anchor(found: re.Match[bytes]) -> bytes:
        corners = found[2].split(b",")
        if len(corners) == 8 and corners[2].strip().isdigit() and corners[6].strip().isdigit():
            last = int(corners[2]) + points // _ROW_HEIGHT + 1
            corners[6] = f" {max(int(corners[6]), last)}".encode()
        return found[1] + b",".join(corners) + found[3]

    return _ANCHOR.sub(anchor, _HEIGHT.sub(style, box, count=1), count=1)


def _box(number: int, place: Position, text: str, spaces: str) -> str:
    height = _height(text)
    return (
        f'<v:shape{spaces} id="_x0000_s{number}" type="#{_KIND}" style="position:absolute;'
        f"margin-left:60pt;margin-top:2pt;width:{_WIDTH}pt;height:{height}pt;z-index:1;"
        'visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
        '<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
        '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
        '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
        f"<x:AutoFill>False</x:AutoFill><x:Row>{place[0] - 1}</x:Row>"
        f"<x:Column>{place[1] - 1}</x:Column></x:ClientData></v:shape>"
    )


def _height(text: str) -> int:
    """The points that a text takes, within limits."""
    lines = sum(1 + len(line) // _SIGNS for line in text.splitlines())
    return min(max(_LEAST, _LINE * (2 + lines)), _MOST)

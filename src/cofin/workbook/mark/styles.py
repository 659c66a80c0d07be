"""Formats added to those of a workbook; the ones that are there keep their numbers."""

from __future__ import annotations

from cofin.workbook.mark.outline import Element, outline, with_attribute
from cofin.workbook.patch.sheet import Piece, replaced
from cofin.workbook.read.markup import whole

#: Excel takes 65,490 formats of cells; with so many, a cell keeps the one it has.
MOST_FORMATS = 64_000

#: The parts of a style sheet in their order (ECMA-376, part 1, 18.8.39).
_ORDER = (
    *("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs"),
    *("tableStyles", "colors", "extLst"),
)
#: What the first of each are where a file has none.  Excel shows the first two fills as these,
#: whatever a file says (MS-OI29500, 2.1.702).
_FIRST = {
    "fonts": ["<{p}font/>"],
    "fills": [
        '<{p}fill><{p}patternFill patternType="none"/></{p}fill>',
        '<{p}fill><{p}patternFill patternType="gray125"/></{p}fill>',
    ],
    "cellXfs": ["<{p}xf/>"],
}


def empty(main: str) -> bytes:
    """A part without any formats; ``main`` is the namespace of the workbook."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<styleSheet xmlns="{main}"/>'.encode()


class Looks:
    """The formats of a workbook, and more of them."""

    def __init__(self, content: bytes) -> None:
        root = outline(content, 2)
        if root.is_empty:  # room for what comes
            tag = content[root.start : root.open - 2].rstrip()
            content = content[: root.start] + tag + f"></{root.prefix}{root.name}>".encode()
            root = outline(content, 2)
        self._content, self._root = content, root
        self._added: dict[str, list[str]] = {key: [] for key in _FIRST}
        self._likes: dict[tuple[int, str], str] = {}
        self._fills: dict[str, int] = {}

    def fill(self, colour: str) -> int:
        """The number of a plain fill, ``F8CBAD`` for example."""
        if colour not in self._fills:
            text = (
                '<{p}fill><{p}patternFill patternType="solid">'
                f'<{{p}}fgColor rgb="FF{colour}"/>'
                '<{p}bgColor indexed="64"/></{p}patternFill></{p}fill>'
            )
            self._fills[colour] = self._add("fills", text)
        return self._fills[colour]

    def font(self, colour: str, size: int = 11, *, bold: bool = False, line: bool = False) -> int:
        """The number of a font."""
        marks = "<{p}b/>" * bold + "<{p}u/>" * line
        about = f'<{{p}}sz val="{size}"/><{{p}}color rgb="FF{colour}"/><{{p}}name val="Calibri"/>'
        return self._add("fonts", f"<{{p}}font>{marks}{about}</{{p}}font>")

    def like(self, style: str, colour: str) -> str:
        """The format of a cell with another fill; "" is the format of cells that name none."""
        number = whole({"s": style}, "s")
        if (number, colour) not in self._likes:
            formats = self._children("cellXfs")
            if len(formats) + len(self._added["cellXfs"]) >= MOST_FORMATS:
                return style or "0"
            text = b"<{p}xf/>".replace(b"{p}", self._root.prefix.encode())
            if formats:
                old = formats[number if number < len(formats) else 0]
                text = self._content[old.start : old.end]
                head = self._content[old.start : old.open]
            else:
                head = text
            new = with_attribute(head, "fillId", str(self.fill(colour)))
            marked = with_attribute(new, "applyFill", "1") + text[len(head) :]
            self._likes[number, colour] = str(self._add("cellXfs", marked.decode()))
        return self._likes[number, colour]

    def own(self, *, font: int = 0, fill: int = 0, wrap: bool = True) -> str:
        """The number of a format of our own: text at the top, in as many lines as it needs.

        It stays a text when a person edits it: what was found may begin like a formula.
        """
        lines = ' wrapText="1"' * wrap
        border = ' borderId="0"' if self._children("borders") else ""
        base = ' xfId="0"' if self._children("cellStyleXfs") else ""
        text = (
            f'<{{p}}xf numFmtId="0" fontId="{font}" fillId="{fill}"{border}{base} quotePrefix="1" '
            'applyFont="1" applyFill="1" applyAlignment="1"><{p}alignment vertical="top"'
            f"{lines}/></{{p}}xf>"
        )
        return str(self._add("cellXfs", text))

    def content(self) -> bytes:
        """The style sheet with all of them."""
        return replaced(self._content, [self._piece(key) for key in _FIRST if self._added[key]])

    def _add(self, key: str, text: str) -> int:
        self._added[key].append(text.replace("{p}", self._root.prefix))
        there = max(len(self._children(key)), len(_FIRST[key]))
        return there + len(self._added[key]) - 1

    def _children(self, key: str) -> list[Element]:
        found = self._root.child(key)
        return found.children if found is not None else []

    def _piece(self, key: str) -> Piece:
        here, prefix = self._root.child(key), self._root.prefix
        missing = [each.replace("{p}", prefix) for each in _FIRST[key]]
        if here is not None and here.children:
            added = missing[len(here.children) :] + self._added[key]
            new = "".join(added)
            head = self._content[here.start : here.open]
            if "count" in here.has:
                head = with_attribute(head, "count", str(len(here.children) + len(added)))
            inside = self._content[here.open : here.close]
            whole = head + inside + new.encode() + self._content[here.close : here.end]
            return Piece(here.start, here.end, whole)
        text = f"<{prefix}{key}>{''.join(missing + self._added[key])}</{prefix}{key}>".encode()
        if here is not None:
            return Piece(here.start, here.end, text)
        later = _ORDER[_ORDER.index(key) + 1 :]
        behind = [each.start for each in self._root.children if each.name in later]
        at = min(behind, default=self._root.close)
        return Piece(at, at, text)

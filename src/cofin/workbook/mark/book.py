"""The part that names the sheets, with one more in front and the names of its columns."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import count
from xml.sax.saxutils import escape, quoteattr

from cofin.checks.finding import LISTED
from cofin.checks.once.own_list import is_title
from cofin.workbook.mark.outline import Element, outline, text_of, with_attribute
from cofin.workbook.patch.measure import NoSheet
from cofin.workbook.patch.sheet import Piece, replaced
from cofin.workbook.read.markup import whole

#: What names stand behind (ECMA-376, part 1, 18.2.27).
_BEFORE_NAMES = ("sheets", "functionGroups", "externalReferences")
_SHEET_OF_NAME = re.compile(r"^=?'?(.*?)'?!")


def namespace(content: bytes) -> str:
    """The namespace of the workbook's parts: that of the strict variant is another one."""
    return outline(content, 0).space


def sheet_names(content: bytes) -> list[str]:
    """The names of all sheets, charts and dialogs included."""
    return [each.has.get("name", "") for each in _sheets(outline(content, 2)).all("sheet")]


def marked_before(content: bytes, sheets: Collection[str]) -> str:
    """The name of the sheet with findings that an earlier marking left; "" without one.

    ``sheets`` are those with cells.  The record of a merge has a list, too, and is something else.
    """
    for name in _names(outline(content, 2)):
        if name.has.get("name") == LISTED["code"] and "localSheetId" not in name.has:
            found = _SHEET_OF_NAME.match(text_of(content, name))
            title = found[1].replace("''", "'") if found else ""
            if is_title(title) and title in sheets:
                return title
    return ""


def free_title(wanted: str, taken: list[str]) -> str:
    """A name for the sheet that no other has: a person may have one called Findings."""
    known = {name.casefold() for name in taken}
    title, number = wanted, 2
    while title.casefold() in known:
        title, number = f"{wanted} ({number})", number + 1
    return title


def with_names(content: bytes, names: Mapping[str, str]) -> bytes:
    """The workbook with these names, which replace those of the same kind."""
    root = outline(content, 2)
    ours = LISTED.values()
    pieces = [
        Piece(each.start, each.end, b"")
        for each in _names(root)
        if each.has.get("name") in ours and "localSheetId" not in each.has
    ]
    tag = f"{root.prefix}definedName"
    texts = "".join(
        f"<{tag} name={quoteattr(name)}>{escape(area)}</{tag}>" for name, area in names.items()
    )
    there = root.child("definedNames")
    if there is not None and not there.is_empty:
        pieces.append(Piece(there.close, there.close, texts.encode()))
        return replaced(content, pieces)
    whole = f"<{tag}s>{texts}</{tag}s>".encode()
    if there is not None:
        return replaced(content, [Piece(there.start, there.end, whole)])
    at = max(each.end for name in _BEFORE_NAMES for each in root.all(name))
    return replaced(content, [*pieces, Piece(at, at, whole)])


def with_first_sheet(content: bytes, title: str, office: str, key: str, headings: str) -> bytes:
    """The workbook, which has names, with one more sheet, the first.

    Names of one sheet alone count sheets by their place: each is one further on.  ``headings``
    are the rows that are printed on each page (``'Findings'!$4:$4``).
    """
    root = outline(content, 2)
    sheets = _sheets(root)
    pieces: list[Piece] = []
    taken = {each.has.get("sheetId", "") for each in sheets.all("sheet")}
    number = next(each for each in count(1) if str(each) not in taken)
    text = (
        f'<{root.prefix}sheet xmlns:r="{office}" name={quoteattr(title)} '
        f'sheetId="{number}" r:id="{key}"/>'
    )
    pieces.append(Piece(sheets.open, sheets.open, text.encode()))
    for name in _names(root):
        if "localSheetId" in name.has:
            head = content[name.start : name.open]
            place = whole(name.has, "localSheetId") + 1
            new = with_attribute(head, "localSheetId", str(place))
            pieces.append(Piece(name.start, name.open, new))
    for names in root.all("definedNames"):
        tag = f"{root.prefix}definedName"
        own = f'<{tag} name="_xlnm.Print_Titles" localSheetId="0">{escape(headings)}</{tag}>'
        pieces.append(Piece(names.close, names.close, own.encode()))
    return replaced(content, pieces)


def opened_at(content: bytes, title: str) -> bytes:
    """The workbook with that sheet open, and the tabs seen from the first."""
    place = next((i for i, name in enumerate(sheet_names(content)) if name == title), 0)
    pieces = []
    for views in outline(content, 2).all("bookViews"):
        for view in views.all("workbookView"):
            head = content[view.start : view.open]
            new = with_attribute(with_attribute(head, "activeTab", str(place)), "firstSheet", "0")
            pieces.append(Piece(view.start, view.open, new))
    return replaced(content, pieces)


def _sheets(root: Element) -> Element:
    found = root.child("sheets")
    if found is None or found.is_empty:
        raise NoSheet("a workbook without sheets")
    return found


def _names(root: Element) -> Iterator[Element]:
    for names in root.all("definedNames"):
        yield from names.all("definedName")

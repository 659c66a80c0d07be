"""The form as programs in other languages spell it: the same sheets, other bytes."""

from __future__ import annotations

import re
from collections.abc import Callable

from tests.workbook.patch.inject import packed, parts_of
from tests.workbook.patch.makers import DRAWN, form

SHEET, BOOK, RELS = "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
AC = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"


def with_end_tags(text: str) -> str:
    """``<c></c>`` for ``<c/>``, as programs in Go write it."""
    return re.sub(r"<((?:\w+:)?\w+)((?:\s[^<>]*?)?)/>", r"<\1\2></\1>", text)


def respelled(
    change: Callable[[str], str], *parts: str, content: Callable[[], bytes] = form
) -> Callable[[], bytes]:
    """The form with the text of some parts changed; each must change."""

    def make() -> bytes:
        found = parts_of(content())
        for part in parts:
            before = found[part].decode()
            found[part] = change(before).encode()
            assert found[part] != before.encode(), part
        return packed(found)

    return make


def _absolute(text: str) -> str:
    return text.replace('Target="', 'Target="/xl/')


def _single_quotes(text: str) -> str:
    head, tag, body = text.partition("<worksheet")
    return head + tag + body.replace('"', "'")


def _spread(text: str) -> str:
    """A line for each tag, and space where XML allows it."""
    return re.sub(r"(<[^?][^<>]*?)(/?>)(?=<)", r"\1 \2\n  ", text)


def _compatible(text: str) -> str:
    """Attributes and choices that only newer programs read, as Excel writes them."""
    root = f'<worksheet xmlns:mc="{MC}" xmlns:x14ac="{AC}" mc:Ignorable="x14ac" '
    choice = (
        '<mc:AlternateContent><mc:Choice Requires="x14ac"><controls/></mc:Choice>'
        "</mc:AlternateContent></worksheet>"
    )
    text = text.replace("<worksheet ", root, 1).replace("<row ", '<row x14ac:dyDescent="0.25" ')
    return text.replace("</worksheet>", choice)


def _commented(text: str) -> str:
    """Comments that look like cells, and an attribute that holds the end of a tag."""
    text = text.replace('<c r="B2"', '<!-- > --><c cofin=">" r="B2"')
    return text.replace("<sheetData>", '<sheetData><!-- <row r="2"><c r="B2"/></row> -->')


def _rich_results(text: str) -> str:
    return text.replace('<c r="D2"', '<c r="D2" vm="1" cm="1"')


SPELLED: dict[str, Callable[[], bytes]] = {
    "no tag closes itself": respelled(with_end_tags, SHEET, BOOK),
    "absolute targets": respelled(_absolute, RELS),
    "single quotes": respelled(_single_quotes, SHEET),
    "a line for each tag": respelled(_spread, SHEET),
    "choices for newer programs": respelled(_compatible, SHEET),
    "comments between cells": respelled(_commented, SHEET),
    "rich results": respelled(_rich_results, SHEET),
    "ASCII": respelled(lambda text: text.replace("UTF-8", "us-ascii"), SHEET),
    "no tag closes itself, with pictures": respelled(
        with_end_tags, SHEET, "xl/drawings/drawing1.xml", content=lambda: form(DRAWN["image"])
    ),
    "no tag closes itself, with conditions": respelled(
        with_end_tags, SHEET, content=lambda: form(DRAWN["conditional formats"])
    ),
}

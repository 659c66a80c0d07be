"""Notes in the part of a sheet's comments: new ones, behind somebody's words, or anew."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape

from cofin.a1 import a1, parse_range
from cofin.grid import Position
from cofin.workbook.mark.outline import Element, outline, text_of
from cofin.workbook.patch.cell import escaped
from cofin.workbook.patch.measure import NoSheet
from cofin.workbook.patch.sheet import Piece, replaced
from cofin.workbook.read.markup import whole

AUTHOR = "cofin"
#: The author of a note that only repeats a conversation, which newer programs show instead.
_CONVERSATION = "tc="
_TAG = re.compile(rb"<[^<>]*>")
_LOOK = '<{p}sz val="9"/><{p}color indexed="81"/><{p}rFont val="Tahoma"/><{p}family val="2"/>'


def new_comments(main: str, notes: Mapping[Position, str]) -> bytes:
    """A part with these notes; ``main`` is the namespace of the workbook."""
    texts = "".join(_comment("", place, text, 0) for place, text in notes.items())
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<comments xmlns="{main}"><authors>'
        f"<author>{AUTHOR}</author></authors><commentList>{texts}</commentList></comments>"
    ).encode()


def with_notes(content: bytes, notes: Mapping[Position, str]) -> tuple[bytes, set[Position]]:
    """The part with the notes, and the cells that have none any more.

    Notes that an earlier marking left go.  Behind those of other people the text is added, and
    stays: they may have written on.  A conversation stays as it is, what is found is on the list.
    """
    root = outline(content, 3)
    authors, comments = root.child("authors"), root.child("commentList")
    if authors is None or comments is None:
        raise NoSheet("comments without authors")
    names = [text_of(content, each) for each in authors.all("author")]
    author = names.index(AUTHOR) if AUTHOR in names else len(names)
    pieces: list[Piece] = []
    if author == len(names):
        pieces.append(_into(authors, f"<{root.prefix}author>{AUTHOR}</{root.prefix}author>"))
    there: set[Position] = set()
    gone: set[Position] = set()
    for comment in comments.all("comment"):
        area = parse_range(comment.has.get("ref", ""))
        number = whole(comment.has, "authorId", len(names))
        name = names[number] if number < len(names) else ""
        if area is None:
            continue
        if name == AUTHOR:
            pieces.append(Piece(comment.start, comment.end, b""))
            gone.add(area[:2])
            continue
        there.add(area[:2])
        if area[:2] in notes and not name.startswith(_CONVERSATION):
            pieces += _behind(content, comment, notes[area[:2]])
    new = {place: text for place, text in notes.items() if place not in there}
    texts = "".join(_comment(root.prefix, place, text, author) for place, text in new.items())
    pieces.append(_into(comments, texts))
    return replaced(content, pieces), gone - set(new)


def _behind(content: bytes, comment: Element, text: str) -> Iterator[Piece]:
    """Our text behind somebody's, unless an earlier marking has put it there."""
    words = comment.child("text")
    if words is None or text in _words(content[words.open : words.close]):
        return
    run = _run(comment.prefix, f"\n\n{text}")
    if words.is_empty:
        whole = f"<{comment.prefix}text>{run}</{comment.prefix}text>"
        yield Piece(words.start, words.end, whole.encode())
        return
    # readings aloud of the words (rPh, phoneticPr) stand behind all of them
    at = min((e.start for e in words.children if e.name not in ("t", "r")), default=words.close)
    yield Piece(at, at, run.encode())


def _words(text: bytes) -> str:
    """The words of a text in several pieces."""
    bare = unescape(_TAG.sub(b"", text).decode("utf-8", "replace"))
    return bare.replace("_x000D_", "").replace("\r", "")


def _into(parent: Element, texts: str) -> Piece:
    if not parent.is_empty:
        return Piece(parent.close, parent.close, texts.encode())
    name = f"{parent.prefix}{parent.name}"
    return Piece(parent.start, parent.end, f"<{name}>{texts}</{name}>".encode())


def _comment(prefix: str, place: Position, text: str, author: int) -> str:
    return (
        f'<{prefix}comment ref="{a1(*place)}" authorId="{author}"><{prefix}text>'
        f"{_run(prefix, text)}</{prefix}text></{prefix}comment>"
    )


def _run(prefix: str, text: str) -> str:
    look = _LOOK.replace("{p}", prefix)
    return (
        f"<{prefix}r><{prefix}rPr>{look}</{prefix}rPr>"
        f'<{prefix}t xml:space="preserve">{escaped(text)}</{prefix}t></{prefix}r>'
    )

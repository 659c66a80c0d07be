"""The add-in's notes at cells: renewed by every check, a person's words never touched."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field

import xlwings as xw

from cofin.checks.report.outcome import Outcome, Shown

#: How a note of the add-in ends: by this a note is known in which somebody has written.
_SIGNED = re.compile(r"\(cofin ([0-9a-f]{8})\)")


@dataclass(frozen=True, slots=True)
class Noted:
    """Cells where something did not go as always, by name."""

    refused: list[str] = field(default_factory=list)  # they took no note
    stuck: list[str] = field(default_factory=list)  # an old note of ours could not be deleted
    edited: list[str] = field(default_factory=list)  # somebody wrote into our note: it stays


def note_text(shown: Shown) -> str:
    """What the note at a finding's cell says, signed."""
    said = f"cofin {shown.code}: {shown.message}"
    text = f"{said}\n-> {shown.fix}" if shown.fix else said
    return f"{text}\n(cofin {_sum(text)})"


def is_ours(text: str) -> bool:
    """Whether a note is the add-in's, and as the add-in wrote it."""
    body, _, last = _lines(text).rpartition("\n")
    signed = _SIGNED.fullmatch(last.strip())
    return signed is not None and signed[1] == _sum(body)


def is_edited(text: str) -> bool:
    """Whether a note was the add-in's once: it begins like one, and somebody changed it."""
    return re.match(r"cofin [A-Z][0-9]{2}: ", text) is not None and not is_ours(text)


def _sum(text: str) -> str:
    """A sum over what can be read; programs change the space between."""
    return f"{zlib.crc32(''.join(text.split()).encode()):08x}"


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").rstrip()


def renew_notes(book: xw.Book, found: Outcome) -> Noted:
    """A note at the first cell of each place of a finding, and none of the check before.

    A protected sheet may not let anybody write notes, nor a cell with a thread of comments;
    each program has another exception for that.  Everything is in the list all the same.
    """
    noted = Noted()
    names = {sheet.name: sheet for sheet in book.sheets}
    for name, sheet in names.items():
        for note in list(sheet.notes):
            if is_ours(note.text) and not _tried(note.delete):
                noted.stuck.append(name)  # of which cell it is, no program says alike
    taken: set[tuple[str, str]] = set()
    for shown in found.listed:
        for name, place in () if shown.accepted else shown.places:
            first = place.partition(":")[0]
            if first and name in names and (name, first) not in taken:
                taken.add((name, first))
                _note(names[name].range(first), f"{name}!{first}", note_text(shown), noted)
    return noted


def _note(cell: xw.Range, place: str, text: str, noted: Noted) -> None:
    there = cell.note
    if there is None:
        if not _tried(lambda: cell.add_note(text)):
            noted.refused.append(place)
    elif is_edited(there.text):
        noted.edited.append(place)


def _tried(action: Callable[[], object]) -> bool:
    try:
        action()
    except Exception:
        return False
    return True

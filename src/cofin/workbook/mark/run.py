"""The marked copy: its sheets coloured, their notes, and the list of findings in front."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from cofin.a1 import Range, parse_range
from cofin.checks.report.outcome import Outcome, Shown
from cofin.grid import Position
from cofin.text import Lang, say
from cofin.workbook.atomic import ensure_makeable, ensure_writable, make_folder, write_whole
from cofin.workbook.folders import gone_if_it_fails
from cofin.workbook.mark import styles
from cofin.workbook.mark.book import (
    free_title,
    marked_before,
    namespace,
    opened_at,
    sheet_names,
    with_first_sheet,
    with_names,
)
from cofin.workbook.mark.boxes import EMPTY, with_boxes
from cofin.workbook.mark.cells import (
    coloured,
    covered_by,
    not_selected,
    notes_link,
    with_notes_link,
)
from cofin.workbook.mark.findings import FILLS, findings_sheet, headings, names
from cofin.workbook.mark.notes import new_comments, with_notes
from cofin.workbook.mark.parts import Parts
from cofin.workbook.mark.styles import Looks
from cofin.workbook.read.gate import open_package
from cofin.workbook.read.workbook import sheet_parts

MOST_CELLS = 200  # coloured cells of one finding's range
LONGEST_NOTE = 1_500  # characters, which a note can show; all findings of a cell are on the list
_WITH_TAB = ("worksheet", "chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet")


def annotate(
    path: Path,
    outcome: Outcome,
    folder: Path,
    lang: Lang,
    *,
    force: bool,
) -> Path:
    """Write the marked copy of ``path`` into ``folder`` (made when missing).

    The original is never touched.  ``FileRefused`` when nobody can tell where the cells of a
    sheet stand, ``OutputError`` when the copy cannot be written.
    """
    content = marked(path, outcome, lang)
    target = folder / path.name
    with gone_if_it_fails(folder):
        make_folder(folder)
        write_whole(target, content, force=force, inputs=[path])
    return target


def ensure_markable(path: Path, folder: Path, *, force: bool, inputs: Collection[Path]) -> None:
    """Refuse, before anything is checked, where the copy would replace one of ``inputs``.

    Nor is anything else refused later that can be seen now: a copy of that name, no right to
    write.
    """
    ensure_makeable(folder)
    if folder.is_dir():
        ensure_writable(folder / path.name, force=force, inputs=[path, *inputs])


def marked(path: Path, outcome: Outcome, lang: Lang) -> bytes:
    """The workbook at ``path`` with its findings; ``FileRefused`` as above."""
    parts = Parts(open_package(path))
    sheets = sheet_parts(parts.package)
    with parts.measuring(parts.book):
        old = marked_before(parts.whole(parts.book), sheets)
        main = namespace(parts.whole(parts.book))
    formats, looks = _looks(parts, main)
    for name, part in sheets.items():
        found = list(_of_sheet(outcome.listed, name))
        if name != old and (found or (old and parts.related(part, "comments"))):
            with parts.measuring(part):
                marks = _marks(found, covered_by(parts.whole(part)), lang)
                _mark(parts, part, marks, looks, main)
    with parts.measuring(parts.book):
        _list(parts, outcome, old, findings_sheet(main, outcome, sheets, looks, lang), lang)
    if formats:
        parts.put(formats, looks.content())
    else:
        parts.add(parts.book, "styles", "", looks.content())
    return parts.file()


def _list(parts: Parts, outcome: Outcome, old: str, sheet: bytes, lang: Lang) -> None:
    """The list of findings, open: a new sheet in front, or what an earlier marking made, anew."""
    for part in _selectable(parts):
        parts.put(part, not_selected(parts.whole(part)))
    book = parts.whole(parts.book)
    title = old or free_title(say("check.findings_sheet", lang), sheet_names(book))
    book = with_names(book, names(title, outcome))
    if old:
        parts.put(sheet_parts(parts.package)[old], sheet)
    else:
        _, key = parts.add(parts.book, "worksheet", "worksheets", sheet)
        book = with_first_sheet(book, title, parts.office, key, headings(title))
    parts.put(parts.book, opened_at(book, title))


def _looks(parts: Parts, main: str) -> tuple[str, Looks]:
    """The part with the formats ("" when there is none yet), and what it says."""
    part = parts.related(parts.book, "styles")
    if not part:
        return "", Looks(styles.empty(main))
    with parts.measuring(part):
        return part, Looks(parts.whole(part))


def _of_sheet(findings: Sequence[Shown], name: str) -> Iterator[tuple[Shown, Range]]:
    """The places of a sheet; what somebody has accepted is on the list alone."""
    for shown in findings:
        for sheet, place in () if shown.accepted else shown.places:
            area = parse_range(place) if sheet == name else None
            if area is not None:
                yield shown, area


class _Marks(NamedTuple):
    """Colours and notes of one sheet by their cells."""

    colours: Mapping[Position, str]
    notes: Mapping[Position, str]


def _marks(
    found: Iterable[tuple[Shown, Range]], covered: Mapping[Position, Position], lang: Lang
) -> _Marks:
    """What is worst colours a cell; a note stands at the first cell of a range."""
    colours: dict[Position, str] = {}
    texts: dict[Position, list[str]] = {}
    for shown, area in found:
        cells = (
            (row, column)
            for row in range(area.first_row, area.last_row + 1)
            for column in range(area.first_column, area.last_column + 1)
        )
        for place in islice(cells, MOST_CELLS):
            colours.setdefault(covered.get(place, place), FILLS[shown.severity])
        words = f"{shown.code} ({say(f'check.severity_{shown.severity}', lang)}): {shown.message}"
        fix = f"\n→ {shown.fix}" if shown.fix else ""
        first = covered.get(area[:2], area[:2])
        texts.setdefault(first, []).append(words + fix)
    return _Marks(colours, {place: _cut("\n\n".join(each), lang) for place, each in texts.items()})


def _cut(text: str, lang: Lang) -> str:
    if len(text) <= LONGEST_NOTE:
        return text
    return f"{text[:LONGEST_NOTE]}… {say('check.more_on_list', lang)}"


def _mark(parts: Parts, part: str, marks: _Marks, looks: Looks, main: str) -> None:
    """A sheet, its notes and their boxes."""
    content = parts.whole(part)
    link = parts.package.relationships(part).get(notes_link(content))
    drawing = link.part if link is not None and link.part in parts else ""
    content = coloured(content, marks.colours, looks) if marks.colours else content
    gone: Collection[Position] = ()
    comments = parts.related(part, "comments")
    if comments:
        with parts.measuring(comments):
            words, gone = with_notes(parts.whole(comments), marks.notes)
        parts.put(comments, words)
    elif marks.notes:
        parts.add(part, "comments", "", new_comments(main, marks.notes))
    if drawing:
        with parts.measuring(drawing):
            parts.put(drawing, with_boxes(parts.whole(drawing), marks.notes, gone))
    elif marks.notes:
        _, key = parts.add(part, "vmlDrawing", "drawings", with_boxes(EMPTY, marks.notes, ()))
        content = with_notes_link(content, parts.office, key)
    parts.put(part, content)


def _selectable(parts: Parts) -> Iterator[str]:
    """The parts of everything that has a tab."""
    for link in parts.package.relationships(parts.book).values():
        if link.kind in _WITH_TAB and link.part in parts:
            yield link.part

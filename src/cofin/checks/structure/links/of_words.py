"""Links whose words and those at their other end disagree, while those beside them agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from cofin.checks.structure.links.link import AXES, Ends, Link, Misread, are_one
from cofin.checks.subject import CellKey
from cofin.checks.words.figures import FigureKind, kind_of
from cofin.checks.words.labels import label_of
from cofin.checks.words.sums import fold

#: At the other end a link may follow the words of the row, of the column or of the sheet.
_WAYS = (*AXES, "sheet")


def _tracks(links: Sequence[Link], axis: str) -> Iterator[list[Link]]:
    """Links below each other, whose rows differ, or in one row."""
    tracks: dict[tuple[str, int], list[Link]] = defaultdict(list)
    for link in links:
        name, row, column = link.here
        tracks[name, column if axis == "row" else row].append(link)
    yield from (track for track in tracks.values() if len(track) > 1)


def by_words(links: Sequence[Link], ends: Ends) -> Iterator[Misread]:
    """``Partner 2`` that reads the sheet of partner 3, or ``EUR`` a column of PLN."""
    for axis in AXES:
        for track in _tracks(links, axis):
            own = {link: ends.words(link.here, axis) for link in track}
            agreeing = {
                link
                for link in track
                if any(are_one(own[link], ends.words(link.there, way)) for way in _WAYS)
            }
            for way in _WAYS:
                ways = [li for li in agreeing if are_one(own[li], ends.words(li.there, way))]
                strays = [
                    Misread(link, right, ends.name(link.there, way))
                    for link in (track if ways else ())
                    if link not in agreeing
                    and (right := _right(link, own, ways, way, ends)) is not None
                ]
                for stray in strays:
                    is_twice = len(strays) == 1 and any(li.there == stray.link.there for li in ways)
                    if len(ways) >= 2 * len(strays) or is_twice:
                        yield stray


def _right(
    link: Link,
    own: Mapping[Link, frozenset[str]],
    agreeing: Sequence[Link],
    way: str,
    ends: Ends,
) -> CellKey | None:
    """The one cell that the link's words name, where it reads what another link names."""
    there, words = ends.words(link.there, way), own[link]
    if not words or not any(are_one(own[other], there) for other in agreeing):
        return None
    if way == "sheet" and any(are_one(words, ends.words(o.there, way)) for o in agreeing):
        return None
    others = [(key, ends.words(key, way)) for key in ends.others(link.there, way)]
    same = [key for key, each in others if each == words]
    found = same or [key for key, each in others if are_one(words, each)]
    if len(found) != 1:
        return None
    return _alike(link.there, found[0], ends) if way == "sheet" else found[0]


def _alike(there: CellKey, other: CellKey, ends: Ends) -> CellKey | None:
    """The cell of another sheet that has the words of this one, in the same place or elsewhere."""
    words = label_of(ends.sheets[there[0]], *there[1:])
    sheet = ends.sheets[other[0]]
    if other[1:] in sheet.cells and label_of(sheet, *other[1:]) == words:
        return other
    found = [at for at in sheet.cells if label_of(sheet, *at) == words]
    return (other[0], *found[0]) if words and len(found) == 1 else None


_FAMILIES = {
    FigureKind.EU: "eu",
    FigureKind.REQUESTED: "eu",
    FigureKind.OWN: "own",
    FigureKind.TOTAL: "costs",
    FigureKind.ELIGIBLE: "costs",
}


def by_figures(links: Sequence[Link], ends: Ends) -> Iterator[Misread]:
    """``EU contribution`` that reads ``Own funds``, where an EU contribution stands beside."""
    for link in links:
        own = [family for axis in AXES if (family := _family(ends.name(link.here, axis)))]
        read = {axis: _family(ends.name(link.there, axis)) for axis in AXES}
        if len(own) != 1 or own[0] in (*read.values(), "costs"):
            continue  # a plain total may be one of anything
        for axis in AXES:
            beside = [
                key
                for key in (ends.others(link.there, axis) if read[axis] else ())
                if key != link.here and _family(ends.name(key, axis)) == own[0]
            ]
            if len(beside) == 1:
                yield Misread(link, beside[0], ends.name(link.there, axis))


def _family(name: str) -> str:
    kind = kind_of(fold(name))
    return _FAMILIES.get(kind, "") if kind else ""

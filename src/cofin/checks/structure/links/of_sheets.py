"""Links that each read the sheet of one partner: one of them reads another line than the rest."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from cofin.checks.structure.links.link import AXES, Ends, Link, Misread
from cofin.checks.words.labels import label_of

#: Links, of which all but one read one place: of fewer, it may be meant.
_FEWEST = 5


def links_to_sheets(links: Sequence[Link], ends: Ends) -> Iterator[Misread]:
    """``='P2'!E9``, the direct costs, below and above links to ``E11``, the totals, of others."""
    for axis in (0, 1):
        tracks: dict[tuple[str, int], list[Link]] = defaultdict(list)
        for link in links:
            if link.there[0] != link.here[0]:
                tracks[link.here[0], link.here[1:][1 - axis]].append(link)
        for track in tracks.values():
            yield from _odd(sorted(track), axis, ends)


def _odd(track: Sequence[Link], axis: int, ends: Ends) -> Iterator[Misread]:
    """The one link of a row or column without gaps that reads another row or column."""
    places = [link.here[1:][axis] for link in track]
    sheets = {link.there[0] for link in track}
    if len(track) < _FEWEST or len(sheets) < len(track) or places[-1] - places[0] >= len(track):
        return
    (common, count), *others = Counter(link.there[1:] for link in track).most_common()
    if count != len(track) - 1:
        return
    ((wrong, _),) = others
    odd = next(link for link in track if link.there[1:] == wrong)
    expected = (odd.there[0], *common)
    way = AXES[0] if wrong[1] == common[1] else AXES[1]
    words = {label_of(ends.sheets[link.there[0]], *common) for link in track}
    there, meant = ends.words(odd.there, way), ends.words(expected, way)
    if len(words) > 1 or not there or not meant or there == meant:
        return  # their sheets are laid out otherwise
    if any(there <= ends.words(odd.here, each) for each in AXES):
        return  # its own words say so: "Kaunas (direct costs)"
    if wrong[0] == common[0] or wrong[1] == common[1]:
        yield Misread(odd, expected, ends.name(odd.there, way), others=ends.name(expected, way))

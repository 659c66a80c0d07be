"""One cause in many places: one finding that names the first few of them and holds all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from cofin.a1 import Range
from cofin.checks.finding import said
from cofin.checks.subject import CellKey
from cofin.errors import PLACES_SHOWN
from cofin.text import Lang

#: Groups of cells that a message names.
_SHOWN = 6
_NOTHING = "–"


def and_others(key: str, places: Sequence[str]) -> Mapping[str, str]:
    """The clause ``key`` about further places, ``key_more`` where some are only counted.

    Empty when there are none, so that it can stand at the end of any message.
    """
    named, more = tuple(places[:PLACES_SHOWN]), len(places) - PLACES_SHOWN
    if more > 0:
        return said(f"{key}_more", places=named, more=more)
    return said(key, places=named) if named else dict.fromkeys(Lang, "")


def seen_from(sheet: str, name: str, cell: str) -> str:
    """A cell as a sentence about a sheet names it: with its sheet where that is another."""
    return cell if name == sheet else f"{name}!{cell}"


def named(keys: list[CellKey], sheet: str) -> str:
    """Cells as people write them: ``B4, B7:B9``."""
    pieces = []
    by_column = sorted(keys, key=lambda key: (key[0], key[2], key[1]))
    for _, run in groupby(
        enumerate(by_column), key=lambda item: (item[1][0], item[1][2], item[1][1] - item[0])
    ):
        cells = [key for _, key in run]
        first, last = cells[0], cells[-1]
        place = str(Range(first[1], first[2], last[1], last[2]))
        pieces.append(place if first[0] == sheet else f"{first[0]}!{place}")
    if len(pieces) > _SHOWN:
        pieces = [*pieces[:_SHOWN], "…"]
    return ", ".join(pieces) or _NOTHING

"""One cause in many places: one finding that names the first few of them and holds all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cofin.checks.finding import said
from cofin.errors import PLACES_SHOWN
from cofin.text import Lang


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

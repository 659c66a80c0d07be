"""What a command says of all that somebody wrote into a workbook and that went no further."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cofin.cli.output import Ink, wrap
from cofin.text import Lang, say

if TYPE_CHECKING:
    from cofin.workbook.left_behind import LeftBehind


def stayed(found: LeftBehind, file: str, lang: Lang, ink: Ink) -> list[str]:
    """Lines for one file; none for a workbook in which only the yellow cells were filled in."""
    from cofin.workbook.left_behind import said_of

    if not found:
        return []
    title = wrap(say("left_behind.title", lang, file=file))
    kept = wrap(say("left_behind.keep", lang, file=file))
    items = (wrap(item, indent="  ", hang="  ") for item in said_of(found, lang))
    return [
        *(ink("open", line) for line in title),
        *(line for item in items for line in item),
        *kept,
    ]

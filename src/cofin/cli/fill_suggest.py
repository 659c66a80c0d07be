"""``cofin fill --suggest``: a map for a template on standard output, the rest on the other."""

from __future__ import annotations

import sys
from pathlib import Path

from cofin.cli.output import wrap
from cofin.cli.safety import Exit
from cofin.text import Lang, say


def suggest(path: Path, lang: Lang) -> int:
    """Print the map, and on standard error what could not be placed: ``>`` keeps that out."""
    from cofin.workbook.fill.suggest import MOST_UNKNOWN
    from cofin.workbook.fill.suggest import suggest as proposed
    from cofin.workbook.patch import open_template

    found = proposed(open_template(path))
    print(found.text, end="")
    missing = len(found.unknown)
    key = "suggested" if missing else "suggested_all"
    said = say(f"cli_fill.{key}", lang, count=found.placed, missing=missing)
    lines = [*wrap(said), *(f"  {each}" for each in found.unknown[:MOST_UNKNOWN])]
    if missing > MOST_UNKNOWN:
        lines.append("  ...")
    print("\n".join(lines), file=sys.stderr)
    return Exit.FINE

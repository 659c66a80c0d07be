"""The pages of ``docs/reference``, made from the code, in English and Turkish."""

from __future__ import annotations

from collections.abc import Mapping

from cofin.text import Lang
from reference import calls, checks, commands, conditions, fields, figures, functions, maps, names

PAGES = {
    "cli": commands.page,
    "project-file": fields.page,
    "figures": figures.page,
    "criteria": conditions.page,
    "map-file": maps.page,
    "excel-functions": functions.page,
    "python": names.page,
}


def pages() -> Mapping[str, str]:
    """Path inside the project -> text of the page."""
    made = {
        f"docs/reference/{name}.{lang}.md": page(lang)
        for name, page in PAGES.items()
        for lang in Lang
    }
    made |= {f"docs/reference/{name}": text for name, text in checks.pages().items()}
    return made | {
        f"docs/reference/calls/{call}.{lang}.md": calls.page(call, lang)
        for call in calls.known()
        for lang in Lang
    }

"""The public names of the package."""

from __future__ import annotations

import inspect

import cofin
from cofin.text import Lang
from reference.words import document, table, word


def page(lang: Lang) -> str:
    """The page on Python; what a name is for is its docstring, which is English."""
    rows = [[f"`{name}`", _first_line(name)] for name in cofin.__all__]
    return document(
        word("python", lang),
        word("python_intro", lang),
        table([word("head_name", lang), word("head_meaning", lang)], rows),
        lang=lang,
    )


def _first_line(name: str) -> str:
    said = inspect.getdoc(getattr(cofin, name)) or ""
    return said.partition("\n")[0].replace("``", "`")

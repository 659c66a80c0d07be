"""The words of the reference pages, and Markdown tables."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from cofin.text import Lang


@cache
def _words() -> dict[str, dict[str, str]]:
    text = Path(__file__).with_name("words.toml").read_text("utf-8")
    loaded: dict[str, dict[str, str]] = tomllib.loads(text)
    return loaded


def word(key: str, lang: Lang, /, **values: object) -> str:
    """The text ``key`` of ``words.toml``."""
    return _words()[key][lang.value].format(**values)


def keys(prefix: str) -> set[str]:
    """Keys that start with ``prefix``, without it."""
    return {key.removeprefix(prefix) for key in _words() if key.startswith(prefix)}


def document(title: str, *blocks: str, lang: Lang) -> str:
    """A page: its title, the note that it is generated, and its blocks."""
    return "\n\n".join([f"# {title}", f"<!-- {word('generated', lang)} -->", *blocks]) + "\n"


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [_row(headings), _row(["---"] * len(headings)), *(_row(row) for row in rows)]
    return "\n".join(lines)


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"

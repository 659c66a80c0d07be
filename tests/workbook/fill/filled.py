"""A small form filled, and what is said about it."""

from __future__ import annotations

from collections.abc import Callable

from cofin.grid import SheetGrid
from cofin.text import Lang
from cofin.workbook.fill import Filled, fill
from cofin.workbook.fill.parse import parse_map
from cofin.workbook.patch import Template
from cofin.workbook.read import read_grid
from tests.workbook.fill.conftest import Draw, budget

Made = Callable[[Draw], Template]

AMOUNTS = """
[[table]]
rows = "partners"
sheet = "Form"
[table.columns]
"Name" = "name"
"Personnel" = "categories.personnel"
"Grant" = "eu_contribution"
"""


def done(template: Template, text: str = AMOUNTS, partners: int = 5) -> tuple[Filled, SheetGrid]:
    """Filled, and the sheet as it is then."""
    filled = fill(
        template, budget(partners=partners), parse_map(f"map = 1\n{text}", "m.toml"), Lang.EN
    )
    out = template.path.with_name("out.xlsx")
    out.write_bytes(filled.patched.content)
    return filled, read_grid(out).sheets[0]


def codes(filled: Filled) -> list[tuple[str, str]]:
    assert all(note.message(lang) for note in filled.notes for lang in Lang)
    return [(note.where, note.code) for note in filled.notes if note.code != "fill.hidden"]

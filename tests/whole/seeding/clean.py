"""Clean workbooks of every kind, language and writer, and where things stand in them."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from random import Random

import openpyxl

from cofin.core.calculate import calculate
from cofin.core.model import Project
from cofin.grid import Grid, SheetGrid
from cofin.text import Lang
from cofin.workbook.generate import generate, generate_partner_sheet
from cofin.workbook.read.workbook import read_grid
from cofin.workbook.split import agreed_part
from tests.libreoffice.soffice import AS_STORED, Office
from tests.whole.seeding.plain import Block, plain_workbook
from tests.whole.seeding.projects import clean_project, rules

KINDS = ("partner-sheet", "consortium", "plain")
WRITERS = ("cofin", "libreoffice", "openpyxl")

#: One workbook in so many is a consortium's, one is a plain one; the others partner sheets.
_ROUND = ("partner-sheet", "plain", "partner-sheet", "consortium")


@dataclass(frozen=True)
class Clean:
    """A workbook in which there is nothing to find."""

    name: str
    kind: str
    lang: str
    content: bytes
    writer: str = "cofin"
    plain_blocks: tuple[Block, ...] = field(default=(), repr=False)
    project: Project | None = field(default=None, repr=False)
    partner: str = ""  # of a partner sheet

    @cached_property
    def grid(self) -> Grid:
        """What it holds."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "book.xlsx")
            path.write_bytes(self.content)
            return read_grid(path)

    @property
    def is_known(self) -> bool:
        """Whether it has cofin's own layout."""
        return self.kind != "plain"

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Rows of quantity x price; of our own workbooks the cost lines."""
        if not self.is_known:
            return self.plain_blocks
        sheet, first, last, columns = self.table("cost")
        return (
            Block(
                sheet.name,
                first,
                last,
                columns["description"],
                0,
                columns["quantity"],
                columns["unit_cost"],
                self.column("out.cost.amount"),
                first - 3,
            ),
        )

    def table(self, key: str) -> tuple[SheetGrid, int, int, dict[str, int]]:
        """Sheet, first and last filled row and columns by field of a table of ours."""
        start = f"in.{key}."
        areas = {
            known.name.removeprefix(start): known.area
            for (local, name), known in self.grid.names.items()
            if not local and name.startswith(start) and known.area
        }
        some = next(iter(areas.values()))
        sheet = self.grid.sheet(some.sheet)
        assert sheet is not None
        columns = {key: area.range.first_column for key, area in areas.items()}
        filled = [
            row
            for row in range(some.range.first_row, some.range.last_row + 1)
            if any((row, column) in sheet.cells for column in columns.values())
        ]
        return sheet, some.range.first_row, max(filled, default=0), columns

    def place(self, name: str) -> tuple[str, int, int]:
        """Sheet, first row and column that a name stands for."""
        known = self.grid.name(name)
        assert known is not None
        assert known.area is not None
        return known.area.sheet, known.area.range.first_row, known.area.range.first_column

    def column(self, name: str) -> int:
        """The column that a name stands for."""
        return self.place(name)[2]

    def names(self, start: str) -> list[str]:
        """Names that begin so."""
        return sorted(
            k.name for (local, _), k in self.grid.names.items() if k.name.startswith(start)
        )


@cache
def clean(number: int) -> Clean:
    """The ``number``-th clean workbook, as cofin (or XlsxWriter) wrote it."""
    r = Random(f"book {number}")
    kind = _ROUND[number % len(_ROUND)]
    lang = ("en", "tr")[number // len(_ROUND) % 2]
    if kind == "plain":
        content, blocks = plain_workbook(number, lang)
        return Clean(f"plain-{number}-{lang}", kind, lang, content, plain_blocks=blocks)
    project = clean_project(number)
    partner = r.choice(project.partners).id if kind == "partner-sheet" else ""
    content = built(project, partner, lang)
    name = f"{partner or kind}-{number}-{lang}"
    return Clean(name, kind, lang, content, project=project, partner=partner)


def built(project: Project, partner: str, lang: str) -> bytes:
    """The consortium's workbook, or the sheet of one partner."""
    if not partner:
        return generate(project, rules(), Lang(lang))
    own = next(each for each in calculate(project, rules()).partners if each.id == partner)
    part = agreed_part(project, rules(), own)
    return generate_partner_sheet(part, rules(), Lang(lang), agreed=own.eu_contribution)


@cache
def large(lang: str = "en") -> Clean:
    """A consortium's workbook of 2,000 lines."""
    content = generate(clean_project(7, 2_000), rules(), Lang(lang))
    return Clean(f"large-{lang}", "consortium", lang, content)


def saved_by_openpyxl(content: bytes) -> bytes:
    """As a script leaves it: formulas without stored values."""
    target = io.BytesIO()
    openpyxl.load_workbook(io.BytesIO(content)).save(target)
    return target.getvalue()


def saved_by_libreoffice(
    contents: Sequence[bytes], folder: Path, recalculation: int = AS_STORED
) -> list[bytes]:
    """As a person leaves it who opens and saves; one call for all (ten seconds for the first)."""
    if not contents:
        return []
    source = folder / "in"
    source.mkdir(parents=True)
    paths = [source / f"{number}.xlsx" for number in range(len(contents))]
    for path, content in zip(paths, contents, strict=True):
        path.write_bytes(content)
    office = Office.in_folder(folder / "profile", recalculation)
    return [path.read_bytes() for path in office.convert(paths, folder / "out")]

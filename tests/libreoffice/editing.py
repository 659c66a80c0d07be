"""A generated workbook edited by LibreOffice and read back by cofin: the same figures in both."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from cofin.core.calculate import calculate
from cofin.core.figures import figures
from cofin.core.model import Project
from cofin.core.result import BudgetResult
from cofin.core.schema import Field
from cofin.text import Lang, say
from cofin.workbook.generate import generate
from cofin.workbook.open import read_project, read_with_rules
from tests.libreoffice.budgets import Budget
from tests.libreoffice.cells import Workbook, read_cells
from tests.libreoffice.compare import (
    equal_cents,
    errors,
    figure_differences,
    formula_differences,
    listed,
)
from tests.libreoffice.edit import Edit, edited
from tests.libreoffice.soffice import Office

EXAMPLES = Path(__file__).parents[2] / "examples"
SLOT = ("eligible", "eu_contribution", "co_financing")


class Changed(NamedTuple):
    """A project before and after the edits, and what LibreOffice shows after them."""

    before: BudgetResult
    after: BudgetResult
    workbook: Workbook


def changed(
    office: Office,
    folder: Path,
    edits: Sequence[Edit] | Callable[[Workbook], Sequence[Edit]],
    example: str = "small",
    lang: Lang = Lang.EN,
) -> Changed:
    """An example generated, edited in LibreOffice, read back; see ``followed``."""
    project, rules = read_with_rules(EXAMPLES / example / "project.toml")
    return followed(office, folder, edits, Budget(example, project, rules, lang))


def followed(
    office: Office,
    folder: Path,
    edits: Sequence[Edit] | Callable[[Workbook], Sequence[Edit]],
    budget: Budget,
) -> Changed:
    """Every figure that LibreOffice shows after the edits is Python's.

    LibreOffice opens the workbook as a person's does: it keeps the stored values and
    calculates what the edits touch.  Calculating all of it then changes no cell.  Edits may
    depend on where things stand in the generated workbook.
    """
    source = folder / "budget.xlsx"
    source.write_bytes(generate(budget.project, budget.rules, budget.lang))
    if callable(edits):
        edits = edits(read_cells(source))
    saved = edited(office, source, folder, edits)
    after = calculate(read_project(saved.shown), budget.rules)
    workbook = read_cells(saved.shown)
    found = [
        *errors(workbook),
        *disagreements(after, budget.project, workbook),
        *formula_differences(workbook, read_cells(saved.recalculated)),
    ]
    assert not found, listed(found)
    return Changed(calculate(budget.project, budget.rules), after, workbook)


def disagreements(after: BudgetResult, typed_from: Project, workbook: Workbook) -> list[str]:
    """Figures under their names, as far as the workbook was made with them, and by slot."""
    known = {f".{p.id}." for p in typed_from.partners}
    known |= {f".{wp.id}." for wp in typed_from.work_packages}
    expected = {
        name: figure
        for name, figure in figures(after).items()
        if name.startswith("fig.totals.") or any(part in name for part in known)
    }
    found = figure_differences(expected, workbook)
    for number, partner in enumerate(after.partners, start=1):
        for key in SLOT:
            name, figure = f"slot.partner.{number}.{key}", getattr(partner, key)
            if not equal_cents(workbook.at(name), figure):
                found.append(f"{name}: shows {workbook.at(name)!r}, Python {figure}")
    return found


def typed(table: str, row: int, **values: float | str | None) -> list[Edit]:
    return [Edit(f"in.{table}.{field}", row, value) for field, value in values.items()]


def emptied(table: str, row: int, fields: tuple[Field, ...]) -> list[Edit]:
    """Everything in a row deleted."""
    return typed(table, row, **{field.key: None for field in fields})


def choice(key: str, lang: Lang = Lang.EN) -> str:
    return say(f"choice.{key}", lang)


def category(budget: Budget, key: str) -> str:
    return next(c.label[budget.lang] for c in budget.rules.profile.categories if c.key == key)

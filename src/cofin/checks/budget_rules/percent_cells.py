"""Part of R04: a typed percentage of 700 % or 2375 % by which formulas multiply.

Whoever types 23.75 into a cell that is shown as a percentage meant 23.75 %.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from cofin.a1 import a1
from cofin.checks.finding import Finding, said
from cofin.checks.formula.nodes import Chain, walk
from cofin.checks.formula.parse import tree_of
from cofin.checks.formula.written import formulas_of
from cofin.checks.structure.lines.line import lines_of
from cofin.checks.subject import CellKey, Subject
from cofin.checks.tables.cells import plain
from cofin.checks.words.labels import label_of
from cofin.grid import A_NUMBER
from cofin.money import EXACT

#: From this on nobody multiplies costs by a rate; below it a rise of prices may be meant.
_LEAST = Decimal(2)
_MOST = Decimal(100)


def huge_percentages(subject: Subject) -> Iterator[Finding]:
    """Yield the percentages of which a formula takes a part of an amount, and more than all."""
    found = dict(_typed(subject)) if subject.layout is None else {}
    used = _factors(subject, found) if found else set()
    for key, value in found.items():
        if key in used:
            sheet = next(each for each in subject.grid.sheets if each.name == key[0])
            yield Finding(
                sheet=key[0],
                cell=a1(*key[1:]),
                label=label_of(sheet, *key[1:]),
                found=plain(value),
                expected=f"{EXACT.scaleb(value, -2).normalize(EXACT):f}",
                values={
                    "scale": said("arithmetic.scale_shown", shown=f"{_hundredfold(value)} %"),
                    "mend": said("arithmetic.scale_shown_fix", meant=f"{plain(value)} %"),
                },
                parameter="reimbursement_rate",
            )


def _hundredfold(value: Decimal) -> str:
    return f"{EXACT.scaleb(value, 2).normalize(EXACT):f}"


def _typed(subject: Subject) -> Iterator[tuple[CellKey, Decimal]]:
    for sheet in subject.grid.sheets:
        for at, (value, kind, formula, style) in sheet.cells.items():
            if (
                kind is A_NUMBER
                and formula is None
                and "%" in style.number_format
                and isinstance(value, Decimal)
                and _LEAST <= value <= _MOST
            ):
                yield (sheet.name, *at), value


def _factors(subject: Subject, found: dict[CellKey, Decimal]) -> set[CellKey]:
    """The cells of these that are a factor of a product, alone or in ``(1 + B3)``."""
    references = lines_of(subject.grid).references
    used: set[CellKey] = set()
    for skeleton, formulas in formulas_of(subject.grid).by_skeleton.items():
        tree = tree_of(skeleton) if "*" in skeleton else None
        nodes = [
            operand
            for node in (walk(tree) if tree is not None else ())
            if isinstance(node, Chain) and "*" in node.operators
            for factor in node.operands
            for operand in (factor.operands if isinstance(factor, Chain) else (factor,))
        ]
        for formula in formulas:
            for node in nodes:
                cell = references.cell_of(node, formula.shape.places, *formula.key)
                if cell is not None:
                    key = (cell.sheet, *cell.range[:2])
                    used |= {key} if key in found else set()
    return used

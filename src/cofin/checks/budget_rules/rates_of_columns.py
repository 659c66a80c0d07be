"""Part of R04: a column that applies a rate of its own to every row, whatever the row is called.

``Overheads (2 %)`` with 2 % in one cell and 75 % of the costs in the column of the grant: the
label speaks of the costs, and the grant is calculated as in the rows above.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal

from cofin.checks.figures.bases import stated_rates
from cofin.checks.formula.references import References
from cofin.checks.formula.shape import Place, copied
from cofin.checks.formula.written import Written, formulas_of
from cofin.checks.structure.lines.line import FEWEST
from cofin.checks.subject import CellKey
from cofin.checks.words.labels import row_label
from cofin.grid import SheetGrid
from cofin.money import EXACT


def with_rates_of_columns(
    accused: Mapping[CellKey, int], as_said: Collection[CellKey], references: References
) -> Iterator[CellKey]:
    """The accused cells, by the rate in basis points that is stated for them, that are right.

    Another cell of the row has the rate of its label (``as_said``, or a typed one), and the
    formula is that of other rows of its column, whose labels do not state this rate: where they
    all do, the column has got it wrong in each of them.
    """
    carried = {key[:2] for key in as_said}
    sheets = {sheet.name: sheet for sheet in references.grid.sheets}
    typed = {name: _typed(sheets[name]) for name in {key[0] for key in accused}}
    formulas = formulas_of(references.grid)
    waiting: dict[str, dict[CellKey, int]] = defaultdict(dict)
    for key, stated in accused.items():
        name, row, _ = key
        rates = {EXACT.scaleb(Decimal(stated), -4), EXACT.scaleb(Decimal(stated), -2)}
        is_of_row = stated in stated_rates(row_label(sheets[name], *key[1:]))
        if is_of_row and (key[:2] in carried or not rates.isdisjoint(typed[name].get(row, ()))):
            waiting[formulas.by_sheet[name][key[1:]].skeleton][key] = stated
    for skeleton, here in waiting.items():
        written = {each.key: each for each in formulas.by_skeleton[skeleton]}
        columns = {(name, column) for name, _, column in here}
        of_others = Counter(
            (_form(each), stated)
            for key, each in written.items()
            if (key[0], key[2]) in columns
            for stated in set(here.values())
            if stated not in stated_rates(row_label(sheets[key[0]], *key[1:]))
        )
        for key, stated in here.items():
            if of_others[_form(written[key]), stated] >= FEWEST - 1:
                yield key


def _form(formula: Written) -> tuple[str, int, tuple[Place, ...]]:
    """Its column, and what it reads as copied to one and the same row."""
    name, row, column = formula.key
    return name, column, tuple(copied(place, -row, 0) for place in formula.shape.places)


def _typed(sheet: SheetGrid) -> Mapping[int, set[Decimal]]:
    """The typed numbers of each row."""
    found: dict[int, set[Decimal]] = defaultdict(set)
    for (row, _), cell in sheet.cells.items():
        if isinstance(cell.value, Decimal) and cell.formula is None:
            found[row].add(cell.value)
    return found

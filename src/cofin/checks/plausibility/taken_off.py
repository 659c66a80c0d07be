"""Costs of a table that nobody is asked to pay, as its own formulas say.

They are taken off (``=Profit-Interest``), or stand beside the amount that counts: prices of an
offer with VAT below those without, of which alone the grant is calculated.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from cofin.checks.formula.nodes import Chain, Slot, Unary, walk
from cofin.checks.formula.parse import tree_of
from cofin.checks.formula.references import References, is_one_cell
from cofin.checks.formula.written import Written, formulas_of
from cofin.checks.structure.sums.sum import Sums, sums_of
from cofin.checks.subject import CellKey, Subject
from cofin.checks.words.headings import folded, whole
from cofin.checks.words.labels import row_label
from cofin.grid import CellKind, SheetGrid

#: Of which money a row is that is calculated from the costs that count.
_ASKED = ("funds.grant.words", "funds.contribution.words")


def taken_off(subject: Subject, amounts: Collection[CellKey]) -> frozenset[CellKey]:
    """Those of some amounts of a workbook that its formulas leave out of what is asked for."""
    sheets = {sheet.name: sheet for sheet in subject.grid.sheets}
    sums = sums_of(subject.grid)
    rows = {key: _numbers(sheets[key[0]], key) for key in amounts}
    uses = _Uses(subject)
    first = uses.of(cell for cells in rows.values() for cell in cells)
    totals = {key: [use for use in first[key] if _other_summands(use, key)] for key in amounts}
    nets = {
        use.key: list(_other_summands(use, key))
        for key, uses_of_it in totals.items()
        for use in uses_of_it
    }
    second = uses.of({*nets, *(net for each in nets.values() for net in each)})
    found = set()
    for key, cells in rows.items():
        is_off = any(
            use.row != key[1] and _subtracts(use, cell) and _is_due(use, cell, sums)
            for cell in cells
            for use in first[cell]
        )
        is_beside = bool(totals[key]) and all(
            _is_beside(sheets, total, [key, *nets[total.key]], second) for total in totals[key]
        )
        if is_off or is_beside:
            found.add(key)
    return frozenset(found)


class _Uses:
    """The formulas that name single cells."""

    def __init__(self, subject: Subject) -> None:
        self._written = formulas_of(subject.grid)
        self._references = References(subject.grid)

    def of(self, cells: Iterator[CellKey] | Collection[CellKey]) -> Mapping[CellKey, list[Written]]:
        """Who names each of some cells by itself: looked for once for all of them."""
        wanted = frozenset(cells)
        found: dict[CellKey, list[Written]] = defaultdict(list)
        for formulas in self._written.by_skeleton.values() if wanted else ():
            for formula in formulas:
                for area in self._references.of_shape(formula.shape, *formula.key):
                    key = (area.sheet, area.range.first_row, area.range.first_column)
                    if key in wanted and is_one_cell(area.range):
                        found[key].append(formula)
        return found


def _numbers(sheet: SheetGrid, key: CellKey) -> list[CellKey]:
    """The amount and, left of it, the numbers of its row: those of the years that it adds up."""
    row, last = key[1:]
    columns = (c for c in range(1, last) if sheet.cell(row, c).kind is CellKind.NUMBER)
    return [key, *((key[0], row, column) for column in columns)]


def _subtracts(use: Written, cell: CellKey) -> bool:
    """Whether a formula of the same sheet takes a cell off."""
    tree = tree_of(use.shape.skeleton)
    for node in walk(tree) if tree is not None else ():
        if not isinstance(node, Chain) or "-" not in node.operators:
            continue
        for operator, operand in zip(node.operators, node.operands[1:], strict=True):
            slots = (each for each in walk(operand) if isinstance(each, Slot))
            if operator == "-" and any(_names(use, slot, cell) for slot in slots):
                return True
    return False


def _is_due(use: Written, cell: CellKey, sums: Sums) -> bool:
    """Whether nobody counts what is taken off, or it is taken off the total that does.

    ``Money left =Grant-B2-B3-B4`` takes all lines off, which are costs all the same.
    """
    counting = {each.key for each in sums.covering(cell) if each.key[1] != cell[1]}
    return not counting or (use.sheet, *use.shape.places[0][:2]) in counting


def _names(use: Written, slot: Slot, cell: CellKey) -> bool:
    place = use.shape.places[slot.index]
    is_here = slot.sheet is None and use.sheet == cell[0] and not place.is_range
    return is_here and place[:2] == cell[1:]


def _other_summands(use: Written, cell: CellKey) -> Sequence[CellKey]:
    """What a formula adds to a cell of its column, both named by themselves; else nothing."""
    tree = tree_of(use.shape.skeleton)
    if not isinstance(tree, Chain) or set(tree.operators) != {"+"} or use.sheet != cell[0]:
        return ()
    operands = [node.operand if isinstance(node, Unary) else node for node in tree.operands]
    slots = [node for node in operands if isinstance(node, Slot) and node.sheet is None]
    places = [use.shape.places[slot.index] for slot in slots]
    cells = [(use.sheet, *place[:2]) for place in places if not place.is_range]
    if len(cells) < len(tree.operands) or any(each[2] != cell[2] for each in cells):
        return ()
    return [each for each in cells if each != cell]


def _is_beside(
    sheets: Mapping[str, SheetGrid],
    total: Written,
    parts: Sequence[CellKey],
    uses: Mapping[CellKey, list[Written]],
) -> bool:
    """Whether a workbook goes on with another part of a total, and not with the total.

    That is so too where it calculates a grant of that part.
    """
    own = {total.key, *parts}
    others = [use for part in parts[1:] for use in uses[part] if use.key not in own]
    if not uses[total.key]:
        return bool(others)
    asked = whole(*_ASKED)
    return any(
        asked.search(folded(row_label(sheets[use.sheet], use.row, use.column))) for use in others
    )

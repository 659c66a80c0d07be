"""Part of C12: numbers that may well be negative, by their words or by how they come about.

A remainder, a deviation or a check is what one amount has more than another.  Whether the
outcome is below zero is no slip; so is no sum of such, nor anything made from them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache

from cofin.checks.columns.inference import Role, roles
from cofin.checks.columns.kinds import Kinds
from cofin.checks.formula import References
from cofin.checks.formula.nodes import Call, Chain, Name, Node, Slot, Structured, Unary, walk
from cofin.checks.formula.parse import tree_of
from cofin.checks.formula.shape import Shape
from cofin.checks.formula.written import formulas_of
from cofin.checks.subject import CellKey, Subject
from cofin.checks.words.figures import FigureKind, kind_of
from cofin.checks.words.headings import any_of, folded, listed
from cofin.checks.words.labels import row_label
from cofin.grid import Area, Position

#: Rows and columns that are negative by their nature.
_DIFFERENCE = re.compile(
    r"differ|deviat|varian|correct|deduct|discount|reduc|balance|gap|remain|missing|less |minus"
    r"|refund|income|revenue|receipt|change|surplus|deficit|adjust|credit|cash flow|profit|loss"
    r"|rebate|reimburse|repay|proceeds|inelig|non elig|not elig|realloc|reassign|redistrib|\bcuts? "
    r"|rejected|disallowed|clawback"
    r"|fark|sapma|duzelt|kesinti|indirim|bakiye|kalan|eksi|iade|gelir|mahsup|acik|degisim|azal"
    r"|kar |zarar|geri od|hasilat|tahsilat|uygun olmayan|uygun bulunmayan|aktarim|reddedilen"
    r"|differenz|abzug|korrektur|rabatt|gutschrift|erstattung|ruckzahlung|einnahme|erlos|minder"
    r"|storno|skonto|saldo|\brest\b|restbetrag|abweich|kurzung|umschicht|umbuch|umverteil"
    r"|nicht (forder|zuwendungs|erstattungs)fahig|nicht anerkannt"
    r"|ecart|deduction|remise|reaffect|redeploie|retranch|abattement|rejete"
    r"|scarto|sconto|scostament|riallocaz|\bstorni |\btaglio?\b|decurtaz|rettific"
    r"|(in|non )ammissibil|non riconosciut"
    r"|diferencia|descuento|desviaci|desvio|recorte|reasignac|\bno (elegib|subvencionab|admisib)"
    r"|nao elegive|ineleg|realocac|reafetac|\bcortes? |correcao|correcoes"
    r"|roznic|odchyl|korekt|niekwalifik|potracen|przesuniec|obniz|ciecia|zwrot"
    r"|verschil|afwijk|verschuiv|overhevel|herverdel|korting|niet subsidiab|vermindering"
)
#: What is moved from one line to another: in a heading; an airport transfer is a cost.
_MOVED = re.compile(
    r"^(budget )?(transfer|virement|ubertrag|uebertrag|trasferiment|transferenc|transferen)"
    r"|^(net |netto |saldo )(transfer|movement)|^przeniesien|^(in|out) transfers?\b"
)

#: What there is nothing of at the least, however it is calculated.
_AT_LEAST_0 = frozenset(
    (FigureKind.OWN, FigureKind.EU, FigureKind.REQUESTED, FigureKind.ELIGIBLE, FigureKind.MAXIMUM)
)

#: Columns whose negative numbers are nobody's fault: the months of a cash flow.
_NOT_JUDGED = (Role.PERIOD, Role.NUMBER)

#: Functions that hand on one of their arguments, or all together.
_HAND_ON = frozenset(
    ("ROUND", "ROUNDUP", "ROUNDDOWN", "TRUNC", "INT", "IF", "IFERROR", "IFNA", "MIN", "MAX", "SUM")
)

#: Formulas of a row with a minus sign that are no slip.
_MEANT = 2
#: Negative numbers that are looked at in what one formula reads.
_MOST_READ = 50


def is_deduction(subject: Subject, here: Kinds, position: Position) -> bool:
    """Whether the words of a cell's row or column say that it may be negative."""
    heading, row = _words(subject, here, position)
    if _DIFFERENCE.search(f"{heading} {row} ") or _MOVED.search(heading):
        return True
    return any(_reduction().search(each) for each in (heading, row))


@cache
def _reduction() -> re.Pattern[str]:
    """What takes something off, first or last: not ``Energy saving lamps``."""
    words = any_of(listed("reductions.reduction.words"))
    return re.compile(rf"^(?:{words})(?!\w)|(?<!\w)(?:{words})(?= *(?:\(|$))")


def _words(subject: Subject, here: Kinds, position: Position) -> tuple[str, str]:
    """The words of a cell's column and row."""
    block = roles(subject).block(here.sheet.name, *position)
    column = block.column(position[1]) if block else None
    return folded(column.heading if column else ""), folded(row_label(here.sheet, *position))


def _is_owed(subject: Subject, here: Kinds, position: Position, shape: Shape) -> bool:
    """Whether a difference is an own contribution, a grant or the like, never below zero.

    The heading says what is calculated along a row, the label of the row what is not.
    """
    heading, row = _words(subject, here, position)
    is_along = all(place[0] == place[2] == position[0] for place in shape.places)
    return kind_of(heading) in _AT_LEAST_0 or (not is_along and kind_of(row) in _AT_LEAST_0)


def differences(
    subject: Subject, sheets: Iterable[Kinds], is_meant: Callable[[Kinds, Position], bool]
) -> set[CellKey]:
    """The negative results that are differences, or are made from such or from deductions.

    ``is_meant`` says whether a typed negative number is one that somebody meant.
    """
    negative: dict[str, dict[int, list[int]]] = {}
    found: set[CellKey] = set()
    results: dict[CellKey, Shape] = {}
    written = formulas_of(subject.grid).by_sheet
    for here in sheets:
        name = here.sheet.name
        columns = negative.setdefault(name, defaultdict(list))
        turned = _turned_rows(here, written[name])
        for position, number in here.numbers:
            if number < 0:
                columns[position[1]].append(position[0])
                if is_meant(here, position):
                    found.add((name, *position))
        for position, number in here.results:
            if number < 0:
                columns[position[1]].append(position[0])
                shape = written[name].get(position)
                if shape is None:
                    continue
                if _turns_round(shape.skeleton) and (
                    roles(subject).role(name, *position) in _NOT_JUDGED
                ):
                    found.add((name, *position))
                elif not (_takes_away(shape.skeleton) or position[0] in turned):
                    results[name, *position] = shape
                elif not _is_owed(subject, here, position, shape):
                    found.add((name, *position))
        for rows in columns.values():
            rows.sort()
    _spread(References(subject.grid), found, results, negative)
    return found


def _turned_rows(here: Kinds, written: Mapping[Position, Shape]) -> set[int]:
    """The rows whose results are all below zero by a sign in their formulas: a saving.

    Whoever writes it once may have slipped; whoever writes it all along a row meant it.
    """
    turned: defaultdict[int, int] = defaultdict(int)
    others = set()
    for (row, column), number in here.results:
        shape = written.get((row, column))
        turned[row] += shape is not None and _negates(shape.skeleton)
        if number > 0:
            others.add(row)
    return {row for row, count in turned.items() if count >= _MEANT and row not in others}


def _spread(
    references: References,
    found: set[CellKey],
    results: Mapping[CellKey, Shape],
    negative: dict[str, dict[int, list[int]]],
) -> None:
    """Add the results that read one of those that are found, and those that read these."""
    readers: dict[CellKey, list[CellKey]] = defaultdict(list)
    for key, shape in results.items():
        areas = references.of_shape(shape, *key)
        read = (each for area in areas for each in _inside(area, negative))
        for each, _ in zip(read, range(_MOST_READ), strict=False):
            readers[each].append(key)
    waiting = [key for key in readers if key in found]
    while waiting:
        for reader in readers.pop(waiting.pop(), ()):
            if reader not in found:
                found.add(reader)
                waiting.append(reader)


def _inside(area: Area, negative: dict[str, dict[int, list[int]]]) -> Iterator[CellKey]:
    """The negative numbers of an area."""
    first_row, first_column, last_row, last_column = area.range
    for column, rows in negative.get(area.sheet, {}).items():
        if first_column <= column <= last_column:
            for row in rows[bisect_left(rows, first_row) : bisect_right(rows, last_row)]:
                yield (area.sheet, row, column)


@lru_cache(maxsize=1 << 12)
def _turns_round(skeleton: str) -> bool:
    """Whether a formula pays out what stands elsewhere: ``=-SUM(Plan!C9:C11)``, ``=-C4``."""
    tree = tree_of(skeleton) if skeleton.startswith("-") else None
    return isinstance(tree, Unary) and isinstance(tree.operand, Call | Slot)


@lru_cache(maxsize=1 << 12)
def _negates(skeleton: str) -> bool:
    """Whether a formula has a minus sign before all of it, or before a factor: ``=-B4*C4``."""
    tree = tree_of(skeleton) if "-" in skeleton else None
    match tree:
        case Call(name=name, arguments=(first, *_)) if name in _HAND_ON:
            tree = first
    parts = tree.operands if isinstance(tree, Chain) and tree.operators[0] in "*/" else (tree,)
    return any(isinstance(part, Unary) and part.operator == "-" for part in parts)


@lru_cache(maxsize=1 << 12)
def _takes_away(skeleton: str) -> bool:
    """Whether a formula is a difference, whatever cells it takes from which."""
    tree = tree_of(skeleton) if "-" in skeleton else None
    return tree is not None and _is_difference(tree)


def _is_difference(tree: Node) -> bool:
    """Whether a node takes an amount from another, or hands on what does."""
    match tree:
        case Chain(operators=operators, operands=operands) if operators[0] in "+-":
            return "-" in operators or any(map(_is_difference, operands))
        case Chain(operators=operators, operands=operands) if operators[0] in "*/":
            return any(map(_is_factor, operands))
        case Call(name=name, arguments=arguments) if name in _HAND_ON:
            return any(map(_is_difference, arguments[name == "IF" :]))
        case _:
            return False


def _is_factor(node: Node) -> bool:
    """A difference of two amounts that is multiplied; ``1-C4`` is the rest of a share."""
    if isinstance(node, Chain):
        first = node.operands[0]
        return _is_difference(node) and any(
            isinstance(each, Slot | Name | Structured) for each in walk(first)
        )
    return _is_difference(node)

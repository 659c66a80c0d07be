"""Part of R04: a label that says 7 % beside a formula that calculates with 17 %."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from cofin.a1 import parse_range
from cofin.checks.budget_rules.rates_of_columns import with_rates_of_columns
from cofin.checks.figures.bases import stated_rates
from cofin.checks.figures.figures import Group, groups_of
from cofin.checks.finding import Finding, in_words, said, short
from cofin.checks.formula.nodes import Chain, walk
from cofin.checks.formula.parse import tree_of
from cofin.checks.formula.references import References
from cofin.checks.formula.written import Written, formulas_of
from cofin.checks.structure.lines.line import lines_of
from cofin.checks.structure.runs import runs_of
from cofin.checks.structure.typed_rates import typed_in
from cofin.checks.structure.values import Look, look_in, number_in
from cofin.checks.subject import CellKey, Subject
from cofin.checks.tables.cells import less, plain, shown, to_cents
from cofin.checks.words.figures import FigureKind, kind_of
from cofin.checks.words.headings import whole
from cofin.checks.words.labels import column_label, label_of, row_label
from cofin.checks.words.outside import says_other_share
from cofin.checks.words.sums import fold
from cofin.grid import CellKind, SheetGrid
from cofin.money import EXACT, euro, rate_cents, to_step
from cofin.text import Value

#: What is a part of other costs; of anything else, a percentage is a remark.
_PARTS = frozenset(
    (FigureKind.INDIRECT, FigureKind.EU, FigureKind.REQUESTED, FigureKind.MAXIMUM, FigureKind.OWN)
)

#: "Up to 7 %" leaves the rate open below it.
_AT_MOST = re.compile(
    r"\b(max|maximum|up to|at most|limit\w*|bis( zu)?|hochstens|maximal|jusqu|au plus|fino a"
    r"|al massimo|hasta|do(?= ?\d)|azami|en fazla|en cok|ust sinir)\b"
)


#: The same in words that no other rule understands: grants and the EU's funds, and overheads by
#: their names in programmes, which alone do not say that they are no direct costs.
_NAMES_PART = (
    *("funds.funds.words", "funds.grant.words"),
    *(f"overheads.administration.{key}" for key in ("words", "last", "programmes")),
)

#: A label that ends with a percentage in brackets.
_BRACKET = re.compile(r"\(\s*(?:%\s*\d|\d[\d.,]*\s*%)[^()]*\)\s*$")

#: A label that ends with a percentage.
_AT_END = re.compile(r"(?:% ?\d[\d.,]*|\d[\d.,]* ?%)\s*$")

#: A number that is typed in a formula.
_FIGURE = re.compile(r"(?<![\w.])(?:\d+\.?\d*|\.\d+) *%?(?![\w.])")

_CENT = Decimal("0.01")


class _Where(NamedTuple):
    """A column of a sheet, or what calculates alike in a row of it."""

    sheet: str
    track: int
    skeleton: str = ""  # of a row, with its figures left out

    @property
    def is_row(self) -> bool:
        """Whether it is in a row."""
        return bool(self.skeleton)


class _Used(NamedTuple):
    """The rate that a label states, in basis points, and the one its formula uses."""

    stated: int
    used: Decimal


def labelled_rates(subject: Subject) -> Iterator[Finding]:
    """Yield the cells whose label states another rate than the one they are calculated with."""
    if subject.layout is not None:
        return
    look = look_in(subject)
    sheets = {sheet.name: sheet for sheet in subject.grid.sheets}
    references = lines_of(subject.grid).references
    faults: dict[CellKey, _Used] = {}
    doubted: dict[_Where, dict[CellKey, _Used]] = defaultdict(dict)
    agreeing: Counter[_Where] = Counter()  # where such a percentage is meant for the amount
    as_said: list[CellKey] = []
    percents: dict[str, tuple[set[int], set[int]]] = {}
    for skeleton, formulas in formulas_of(subject.grid).by_skeleton.items():
        for formula in formulas if "*" in skeleton else ():
            name, row, column = formula.key
            if name not in percents:
                percents[name] = _percents(sheets[name])
            rows, columns = percents[name]
            if row not in rows and column not in columns:
                continue
            stated = _stated(sheets[name], row, column)
            used = None if stated is None else _used(formula, references, look)
            wheres: tuple[_Where, ...] = ()
            if stated is None and (stated := _in_brackets(sheets[name], row, column)):
                used, wheres = _typed_rate(skeleton), _lines(formula)
            if stated is None and (stated := _in_brackets(sheets[name], row, column, _AT_END)):
                used, wheres = _typed_rate(skeleton), _lines(formula)[:1]
            if stated is None or used is None:
                continue
            if _is_as_said(stated, used):
                agreeing.update(wheres)
                as_said.append(formula.key)
            elif not wheres or _has_slipped(stated[0], used):
                faults[formula.key] = _Used(stated[0], used)
            else:
                for where in wheres:
                    doubted[where][formula.key] = _Used(stated[0], used)
    for where, found in doubted.items():
        if agreeing[where] >= (len(found) if where.is_row else 1):
            faults |= found
    stated_for = {key: fault.stated for key, fault in faults.items()}
    for key in list(with_rates_of_columns(stated_for, as_said, references)):
        del faults[key]
    for name, cells, fault in runs_of(faults.items()):
        yield _finding(sheets[name], (cells.first_row, cells.first_column), str(cells), fault, look)
    for group in groups_of(subject):
        yield from _more(group, sheets)


def _lines(formula: Written) -> tuple[_Where, ...]:
    """Its row, among the formulas there that calculate alike, and its column."""
    name, row, column = formula.key
    return _Where(name, row, _FIGURE.sub("#", formula.shape.skeleton)), _Where(name, column)


def _percents(sheet: SheetGrid) -> tuple[set[int], set[int]]:
    """The rows and the columns of texts with a percent sign."""
    found = [
        at
        for at, (value, kind, _, _) in sheet.cells.items()
        if kind is CellKind.TEXT and "%" in str(value)
    ]
    return {row for row, _ in found}, {column for _, column in found}


def _stated(sheet: SheetGrid, row: int, column: int) -> tuple[int, str] | None:
    """The one rate of costs that the words of a row or column state, and those words."""
    for label in (row_label(sheet, row, column), column_label(sheet, row, column)):
        rates = stated_rates(label) if "%" in label else []
        folded = fold(label)
        is_part = kind_of(folded) in _PARTS or whole(*_NAMES_PART).search(folded) is not None
        if len(rates) == 1 and rates[0] and is_part:
            return rates[0], folded
    return None


def _in_brackets(
    sheet: SheetGrid, row: int, column: int, closing: re.Pattern[str] = _BRACKET
) -> tuple[int, str] | None:
    """The rate that closes a label: ``State budget (13 %)``, ``Design (10 % of the works)``.

    Behind any words it may be meant for what the row calculates, or for a share of time.  What
    another formula of the row calculates with says so, and in brackets a label of the column.
    """
    label = row_label(sheet, row, column)
    bracket = closing.search(label)
    rates = stated_rates(label) if bracket else []
    folded = fold(label)
    if len(rates) != 1 or not rates[0] or says_other_share(label) or _AT_MOST.search(folded):
        return None
    return rates[0], folded


def _typed_rate(skeleton: str) -> Decimal | None:
    """The one rate that is typed in a formula, by which it multiplies."""
    found = [typed.value for typed, is_factor in typed_in(skeleton) if is_factor]
    return found[0] if len(found) == 1 and 0 < found[0] < 1 else None


def _used(formula: Written, references: References, look: Look) -> Decimal | None:
    """The one rate among the factors of a formula: typed in it, or in a cell."""
    tree = tree_of(formula.shape.skeleton)
    found = {typed.value for typed, is_factor in typed_in(formula.shape.skeleton) if is_factor}
    for node in walk(tree) if tree is not None else ():
        if isinstance(node, Chain) and node.operators[0] in "*/":
            for operator, operand in zip(("*", *node.operators), node.operands, strict=True):
                cell = references.cell_of(operand, formula.shape.places, *formula.key)
                if operator == "*" and cell is not None:
                    value = number_in(look, cell.sheet, *cell.range[:2])
                    found |= {value} if value is not None and 0 < value < 1 else set()
    rates = {value for value in found if value != 1}
    return rates.pop() if len(rates) == 1 and all(0 < value < 1 for value in rates) else None


def _is_as_said(stated: tuple[int, str], used: Decimal) -> bool:
    """Whether the rate, or what it leaves of the whole, is the one that is stated."""
    rate, label = stated
    said_rate = EXACT.scaleb(Decimal(rate), -4)
    if used in (said_rate, less(Decimal(1), said_rate)):
        return True
    return used < said_rate and _AT_MOST.search(label) is not None


def _has_slipped(stated: int, used: Decimal) -> bool:
    """Whether the point of a rate has slipped: 6 % for 60 %, 0.7 for 0.07."""
    return EXACT.scaleb(used, 4) in (10 * stated, Decimal(stated) / 10)


def _percent(rate: Decimal) -> str:
    return f"{EXACT.normalize(rate):f} %"


def _finding(
    sheet: SheetGrid, at: tuple[int, int], cells: str, fault: _Used, look: Look
) -> Finding:
    stated, used = EXACT.scaleb(Decimal(fault.stated), -2), EXACT.scaleb(fault.used, 2)
    amount = number_in(look, sheet.name, *at)
    values: dict[str, Value] = {
        "place": f"{sheet.name}!{cells}",
        "label": label_of(sheet, *at),
        "found": in_words(_percent(used)),
        "expected": in_words(_percent(stated)),
        "formula": short(f"={sheet.cell(*at).formula}"),
    }
    problem, difference = said("arithmetic.rate_only_said", **values), None
    if amount:  # else nobody knows what it gives, or both give nothing
        right = to_step(EXACT.divide(EXACT.multiply(amount, stated), used), _CENT)
        values |= {"amount": shown(amount), "right": right}
        problem = said("arithmetic.rate_not_as_said", **values)
        difference = less(amount, right)
    return Finding(
        sheet=sheet.name,
        cell=cells,
        label=label_of(sheet, *at),
        found=_percent(used),
        expected=_percent(stated),
        difference=difference,
        values={
            "problem": problem,
            "mend": said("arithmetic.rate_not_as_said_fix"),
        },
    )


def _more(group: Group, sheets: Mapping[str, SheetGrid]) -> Iterator[Finding]:
    """Typed indirect costs that are more than the stated rate of all direct costs."""
    indirect, direct = group.figures.get(FigureKind.INDIRECT), group.figures.get(FigureKind.DIRECT)
    rates = stated_rates(indirect.label) if indirect is not None and "%" in indirect.label else []
    if indirect is None or direct is None or len(rates) != 1 or not rates[0]:
        return
    at = parse_range(indirect.place[1])
    right = euro(rate_cents(to_cents(direct.value), rates[0]))
    is_typed = at is not None and sheets[indirect.place[0]].cell(*at[:2]).formula is None
    if not is_typed or less(indirect.value, right) <= 1:
        return
    values: dict[str, Value] = {
        "place": "!".join(indirect.place),
        "label": indirect.label,
        "expected": in_words(_percent(EXACT.scaleb(Decimal(rates[0]), -2))),
        "amount": shown(indirect.value),
        "direct": shown(direct.value),
        "right": right,
    }
    yield Finding(
        sheet=indirect.place[0],
        cell=indirect.place[1],
        label=indirect.label,
        found=plain(indirect.value),
        expected=plain(right),
        difference=less(indirect.value, right),
        values={
            "problem": said("arithmetic.more_than_said", **values),
            "mend": said("arithmetic.more_than_said_fix"),
        },
    )

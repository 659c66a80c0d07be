"""Part of A02: cells in which a sheet checks itself, and says that it does not add up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from cofin.a1 import a1
from cofin.checks.arithmetic.gaps import gaps_among
from cofin.checks.finding import Finding, Severity, said, short
from cofin.checks.formula.nodes import Call, Chain, Node, Number, Text, Unary, walk
from cofin.checks.formula.parse import tree_of
from cofin.checks.formula.written import Written, formulas_of
from cofin.checks.several import and_others
from cofin.checks.structure.lines.line import lines_of
from cofin.checks.structure.values import look_in
from cofin.checks.subject import CellKey, Recomputed, Subject
from cofin.checks.tables.cells import plain, shown
from cofin.checks.words.labels import column_label, row_label
from cofin.checks.words.own_checks import (
    may_name_check,
    names_check,
    names_gap,
    says_bad,
    says_good,
)
from cofin.grid import CellKind, SheetGrid
from cofin.money import HALF_CENT
from cofin.text import Value


class _Said(NamedTuple):
    """What a check says in one cell."""

    key: CellKey
    formula: Written
    found: str | Decimal  # its words, or what it shows instead of 0


def own_checks(subject: Subject) -> Iterator[Finding]:
    """Yield the checks of the sheet's own that do not hold; ours are in our own layout."""
    if subject.layout is not None:
        return
    sheets = {sheet.name: sheet for sheet in subject.grid.sheets}
    known, look = subject.recomputed or {}, look_in(subject)
    told: dict[CellKey, _Said] = {}
    checks: dict[str, tuple[frozenset[int], frozenset[int]]] = {}
    for skeleton, formulas in formulas_of(subject.grid).by_skeleton.items():
        states, is_choice = _says_states(skeleton), _says_good_or_else(skeleton)
        if not (states or is_choice or _compares(skeleton)):
            continue
        given = {each: known.get(each.key, look(*each.key)) for each in formulas}
        if is_choice and not any(_is_good(value) for value in given.values()):
            continue  # nobody knows what it says where all is well
        gaps = gaps_among(
            sheets,
            {} if states or is_choice else given,
            lambda each: names_gap(_heading(sheets[each.sheet], *each.key[1:])),
        )
        for formula, value in given.items():
            found = _failed(value, is_state=states, is_choice=is_choice)
            if found is None:
                continue
            sheet = sheets[formula.sheet]
            if sheet.name not in checks:
                checks[sheet.name] = _tracks(sheet)
            rows, columns = checks[sheet.name]
            at = (formula.row, formula.column)
            if (
                states
                or formula.key in gaps
                or (at[0] in rows and names_check(row_label(sheet, *at)))
                or (at[1] in columns and names_check(_heading(sheet, *at)))
            ):
                told[formula.key] = _Said(formula.key, formula, found)
    yield from _findings(subject, told, sheets)


@lru_cache(maxsize=1 << 12)
def _says_states(skeleton: str) -> bool:
    """Whether a formula says one of two states: ``IF(C6=0,"OK","ERROR")``."""
    texts = _texts(skeleton)
    return any(map(says_bad, texts)) and ("" in texts or any(map(says_good, texts)))


@lru_cache(maxsize=1 << 12)
def _says_good_or_else(skeleton: str) -> bool:
    """Whether a formula says that all is well, or something of its own: ``"ok","too high"``."""
    texts = _texts(skeleton)
    return len(texts) == 2 and not any(map(says_bad, texts)) and sum(map(says_good, texts)) == 1


def _texts(skeleton: str) -> frozenset[str]:
    tree = tree_of(skeleton) if '"' in skeleton else None
    return (
        frozenset(node.value for node in walk(tree) if isinstance(node, Text))
        if tree
        else frozenset()
    )


def _is_good(value: Recomputed) -> bool:
    return isinstance(value, str) and says_good(value)


@lru_cache(maxsize=1 << 12)
def _compares(skeleton: str) -> bool:
    """Whether a formula takes one amount from another, or asks whether two are the same."""
    tree: Node | None = tree_of(skeleton) if "-" in skeleton or "=" in skeleton else None
    while True:
        match tree:
            case Call(name="ROUND" | "ABS", arguments=(inner, *_)) | Unary(operand=inner):
                tree = inner
            case Chain(operators=("<" | "<=",), operands=(Call(name="ABS") as inner, Number())):
                tree = inner  # the same but for a trace
            case Chain(operators=operators):
                return "-" in operators or operators == ("=",)
            case _:
                return False


def _failed(value: Recomputed, *, is_state: bool, is_choice: bool) -> str | Decimal | None:
    """What a formula says that does not hold; ``None`` for what holds."""
    if is_state or is_choice:
        is_off = isinstance(value, str) and value and not says_good(value)
        return str(value) if is_off and (is_choice or says_bad(str(value))) else None
    if value is False:
        return "FALSE"
    is_off = isinstance(value, Decimal) and value.copy_abs() >= HALF_CENT
    return value if isinstance(value, Decimal) and is_off else None


def _tracks(sheet: SheetGrid) -> tuple[frozenset[int], frozenset[int]]:
    """The rows and columns with a text that may name a check.

    A row with typed numbers is one of costs: those of a control.
    """
    found, typed = [], set()
    for at, (value, kind, formula, _) in sheet.cells.items():
        if kind is CellKind.TEXT and may_name_check(str(value)) and names_check(str(value)):
            found.append(at)
        elif kind is CellKind.NUMBER and formula is None:
            typed.add(at)
    rows = {row for row, _ in found} - {row for row, _ in typed}
    columns = {column for row, column in found if (row + 1, column) not in typed}
    return frozenset(rows), frozenset(columns)


def _heading(sheet: SheetGrid, row: int, column: int) -> str:
    """What stands above a formula and those over it, which may give words of their own."""
    while sheet.cell(row - 1, column).formula is not None:
        row -= 1
    return column_label(sheet, row, column)


def _label(sheet: SheetGrid, row: int, column: int) -> str:
    parts = (row_label(sheet, row, column), _heading(sheet, row, column))
    return " · ".join(dict.fromkeys(part for part in parts if part))


def _findings(
    subject: Subject, told: dict[CellKey, _Said], sheets: dict[str, SheetGrid]
) -> Iterator[Finding]:
    """One finding for all cells of one formula; a state takes in the difference that it judges."""
    references = lines_of(subject.grid).references
    judged: dict[CellKey, _Said] = {}
    for each in told.values():
        for area in references.of_shape(each.formula.shape, *each.key):
            inner = told.get((area.sheet, *area.range[:2]))
            if inner is not None and isinstance(each.found, str):
                judged[each.key] = inner
    taken = {inner.key for inner in judged.values()}
    groups: dict[tuple[str, str], list[_Said]] = defaultdict(list)
    for each in told.values():
        if each.key not in taken:
            groups[each.key[0], each.formula.shape.skeleton].append(each)
    for same in groups.values():
        first, *others = sorted(same)
        further = [each.key for each in others]
        further += [judged[each.key].key for each in same if each.key in judged]
        finding = _finding(sheets[first.key[0]], first, judged.get(first.key), others)
        yield replace(finding, also=tuple((key[0], a1(*key[1:])) for key in further))


def _finding(sheet: SheetGrid, told: _Said, inner: _Said | None, others: list[_Said]) -> Finding:
    name, row, column = told.key
    number = told.found if isinstance(told.found, Decimal) else inner.found if inner else None
    values: dict[str, Value] = {
        "place": f"{name}!{a1(row, column)}",
        "label": _label(sheet, row, column),
        "formula": short(f"={sheet.cell(row, column).formula}"),
        "again": and_others("structure.as_well", [a1(*each.key[1:]) for each in others]),
        "found": shown(told.found) if isinstance(told.found, Decimal) else f"“{told.found}”",
        "shows": "",
    }
    if inner is not None and isinstance(inner.found, Decimal):
        cell, amount = a1(*inner.key[1:]), shown(inner.found)
        values["shows"] = said("arithmetic.own_check_shows", cell=cell, amount=amount)
    return Finding(
        sheet=name,
        cell=a1(row, column),
        label=str(values["label"]),
        found=plain(told.found) if isinstance(told.found, Decimal) else told.found,
        expected="0.00" if isinstance(told.found, Decimal) else "",
        difference=shown(number) if isinstance(number, Decimal) else None,
        values={
            "problem": said("arithmetic.own_check", **values),
            "mend": said("arithmetic.own_check_fix"),
        },
        severity=Severity.WARNING,
    )

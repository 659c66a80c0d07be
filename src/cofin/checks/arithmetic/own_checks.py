"""Part of A02: cells in which a sheet checks itself, and says that it does not add up."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from cofin.a1 import a1
from cofin.checks.arithmetic.cells import plain, shown
from cofin.checks.arithmetic.words import fold
from cofin.checks.finding import Finding, Severity, said, short
from cofin.checks.formula.nodes import Call, Chain, Node, Number, Text, Unary, walk
from cofin.checks.formula.parse import tree_of
from cofin.checks.formula.written import Written, formulas_of
from cofin.checks.labels import column_label, label_of, row_label
from cofin.checks.several import and_others
from cofin.checks.structure.lines.line import lines_of
from cofin.checks.structure.values import look_in
from cofin.checks.subject import CellKey, Recomputed, Subject
from cofin.grid import CellKind, SheetGrid
from cofin.money import HALF_CENT
from cofin.text import Value

_BAD = re.compile(
    r"(errors?|wrong|fail(ed|s)?|not ok|nok|(please )?check|mismatch|differs?|difference|incorrect"
    r"|hata\w*|yanlis\w*|(lutfen )?kontrol|uyumsuz\w*|tutmuyor|fehler\w*|falsch|(bitte )?prufen"
    r"|abweichung|nicht ok|erreurs?|faux|(a )?verifier|errore|errato|(da )?verificare"
    r"|bledy?|blad\w*|sprawdz|incorrecto|revisar)\b.*"
)
_GOOD = re.compile(
    r"(ok|okay|correct|right|fine|match(es)?|balanced|no errors?|tamam|dogru|tutuyor|hata yok"
    r"|richtig|stimmt|in ordnung|juste|correcte?|corretto|correcto|poprawn\w*|zgadza sie)\b.*"
)
_MARKS = frozenset("✓✔☑")
_CHECK = (
    r"(check|control|checksum|kontrol|saglama|prufung|kontrolle|prufsumme|controle|verification"
    r"|controllo|verifica|quadratura|comprobacion|kontrola|sprawdzenie|probe)"
)
_OF = r"(cross|sum|sums|total|totals|row|rows|column|columns|budget|toplam\w*|summen?|of|eur)"
#: From an earlier version or another year a difference is nothing wrong; from a list it is.
_DIFFERENCE = (
    r"(difference|differenz|abweichung|ecart|diferencia|diferenca|differenza|verschil|roznica)"
    r" (to|from|with|zu|zur|zum|von|mit|avec|con|met|z|de|du|a|au) ((the|der|dem|la|le|el|il) )?"
    r"(lists?|liste|lista|listado|elenco|details?|detalle|dettaglio|detailed budget|detailblatt)"
)
_CHECKS = re.compile(
    rf"({_OF} )*{_CHECK}( {_OF})*( 0)?|{_DIFFERENCE}"
    r"|.*\b((must|should) (be|equal)( equal to)? (0|zero)|(0|sifir) olmali|muss 0 sein|soll 0 sein"
    r"|doit etre (0|nul|egal a 0)|deve essere 0|debe ser 0|ma byc 0|musi byc 0)\b.*"
)


#: Every text that may be a check's has one of these; most have none, and need no closer look.
_HINT = re.compile(
    r"check|ontr[oô]|pr[uü]f|sa[gğ]lama|probe|verif|vérif|comprob|spraw|quadr"
    r"|diff|difer|[eé]cart|abweich|verschil|r[oó][zż]nic|zero|0|nul",
    re.I,
)


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
        if not (states := _says_states(skeleton)) and not _compares(skeleton):
            continue
        for formula in formulas:
            found = _failed(known.get(formula.key, look(*formula.key)), is_state=states)
            if found is None:
                continue
            sheet = sheets[formula.sheet]
            if sheet.name not in checks:
                checks[sheet.name] = _tracks(sheet)
            rows, columns = checks[sheet.name]
            at = (formula.row, formula.column)
            if (
                states
                or (at[0] in rows and _names_check(row_label(sheet, *at)))
                or (at[1] in columns and _names_check(column_label(sheet, *at)))
            ):
                told[formula.key] = _Said(formula.key, formula, found)
    yield from _findings(subject, told, sheets)


@lru_cache(maxsize=1 << 12)
def _says_states(skeleton: str) -> bool:
    """Whether a formula says one of two states: ``IF(C6=0,"OK","ERROR")``."""
    tree = tree_of(skeleton) if '"' in skeleton else None
    texts = [node.value for node in walk(tree) if isinstance(node, Text)] if tree else []
    is_good = any(_GOOD.fullmatch(fold(text)) or _MARKS & set(text) for text in texts)
    return any(_is_bad(text) for text in texts) and (is_good or "" in texts)


def _is_bad(text: str) -> bool:
    return _BAD.fullmatch(fold(text)) is not None


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


def _failed(value: Recomputed, *, is_state: bool) -> str | Decimal | None:
    """What a formula says that does not hold; ``None`` for what holds."""
    if is_state:
        return value if isinstance(value, str) and _is_bad(value) else None
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
        if kind is CellKind.TEXT and _HINT.search(str(value)) and _names_check(str(value)):
            found.append(at)
        elif kind is CellKind.NUMBER and formula is None:
            typed.add(at)
    rows = {row for row, _ in found} - {row for row, _ in typed}
    columns = {column for row, column in found if (row + 1, column) not in typed}
    return frozenset(rows), frozenset(columns)


@lru_cache(maxsize=1 << 10)
def _names_check(label: str) -> bool:
    return _CHECKS.fullmatch(fold(label)) is not None


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
        "label": label_of(sheet, row, column),
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

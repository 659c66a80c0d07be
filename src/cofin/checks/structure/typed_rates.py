"""C08: a rate or a ceiling of the call typed inside a formula."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache, lru_cache
from itertools import product
from typing import NamedTuple

from cofin.a1 import a1
from cofin.checks.finding import Finding, Severity, said, short
from cofin.checks.formula.nodes import Chain, Node, Number, Percent, walk
from cofin.checks.formula.parse import tree_of
from cofin.checks.formula.written import formulas_of
from cofin.checks.registry import check
from cofin.checks.several import and_others, seen_from
from cofin.checks.structure.lines.line import refers
from cofin.checks.structure.runs import runs_of
from cofin.checks.subject import CellKey, Subject
from cofin.checks.words.figures import FigureKind, kind_of
from cofin.checks.words.headings import any_of, folded, word_lists
from cofin.checks.words.labels import label_of, nearest_label
from cofin.checks.words.sums import fold, says_person_months
from cofin.grid import A_NUMBER, Grid
from cofin.money import EXACT
from cofin.text import Lang, written

#: The parameters whose values people type: two rates and the ceiling.
_RATES = ("reimbursement_rate", "indirect_rate")
_CEILING = "maximum_grant"

#: Three quarters of a post is no rate of a call.
_TIME_WORDS = re.compile(
    r"\b(fte|months?|person|time|days?|hours?|adam|ay|gun|saat|zaman|sure|mesai|tage?|stunden?"
    r"|monate?|stellen?|\w*zeit|etp|mois|jours?|heures?|temps|mesi|giorni|ore|tempo|mes(es|e)?"
    r"|dias?|horas?|tiempo|dni|godzin\w*|etat\w*|miesi\w+|czas\w*|dagen|uren|maanden|tijd)\b"
)

_HALF = Decimal("0.5")  # too common in formulas to mean a rate that a cell happens to hold


class _Known(NamedTuple):
    """Where a value belongs: a parameter of the call, or a cell."""

    parameter: str
    place: str


class _Typed(NamedTuple):
    """A value typed in a formula, as it was typed."""

    value: Decimal
    written: str


@check("C08")
def rate_typed_in_formula(subject: Subject) -> Iterator[Finding]:
    """Yield the formulas that hold a rate or the ceiling instead of referring to its cell."""
    rates, ceilings = _known(subject)
    faults: list[tuple[CellKey, tuple[_Typed, _Known]]] = []
    for skeleton, formulas in formulas_of(subject.grid).by_skeleton.items():
        for typed, is_factor in typed_in(skeleton):
            known = ceilings.get(typed.value) or (rates.get(typed.value) if is_factor else None)
            if known is not None:
                faults += ((formula.key, (typed, known)) for formula in formulas)
    nowhere: dict[tuple[_Known, Decimal], list[Finding]] = {}
    for name, cells, (typed, known) in runs_of(faults):
        sheet = next(each for each in subject.grid.sheets if each.name == name)
        label = label_of(sheet, cells.first_row, cells.first_column)
        if typed.value < 1 and _is_of_time(label):
            continue
        formula = sheet.cells[cells.first_row, cells.first_column].formula
        finding = Finding(
            sheet=name,
            cell=str(cells),
            label=label,
            found=typed.written,
            expected=known.place,
            values={"formula": f"={formula}", "found": _as_read(typed.written)},
            parameter=known.parameter,
        )
        if known.place:
            yield finding
        else:
            nowhere.setdefault((known, typed.value), []).append(finding)
    for findings in nowhere.values():
        yield _in_no_cell(findings)


def _in_no_cell(findings: Sequence[Finding]) -> Finding:
    """One note of a value that the workbook keeps nowhere: a cell for it would be better."""
    first = findings[0]
    further = [seen_from(first.sheet, each.sheet, each.cell) for each in findings[1:]]
    return replace(
        first,
        also=tuple((each.sheet, each.cell) for each in findings[1:]),
        severity=Severity.NOTE,
        values={
            **first.values,
            "problem": said(
                "structure.in_no_cell",
                place=first.place,
                found=_as_read(first.found),
                formula=short(str(first.values["formula"])),
                again=and_others("structure.as_well", further),
            ),
            "mend": said("structure.in_no_cell_fix", found=_as_read(first.found)),
        },
    )


def _as_read(typed: str) -> Mapping[str, str]:
    """A number as the formula has it, and as a person of each language writes it."""
    figure = written(typed.removesuffix("%"), Lang.TR)
    return {Lang.EN.value: typed, Lang.TR.value: f"%{figure}" if typed.endswith("%") else figure}


def _known(subject: Subject) -> tuple[Mapping[Decimal, _Known], Mapping[Decimal, _Known]]:
    """Rates and ceilings by their value, with the cell they should be read from."""
    if subject.rules is None:
        return _cells(subject.grid, None)[0], {}
    ceiling = subject.rules.decimal(_CEILING)
    rates, at_ceiling = _cells(subject.grid, ceiling)
    for key, category in product(_RATES, ("", *subject.rules.category_keys)):
        value = subject.rules.decimal(key, category)
        if 0 < value < 1:  # everything and nothing are no rates that people type
            rates[value] = _Known(key, _place(subject, key, rates.get(value)))
    return rates, {ceiling: _Known(_CEILING, _place(subject, _CEILING, at_ceiling))}


def _place(subject: Subject, parameter: str, other: _Known | None) -> str:
    """The cell of a parameter: by its name, else the cell with that value, else nothing."""
    name = subject.grid.name(f"rule.{parameter}")
    if name is not None:
        return name.name
    return other.place if other is not None else ""


def _cells(grid: Grid, ceiling: Decimal | None) -> tuple[dict[Decimal, _Known], _Known | None]:
    """The cells that hold a rate, and the first one with the ceiling, by the words beside them."""
    rates: dict[Decimal, _Known] = {}
    at_ceiling = None
    for sheet in grid.sheets:
        for (row, column), (value, kind, formula, _) in sheet.cells.items():
            if kind is not A_NUMBER or formula or not isinstance(value, Decimal):
                continue
            is_ceiling = value == ceiling and at_ceiling is None
            if not is_ceiling and (not 0 < value < 1 or value == _HALF):
                continue
            label = nearest_label(sheet, row, column)
            place = _Known("", f"{sheet.name}!{a1(row, column)}")
            if is_ceiling:
                at_ceiling = place if _words("amount", "ceilings").search(folded(label)) else None
            elif _is_of_rate(label):
                rates.setdefault(value, place)
    return rates, at_ceiling


@cache
def _words(section: str, key: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(word_lists(section)[key])})(?!\w)")


def _is_of_rate(label: str) -> bool:
    """Whether words name a rate, or what a rate of the costs gives: ``Overheads``, 0.07."""
    kinds = (FigureKind.RATE, FigureKind.INDIRECT)
    return bool(_words("rate", "factors").search(folded(label))) or kind_of(fold(label)) in kinds


def _is_of_time(label: str) -> bool:
    words = fold(label)
    return bool(_TIME_WORDS.search(words)) or says_person_months(words)


@lru_cache(maxsize=1 << 14)
def typed_in(skeleton: str) -> tuple[tuple[_Typed, bool], ...]:
    """The numbers typed in a formula that refers to cells, and whether each is a factor."""
    tree = tree_of(skeleton)
    if tree is None or not refers(skeleton):
        return ()
    found: dict[_Typed, bool] = {}
    for node in walk(tree):
        match node:
            case Chain(operators=("*" | "/", *_) as operators, operands=operands):
                for typed in _factors(("*", *operators), operands):
                    found[typed] = True
            case Number(value=value):
                found.setdefault(_Typed(EXACT.normalize(value), f"{value:f}"), False)
    return tuple(found.items())


def _factors(operators: tuple[str, ...], operands: tuple[Node, ...]) -> Iterator[_Typed]:
    """The typed factors of a product; ``7/100`` and ``7%`` are 0.07."""
    for index, (operator, node) in enumerate(zip(operators, operands, strict=True)):
        if operator != "*":
            continue
        match node:
            case Percent(operand=Number(value=value)):
                yield _Typed(EXACT.normalize(EXACT.scaleb(value, -2)), f"{value:f}%")
            case Number(value=value):
                after = operands[index + 1] if index + 1 < len(operands) else None
                is_ratio = operators[index + 1 : index + 2] == ("/",) and after == Number(
                    Decimal(100)
                )
                if is_ratio:
                    yield _Typed(EXACT.normalize(EXACT.scaleb(value, -2)), f"{value:f}/100")
                else:
                    yield _Typed(EXACT.normalize(value), f"{value:f}")
            case _:
                continue

"""Part of A02: cells in which a sheet checks itself, and says that it does not add up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from cofin.a1 import a1
from cofin.checks.arithmetic.own_amounts import Amounts, compared
from cofin.checks.arithmetic.own_differences import differing
from cofin.checks.arithmetic.own_labels import OwnLabels
from cofin.checks.arithmetic.own_questions import question_of, unequal
from cofin.checks.arithmetic.own_states import exceeded, others, states
from cofin.checks.finding import Finding, Severity, said, short
from cofin.checks.formula.written import Written, formulas_of
from cofin.checks.several import and_others
from cofin.checks.structure.lines.line import lines_of
from cofin.checks.structure.values import look_in
from cofin.checks.subject import CellKey, Subject
from cofin.checks.tables.cells import plain, shown
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
    known, look = subject.recomputed or {}, look_in(subject)
    labels, amounts = OwnLabels(subject.grid), Amounts(subject.grid, look)
    told: dict[CellKey, _Said] = {}
    for skeleton, formulas in formulas_of(subject.grid).by_skeleton.items():
        question = question_of(skeleton)
        if not ('"' in skeleton or compared(skeleton)):
            continue
        given = {each: known.get(each.key, look(*each.key)) for each in formulas}
        for each in (
            *states(skeleton, given),
            *others(skeleton, given, labels),
            *exceeded(skeleton, given, amounts, labels),
            *(unequal(question, given, amounts, labels) if question is not None else ()),
        ):
            told[each.key] = _Said(each.key, each, str(given[each]))
        for each, found in differing(skeleton, given, amounts, labels):
            told[each.key] = _Said(each.key, each, found)
    yield from _findings(subject, told, labels)


def _findings(subject: Subject, told: dict[CellKey, _Said], labels: OwnLabels) -> Iterator[Finding]:
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
        finding = _finding(labels, first, judged.get(first.key), others)
        yield replace(finding, also=tuple((key[0], a1(*key[1:])) for key in further))


def _finding(labels: OwnLabels, told: _Said, inner: _Said | None, others: list[_Said]) -> Finding:
    name, row, column = told.key
    number = told.found if isinstance(told.found, Decimal) else inner.found if inner else None
    values: dict[str, Value] = {
        "place": f"{name}!{a1(row, column)}",
        "label": labels.both(told.key),
        "formula": short(f"={labels.sheets[name].cell(row, column).formula}"),
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

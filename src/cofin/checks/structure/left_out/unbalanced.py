"""Part of C07: a residual that forgets amounts, so that two totals differ."""

from __future__ import annotations

from collections.abc import Iterator

from cofin.a1 import a1
from cofin.checks.finding import Finding, Severity, said, short
from cofin.checks.several import and_others, named, seen_from
from cofin.checks.structure.sums.residuals import Forgetful, forgetful
from cofin.checks.subject import CellKey, Subject
from cofin.checks.words.labels import label_of
from cofin.money import EXACT, as_shown
from cofin.text import Value


def unbalanced(subject: Subject) -> Iterator[Finding]:
    """Yield the cells that should make two totals equal and do not."""
    if subject.layout is None:
        yield from (_finding(subject, each) for each in forgetful(subject))


def _finding(subject: Subject, forgotten: Forgetful) -> Finding:
    first, *further = sorted(forgotten.residuals)
    name, row, column = first.key
    sheet = next(each for each in subject.grid.sheets if each.name == name)
    total, whole = (_seen(name, key) for key in (first.total.key, first.whole))
    found, surplus = as_shown(first.amount), as_shown(first.surplus)
    expected = as_shown(EXACT.subtract(first.amount, first.surplus))
    again = [a1(*each.key[1:]) for each in further]
    told: dict[str, Value] = {
        "place": f"{name}!{a1(row, column)}",
        "missed": named(list(first.forgotten), name),
        "total": total,
        "whole": whole,
    }
    return Finding(
        sheet=name,
        cell=a1(row, column),
        label=label_of(sheet, row, column),
        found=f"{found:f}",
        expected=f"{expected:f}",
        difference=surplus,
        values={
            "problem": said(
                "structure.residual",
                **told,
                label=label_of(sheet, row, column),
                formula=short(f"={sheet.cell(row, column).formula}"),
                again=and_others("structure.as_well", again),
                sum=as_shown(first.sides[0]),
                amount=as_shown(first.sides[1]),
                difference=surplus,
                expected=expected,
            ),
            "mend": said("structure.residual_fix", **told),
        },
        also=tuple((name, cell) for cell in again),
        severity=None if forgotten.is_sure else Severity.WARNING,
    )


def _seen(name: str, key: CellKey) -> str:
    return seen_from(name, key[0], a1(*key[1:]))

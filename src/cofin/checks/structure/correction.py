"""The formula that should stand in a cell: what it would give there, and the finding about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from cofin.a1 import a1
from cofin.checks.finding import Finding, said
from cofin.checks.formula.typed import as_typed
from cofin.checks.structure.values import look_in, number_in, would_give
from cofin.checks.subject import Subject
from cofin.checks.words.labels import label_of
from cofin.grid import Position, SheetGrid
from cofin.money import EXACT, as_shown, with_cents
from cofin.text import Lang, Value, percent


@dataclass(frozen=True, slots=True)
class Correction:
    """A formula for a cell, and by how much what stands there differs from its result."""

    sheet: SheetGrid
    position: Position
    formula: str  # without its =
    result: Decimal | None  # None where nobody knows it
    difference: Decimal | None

    @property
    def place(self) -> str:
        """Sheet and cell, for a sentence."""
        return f"{self.sheet.name}!{a1(*self.position)}"

    @property
    def label(self) -> str:
        """The words beside and above the cell."""
        return label_of(self.sheet, *self.position)

    @property
    def found(self) -> str:
        """The formula that stands there now; empty where there is none."""
        formula = self.sheet.cell(*self.position).formula
        return f"={formula}" if formula else ""

    @property
    def expected(self) -> str:
        """The formula as it is typed."""
        return f"={self.formula}"

    @property
    def gives(self) -> Mapping[str, str] | str:
        """The end of a sentence: what the formula would give, if that is known."""
        if self.result is None:
            return ""
        is_share = "%" in self.sheet.cell(*self.position).style.number_format
        return said("structure.gives", result=(_share if is_share else _amount)(self.result))

    @property
    def values(self) -> Mapping[str, Value | Mapping[str, str]]:
        """What the sentences of C04 and C05 say of its result."""
        return {
            "result": "?" if self.result is None else self.result,
            "gives": self.gives,
            "typed": as_typed(self.expected),
        }

    @property
    def put(self) -> Mapping[str, str]:
        """What to do: put the formula into the cell."""
        return put(self.expected, self.place)

    def finding(self, values: Mapping[str, Value | Mapping[str, str]]) -> Finding:
        """The finding about the cell, with what its sentences need."""
        return Finding(
            sheet=self.sheet.name,
            cell=a1(*self.position),
            label=self.label,
            found=self.found,
            expected=self.expected,
            difference=self.difference,
            values=values,
        )


def _amount(result: Decimal) -> Decimal:
    """A number with cents as people write it, ``21,915.60``; a whole one may be no amount."""
    is_broken = abs(result) > 1 and result != result.to_integral_value()
    return with_cents(result) if is_broken else result


def _share(ratio: Decimal) -> Mapping[str, str]:
    """A share as its cell shows it, in each language: ``8.53 %``."""
    return {lang.value: percent(ratio, lang) for lang in Lang}


def put(formula: str, place: str) -> Mapping[str, str]:
    """What to do: put the formula into the cell, and how that is typed."""
    return said("structure.put", formula=formula, place=place, typed=as_typed(formula))


def correction(
    subject: Subject,
    sheet: SheetGrid,
    position: Position,
    formula: str,
    like: Position | None = None,  # the cell of its sheet that it is copied from
) -> Correction:
    """The formula for a cell, compared with the number that stands there."""
    key = (sheet.name, *position)
    result, stored = would_give(subject, formula, key, like), number_in(look_in(subject), *key)
    if result is None or stored is None:
        return Correction(sheet, position, formula, result, None)
    difference = as_shown(EXACT.subtract(as_shown(stored), result))  # both as a sheet has them
    return Correction(sheet, position, formula, result, difference)

"""The registry of worksheet functions, and the one way to call them.

From it are made: the VBA of the Excel add-in, the LibreOffice add-in, the reference page and
tests.  What a function does stands in ``excel.compute_*`` and is imported when first called.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import import_module
from typing import Protocol, TypeAlias

from cofin.excel.limits import bounded
from cofin.excel.values import Cells, ErrorCode, ExcelError, as_cell, date_of, error_of, error_text
from cofin.rules.load import FIRST_CALL
from cofin.text import Lang, Value, say

Result: TypeAlias = float | str | bool | Cells
"""What a cell gets; rows spill over the cells beside and below."""


class ArgumentKind(StrEnum):
    """What an argument is: one number, one text, or a range of cells."""

    NUMBER = "number"
    TEXT = "text"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument; ``meaning`` is its key in ``texts/argument.toml``."""

    name: str
    kind: ArgumentKind
    meaning: str
    optional: bool = False
    empty_is_zero: bool = False  # an amount, of which an empty cell is none

    def description(self, lang: Lang) -> str:
        """What it is, at most 255 characters."""
        return say(f"argument.{self.meaning}", lang)


@dataclass(frozen=True, slots=True)
class Example:
    """A call with its result; the numbers are those of the first call."""

    arguments: tuple[object, ...]
    result: object


@dataclass(frozen=True, slots=True)
class Function:
    """A worksheet function.  ``place`` names the Python that computes it."""

    name: str
    place: str
    arguments: tuple[Argument, ...]
    example: Example
    spills: bool = False

    @property
    def key(self) -> str:
        """Its key in ``texts/function.toml``: ``EU_RULE`` -> ``eu_rule``."""
        return self.name.lower()

    def description(self, lang: Lang) -> str:
        """What it gives, at most 255 characters."""
        return say(f"function.{self.key}", lang)

    def formula(self, name: str = "") -> str:
        """The example as typed into an English Excel."""
        shown = [formula_text(value) for value in self.example.arguments]
        return f"={name or self.name}({','.join(shown)})"


class Compute(Protocol):
    """What computes a function: every argument, and the language of reasons and headings.

    A range comes as rows of cells, a single value as that value, ``None`` for nothing.
    """

    def __call__(self, *arguments: object, lang: Lang) -> Result:
        """The value of the cell; ``ExcelError`` when there is none."""


def _number(name: str, meaning: str = "") -> Argument:
    return Argument(name, ArgumentKind.NUMBER, meaning or name)


def _text(name: str, meaning: str = "") -> Argument:
    return Argument(name, ArgumentKind.TEXT, meaning or name)


def _range(name: str, meaning: str = "") -> Argument:
    return Argument(name, ArgumentKind.RANGE, meaning or name)


_RATE = Argument("rate", ArgumentKind.NUMBER, "rate", optional=True)
_MAXIMUM = Argument("maximum", ArgumentKind.NUMBER, "maximum", optional=True)
_CALL = Argument("call", ArgumentKind.TEXT, "call", optional=True)
_CATEGORY = Argument("category", ArgumentKind.TEXT, "category", optional=True)

_COSTS = (("personnel", 100_000), ("subcontracting", 20_000))
_SOURCE = (
    "Rule: Maximum grant per project: 500,000.00 - KOSGEB, COS-CLUSTER-2020-3-03 çağrı özeti "
    "(call summary), AB Finansmanı (verified)."
)
_LINES = (
    ("P1", "WP1", "personnel", 10, 4200),
    ("P1", "WP2", "travel", 4, 850.5),
    ("P2", "WP1", "subcontracting", 1, 9000),
)

FUNCTIONS = (
    Function(
        "EU_CONTRIBUTION",
        "compute_amounts:contribution",
        (_range("eligible"), _RATE, _MAXIMUM, _CALL),
        Example((700_000,), 500_000.0),
        spills=True,
    ),
    Function(
        "EU_INDIRECT",
        "compute_amounts:indirect",
        (_range("direct_by_category"), _CALL),
        Example((_COSTS,), 7_000.0),
    ),
    Function(
        "EU_ELIGIBLE",
        "compute_amounts:eligible",
        (_range("direct_by_category"), _CALL),
        Example((_COSTS,), 127_000.0),
    ),
    Function(
        "EU_COFINANCING",
        "compute_amounts:co_financing",
        (_range("eligible"), _RATE, _MAXIMUM, _CALL),
        Example((700_000,), 200_000.0),
        spills=True,
    ),
    Function(
        "EU_ALLOCATE",
        "compute_amounts:allocated",
        (Argument("total", ArgumentKind.NUMBER, "total", empty_is_zero=True), _range("weights")),
        Example((100, ((1,), (1,), (1,))), ((33.34,), (33.33,), (33.33,))),
        spills=True,
    ),
    Function(
        "EU_MAX_ELIGIBLE",
        "compute_amounts:max_eligible",
        (Argument("grant", ArgumentKind.NUMBER, "grant", optional=True), _RATE, _CALL),
        Example((500_000,), 666_666.67),
    ),
    Function(
        "EU_EXCHANGE",
        "compute_amounts:exchange",
        (_text("host"), _number("days"), _number("km"), _CALL),
        Example(("DE", 5, 900), 830.0),
    ),
    Function(
        "EU_BUDGET",
        "compute_budget:budget",
        (_range("lines"), Argument("by", ArgumentKind.TEXT, "by", optional=True), _CALL),
        Example(
            (_LINES, "matrix"),
            (
                ("Partner", "WP1", "WP2", "Total"),
                ("P1", 44_940.0, 3_640.14, 48_580.14),
                ("P2", 9_000.0, 0.0, 9_000.0),
                ("Total", 53_940.0, 3_640.14, 57_580.14),
            ),
        ),
        spills=True,
    ),
    Function(
        "EU_CHECK",
        "compute_budget:check",
        (_range("lines"), _CALL),
        Example((_LINES,), "Nothing found in 3 line(s)"),
        spills=True,
    ),
    Function(
        "EU_RULE",
        "compute_rules:rule",
        (_text("call"), _text("parameter"), _CATEGORY),
        Example((FIRST_CALL, "reimbursement_rate"), 0.75),
    ),
    Function(
        "EU_RULE_SOURCE",
        "compute_rules:rule_source",
        (_text("call"), _text("parameter"), _CATEGORY),
        Example((FIRST_CALL, "maximum_grant"), _SOURCE),
    ),
    Function(
        "EU_ENVELOPE",
        "compute_rules:envelope",
        (_CALL, Argument("item", ArgumentKind.TEXT, "item", optional=True)),
        Example((FIRST_CALL, "call"), 6_000_000.0),
    ),
    Function(
        "EU_REGION_CATEGORY",
        "compute_rules:region_category",
        (_text("nuts2"), _CALL),
        Example(("BG31",), "less_developed"),
    ),
)

BY_NAME = {function.name: function for function in FUNCTIONS}


def call(name: str, arguments: Sequence[object], lang: Lang = Lang.EN) -> Result:
    """The value of ``=NAME(arguments)``; ``ExcelError`` with code and reason when there is none.

    Arguments left out or empty cells of optional arguments take the function's default.  An
    error cell anywhere in an argument is the function's own result.
    """
    function = BY_NAME[name]
    given: list[object] = []
    for argument, value in zip(function.arguments, _filled(arguments, function), strict=True):
        cells = bounded(value, argument.name, lang)
        refuse_errors(cells, argument, lang)
        given.append(
            cells if argument.kind is ArgumentKind.RANGE else _single(cells, argument, lang)
        )
    return computing(function.place)(*given, lang=lang)


def refuse_errors(cells: Cells, argument: Argument, lang: Lang) -> None:
    """``ExcelError`` with the first error, or the first date, that stands in a range.

    No argument is a date; Excel makes dates of numbers that were typed with a point.
    """
    for i, row in enumerate(cells, start=1):
        for j, value in enumerate(row, start=1):
            if not isinstance(value, str | int):
                continue
            place: dict[str, Value] = {"argument": argument.name, "row": i, "column": j}
            if code := error_of(value):
                raise ExcelError(
                    code, say("excel.error_cell", lang, error=error_text(value), **place)
                )
            if day := date_of(value):
                place |= {"found": day, "typed": f"{day.day}.{day.month}"}
                raise ExcelError(ErrorCode.VALUE, say("excel.date_cell", lang, **place))


def formula_text(value: object) -> str:
    """A value as typed into an English formula: number, ``"text"`` or ``{1,2;3,4}``."""
    match value:
        case tuple():
            return "{" + ";".join(",".join(map(formula_text, row)) for row in value) + "}"
        case str():
            return '"' + value.replace('"', '""') + '"'
        case bool():
            return str(value).upper()
        case _:
            return str(value)


def _filled(arguments: Sequence[object], function: Function) -> list[object]:
    missing = len(function.arguments) - len(arguments)
    return [*arguments, *[None] * missing]


def _single(cells: Cells, argument: Argument, lang: Lang) -> object:
    value = as_cell(cells)
    if isinstance(value, tuple):
        size: dict[str, Value] = {
            "rows": len(cells),
            "columns": len(cells[0]),
            "argument": argument.name,
        }
        raise ExcelError(ErrorCode.VALUE, say("excel.one_cell", lang, **size))
    return value


@cache
def computing(place: str) -> Compute:
    """The function behind ``module:name`` of ``cofin.excel``, imported when first asked for."""
    module, _, name = place.partition(":")
    found: Compute = getattr(import_module(f"cofin.excel.{module}"), name)
    return found

"""C10: amounts with fractions of a cent that the format does not show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache

from cofin.a1 import Range, a1
from cofin.checks.cells.shown_totals import ShownTotal, shown_totals, to_cent
from cofin.checks.columns.alike import Cells, by_column, first_of
from cofin.checks.columns.inference import Role, roles
from cofin.checks.columns.kinds import Kinds, kinds
from cofin.checks.finding import Finding, said
from cofin.checks.formula import References
from cofin.checks.formula.nodes import Call, Chain, walk
from cofin.checks.formula.parse import tree_of
from cofin.checks.formula.written import formulas_of
from cofin.checks.overlaps import Overlaps
from cofin.checks.registry import check
from cofin.checks.subject import Subject
from cofin.checks.words.exchange_rates import is_exchange_rate
from cofin.checks.words.headings import folded
from cofin.checks.words.labels import label_of
from cofin.checks.words.thousands import LONGEST_NOTE, says_thousands
from cofin.core.parse_numbers import plain
from cofin.grid import Position, format_signs
from cofin.money import EXACT, as_shown, to_step
from cofin.text import Value

#: Spreadsheets calculate with binary fractions; what they leave behind is far smaller than
#: this (workbook.md 4.1), and no amount has a meaningful seventh decimal.
NOISE = Decimal("0.000001")

_DECIMALS = re.compile(r"[0#?]\.([0#?]+)")
_ROUNDING = frozenset(
    ("ROUND", "ROUNDDOWN", "ROUNDUP", "INT", "TRUNC", "MROUND", "CEILING", "FLOOR", "FIXED")
)
#: Decimals of a format in which fractions of a cent cannot be seen.
_CENTS = 2
#: Products that are left unrounded on purpose; one alone among rounded ones is a slip.
_COLUMN = 2
_EURO = re.compile(r"€|eur|avro")


@check("C10")
def sub_cent(subject: Subject) -> Iterator[Finding]:
    """Typed amounts, and products without rounding that a sum counts.

    A column of products is left alone where every total shows what the shown amounts come to.
    """
    summed = None
    written = formulas_of(subject.grid).by_sheet
    for here in kinds(subject):
        shapes = written[here.sheet.name]
        typed = {
            position: number
            for position, number in here.numbers
            if _is_off(number)
            and _is_amount(subject, here, position)
            and not is_exchange_rate(here.sheet, position)
        }
        products = {
            position: number
            for position, number in here.results
            if _is_off(number)
            and position in shapes
            and _is_product(shapes[position].skeleton)
            and _is_amount(subject, here, position)
        }
        if products:
            summed = _summed(subject) if summed is None else summed
            areas = summed.get(here.sheet.name)
            products = {p: n for p, n in products.items() if areas and any(areas.of(Range(*p, *p)))}
        if (typed or products) and _is_in_thousands(here):
            continue
        for cells in by_column(subject, here.sheet.name, typed):
            yield _finding(here, cells, typed)
        for cells in by_column(subject, here.sheet.name, products):
            totals = shown_totals(subject, ((here.sheet.name, *at) for at in cells.positions))
            apart = next((total for total in totals if not total.agrees), None)
            if apart is not None or not totals or len(cells.positions) < _COLUMN:
                yield _finding(here, cells, products, apart)


def _finding(
    here: Kinds,
    cells: Cells,
    found: dict[Position, Decimal],
    apart: ShownTotal | None = None,
) -> Finding:
    """``apart``: a total that shows another amount than its parts come to."""
    numbers = [found[position] for position in cells.positions]
    off = sum((number - to_cent(number) for number in numbers), Decimal(0))
    first, rounded = as_shown(numbers[0]), to_cent(numbers[0])
    values: dict[str, Value | Mapping[str, str]] = {
        "count": len(numbers),
        "of": first_of(cells),
        "found": first,
        "expected": rounded,
    }
    decimals = shown_decimals(here.sheet.cell(*cells.first).style.number_format)
    if decimals != _CENTS:
        shown = "" if decimals is None else f"{_to_decimals(numbers[0], decimals):f}"
        values["problem"] = said(
            "cell.shown_otherwise" if shown else "cell.more_decimals",
            place=f"{here.sheet.name}!{cells.cell}",
            found=first,
            shown=Decimal(shown) if shown else "",
            expected=rounded,
            of=first_of(cells),
            difference=abs(off),
        )
    elif apart is not None and to_cent(apart.holds) != apart.parts:
        values["problem"] = said(
            "cell.total_shows_otherwise",
            place=f"{here.sheet.name}!{cells.cell}",
            found=first,
            expected=rounded,
            of=first_of(cells),
            parts=apart.parts,
            total=_place(here, apart),
            shown=to_cent(apart.holds),
        )
    return Finding(
        sheet=here.sheet.name,
        cell=cells.cell,
        areas=cells.areas,
        label=label_of(here.sheet, *cells.first),
        found=plain(numbers[0]),
        expected=plain(to_cent(numbers[0])),
        difference=abs(off),
        values=values,
    )


def _place(here: Kinds, total: ShownTotal) -> str:
    """Where a total stands, with its sheet where that is another one."""
    sheet, row, column = total.key
    return a1(row, column) if sheet == here.sheet.name else f"{sheet}!{a1(row, column)}"


def _to_decimals(number: Decimal, decimals: int) -> Decimal:
    """The amount as a format with so many decimals shows it."""
    return to_step(number, EXACT.scaleb(Decimal(1), -decimals))


def _is_in_thousands(here: Kinds) -> bool:
    """Whether a note or a heading says that the sheet is in thousands, as P07 tells."""
    notes = (text for _, text in here.texts if len(text) <= LONGEST_NOTE)
    return any(
        says_thousands(text) and _EURO.search(folded(text)) for text in (here.sheet.name, *notes)
    )


def _is_off(number: Decimal) -> bool:
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or exponent >= -2 or abs(number) < NOISE:
        return False
    return abs(number - to_cent(number)) > NOISE


def _is_amount(subject: Subject, here: Kinds, position: Position) -> bool:
    style = here.sheet.cell(*position).style
    if style.is_date or "%" in style.number_format:
        return False
    decimals = shown_decimals(style.number_format)
    role = roles(subject).role(here.sheet.name, *position)
    if role is Role.AMOUNT:  # without a format, too: no amount has fractions of a cent
        return decimals is None or decimals <= 2
    return role is Role.PRICE and decimals is not None and decimals <= 2


@lru_cache(maxsize=1024)
def shown_decimals(number_format: str) -> int | None:
    """How many decimals a format shows; ``None`` when it shows what there is.

    >>> shown_decimals('#,##0.00 "EUR"'), shown_decimals("#,##0"), shown_decimals("General")
    (2, 0, None)
    """
    bare = format_signs(number_format.split(";", maxsplit=1)[0])
    found = _DECIMALS.search(bare)
    if found:
        return len(found[1])
    return 0 if any(sign in bare for sign in "0#") else None


@lru_cache(maxsize=1 << 14)
def _is_product(skeleton: str) -> bool:
    """Whether a formula multiplies or divides and does not round."""
    tree = tree_of(skeleton)
    parts = list(walk(tree)) if tree is not None else []
    if any(isinstance(part, Call) and part.name in _ROUNDING for part in parts):
        return False
    return any(isinstance(p, Chain) and {"*", "/"} & set(p.operators) for p in parts)


def _summed(subject: Subject) -> dict[str, Overlaps[None]]:
    """What the sums of the workbook count, by sheet."""
    references = References(subject.grid)
    found: dict[str, set[Range]] = {}
    for skeleton, formulas in formulas_of(subject.grid).by_skeleton.items():
        if "SUM" in skeleton or "+" in skeleton:
            for formula in formulas:
                for area in references.of_shape(formula.shape, *formula.key):
                    found.setdefault(area.sheet, set()).add(area.range)
    return {sheet: Overlaps((area, None) for area in areas) for sheet, areas in found.items()}

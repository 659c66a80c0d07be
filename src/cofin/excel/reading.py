"""Arguments of worksheet functions as exact values, or an error that says what is wrong.

Money is read to the cent.  A number may be off by a hundredth of a cent, which is what sums of
binary numbers and currency cells (cut to four decimals) bring along; anything else that is no
whole cent is refused, since rounding it would hide a cent.  Text is never read as a number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import TypeVar

from cofin.core import parse_numbers
from cofin.core.cell_wording import for_cells
from cofin.core.parse_problems import Refused, Vocabulary, quoted, shown
from cofin.errors import InputError, Problem
from cofin.excel.values import Cells, ErrorCode, ExcelError
from cofin.money import basis_points, cents, less, to_step
from cofin.rules.load import FIRST_CALL, is_path, known_id, load_rules
from cofin.rules.profile import CallRules
from cofin.text import Lang, Value, say

T = TypeVar("T")

_CENT = Decimal("0.01")
_NOISE = Decimal("0.0001")
_AMOUNT, _QUANTITY = parse_numbers.amount(2), parse_numbers.amount(4)
_RATIO = parse_numbers.ratio(4)
_VALUE_CODES = frozenset(
    {"not_a_number", "number_as_text", "number_as_text_twofold", "percent_as_text"}
    | {"text_for_number", "empty", "not_text"}
)


def refused(refusal: Refused, where: str, lang: Lang) -> ExcelError:
    """The error for a value: ``#VALUE!`` for the wrong kind, ``#NUM!`` for the wrong size."""
    problem = for_cells(Problem("", f"project.{refusal.code}", refusal.values))
    code = ErrorCode.VALUE if refusal.code in _VALUE_CODES else ErrorCode.NUM
    return ExcelError(code, f"{where}: {problem.message(lang)}")


def attempt(read: Callable[[object], T], value: object, where: str, lang: Lang) -> T:
    """What ``read`` makes of the value; ``ExcelError`` when it refuses it."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)  # cells know no whole numbers, but people read 75, not 75.0
    try:
        return read(value)
    except Refused as refusal:
        raise refused(refusal, where, lang) from None


def money_cents(value: object) -> int:
    """Cents of an amount in EUR; an empty cell is zero, as in Excel's own sums."""
    if value is None or value == "":
        return 0
    number = parse_numbers.exact(value)
    if number.copy_abs() <= parse_numbers.LARGEST_AMOUNT:
        near = to_step(number, _CENT)
        number = near if less(number, near).copy_abs() <= _NOISE else number
    return cents(_AMOUNT(number))


def ratio_points(value: object) -> int:
    """Basis points of a share: 0.75 is 7500."""
    return basis_points(_RATIO(value))


def whole_number(value: object, largest: int) -> int:
    """A whole number from 0; empty cells are none."""
    if value is None:
        raise Refused("empty")
    return parse_numbers.whole(0, largest)(value)


def quantity(value: object) -> Decimal:
    """A quantity or a unit cost: not negative, at most four decimals; empty is zero."""
    if value is None or value == "":
        return Decimal(0)
    return _QUANTITY(value)


def text(value: object, where: str, lang: Lang) -> str:
    """A text; a number stands for its digits (work package 1), empty for nothing."""
    match value:
        case None:
            return ""
        case str():
            return value.strip()
        case bool():
            raise refused(Refused("not_text", value=shown(value)), where, lang)
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return str(value)


def rules_of(call: object, lang: Lang) -> CallRules:
    """The rules of the call named, or of the one in the settings."""
    from cofin.excel.settings import settings

    said = text(call, "call", lang)
    named = said or settings().call or FIRST_CALL
    try:
        return _rules(named)
    except InputError as unknown:
        why = " ".join(problem.message(lang) for problem in unknown.problems[:3])
        if is_path(named):
            why = f"{named}: {why}"
        if not said:
            why = f"{why} {say('excel.settings_call', lang)}"
        raise ExcelError(ErrorCode.NA, why) from None


def _rules(named: str) -> CallRules:
    """The rules of a call; a file is read again when it has changed: every cell asks."""
    if known_id(named):
        return _built_in(named)
    try:
        seen = Path(named).stat()
    except (OSError, ValueError):  # who reads it says why
        return load_rules(named)
    return _of_file(named, seen.st_mtime_ns, seen.st_size)


@cache
def _built_in(call: str) -> CallRules:
    """The rules of a call that comes with cofin."""
    return load_rules(call)


@lru_cache(maxsize=8)
def _of_file(path: str, _changed: int, _size: int) -> CallRules:
    """The rules of a profile of one's own, as the file is now."""
    return load_rules(path)


def amounts(cells: Cells, argument: str, lang: Lang) -> list[int]:
    """Cents of every cell of a range, row by row."""
    return [
        attempt(money_cents, value, at(argument, i, j, cells), lang)
        for i, j, value in walked(cells)
    ]


def walked(cells: Cells) -> Iterator[tuple[int, int, object]]:
    """Every cell with its row and column, from 1."""
    for i, row in enumerate(cells, start=1):
        for j, value in enumerate(row, start=1):
            yield i, j, value


def at(argument: str, row: int, column: int, cells: Cells) -> str:
    """The place of a cell inside an argument, for a reason."""
    if len(cells) == 1 and len(cells[0]) == 1:
        return argument
    return f"{argument}[{row},{column}]"


def category_of(value: object, rules: CallRules, where: str, lang: Lang) -> str:
    """The key of a direct category named by its key, label (EN, TR) or letter."""
    said = text(value, where, lang)
    categories = rules.profile.categories
    for category in categories:
        if said == category.key:
            return category.key
    names = {
        spelling(name): category.key
        for category in categories
        for name in (category.key, *category.label.values(), category.letter)
        if name
    }
    if found := names.get(spelling(said)):
        return found
    words = Vocabulary(rules.category_keys)
    values: dict[str, Value] = {
        "value": quoted(said),
        "suggestion": words.nearest(said),
        "words": words.listed(),
    }
    problem = Problem("", "project.unknown_category", values)
    raise ExcelError(ErrorCode.NA, f"{where}: {problem.message(lang)}")


def spelling(name: str) -> str:
    """A name without regard to case, accents, blanks and hyphens."""
    from cofin.core.parse_problems import folded

    return folded(name)


def no_such(key: str, lang: Lang, **values: str) -> ExcelError:
    """``#N/A`` with the text ``excel.<key>``."""
    return ExcelError(ErrorCode.NA, say(f"excel.{key}", lang, **values))


def days(largest: int) -> Callable[[object], int]:
    """The reader of a whole number up to ``largest``."""
    return partial(whole_number, largest=largest)

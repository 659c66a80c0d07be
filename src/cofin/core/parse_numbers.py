"""Numbers of a project: exact, finite, within bounds; and what a number typed as text may mean.

Python code may have its numbers, and true and false, from numpy or pandas: those count for what
they show.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Context, Decimal
from numbers import Integral, Rational, Real
from operator import index
from typing import TypeAlias, TypeVar

from cofin.core.parse_problems import Refused, quoted, shown
from cofin.money import EXACT, to_step

T = TypeVar("T")

Rule: TypeAlias = Callable[[object], T]
"""What a field makes of a value; raises ``Refused``."""

LARGEST_AMOUNT = Decimal("999999999.99")
"""EUR; of one line, one request, one source of funding."""

_FLOAT_DIGITS = Context(prec=15, rounding=ROUND_HALF_UP)  # what spreadsheets show of a float
_CURRENCY = re.compile(r"(?i)eur[o]?|try|tl|usd|[€₺$]")
_SPACES = re.compile(r"[\s'\N{RIGHT SINGLE QUOTATION MARK}]+")
_ENGLISH = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?")
_CONTINENTAL = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?|[0-9]+(?:,[0-9]+)?")


def exact(value: object) -> Decimal:
    """The number as written; a float counts with the 15 digits that a spreadsheet shows."""
    match value:
        case bool():
            raise Refused("not_a_number", value=shown(value))
        case Decimal():
            number = value
        case int():
            number = Decimal(value)
        case float():
            number = _FLOAT_DIGITS.plus(Decimal(float.__repr__(value)))
        case str():
            raise _number_as_text(value)
        case _:
            number = _from_elsewhere(value)
    if not number.is_finite():
        raise Refused("not_finite", value=shown(number))
    return number.copy_abs() if number.is_zero() else number


def _from_elsewhere(value: object) -> Decimal:
    """A number of another kind than Python's own; a period of time is none, nor is a fraction."""
    if isinstance(value, Integral) and hasattr(value, "__index__"):
        return Decimal(index(value))
    if isinstance(value, Real) and not isinstance(value, Rational):
        return _FLOAT_DIGITS.plus(Decimal(str(value)))
    raise Refused("not_a_number", value=shown(value))


def flag(value: object) -> bool:
    """True or false, no number and no word for it."""
    if isinstance(value, bool):
        return value
    if getattr(value, "shape", None) == ():  # a single value of numpy
        found = getattr(value, "item")()  # noqa: B009  # its own kind is not imported here
        if isinstance(found, bool):
            return found
    raise Refused("not_a_flag", value=shown(value))


def amount(places: int, largest: Decimal = LARGEST_AMOUNT) -> Rule[Decimal]:
    """The rule for numbers from 0 to ``largest`` with at most ``places`` decimals."""
    unit = EXACT.scaleb(Decimal(1), -places)

    def rule(value: object) -> Decimal:
        number = exact(value)
        if number < 0:
            raise Refused("negative", value=shown(number))
        if number > largest:
            raise Refused("too_large", value=shown(number), limit=largest)
        return with_decimals(number, unit, places)

    return rule


def with_decimals(number: Decimal, unit: Decimal, places: int) -> Decimal:
    """The number when it has no more decimals than ``places``; zeros at the end do not count."""
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and exponent >= -places:
        return number
    cut = to_step(number, unit)
    if cut != number:
        raise Refused("too_many_decimals", value=shown(number), places=places)
    return cut


def whole(smallest: int, largest: int) -> Rule[int]:
    """The rule for whole numbers between two bounds."""

    def rule(value: object) -> int:
        number = exact(value)
        if number < 0:
            raise Refused("negative", value=shown(number))
        if number > largest:
            raise Refused("too_large", value=shown(number), limit=largest)
        if number != int(number):
            raise Refused("not_whole", value=shown(number))
        if number < smallest:
            raise Refused("too_small", value=shown(number), limit=smallest)
        return int(number)

    return rule


def ratio(places: int) -> Rule[Decimal]:
    """The rule for shares: 0.75, never 75."""
    unit = EXACT.scaleb(Decimal(1), -places)

    def rule(value: object) -> Decimal:
        number = exact(value)
        if number < 0:
            raise Refused("negative", value=shown(number))
        if number > 1:
            if number > 100:
                raise Refused("not_a_ratio", value=shown(number))
            raise Refused(
                "percent_not_ratio", value=shown(number), ratio=plain(EXACT.scaleb(number, -2))
            )
        return with_decimals(number, unit, places)

    return rule


def plain(number: Decimal) -> str:
    """The number as one types it: no exponent, no zeros after the last decimal."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def readings(text: str) -> tuple[str, ...]:
    """What a number typed as text may mean: English style first, then continental style.

    >>> readings("1.234,56"), readings("1,234"), readings("%75")
    (('1234.56',), ('1234', '1.234'), ('0.75',))
    """
    bare = _SPACES.sub("", _CURRENCY.sub("", text.replace("\N{MINUS SIGN}", "-")))
    sign = "-" if bare.startswith("-") else ""
    body = bare.strip("%").removeprefix("-")
    found = []
    if _ENGLISH.fullmatch(body):
        found.append(body.replace(",", ""))
    if _CONTINENTAL.fullmatch(body):
        found.append(body.replace(".", "").replace(",", "."))
    shift = -2 if "%" in bare else 0
    numbers = [EXACT.scaleb(Decimal(each), shift) for each in found]
    return tuple(dict.fromkeys(sign + plain(number) for number in numbers))


def _number_as_text(text: str) -> Refused:
    if not text.strip():
        return Refused("empty")
    match readings(text[:40]):
        case (one,) if "%" in text:
            return Refused("percent_as_text", value=quoted(text), reading=one)
        case (one,):
            return Refused("number_as_text", value=quoted(text), reading=one)
        case (english, continental):
            return Refused(
                "number_as_text_twofold",
                value=quoted(text),
                english=english,
                continental=continental,
            )
        case _:
            return Refused("text_for_number", value=quoted(text))

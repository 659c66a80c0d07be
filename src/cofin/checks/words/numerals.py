"""Numbers written as text: which texts are numbers at all, and what they may mean.

``core.parse_numbers.readings`` says what a number means; here is decided, more narrowly,
whether a text is one: codes (007), telephone numbers, dates and versions are not.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from cofin.core.parse_numbers import readings

_LONGEST = 40
_SPACE = r"[ \u00A0\u2009\u202F']"
_WORD = r"(?:EUR|EURO|TRY|TL|USD|avro)"
_UNIT = rf"(?:{_WORD}|[€₺$%])"
_NUMBER = re.compile(
    rf"{_SPACE}*(?!{_WORD}[-+\u2212][0-9]{{1,2}}\Z)"  # EURO-5 is a class of engines
    rf"{_UNIT}?{_SPACE}*[-+\u2212]?{_SPACE}*{_UNIT}?{_SPACE}*"
    rf"(?:[1-9][0-9]{{0,2}}(?:(?P<mark>[.,]|{_SPACE})[0-9]{{3}}(?:(?P=mark)[0-9]{{3}})*)?|(?!0[0-9])[0-9]+)"
    rf"(?:[.,][0-9]+)?{_SPACE}*{_UNIT}?{_SPACE}*",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\((.*)\)", re.DOTALL)
_PART = re.compile(r"[^1-9]*0[.,][0-9]")
_DIGITS = re.compile(r"[0-9]")


@lru_cache(maxsize=4096)
def meanings(text: str) -> tuple[Decimal, ...]:
    """What a text means as a number: nothing, one number, or two that both may be meant.

    >>> meanings("2,000,000"), meanings("12.345")
    ((Decimal('2000000'),), (Decimal('12.345'), Decimal('12345')))
    >>> meanings("007"), meanings("+90 212 555 00 00"), meanings("01.02.2022")
    ((), (), ())
    """
    if len(text) > _LONGEST or not _DIGITS.search(text):
        return ()
    bare = text.strip().lstrip("'’").strip()  # an apostrophe that was typed to make it a text
    sign = 1
    if inside := _BRACKETS.fullmatch(bare):  # (1,234.00): how accountants write negative amounts
        bare, sign = inside[1], -1
    if not _NUMBER.fullmatch(bare):
        return ()
    found = readings(bare.replace("+", "").lower().replace("avro", ""))
    # "0.123" is no number of thousands
    return tuple(sign * Decimal(each) for each in found if not _PART.match(bare) or "." in each)


def is_number(text: str) -> bool:
    """Whether a text is a number that was meant to be one."""
    return bool(meanings(text))


def is_twofold(text: str) -> bool:
    """Whether a text (without currency and spaces) may mean two numbers: ``1.234``."""
    return len(meanings(text)) > 1


def decimal_mark(text: str) -> str:
    """The decimal mark that a text can only have used: ``.``, ``,`` or nothing.

    >>> decimal_mark("1.234,5"), decimal_mark("2,000,000"), decimal_mark("1.234")
    (',', '.', '')
    """
    if len(meanings(text)) != 1:
        return ""
    marks = [sign for sign in text if sign in ".,"]
    if not marks:
        return ""
    if len(set(marks)) == 2:
        return marks[-1]
    if len(marks) > 1:  # several of one kind part the thousands
        return "," if marks[0] == "." else "."
    return marks[0]

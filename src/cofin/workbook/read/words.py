"""What people pick or type in a cell, in either language, as a project file writes it.

A word that is not recognised stays as typed: the parser reports it with its place and
with the word probably meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache

from cofin.a1 import from_serial
from cofin.core.parse_problems import folded
from cofin.core.schema import FIRST_DAY, LAST_DAY, Field, Kind
from cofin.grid import CellValue
from cofin.rules.profile import CallProfile, Category, Labels
from cofin.text import Lang, Value, raw

#: What spreadsheets themselves show for true and false, beside our own yes and no.
_TRUE = ("true", "doğru")
_FALSE = ("false", "yanlış")

_NUMBERS = frozenset({Kind.MONEY, Kind.PRICE, Kind.QUANTITY, Kind.NUMBER, Kind.PERCENT})
_WHOLE = frozenset({Kind.COUNT, Kind.MONTH})


class Words:
    """The words of a call's workbooks in both languages."""

    def __init__(self, profile: CallProfile, *, date1904: bool = False) -> None:
        self._date1904 = date1904
        self._lists: Mapping[Kind, Mapping[str, str]] = {
            Kind.CATEGORY: _names(_category(c) for c in (*profile.categories, profile.indirect)),
            Kind.ACTIVITY: _names(
                (activity.id, [activity.id, *_labelled(activity.id, activity.label)])
                for activity in profile.activities
            ),
            Kind.PARAMETER: _names(
                (parameter.key, [parameter.key, *parameter.label.values()])
                for parameter in profile.parameters.values()
            ),
        }

    def meant(self, field: Field, cell: CellValue) -> object:
        """The value of a field as a project file gives it; ``None`` for a blank cell."""
        value = cell.value
        if isinstance(value, str):
            return self._from_text(field, value)
        if isinstance(value, Decimal):
            return self._from_number(field, value, is_date=cell.style.is_date)
        return value if isinstance(value, bool) else None

    def day_for_number(
        self, field: Field, cell: CellValue
    ) -> tuple[str, Mapping[str, Value]] | None:
        """The fault of a cell that shows a date where a number belongs, or a time with a date.

        Where the decimal sign is a comma, Excel takes 9.6 for the ninth of June.
        """
        if field.kind is Kind.DATE:
            return self._time_with_date(cell)
        is_number = isinstance(cell.value, Decimal) and field.kind in (*_NUMBERS, *_WHOLE)
        if not is_number or not cell.style.is_date or not isinstance(cell.value, Decimal):
            return None
        day = from_serial(cell.value, date1904=self._date1904)
        if day is None or day < FIRST_DAY:
            return "time_for_number", {"found": cell.value}
        return "date_for_number", {"found": day, "typed": f"{day.day}.{day.month}"}

    def _time_with_date(self, cell: CellValue) -> tuple[str, Mapping[str, Value]] | None:
        if not isinstance(cell.value, Decimal) or cell.value == cell.value.to_integral_value():
            return None
        day = from_serial(cell.value, date1904=self._date1904)
        if day is None or not FIRST_DAY <= day <= LAST_DAY:
            return None  # no day at all
        return "date_with_time", {"found": day}

    def _from_text(self, field: Field, text: str) -> object:
        bare = text.strip()
        if not bare:
            return None
        if field.kind is Kind.TEXT:
            return text
        if field.kind is Kind.FLAG:
            return _flags().get(folded(bare), bare)
        if field.kind is Kind.CHOICE:
            return _choices(field).get(folded(bare), bare)
        return self._lists.get(field.kind, {}).get(folded(bare), bare)

    def _from_number(self, field: Field, number: Decimal, *, is_date: bool) -> object:
        if field.kind in _NUMBERS:
            return number
        is_whole = number == number.to_integral_value()
        if field.kind in _WHOLE:
            return int(number) if is_whole else number
        day = from_serial(number, date1904=self._date1904)
        if field.kind is Kind.DATE:
            # a bare number that is no day near ours is a slip: 2022 would be in July 1905
            is_day = day is not None and day >= FIRST_DAY and (is_date or day <= LAST_DAY)
            return day if is_day and is_whole else number
        if field.kind is Kind.FLAG:
            return number
        if is_date and day:  # the application took what was typed for a date
            return day.isoformat()
        return self._from_text(field, format(number, "f"))


def _category(category: Category) -> tuple[str, Iterable[str]]:
    return category.key, [category.key, *_labelled(category.letter, category.label)]


def _labelled(mark: str, label: Labels) -> list[str]:
    """A label alone and with its letter or number before it, in every language."""
    return [*label.values(), *(f"{mark} {words}" for words in label.values())]


def _names(pairs: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    """Keys by the folded form of every name they are known under."""
    return {folded(name): key for key, names in pairs for name in names if folded(name)}


@cache
def _flags() -> Mapping[str, bool]:
    true = (*_TRUE, *(raw("word.yes", lang) for lang in Lang))
    false = (*_FALSE, *(raw("word.no", lang) for lang in Lang))
    return {**{folded(word): True for word in true}, **{folded(word): False for word in false}}


@cache
def _choices(field: Field) -> Mapping[str, str]:
    """The choices of a field by the words that drop-downs show for them."""
    members = [member.value for member in field.choices or ()]
    return _names(
        (member, [member, *(raw(f"choice.{member.replace('-', '_')}", lang) for lang in Lang)])
        for member in members
    )

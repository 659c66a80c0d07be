"""Days as the numbers that spreadsheets have for them, counted from 1900."""

from __future__ import annotations

import calendar
from datetime import date
from decimal import Decimal

from cofin.a1 import from_serial, to_serial
from cofin.checks.formula.evaluate.arguments import plain
from cofin.checks.formula.evaluate.values import NotJudged, Scalar, number

_FIRST_YEAR, _LAST_YEAR = 1901, 9998  # the year 1900 has a day too many


def _day(value: Scalar) -> date:
    found = from_serial(number(value))
    if found is None or not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        raise NotJudged
    return found


def _serial(day: date) -> Decimal:
    return Decimal(to_serial(day))


def _moved(value: Scalar, months: Scalar) -> tuple[int, int, int]:
    """Year, month and last day of that month, some months away."""
    day = _day(value)
    year, month = divmod(day.year * 12 + day.month - 1 + int(number(months)), 12)
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise NotJudged
    return year, month + 1, calendar.monthrange(year, month + 1)[1]


def _months_later(value: Scalar, months: Scalar) -> Scalar:
    year, month, last = _moved(value, months)
    return _serial(date(year, month, min(_day(value).day, last)))


def _end_of_month(value: Scalar, months: Scalar) -> Scalar:
    return _serial(date(*_moved(value, months)))


def _built(year: Scalar, month: Scalar, day: Scalar) -> Scalar:
    years, months = divmod(int(number(year)) * 12 + int(number(month)) - 1, 12)
    if not _FIRST_YEAR <= years <= _LAST_YEAR:
        raise NotJudged
    return _serial(date(years, months + 1, 1)) + int(number(day)) - 1


FUNCTIONS = {
    "EDATE": plain(_months_later, 2, 2),
    "EOMONTH": plain(_end_of_month, 2, 2),
    "DATE": plain(_built, 3, 3),
    "YEAR": plain(lambda value: Decimal(_day(value).year), 1, 1),
    "MONTH": plain(lambda value: Decimal(_day(value).month), 1, 1),
    "DAY": plain(lambda value: Decimal(_day(value).day), 1, 1),
}

"""Months of the calendar, counted as spreadsheets do."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or the last one it has (``EDATE``)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def end_of(start: date | None, months: int) -> date | None:
    """The last day of an action that starts on a day and lasts some months."""
    if start is None or not months:
        return None
    return months_after(start, months) - timedelta(days=1)

"""What may stand in an input cell: a word of a list, a number or a day between two bounds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cofin.core.parse_kinds import LONGEST_MONTHS, largest_count
from cofin.core.schema import FIRST_DAY, LAST_DAY, Field, Kind
from cofin.rules.profile import CallProfile
from cofin.text import Lang, Value, raw

BETWEEN = " / "
"""What stands between words of which one may be written."""


def allowed(field: Field, profile: CallProfile) -> Value:
    """In words of each language, or in figures; empty where there is no telling in short.

    Ids, countries and regions are such: what is known of them depends on other cells.
    """
    match field.kind:
        case Kind.MONEY | Kind.PRICE | Kind.QUANTITY:
            return ">= 0"
        case Kind.COUNT:
            return f"0 … {largest_count(field)}"
        case Kind.MONTH:
            return f"1 … {LONGEST_MONTHS}"
        case Kind.PERCENT:
            return "0 … 1"
        case Kind.DATE:
            return f"{FIRST_DAY.isoformat()} … {LAST_DAY.isoformat()}"
        case Kind.FLAG:
            return one_of(_said(f"word.{word}") for word in ("yes", "no"))
        case Kind.CHOICE:
            words = (member.value.replace("-", "_") for member in field.choices or ())
            return one_of(_said(f"choice.{word}") for word in words)
        case Kind.CATEGORY:
            return one_of(category.label for category in profile.categories)
        case Kind.ACTIVITY:
            return one_of(activity.id for activity in profile.activities)
        case _:
            return ""


def one_of(words: Iterable[Value]) -> Mapping[str, str]:
    """Words of which one may be written, in each language."""
    listed = list(words)
    return {
        lang.value: BETWEEN.join(
            word[lang.value] if isinstance(word, Mapping) else str(word) for word in listed
        )
        for lang in Lang
    }


def _said(key: str) -> Mapping[str, str]:
    return {lang.value: raw(key, lang) for lang in Lang}

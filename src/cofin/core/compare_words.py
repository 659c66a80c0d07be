"""A comparison in words: what each table, field and value is called in one language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from cofin.core.changes import LABELS, Change, ChangeKind, FieldChange
from cofin.core.compare import Comparison
from cofin.core.schema import PROJECT, TABLES, Field, Kind
from cofin.money import EXACT
from cofin.text import Lang, has, number, percent, say, show

NOTHING = "–"


class Words:
    """The words of one comparison."""

    def __init__(self, comparison: Comparison, lang: Lang) -> None:
        self._lang = lang
        profiles = (comparison.old.rules.profile, comparison.new.rules.profile)
        self._categories = {
            category.key: category.label[lang]
            for profile in profiles
            for category in profile.categories
        }
        self._parameters = {
            key: parameter.label[lang]
            for profile in profiles
            for key, parameter in profile.parameters.items()
        }

    def table(self, key: str) -> str:
        """``Cost lines``."""
        return say(f"cli_compare.table_{key}", self._lang)

    def label(self, change: Change) -> str:
        """What a row is called, its parts in words."""
        parts = (self._categories.get(part, part) for part in change.label)
        if change.table == "funding":
            parts = (self._choice(part) for part in change.label)
        if change.table == "override":
            parts = (self._parameters.get(p, self._categories.get(p, p)) for p in change.label)
        return " · ".join(parts)

    def field(self, table: str, key: str) -> str:
        """``Unit cost``."""
        for name in (f"column.{table}_{key}", f"project_sheet.{key}", f"cli_compare.{table}_{key}"):
            if has(name):
                return say(name, self._lang)
        raise KeyError(key)

    def value(self, table: str, key: str, value: object) -> str:
        """A value as a person of that language writes it; a dash for nothing."""
        if value is None or value == "":
            return NOTHING
        field = _FIELDS[table].get(key)
        kind = field.kind if field else Kind.TEXT
        match value:
            case bool() | date():
                return show(value, self._lang)
            case Decimal() if kind is Kind.PERCENT:
                return percent(value, self._lang)
            case Decimal() if kind in (Kind.MONEY, Kind.PRICE):
                return number(value, self._lang, max(2, -_exponent(value)))
            case int() | Decimal():
                return number(
                    value.normalize(EXACT) if isinstance(value, Decimal) else value, self._lang
                )
        if kind is Kind.CHOICE:
            return self._choice(str(value))
        words = self._parameters if kind is Kind.PARAMETER else self._categories
        return str(value) if kind is Kind.TEXT else words.get(str(value), str(value))

    def sentences(self, change: Change) -> list[str]:
        """``Quantity: 3 → 4`` for every field; of a whole row what its label does not say."""
        if change.kind is ChangeKind.CHANGED:
            return [self._sentence(change.table, each) for each in change.fields]
        return [f"{name}: {value}" for name, value in self.given(change)]

    def given(self, change: Change) -> list[tuple[str, str]]:
        """Fields and values of a row that was added or removed, without those of its label."""
        return [
            (
                self.field(change.table, each.key),
                self.value(change.table, each.key, each.new if change.new_row else each.old),
            )
            for each in change.fields
            if each.key not in LABELS[change.table]
        ]

    def _sentence(self, table: str, change: FieldChange) -> str:
        old, new = (self.value(table, change.key, each) for each in (change.old, change.new))
        name = self.field(table, change.key)
        return say("cli_compare.field", self._lang, field=name, old=old, new=new)

    def figure(self, key: str) -> str:
        """``EU contribution``."""
        family = "cli_compare" if key == "headroom" else "cli_figure"
        return say(f"{family}.{key}", self._lang)

    def _choice(self, word: str) -> str:
        key = f"choice.{word.replace('-', '_')}"
        return say(key, self._lang) if has(key) else word


_FIELDS: Mapping[str, Mapping[str, Field]] = {
    "project": {field.key: field for field in PROJECT},
    **{table: {field.key: field for field in fields} for table, (fields, _, _) in TABLES.items()},
}


def _exponent(value: Decimal) -> int:
    """The power of ten of the last digit that counts."""
    exponent = value.normalize(EXACT).as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0

"""The parameters of a call as people read them, wherever they are listed."""

from __future__ import annotations

from collections.abc import Iterator

from cofin.core.citation import measured
from cofin.rules.profile import CallRules, DatedValue, Parameter, Scalar
from cofin.text import Lang, say


def values_in_force(rules: CallRules) -> Iterator[tuple[Parameter, DatedValue]]:
    """Every parameter with its value for all categories and for single ones, on the day."""
    for key, parameter in rules.profile.parameters.items():
        for scope in dict.fromkeys(value.category for value in parameter.values):
            found = rules.find(key, scope)
            if found is not None and found.category == scope:
                yield parameter, found


def in_words(value: Scalar, unit: str, lang: Lang) -> str:
    """``75 %``, ``20 months``, ``EUR 500,000.00``, ``yes``: a value with its unit."""
    shown = measured(value, unit, lang)
    return say("cli_figure.unit_EUR", lang, value=shown) if unit == "EUR" else shown

"""Functions on the rules of a call: values, sources, envelopes, regions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from cofin.core.citation import cite
from cofin.core.envelopes import Envelopes, envelopes
from cofin.core.parse_problems import Vocabulary, quoted
from cofin.errors import Problem
from cofin.excel import reading
from cofin.excel.functions import Result
from cofin.excel.values import ErrorCode, ExcelError
from cofin.rules.profile import CallRules
from cofin.text import Lang, Value, day


def rule(call: object, parameter: object, category: object, *, lang: Lang) -> Result:
    """The value of a parameter: ratios as 0.75, EUR as a number, choices by their key."""
    rules = reading.rules_of(call, lang)
    key, narrowed = _parameter(rules, parameter, lang), _category(rules, category, lang)
    value = rules.value(key, narrowed).value
    match value:
        case bool() | str():
            return value
        case Decimal() | int():
            return float(value)
        case _:
            return day(value, lang)


def rule_source(call: object, parameter: object, category: object, *, lang: Lang) -> Result:
    """Where a parameter is written: label, value, document, place in it, status."""
    rules = reading.rules_of(call, lang)
    key, narrowed = _parameter(rules, parameter, lang), _category(rules, category, lang)
    return cite(rules, key, narrowed)[0].sentence(lang)


def envelope(call: object, item: object, *, lang: Lang) -> Result:
    """An amount of the programme's or the call's money, in EUR."""
    rules = reading.rules_of(call, lang)
    said = reading.text(item, "item", lang) or "call"
    words = Vocabulary(ITEMS)
    name = words.spelled(said)
    if not name:
        raise _not_among("no_item", said, words, lang)
    amount = ITEMS[name](envelopes(rules))
    if amount is None:
        raise reading.no_such("no_envelope", lang, call=rules.profile.id, item=name)
    return float(amount)


def region_category(nuts2: object, call: object, *, lang: Lang) -> Result:
    """The category of a NUTS 2 region as a fixed word, the same in every language."""
    from cofin.rules.tables import regions

    rules = reading.rules_of(call, lang)
    code = reading.text(nuts2, "nuts2", lang).upper()
    table = rules.profile.tables.get("regions")
    found = regions(table).get(code) if table else None
    if found is None:
        raise reading.no_such("no_region", lang, region=code, call=rules.profile.id)
    return found.category


def _call_amount(found: Envelopes) -> Decimal | None:
    return found.call.amount if found.call else None


def _per_project(found: Envelopes) -> Decimal | None:
    return found.call.per_project if found.call else None


def _programme(found: Envelopes) -> Decimal | None:
    return found.programme.amount if found.programme else None


def _per_year(found: Envelopes) -> Decimal | None:
    return found.programme.per_year if found.programme else None


def _funded(found: Envelopes) -> Decimal | None:
    return found.outcome.amount if found.outcome else None


#: What ``EU_ENVELOPE`` knows by name.
ITEMS: Mapping[str, Callable[[Envelopes], Decimal | None]] = {
    "call": _call_amount,
    "per_project": _per_project,
    "programme": _programme,
    "per_year": _per_year,
    "funded": _funded,
}


def _parameter(rules: CallRules, parameter: object, lang: Lang) -> str:
    """The key of a parameter named by its key or its label."""
    said = reading.text(parameter, "parameter", lang)
    known = rules.profile.parameters
    for key, found in known.items():
        names = (key, *found.label.values())
        if reading.spelling(said) in map(reading.spelling, names) and rules.find(key):
            return key
    raise _not_among("no_parameter", said, Vocabulary(known), lang)


def _category(rules: CallRules, category: object, lang: Lang) -> str:
    if category is None or category == "":
        return ""
    said = reading.text(category, "category", lang)
    if said.lower() == rules.profile.indirect.key:
        return rules.profile.indirect.key
    return reading.category_of(category, rules, "category", lang)


def _not_among(key: str, said: str, words: Vocabulary, lang: Lang) -> ExcelError:
    values: dict[str, Value] = {
        "value": quoted(said),
        "words": words.listed(40),
        "suggestion": words.nearest(said),
    }
    return ExcelError(ErrorCode.NA, Problem("", f"excel.{key}", values).message(lang))

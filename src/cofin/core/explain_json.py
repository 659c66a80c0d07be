"""Steps as JSON: amounts as texts, sentences in one language, each figure once."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from cofin.core.explain_text import step_detail, step_sentence
from cofin.core.steps import Operation, Step, StepValue, Unit
from cofin.text import Lang


def to_json(step: Step, lang: Lang = Lang.EN) -> dict[str, object]:
    """The tree as plain dictionaries and lists.

    A named figure that comes up again has ``"see": true`` and neither rules nor children;
    a figure that is not explained here has the operation ``figure``.
    """
    return _step(step, lang, set())


def _step(step: Step, lang: Lang, named: set[str]) -> dict[str, object]:
    amount = f"{step.amount:.2f}" if step.unit is Unit.EUR else str(step.amount)
    found: dict[str, object] = {
        "name": step.name,
        "amount": amount,
        "unit": step.unit.value,
        "operation": step.operation.value,
        "text": step_sentence(step, lang),
    }
    if step.name in named:
        return found | {"see": True}
    if step.name and step.operation is not Operation.FIGURE:
        named.add(step.name)
    return found | {
        "detail": step_detail(step, lang),
        "values": {name: _plain(value, lang) for name, value in step.values.items()},
        "rules": [citation.to_json() for citation in step.citations],
        "children": [_step(child, lang, named) for child in step.children],
    }


def _plain(value: StepValue, lang: Lang) -> object:
    match value:
        case Decimal():
            return str(value)
        case Mapping():
            return value.get(lang.value, "")
        case _:
            return value

"""Steps as indented text for a finance officer: words and numbers, lines, rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from cofin.core.citation import Citation
from cofin.core.steps import Operation, Step, StepValue, Unit
from cofin.money import EXACT
from cofin.text import Lang, money, number, percent, say, show

LINES_SHOWN = 20
"""Parts of one sum that are written out unless everything is asked for."""

_DIGITS = Decimal("0.000001")


def render_steps(step: Step, lang: Lang = Lang.EN, *, everything: bool = False) -> str:
    """The tree as text; a figure that comes up again is named only.

    Sums of more than ``LINES_SHOWN`` parts are cut, with the number and the sum of the rest,
    unless ``everything``.
    """
    return "\n".join(_Page(lang, everything).lines(step, 0))


def step_sentence(step: Step, lang: Lang) -> str:
    """``EU contribution of P2: 71,432.10 = share of ...``, on one line."""
    values = _shown(step, lang)
    return f"{say(step.label, lang, **values)}: {say(step.text, lang, **values)}"


def step_detail(step: Step, lang: Lang) -> str:
    """Where the last cent went; empty for a step that shares nothing."""
    return say(step.detail, lang, **_shown(step, lang)) if step.detail else ""


@dataclass(slots=True)
class _Page:
    """What has been written so far, so that nothing is said twice."""

    lang: Lang
    everything: bool
    named: set[str] = field(default_factory=set)
    cited: list[Citation] = field(default_factory=list)

    def lines(self, step: Step, depth: int) -> Iterator[str]:
        indent = "  " * depth
        if step.name in self.named:
            values = _shown(step, self.lang)
            label = say(step.label, self.lang, **values)
            yield f"{indent}{say('explain.see_above', self.lang, label=label, **_amount(values))}"
            return
        if step.name and step.operation is not Operation.FIGURE:
            self.named.add(step.name)
        yield indent + step_sentence(step, self.lang)
        if step.detail:
            yield f"{indent}  {step_detail(step, self.lang)}"
        for citation in step.citations:
            if citation not in self.cited:
                self.cited.append(citation)
                yield f"{indent}  {citation.sentence(self.lang)}"
        yield from self.parts(step, depth + 1)

    def parts(self, step: Step, depth: int) -> Iterator[str]:
        """The children, a long list cut."""
        shown = len(step.children)
        if not self.everything and step.operation is Operation.SUM and shown > LINES_SHOWN:
            shown = LINES_SHOWN
        for child in step.children[:shown]:
            yield from self.lines(child, depth)
        if rest := step.children[shown:]:
            total = Decimal(0)
            for child in rest:
                total = EXACT.add(total, Decimal(child.amount))
            said = say(
                "explain.and_more", self.lang, count=len(rest), amount=money(total, self.lang)
            )
            yield "  " * depth + said


def _amount(values: Mapping[str, str]) -> dict[str, str]:
    return {"amount": values["amount"]}


def _shown(step: Step, lang: Lang) -> dict[str, str]:
    """Every placeholder as text in the language, the amount included."""
    values = {name: _value(name, value, lang) for name, value in step.values.items()}
    if isinstance(step.amount, Decimal):
        values["amount"] = _UNITS[step.unit](step.amount, lang)
    else:
        values["amount"] = say(f"explain.word_{step.amount}", lang)
    return values


def _value(name: str, value: StepValue, lang: Lang) -> str:
    match value:
        case Decimal():
            return _NUMBERS.get(name, money)(value, lang)
        case str():
            return value
        case Mapping():
            return str(value.get(lang.value, ""))
        case _:
            return show(value, lang)


def _plain(value: Decimal, lang: Lang) -> str:
    """A quantity without the zeros that nobody typed."""
    return number(EXACT.normalize(value), lang)


def _price(value: Decimal, lang: Lang) -> str:
    """Two decimals, or as many as it has."""
    digits = -int(EXACT.normalize(value).as_tuple().exponent)
    return number(value, lang, max(2, digits))


def _exact(value: Decimal, lang: Lang) -> str:
    """At least two decimals; cut after six, with an ellipsis."""
    cut = EXACT.multiply(EXACT.divide_int(value, _DIGITS), _DIGITS)
    return _price(cut, lang) + ("" if cut == value else "…")


_NUMBERS: Mapping[str, Callable[[Decimal, Lang], str]] = {
    "rate": percent,
    "share_of_use": percent,
    "quantity": _plain,
    "unit_cost": _price,
    "exact": _exact,
}
"""How a placeholder's number is written, by its name; all others are money."""

_UNITS: Mapping[Unit, Callable[[Decimal, Lang], str]] = {
    Unit.EUR: money,
    Unit.EXACT_EUR: _exact,
    Unit.RATIO: percent,
}

"""Worked examples: what they may contain (third pass) and whether they hold (fourth pass).

An example gives the eligible costs of each partner, either as one figure, which is put into
a category that carries no indirect costs, or by category, to which the flat rate is added.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import TypeAlias

from cofin.errors import Problem
from cofin.money import EXACT, to_step
from cofin.rules.document import Document, Table, bare, not_among, problem_at, rows, table, written
from cofin.rules.kinds import is_day, is_money
from cofin.rules.parameters import PARAMETERS, Unit
from cofin.rules.profile import CallProfile, CallRules, WorkedExample
from cofin.rules.shape import FIGURES

Figures: TypeAlias = Mapping[str, Decimal | str]
Evaluate: TypeAlias = Callable[[WorkedExample, CallRules], Figures]
"""Calculates an example: the figures named in ``shape.FIGURES``, amounts in EUR."""

MOST_PARTNERS = 60


def example_problems(document: Document) -> Iterator[Problem]:
    """There is an example, and each one can be calculated."""
    entries = list(rows(document.raw, "worked_example"))
    if document.raw.get("worked_example") == []:
        yield problem_at("worked_example", "profile.no_example")
    base = _indirect_base(document)
    for number, entry in entries:
        path = f"worked_example[{number}]"
        if ("eligible_costs" in entry) == ("costs" in entry):
            yield problem_at(path, "profile.costs_once")
        if not any(figure in entry for figure in FIGURES):
            yield problem_at(path, "profile.nothing_expected", choices=FIGURES)
        yield from _count_problems(entry, path)
        yield from _amount_problems(base, entry, path)
        yield from _choice_problems(entry, path)
        yield from _day_problems(document, entry, path)


def costs_of(entry: Table, plain_category: str) -> tuple[Mapping[str, Decimal], ...]:
    """The eligible costs of each partner, by category (EUR)."""
    if "costs" in entry:
        return tuple(
            {key: Decimal(str(amount)) for key, amount in partner.items()}
            for _, partner in rows(entry, "costs")
        )
    given = entry["eligible_costs"]
    amounts = given if isinstance(given, list) else [given]
    return tuple({plain_category: Decimal(str(amount))} for amount in amounts)


def untouched_category(document: Document) -> str:
    """The first direct category that no indirect costs are computed on; empty without one."""
    for _, entry in rows(document.raw, "category"):
        key = entry.get("key")
        if isinstance(key, str) and key != "indirect" and entry.get("in_indirect_base") is False:
            return key
    return ""


def disagreements(profile: CallProfile, evaluate: Evaluate) -> Iterator[Problem]:
    """The fourth pass: figures of the examples that the calculation does not reach."""
    for number, example in enumerate(profile.worked_examples, start=1):
        rules = CallRules(profile, example.on)
        made = {
            (key, ""): replace(rules.value(key), value=choice)
            for key, choice in example.choices.items()
        }
        figures = evaluate(example, replace(rules, replaced=made))
        for key, expected in example.expected.items():
            yield from _difference(f"worked_example[{number}].{key}", expected, figures[key])


def _difference(where: str, expected: Decimal | str, found: Decimal | str) -> Iterator[Problem]:
    if isinstance(expected, str) or isinstance(found, str):
        if expected != found:
            yield problem_at(
                where, "profile.example_differs", expected=str(expected), calculated=str(found)
            )
        return
    places = max(2, -int(expected.as_tuple().exponent))
    shown = to_step(found, EXACT.scaleb(Decimal(1), -places))
    if shown != expected:
        yield problem_at(
            where,
            "profile.example_off_by",
            expected=expected,
            calculated=shown,
            difference=EXACT.abs(EXACT.subtract(expected, shown)),
        )


def _count_problems(entry: Table, path: str) -> Iterator[Problem]:
    for key in ("eligible_costs", "costs"):
        partners = entry.get(key)
        if isinstance(partners, list) and not 1 <= len(partners) <= MOST_PARTNERS:
            yield problem_at(
                f"{path}.{key}",
                "profile.partners_of_example",
                found=len(partners),
                most=MOST_PARTNERS,
            )


def _indirect_base(document: Document) -> dict[str, bool]:
    """The direct categories, and whether indirect costs are computed on each."""
    return {
        key: row.get("in_indirect_base") is True
        for _, row in rows(document.raw, "category")
        if isinstance(key := row.get("key"), str) and key != "indirect"
    }


def _amount_problems(base: Mapping[str, bool], entry: Table, path: str) -> Iterator[Problem]:
    for number, partner in rows(entry, "costs"):
        for key, amount in partner.items():
            where = f"{path}.costs[{number}].{bare(key)}"
            if key not in base:
                yield not_among(where, "profile.no_category", key, tuple(base))
            if not is_money(amount):
                yield problem_at(where, "profile.not_money", found=written(amount))
    given = entry.get("eligible_costs")
    for number, amount in enumerate(given if isinstance(given, list) else [], start=1):
        if not is_money(amount):
            where = f"{path}.eligible_costs[{number}]"
            yield problem_at(where, "profile.not_money", found=written(amount))
    if "eligible_costs" in entry and base and all(base.values()):
        yield problem_at(f"{path}.eligible_costs", "profile.no_plain_category")


def _choice_problems(entry: Table, path: str) -> Iterator[Problem]:
    choices = tuple(key for key, spec in PARAMETERS.items() if spec.unit is Unit.CHOICE)
    for key, choice in table(entry, "choices").items():
        where = f"{path}.choices.{bare(key)}"
        if key not in choices:
            yield not_among(where, "profile.no_choice", key, choices)
        elif choice not in PARAMETERS[key].choices:
            yield not_among(where, "profile.not_a_choice", choice, PARAMETERS[key].choices)


def _day_problems(document: Document, entry: Table, path: str) -> Iterator[Problem]:
    published, on = table(document.raw, "call").get("published"), entry.get("on")
    if is_day(published) and is_day(on) and on < published:
        yield problem_at(f"{path}.on", "profile.before_publication", found=on, published=published)

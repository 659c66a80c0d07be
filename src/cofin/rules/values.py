"""The third pass over ``[parameter.*]``: each value fits its parameter, its scope and its day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from cofin.errors import Problem
from cofin.money import EXACT
from cofin.rules.document import (
    Document,
    Table,
    not_among,
    problem_at,
    rows,
    table,
    tables,
    written,
)
from cofin.rules.kinds import as_number, is_day, is_money, is_ratio, is_scalar
from cofin.rules.parameters import ORDERED, PARAMETERS, ParameterSpec, Unit


def value_problems(document: Document) -> Iterator[Problem]:
    """Every problem of the parameters' values."""
    keys = (row.get("key") for _, row in rows(document.raw, "category"))
    categories = tuple(key for key in keys if isinstance(key, str))
    for key, parameter in tables(document.raw, "parameter"):
        if spec := PARAMETERS.get(key):
            path = f"parameter.{key}"
            yield from _unit_problems(spec, parameter, path)
            for number, value in rows(parameter, "value"):
                yield from _number_problems(spec, value, f"{path}.value[{number}].is")
                yield from _scope_problems(spec, value, f"{path}.value[{number}]", categories)
            yield from _date_problems(parameter, path)
            if parameter.get("value") == []:
                yield problem_at(f"{path}.value", "profile.no_values")
    yield from _missing_parameters(document)
    yield from _order_problems(document)


def fits(spec: ParameterSpec, value: object) -> bool:
    """Whether a value is of the parameter's unit and within its bounds."""
    match spec.unit:
        case Unit.FLAG:
            return isinstance(value, bool)
        case Unit.CHOICE:
            return value in spec.choices
        case Unit.RATIO:
            return is_ratio(value)
    number = as_number(value)
    if number is None or not spec.least <= number <= spec.most:
        return False
    return is_money(value) if spec.unit is Unit.EUR else number == number.to_integral_value()


def _unit_problems(spec: ParameterSpec, parameter: Table, path: str) -> Iterator[Problem]:
    unit = parameter.get("unit")
    if isinstance(unit, str) and unit != spec.unit:
        yield problem_at(
            f"{path}.unit", "profile.other_unit", found=written(unit), unit=spec.unit.value
        )


def _number_problems(spec: ParameterSpec, value: Table, where: str) -> Iterator[Problem]:
    found = value.get("is")
    if not is_scalar(found) or fits(spec, found):  # the second pass says what is no value
        return
    match spec.unit:
        case Unit.FLAG:
            yield problem_at(where, "profile.not_flag", found=written(found))
        case Unit.CHOICE:
            yield not_among(where, "profile.not_a_choice", found, spec.choices)
        case Unit.RATIO:
            yield _ratio_problem(found, where)
        case _:
            code = "profile.not_euro" if spec.unit is Unit.EUR else "profile.not_whole"
            yield problem_at(where, code, found=written(found), least=spec.least, most=spec.most)


def _ratio_problem(found: object, where: str) -> Problem:
    """A percentage written where a ratio belongs is by far the most frequent mistake."""
    number = as_number(found)
    if number is not None and 1 < number <= 100:
        ratio = EXACT.normalize(EXACT.scaleb(number, -2))
        if is_ratio(ratio):
            return problem_at(where, "profile.percentage", found=written(found), ratio=f"{ratio:f}")
    return problem_at(where, "profile.not_ratio", found=written(found))


def _scope_problems(
    spec: ParameterSpec, value: Table, path: str, categories: tuple[str, ...]
) -> Iterator[Problem]:
    if "only_for" not in value:
        return
    category = table(value, "only_for").get("category")
    if not spec.per_category:
        yield problem_at(f"{path}.only_for", "profile.not_per_category", parameter=spec.key)
    elif isinstance(category, str) and category not in categories:
        yield not_among(f"{path}.only_for.category", "profile.no_category", category, categories)


def _date_problems(parameter: Table, path: str) -> Iterator[Problem]:
    """Within one scope each value starts after the one before it."""
    last: dict[object, tuple[int, date]] = {}
    for number, value in rows(parameter, "value"):
        since = value.get("from")
        if not is_day(since):
            continue
        scope = written(table(value, "only_for").get("category", ""))
        if scope in last and since <= last[scope][1]:
            earlier, day = last[scope]
            code = "profile.same_day" if since == day else "profile.not_ascending"
            where, other = f"{path}.value[{number}].from", f"{path}.value[{earlier}]"
            yield problem_at(where, code, found=since, other=other, day=day)
        last[scope] = (number, since)


def _missing_parameters(document: Document) -> Iterator[Problem]:
    given = document.raw.get("parameter")
    if not isinstance(given, Mapping):  # which the second pass says
        return
    for key, spec in PARAMETERS.items():
        if not spec.required:
            continue
        if key not in given:
            yield problem_at("parameter", "profile.missing_parameter", parameter=key)
        elif not any("only_for" not in value for _, value in rows(given[key], "value")):
            yield problem_at(f"parameter.{key}", "profile.no_general_value", parameter=key)


def _order_problems(document: Document) -> Iterator[Problem]:
    """A minimum above its maximum, on any day on which both are in force."""
    for low, high in ORDERED:
        lows, highs = _in_time(document, low), _in_time(document, high)
        least = most = None
        for day in sorted({*lows, *highs}):
            least, most = lows.get(day, least), highs.get(day, most)
            if least is not None and most is not None and least > most:
                yield problem_at(
                    f"parameter.{low}",
                    "profile.crossed",
                    low=low,
                    high=high,
                    least=least,
                    most=most,
                    day=day,
                )
                break


def _in_time(document: Document, key: str) -> dict[date, Decimal]:
    """The values for all categories that fit their parameter, by their first day."""
    found: dict[date, Decimal] = {}
    for _, value in rows(table(table(document.raw, "parameter"), key), "value"):
        since, number = value.get("from"), as_number(value.get("is"))
        if "only_for" in value or number is None or not is_day(since):
            continue
        if fits(PARAMETERS[key], number):
            found[since] = number
    return found

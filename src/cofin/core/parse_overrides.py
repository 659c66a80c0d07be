"""Which parameters of a call a project may replace: those that nobody has verified."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from cofin.core.parse_known import Known
from cofin.core.parse_lines import Row
from cofin.core.parse_numbers import LARGEST_AMOUNT, amount, ratio, whole
from cofin.core.parse_problems import FieldPath, Problems, Refused, shown
from cofin.rules.profile import CallRules, Parameter, Status, passage
from cofin.text import Lang

#: What the value of a parameter may be, by the parameter's unit; others are no numbers.
_BOUNDS: dict[str, Callable[[object], object]] = {
    "ratio": ratio(4),  # whole basis points
    "EUR": amount(2, LARGEST_AMOUNT),
    **{unit: whole(0, 100_000) for unit in ("count", "months", "days", "km", "years")},
}


def check_overrides(rows: list[Row], known: Known, problems: Problems) -> None:
    """Problems of the rows of ``[[override]]``: what they replace, by what, and how often."""
    seen: dict[tuple[str, str], int] = {}
    for number, row in enumerate(rows, 1):
        parameter = known.profile.parameters.get(str(row.get("parameter", "")))
        if parameter is None:
            continue
        category = str(row.get("category", ""))
        first = seen.setdefault((parameter.key, category), number)
        if first != number:
            problems.add(
                ("override", number, "parameter"),
                "override_twice",
                parameter=parameter.key,
                first=problems.place(("override", first, "parameter")),
            )
        _replaceable(parameter, row, ("override", number), known, problems)
        if "value" in row:
            _within_bounds(parameter, row["value"], ("override", number, "value"), problems)


def _replaceable(
    parameter: Parameter, row: Row, path: FieldPath, known: Known, problems: Problems
) -> None:
    category, typed = str(row.get("category", "")), row.get("value")
    if category and not _has_categories(parameter):
        problems.add((*path, "category"), "override_no_category", parameter=parameter.key)
        return
    current = CallRules(known.profile, known.profile.deadline).find(parameter.key, category)
    if current is None:
        problems.add((*path, "parameter"), "override_not_in_force", parameter=parameter.key)
    elif current.status is Status.VERIFIED:
        problems.add(
            (*path, "parameter" if typed is None else "value"),
            "override_verified",
            parameter=parameter.key,
            value="…" if typed is None else shown(typed),
            call_value=shown(current.value),
            source=current.source.title,
            where={lang.value: passage(current.where, lang) for lang in Lang},
        )


def _has_categories(parameter: Parameter) -> bool:
    return parameter.key == "reimbursement_rate" or any(v.category for v in parameter.values)


def _within_bounds(
    parameter: Parameter, value: object, path: FieldPath, problems: Problems
) -> None:
    rule = _BOUNDS.get(parameter.unit)
    if rule is None or not isinstance(value, Decimal):
        problems.add(path, "override_no_number", parameter=parameter.key)
        return
    try:
        rule(value)
    except Refused as refused:
        problems.refuse(path, refused)

"""A call as JSON: amounts and ratios as strings, days as ISO dates, texts in both languages."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from cofin.core.call_values import values_in_force
from cofin.rules.profile import CallRules, Category, Citation, DatedValue, Scalar

Json: TypeAlias = (
    "Mapping[str, Json] | Mapping[str, str] | Sequence[Json] | str | int | bool | None"
)


def as_text(content: Json) -> str:
    """Readable JSON; Turkish letters stay letters."""
    return json.dumps(content, ensure_ascii=False, indent=2)


def summary(rules: CallRules) -> dict[str, Json]:
    """What tells calls apart."""
    profile = rules.profile
    return {
        "id": profile.id,
        "title": profile.title,
        "programme": profile.programme,
        "published": profile.published.isoformat(),
        "deadline": profile.deadline.isoformat(),
        "reimbursement_rate": _scalar(rules.decimal("reimbursement_rate")),
        "maximum_grant": _scalar(rules.decimal("maximum_grant")),
    }


def everything(rules: CallRules) -> dict[str, Json]:
    """The whole profile on the day of the rules."""
    profile = rules.profile
    return {
        **summary(rules),
        "manager": profile.manager,
        "deadline_time": profile.deadline_time,
        "checked_on": profile.checked_on.isoformat(),
        "on": rules.on.isoformat(),
        "parameters": [
            {"key": known.key, "unit": known.unit, "label": known.label, **_dated(found)}
            for known, found in values_in_force(rules)
        ],
        "categories": [_category(each) for each in (*profile.categories, profile.indirect)],
        "activities": [
            {
                "id": each.id,
                "label": each.label,
                "required": each.required,
                **_cited(each.citation),
            }
            for each in profile.activities
        ],
        "milestones": [
            {
                "key": each.key,
                "label": each.label,
                "start": each.start.isoformat(),
                "end": each.end.isoformat() if each.end else None,
                "time": each.time,
                "estimated": each.estimated,
                **_cited(each.citation),
            }
            for each in profile.milestones
        ],
        "programme_actions": [
            {"key": each.key, "label": each.label, **_dated(each.share)}
            for each in profile.programme_actions
        ],
        "tables": profile.tables,
        "sources": [
            {
                "id": each.id,
                "title": each.title,
                "url": each.url,
                "published": each.published.isoformat() if each.published else None,
                "language": each.language,
            }
            for each in profile.sources.values()
        ],
    }


def _category(category: Category) -> dict[str, Json]:
    return {
        "key": category.key,
        "label": category.label,
        "letter": category.letter,
        "form_column": category.form_column,
        "in_indirect_base": category.in_indirect_base,
        **_cited(category.citation),
    }


def _dated(value: DatedValue) -> dict[str, Json]:
    return {
        "value": _scalar(value.value),
        "category": value.category,
        "from": value.since.isoformat(),
        **_cited(Citation(value.source, value.where, value.status, value.note)),
    }


def _cited(citation: Citation | None) -> dict[str, Json]:
    if citation is None:
        return {}
    return {
        "source": citation.source.id,
        "where": str(citation.where),
        "status": citation.status.value,
        "note": citation.note,
    }


def _scalar(value: Scalar) -> str | int | bool:
    """Numbers that may have decimals are strings: JSON readers make floats of them."""
    match value:
        case Decimal():
            return f"{value:f}"
        case date():
            return value.isoformat()
        case _:
            return value

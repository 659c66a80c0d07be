"""A comparison as data: amounts and values as texts with a point, words as keys."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

from cofin.cli.compare_findings import FindingChanges
from cofin.core.changes import Change
from cofin.core.compare import Comparison, Effect
from cofin.core.criterion import Criterion


def to_json(found: Comparison, findings: FindingChanges, names: tuple[str, str]) -> dict[str, Any]:
    """The object of ``compare --format json``."""
    limits = dict(zip(("old", "new"), map(str, found.limited_by), strict=True))
    return {
        "old": names[0],
        "new": names[1],
        "same": found.is_same and not findings,
        "totals": _effects(found.totals) | {"limited_by": limits},
        "partners": [
            {"id": each.id, "name": each.name, **_effects(each.effects)} for each in found.partners
        ],
        "conditions": [
            {
                "key": str(_key(each.old, each.new)),
                "old": _status(each.old),
                "new": _status(each.new),
            }
            for each in found.conditions
        ],
        "findings": {
            "new": [asdict(each) for each in findings.new],
            "gone": [asdict(each) for each in findings.gone],
        },
        "changes": [_change(each) for each in found.changes],
    }


def _effects(effects: Iterable[Effect]) -> dict[str, Any]:
    return {
        each.figure: {
            "old": f"{each.old:.2f}",
            "new": f"{each.new:.2f}",
            "difference": f"{each.difference:.2f}",
        }
        for each in effects
    }


def _key(old: Criterion | None, new: Criterion | None) -> str | None:
    known = new or old
    return known.key if known else None


def _status(criterion: Criterion | None) -> str | None:
    return criterion.status.value if criterion else None


def _change(change: Change) -> dict[str, Any]:
    return {
        "table": change.table,
        "change": change.kind.value,
        "label": list(change.label),
        "old_row": change.old_row or None,
        "new_row": change.new_row or None,
        "fields": [
            {"field": each.key, "old": _value(each.old), "new": _value(each.new)}
            for each in change.fields
        ],
    }


def _value(value: object) -> object:
    match value:
        case Decimal():
            return f"{value:f}"
        case date():
            return value.isoformat()
        case None | bool() | int():
            return value
        case _:
            return str(value)

"""Situations as TOML: input and expected figures on one page, readable by non-programmers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cofin.core.result import BudgetResult
from tests.core.situations import CASES, calculated, judged, read_case


def found(expected: Any, holder: Any) -> Any:
    """What ``holder`` has where ``expected`` names something, written in the same way."""
    if isinstance(expected, dict):
        mapping = isinstance(holder, dict)
        return {
            key: found(value, holder[key] if mapping else getattr(holder, key))
            for key, value in expected.items()
        }
    return str(holder)


def everything(result: BudgetResult) -> dict[str, Any]:
    return {
        "totals": result.totals,
        "partners": {partner.id: partner for partner in result.partners},
        "work_packages": {package.id: package for package in result.work_packages},
        "lines": {str(i): judged(line) for i, line in enumerate(result.lines, 1)},
        "exchanges": {
            str(i): judged(e.line, halved=e.halved) for i, e in enumerate(result.exchanges, 1)
        },
    }


@pytest.mark.parametrize("path", sorted(CASES.glob("*.toml")), ids=lambda path: path.stem)
def test_situation(path: Path) -> None:
    case = read_case(path)
    assert case["name"]
    assert case["source"]
    assert found(case["expected"], everything(calculated(case))) == case["expected"]


def test_there_are_situations() -> None:
    assert len(list(CASES.glob("*.toml"))) >= 25

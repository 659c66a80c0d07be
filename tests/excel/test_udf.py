"""Worksheet functions through xlwings' real entry for Excel, with stand-ins for Windows."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cofin.excel.functions import FUNCTIONS

MISSING = {"missing": 1}
DIV0 = -2146826281
_DIRECT = {"range": [["personnel", {"currency": "100000.00"}], ["C", 20000.0], [None, None]]}
_LINES = {
    "range": [
        ["Partner", "WP", "Category", "Quantity", "Unit cost"],
        ["P1", 1.0, "personnel", 10.0, 4200.0],
        ["P2", 1.0, "Travel", 2.0, {"currency": "850.505"}],
    ]
}
#: What is asked: name, arguments, and the answer or the beginning of the error.
CALLS: dict[str, tuple[list[Any], object]] = {
    "number": (["EU_CONTRIBUTION", 700000.0, MISSING, MISSING, MISSING], 500000.0),
    "range of one": (["EU_CONTRIBUTION", {"range": 700000.0}, 0.5], 350000.0),
    "currency cut to four decimals": (
        ["EU_CONTRIBUTION", {"range": {"currency": "1234.5699"}}, 0.5],
        617.28,
    ),
    "currency that is no cent": (
        ["EU_CONTRIBUTION", {"range": {"currency": "1234.5679"}}, 0.5],
        "#cofin:2036:eligible: 1,234.5679 has more than 2 decimals.",
    ),
    "binary noise": (["EU_CONTRIBUTION", 0.1 + 0.2, 1.0], 0.3),
    "empty cell": (["EU_CONTRIBUTION", {"range": None}], 0.0),
    "empty optional cell": (["EU_CONTRIBUTION", 100.0, {"range": None}], 75.0),
    "error cell": (["EU_CONTRIBUTION", {"range": DIV0}], "#cofin:2007:eligible: row 1, column 1"),
    "error value": (["EU_CONTRIBUTION", 100.0, DIV0], "#cofin:2007:rate: row 1"),
    "error in a range": (
        ["EU_ALLOCATE", 100.0, {"range": [[1.0], [DIV0]]}],
        "#cofin:2007:weights: row 2, column 1 holds #DIV/0!",
    ),
    "error of a newer Excel": (
        ["EU_BUDGET", {"range": [[-2146826238, "WP1", "personnel", 10.0, 4200.0]]}],
        "#cofin:2015:lines: row 1, column 1 holds #CALC!",
    ),
    "text for a number": (
        ["EU_CONTRIBUTION", {"range": "abc"}],
        '#cofin:2015:eligible: "abc" is text; a number is needed here.',
    ),
    "text number, Turkish": (
        ["EU_CONTRIBUTION", {"range": "1.234,56"}],
        '#cofin:2015:eligible: "1.234,56" is text; a number is needed here. If 1,234.56 is meant',
    ),
    "text number, two readings": (
        ["EU_CONTRIBUTION", {"range": "1,234"}],
        '#cofin:2015:eligible: "1,234" is text and can be read in two ways',
    ),
    "truth value": (["EU_CONTRIBUTION", True], "#cofin:2015:eligible: "),
    "negative": (["EU_CONTRIBUTION", -1.0], "#cofin:2036:eligible: -1.00 is negative"),
    "percent for a share": (["EU_CONTRIBUTION", 100.0, 75.0], "#cofin:2036:rate: 75 is not a"),
    "huge": (["EU_CONTRIBUTION", 1e300], "#cofin:2036:eligible: "),
    "column": (
        ["EU_CONTRIBUTION", {"range": [[222222.22], [222222.22], [222222.23]]}],
        [[166666.66], [166666.66], [166666.67]],
    ),
    "row": (["EU_ALLOCATE", 10.0, {"range": [[1.0, 1.0, 1.0]]}], [3.34, 3.33, 3.33]),
    "values instead of a range": (["EU_ALLOCATE", 10.0, [[1.0], [None]]], [[10.0], [0.0]]),
    "indirect": (["EU_INDIRECT", _DIRECT, MISSING], 7000.0),
    "eligible": (["EU_ELIGIBLE", _DIRECT, MISSING], 127000.0),
    "co-financing": (["EU_COFINANCING", {"range": 700000.0}], 200000.0),
    "most eligible": (["EU_MAX_ELIGIBLE", MISSING, MISSING, MISSING], 666666.67),
    "exchange": (["EU_EXCHANGE", {"range": "de"}, {"range": 5.0}, 900.0, MISSING], 830.0),
    "exchange, no such host": (["EU_EXCHANGE", "XX", 5.0, 900.0], "#cofin:2042:host: "),
    "rule": (["EU_RULE", MISSING, {"range": "maximum_grant"}, MISSING], 500000.0),
    "rule in words": (["EU_RULE", None, "Azami hibe tutarı"], "#cofin:2042:parameter: "),
    "no such call": (["EU_RULE", "cos-2099", "maximum_grant"], "#cofin:2042:There is no call"),
    "source": (["EU_RULE_SOURCE", None, "maximum_grant"], "Rule: Maximum grant per project"),
    "envelope": (["EU_ENVELOPE", MISSING, MISSING], 6000000.0),
    "region": (["EU_REGION_CATEGORY", {"range": "bg31"}, MISSING], "less_developed"),
    "lines with a bad price": (["EU_BUDGET", _LINES, "matrix"], [
        ["Partner", "1", "Total"], ["P1", 44940.0, 44940.0],
        ["P2", 1820.08, 1820.08], ["Total", 46760.08, 46760.08],
    ]),
    "check": (["EU_CHECK", _LINES, MISSING], "Nothing found in 2 line(s)"),
}  # fmt: skip


@pytest.fixture(scope="module")
def answered(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The answers to all calls, of one process."""
    own = {"COFIN_SETTINGS": str(tmp_path_factory.mktemp("settings") / "none.toml")}
    own |= {"COFIN_LANG": "en"}
    made = subprocess.run(
        [sys.executable, Path(__file__).with_name("udf_calls.py")],
        input=json.dumps([call for call, _ in CALLS.values()]),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env={**os.environ, **own},
    )
    assert made.returncode == 0, made.stderr
    found: dict[str, Any] = json.loads(made.stdout)
    found["answers"] = dict(zip(CALLS, found["answers"], strict=True))
    return found


@pytest.mark.parametrize("case", CALLS)
def test_a_cell_gets_its_value_or_its_error(answered: dict[str, Any], case: str) -> None:
    expected, found = CALLS[case][1], answered["answers"][case]
    if isinstance(expected, str):
        assert isinstance(found, str)
        assert found.startswith(expected), found
    else:
        assert found == expected


def test_every_function_is_asked_and_registered_with_its_arguments(
    answered: dict[str, Any],
) -> None:
    assert {call[0] for call, _ in CALLS.values()} == {f.name for f in FUNCTIONS}
    expected = {f.name: [argument.name for argument in f.arguments] for f in FUNCTIONS}
    assert answered["arguments"] == expected


def test_no_licensed_part_of_xlwings_is_at_work(answered: dict[str, Any]) -> None:
    assert answered["pro"] is False

"""Problems about what a cell holds, wherever it stands: no reader of one writes a text file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from cofin.errors import Problem
from cofin.text import Value

#: Sentences that speak of how a text file is written, and what they are for a cell.
SAID = {
    "project.missing": "workbook_in.missing",
    "project.stands_alone": "workbook_in.stands_alone",
    "project.not_text": "workbook_in.not_text",
    "project.not_a_flag": "workbook_in.not_a_flag",
    "project.not_a_date": "workbook_in.not_a_date",
    "project.text_for_number": "workbook_in.text_for_number",
    "project.number_as_text": "workbook_in.number_as_text",
    "project.number_as_text_twofold": "workbook_in.number_as_text_twofold",
    "project.percent_as_text": "workbook_in.percent_as_text",
}
_NUMBERS = (
    *("value", "call_value", "reading", "english", "continental", "ratio"),
    *("quantity", "unit_cost"),
)
_NUMBER = re.compile(r"-?[0-9]{1,30}(\.[0-9]{1,30})?")
#: What a cell shows for a truth value; a text of the same letters stands in quotation marks.
_TRUTHS: Mapping[str, Mapping[str, str]] = {
    "true": {"en": "TRUE", "tr": "DOĞRU (TRUE)"},
    "false": {"en": "FALSE", "tr": "YANLIŞ (FALSE)"},
}


def for_cells(problem: Problem) -> Problem:
    """A problem about what any cell holds, as its reader types and sees it.

    Numbers are numbers of the reader's language, and nobody is told how a text file writes them.
    """
    values = {name: _as_seen(name, value) for name, value in problem.values.items()}
    return replace(problem, values=values, said=SAID.get(problem.code, ""))


def _as_seen(name: str, value: Value) -> Value:
    if not isinstance(value, str) or name not in _NUMBERS:
        return value
    if _NUMBER.fullmatch(value):
        return Decimal(value)
    return _TRUTHS.get(value, value) if name == "value" else value

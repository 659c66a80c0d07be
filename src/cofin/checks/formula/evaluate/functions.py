"""The functions that are evaluated; any other makes a formula not judged.

Each takes its compiled arguments and gives the compiled call.  That they agree with Excel
and LibreOffice is shown by the tests, which compare whole workbooks that these have saved.
"""

from __future__ import annotations

from collections.abc import Mapping

from cofin.checks.formula.evaluate import conditions, criteria, dates, lookups, numbers, sums, texts
from cofin.checks.formula.evaluate.arguments import Function

FUNCTIONS: Mapping[str, Function] = {
    **numbers.FUNCTIONS,
    **sums.FUNCTIONS,
    **conditions.FUNCTIONS,
    **criteria.FUNCTIONS,
    **lookups.FUNCTIONS,
    **texts.FUNCTIONS,
    **dates.FUNCTIONS,
}

#: These depend on the day from which the workbook counts.
DATES = frozenset(dates.FUNCTIONS)

#: These never ask where a reference points, only what stands there.  AND and OR leave out a
#: cell without a number, and do not leave out a value that is none.
BY_VALUE = frozenset(
    (*numbers.FUNCTIONS, *conditions.FUNCTIONS, *texts.FUNCTIONS, *dates.FUNCTIONS)
) - {"AND", "OR"}

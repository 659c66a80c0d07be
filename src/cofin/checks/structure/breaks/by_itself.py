"""Part of C05: formulas for which too few stand beside them to be a pattern, and more says so.

They lie in other sections of their table, or are two; what their own number, their total or their
percentages say is what shows that one of them has slipped.
"""

from __future__ import annotations

from collections.abc import Iterator

from cofin.checks.finding import Finding
from cofin.checks.structure.breaks.copies import unlike_its_copies
from cofin.checks.structure.breaks.shares_of_whole import shares_of_whole
from cofin.checks.structure.breaks.typed_factors import typed_factors
from cofin.checks.structure.breaks.unread_inputs import unread_inputs
from cofin.checks.subject import Subject


def unlike_by_itself(subject: Subject) -> Iterator[Finding]:
    """Yield each formula that alone differs from the few that are like it."""
    yield from unlike_its_copies(subject)
    yield from unread_inputs(subject)
    yield from typed_factors(subject)
    yield from shares_of_whole(subject)

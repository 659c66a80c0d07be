"""A condition of the call that is not met, as a finding: its parameter, and how bad it is."""

from __future__ import annotations

from cofin.checks.finding import Severity
from cofin.core.criterion import Criterion, Verdict
from cofin.rules.profile import Status


def parameter_of(criterion: Criterion) -> str:
    """The parameter of the call that decides a condition."""
    return next((each.key for each in criterion.citations if each.unit), "")


def severity_of(criterion: Criterion) -> Severity:
    """An error only where the call's own text says so; a note where it cannot be judged."""
    if criterion.status is Verdict.UNKNOWN:
        return Severity.NOTE
    verified = [each.dated.status is Status.VERIFIED for each in criterion.citations[:1]]
    return Severity.ERROR if verified and all(verified) else Severity.WARNING

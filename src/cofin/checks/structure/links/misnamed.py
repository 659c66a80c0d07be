"""Part of C05: formulas that by their words, or by what they are made from, mean another cell."""

from __future__ import annotations

from collections.abc import Iterator

from cofin.checks.finding import Finding
from cofin.checks.structure.links.extremes import extremes
from cofin.checks.structure.links.part_tests import part_tests
from cofin.checks.structure.links.twins import twins
from cofin.checks.structure.links.wrong_divisors import wrong_divisors
from cofin.checks.subject import Subject


def misnamed(subject: Subject) -> Iterator[Finding]:
    """Yield each formula that reads another cell than it means."""
    yield from wrong_divisors(subject)
    yield from twins(subject)
    yield from extremes(subject)
    yield from part_tests(subject)

"""F: whether the file is a workbook at all, can be opened, and is still the template's."""

from __future__ import annotations

from collections.abc import Iterator

from cofin.checks.finding import Finding
from cofin.checks.problems import spoken
from cofin.checks.registry import check
from cofin.checks.subject import Subject


@check("F01")
def not_a_workbook(subject: Subject) -> Iterator[Finding]:
    """The file is something else, or not there."""
    return spoken(subject, "F01")


@check("F02")
def other_format(subject: Subject) -> Iterator[Finding]:
    """The file holds a table in a format that is not read."""
    return spoken(subject, "F02")


@check("F03")
def encrypted(subject: Subject) -> Iterator[Finding]:
    """The file needs a password."""
    return spoken(subject, "F03")


@check("F04")
def damaged(subject: Subject) -> Iterator[Finding]:
    """The file is damaged, or built to harm who reads it."""
    return spoken(subject, "F04")


@check("F07")
def template_changed(subject: Subject) -> Iterator[Finding]:
    """The workbook is not what the template was, or holds what the template does not offer."""
    return spoken(subject, "F07")

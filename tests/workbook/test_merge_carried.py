"""Which error of a merged workbook an accepted error of a partner sheet is."""

from __future__ import annotations

from cofin.a1 import Range
from cofin.checks.finding import Finding
from cofin.checks.subject import Subject
from cofin.workbook.merge.carried import error_keys
from tests.checks.card_examples import subject_of_example

SUBJECT = subject_of_example({"change": []})


def keys(*findings: Finding, subject: Subject = SUBJECT) -> tuple[object, ...]:
    return error_keys(subject, findings)


def at(cell: str, *areas: str) -> Finding:
    return Finding("Cost lines", cell, areas=areas, code="C12", found="-1")


def test_an_error_is_known_by_all_rows_that_it_is_about() -> None:
    one, two, apart, same = keys(at("E3"), at("E3:E4"), at("E3:E6", "E3", "E6"), at("E3:E4"))
    assert None not in (one, two, apart)
    assert len({one, two, apart}) == 3
    assert two == same


def test_what_is_not_only_in_rows_of_the_project_is_not_known() -> None:
    last = 1 + len(SUBJECT.project.costs) if SUBJECT.project else 0
    beyond = str(Range(last, 5, last + 1, 5))
    assert keys(at("E1"), at(beyond), at(""), at("A:C")) == (None, None, None, None)

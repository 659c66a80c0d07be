"""Messages for a person in Excel: of what the command line's options would do, what to do here."""

from __future__ import annotations

from dataclasses import replace

from cofin.errors import InputError, OutputError, Problem

#: Problems whose remedy is an option of a command, and the text that is said in its place.
_SAID = {
    "output.exists": "in_excel.exists",
    "merge.not_one_partner": "in_excel.not_one_partner",
    "merge.twice": "in_excel.twice",
    "merge.unknown_partner": "in_excel.unknown_partner",
    "workbook_in.no_call": "in_excel.no_call",
    "file.call_elsewhere": "in_excel.call_elsewhere",
}


def for_excel(error: InputError | OutputError) -> InputError | OutputError:
    """The same error with remedies that a person in Excel has."""
    if isinstance(error, OutputError):
        return OutputError(_said(error.problem))
    return InputError([_said(problem) for problem in error.problems], error.source)


def _said(problem: Problem) -> Problem:
    said = _SAID.get(problem.code, problem.said)
    return replace(problem, said=said)

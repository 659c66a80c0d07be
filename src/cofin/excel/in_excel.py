"""Messages for a person in Excel: of what the command line's options would do, what to do here."""

from __future__ import annotations

from dataclasses import replace

from cofin.errors import InputError, OutputError, Problem

#: Problems whose remedy is an option of a command, and the text that is said in its place.
_SAID = {
    "output.exists": "action.exists",
    "merge.not_one_partner": "action.not_one_partner",
    "merge.twice": "action.twice",
    "merge.unknown_partner": "action.unknown_partner",
    "workbook_in.no_call": "action.no_call",
    "file.call_elsewhere": "action.call_elsewhere",
}


def for_excel(error: InputError | OutputError) -> InputError | OutputError:
    """The same error with remedies that a person in Excel has."""
    if isinstance(error, OutputError):
        return OutputError(_said(error.problem))
    return InputError([_said(problem) for problem in error.problems], error.source)


def _said(problem: Problem) -> Problem:
    said = _SAID.get(problem.code, problem.said)
    return replace(problem, said=said)

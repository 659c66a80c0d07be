"""A project made in Python, judged as the same project in a file would be.

What ``parse_project`` made was judged by it.  Anything else is judged once: the project keeps
the judgement, and a changed copy (``dataclasses.replace``) does not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cofin.core.judgement import found_good, names_call, remembered
from cofin.core.model import Project
from cofin.core.parse import built, read_tables
from cofin.core.parse_numbers import amount
from cofin.core.parse_problems import Refused, shown
from cofin.core.schema import PROJECT, TABLES, Field
from cofin.errors import InputError, Problem, must_be
from cofin.rules.profile import CallProfile, CallRules

_SHARE = amount(2)

#: What is no mistake in a project that is still to be filled in.
_BLANK = {("partner", "project.no_partners"), ("project.acronym", "project.empty")}


def problems_of(project: Project, rules: CallRules) -> tuple[Problem, ...]:
    """Everything that reading the same project from a file would refuse, in reading order.

    Empty when there is nothing.  Each problem has its place as a project file names it
    (``cost[3].quantity``: the third row of ``costs``) and says what may stand there.
    """
    _of_right_kind(project, rules)
    return _judge(project, rules.profile)[0]


def judged(project: Project, rules: CallRules) -> Project:
    """The project as it would be read from a file, to be calculated with.

    Raises ``InputError`` with every problem.  A project without any rows counts as still to
    be filled in.
    """
    _of_right_kind(project, rules)
    known = remembered(project, rules.profile)
    if known is not None:
        return known
    problems, found = _judge(project, rules.profile)
    is_blank = not any(getattr(project, attribute) for _, _, attribute in TABLES.values())
    if is_blank:
        problems = tuple(p for p in problems if (p.where, p.code) not in _BLANK)
    if problems:
        raise InputError(problems, f"Project({project.acronym})")
    if found is None:
        return project
    return found_good(project, found, rules.profile)


def _of_right_kind(project: object, rules: object) -> None:
    """Refuse what is no project, or no rules, at all."""
    must_be("project", project, Project)
    must_be("rules", rules, CallRules)


def _judge(project: Project, profile: CallProfile) -> tuple[tuple[Problem, ...], Project | None]:
    """The problems; without any, the project as it is read."""
    is_part = project.is_part is True
    tables = read_tables(_raw(project), profile, other_partners=is_part)
    if isinstance(project.call, str) and not names_call(project.call, profile):
        tables.problems.add(("call",), "another_call", call=project.call, rules=profile.id)
    share = None
    if project.share is not None:  # no file has it: the sheet of one partner does
        if project.is_part is False:
            tables.problems.add(("project", "share"), "share_of_a_whole")
        try:
            share = _SHARE(project.share)
        except Refused as refused:
            tables.problems.refuse(("project", "share"), refused)
    if not isinstance(project.is_part, bool):
        tables.problems.add(("project", "is_part"), "not_a_flag", value=shown(project.is_part))
    if is_part and len(project.partners) > 1:
        tables.problems.add(("project", "is_part"), "part_of_many", count=len(project.partners))
    if tables.problems.found:
        return tables.problems.in_reading_order(), None
    found = built(tables.call, tables.rows, profile, is_part=is_part)
    return (), replace(found, share=share)


def _raw(project: Project) -> Mapping[str, object]:
    """The project as plain tables, without what nobody gave."""
    raw: dict[str, object] = {"call": project.call, "project": _given(PROJECT, project)}
    for key, (fields, model, attribute) in TABLES.items():
        rows = getattr(project, attribute)
        is_list = isinstance(rows, tuple)
        raw[key] = [_row(fields, model, row) for row in rows] if is_list else rows
    return raw


def _row(fields: Sequence[Field], model: type, row: object) -> object:
    return _given(fields, row) if isinstance(row, model) else row


def _given(fields: Sequence[Field], row: object) -> Mapping[str, object]:
    return {
        field.key: value
        for field in fields
        if (value := getattr(row, field.key)) is not None and value is not field.default
    }

"""What only the whole budget shows, told of the sheets that it was merged from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cofin.checks.subject import place_in
from cofin.core.dump import to_json
from cofin.core.model import Project
from cofin.core.parse import parse_project
from cofin.core.schema import TABLES
from cofin.errors import InputError, Problem
from cofin.rules.profile import CallRules
from cofin.text import Value
from cofin.workbook.merge.sheets import PartnerSheet
from cofin.workbook.open_text import read_json
from cofin.workbook.read.wording import InSheets

_ROW = re.compile(r"(?P<table>[a-z_]+)\[(?P<row>[0-9]{1,6})\](?:\.(?P<field>.*))?", re.DOTALL)


def as_read(
    project: Project, rules: CallRules, sheets: Sequence[PartnerSheet], *, has_master: bool
) -> Project:
    """The project as a file of it would be read: what the parts alone could not show is told.

    Two coordinators, for example, or a work package led by a partner without a sheet.  Rows
    are named as those of the sheet that they come from.
    """
    try:
        words = InSheets(rules.profile)
        return parse_project(read_json(to_json(project), ""), rules.profile, wording=words)
    except InputError as error:
        problems = error.problems
        if not has_master:
            problems = tuple(_without_sheet(each, project) for each in problems)
        owners = {each.project.partners[0].id: each for each in sheets if each.project}
        raise InputError(
            (
                replace(
                    problem,
                    where=_in_its_sheet(problem.where, project, owners),
                    also=tuple(_in_its_sheet(each, project, owners) for each in problem.also),
                )
                for problem in problems
            ),
            project.acronym,
        ) from None


def _without_sheet(problem: Problem, project: Project) -> Problem:
    """Who leads a work package need not have sent a sheet, but then the master has to say so."""
    place = _ROW.fullmatch(problem.where)
    if problem.code != "project.unknown_partner" or not place or place["table"] != "work_package":
        return problem
    lead = project.work_packages[int(place["row"]) - 1].lead
    led = [each.id for each in project.work_packages if each.lead.casefold() == lead.casefold()]
    values: dict[str, Value] = {"partner": lead, "work_packages": led}
    return Problem("", "merge.lead_without_sheet", values)


def _in_its_sheet(where: str, project: Project, owners: dict[str, PartnerSheet]) -> str:
    """``woodlink-P1.xlsx, Cost lines!G7`` for the place of a row in the merged project."""
    found = _ROW.fullmatch(where)
    if found is None or found["table"] not in TABLES:
        return where
    rows = getattr(project, TABLES[found["table"]][2])
    number = int(found["row"])
    partners = list(_partners_of(rows[:number]))
    if len(partners) < number or partners[-1] not in owners:
        return where
    sheet, own = owners[partners[-1]], partners.count(partners[-1])
    cell = "!".join(place_in(sheet.places, found["table"], own, found["field"] or ""))
    return f"{sheet.path.name}, {cell.strip('!') or where}"


def _partners_of(rows: Sequence[object]) -> Iterator[str]:
    """Whose each row is; a partner's own row has its id."""
    for row in rows:
        yield str(getattr(row, "partner", None) or getattr(row, "id", ""))

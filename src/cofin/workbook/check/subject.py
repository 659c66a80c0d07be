"""A file as the checks see it.  A bad file is no exception: it is what the checks are for."""

from __future__ import annotations

from pathlib import Path

from cofin.checks.subject import FileKind, Layout, Subject
from cofin.errors import FileRefused
from cofin.rules.load import load_rules
from cofin.workbook.check.as_made import as_made
from cofin.workbook.check.content import content_of
from cofin.workbook.check.deleted import without_echoes
from cofin.workbook.check.gone import without_inserted
from cofin.workbook.check.names import kind_of, layout_of, lost_names
from cofin.workbook.check.recompute import recomputed
from cofin.workbook.check.sheets import ours_of
from cofin.workbook.check.template import names_lost, template_problems
from cofin.workbook.read.workbook import read_grid


def subject_of(
    path: Path | str, call: str | Path | None = None, master: Subject | None = None
) -> Subject:
    """Read a workbook once, for all checks.

    ``call`` (an id or a path) replaces the call that the workbook names; ``master`` is the
    coordinator's workbook to compare with.  A file that cannot be read has a ``refusal``;
    of one that can be read in part, ``problems`` says what is missing.

    Raises ``ProfileError`` for a ``call`` that is not known, and nothing for the file.
    """
    path = Path(path)
    try:
        grid = read_grid(path)
    except FileRefused as error:
        return Subject(str(path), refusal=error.problems[0], master=master)
    kind = kind_of(grid)
    values = recomputed(grid, path)
    if kind is FileKind.OTHER:
        rules = load_rules(call) if call else None
        lost = lost_names(grid)
        return Subject(
            file=str(path),
            kind=lost.kind if lost else kind,
            grid=grid,
            layout=Layout(0, lost.lang, "") if lost else None,
            profile=rules.profile if rules else None,
            rules=rules,
            problems=(names_lost(lost),) if lost else (),
            recomputed=values,
            master=master,
        )
    content = content_of(grid, kind, call)
    layout = layout_of(grid, content.places.tables)
    tables = content.places.tables.values()
    ours = ours_of(kind, layout.lang, layout.version)
    problems = (*template_problems(grid, kind, layout, tables), *content.problems)
    return Subject(
        file=str(path),
        kind=kind,
        grid=grid,
        layout=layout,
        profile=content.rules.profile if content.rules else None,
        rules=content.rules,
        problems=without_echoes(without_inserted(problems), grid, ours, layout.sheets),
        project=content.project,
        unread=content.unread,
        places=content.fields,
        result=content.result,
        recomputed=values,
        master=master,
        as_made=as_made(grid, ours, layout.sheets),
    )

"""``cofin build``: the budget workbook of a project, or the project in another format."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from cofin.cli import arguments, progress
from cofin.cli.arguments import Parser
from cofin.cli.inputs import inputs
from cofin.cli.output import Ink
from cofin.cli.reading import project_and_workbook
from cofin.cli.safety import Exit
from cofin.core.model import Project
from cofin.errors import InputError, OutputError, Problem
from cofin.grid import Grid
from cofin.rules.profile import CallRules
from cofin.text import Lang, say

if TYPE_CHECKING:
    from cofin.workbook.record import Record


def configure(parser: Parser) -> None:
    """PROJECT, the output and the call."""
    arguments.project(parser)
    parser.add_argument(
        "-o",
        "--output",
        required=True,
        type=arguments.path(parser.lang),
        metavar=parser.named("workbook"),
        help=parser.explained("cli_build.output_help"),
    )
    arguments.call(parser)
    arguments.force(parser)


def run(args: Namespace, lang: Lang) -> int:
    """Read, calculate, write in one step, then say what matters.

    A condition of the call that is not met does not change the exit status: judging is for
    ``cofin check``.
    """
    from cofin.cli.made import summary
    from cofin.core.calculate import calculate
    from cofin.core.criteria import criteria
    from cofin.workbook.atomic import ensure_writable, write_whole

    output = Path(args.output)
    ensure_form(output)
    read = inputs(args.project, call=args.call)
    ensure_writable(output, force=args.force, inputs=read)
    with progress.shown(say("cli_build.progress_reading", lang), quiet=args.quiet):
        notes_in = None if args.quiet else lang
        project, rules, grid = project_and_workbook(args.project, args.call, notes_in)
        ensure_whole(project, output)
        result = calculate(project, rules)
        judged = criteria(project, rules)
    with progress.shown(say("cli_build.progress_writing", lang), quiet=args.quiet):
        try:
            record = _record(args, project, rules, grid, lang)
            content = rendered(project, rules, output, lang, record)
        except InputError as too_large:
            raise InputError(too_large.problems, args.project) from None
        write_whole(output, content, force=args.force, inputs=read)
    if not args.quiet:
        ink = Ink.for_stdout()
        print("\n".join(summary(result, judged, args.output, lang, ink)))
        if grid and (lines := _left_behind(args, grid, rules, lang, ink)):
            print("\n".join(["", *lines]))
    return Exit.FINE


def _left_behind(args: Namespace, grid: Grid, rules: CallRules, lang: Lang, ink: Ink) -> list[str]:
    """What somebody wrote into the workbook that the output does not hold."""
    from cofin.cli.stayed import stayed
    from cofin.workbook.left_behind import left_behind

    found = left_behind(grid, Path(args.project), rules)
    if Path(args.output).suffix.lower() == ".xlsx":
        found = replace(found, record="")
    return stayed(found, args.project, lang, ink)


def ensure_form(output: Path) -> None:
    """Raise ``OutputError`` for a folder, and for a kind of file that cofin does not write."""
    from cofin.workbook.refusal import not_written

    if output.is_dir():
        raise not_written(output, "is_folder")
    if output.suffix.lower() not in {".xlsx", ".toml", ".json"}:
        code = "unknown_form" if output.suffix else "no_form"
        raise OutputError(Problem(str(output), f"cli_build.{code}", {"form": output.suffix}))


def ensure_whole(project: Project, output: Path) -> None:
    """Raise ``OutputError`` when a text is to hold one partner's part: none could be read again."""
    if project.is_part and output.suffix.lower() != ".xlsx":
        raise OutputError(Problem(str(output), "cli_build.part", {"form": output.suffix}))


def rendered(
    project: Project, rules: CallRules, output: Path, lang: Lang, record: Record | None = None
) -> bytes:
    """The whole content of the output, by the ending of its name."""
    match output.suffix.lower():
        case ".toml":
            from cofin.core.dump import to_toml

            return to_toml(project).encode()
        case ".json":
            from cofin.core.dump import to_json

            return to_json(project).encode()
        case _:
            from cofin.workbook.generate import generate

            return generate(project, rules, lang, record=record)


def _record(
    args: Namespace, project: Project, rules: CallRules, grid: Grid | None, lang: Lang
) -> Record | None:
    """What a merged budget says of its origin, for the workbook that is made of it."""
    if grid is None or Path(args.output).suffix.lower() != ".xlsx":
        return None
    from cofin.workbook.merge.again import record_again

    path = Path(args.project)
    return record_again(project, rules, lang, path=path, grid=grid, call=args.call)

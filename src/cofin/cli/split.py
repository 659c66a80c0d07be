"""``cofin split``: one sheet for each partner out of a consortium's budget."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from cofin.cli import arguments, progress
from cofin.cli.arguments import Parser
from cofin.cli.inputs import inputs
from cofin.cli.output import wrap
from cofin.cli.reading import project_and_rules
from cofin.cli.safety import Exit
from cofin.errors import InputError, Problem
from cofin.system import command_line
from cofin.text import Lang, say


def configure(parser: Parser) -> None:
    """PROJECT, the folder and the call."""
    arguments.project(parser)
    parser.add_argument(
        "-o",
        "--output",
        required=True,
        type=arguments.path(parser.lang),
        metavar=parser.named("folder"),
        help=parser.explained("cli_split.output_help"),
    )
    arguments.call(parser)
    arguments.force(parser)


def run(args: Namespace, lang: Lang) -> int:
    """Write every sheet or none, then say which."""
    from cofin.workbook.atomic import write_many
    from cofin.workbook.folders import gone_if_it_fails
    from cofin.workbook.split import file_name, partner_sheets

    notes_in = None if args.quiet else lang
    project, rules = project_and_rules(args.project, args.call, None, notes_in)
    if not project.partners:
        raise InputError([Problem("partner", "cli_split.no_partner")], args.project)
    folder = Path(args.output)
    with (
        gone_if_it_fails(folder),
        progress.shown(say("cli_split.progress", lang), quiet=args.quiet),
    ):
        _make(folder)
        made = {
            folder / file_name(project.acronym, partner): content
            for partner, content in partner_sheets(project, rules, lang).items()
        }
        write_many(made, force=args.force, inputs=inputs(args.project, call=args.call))
    if not args.quiet:
        count = say("cli_split.made", lang, count=len(made), folder=args.output)
        budget = say("cli_split.budget", lang)
        more = ("--call", args.call) if args.call else ()
        words = (args.output, "-o", budget, "--master", args.project, *more)
        after = [*wrap(say("cli_split.next", lang)), f"  {command_line('merge', *words)}"]
        if project.is_part:  # one partner's sheet made anew: no master that others merge into
            after = []
        names = [f"  {path.name}" for path in made]
        print("\n".join([*wrap(count), *names, *after]))
    return Exit.FINE


def _make(path: Path) -> None:
    """Make the folder when only it is missing; ``OutputError`` when it cannot be."""
    from cofin.workbook.atomic import ensure_makeable
    from cofin.workbook.refusal import from_system

    ensure_makeable(path)
    try:
        path.mkdir(exist_ok=True)
    except OSError as why:
        raise from_system(path, why) from why

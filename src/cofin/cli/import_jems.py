"""``cofin import``: a budget that Jems exported becomes a project."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from cofin.cli import arguments, progress
from cofin.cli.arguments import Parser
from cofin.cli.build import ensure_form, rendered
from cofin.cli.commands import with_command
from cofin.cli.inputs import inputs
from cofin.cli.output import Ink, clip, wrap
from cofin.cli.safety import Exit
from cofin.cli.tables import table
from cofin.errors import InputError, Problem
from cofin.system import command_line
from cofin.text import Lang, money, say

if TYPE_CHECKING:
    from cofin.workbook.jems import Imported

_NAME = 24  # characters of a partner in the table


def configure(parser: Parser) -> None:
    """The export, the project to make, its call, and where categories go."""
    parser.add_argument(
        "export",
        type=arguments.path(parser.lang),
        metavar=parser.named("export"),
        help=parser.explained("cli_import.export_help"),
    )
    parser.add_argument(
        "-o",
        "--output",
        required=True,
        type=arguments.path(parser.lang),
        metavar=parser.named("project"),
        help=parser.explained("cli_import.output_help"),
    )
    arguments.call_of_new(parser)
    parser.add_argument(
        "--category",
        action="append",
        default=[],
        metavar=parser.named("category"),
        help=parser.explained("cli_import.category_help"),
    )
    arguments.force(parser)


def run(args: Namespace, lang: Lang) -> int:
    """Read, write the project in one step, and say what is not as it was.

    1 when the export contradicts itself: the project is written, but somebody has to look.
    """
    from cofin.rules.load import load_rules
    from cofin.workbook.atomic import ensure_writable, write_whole
    from cofin.workbook.jems import read_jems

    output, export = Path(args.output), Path(args.export)
    ensure_form(output)
    read = inputs(export, call=args.call)
    ensure_writable(output, force=args.force, inputs=read)
    with progress.shown(say("cli_import.progress", lang), quiet=args.quiet):
        found = read_jems(export, load_rules(args.call), lang, args.category)
        try:
            content = rendered(found.project, found.rules, output, lang)
        except InputError as too_large:
            raise InputError(too_large.problems, args.export) from None
        write_whole(output, content, force=args.force, inputs=read)
    print("\n".join(_said(found, args, lang, Ink.for_stdout())))
    return Exit.FINDINGS if found.differences else Exit.FINE


def _said(found: Imported, args: Namespace, lang: Lang, ink: Ink) -> Iterator[str]:
    """What was made, the sums of each partner, what differs, what else to know."""
    project = found.project
    if not args.quiet:
        values = {"partners": len(project.partners), "lines": len(project.costs)}
        made = say("cli_import.made", lang, output=args.output, acronym=project.acronym, **values)
        yield from wrap(made)
        yield ""
        yield from _sums(found, lang, ink)
        yield ""
    if found.differences:
        yield ink("bad", say("cli_import.differences", lang, count=len(found.differences)))
        yield from _listed(found.differences, lang)
    if not args.quiet:
        yield ink("strong", say("cli_import.notes", lang))
        yield from _listed(found.notes, lang)
        yield from with_command("cli_import.next", lang, command_line("calculate", args.output))


def _sums(found: Imported, lang: Lang, ink: Ink) -> Iterator[str]:
    keys = ("partner", "total", "lines", "office", "indirect")
    rows = [
        [
            clip(f"{each.id} {each.name}", _NAME),
            *(money(value, lang) for value in (each.total, each.lines, each.office, each.indirect)),
        ]
        for each in found.partners
    ]
    yield from table([say(f"cli_import.column_{key}", lang) for key in keys], rows, ink=ink)


def _listed(problems: Iterable[Problem], lang: Lang) -> Iterator[str]:
    for problem in problems:
        place = f"{problem.where}: " if problem.where else ""
        yield from wrap(f"{place}{problem.message(lang)}", indent="  ", hang="  ")

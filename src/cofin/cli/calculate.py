"""``cofin calculate``: the figures of a project as a report, as JSON or as CSV."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from cofin.cli import arguments, progress
from cofin.cli.arguments import Parser
from cofin.cli.forms import form_of, written_as
from cofin.cli.inputs import inputs
from cofin.cli.output import Ink, drawn_for
from cofin.cli.reading import calculated
from cofin.cli.safety import Exit
from cofin.core.result import BudgetResult
from cofin.text import Lang, say

FORMATS = ("text", "json", "csv")


def configure(parser: Parser) -> None:
    """PROJECT, the call and the day of its rules, the format and where it goes."""
    arguments.project(parser)
    arguments.call(parser)
    parser.add_argument(
        "--on",
        type=arguments.day(parser.lang),
        metavar=parser.named("day"),
        help=parser.explained("cli_calculate.on_help"),
    )
    parser.add_argument(
        "--format",
        choices=FORMATS,
        help=parser.explained("cli_calculate.format_help"),
    )
    parser.add_argument(
        "-o",
        "--output",
        type=arguments.path(parser.lang),
        metavar=parser.named("file"),
        help=parser.explained("cli_calculate.output_help"),
    )
    arguments.force(parser)


def run(args: Namespace, lang: Lang) -> int:
    """Print the figures, or write them where ``-o`` says."""
    from cofin.workbook.atomic import ensure_writable, write_whole

    form = form_of(args.format, args.output, FORMATS)
    output, read = Path(args.output or ""), inputs(args.project, call=args.call)
    if args.output:
        ensure_writable(output, force=args.force, inputs=read)
    with progress.shown(say("cli_calculate.progress", lang), quiet=args.quiet):
        notes_in = None if args.quiet else lang
        result = calculated(args.project, args.call, args.on, notes_in)
    with drawn_for(args.output) as ink:
        said = rendered(result, form, lang, ink)
    if not args.output:
        print(said, end="")
        return Exit.FINE
    write_whole(output, written_as(said, form), force=args.force, inputs=read)
    if not args.quiet:
        print(say("cli_calculate.written", lang, file=args.output))
    return Exit.FINE


def rendered(result: BudgetResult, form: str, lang: Lang, ink: Ink) -> str:
    """The whole text of one format, with its last line break."""
    match form:
        case "json":
            import json

            from cofin.core.figures import to_json

            return json.dumps(to_json(result), ensure_ascii=False, indent=2) + "\n"
        case "csv":
            from cofin.cli.figures_csv import to_csv

            return to_csv(result, lang)
        case _:
            from cofin.cli.report import report
            from cofin.core.criteria import criteria

            found = criteria(result.project, result.rules)
            return "\n".join(report(result, found, lang, ink)) + "\n"

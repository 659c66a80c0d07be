"""``cofin new``: an empty consortium workbook, or partner sheet, ready to be filled in."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from cofin.cli import arguments, progress
from cofin.cli.arguments import Parser
from cofin.cli.commands import with_command
from cofin.cli.inputs import inputs
from cofin.cli.output import wrap
from cofin.cli.safety import Exit
from cofin.errors import OutputError, Problem
from cofin.rules.profile import CallRules
from cofin.system import command_line
from cofin.text import Lang, say

FEWEST, MOST_PARTNERS, MOST_WORK_PACKAGES = 1, 60, 40


def configure(parser: Parser) -> None:
    """The output, the call, and how much room there is in the workbook."""
    parser.add_argument(
        "output",
        type=arguments.path(parser.lang),
        metavar=parser.named("workbook"),
        help=parser.explained("cli_new.output_help"),
    )
    arguments.call_of_new(parser)
    for name, most, default in (
        ("partners", MOST_PARTNERS, 10),
        ("work-packages", MOST_WORK_PACKAGES, 8),
    ):
        parser.add_argument(
            f"--{name}",
            type=arguments.count(FEWEST, most, parser.lang),
            default=default,
            metavar=parser.named("number"),
            help=parser.explained(f"cli_new.{name.replace('-', '_')}_help"),
        )
    parser.add_argument(
        "--partner-sheet",
        action="store_true",
        help=parser.explained("cli_new.partner_sheet_help"),
    )
    arguments.force(parser)


def run(args: Namespace, lang: Lang) -> int:
    """Write the workbook and say what to do with it."""
    from cofin.rules.load import load_rules
    from cofin.workbook.atomic import ensure_writable, write_whole
    from cofin.workbook.refusal import not_written

    output = Path(args.output)
    if output.is_dir():
        raise not_written(output, "is_folder")
    if output.suffix.lower() != ".xlsx":
        raise OutputError(Problem(args.output, "cli_new.not_a_workbook", {}))
    read = inputs(call=args.call)
    ensure_writable(output, force=args.force, inputs=read)
    rules = load_rules(args.call)
    with progress.shown(say("cli_build.progress_writing", lang), quiet=args.quiet):
        write_whole(output, _content(args, rules, lang), force=args.force, inputs=read)
    if not args.quiet:
        made = say(
            "cli_new.made_partner_sheet" if args.partner_sheet else "cli_new.made",
            lang,
            output=args.output,
            call=rules.profile.id,
            partners=args.partners,
            work_packages=args.work_packages,
        )
        after = with_command("cli_new.next", lang, command_line("calculate", args.output))
        print("\n".join([*wrap(made), *after]))
    return Exit.FINE


def _content(args: Namespace, rules: CallRules, lang: Lang) -> bytes:
    from cofin.core.model import Project
    from cofin.workbook.generate import generate, generate_partner_sheet

    empty = Project(call=rules.profile.id, acronym="")
    if args.partner_sheet:
        return generate_partner_sheet(empty, rules, lang)
    return generate(
        empty,
        rules,
        lang,
        spare_partners=args.partners,
        spare_work_packages=args.work_packages,
    )

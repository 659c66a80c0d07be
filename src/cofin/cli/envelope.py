"""``cofin envelope``: the programme's and the call's money, and a project's place in it."""

from __future__ import annotations

from argparse import Namespace

from cofin.cli import arguments
from cofin.cli.arguments import Parser
from cofin.cli.output import Ink
from cofin.cli.reading import calculated
from cofin.cli.safety import Exit
from cofin.text import Lang


def configure(parser: Parser) -> None:
    """An optional PROJECT and the call."""
    parser.add_argument(
        "project",
        nargs="?",
        type=arguments.path(parser.lang),
        metavar=parser.named("project"),
        help=parser.explained("cli_envelope.project_help"),
    )
    arguments.call(parser)


def run(args: Namespace, lang: Lang) -> int:
    """Print the envelopes; with a project, what it takes of them."""
    from cofin.cli.report_envelopes import envelope_report
    from cofin.core.envelopes import envelopes
    from cofin.rules.load import FIRST_CALL, load_rules

    if args.project:
        notes_in = None if args.quiet else lang
        result = calculated(args.project, args.call, None, notes_in)
        rules, found = result.rules, envelopes(result.rules, result)
    else:
        rules = load_rules(args.call or FIRST_CALL)
        found = envelopes(rules)
    print("\n".join(envelope_report(rules, found, lang, Ink.for_stdout())))
    return Exit.FINE

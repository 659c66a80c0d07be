"""``cofin calls``: the rules of calls as data: list them, show, check and start profiles.

Exit status: 0 fine; 1 ``lint`` found problems; 2 a profile cannot be read or used.
"""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from cofin.cli import arguments
from cofin.cli.arguments import Parser
from cofin.cli.output import wrap
from cofin.cli.safety import Exit
from cofin.cli.tables import table
from cofin.errors import ProfileError
from cofin.system import command_line
from cofin.text import Lang, day, money, percent, say

if TYPE_CHECKING:
    from cofin.rules.lint import Verdict


def configure(parser: Parser) -> None:
    """The four actions, each with its own arguments."""
    actions = parser.add_subparsers(
        dest="action",
        required=True,
        prog=parser.prog,
        metavar="list|show|lint|new",
        help=_text(parser, "action"),
    )

    def action(name: str) -> Parser:
        key = f"cli_calls.{name}_help"
        made: Parser = actions.add_parser(name, help_key=key, help=parser.explained(key))
        return made

    _add_format(action("list"))
    show = action("show")
    show.add_argument("call", metavar=_metavar(show, "call"), help=_text(show, "call"))
    show.add_argument(
        "--on",
        type=arguments.day(parser.lang),
        metavar=_metavar(show, "on"),
        help=_text(show, "on"),
    )
    _add_format(show)
    lint = action("lint")
    lint.add_argument("file", nargs="+", metavar=_metavar(lint, "file"), help=_text(lint, "file"))
    new = action("new")
    new.add_argument("file", metavar=_metavar(new, "file"), help=_text(new, "output"))
    new.add_argument("--id", metavar=_metavar(new, "id"), help=_text(new, "id"))
    arguments.force(new)


def run(args: Namespace, lang: Lang) -> int:
    """Do the action asked for."""
    actions: dict[str, Callable[[Namespace, Lang], int]] = {
        "list": _list,
        "show": _show,
        "lint": _lint,
        "new": _new,
    }
    return actions[args.action](args, lang)


def _list(args: Namespace, lang: Lang) -> int:
    """Every built-in call in one line, the newest first."""
    from cofin.rules.load import list_calls, load_rules

    found = [load_rules(call) for call in list_calls()]
    if args.format == "json":
        from cofin.cli.report_call_json import as_text, summary

        print(as_text([summary(rules) for rules in found]))
        return Exit.FINE
    titles = [say(f"cli_calls.title_{key}", lang) for key in ("id", "deadline", "rate", "maximum")]
    rows = [
        [
            rules.profile.id,
            day(rules.profile.deadline, lang),
            percent(rules.decimal("reimbursement_rate"), lang),
            money(rules.decimal("maximum_grant"), lang),
        ]
        for rules in found
    ]
    print("\n".join(table(titles, rows, left=2)))
    for rules in found:
        title = wrap(rules.profile.title[lang.value], indent="      ")
        print("\n".join(["", f"  {rules.profile.id}", *title]))
    return Exit.FINE


def _show(args: Namespace, lang: Lang) -> int:
    """Everything a profile says, in words or as JSON."""
    from cofin.rules.load import load_rules

    rules = load_rules(args.call, args.on)
    if args.format == "json":
        from cofin.cli.report_call_json import as_text, everything

        print(as_text(everything(rules)))
        return Exit.FINE
    from cofin.cli.output import Ink
    from cofin.cli.report_call import call_report

    print("\n".join(call_report(rules, lang, Ink.for_stdout())))
    return Exit.FINE


def _lint(args: Namespace, lang: Lang) -> int:
    """All four passes over every file; one that cannot be read does not hide the others."""
    from cofin.core.worked_example import evaluate
    from cofin.rules.lint import lint

    status = Exit.FINE
    for file in args.file:
        try:
            verdict = lint(file, evaluate)
        except ProfileError as refusal:
            print(refusal.render(lang), file=sys.stderr)
            status = Exit.UNUSABLE
            continue
        if verdict.problems and status is Exit.FINE:
            status = Exit.FINDINGS
        if verdict.problems or verdict.warnings or not args.quiet:
            print("\n".join(_verdict(verdict, lang)))
    return status


def _verdict(verdict: Verdict, lang: Lang) -> list[str]:
    from cofin.rules.load import MOST_PROBLEMS

    lines: list[str] = []
    if verdict.problems:
        lines.append(ProfileError(verdict.problems, verdict.source).render(lang))
    elif profile := verdict.profile:
        fine = say(
            "cli_calls.lint_fine",
            lang,
            source=verdict.source,
            parameters=len(profile.parameters),
            values=sum(len(each.values) for each in profile.parameters.values()),
            examples=len(profile.worked_examples),
        )
        lines.append(fine)
    if len(verdict.problems) >= MOST_PROBLEMS:
        lines.append("  " + say("cli_calls.lint_more", lang, most=MOST_PROBLEMS))
    for warning in verdict.warnings:
        message = say("cli_calls.lint_warning", lang, message=warning.message(lang))
        lines += [f"  {warning.where}", f"      {message}"]
    return lines


def _new(args: Namespace, lang: Lang) -> int:
    """A commented profile; an existing file is replaced with ``--force`` only."""
    from cofin.cli.calls_new import write_starter

    made = write_starter(Path(args.file), args.id, force=args.force)
    if not args.quiet:
        print(say("cli_calls.new_made", lang, file=args.file, id=made))
        command = command_line("calls", "lint", args.file)
        print(say("cli_calls.new_next", lang, command=command))
    return Exit.FINE


def _add_format(parser: Parser) -> None:
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help=_text(parser, "format")
    )


def _text(parser: Parser, key: str) -> str:
    return parser.explained(f"cli_calls.{key}_help")


def _metavar(parser: Parser, key: str) -> str:
    return say(f"cli_calls.{key}_metavar", parser.lang)

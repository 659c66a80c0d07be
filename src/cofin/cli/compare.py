"""``cofin compare``: what differs between two versions of a budget."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from cofin.cli import arguments, progress
from cofin.cli.arguments import Parser
from cofin.cli.compare_findings import FindingChanges, finding_changes
from cofin.cli.forms import form_of
from cofin.cli.inputs import inputs
from cofin.cli.output import Ink, drawn_for
from cofin.cli.reading import projects_and_rules
from cofin.cli.safety import Exit
from cofin.core.compare import Comparison, compare
from cofin.system import shown_name
from cofin.text import Lang, say

FORMATS = ("text", "json", "html")


def configure(parser: Parser) -> None:
    """Both versions, the call, the format and where it goes."""
    for name in ("old", "new"):
        parser.add_argument(
            name,
            type=arguments.path(parser.lang),
            metavar=parser.named(name),
            help=parser.explained(f"cli_compare.{name}_help"),
        )
    arguments.call(parser)
    parser.add_argument(
        "--format",
        choices=FORMATS,
        help=parser.explained("cli_compare.format_help"),
    )
    parser.add_argument(
        "-o",
        "--output",
        type=arguments.path(parser.lang),
        metavar=parser.named("file"),
        help=parser.explained("cli_compare.output_help"),
    )
    arguments.force(parser)


def run(args: Namespace, lang: Lang) -> int:
    """Compare, and print it or write it where ``-o`` says."""
    from cofin.workbook.atomic import ensure_writable, write_whole

    form = form_of(args.format, args.output, (*FORMATS, "xlsx"))
    given = (args.old, args.new)
    names, read = (shown_name(args.old), shown_name(args.new)), inputs(*given, call=args.call)
    output = Path(args.output or "")
    if args.output:
        ensure_writable(output, force=args.force, inputs=read)
    with progress.shown(say("cli_compare.progress", lang), quiet=args.quiet):
        notes_in = None if args.quiet else lang
        found = compare(*projects_and_rules(given, args.call, notes_in))
        findings = finding_changes(Path(args.old), Path(args.new), lang, args.call)
    if form == "xlsx":
        from cofin.workbook.compared import compared_workbook

        content = compared_workbook(found, names, lang)
    else:
        with drawn_for(args.output) as ink:
            said = rendered(found, findings, names, form, lang, ink=ink)
        if not args.output:
            print(said, end="")
            return Exit.FINE
        content = said.encode()
    write_whole(output, content, force=args.force, inputs=read)
    if not args.quiet:
        print(say("cli_compare.written", lang, file=args.output))
    return Exit.FINE


def rendered(
    found: Comparison,
    findings: FindingChanges,
    names: tuple[str, str],
    form: str,
    lang: Lang,
    *,
    ink: Ink,
) -> str:
    """The whole text of one format, with its last line break."""
    match form:
        case "json":
            import json

            from cofin.cli.compare_json import to_json

            return json.dumps(to_json(found, findings, names), ensure_ascii=False, indent=2) + "\n"
        case "html":
            from cofin.cli.compare_html import page

            return page(found, findings, names, lang)
        case _:
            from cofin.cli.compare_text import report

            return "\n".join(report(found, findings, names, lang, ink)).rstrip() + "\n"

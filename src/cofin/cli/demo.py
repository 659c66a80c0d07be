"""``cofin demo``: the main job from start to end, on the example that comes with cofin."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from cofin.cli.arguments import Parser
from cofin.cli.output import Ink, wrap
from cofin.cli.safety import Exit
from cofin.packaged import packaged
from cofin.system import command_line
from cofin.text import Lang, say

PROJECT, WORKBOOK = "project.toml", "budget.xlsx"


def configure(parser: Parser) -> None:
    """The folder."""
    parser.add_argument(
        "folder",
        nargs="?",
        default="demo",
        metavar=parser.named("folder"),
        help=parser.explained("cli_demo.folder_help"),
    )


def run(args: Namespace, lang: Lang) -> int:
    """Copy the example, calculate it, build its workbook, say what matters and what to open."""
    from cofin.cli.build import rendered
    from cofin.cli.demo_folder import DemoFolder
    from cofin.cli.made import summary
    from cofin.cli.reading import project_and_rules
    from cofin.core.calculate import calculate
    from cofin.core.criteria import criteria

    folder = DemoFolder.opened(Path(args.folder), (PROJECT, WORKBOOK))
    folder.write(PROJECT, example(lang))
    source, output = folder.place(PROJECT), folder.place(WORKBOOK)
    project, rules = project_and_rules(str(source), None)
    result = calculate(project, rules)
    folder.write(WORKBOOK, rendered(project, rules, output, lang))
    if not args.quiet:
        judged = criteria(project, rules)
        partner = project.partners[1].id
        figure = f"fig.partners.{partner}.eu_contribution"
        commands = {
            "calculate": command_line("calculate", source),
            "explain": command_line("explain", source, figure),
            "envelope": command_line("envelope", source),
        }
        after = say("cli_demo.next", lang, output=str(output), **commands)
        print("\n".join(wrap(say("cli_demo.copied", lang, project=str(source)))))
        print("\n".join(summary(result, judged, str(output), lang, Ink.for_stdout())))
        print(f"\n{after.strip()}")
    return Exit.FINE


def example(lang: Lang) -> bytes:
    """The example project as text, in the words of the language."""
    name = "project.tr.toml" if lang is Lang.TR else "project.toml"
    return packaged("demo", name).read_bytes()

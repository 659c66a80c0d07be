"""From the words of a command line to one command, in the language asked for."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Protocol, TypeAlias, cast

from cofin import __version__
from cofin.cli import streams
from cofin.cli.arguments import Parser
from cofin.cli.safety import Exit, guarded
from cofin.text import Lang, preferred_language, say

Commands: TypeAlias = Mapping[str, tuple[str, str]]


class Command(Protocol):
    """What a module in ``cofin.cli`` offers to be a command."""

    def configure(self, parser: Parser) -> None:
        """Add the command's arguments."""

    def run(self, args: Namespace, lang: Lang) -> int:
        """Do it; the exit status."""


def dispatch(words: Sequence[str], commands: Commands) -> int:
    """Run the command that the words ask for; the exit status."""
    lang = language(words)
    streams.prepare()
    return guarded(lambda: _run(list(words), commands, lang), lang)


def language(words: Sequence[str]) -> Lang:
    """The language said with ``--lang``, wherever it stands; else the user's own."""
    for at, word in enumerate(words):
        if word == "--":
            break
        name, equals, said = word.partition("=")
        if name == "--lang" and not equals:
            said = next(iter(words[at + 1 :]), "")
        if name == "--lang" and said in tuple(Lang):
            return Lang(said)
    return preferred_language()


def _run(words: list[str], commands: Commands, lang: Lang) -> int:
    place = _place_of_command(words)
    if place is None:
        return _without_command(words, commands, lang)
    name = words.pop(place)
    if name not in commands:
        _top(commands, lang).unknown_command(name, list(commands))
    module, help_key = commands[name]
    command = cast(Command, import_module(module))
    parser = Parser(prog=f"cofin {name}", lang=lang, help_key=help_key)
    command.configure(parser)
    args = parser.parse_args(words)
    if getattr(args, "format", "") == "json":
        streams.expect_json()
    return command.run(args, lang)


def _place_of_command(words: Sequence[str]) -> int | None:
    """The first word that is neither an option nor the value of ``--lang``."""
    for at, word in enumerate(words):
        if not word.startswith("-") and not (at and words[at - 1] == "--lang"):
            return at
    return None


def _top(commands: Commands, lang: Lang) -> Parser:
    """The parser of the bare ``cofin``; its help lists the commands."""
    parser = Parser(prog="cofin", lang=lang, help_key="cli.cofin")
    parser.add_argument(
        "-V",
        "--version",
        action="version",
        version=f"cofin {__version__}",
        help=say("cli.version_help", lang),
    )
    parser.usage = say("cli.cofin_usage", lang)
    listed = parser.add_argument_group(say("cli.commands", lang))
    for name, (_, help_key) in commands.items():
        listed.add_argument(name, help=say(help_key, lang).replace("%", "%%"), nargs="?")
    return parser


def _without_command(words: Sequence[str], commands: Commands, lang: Lang) -> int:
    """Help or version; nothing at all is wrong usage, answered with the help."""
    parser = _top(commands, lang)
    parser.parse_args(words)
    print(parser.format_help(), end="", file=sys.stderr)
    return Exit.UNUSABLE

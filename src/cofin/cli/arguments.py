"""The argument parser in the user's language, and the arguments that commands share."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from typing import Any, NoReturn

from cofin.cli import usage
from cofin.cli.output import columns, wrap
from cofin.text import Lang, has, say

_MARGIN = 4  # columns of the window that help leaves free


class Parser(argparse.ArgumentParser):
    """``ArgumentParser`` that speaks the chosen language and ends its help with an example.

    ``help_key`` names the sentence that says what the command does; ``<help_key>_more`` (what
    else to know) and ``<help_key>_example`` (command lines) follow where they exist.
    """

    def __init__(
        self,
        *,
        lang: Lang,
        help_key: str = "",
        prog: str | None = None,
        description: str | None = None,
        epilog: str | None = None,
        within: bool = False,
    ) -> None:
        super().__init__(
            prog=prog,
            description=_description(help_key, lang) or description,
            epilog=_examples(help_key, lang) or epilog,
            add_help=False,
            allow_abbrev=False,
            formatter_class=_formatter(lang),
        )
        self.lang = lang
        self._words: list[str] = []
        self._positionals.title = say("cli.arguments", lang)
        self._optionals.title = say("cli.options", lang)
        self.add_argument("-h", "--help", action="help", help=say("cli.help_help", lang))
        self._add_common(argparse.SUPPRESS if within else None)

    def _add_common(self, default: str | None) -> None:
        """The options of every command; within one, they must not undo what was said before."""
        known = [lang.value for lang in Lang]
        told, hushed = say("cli.lang_help", self.lang), say("cli.quiet_help", self.lang)
        self.add_argument("--lang", choices=known, default=default, help=told)
        self.add_argument("--quiet", action="store_true", default=default or False, help=hushed)

    def add_subparsers(self, **given: Any) -> Any:  # noqa: ANN401 (as in argparse)
        """Subcommands that speak the same language."""
        given.setdefault("parser_class", partial(Parser, lang=self.lang, within=True))
        return super().add_subparsers(**given)

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:  # noqa: ANN401
        """As in argparse; remembers the words, which its messages do not always name."""
        self._words = list(args or ())
        return super().parse_known_args(args, namespace)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command line, how it goes and where to read on; exit 2."""
        options = [o for action in self._actions for o in action.option_strings]
        said = usage.translated(message, options, self.lang)
        slips = [word for word in self._words if usage.is_unknown_option(word, options)]
        if slips and usage.says_missing(message):
            said = f"{said} ({usage.unknown_options(slips, options, self.lang)})"
        more = say("cli.read_help", self.lang, command=self.prog)
        self.exit(2, f"{self.prog}: {said}\n{self.format_usage()}{more}\n")

    def unknown_command(self, name: str, known: Iterable[str]) -> NoReturn:
        """There is no such command: which one may have been meant, and which there are."""
        said = usage.unknown_command(name, list(known), self.lang)
        more = say("cli.read_help", self.lang, command=self.prog)
        self.exit(2, f"{self.prog}: {said}\n{more}\n")

    def named(self, key: str) -> str:
        """The word for a value in usage lines: ``PROJECT``, ``PROJE``."""
        return say(f"cli.metavar_{key}", self.lang)

    def explained(self, key: str) -> str:
        """A help sentence; argparse would take ``%`` for one of its own placeholders."""
        return say(key, self.lang).replace("%", "%%")


def _description(help_key: str, lang: Lang) -> str:
    parts = [key for key in (help_key, f"{help_key}_more") if has(key)]
    return "\n\n".join("\n".join(wrap(say(key, lang), columns() - _MARGIN)) for key in parts)


def _examples(help_key: str, lang: Lang) -> str:
    if not has(f"{help_key}_example"):
        return ""
    lines = say(f"{help_key}_example", lang).strip().splitlines()
    return "\n  ".join([say("cli.examples", lang), *lines])


def _formatter(lang: Lang) -> type[argparse.HelpFormatter]:
    """A help formatter with its usage line in ``lang``; examples keep their line breaks."""

    class Formatter(argparse.RawDescriptionHelpFormatter):
        def __init__(self, prog: str) -> None:
            width = columns() - _MARGIN
            super().__init__(prog, max_help_position=min(30, width // 3), width=width)

        def add_usage(
            self,
            usage: str | None,
            actions: Iterable[argparse.Action],
            groups: Iterable[argparse._MutuallyExclusiveGroup],
            prefix: str | None = None,
        ) -> None:
            own = say("cli.usage", lang) + " " if prefix is None else prefix
            super().add_usage(usage, actions, groups, own)

    return Formatter


def project(parser: Parser) -> None:
    """The project file that the command reads."""
    parser.add_argument(
        "project",
        type=path(parser.lang),
        metavar=parser.named("project"),
        help=parser.explained("cli.project_help"),
    )


def call(parser: Parser) -> None:
    """Another call than the project's own, or than the first one."""
    parser.add_argument(
        "--call", metavar=parser.named("call"), help=parser.explained("cli.call_help")
    )


def call_of_new(parser: Parser) -> None:
    """The call where there is no project yet to name it."""
    from cofin.rules.load import FIRST_CALL

    parser.add_argument(
        "--call",
        default=FIRST_CALL,
        metavar=parser.named("call"),
        help=parser.explained("cli.new_call_help"),
    )


def force(parser: Parser) -> None:
    """Permission to replace what stands where the output goes."""
    parser.add_argument("--force", action="store_true", help=parser.explained("cli.force_help"))


def path(lang: Lang) -> Callable[[str], str]:
    """The name of a file or folder: an empty one would be the current folder."""

    def read(said: str) -> str:
        if not said.strip():
            raise argparse.ArgumentTypeError(say("cli.no_name", lang))
        return said

    return read


def count(least: int, most: int, lang: Lang) -> Callable[[str], int]:
    """A whole number between two bounds."""

    def read(said: str) -> int:
        if not (said.isascii() and said.isdigit() and least <= int(said[:9]) <= most):
            raise argparse.ArgumentTypeError(
                say("cli.not_a_count", lang, said=said, least=least, most=most)
            )
        return int(said)

    return read


def day(lang: Lang) -> Callable[[str], date]:
    """A day, written as either language writes it."""

    def read(said: str) -> date:
        turned = "-".join(reversed(said.split("."))) if said.count(".") == 2 else said
        try:
            return date.fromisoformat(turned)
        except ValueError:
            raise argparse.ArgumentTypeError(say("cli.not_a_day", lang, said=said)) from None

    return read

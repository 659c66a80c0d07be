"""The help of every command, as the command prints it."""

from __future__ import annotations

import contextlib
import io
import os
from unittest import mock

from cofin.cli.main import COMMANDS, main
from cofin.text import Lang
from reference.words import document, word

VERBS = {
    "calls": ("list", "show", "lint", "new"),
    "addin": ("build", "install", "status", "uninstall"),
}


def page(lang: Lang) -> str:
    """The page on the command line."""
    within = [[command, verb] for command, verbs in VERBS.items() for verb in verbs]
    whole = [[], *([command] for command in COMMANDS), *within]
    return document(
        word("commands", lang),
        word("commands_intro", lang),
        *(_section(command, lang) for command in whole),
        lang=lang,
    )


def _section(command: list[str], lang: Lang) -> str:
    title = " ".join(["cofin", *command])
    return f"## `{title}`\n\n```text\n{_help(command, lang)}\n```"


def _help(command: list[str], lang: Lang) -> str:
    printed = io.StringIO()
    plain = {**os.environ, "COLUMNS": "96", "NO_COLOR": "1", "COFIN_LANG": lang.value}
    with mock.patch.dict(os.environ, plain), contextlib.redirect_stdout(printed):
        status = main([*command, "--help", "--lang", lang.value])
    if status:
        raise RuntimeError(f"{command} --help ended with {status}")
    return "\n".join(line.rstrip() for line in printed.getvalue().strip().splitlines())

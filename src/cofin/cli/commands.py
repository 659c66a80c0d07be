"""Sentences with a command that is printed to be copied (see ``system.command_line``)."""

from __future__ import annotations

from cofin.cli.output import wrap
from cofin.text import Lang, Value, say

#: In the place of a command while its sentence is broken into lines.
_HELD = "█"


def with_command(key: str, lang: Lang, command: str, **values: Value) -> list[str]:
    """The lines of a sentence with a ``{command}``, which stays on one line, to be copied."""
    held = _HELD * len(command)
    lines = wrap(say(key, lang, command=held, **values))
    return [line.replace(held, command) for line in lines]

"""Commands that are printed to be copied: names in them are quoted where a shell needs it."""

from __future__ import annotations

import re
from pathlib import Path

from cofin.cli.output import wrap
from cofin.system import as_typed
from cofin.text import Lang, Value, say

_OPTION = re.compile(r"--?[a-z][a-z-]*")

#: In the place of a command while its sentence is broken into lines.
_HELD = "█"


def command_line(*words: str | Path) -> str:
    """``cofin merge "our sheets" -o BUDGET.xlsx`` for its words; options go in as they are."""
    first, *others = map(str, words)
    typed = (word if _OPTION.fullmatch(word) else as_typed(word) for word in others)
    return " ".join(("cofin", first, *typed))


def with_command(key: str, lang: Lang, command: str, **values: Value) -> list[str]:
    """The lines of a sentence with a ``{command}``, which stays on one line, to be copied."""
    held = _HELD * len(command)
    lines = wrap(say(key, lang, command=held, **values))
    return [line.replace(held, command) for line in lines]

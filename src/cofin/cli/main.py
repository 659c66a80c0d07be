"""The command ``cofin``: which command was meant, and nothing that another one needs.

Every command is a module with ``HELP_KEY``, ``configure(parser)`` and ``run(args, lang)``;
it is imported when it was asked for.  ``--version`` imports no library at all.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from cofin import __version__

#: Command -> its module and the key of the line that says what it does, in the order of the help.
COMMANDS = {
    "demo": ("cofin.cli.demo", "cli_demo.help"),
    "new": ("cofin.cli.new", "cli_new.help"),
    "build": ("cofin.cli.build", "cli_build.help"),
    "split": ("cofin.cli.split", "cli_split.help"),
    "merge": ("cofin.cli.merge", "cli_merge.help"),
    "compare": ("cofin.cli.compare", "cli_compare.help"),
    "fill": ("cofin.cli.fill", "cli_fill.help"),
    "import": ("cofin.cli.import_jems", "cli_import.help"),
    "calculate": ("cofin.cli.calculate", "cli_calculate.help"),
    "check": ("cofin.cli.check", "cli_check.help"),
    "explain": ("cofin.cli.explain", "cli_explain.help"),
    "envelope": ("cofin.cli.envelope", "cli_envelope.help"),
    "calls": ("cofin.cli.calls", "profile.calls_help"),
    "addin": ("cofin.cli.addin", "cli_addin.help"),
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line; returns the exit status and lets no exception out.

    0 fine, 1 findings of severity ERROR, 2 could not be read or wrong usage, 3 a defect of
    cofin, 130 interrupted, 141 the reader of the output went away.
    """
    words = sys.argv[1:] if argv is None else list(argv)
    if words in (["--version"], ["-V"]):
        print(f"cofin {__version__}")
        return 0
    try:
        from cofin.cli.dispatch import dispatch

        return dispatch(words, COMMANDS)
    except KeyboardInterrupt:  # before anything was begun that could answer it
        from cofin.text import preferred_language, say

        print(say("cli.interrupted", preferred_language()), file=sys.stderr)
        return 130

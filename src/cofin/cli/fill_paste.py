"""``cofin fill --paste``: tables as text with tabs, for a portal."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from cofin.cli.fill_options import map_path, read_by
from cofin.cli.forms import TEXT, form_of
from cofin.cli.reading import calculated
from cofin.cli.safety import Exit
from cofin.text import Lang, say


def paste(args: Namespace, lang: Lang) -> int:
    """Print the tables, or write them where ``-o`` says."""
    from cofin.workbook.fill import read_map
    from cofin.workbook.fill.paste import pasted

    form_of(None, args.output, (TEXT,))
    comma = args.decimal == "comma" if args.decimal else lang is Lang.TR
    rules = read_map(map_path(args))
    result = calculated(args.source, args.call, None, None if args.quiet else lang)
    deliver(args, pasted(rules, result, lang, comma=comma), "cli_fill.pasted", lang)
    return Exit.FINE


def deliver(args: Namespace, text: str, said: str, lang: Lang) -> None:
    """Print the text, or write it where ``-o`` says and say so on standard error."""
    if not args.output:
        print(text, end="")
        return
    from cofin.workbook.atomic import write_whole

    write_whole(Path(args.output), text.encode(), force=args.force, inputs=read_by(args))
    if not args.quiet:
        print(say(said, lang, file=args.output), file=sys.stderr)

"""What the options of ``cofin fill`` mean together: which go together, and what is read."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from cofin.cli.inputs import ensure_there, inputs
from cofin.cli.usage import Misused
from cofin.errors import InputError, OutputError, Problem
from cofin.system import command_line
from cofin.text import Value

#: What does nothing in each of the three modes, by the option's name among the arguments.
_USELESS = {
    "--suggest": ("map", "source", "call", "paste", "decimal", "accept_errors", "verify", "json"),
    "--paste": ("accept_errors", "verify", "json"),
    "-o": ("decimal",),
}
_OPTIONS = {
    "map": "--map",
    "source": "--from",
    "call": "--call",
    "paste": "--paste",
    "decimal": "--decimal",
    "accept_errors": "--accept-errors",
    "verify": "--verify-with-libreoffice",
    "json": "--format json",
}


def ensure_together(args: Namespace) -> None:
    """``Misused`` for an option that would do nothing, and for one that is missing."""
    mode = "--suggest" if args.suggest else "--paste" if args.paste else "-o"
    given = {
        **vars(args),
        "verify": args.verify_with_libreoffice,
        "json": args.format == "json",
    }
    if useless := [_OPTIONS[name] for name in _USELESS[mode] if given[name]]:
        code = "cli_fill.for_paste" if mode == "-o" else "cli_fill.useless"
        values: dict[str, Value] = {"mode": mode, "options": useless}
        raise Misused([Problem("", code, values)], "cofin fill")
    needed = {"--suggest": (), "--paste": ("--from",), "-o": ("--from", "-o")}[mode]
    there = {"--from": args.source, "-o": args.output}
    for option in needed:
        if not there[option]:
            raise Misused([Problem("", "cli_fill.need", {"option": option})], "cofin fill")


def ensure_inputs(args: Namespace) -> None:
    """``InputError`` with all files that are not there, when it is more than one."""
    template = None if args.paste and args.map else args.template  # a map says all of a table
    ensure_there(template, args.source, args.map, call=args.call)


def ensure_workbook(output: Path) -> None:
    """``OutputError`` for a folder, and for a name that is none of a workbook."""
    from cofin.workbook.patch.book import KINDS
    from cofin.workbook.refusal import not_written

    if output.is_dir():
        raise not_written(output, "is_folder")
    if output.suffix.lower() not in KINDS:
        raise OutputError(Problem(str(output), "cli_fill.no_workbook"))


def map_path(args: Namespace) -> Path:
    """The map given, or the one beside the template."""
    if args.map:
        return Path(args.map)
    template = Path(args.template)
    beside = template.with_name(f"{template.stem}.map.toml")
    if not beside.is_file():
        from cofin.workbook.read.gate import open_package

        open_package(template)  # of one that cannot be read, this is what is to be said
        command = command_line("fill", "--suggest", template, "-o", beside)
        values = {"beside": str(beside), "command": command}
        raise InputError([Problem("", "cli_fill.no_map", values)], args.template)
    return beside


def read_by(args: Namespace) -> list[Path]:
    """Every file that the command reads."""
    return inputs(
        args.template,
        args.source,
        None if args.suggest else map_path(args),
        call=args.call,
    )

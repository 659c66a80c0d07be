"""``cofin addin``: the Excel add-in: build it, install it, look at it, take it away.

Exit status: 0 fine; 1 ``status`` found something that is not right; 2 cannot be done here.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from cofin.cli import arguments
from cofin.cli.arguments import Parser
from cofin.cli.output import wrap
from cofin.cli.safety import Exit
from cofin.errors import OutputError, Problem
from cofin.text import Lang, say

if TYPE_CHECKING:
    from cofin.excel.build.places import Places


def configure(parser: Parser) -> None:
    """The four actions, each with its own arguments."""
    actions = parser.add_subparsers(
        dest="action",
        required=True,
        prog=parser.prog,
        metavar="build|install|status|uninstall",
        help=parser.explained("cli_addin.action_help"),
    )

    def action(name: str) -> Parser:
        key = f"cli_addin.{name}_help"
        made: Parser = actions.add_parser(name, help_key=key, help=parser.explained(key))
        return made

    build = action("build")
    build.add_argument(
        "-o",
        "--output",
        default=".",
        type=arguments.path(parser.lang),
        metavar=parser.named("folder"),
        help=parser.explained("cli_addin.output_help"),
    )
    build.add_argument(
        "--libreoffice",
        action="store_true",
        help=parser.explained("cli_addin.libreoffice_help"),
    )
    arguments.force(build)
    for name in ("install", "status", "uninstall"):
        made = action(name)
        for option in ("xlstart", "home"):
            made.add_argument(
                f"--{option}",
                type=arguments.path(parser.lang),
                metavar=parser.named("folder"),
                help=parser.explained(f"cli_addin.{option}_help"),
            )


def run(args: Namespace, lang: Lang) -> int:
    """Do the action asked for."""
    actions: dict[str, Callable[[Namespace, Lang], int]] = {
        "build": _build,
        "install": _install,
        "status": _status,
        "uninstall": _uninstall,
    }
    return actions[args.action](args, lang)


def _build(args: Namespace, lang: Lang) -> int:
    """Write ``cofin.xlam``, or ``cofin.oxt`` for LibreOffice, into a folder, made if need be."""
    from cofin.workbook.atomic import ensure_writable, write_whole

    folder = Path(args.output)
    if args.libreoffice:
        from cofin.excel.build.oxt import OXT_NAME, oxt_file

        path = _in_folder(folder, OXT_NAME)
        write_whole(path, oxt_file(), force=args.force)
        made = say("cli_addin.made", lang, path=str(path))
        _say(args, made, say("cli_addin.made_next_oxt", lang, path=str(path)))
        return Exit.FINE
    from cofin.excel.build.xlam import FILE_NAME, addin_file

    if folder.suffix.lower() == ".xlam":
        raise OutputError(Problem(args.output, "cli_addin.folder_wanted", {"file": FILE_NAME}))
    path = _in_folder(folder, FILE_NAME)
    ensure_writable(path, force=args.force)
    write_whole(path, addin_file(), force=args.force)
    _say(args, say("cli_addin.made", lang, path=str(path)), say("cli_addin.made_next", lang))
    return Exit.FINE


def _in_folder(folder: Path, name: str) -> Path:
    """A file in the folder, which is made when only it is missing."""
    from cofin.workbook.refusal import from_system

    try:
        folder.mkdir(exist_ok=True)
    except OSError as why:
        raise from_system(folder, why) from why
    return folder / name


def _install(args: Namespace, lang: Lang) -> int:
    from cofin.excel.build.install import install

    addin, conf = install(_places(args))
    values = {"addin": str(addin), "conf": str(conf)}
    _say(
        args,
        say("cli_addin.installed", lang, **values),
        say("cli_addin.installed_next", lang),
        say("cli_addin.installed_macros", lang),
        say("cli_addin.installed_defender", lang),
    )
    return Exit.FINE


def _status(args: Namespace, lang: Lang) -> int:
    """One line for each part; 1 when one is not right."""
    from cofin.excel.build.install import State, status

    parts = status(_places(args))
    for part in parts:
        mark = say(f"cli_addin.state_{part.state}", lang)
        print("\n".join(wrap(f"{mark}: {part.sentence(lang)}")))
    return Exit.FINDINGS if any(part.state is State.BAD for part in parts) else Exit.FINE


def _uninstall(args: Namespace, lang: Lang) -> int:
    from cofin.excel.build.install import uninstall

    removed = uninstall(_places(args))
    paths = [str(path) for path in removed]
    key = "cli_addin.removed" if removed else "cli_addin.nothing_removed"
    _say(args, say(key, lang, paths=paths))
    return Exit.FINE


def _places(args: Namespace) -> Places:
    from cofin.excel.build.places import places

    return places(args.xlstart, args.home)


def _say(args: Namespace, *sentences: str) -> None:
    if not args.quiet:
        print("\n".join(line for sentence in sentences for line in wrap(sentence)))

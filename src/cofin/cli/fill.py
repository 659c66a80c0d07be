"""``cofin fill``: a budget's figures into somebody's Excel template."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from cofin.cli import arguments, progress
from cofin.cli.arguments import Parser
from cofin.cli.fill_options import (
    ensure_inputs,
    ensure_together,
    ensure_workbook,
    map_path,
    read_by,
)
from cofin.cli.output import Ink, wrap
from cofin.cli.safety import Exit
from cofin.text import Lang, say

if TYPE_CHECKING:
    from cofin.cli.fill_checks import Judged
    from cofin.core.result import BudgetResult
    from cofin.workbook.fill import Filled


def configure(parser: Parser) -> None:
    """The template, the budget, the map, the output; and what else can be had of a map."""
    explained = parser.explained
    path = arguments.path(parser.lang)
    for names, metavar, about in (
        (("template",), "template", "template"),
        (("--map",), "map", "map"),
        (("-o", "--output"), "workbook", "output"),
    ):
        words = {"metavar": parser.named(metavar), "help": explained(f"cli_fill.{about}_help")}
        parser.add_argument(*names, type=path, **words)  # type: ignore[arg-type]
    parser.add_argument(
        "--from",
        dest="source",
        type=path,
        metavar=parser.named("project"),
        help=explained("cli_fill.from_help"),
    )
    arguments.call(parser)
    for flag in ("suggest", "paste"):
        parser.add_argument(
            f"--{flag}", action="store_true", help=explained(f"cli_fill.{flag}_help")
        )
    parser.add_argument(
        "--decimal", choices=("point", "comma"), help=explained("cli_fill.decimal_help")
    )
    parser.add_argument(
        "--accept-errors", action="store_true", help=explained("cli_fill.accept_errors_help")
    )
    parser.add_argument(
        "--verify-with-libreoffice", action="store_true", help=explained("cli_fill.verify_help")
    )
    parser.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help=explained("cli_fill.format_help"),
    )
    arguments.force(parser)


def run(args: Namespace, lang: Lang) -> int:
    """Suggest, paste or fill."""
    ensure_together(args)
    ensure_inputs(args)
    if args.suggest:
        from cofin.cli.fill_suggest import suggest

        return suggest(args, lang)
    if args.paste:
        from cofin.cli.fill_paste import paste

        return paste(args, lang)
    return _fill(args, lang)


def _calculated(args: Namespace, lang: Lang) -> BudgetResult:
    from cofin.cli.reading import calculated

    return calculated(args.source, args.call, None, None if args.quiet else lang)


def _fill(args: Namespace, lang: Lang) -> int:
    from cofin.cli.fill_checks import judged, judged_all_the_same, verified
    from cofin.workbook.atomic import ensure_writable, write_whole
    from cofin.workbook.fill import fill, read_map
    from cofin.workbook.patch import PatchRefused, open_template

    output, template_path = Path(args.output), Path(args.template)
    ensure_workbook(output)
    read = read_by(args)
    ensure_writable(output, force=args.force, inputs=read)
    shown = progress.shown(say("cli_fill.progress", lang), quiet=args.quiet)
    with shown:
        rules = read_map(map_path(args))
        template = open_template(template_path, rules.sheets)
        result = _calculated(args, lang)
        judge = judged_all_the_same if args.accept_errors else judged
        found = judge(args, result, lang)
        if found.errors and not args.accept_errors:
            return _stopped(found, args, lang)
        try:
            filled = fill(template, result, rules, lang, output.suffix.lower())
        except PatchRefused as refused:
            if refused.is_about_ending:
                raise
            print(refused.render(lang), file=sys.stderr)
            return Exit.FINDINGS
        said = verified(filled, output, lang, office=args.verify_with_libreoffice)
        write_whole(output, filled.patched.content, force=args.force, inputs=read)
    _tell_unfit(found, args)
    if args.format == "json":
        import json

        print(json.dumps(to_json(filled, found, args), ensure_ascii=False, indent=2))
    elif not args.quiet:
        count = sum(1 for _ in template.package.parts())
        accepted = _accepted(found, lang, Ink.for_stdout())
        print("\n".join([*accepted, *_told(filled, count, args.output, lang), *said]))
    return Exit.FINE


def _tell_unfit(found: Judged, args: Namespace) -> None:
    """Name acceptances that fit nothing: why the budget is not what its list makes one expect."""
    if not args.quiet:
        print("".join(f"{line}\n" for line in found.unfit), end="", file=sys.stderr)


def _stopped(found: Judged, args: Namespace, lang: Lang) -> int:
    from cofin.cli.fill_checks import place_of

    ink, errors = Ink.for_stdout(), found.errors
    words = [f"{place_of(each)}: {each.title}. {each.message}" for each in errors]
    lines = [line for each in words for line in wrap(each, indent="  ", hang="  ")]
    said = say("cli_fill.stopped", lang, count=len(errors))
    lines += [ink("bad", line) for line in wrap(said)]
    print("\n".join([*lines, *wrap(say("cli_fill.stopped_fix", lang))]))
    _tell_unfit(found, args)
    return Exit.FINDINGS


def _accepted(found: Judged, lang: Lang, ink: Ink) -> list[str]:
    """How many errors there are all the same, and where the first of them."""
    from cofin.cli.fill_checks import place_of

    if not found.errors:
        return []
    places = tuple(place_of(error) for error in found.errors[:3])
    more = ("…",) if len(found.errors) > len(places) else ()
    said = say("cli_fill.accepted", lang, count=len(found.errors), places=(*places, *more))
    return [ink("bad", line) for line in wrap(said)]


def _told(filled: Filled, parts: int, output: str, lang: Lang) -> list[str]:
    done = filled.patched
    sheets = len({cell.edit.sheet for cell in filled.cells})
    count = sum(1 for cell in filled.cells if cell.path)
    said = [say("cli_fill.filled", lang, cells=count, sheets=sheets, output=output)]
    if emptied := sum(1 for cell in filled.cells if cell.is_emptied):
        said.append(say("cli_fill.emptied", lang, count=emptied))
    changed = len(done.changed) + len(done.dropped)
    said.append(say("cli_fill.parts", lang, all=parts, changed=changed))
    for key in ("refreshed", "stripped"):
        if number := getattr(done, key):
            said.append(say(f"cli_fill.{key}", lang, count=number))
    for note in filled.notes:
        said.append(say("cli_fill.note", lang, where=note.where, said=note.message(lang)))
    return [line for sentence in said for line in wrap(sentence)]


def to_json(filled: Filled, found: Judged, args: Namespace) -> dict[str, object]:
    """The object of ``fill --format json``: what stands where now, amounts as texts."""
    from cofin.a1 import a1
    from cofin.cli.fill_checks import place_of
    from cofin.workbook.fill.held import as_stored

    return {
        "template": args.template,
        "output": args.output,
        "changed_parts": list(filled.patched.changed),
        "renewed_results": filled.patched.refreshed,
        "removed_results": filled.patched.stripped,
        "accepted_errors": [place_of(error) for error in found.errors],
        "cells": [
            {
                "sheet": cell.edit.sheet,
                "cell": a1(cell.edit.row, cell.edit.column),
                "value": cell.path or None,
                "written": None if cell.edit.value is None else str(cell.edit.value),
                "held": None if cell.held is None else as_stored(cell.held),
                "rule": cell.rule,
            }
            for cell in filled.cells
        ],
        "notes": [{"where": note.where, "message": note.message()} for note in filled.notes],
    }

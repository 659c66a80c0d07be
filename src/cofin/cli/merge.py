"""``cofin merge``: partner sheets back into one budget workbook."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cofin.cli import arguments, progress
from cofin.cli.arguments import Parser
from cofin.cli.check_files import files_of, passed_over
from cofin.cli.commands import with_command
from cofin.cli.inputs import accept_lists, ensure_there, inputs
from cofin.cli.output import Ink, wrap
from cofin.cli.safety import Exit
from cofin.cli.usage import Misused
from cofin.errors import InputError, OutputError, Problem
from cofin.system import command_line
from cofin.text import Lang, say

if TYPE_CHECKING:
    from cofin.checks.report.outcome import Shown
    from cofin.workbook.merge import Merged, PartnerSheet


def configure(parser: Parser) -> None:
    """The sheets, where the budget goes, the master, and what to do about errors."""
    explained = parser.explained
    parser.add_argument(
        "sheets", nargs="+", metavar=parser.named("sheet"), help=explained("cli_merge.sheets_help")
    )
    parser.add_argument(
        "-o",
        "--output",
        required=True,
        type=arguments.path(parser.lang),
        metavar=parser.named("workbook"),
        help=explained("cli_merge.output_help"),
    )
    parser.add_argument(
        "--master",
        type=arguments.path(parser.lang),
        metavar=parser.named("project"),
        help=explained("cli_merge.master_help"),
    )
    parser.add_argument(
        "--new-partner",
        action="append",
        default=[],
        metavar=parser.named("id"),
        help=explained("cli_merge.new_partner_help"),
    )
    arguments.call(parser)
    parser.add_argument(
        "--accept",
        type=arguments.path(parser.lang),
        metavar=parser.named("file"),
        help=explained("cli_merge.accept_help"),
    )
    parser.add_argument(
        "--accept-errors", action="store_true", help=explained("cli_merge.accept_errors_help")
    )
    parser.add_argument(
        "--reason", metavar=parser.named("text"), help=explained("cli_merge.reason_help")
    )
    parser.add_argument(
        "--jobs",
        type=arguments.count(1, 64, parser.lang),
        default=1,
        metavar=parser.named("number"),
        help=explained("cli_check.jobs_help"),
    )
    arguments.force(parser)


def run(args: Namespace, lang: Lang) -> int:
    """Check every sheet, then merge all or none."""
    from cofin.workbook.atomic import ensure_writable, write_whole
    from cofin.workbook.merge import checked_sheets, merge_sheets, merged_workbook, open_errors

    output, master = Path(args.output), Path(args.master) if args.master else None
    _ensure_words(args, output)
    files = files_of(args.sheets)
    paths = _paths(args, files.paths, output, master)
    budgets = [*paths, *([master] if master else [])]
    ensure_there(master, args.accept, call=args.call, sheets=paths)
    lists = accept_lists(budgets, args.accept)
    read = inputs(call=args.call, also=[*budgets, *lists])
    ensure_writable(output, force=args.force, inputs=read)
    accept = Path(args.accept) if args.accept else None
    if not args.quiet and (lines := passed_over(files, lang)):
        print("\n".join(lines), file=sys.stderr)
    with progress.shown(say("cli_merge.progress", lang, count=len(paths)), quiet=args.quiet):
        call = _call(args, master)
        more = {"new": args.new_partner, "lang": lang, "jobs": args.jobs}
        sheets = list(checked_sheets(paths, call, master, accept, **more))
        status = _status(sheets, accepts=args.accept_errors)
        if status == Exit.FINE:
            merged = merge_sheets(sheets, call, master, args.new_partner)
            content = merged_workbook(merged, lang, call=call, reason=args.reason or "")
            wrong = () if args.quiet else open_errors(content, lang, call=call)
    if status != Exit.FINE:
        print("\n".join(_stopped(sheets, lang, Ink.for_stdout())))
        _tell_unfit(args, sheets, lang)
        return status
    write_whole(output, content, force=args.force, inputs=read)
    _tell_unfit(args, sheets, lang)
    if not args.quiet:
        print("\n".join(_said(merged, wrong, args, lang, Ink.for_stdout())))
    return Exit.FINE


def _tell_unfit(args: Namespace, sheets: Sequence[PartnerSheet], lang: Lang) -> None:
    """Name entries of a list of acceptances that fit no finding of the sheets."""
    from cofin.cli.check_accepted import told_unfit

    if not args.quiet:
        judged = [(sheet.path, sheet.outcome) for sheet in sheets]
        lines = told_unfit(args.accept, judged, lang, compared=bool(args.master))
        print("".join(f"{line}\n" for line in lines), end="", file=sys.stderr)


def _call(args: Namespace, master: Path | None) -> str | None:
    """The call named, else the profile to which the master leads: sheets name its id alone."""
    from cofin.workbook.open import named_profile

    profile = named_profile(master) if master and not args.call else None
    call: str | None = str(profile) if profile else args.call
    return call


def _ensure_words(args: Namespace, output: Path) -> None:
    """Refuse options that do not go together, and a result that is no workbook."""
    if args.reason and not args.accept_errors:
        raise Misused([Problem("", "cli_merge.reason_alone")], "cofin merge")
    if output.suffix.lower() != ".xlsx":
        raise OutputError(Problem(str(output), "cli_merge.not_xlsx"))


def _paths(args: Namespace, found: Sequence[Path], output: Path, master: Path | None) -> list[Path]:
    """The sheets meant; in a folder of sheets neither the master nor an earlier result is one.

    Whatever else stands where the output goes is a sheet, and so it stays as it is.
    """
    from cofin.workbook.merge import is_merge_result

    named = {Path(name).resolve() for name in args.sheets}
    others = {master.resolve()} if master else set()
    if any(path.resolve() == output.resolve() for path in found) and is_merge_result(output):
        others.add(output.resolve())
    paths = [path for path in found if path.resolve() not in others - named]
    if not paths:
        raise InputError([Problem("", "cli_check.no_files")], ", ".join(args.sheets))
    return paths


def _status(sheets: Sequence[PartnerSheet], *, accepts: bool) -> Exit:
    if any(not sheet.is_readable for sheet in sheets):
        return Exit.UNUSABLE
    return Exit.FINDINGS if not accepts and any(s.errors for s in sheets) else Exit.FINE


def _stopped(sheets: Sequence[PartnerSheet], lang: Lang, ink: Ink) -> Iterator[str]:
    """The findings of the sheets with errors, then what can be done."""
    from cofin.cli.check_text import report

    wrong = [sheet for sheet in sheets if sheet.errors or not sheet.is_readable]
    yield from report([sheet.outcome for sheet in wrong], lang, ink)
    yield ""
    if unreadable := [sheet.path.name for sheet in wrong if not sheet.is_readable]:
        said = say("cli_merge.stopped_unreadable", lang, files=unreadable)
        yield from (ink("bad", line) for line in wrap(said))
        return
    files = ", ".join(sheet.path.name for sheet in wrong)
    count = sum(len(sheet.errors) for sheet in wrong)
    said = say("cli_merge.stopped", lang, count=count, files=files)
    yield from (ink("bad", line) for line in wrap(said))
    yield from wrap(say("cli_merge.stopped_fix", lang))
    if strangers := [each for sheet in wrong for each in sheet.strangers if each]:
        said = say("cli_merge.stopped_new", lang, partner=strangers[0])
        yield from wrap(said)


def _passed_over(merged: Merged, args: Namespace, lang: Lang) -> Iterator[str]:
    """What the sheets say that did not count, and how many warnings they have."""
    from cofin.checks.finding import Severity
    from cofin.workbook.merge.sheets import TEXTS

    for path, keys in merged.overruled.items():
        if keys:
            fields = [_decided(key, lang) for key in keys]
            values = {"master": args.master, "file": path.name, "fields": fields}
            yield from wrap(say("cli_merge.overruled", lang, **values))
    if count := sum(sheet.count(Severity.WARNING) for sheet in merged.sheets):
        is_workbook = args.master and Path(args.master).suffix.lower() not in TEXTS
        against = ["--against", args.master] if is_workbook else []
        command = command_line("check", *args.sheets, *against)
        yield from with_command("cli_merge.warnings", lang, command, count=count)


def _decided(key: str, lang: Lang) -> str:
    """The name of something that the coordinator decides."""
    table = key in ("work_package", "override")
    return say(f"cli_compare.table_{key}" if table else f"project_sheet.{key}", lang)


def _still_open(errors: Sequence[Shown], args: Namespace, lang: Lang) -> Iterator[str]:
    """Errors of the budget that no sheet of this merge has, and how they are seen."""
    if errors:
        places = tuple(f"{error.code} {error.place}" for error in errors[:3])
        yield from wrap(say("cli_merge.open", lang, count=len(errors), places=places))
        yield from with_command("cli_merge.open_fix", lang, command_line("check", args.output))


def _said(
    merged: Merged, wrong: Sequence[Shown], args: Namespace, lang: Lang, ink: Ink
) -> Iterator[str]:
    """What was merged, what was not, the budget, and what changed against the master."""
    from cofin.cli.compare_text import changes
    from cofin.cli.made import summary
    from cofin.cli.stayed import stayed
    from cofin.core.calculate import calculate
    from cofin.core.criteria import criteria

    listed = [merged.partners[sheet.path] for sheet in merged.sheets]
    yield from wrap(say("cli_merge.merged", lang, count=len(listed), partners=listed))
    if merged.kept:
        values = {"master": args.master, "partners": merged.kept}
        yield from wrap(say("cli_merge.kept", lang, **values))
    yield from _passed_over(merged, args, lang)
    # also those that a reason in the partner's own file accepts
    if count := sum(len(sheet.all_errors) for sheet in merged.sheets):
        sheet = say("sheet.record", lang)
        said = say("cli_merge.accepted", lang, count=count, sheet=sheet)
        yield from (ink("bad", line) for line in wrap(said))
    yield from (ink("bad", line) for line in _still_open(wrong, args, lang))
    result = calculate(merged.project, merged.rules)
    judged = criteria(merged.project, merged.rules)
    yield from summary(result, judged, args.output, lang, ink)
    for path, left in merged.left.items():
        yield ""
        yield from stayed(left, str(path), lang, ink)
    if merged.comparison is None:
        return
    yield ""
    if not merged.comparison.changes:
        yield from wrap(say("cli_merge.unchanged", lang, master=args.master))
        return
    yield from wrap(say("cli_merge.changed", lang, master=args.master))
    yield from changes(merged.comparison, lang, ink)
    command = command_line("compare", args.master, args.output)
    yield from with_command("cli_merge.more", lang, command)

"""``cofin check``: what is wrong in the workbooks that partners sent."""

from __future__ import annotations

import gc
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from cofin.cli import arguments
from cofin.cli.arguments import Parser
from cofin.cli.check_files import files_of, folders_of_copies, passed_over
from cofin.cli.forms import form_of, written_as
from cofin.cli.inputs import accept_lists, ensure_there, inputs
from cofin.cli.output import Ink, drawn_for
from cofin.cli.safety import Exit
from cofin.errors import CofinError, FileRefused, InputError, Problem
from cofin.system import shown_name
from cofin.text import Lang, printable, say

if TYPE_CHECKING:
    from cofin.checks.report.outcome import Outcome

FORMATS = ("text", "json", "html", "csv")


@dataclass(frozen=True, slots=True)
class _Task:
    """One file to check; goes to a process of its own when several are used."""

    path: Path
    lang: Lang
    call: str | None
    against: Path | None
    accept: Path | None
    annotate: Path | None
    force: bool


def configure(parser: Parser) -> None:
    """The files, the call, what to compare with, and how the findings are shown."""
    explained, path = parser.explained, arguments.path(parser.lang)
    parser.add_argument(
        "files", nargs="+", metavar=parser.named("file"), help=explained("cli_check.files_help")
    )
    arguments.call(parser)
    parser.add_argument("--format", choices=FORMATS, help=explained("cli_check.format_help"))
    for names, metavar in (
        (("--against",), "workbook"),
        (("-o", "--output"), "file"),
        (("--annotate",), "folder"),
        (("--accept",), "file"),
    ):
        about = explained(f"cli_check.{names[-1].strip('-')}_help")
        parser.add_argument(*names, type=path, metavar=parser.named(metavar), help=about)
    parser.add_argument(
        "--jobs",
        type=arguments.count(1, 64, parser.lang),
        default=1,
        metavar=parser.named("number"),
        help=explained("cli_check.jobs_help"),
    )
    arguments.force(parser)


def run(args: Namespace, lang: Lang) -> int:
    """Check every file, show what was found, and end with the worst status."""
    from cofin.cli.check_accepted import told_unfit
    from cofin.workbook.atomic import ensure_writable, write_whole

    form = form_of(args.format, args.output, FORMATS)
    files = files_of(args.files)
    paths = files.paths
    if not paths:
        raise InputError([Problem("", "cli_check.no_files")], ", ".join(args.files))
    ensure_there(args.against, args.accept, call=args.call, sheets=paths)
    lists = accept_lists(paths, args.accept)
    read = inputs(args.against, call=args.call, also=[*paths, *lists])
    if args.output:
        ensure_writable(Path(args.output), force=args.force, inputs=read)
    outcomes = list(checked(_tasks(args, paths, read, lang), args.jobs))
    with drawn_for(args.output) as ink:
        said = rendered(outcomes, form, lang, ink)
    if args.output:
        write_whole(Path(args.output), written_as(said, form), force=args.force, inputs=read)
        if not args.quiet:
            print(say("cli_check.written", lang, file=args.output))
    else:
        print(said, end="")
    if not args.quiet:
        judged = list(zip(paths, outcomes, strict=True))
        unfit = told_unfit(args.accept, judged, lang, compared=bool(args.against))
        lines = [*unfit, *passed_over(files, lang)]
        print("".join(f"{line}\n" for line in lines), end="", file=sys.stderr)
    for each in outcomes:
        if each.defect:
            print(printable(f"{each.file}: {each.defect}"), file=sys.stderr)
        if each.unmarked is not None:
            why = each.unmarked.message(lang)
            said = say("cli_check.not_marked", lang, file=each.file, why=why)
            print(printable(said), file=sys.stderr)
    return worst(outcomes)


def _tasks(args: Namespace, paths: Sequence[Path], read: list[Path], lang: Lang) -> list[_Task]:
    """What to do with each file; ``OutputError`` when one of the marked copies cannot be made."""

    def path(name: str | None) -> Path | None:
        return Path(name) if name else None

    accept, against = path(args.accept), path(args.against)
    folders = folders_of_copies(paths, path(args.annotate))
    tasks = [
        _Task(p, lang, args.call, against, accept, folder, args.force)
        for p, folder in zip(paths, folders, strict=True)
    ]
    for task in tasks if args.annotate else ():
        from cofin.workbook.mark import ensure_markable

        if task.annotate:
            ensure_markable(task.path, task.annotate, force=task.force, inputs=read)
    return tasks


def checked(tasks: Sequence[_Task], jobs: int) -> Iterator[Outcome]:
    """The outcome of every task, in order; several processes when that is asked for."""
    if jobs == 1 or len(tasks) == 1:
        yield from map(check_one, tasks[:1])
        yield from map(_check_next, tasks[1:])
        return
    from cofin.workbook.processes import shared_out

    _prepare()  # where processes are forked, each begins with all of it
    yield from shared_out(_check_next, tasks, jobs, _prepare_worker)


def _prepare() -> None:
    """Import and read what every check needs."""
    from cofin.checks.card import cards
    from cofin.checks.registry import functions
    from cofin.workbook.check import accepted

    functions(), cards(), accepted


def _prepare_worker() -> None:
    _prepare()
    from cofin.cli.program import seek_garbage_seldom

    gc.freeze()  # what stays for good is no garbage
    seek_garbage_seldom()


def check_one(task: _Task) -> Outcome:
    """One file: read, judged, what is accepted marked, and its annotated copy when wanted.

    Where cofin itself fails at it, the outcome says so, and the other files are checked.
    """
    try:
        return _judged(task)
    except (CofinError, OSError):
        raise
    except Exception as defect:
        from cofin.cli.check_defects import outcome_of_defect

        return outcome_of_defect(task.path, defect, task.lang)


def _judged(task: _Task) -> Outcome:
    from cofin.checks.report.outcome import outcome
    from cofin.workbook.check.accepted import accepted_report

    report = accepted_report(task.path, task.call, task.against, task.accept)
    shown = replace(outcome(report, task.lang), file=shown_name(task.path))
    if task.annotate and shown.status != "unreadable":
        from cofin.workbook.mark import annotate

        try:
            annotate(
                task.path,
                shown,
                task.annotate,
                task.lang,
                force=task.force,
            )
        except FileRefused as refusal:  # its findings are there, and so are the other files
            return replace(shown, unmarked=refusal.problems[0])
    return shown


#: New objects that may be those of files checked before: about five sheets of 200 lines.
_MOST_WAITING = 150_000


def _check_next(task: _Task) -> Outcome:
    """One file after others: what those left is freed first, which Python seldom does now."""
    new, looks, _ = gc.get_count()
    if new > _MOST_WAITING or looks:
        gc.collect()
    return check_one(task)


def rendered(outcomes: Sequence[Outcome], form: str, lang: Lang, ink: Ink) -> str:
    """The whole text of one format, with its last line break."""
    match form:
        case "json":
            import json

            whole = [each.to_json() for each in outcomes]
            return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
        case "csv":
            from cofin.cli.check_csv import to_csv

            return to_csv(outcomes, lang)
        case "html":
            from cofin.cli.check_html import page

            return page(outcomes, lang)
        case _:
            from cofin.cli.check_text import report

            return "\n".join(report(outcomes, lang, ink)) + "\n"


def worst(outcomes: Sequence[Outcome]) -> int:
    """3 when cofin failed, 2 when a file could not be read, judged or marked, 1 with an error."""
    from cofin.checks.finding import Severity

    if any(each.defect for each in outcomes):
        return Exit.DEFECT
    if any(each.status == "unreadable" or each.has_nothing or each.unmarked for each in outcomes):
        return Exit.UNUSABLE
    return Exit.FINDINGS if any(each.count(Severity.ERROR) for each in outcomes) else Exit.FINE

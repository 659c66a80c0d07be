"""Buttons about other files: fill a template, split, merge, compare."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from cofin.core.compare import compare as compared
from cofin.errors import InputError, Problem
from cofin.excel.calls import call_for
from cofin.excel.desk import Desk, open_made, snapshot, working
from cofin.excel.on_budgets import budget_of
from cofin.excel.settings import Settings
from cofin.system import command_line
from cofin.text import Lang, Value, say
from cofin.workbook.atomic import write_many, write_whole
from cofin.workbook.open import read_with_rules

if TYPE_CHECKING:
    from cofin.checks.report.outcome import Shown
    from cofin.workbook.left_behind import LeftBehind
    from cofin.workbook.merge import PartnerSheet


def fill_template(desk: Desk, chosen: Settings) -> None:
    """The open budget's figures into a copy of a template, by the map beside it."""
    from cofin.workbook.fill import fill, read_map
    from cofin.workbook.patch import open_template

    lang = chosen.lang
    for path in desk.open_files(say("action.which_template", lang)):
        rules = read_map(_map_beside(path))
        suggested = f"{path.stem}-{say('action.filled_name', lang)}{_ending(path)}"
        target = desk.save_file(say("ribbon.fill_template", lang), suggested)
        if target is None:
            return
        with working(desk, say("action.working", lang)):
            template = open_template(path, rules.sheets)
            done = fill(template, budget_of(desk, chosen), rules, lang, target.suffix.lower())
            write_whole(target, done.patched.content, inputs=[path])
        count = sum(1 for cell in done.cells if cell.path)
        said = say("action.filled", lang, count=count, file=str(target))
        notes = [f"{note.where}: {note.message(lang)}" for note in done.notes]
        title = say("ribbon.fill_template", lang)
        desk.tell(title, "\n".join([said, *notes]), lang)
        open_made(desk, target, title, lang)


def _map_beside(path: Path) -> Path:
    beside = path.with_name(f"{path.stem}.map.toml")
    if not beside.is_file():
        command = command_line("fill", "--suggest", path, "-o", beside)
        values = {"beside": str(beside), "command": command}
        raise InputError([Problem("", "in_excel.no_map", values)], str(path))
    return beside


def _ending(path: Path) -> str:
    """That of a workbook made from the template."""
    return ".xlsm" if path.suffix.lower() in (".xlsm", ".xltm") else ".xlsx"


def split(desk: Desk, chosen: Settings) -> None:
    """A sheet for each partner, all or none, into a folder."""
    from cofin.workbook.split import file_name, partner_sheets

    lang = chosen.lang
    folder = desk.folder(say("action.which_folder", lang))
    if folder is None:
        return
    with working(desk, say("action.working", lang)):
        result = budget_of(desk, chosen)
        if not result.partners:
            raise InputError([Problem("partner", "cli_split.no_partner")])
        acronym = result.project.acronym
        made = {
            folder / file_name(acronym, partner): content
            for partner, content in partner_sheets(result.project, result.rules, lang).items()
        }
        write_many(made)
    files = "\n".join(path.name for path in made)
    said = say("action.split", lang, folder=str(folder), files=files)
    desk.tell(say("ribbon.split", lang), said, lang)


def merge(desk: Desk, chosen: Settings) -> None:
    """Partners' sheets and the open budget as their master into a new budget."""
    from cofin.workbook.merge import checked_sheets, merge_sheets, merged_workbook, open_errors

    lang, title = chosen.lang, say("ribbon.merge", chosen.lang)
    paths = desk.open_files(say("action.which_sheets", lang), many=True)
    if not paths:
        return
    with TemporaryDirectory(prefix="cofin-") as folder:
        with working(desk, say("action.working", lang)):
            master = snapshot(desk.book, Path(folder))
            call = call_for(master, chosen)
            sheets = list(checked_sheets(paths, call, master, lang=lang))
        _ensure_clean(sheets, lang)
        suggested = say("action.merged_name", lang)
        target = desk.save_file(title, f"{suggested}.xlsx")
        if target is None:
            return
        with working(desk, say("action.working", lang)):
            merged = merge_sheets(sheets, call, master)
            content = merged_workbook(merged, lang, call=call)
            write_whole(target, content, inputs=paths)
            wrong = open_errors(content, lang, call=call)
    changed = len(merged.comparison.changes) if merged.comparison else 0
    said = [say("action.merged", lang, count=len(sheets), changed=changed)]
    if accepted := sum(len(sheet.all_errors) for sheet in sheets):
        record = say("sheet.record", lang)
        said.append(say("cli_merge.accepted", lang, count=accepted, sheet=record))
    said += _stayed(merged.left, lang)
    if wrong:
        said.append(_still_open(wrong, lang))
    desk.tell(title, "\n\n".join(said), lang)
    open_made(desk, target, title, lang)


def _ensure_clean(sheets: Sequence[PartnerSheet], lang: Lang) -> None:
    """``InputError`` when a sheet has errors that nobody accepted."""
    wrong = [sheet for sheet in sheets if sheet.errors]
    if wrong:
        values: dict[str, Value] = {
            "count": sum(len(sheet.errors) for sheet in wrong),
            "files": ", ".join(sheet.path.name for sheet in wrong),
            "press": say("ribbon.check", lang),
        }
        raise InputError([Problem("", "action.merge_stopped", values)])


def _stayed(left: Mapping[Path, LeftBehind], lang: Lang) -> Iterator[str]:
    """What somebody wrote into a file outside its input cells, and the new budget has not."""
    from cofin.workbook.left_behind import said_of

    for path, found in left.items():
        title = say("left_behind.title", lang, file=path.name)
        yield "\n".join((title, *said_of(found, lang)))


def _still_open(errors: Sequence[Shown], lang: Lang) -> str:
    """Errors of the merged budget, and how they are seen."""
    places = tuple(f"{error.code} {error.place}" for error in errors[:3])
    said = say("cli_merge.open", lang, count=len(errors), places=places)
    return f"{said} {say('cli_merge.open_press', lang, press=say('ribbon.check', lang))}"


def compare(desk: Desk, chosen: Settings) -> None:
    """The open budget against an older version: a workbook with both side by side."""
    from cofin.workbook.compared import compared_workbook

    lang, title = chosen.lang, say("ribbon.compare", chosen.lang)
    for old in desk.open_files(say("action.which_version", lang)):
        name = say("action.compared_name", lang)
        target = desk.save_file(title, f"{name}.xlsx")
        if target is None:
            return
        with working(desk, say("action.working", lang)), TemporaryDirectory() as folder:
            new = snapshot(desk.book, Path(folder))
            found = compared(
                read_with_rules(old, call_for(old, chosen)),
                read_with_rules(new, call_for(new, chosen)),
            )
            content = compared_workbook(found, (old.name, desk.book.name), lang)
            write_whole(target, content, inputs=[old])
        desk.tell(title, say("action.compared", lang, count=len(found.changes)), lang)
        open_made(desk, target, title, lang)

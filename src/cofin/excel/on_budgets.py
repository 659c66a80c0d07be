"""Buttons about the open budget: new, calculate, check, explain."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import xlwings as xw

from cofin.a1 import a1, column_letters
from cofin.checks.finding import LISTED, Severity
from cofin.checks.outcome import Outcome, Shown, outcome
from cofin.core.calculate import calculate as calculated
from cofin.core.explain import explain, render_steps
from cofin.core.figures import figures
from cofin.core.result import BudgetResult
from cofin.errors import InputError, Problem
from cofin.excel.desk import Desk, snapshot, working
from cofin.excel.settings import Settings
from cofin.excel.tables import Table, amount, own_sheet, write
from cofin.text import Lang, money, say
from cofin.workbook.open import read_with_rules

FIRST_CALL = "cos-cluster-2020-3-03"
MARK = "cofin "
"""How notes of the add-in begin: only those are ever removed."""
_CENT = Decimal("0.005")


def new_budget(desk: Desk, chosen: Settings) -> None:
    """An empty consortium workbook, saved where the person says, then opened."""
    from cofin.core.model import Project
    from cofin.rules.load import load_rules
    from cofin.workbook.atomic import write_whole
    from cofin.workbook.generate import generate

    rules = load_rules(chosen.call or FIRST_CALL)
    name = say("action.new_name", chosen.lang)
    path = desk.save_file(say("ribbon.new_budget", chosen.lang), f"{name}.xlsx")
    if path is None:
        return
    with working(desk, say("action.working", chosen.lang)):
        empty = Project(call=rules.profile.id, acronym="")
        write_whole(path, generate(empty, rules, chosen.lang))
    desk.open(path)


def budget_of(desk: Desk, chosen: Settings) -> BudgetResult:
    """The open workbook as a calculated budget, unsaved changes included."""
    with TemporaryDirectory(prefix="cofin-") as folder:
        path = snapshot(desk.book, Path(folder))
        return calculated(*read_with_rules(path, chosen.call or None))


def calculate(desk: Desk, chosen: Settings) -> None:
    """Recalculate, compare every named figure with cofin's, and write the tables as values."""
    lang = chosen.lang
    with working(desk, say("action.working", lang)):
        desk.book.app.calculate()
        result = budget_of(desk, chosen)
        wrong = list(_differing(desk.book, figures(result)))
        title, about = say("action.tables_sheet", lang), say("action.tables_about", lang)
        sheet = own_sheet(desk.book, title, about)
        row = 4
        for table in (_totals(result, lang), _by_partner(result, lang), _matrix(result, lang)):
            row = write(sheet, row, table)
        sheet.autofit("c")
    totals = result.totals
    said = say(
        "action.calculated",
        lang,
        eligible=money(totals.eligible, lang),
        eu=money(totals.eu_contribution, lang),
        rest=money(totals.co_financing, lang),
    )
    if wrong:
        cells = "\n".join(wrong[:10])
        said += "\n\n" + say("action.figures_differ", lang, count=len(wrong), cells=cells)
    desk.tell(say("ribbon.calculate", lang), said)


def _differing(book: xw.Book, known: Mapping[str, Decimal | str]) -> Iterator[str]:
    """Named figures of the workbook that are not what cofin calculates."""
    for name, expected in known.items():
        if not isinstance(expected, Decimal) or name not in book.names:
            continue
        cell = book.names[name].refers_to_range
        found = cell.options(numbers=float, err_to_str=True).value
        number = Decimal(str(found)) if isinstance(found, float | int) else None
        if number is None or abs(number - expected) >= _CENT:
            place = f"{cell.sheet.name}!{cell.address.replace('$', '')}"
            yield f"{place} ({name}): {found} <> {expected:.2f}"


def _totals(result: BudgetResult, lang: Lang) -> Table:
    keys = ("direct", "indirect", "eligible", "ineligible", "by_rate", "maximum_grant")
    rows: list[list[str | float | None]] = [[say("action.figure", lang), "EUR"]]
    for key in (*keys, "eu_contribution", "co_financing"):
        label = say(f"cli_figure.{key}", lang)
        rows.append([label, amount(getattr(result.totals, key))])
    return rows


def _by_partner(result: BudgetResult, lang: Lang) -> Table:
    categories = {c.key: c.label[lang.value] for c in result.rules.profile.categories}
    keys = ("direct", "indirect", "eligible", "eu_contribution", "co_financing")
    heads = [*categories.values(), *(say(f"cli_figure.{key}", lang) for key in keys)]
    rows: list[list[str | float | None]] = [[say("action.partner", lang), *heads]]
    for partner, found in zip(result.project.partners, result.partners, strict=True):
        amounts = [found.categories.get(key, Decimal(0)) for key in categories]
        amounts += [getattr(found, key) for key in keys]
        name = f"{partner.id} {partner.short_name or partner.name}"
        rows.append([name, *map(amount, amounts)])
    return rows


def _matrix(result: BudgetResult, lang: Lang) -> Table:
    packages = [package.id for package in result.project.work_packages]
    cells = {(cell.partner, cell.work_package): cell.eligible for cell in result.cells}
    rows: list[list[str | float | None]] = [
        [say("action.matrix", lang), *packages, say("cli_figure.eligible", lang)]
    ]
    for partner in result.partners:
        amounts = [cells.get((partner.id, each), Decimal(0)) for each in packages]
        rows.append([partner.id, *map(amount, [*amounts, partner.eligible])])
    return rows


def check(desk: Desk, chosen: Settings) -> None:
    """Findings as notes at their cells and as a list with links; figures stay untouched."""
    lang = chosen.lang
    with working(desk, say("action.working", lang)):
        found = outcome_of(desk, chosen)
        sheet = findings_sheet(desk.book, found, lang)
        without = _notes(desk.book, found)
    sheet.activate()
    counts = {key: found.count(severity) for key, severity in _COUNTED.items()}
    said = say("action.checked", lang, **counts)
    seen, judged = found.amount_cells_seen, found.amount_cells_judged
    covered = say("action.judged", lang, judged=judged, seen=seen)
    if without:
        covered += "\n\n" + say(
            "action.no_notes", lang, count=len(without), cells=tuple(without[:3])
        )
    desk.tell(say("ribbon.check", lang), f"{said}\n{covered}")


_COUNTED = {"errors": Severity.ERROR, "warnings": Severity.WARNING, "notes": Severity.NOTE}


def outcome_of(desk: Desk, chosen: Settings) -> Outcome:
    """What ``cofin check`` says of the open workbook, acceptances considered."""
    from cofin.checks.accept import with_acceptances
    from cofin.workbook.acceptances import acceptances_for
    from cofin.workbook.check import check as checked

    with TemporaryDirectory(prefix="cofin-") as folder:
        path = snapshot(desk.book, Path(folder))
        report = checked(path, call=chosen.call or None)
        beside = Path(desk.book.fullname or path.name)
        accepted = acceptances_for(beside, report.subject.grid)
    return outcome(with_acceptances(report, accepted), chosen.lang)


def findings_sheet(book: xw.Book, found: Outcome, lang: Lang) -> xw.Sheet:
    """The list of findings, each with a link to its cell and room for a reason.

    The names are those by which the next check finds the reasons (``workbook.acceptances``).
    """
    title, about = say("check.findings_sheet", lang), say("action.findings_about", lang)
    sheet = own_sheet(book, title, about)
    keys = ("severity", "code", "sheet", "cell", "label", "message", "fix", "accepted")
    rows: list[list[str | float | None]] = [[say(f"check.column_{key}", lang) for key in keys]]
    rows += [_finding(shown, lang) for shown in found.findings]
    write(sheet, 4, rows)
    quoted = sheet.name.replace("'", "''")
    for key, name in LISTED.items():
        column = column_letters(keys.index("accepted" if key == "reason" else key) + 1)
        area = f"${column}$5:${column}${max(5, 4 + len(found.findings))}"
        book.names.add(name, f"='{quoted}'!{area}")
    for row, shown in enumerate(found.findings, 5):
        if shown.cell:
            quoted = shown.sheet.replace("'", "''")
            sheet.range((row, 4)).add_hyperlink(f"#'{quoted}'!{shown.cell}", shown.cell)
    return sheet


def _finding(shown: Shown, lang: Lang) -> list[str | float | None]:
    severity = say(f"check.severity_{shown.severity}", lang)
    place = (shown.sheet, shown.cell, shown.label)
    return [severity, shown.code, *place, shown.message, shown.fix, shown.accepted]


def _notes(book: xw.Book, found: Outcome) -> list[str]:
    """A note at the first cell of each place of a finding; a person's own note is never replaced.

    Returns the cells that took none: a protected sheet may not let anybody write notes, and
    each program has another exception for that.  They are in the list all the same.
    """
    names = {sheet.name: sheet for sheet in book.sheets}
    for sheet in names.values():
        for note in list(sheet.notes):
            if note.text.startswith(MARK):
                _tried(note.delete)
    taken: set[tuple[str, str]] = set()
    without = []
    for shown in found.listed:
        for name, place in () if shown.accepted else shown.places:
            first = place.partition(":")[0]
            if not first or name not in names or (name, first) in taken:
                continue
            cell = names[name].range(first)
            if cell.note is None:
                said = f"{MARK}{shown.code}: {shown.message}"
                text = f"{said}\n-> {shown.fix}" if shown.fix else said
                if not _tried(partial(cell.add_note, text)):
                    without.append(f"{name}!{first}")
                taken.add((name, first))
    return without


def _tried(action: Callable[[], object]) -> bool:
    try:
        action()
    except Exception:
        return False
    return True


def explain_cell(desk: Desk, chosen: Settings) -> None:
    """How the figure in the selected cell came about, down to its lines and sources."""
    cell = desk.book.app.selection
    names = _names_of(desk.book, cell) if cell is not None else []
    if cell is None or not names:
        place = f"{cell.sheet.name}!{a1(cell.row, cell.column)}" if cell is not None else ""
        raise InputError([Problem(place, "action.no_figure")])
    with working(desk, say("action.working", chosen.lang)):
        step = explain(budget_of(desk, chosen), names[0])
    desk.tell(say("ribbon.explain_cell", chosen.lang), render_steps(step, chosen.lang))


def _names_of(book: xw.Book, cell: xw.Range) -> list[str]:
    """Names of figures that stand for this cell."""
    place = (cell.sheet.name, cell.row, cell.column)
    found = []
    for name in book.names:
        if name.name.startswith("fig."):
            at = name.refers_to_range
            if (at.sheet.name, at.row, at.column) == place:
                found.append(name.name)
    return found

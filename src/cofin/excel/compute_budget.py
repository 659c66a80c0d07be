"""Functions on a range of budget lines: the budget in a table, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from cofin.core.calculate import calculate
from cofin.core.result import (
    BudgetResult,
    LimitedBy,
    PartnerResult,
    Totals,
    WorkPackageResult,
)
from cofin.excel import reading
from cofin.excel.budget_lines import MOST_PROBLEMS, BudgetLines, project_of, read_lines
from cofin.excel.functions import Result
from cofin.excel.values import ErrorCode, ExcelError, as_cells
from cofin.money import less
from cofin.rules.profile import CallRules
from cofin.text import Lang, money, say

_BY = {"partner": "partner", "ortak": "partner", "workpackage": "work_package"}
_BY |= {"ispaketi": "work_package", "wp": "work_package", "ip": "work_package"}
_BY |= {"matrix": "matrix", "matris": "matrix", "": "partner"}


def budget(lines: object, by: object, call: object, *, lang: Lang) -> Result:
    """The budget of the lines by partner, by work package or as a matrix, with totals."""
    rules = reading.rules_of(call, lang)
    said = reading.text(by, "by", lang)
    way = _BY.get(reading.spelling(said))
    if way is None:
        raise ExcelError(ErrorCode.VALUE, say("excel.no_way", lang, said=said))
    found = read_lines(as_cells(lines), rules, lang)
    if found.problems:
        raise _first(found, lang)
    if not found.lines:
        raise ExcelError(ErrorCode.NA, say("excel.no_lines", lang))
    result = calculate(project_of(found, rules), rules)
    tables = {"partner": _by_partner, "work_package": _by_work_package, "matrix": _matrix}
    return tables[way](result, lang)


def check(lines: object, call: object, *, lang: Lang) -> Result:
    """What is wrong with the lines: row, severity, column and message, one row each."""
    rules = reading.rules_of(call, lang)
    found = read_lines(as_cells(lines), rules, lang)
    rows: list[tuple[object, ...]] = [
        (float(each.row), say("excel.error", lang), _column(each.column, lang), each.error.reason)
        for each in found.problems[:MOST_PROBLEMS]
    ]
    if not found.problems and found.lines:
        rows += _notes(calculate(project_of(found, rules), rules), lang)
    if not found.lines and not found.problems:
        raise ExcelError(ErrorCode.NA, say("excel.no_lines", lang))
    if not rows:
        return say("excel.nothing_found", lang, count=len(found.lines))
    if (more := len(found.problems) - MOST_PROBLEMS) > 0:
        rows.append((0.0, "", "", say("excel.more", lang, count=more)))
    return tuple(rows)


def _first(found: BudgetLines, lang: Lang) -> ExcelError:
    """The first problem, and how many more there are."""
    first, more = found.problems[0].error, len(found.problems) - 1
    if not more:
        return first
    return ExcelError(first.code, f"{first.reason} {say('excel.more', lang, count=more)}")


def _notes(result: BudgetResult, lang: Lang) -> list[tuple[object, ...]]:
    """What the money rules did to the whole: the ceiling."""
    totals = result.totals
    if totals.limited_by is not LimitedBy.MAXIMUM_GRANT:
        return []
    above = {
        "by_rate": money(totals.by_rate, lang),
        "maximum": money(totals.maximum_grant, lang),
        "lost": money(less(totals.by_rate, totals.maximum_grant), lang),
    }
    return [(0.0, say("excel.note", lang), "", say("excel.above_ceiling", lang, **above))]


_OF_PARTNER = (
    *("direct", "indirect", "eligible"),
    *("maximum_contribution", "eu_contribution", "co_financing"),
)
_OF_WORK_PACKAGE = ("direct", "indirect", "eligible", "eu_contribution")


def _by_partner(result: BudgetResult, lang: Lang) -> Result:
    head = _heading("partner", _OF_PARTNER, result.rules, lang)
    rows = [_row(row.id, row, _OF_PARTNER) for row in result.partners]
    totals = ("by_rate" if key == "maximum_contribution" else key for key in _OF_PARTNER)
    return _plain([head, *rows, _row(say("excel.total", lang), result.totals, totals)])


def _by_work_package(result: BudgetResult, lang: Lang) -> Result:
    head = _heading("work_package", _OF_WORK_PACKAGE, result.rules, lang)
    rows = [_row(row.id, row, _OF_WORK_PACKAGE) for row in result.work_packages]
    last = _row(say("excel.total", lang), result.totals, _OF_WORK_PACKAGE)
    return _plain([head, *rows, last])


def _row(
    name: str, figures: PartnerResult | WorkPackageResult | Totals, keys: Iterable[str]
) -> tuple[object, ...]:
    return (name, *figures.categories.values(), *(getattr(figures, key) for key in keys))


def _heading(first: str, keys: Iterable[str], rules: CallRules, lang: Lang) -> tuple[object, ...]:
    labels = (category.label[lang.value] for category in rules.profile.categories)
    ends = (say(f"excel.head_{key}", lang) for key in keys)
    return (say(f"excel.head_{first}", lang), *labels, *ends)


def _matrix(result: BudgetResult, lang: Lang) -> Result:
    """Eligible costs, indirect ones included: partners down, work packages across."""
    total = say("excel.total", lang)
    packages = result.work_packages
    head = (say("excel.head_partner", lang), *(each.id for each in packages), total)
    width, cells = len(packages), result.cells
    rows = [
        (row.id, *(cell.eligible for cell in cells[i * width : (i + 1) * width]), row.eligible)
        for i, row in enumerate(result.partners)
    ]
    last = (total, *(each.eligible for each in packages), result.totals.eligible)
    return _plain([head, *rows, last])


def _plain(rows: Iterable[tuple[object, ...]]) -> Result:
    """Amounts as numbers of a spreadsheet."""
    return tuple(
        tuple(float(value) if isinstance(value, Decimal) else value for value in row)
        for row in rows
    )


def _column(key: str, lang: Lang) -> str:
    return say(f"excel.head_{key}", lang) if key else ""

"""The text of ``cofin calculate``: totals first, then who, where, with what, on which rules."""

from __future__ import annotations

from collections.abc import Sequence

from cofin.cli.five import count_of_conditions, gap_remark, limit
from cofin.cli.output import Ink, wrap
from cofin.cli.report_rules import judged_conditions, overrides, unverified_values
from cofin.cli.report_sources import Notes
from cofin.cli.report_tables import funding_table, partner_table, work_package_table
from cofin.core.citation import cite
from cofin.core.criterion import Criterion
from cofin.core.result import BudgetResult
from cofin.text import Lang, day, money, percent, printable, say


def report(result: BudgetResult, criteria: Sequence[Criterion], lang: Lang, ink: Ink) -> list[str]:
    """The whole report, section by section, empty lines between them."""
    notes = Notes(lang)
    sections = [
        _heading(result, lang, ink),
        _section("totals", _totals(result, lang, ink), lang, ink),
        _section("by_partner", partner_table(result, lang, ink), lang, ink),
        _section("by_work_package", work_package_table(result, lang, ink), lang, ink),
        _section("funding", funding_table(result, lang, ink), lang, ink),
        [*count_of_conditions(criteria, lang), *judged_conditions(criteria, notes, ink)],
        _section("unverified", unverified_values(result, notes), lang, ink),
        _section("overrides", overrides(result, notes), lang, ink),
    ]
    sections.append(_section("sources", notes.lines(), lang, ink))
    return "\n\n".join("\n".join(lines) for lines in sections if lines).splitlines()


def _heading(result: BudgetResult, lang: Lang, ink: Ink) -> list[str]:
    project, rules = result.project, result.rules
    facts = say(
        "cli_calculate.facts",
        lang,
        partners=len(project.partners),
        work_packages=len(project.work_packages),
        lines=len(project.costs),
        exchanges=sum(visit.count for visit in project.exchanges),
        months=project.duration_months,
    )
    name = f"{project.acronym}: {project.title}" if project.title else project.acronym
    call = say(
        "cli_calculate.call",
        lang,
        call=project.call,
        title=rules.profile.title[lang.value],
        day=day(rules.on, lang),
    )
    return [*(ink("strong", line) for line in wrap(printable(name))), *wrap(call), *wrap(facts)]


def _section(key: str, lines: list[str], lang: Lang, ink: Ink) -> list[str]:
    """A heading and its lines; nothing when there are none."""
    title = wrap(say(f"cli_calculate.{key}", lang))
    return [*(ink("strong", line) for line in title), *lines] if lines else []


def _totals(result: BudgetResult, lang: Lang, ink: Ink) -> list[str]:
    totals = result.totals
    amounts = (
        ("direct", totals.direct, ""),
        ("indirect", totals.indirect, ""),
        ("eligible", totals.eligible, ""),
        ("ineligible", totals.ineligible, ""),
        ("by_rate", totals.by_rate, _rates(result, lang)),
        ("maximum_grant", totals.maximum_grant, ""),
        ("eu_contribution", totals.eu_contribution, ""),
        ("co_financing", totals.co_financing, ""),
    )
    rows = [(key, money(amount, lang), remark) for key, amount, remark in amounts]
    rows.append(("effective_rate", percent(totals.effective_rate, lang), ""))
    labels = {key: say(f"cli_figure.{key}", lang) for key, _, _ in rows}
    wide, figure = max(map(len, labels.values())), max(len(shown) for _, shown, _ in rows)
    strong = {"eligible", "eu_contribution", "co_financing"}
    lines = []
    for key, shown, remark in rows:
        line = f"  {labels[key]:<{wide}}  {shown:>{figure}}"
        lines.append((ink("strong", line) if key in strong else line) + remark)
    return [*lines, *wrap(limit(totals, lang), indent="  "), *_gap(result, lang)]


def _gap(result: BudgetResult, lang: Lang) -> list[str]:
    said = gap_remark(result, lang)
    return wrap(said, indent="  ") if said else []


def _rates(result: BudgetResult, lang: Lang) -> str:
    """The reimbursement rates in force: the general one, then categories with their own."""
    general = cite(result.rules, "reimbursement_rate")
    said = [general[0].value(lang)] if general else []
    for category in result.rules.profile.categories:
        own = cite(result.rules, "reimbursement_rate", category.key)
        if own and (not general or own[0].dated.value != general[0].dated.value):
            said.append(f"{category.label[lang.value]} {own[0].value(lang)}")
    return f"  ({'; '.join(said)})" if said else ""

"""What the report rests on: conditions judged, values nobody verified, values replaced."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from cofin.cli.output import Ink, wrap
from cofin.cli.report_sources import Notes, status_word
from cofin.core.citation import (
    Citation,
    cite,
    cite_base,
    cite_depreciation,
    cite_row,
    distinct,
)
from cofin.core.criterion import Criterion, Verdict
from cofin.core.eligibility import was_depreciated
from cofin.core.result import BudgetResult
from cofin.rules.profile import CallRules, Status
from cofin.text import Lang, say

#: Parameters that money depends on whatever the project is.
DECIDING = (
    "reimbursement_rate",
    "maximum_grant",
    "indirect_rate",
    "line_rounding",
    "derived_rounding",
    "rate_scope",
    "allocation",
    "no_profit",
)
_OF_EXCHANGES = ("exchange_minimum_days", "exchange_full_days", "exchange_full_distance")
_TONES = {Verdict.MET: "good", Verdict.NOT_MET: "bad", Verdict.UNKNOWN: "open"}


def judged_conditions(found: Sequence[Criterion], notes: Notes, ink: Ink) -> list[str]:
    """Each condition: met or not, how that was judged, and where it is written."""
    lang = notes.lang
    words = {verdict: say(f"criterion.status_{verdict}", lang) for verdict in Verdict}
    wide = max(map(len, words.values()))
    lines: list[str] = []
    for criterion in found:
        message = f"{criterion.label(lang)}: {criterion.message(lang)}"
        said = wrap(f"{message} {notes.marks(criterion.citations)}", indent=" " * (wide + 4))
        word = ink(_TONES[criterion.status], f"{words[criterion.status]:<{wide}}")
        lines += [f"  {word}{said[0][wide + 2 :]}", *said[1:]]
    return lines


def unverified(result: BudgetResult) -> list[Citation]:
    """Values that the figures depend on and that no document of the call confirms yet."""
    return [
        citation
        for citation in distinct(_deciding(result))
        if citation.dated.status is not Status.VERIFIED and citation.dated.original is None
    ]


def unverified_values(result: BudgetResult, notes: Notes) -> list[str]:
    """The same in words, the lump sums of one source on one line."""
    lang, lines = notes.lang, list[str]()
    rows: defaultdict[tuple[str, str], list[Citation]] = defaultdict(list)
    for citation in unverified(result):
        status = status_word(citation.dated.status, lang)
        if citation.key != "exchanges":
            label, value = citation.label[lang.value], _measured(citation, lang)
            said = f"{status}: {label} = {value}" if value else f"{status}: {label}"
            lines += wrap(f"{said} {notes.marks([citation])}", indent="  ")
        else:
            rows[status, notes.marks([citation])].append(citation)
    for (status, marks), found in rows.items():
        hosts = [str(citation.dated.value) for citation in found]
        said = say("cli_calculate.lump_sums", lang, hosts=hosts)
        lines += wrap(f"{status}: {said} {marks}", indent="  ")
    return lines


def overrides(result: BudgetResult, notes: Notes) -> list[str]:
    """Values that the project replaced, with the call's own and the reason given."""
    lines: list[str] = []
    for parameter, category in result.rules.replaced:
        for citation in cite(result.rules, parameter, category):
            said = say(
                "cli_calculate.override",
                notes.lang,
                label=citation.label[notes.lang.value],
                value=citation.value(notes.lang),
                reason=citation.dated.override_reason,
            )
            lines += wrap(f"{said} {notes.marks([citation])}", indent="  ")
    return lines


def _deciding(result: BudgetResult) -> Iterator[Citation]:
    """The call's values, and rows of its tables, that this project's figures depend on."""
    rules, visits = result.rules, result.project.exchanges
    for key in DECIDING + (_OF_EXCHANGES if visits else ()):
        yield from _with_categories(rules, key)
        if key == "indirect_rate":
            yield from cite_base(rules)
    lines = zip(result.project.costs, result.lines, strict=True)
    if any(was_depreciated(cost, judged) for cost, judged in lines):
        yield cite_depreciation(rules.on)
    if visits:
        yield from _lump_sums(rules, {visit.host_country: None for visit in visits})


def _with_categories(rules: CallRules, key: str) -> Iterator[Citation]:
    yield from cite(rules, key)
    for category in rules.category_keys:
        yield from cite(rules, key, category)


def _lump_sums(rules: CallRules, hosts: Iterable[str]) -> Iterator[Citation]:
    from cofin.rules.tables import exchange_ceilings

    ceilings = exchange_ceilings(rules.profile.tables["exchanges"])
    for host in hosts:
        row = ceilings[host]
        yield cite_row("exchanges", host, rules.on, source=row.source, status=row.status)


def _measured(citation: Citation, lang: Lang) -> str:
    """The value with its unit, the currency included."""
    value = citation.value(lang)
    return say("cli_figure.unit_EUR", lang, value=value) if citation.unit == "EUR" else value

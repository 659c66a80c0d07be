"""What the report rests on: conditions judged, values nobody verified, values replaced."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cofin.cli.output import Ink, wrap
from cofin.core.citation import Citation, cite, distinct
from cofin.core.criterion import Criterion, Verdict
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
_EXCHANGES = ("exchange_minimum_days", "exchange_full_days", "exchange_full_distance")
_TONES = {Verdict.MET: "good", Verdict.NOT_MET: "bad", Verdict.UNKNOWN: "open"}


def judged_conditions(found: Sequence[Criterion], lang: Lang, ink: Ink) -> list[str]:
    """Each condition: met or not, how that was judged, and where it is written."""
    words = {verdict: say(f"criterion.status_{verdict}", lang) for verdict in Verdict}
    wide = max(map(len, words.values()))
    lines: list[str] = []
    for criterion in found:
        word = words[criterion.status]
        said = wrap(f"{criterion.label(lang)}: {criterion.message(lang)}", indent=" " * (wide + 4))
        lines.append(f"  {ink(_TONES[criterion.status], f'{word:<{wide}}')}" + said[0][wide + 2 :])
        lines += said[1:]
        for source in sources(criterion.citations, lang):
            lines += [ink("faint", line) for line in wrap(source, indent=" " * (wide + 6))]
    return lines


def deciding(result: BudgetResult) -> tuple[Citation, ...]:
    """The call's values that this project's figures depend on."""
    rules = result.rules
    keys = DECIDING + (_EXCHANGES if result.project.exchanges else ())
    return distinct(citation for key in keys for citation in _with_categories(rules, key))


def unverified_values(result: BudgetResult, lang: Lang, ink: Ink) -> list[str]:
    """Values that the figures depend on and that no document of the call confirms yet."""
    lines: list[str] = []
    for citation in deciding(result):
        dated = citation.dated
        if dated.status is Status.VERIFIED or dated.override_reason:
            continue
        status = say(f"explain.status_{dated.status}", lang)
        said = f"{status}: {citation.label[lang.value]} = {citation.value(lang)}"
        lines += wrap(said, indent="  ")
        source = ", ".join(filter(None, (dated.source.title, dated.where)))
        lines += [ink("faint", line) for line in wrap(source, indent="      ")]
    return lines


def overrides(result: BudgetResult, lang: Lang) -> list[str]:
    """Values that the project replaced, with the call's own and the reason given."""
    lines: list[str] = []
    for citation in replaced(result):
        lines += wrap(citation.sentence(lang), indent="  ")
    return lines


def replaced(result: BudgetResult) -> Iterable[Citation]:
    """Every value that the project replaced."""
    for parameter, category in result.rules.replaced:
        yield from cite(result.rules, parameter, category)


def _with_categories(rules: CallRules, key: str) -> Iterable[Citation]:
    yield from cite(rules, key)
    for category in rules.category_keys:
        yield from cite(rules, key, category)


def sources(citations: Sequence[Citation], lang: Lang) -> list[str]:
    """``title, where (status)`` of each source once."""
    said = [
        ", ".join(filter(None, (c.dated.source.title, c.dated.where)))
        + f" ({say(f'explain.status_{c.dated.status}', lang)})"
        for c in citations
    ]
    return list(dict.fromkeys(said))

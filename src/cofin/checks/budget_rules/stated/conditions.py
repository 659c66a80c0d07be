"""R11 and the countable parts of R12 in a workbook from which no project can be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from cofin.checks.budget_rules.stated.durations import Stated, durations
from cofin.checks.budget_rules.stated.partners import PartnerList, largest
from cofin.checks.budget_rules.unmet import parameter_of, severity_of
from cofin.checks.finding import Finding, Severity
from cofin.checks.subject import Subject
from cofin.core.criteria_consortium import minimum_countries, minimum_entities
from cofin.core.criteria_plan import duration_maximum, duration_minimum
from cofin.core.criteria_standing import application
from cofin.core.criterion import Criterion, CriterionKey, Verdict
from cofin.core.model import Partner, Project, Role
from cofin.rules.profile import CallRules
from cofin.text import Lang, Value, say


def duration_stated(subject: Subject, rules: CallRules) -> Iterator[Finding]:
    """The durations that the sheets state, each once, against the limits of the call."""
    by_months: dict[int, list[Stated]] = {}
    for stated in durations(subject):
        by_months.setdefault(stated.months, []).append(stated)
    for months, places in by_months.items():
        for criterion in _of_duration(months, rules):
            if criterion.key is CriterionKey.DURATION_MINIMUM and places[0].is_seen:
                continue  # the plan of one year, may be
            others = [each[0] for number, each in by_months.items() if number != months]
            yield _duration(criterion, places, others)


def _of_duration(months: int, rules: CallRules) -> Iterator[Criterion]:
    judged = application(Project("", "", duration_months=months), rules)
    for criterion in (duration_minimum(judged), duration_maximum(judged)):
        if criterion is not None and criterion.status is Verdict.NOT_MET:
            yield criterion


def _duration(criterion: Criterion, places: list[Stated], others: list[Stated]) -> Finding:
    first = places[0]
    required = int(str(criterion.required["required"]))
    told: dict[str, Value] = {"label": first.label, "months": first.months, **first.values}
    finding = _finding(criterion, first.place, f"stated.duration_{first.how}", told)
    if others:
        more: dict[str, Value] = {
            "place": "!".join(others[0].place),
            "months": others[0].months,
        }
        finding = _with_more(finding, "stated.duration_otherwise", more)
    is_sure = not others and not first.is_seen
    return replace(
        finding,
        label=first.label,
        found=str(first.months),
        expected=str(required),
        difference=Decimal(first.months - required),
        severity=severity_of(criterion) if is_sure else Severity.WARNING,
        also=tuple(each.place for each in places[1:] if each.place != first.place),
    )


def partners_listed(subject: Subject, rules: CallRules) -> Iterator[Finding]:
    """The list of partners against the numbers of entities and countries that the call asks for.

    Where all partners come from different countries, too few of them is the one cause.
    """
    listed = largest(subject)
    if listed is None:
        return
    partners = [
        Partner(id=f"P{number}", name=each.name, country=each.country, role=Role.BENEFICIARY)
        for number, each in enumerate(listed.partners, 1)
    ]
    judged = application(Project("", "", partners=tuple(partners)), rules)
    entities, countries = minimum_entities(judged), minimum_countries(judged)
    is_one_cause = len({each.country for each in partners}) == len(partners)
    if entities is not None and entities.status is not Verdict.MET:
        yield _count(entities, listed, listed.names)
        if is_one_cause:
            return
    if countries is not None and countries.status is not Verdict.MET:
        yield _count(countries, listed, listed.countries)


def _count(criterion: Criterion, listed: PartnerList, cells: str) -> Finding:
    count, required = (
        Decimal(str(number))
        for number in (criterion.found["count"], criterion.required["required"])
    )
    told: dict[str, Value] = {"rows": len(listed.partners)}
    return replace(
        _finding(criterion, (listed.sheet, cells), "stated.partners", told),
        label=listed.heading,
        found=f"{count:f}",
        expected=f"{required:f}",
        difference=count - required,
        severity=severity_of(criterion),
    )


def _finding(
    criterion: Criterion, place: tuple[str, str], key: str, told: Mapping[str, Value]
) -> Finding:
    where: dict[str, Value] = {"place": "!".join(place), **told}
    problem = {
        lang.value: say(key, lang, **where, sentence=criterion.message(lang)) for lang in Lang
    }
    mend = {lang.value: say(f"{key}_fix", lang, **where) for lang in Lang}
    return Finding(
        sheet=place[0],
        cell=place[1],
        values={"problem": problem, "mend": mend, "key": criterion.key.value},
        parameter=parameter_of(criterion),
    )


def _with_more(finding: Finding, key: str, told: Mapping[str, Value]) -> Finding:
    problem = finding.values["problem"]
    assert isinstance(problem, Mapping)
    more = {lang: f"{text} {say(key, Lang(lang), **told)}" for lang, text in problem.items()}
    return replace(finding, values={**finding.values, "problem": more})

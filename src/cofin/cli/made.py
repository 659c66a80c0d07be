"""What a command says after it made a budget: the five figures, and what to look at."""

from __future__ import annotations

from collections.abc import Sequence

from cofin.cli.five import conditions, five_figures
from cofin.cli.output import Ink, wrap
from cofin.cli.report_rules import unverified
from cofin.core.criterion import Criterion, Verdict
from cofin.core.result import BudgetResult
from cofin.text import Lang, say


def summary(
    result: BudgetResult, judged: Sequence[Criterion], output: str, lang: Lang, ink: Ink
) -> list[str]:
    """What was made, the five figures that matter, and the warnings."""
    project = result.project
    made = say(
        "cli_build.made",
        lang,
        output=output,
        acronym=project.acronym,
        partners=len(project.partners),
        work_packages=len(project.work_packages),
        lines=len(project.costs),
    )
    return [
        *wrap(made),
        "",
        *five_figures(result, lang, ink),
        "",
        *conditions(judged, lang, ink),
        *warnings(result, judged, lang),
    ]


def warnings(result: BudgetResult, judged: Sequence[Criterion], lang: Lang) -> list[str]:
    """What a person should know before relying on the figures."""
    said = []
    if any(criterion.status is Verdict.NOT_MET for criterion in judged):
        said.append(say("cli_build.made_all_the_same", lang))
    if doubtful := unverified(result):
        said.append(say("cli_build.unverified", lang, count=len(doubtful)))
    if result.rules.replaced:
        said.append(say("cli_build.replaced", lang, count=len(result.rules.replaced)))
    return [line for sentence in said for line in wrap(sentence)]

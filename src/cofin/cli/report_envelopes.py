"""The envelopes in words and numbers, each with its sources: context, never a limit."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from cofin.cli.output import Ink, wrap
from cofin.cli.report_sources import source_text, status_word
from cofin.cli.tables import table
from cofin.core.citation import Citation
from cofin.core.envelopes import (
    CallEnvelope,
    Envelopes,
    Outcome,
    ProgrammeEnvelope,
    ProjectPlace,
)
from cofin.rules.profile import CallRules
from cofin.text import Lang, money, percent, say


def envelope_report(rules: CallRules, found: Envelopes, lang: Lang, ink: Ink) -> list[str]:
    """A section for each envelope that the call tells of."""
    profile = rules.profile
    sections: list[list[str]] = []
    if found.programme:
        title = say("cli_envelope.programme", lang, name=profile.programme[lang.value])
        sections.append([*_title(title, ink), *_programme(found.programme, lang, ink)])
    if found.call:
        title = say("cli_envelope.call", lang, id=profile.id, title=profile.title[lang.value])
        sections.append([*_title(title, ink), *_call(found.call, lang, ink)])
    if found.outcome:
        title = say("cli_envelope.outcome", lang)
        sections.append([*_title(title, ink), *_outcome(found.outcome, lang, ink)])
    if found.project:
        title = say("cli_envelope.project", lang)
        sections.append([*_title(title, ink), *_place(found.project, lang)])
    if not sections:
        sections.append(wrap(say("cli_envelope.none", lang, call=profile.id)))
    sections.append(wrap(say("cli_envelope.context", lang)))
    return "\n\n".join("\n".join(lines) for lines in sections).splitlines()


def _title(words: str, ink: Ink) -> list[str]:
    return [ink("strong", line) for line in wrap(words)]


def _programme(found: ProgrammeEnvelope, lang: Lang, ink: Ink) -> list[str]:
    """The whole, a year of it, and the main actions with what is left for the rest."""
    lines = _sentences([("programme_whole", found.amount)], lang)
    if found.years and found.per_year is not None:
        said = say(
            "cli_envelope.per_year", lang, years=found.years, amount=money(found.per_year, lang)
        )
        lines += wrap(said, indent="  ")
    if found.actions:
        rows = [
            [
                a.label[lang.value],
                percent(Decimal(str(a.share.value)), lang),
                money(a.amount, lang),
                status_word(a.share.status, lang),
            ]
            for a in found.actions
        ]
        rest = say("cli_envelope.rest", lang)
        rows.append([rest, percent(found.rest_share, lang), money(found.rest, lang), ""])
        titles = [say(f"cli_envelope.title_{t}", lang) for t in ("action", "share", "amount")]
        lines += ["", *table([*titles, say("cli_envelope.title_status", lang)], rows, ink=ink), ""]
    return lines + _sources(found.citations, lang, ink)


def _call(found: CallEnvelope, lang: Lang, ink: Ink) -> list[str]:
    lines = _sentences([("call_whole", found.amount)], lang)
    if found.expected_projects and found.per_project is not None:
        said = say(
            "cli_envelope.per_project",
            lang,
            projects=found.expected_projects,
            amount=money(found.per_project, lang),
        )
        lines += wrap(said, indent="  ")
    lines += _ratios([("of_programme", found.of_programme)], lang)
    return lines + _sources(found.citations, lang, ink)


def _outcome(found: Outcome, lang: Lang, ink: Ink) -> list[str]:
    lines = []
    if found.projects is not None:
        said = say("cli_envelope.funded_projects", lang, projects=found.projects)
        lines += wrap(said, indent="  ")
    lines += _sentences([("funded_whole", found.amount), ("funded_average", found.average)], lang)
    lines += _ratios([("funded_of_call", found.of_call)], lang)
    return lines + _sources(found.citations, lang, ink)


def _place(found: ProjectPlace, lang: Lang) -> list[str]:
    lines = _sentences([("place_whole", found.eu_contribution)], lang)
    lines += _ratios(
        [
            ("place_of_call", found.of_call),
            ("place_of_average", found.of_average_grant),
            ("of_programme", found.of_programme),
        ],
        lang,
    )
    if found.fits is not None:
        lines += wrap(say("cli_envelope.fits", lang, projects=Decimal(found.fits)), indent="  ")
    return lines


def _sentences(amounts: Sequence[tuple[str, Decimal | None]], lang: Lang) -> list[str]:
    """``cli_envelope.<key>`` with each amount that is known."""
    return [
        line
        for key, amount in amounts
        if amount is not None
        for line in wrap(say(f"cli_envelope.{key}", lang, amount=money(amount, lang)), indent="  ")
    ]


def _ratios(ratios: Sequence[tuple[str, Decimal | None]], lang: Lang) -> list[str]:
    """``cli_envelope.<key>`` with each share that is known, as a percentage."""
    return [
        line
        for key, ratio in ratios
        if ratio is not None
        for line in wrap(
            say(f"cli_envelope.{key}", lang, share=percent(ratio, lang, 3)), indent="  "
        )
    ]


def _sources(citations: Sequence[Citation], lang: Lang, ink: Ink) -> list[str]:
    return [
        ink("faint", line)
        for source in dict.fromkeys(source_text(c, lang) for c in citations)
        for line in wrap(source, indent="      ")
    ]

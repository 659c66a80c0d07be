"""One page per call profile: every value with its status and source."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from cofin.rules.load import list_calls, load_profile
from cofin.rules.profile import CallProfile, DatedValue, Milestone, Parameter, Status, passage
from cofin.text import Lang, day, money, percent, say
from reference.words import document, table, word


def known() -> Sequence[str]:
    """Ids of the calls that come with cofin."""
    return list_calls()


def page(call: str, lang: Lang) -> str:
    """The page on one call."""
    profile = load_profile(call)
    sections = [
        _parameters(profile, lang),
        _categories(profile, lang),
        _activities(profile, lang) if profile.activities else "",
        _milestones(profile, lang) if profile.milestones else "",
        _sources(profile, lang),
    ]
    return document(
        profile.id,
        f"{profile.title[lang]}. {profile.programme[lang]}.",
        word("calls_intro", lang),
        *filter(None, sections),
        lang=lang,
    )


def _parameters(profile: CallProfile, lang: Lang) -> str:
    rows = [
        [
            parameter.label[lang] + _scope(profile, value, lang),
            _value(parameter, value, lang),
            _status(value, lang),
            ", ".join(filter(None, (value.source.title, passage(value.where, lang)))),
            value.note.get(lang, ""),
            f"`{parameter.key}`",
        ]
        for parameter in profile.parameters.values()
        for value in parameter.values
    ]
    heads = ("parameter", "value", "status", "source", "note", "key")
    return _section("parameters", table([word(f"head_{h}", lang) for h in heads], rows), lang)


def _status(value: DatedValue, lang: Lang) -> str:
    said = say(f"explain.status_{value.status}", lang)
    return f"**{said}**" if value.status is Status.ASSUMED else said


def _scope(profile: CallProfile, value: DatedValue, lang: Lang) -> str:
    if not value.category:
        return ""
    labels = {c.key: c.label[lang] for c in (*profile.categories, profile.indirect)}
    return f" ({labels[value.category]})"


def _value(parameter: Parameter, value: DatedValue, lang: Lang) -> str:
    match value.value:
        case bool() as flag:
            return _yes_or_no(lang, flag)
        case str() as choice:
            return f"`{choice}`"
        case date() as when:
            return day(when, lang)
        case number if parameter.unit == "ratio":
            return percent(Decimal(number), lang)
        case number if parameter.unit == "EUR":
            return f"{money(Decimal(number), lang)} EUR"
        case number:
            unit = word(f"unit_{parameter.unit}", lang)
            return f"{number} {unit}".strip()


def _categories(profile: CallProfile, lang: Lang) -> str:
    rows = [
        [
            category.label[lang],
            category.letter,
            category.form_column,
            _yes_or_no(lang, category.in_indirect_base),
            f"`{category.key}`",
        ]
        for category in (*profile.categories, profile.indirect)
    ]
    heads = ("category", "letter", "form_column", "in_base", "key")
    return _section("categories", table([word(f"head_{h}", lang) for h in heads], rows), lang)


def _activities(profile: CallProfile, lang: Lang) -> str:
    rows = [
        [activity.id, activity.label[lang], _yes_or_no(lang, activity.required)]
        for activity in profile.activities
    ]
    heads = ("id", "activity", "needed")
    return _section("activities", table([word(f"head_{h}", lang) for h in heads], rows), lang)


def _milestones(profile: CallProfile, lang: Lang) -> str:
    rows = [
        [
            milestone.label[lang],
            _when(milestone, lang),
            word("estimated", lang) if milestone.estimated else "",
        ]
        for milestone in profile.milestones
    ]
    heads = ("stage", "when", "note")
    return _section("milestones", table([word(f"head_{h}", lang) for h in heads], rows), lang)


def _when(milestone: Milestone, lang: Lang) -> str:
    days = [day(d, lang) for d in (milestone.start, milestone.end) if d]
    return " ".join(filter(None, ("–".join(days), milestone.time)))


def _sources(profile: CallProfile, lang: Lang) -> str:
    rows = [
        [source.title, day(source.published, lang) if source.published else "", source.url]
        for source in profile.sources.values()
    ]
    heads = ("document", "published", "url")
    return _section("sources", table([word(f"head_{h}", lang) for h in heads], rows), lang)


def _section(name: str, body: str, lang: Lang) -> str:
    return f"## {word(f'calls_{name}', lang)}\n\n{body}"


def _yes_or_no(lang: Lang, flag: bool) -> str:  # noqa: FBT001
    return say("word.yes" if flag else "word.no", lang)

"""A call in words: every value with its status, its document and the place in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cofin.cli.output import Ink, wrap
from cofin.core.call_values import in_words, values_in_force
from cofin.core.citation import label_of, show_scalar
from cofin.rules.profile import (
    CallRules,
    Category,
    Citation,
    DatedValue,
    Labels,
    Milestone,
    Source,
    Status,
    passage,
)
from cofin.text import Lang, day, say

_TONES = {Status.VERIFIED: "good", Status.REPORTED: "open", Status.ASSUMED: "bad"}


def call_report(rules: CallRules, lang: Lang, ink: Ink) -> list[str]:
    """The whole profile on the day of the rules, section by section."""
    profile = rules.profile
    sections = {
        "parameters": _parameters(rules, lang, ink),
        "categories": _categories(rules, lang, ink),
        "activities": _activities(rules, lang, ink),
        "milestones": _milestones(rules, lang, ink),
        "actions": _actions(rules, lang, ink),
        "tables": (
            f"  {say(f'cli_calls.table_{kind}', lang)}: {name}"
            for kind, name in profile.tables.items()
        ),
        "sources": _sources(rules, lang),
    }
    lines = _heading(rules, lang, ink)
    for key, found in sections.items():
        if body := list(found):
            lines += ["", ink("strong", say(f"cli_calls.section_{key}", lang)), *body]
    return lines


def _heading(rules: CallRules, lang: Lang, ink: Ink) -> list[str]:
    profile = rules.profile
    dates = say(
        "cli_calls.heading_dates_time" if profile.deadline_time else "cli_calls.heading_dates",
        lang,
        published=profile.published,
        deadline=profile.deadline,
        time=profile.deadline_time,
    )
    manager = say("cli_calls.heading_manager", lang, manager=profile.manager)
    compared = say("cli_calls.heading_rules", lang, on=rules.on, checked=profile.checked_on)
    return [
        ink("strong", profile.id),
        *wrap(profile.title[lang.value]),
        *wrap(profile.programme[lang.value]),
        *wrap(f"{dates} {manager}" if profile.manager else dates),
        *wrap(compared),
        *(ink("faint", line) for line in wrap(say("cli_calls.heading_legend", lang))),
    ]


def _parameters(rules: CallRules, lang: Lang, ink: Ink) -> Iterator[str]:
    for parameter, dated in values_in_force(rules):
        label = label_of(rules.profile, parameter.key, dated.category)[lang.value]
        value = in_words(dated.value, parameter.unit, lang)
        said = say("cli_calls.value", lang, label=label, value=value)
        yield from _entry(said, dated, lang, ink)


def _categories(rules: CallRules, lang: Lang, ink: Ink) -> Iterator[str]:
    for category in (*rules.profile.categories, rules.profile.indirect):
        said = say(
            "cli_calls.category",
            lang,
            letter=category.letter,
            label=category.label[lang.value],
            column=category.form_column or "-",
            base=say(_base(category, rules), lang),
        )
        yield from _entry(said, category.citation, lang, ink)


def _base(category: Category, rules: CallRules) -> str:
    if category.key == rules.profile.indirect.key:
        return "cli_calls.indirect_itself"
    return "cli_calls.in_base" if category.in_indirect_base else "cli_calls.not_in_base"


def _activities(rules: CallRules, lang: Lang, ink: Ink) -> Iterator[str]:
    for activity in rules.profile.activities:
        key = "cli_calls.activity_required" if activity.required else "cli_calls.activity"
        said = say(key, lang, id=activity.id, label=activity.label[lang.value])
        yield from _entry(said, activity.citation, lang, ink)


def _milestones(rules: CallRules, lang: Lang, ink: Ink) -> Iterator[str]:
    for stage in rules.profile.milestones:
        said = _stage(stage, lang)
        if stage.estimated:
            said = say("cli_calls.estimated", lang, said=said)
        yield from _entry(said, stage.citation, lang, ink)


def _stage(stage: Milestone, lang: Lang) -> str:
    label = stage.label[lang.value]
    if stage.end is not None:
        return say(
            "cli_calls.milestone_period", lang, label=label, start=stage.start, end=stage.end
        )
    key = "cli_calls.milestone_time" if stage.time else "cli_calls.milestone"
    return say(key, lang, label=label, start=stage.start, time=stage.time)


def _actions(rules: CallRules, lang: Lang, ink: Ink) -> Iterator[str]:
    for action in rules.profile.programme_actions:
        share = show_scalar(action.share.value, "ratio", lang)
        said = say("cli_calls.value", lang, label=action.label[lang.value], value=share)
        yield from _entry(said, action.share, lang, ink)


def _sources(rules: CallRules, lang: Lang) -> Iterator[str]:
    for source in rules.profile.sources.values():
        yield from wrap(_document(source, lang), indent="  ")
        if source.url:
            yield f"      {source.url}"


def _document(source: Source, lang: Lang) -> str:
    if source.published is None:
        return source.title
    return f"{source.title} ({day(source.published, lang)})"


def _entry(said: str, cited: DatedValue | Citation | None, lang: Lang, ink: Ink) -> Iterable[str]:
    """What the call says, and under it how sure that is, where it is written, and why."""
    yield from wrap(said, indent="  ")
    if cited is None:
        return
    status = say(f"explain.status_{cited.status}", lang)
    place = passage(cited.where, lang)
    where = say("cli_calls.cited", lang, status=status, title=cited.source.title, where=place)
    for line in wrap(where, indent="      "):
        yield line.replace(status, ink(_TONES[cited.status], status), 1)
    yield from (ink("faint", line) for line in wrap(_note(cited.note, lang), indent="      "))


def _note(note: Labels, lang: Lang) -> str:
    return note.get(lang.value, "")

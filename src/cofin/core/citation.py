"""Where a rule is written and how sure that is: what a criterion or a figure rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from cofin.errors import language
from cofin.rules import profile
from cofin.rules.profile import (
    CallRules,
    DatedValue,
    Labels,
    Passage,
    Scalar,
    Source,
    Status,
    passage,
)
from cofin.text import Lang, day, has, money, number, percent, raw, say


@dataclass(frozen=True, slots=True)
class Citation:
    """A value of the call, or a row of one of its tables, with its source.

    ``key`` is the parameter, or the table or list ("countries", "milestones"); ``unit`` is the
    parameter's unit, or empty for a row of a table; ``shown`` is a row's value in each
    language where its numbers are written differently.
    """

    key: str
    unit: str
    label: Labels
    dated: DatedValue
    shown: Labels = field(default_factory=dict)

    def value(self, lang: Lang | str = Lang.EN) -> str:
        """The value as a person reads it; amounts are in EUR and do not say so."""
        lang = language(lang)
        return self.shown.get(lang.value) or measured(self.dated.value, self.unit, lang)

    def sentence(self, lang: Lang | str = Lang.EN) -> str:
        """``Rule: reimbursement rate: 75 % - <title>, <where> (verified)``, and any override."""
        lang = language(lang)
        said = say(
            "explain.rule",
            lang,
            rule=_joined(": ", self.label.get(lang.value, self.key), self.value(lang)),
            source=_joined(", ", self.dated.source.title, passage(self.dated.where, lang)),
            status=say(f"explain.status_{self.dated.status}", lang),
        )
        if self.dated.original is None:
            return said
        original = measured(self.dated.original, self.unit, lang)
        reason = self.dated.override_reason
        return f"{said} {say('explain.overridden', lang, original=original, reason=reason)}"

    def to_json(self) -> dict[str, str]:
        """The same as texts; ``override_reason`` and ``original`` only when replaced."""
        found = {
            "key": self.key,
            "category": self.dated.category,
            "value": str(self.dated.value),
            "source": self.dated.source.title,
            "url": self.dated.source.url,
            "where": str(self.dated.where),
            "status": self.dated.status.value,
        }
        if self.dated.original is not None:
            found["original"] = str(self.dated.original)
            found["override_reason"] = self.dated.override_reason
        return found


def _joined(separator: str, *parts: str) -> str:
    return separator.join(filter(None, parts))


def show_scalar(value: Scalar, unit: str, lang: Lang) -> str:
    """A parameter's value: a ratio as a percentage, EUR with two decimals, choices in words."""
    match value:
        case bool():
            return say("word.yes" if value else "word.no", lang)
        case str():
            return say(f"explain.choice_{value}", lang) if has(f"explain.choice_{value}") else value
        case date():
            return day(value, lang)
        case _ if unit == "ratio":
            return percent(Decimal(value), lang)
        case _ if unit == "EUR":
            return money(Decimal(value), lang)
        case _:
            return number(value, lang)


def measured(value: Scalar, unit: str, lang: Lang) -> str:
    """``24 months``, ``1 day``, ``200 km``; ratios, EUR, counts and choices as they are."""
    shown = show_scalar(value, unit, lang)
    key = f"explain.unit_{unit}"
    if not has(key):
        return shown
    single = f"{key}_one"
    return say(single if value == 1 and has(single) else key, lang, value=shown)


def cite(rules: CallRules, parameter: str, category: str = "") -> tuple[Citation, ...]:
    """The citation of a parameter, narrowed to a category where it is; empty if there is none."""
    dated = rules.find(parameter, category)
    if dated is None:
        return ()
    label = label_of(rules.profile, parameter, dated.category)
    return (Citation(parameter, rules.profile.parameters[parameter].unit, label, dated),)


def label_of(known: profile.CallProfile, parameter: str, category: str = "") -> Labels:
    """A parameter's label, with the cost category where a value holds for that one alone."""
    label = known.parameters[parameter].label
    for each in (*known.categories, known.indirect):
        if each.key == category:
            return {
                lang.value: say(
                    "explain.only_for",
                    lang,
                    label=label.get(lang.value, parameter),
                    category=each.label.get(lang.value, category),
                )
                for lang in Lang
            }
    return label


def cite_row(
    key: str,
    value: Scalar,
    on: date,
    *,
    source: str,
    status: Status,
    where: str = "",
    shown: Labels | None = None,
) -> Citation:
    """A row of a reference table or list; its label is the text ``explain.table_<key>``."""
    dated = DatedValue(value, on, Source(key, source), where, status)
    return Citation(key, "", both(f"explain.table_{key}"), dated, shown or {})


def cite_depreciation(on: date) -> Citation:
    """Equipment is charged as depreciation (``domain.md`` 2.3): no parameter says so."""
    source = "Multi-beneficiary grant agreement"
    where = Passage({"en": "equipment costs", "tr": "ekipman maliyetleri"})
    return cite_row("depreciation", "", on, source=source, status=Status.REPORTED, where=where)


def cite_listed(
    key: str, value: Scalar, on: date, written: profile.Citation | None
) -> tuple[Citation, ...]:
    """An entry of one of the profile's lists, with its own source where it has one."""
    if written is None:
        return ()
    dated = DatedValue(value, on, written.source, written.where, written.status, note=written.note)
    return (Citation(key, "", both(f"explain.table_{key}"), dated),)


def cite_base(rules: CallRules) -> tuple[Citation, ...]:
    """The categories in the base of the indirect costs, one citation for each source of theirs.

    That a category is left out rests on its source as well: the citation of a source that has
    no category in the base names none.
    """
    by_source: dict[tuple[Source, str, Status], list[profile.Category]] = {}
    for each in rules.profile.categories:
        if each.citation is not None:
            written = each.citation
            by_source.setdefault((written.source, written.where, written.status), []).append(each)
    found = []
    for (source, where, status), known in by_source.items():
        inside = [each for each in known if each.in_indirect_base]
        dated = DatedValue(_joined(", ", *(c.key for c in inside)), rules.on, source, where, status)
        shown = {
            lang.value: _joined(", ", *(c.label.get(lang.value, c.key) for c in inside)) or "-"
            for lang in Lang
        }
        label = both("explain.table_indirect_base")
        found.append(Citation("indirect_base", "", label, dated, shown))
    return tuple(found)


def both(key: str) -> Labels:
    """A text in every language, for values that are shown in the reader's."""
    return {lang.value: raw(key, lang) for lang in Lang}


def distinct(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    """Each citation once, in the order of its first use."""
    found: list[Citation] = []
    for citation in citations:
        if citation not in found:
            found.append(citation)
    return tuple(found)

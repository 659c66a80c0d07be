"""A profile file without problems, as the objects that calculation and checks see."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import cast

from cofin.readonly import ReadOnly
from cofin.rules.document import Document, Table, rows, table, tables
from cofin.rules.examples import costs_of, untouched_category
from cofin.rules.parameters import PARAMETERS, Unit
from cofin.rules.profile import (
    Activity,
    CallProfile,
    Category,
    Citation,
    DatedValue,
    Labels,
    Milestone,
    Parameter,
    Passage,
    ProgrammeAction,
    Scalar,
    Source,
    Status,
    WorkedExample,
)
from cofin.rules.shape import FIGURES

_WHOLE = frozenset({Unit.COUNT, Unit.MONTHS, Unit.DAYS, Unit.KM, Unit.YEARS})


def build_profile(document: Document) -> CallProfile:
    """The profile; the document must have passed the second and the third pass."""
    raw, call = document.raw, table(document.raw, "call")
    sources = ReadOnly({name: _source(name, content) for name, content in tables(raw, "source")})
    categories = [_category(entry, sources) for _, entry in rows(raw, "category")]
    return CallProfile(
        id=_text(call, "id"),
        title=_labels(call, "title"),
        programme=_labels(call, "programme"),
        published=_date(call, "published"),
        deadline=_date(call, "deadline"),
        deadline_time=_text(call, "deadline_time"),
        manager=_text(call, "manager"),
        checked_on=_date(call, "checked_on"),
        sources=sources,
        parameters=ReadOnly(
            {key: _parameter(key, raw, sources) for key in PARAMETERS if _has(raw, key)}
        ),
        categories=tuple(each for each in categories if each.key != "indirect"),
        indirect=next(each for each in categories if each.key == "indirect"),
        activities=tuple(_activity(entry, sources) for _, entry in rows(raw, "activity")),
        milestones=tuple(_milestone(entry, sources) for _, entry in rows(raw, "milestone")),
        programme_actions=tuple(
            _programme_action(entry, sources) for _, entry in rows(raw, "programme_action")
        ),
        tables=ReadOnly({kind: str(name) for kind, name in table(raw, "tables").items()}),
        worked_examples=tuple(
            _worked_example(entry, document, sources) for _, entry in rows(raw, "worked_example")
        ),
    )


def _source(name: str, content: Table) -> Source:
    return Source(
        id=name,
        title=_text(content, "title"),
        url=_text(content, "url"),
        published=cast("date | None", content.get("published")),
        language=_text(content, "language"),
    )


def _parameter(key: str, raw: Table, sources: Mapping[str, Source]) -> Parameter:
    content = table(table(raw, "parameter"), key)
    unit = PARAMETERS[key].unit
    return Parameter(
        key=key,
        unit=unit.value,
        label=_labels(content, "label"),
        values=tuple(
            _dated(value, value["is"], unit, sources) for _, value in rows(content, "value")
        ),
    )


def _dated(content: Table, value: object, unit: Unit, sources: Mapping[str, Source]) -> DatedValue:
    cited = _citation(content, sources)
    return DatedValue(
        value=_scalar(value, unit),
        since=_date(content, "from"),
        source=cited.source,
        where=cited.where,
        status=cited.status,
        category=_text(table(content, "only_for"), "category"),
        note=cited.note,
    )


def _scalar(value: object, unit: Unit) -> Scalar:
    """A number with a unit as ``int`` where it is whole by nature, else as ``Decimal``."""
    if unit in _WHOLE:
        return int(cast("int | Decimal", value))
    if unit in (Unit.RATIO, Unit.EUR):
        return Decimal(cast("int | Decimal", value))
    return cast("str | bool", value)


def _citation(content: Table, sources: Mapping[str, Source]) -> Citation:
    return Citation(
        source=sources[_text(content, "source")],
        where=_passage(content["where"]),
        status=Status(_text(content, "status")),
        note=_labels(content, "note"),
    )


def _category(entry: Table, sources: Mapping[str, Source]) -> Category:
    return Category(
        key=_text(entry, "key"),
        label=_labels(entry, "label"),
        letter=_text(entry, "letter"),
        form_column=_text(entry, "form_column"),
        in_indirect_base=entry["in_indirect_base"] is True,
        citation=_citation(entry, sources),
    )


def _activity(entry: Table, sources: Mapping[str, Source]) -> Activity:
    return Activity(
        id=_text(entry, "id"),
        label=_labels(entry, "label"),
        required=entry["required"] is True,
        citation=_citation(entry, sources),
    )


def _milestone(entry: Table, sources: Mapping[str, Source]) -> Milestone:
    return Milestone(
        key=_text(entry, "key"),
        label=_labels(entry, "label"),
        start=_date(entry, "start"),
        end=cast("date | None", entry.get("end")),
        time=_text(entry, "time"),
        estimated=entry["estimated"] is True,
        citation=_citation(entry, sources),
    )


def _programme_action(entry: Table, sources: Mapping[str, Source]) -> ProgrammeAction:
    return ProgrammeAction(
        key=_text(entry, "key"),
        label=_labels(entry, "label"),
        share=_dated(entry, entry["share"], Unit.RATIO, sources),
    )


def _worked_example(
    entry: Table, document: Document, sources: Mapping[str, Source]
) -> WorkedExample:
    on = entry.get("on", table(document.raw, "call")["deadline"])
    expected = {key: entry[key] for key in FIGURES if key in entry}
    choices = {key: str(choice) for key, choice in table(entry, "choices").items()}
    return WorkedExample(
        name=_text(entry, "name"),
        source=sources[_text(entry, "source")],
        where=_text(entry, "where"),
        on=cast(date, on),
        costs=tuple(map(ReadOnly, costs_of(entry, untouched_category(document)))),
        receipts=Decimal(cast("int | Decimal", entry.get("receipts", 0))),
        choices=ReadOnly(choices),
        expected=ReadOnly(
            {
                key: value if isinstance(value, str) else Decimal(cast("int | Decimal", value))
                for key, value in expected.items()
            }
        ),
    )


def _text(content: Table, key: str) -> str:
    return str(content.get(key, ""))


def _passage(where: object) -> str:
    """A text of the document itself, or words in each language."""
    if isinstance(where, str):
        return where
    return Passage({lang: str(words) for lang, words in cast(Table, where).items()})


def _date(content: Table, key: str) -> date:
    return cast(date, content[key])


def _labels(content: Table, key: str) -> Labels:
    return ReadOnly({lang: str(words) for lang, words in table(content, key).items()})


def _has(raw: Table, key: str) -> bool:
    return key in table(raw, "parameter")

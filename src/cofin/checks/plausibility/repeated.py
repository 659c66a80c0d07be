"""P04: the same line twice.  What a flat rate covers as well is R06."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cofin.checks.finding import Finding, said
from cofin.checks.plausibility.lines import Line, Values, lines_of, short
from cofin.checks.plausibility.vocabulary import key_words
from cofin.checks.registry import check
from cofin.checks.several import and_others, seen_from
from cofin.checks.subject import Subject
from cofin.checks.words import folded
from cofin.text import Lang, say


@check("P04")
def repeated(subject: Subject) -> Iterator[Finding]:
    """Lines that say and cost the same as one before, in its category or in another.

    One finding for each line that is repeated, however often.
    """
    same: dict[tuple[object, ...], list[Line]] = {}
    elsewhere: dict[tuple[object, ...], Line] = {}
    in_other: dict[tuple[object, ...], list[Line]] = {}
    for line in lines_of(subject):
        words = key_words(line.cost.description)
        if not any(word.isalpha() for word in words) or line.amount == 0:
            continue
        known = same.setdefault(_whole(line, words), [])
        known.append(line)
        if len(known) == 1 and not line.same:
            cost = line.cost
            key = (cost.partner, words, cost.quantity, cost.unit_cost)
            other = elsewhere.setdefault(key, line)
            if other.cost.category != cost.category:
                in_other.setdefault((*key, cost.category), [other]).append(line)
    for first, *others in same.values():
        if others:
            yield _finding(first, others, said("doubt.repeated_line"))
    for first, *others in in_other.values():
        yield _finding(first, others, _categories(subject, first, others[0]))


def _whole(line: Line, words: tuple[str, ...]) -> tuple[object, ...]:
    """What two lines share when they are one line twice."""
    if line.same:
        return (*line.same[:2], words, *line.same[2:])
    cost = line.cost
    money = (cost.quantity, cost.unit_cost, folded(cost.unit))
    return cost.partner, cost.work_package, cost.category, cost.eligible, words, *money


def _categories(subject: Subject, first: Line, second: Line) -> Mapping[str, str]:
    """The two categories by the names that the call gives them."""
    known = subject.profile.categories if subject.profile else ()
    labels = {category.key: category.label for category in known}
    found = {}
    for lang in Lang:
        one, two = (labels[line.cost.category][lang] for line in (first, second))
        found[lang.value] = say("doubt.repeated_category", lang, first=one, second=two)
    return found


def _finding(first: Line, others: Sequence[Line], reason: Mapping[str, str]) -> Finding:
    line, *further = others
    sheet, cell = line.at("description")
    also = tuple(each.at("description") for each in further)
    values: Values = {
        "reason": reason,
        "first": "!".join(p for p in first.at("description") if p),
        "amount": line.amount,
        "again": and_others("doubt.repeated_again", [seen_from(sheet, *at) for at in also]),
    }
    found = short(line.cost.description)
    return Finding(sheet, cell, line.label, found=found, values=values, also=also)

"""P04: the same line twice.  What a flat rate covers as well is R06."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from cofin.a1 import parse_range
from cofin.checks.finding import Finding, said
from cofin.checks.plausibility.placed_lines import PlacedLine, Values, placed_lines, short, total
from cofin.checks.registry import check
from cofin.checks.several import and_others, seen_from
from cofin.checks.subject import Subject
from cofin.checks.words.costs import key_words
from cofin.checks.words.headings import folded
from cofin.text import Lang, say


@check("P04")
def repeated(subject: Subject) -> Iterator[Finding]:
    """Lines that say and cost the same as one before, in its category or in another.

    One finding for each line that is repeated, however often, and for lines that are repeated
    together: a part of a table that was pasted again.
    """
    same: dict[tuple[object, ...], list[PlacedLine]] = {}
    elsewhere: dict[tuple[object, ...], PlacedLine] = {}
    in_other: dict[tuple[object, ...], list[PlacedLine]] = {}
    for line in placed_lines(subject):
        words = said_words(line.cost.description, line.cost.category)
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
    for run in _runs([Group(lines) for lines in same.values() if len(lines) > 1]):
        yield _of_lines(run)
    for first, *others in in_other.values():
        yield _finding(first, others, _categories(subject, first, others[0]))


#: Words and signs that make the order matter: there and back, from one language to another.
_DIRECTION = re.compile(
    r"\b(to|from|nach|von|vers)\b|->|[→➔⇒➜]|['’](dan|den|tan|ten|e|a|ye|ya)\b", re.IGNORECASE
)
_DASH = re.compile(r"\w\s*[-–—]\s*\w")  # between two towns


def said_words(description: str, category: str) -> tuple[str, ...]:
    """What two descriptions of one line have in common: the words, in order where it matters.

    >>> said_words("Flight Bari to Kiel", "travel") == said_words("Flight Kiel to Bari", "travel")
    False
    >>> said_words("Meetings: Bari, Kiel", "travel") == said_words("Kiel, Bari meetings", "travel")
    True
    """
    is_way = category == "travel" and _DASH.search(description)
    if is_way or _DIRECTION.search(description):
        return tuple(folded(description).split())
    return key_words(description)


class Group:
    """A line and its repeats."""

    def __init__(self, lines: Sequence[PlacedLine]) -> None:
        self.first, *self.others = lines
        self.places = [_place(line) for line in lines]

    def goes_on(self, before: Group) -> bool:
        """Whether each of its lines stands right below the one of the group before."""
        return self.places == [place and (*place[:2], place[2] + 1) for place in before.places]


def _place(line: PlacedLine) -> tuple[str, int, int] | None:
    """Sheet, column and row; ``None`` where the workbook does not say them."""
    sheet, cell = line.at("description")
    area = parse_range(cell)
    return None if area is None else (sheet, area.first_column, area.first_row)


def _runs(groups: Iterable[Group]) -> Iterator[list[Group]]:
    """Groups whose lines stand below each other in all places."""
    run: list[Group] = []
    for group in groups:
        if run and not (None not in group.places and group.goes_on(run[-1])):
            yield run
            run = []
        run.append(group)
    if run:
        yield run


def _of_lines(run: Sequence[Group]) -> Finding:
    """One finding for a line or for lines that are repeated together."""
    top, count = run[0], len(run)
    if count == 1:
        return _finding(top.first, top.others, said("doubt.repeated_line"))
    amount = total([group.others[0].amount for group in run])
    finding = _finding(
        top.first, top.others, said("doubt.repeated_lines", count=count, amount=amount)
    )
    last = run[-1]
    spans = [
        (one.at("description")[0], f"{one.at('description')[1]}:{two.at('description')[1]}")
        for one, two in zip((top.first, *top.others), (last.first, *last.others), strict=True)
    ]
    further = [seen_from(finding.sheet, *span) for span in spans[2:]]
    values: Values = {
        **finding.values,
        "first": "!".join(spans[0]),
        "again": and_others("doubt.repeated_again", further),
    }
    each = [[group.others[n].at("description") for group in run] for n in range(len(top.others))]
    return replace(
        finding,
        cell=spans[1][1],
        values=values,
        areas=tuple(cell for _, cell in each[0]),
        also=tuple(place for places in each[1:] for place in places),
    )


def _whole(line: PlacedLine, words: tuple[str, ...]) -> tuple[object, ...]:
    """What two lines share when they are one line twice."""
    if line.same:
        return (*line.same[:2], words, *line.same[2:])
    cost = line.cost
    money = (cost.quantity, cost.unit_cost, folded(cost.unit))
    return cost.partner, cost.work_package, cost.category, cost.eligible, words, *money


def _categories(subject: Subject, first: PlacedLine, second: PlacedLine) -> Mapping[str, str]:
    """The two categories by the names that the call gives them."""
    known = subject.profile.categories if subject.profile else ()
    labels = {category.key: category.label for category in known}
    found = {}
    for lang in Lang:
        one, two = (labels[line.cost.category][lang] for line in (first, second))
        found[lang.value] = say("doubt.repeated_category", lang, first=one, second=two)
    return found


def _finding(first: PlacedLine, others: Sequence[PlacedLine], reason: Mapping[str, str]) -> Finding:
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

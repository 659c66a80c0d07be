"""Jems's cost categories and those of the call: what goes where, and what has no place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from cofin.core.parse_problems import Vocabulary
from cofin.errors import InputError, Problem
from cofin.letters import plain
from cofin.rules.profile import CallProfile
from cofin.text import Value

OFFICE = "office"
"""Office and administration: a flat rate, which the call's own rate for indirect costs replaces."""

_CATEGORIES = {
    "personnel": r"staffcosts?(flatrate)?",
    "travel": r"travelandaccommodation(costs?)?(flatrate)?",
    "subcontracting": r"externalexpertiseandservices?(costs?)?",
    "equipment": r"equipment(costs?)?",
    "infrastructure": r"infrastructureandworks?(costs?)?",
    OFFICE: r"office(andadministration)?(costs?)?(flatrate)?",
    "other_goods": r"othercosts?(flatrate)?",
    "lump_sums": r"(programme)?lumpsums?",
    "unit_costs": r"(programme)?unitcosts?",
}


def bare_name(words: str) -> str:
    """A name without case, blanks and signs, which programmes write as they like."""
    return re.sub(r"[^a-z0-9]", "", plain(words))


def own_categories(given: Iterable[str], profile: CallProfile) -> dict[str, str]:
    """``Infrastructure and works=equipment`` as a mapping of names to keys of the call.

    ``InputError`` with every one that is no such pair or names a category the call lacks.
    """
    found, problems = {}, []
    known = [category.key for category in profile.categories]
    for each in given:
        name, sign, key = each.partition("=")
        if not sign or key.strip() not in known or not bare_name(name):
            values: dict[str, Value] = {"said": each, "known": known}
            problems.append(Problem("--category", "jems.wrong_category", values))
        found[bare_name(name)] = key.strip()
    if problems:
        raise InputError(problems)
    return found


def names_without_lines(given: Iterable[str], names: Iterable[str]) -> Iterator[Problem]:
    """Of pairs as above, those whose name none of the lines' categories ``names`` has.

    Nothing would come of them, and what somebody meant to move would stay where it was.
    """
    known = list(dict.fromkeys(filter(None, names)))
    has_lines, vocabulary = {bare_name(name) for name in known}, Vocabulary(known)
    for said in (each.partition("=")[0].strip() for each in given):
        if bare_name(said) not in has_lines:
            values: dict[str, Value] = {"said": said, "names": [f'"{name}"' for name in known]}
            values["suggestion"] = vocabulary.nearest(said)
            yield Problem("--category", "jems.no_such_category", values)


def category_of(words: str, own: Mapping[str, str], profile: CallProfile) -> str | None:
    """The key of the call's category (or ``OFFICE``), ``None`` when the call has none for it."""
    name = bare_name(words)
    if name in own:
        return own[name]
    known: Sequence[str] = [*(category.key for category in profile.categories), OFFICE]
    key = next((key for key, like in _CATEGORIES.items() if re.fullmatch(like, name)), None)
    return key if key in known else None

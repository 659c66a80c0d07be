"""Partners' parts back into one project: the opposite of splitting it.

What a partner decides (its own data, lines, exchanges, sources) comes from its part; what
the coordinator decides (call, acronym, title, dates, work packages, replaced parameters)
from the master, the project that was split.  Without a master the parts must agree on it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from cofin.core.align import align
from cofin.core.changes import label
from cofin.core.model import Partner, Project
from cofin.core.parse_problems import folded
from cofin.core.schema import PROJECT
from cofin.errors import InputError, Problem
from cofin.text import Lang, Value, say

_ROWS = {"cost": "costs", "exchange": "exchanges", "funding": "funding"}
"""Tables of which each partner has its own rows, and their attribute of a project."""


def merge(
    parts: Mapping[str, Project],
    master: Project | None = None,
    new: Collection[str] = (),
) -> Project:
    """The project of the parts, each with one partner; the keys say where a part is from.

    With a ``master`` every row that it has keeps its place, new ones follow the row they
    follow in the part, and partners without a part keep what they have; splitting and
    merging changes nothing.  Without one the partners are in the order of their ids, the
    rows of each together.

    Raises ``InputError`` with every part that has not one partner, is of another project,
    or has a partner of which there is another part, or whom the master does not know and
    ``new`` does not name.
    """
    problems = [*_not_one_partner(parts), *_twice(parts), *_of_another(parts, master)]
    problems += _unknown(parts, master, new)
    if problems or not parts:
        raise InputError(problems or [Problem("", "merge.nothing")])
    own = {each.partners[0].id: each for each in parts.values()}
    if master is None:
        base = next(iter(parts.values()))
        ordered = sorted(own, key=natural)
        return _joined(_whole(base), [own[each] for each in ordered])
    return _into(_whole(master), own)


def natural(identity: str) -> tuple[tuple[str, int], ...]:
    """``P10`` after ``P9``."""
    return tuple(
        (word.casefold(), int(digits or 0))
        for word, digits in re.findall(r"(\D*)(\d*)", identity, re.ASCII)
    )


def project_data(project: Project) -> dict[str, object]:
    """What the coordinator decides, by its field or table."""
    fields = {field.key: getattr(project, field.key) for field in PROJECT}
    tables = {"work_package": project.work_packages, "override": project.overrides}
    return {"call": project.call, **fields, **tables}


def _whole(project: Project) -> Project:
    return replace(project, share=None, is_part=False)


def _joined(base: Project, parts: Sequence[Project]) -> Project:
    rows: dict[str, Any] = {
        attribute: tuple(row for part in parts for row in getattr(part, attribute))
        for attribute in _ROWS.values()
    }
    return replace(base, partners=tuple(part.partners[0] for part in parts), **rows)


def _into(master: Project, own: Mapping[str, Project]) -> Project:
    """The master with everything of these partners replaced."""
    known = {partner.id for partner in master.partners}
    added = sorted((each for each in own if each not in known), key=natural)
    partners: list[Partner] = [
        own[each.id].partners[0] if each.id in own else each for each in master.partners
    ]
    partners += [own[each].partners[0] for each in added]
    rows: dict[str, Any] = {
        attribute: _placed(
            table,
            getattr(master, attribute),
            {partner: getattr(part, attribute) for partner, part in own.items()},
        )
        for table, attribute in _ROWS.items()
    }
    return replace(master, partners=tuple(partners), **rows)


def _placed(table: str, old: Sequence[Any], own: Mapping[str, Sequence[Any]]) -> tuple[Any, ...]:
    """The rows of all partners: the old ones of the others, the new ones of ``own``."""
    places = [((i, 0), row) for i, row in enumerate(old) if row.partner not in own]
    for rank, partner in enumerate(sorted(own, key=natural)):
        before = [i for i, row in enumerate(old) if row.partner == partner]
        new = own[partner]
        mine = [old[i] for i in before]
        places += zip(_places(table, mine, new, before or [len(old) + rank]), new, strict=True)
    places.sort(key=lambda each: each[0])
    return tuple(row for _, row in places)


def _places(
    table: str, old: Sequence[Any], new: Sequence[Any], at: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Where each new row belongs: the index of an old row, and the how manieth from there.

    Rows that kept their order keep their places; the others follow the row before them.
    ``at`` has the place of each old row, or the one place for rows that are all new.
    """
    pairs = [(i, j) for i, j in align(table, old, new) if i is not None and j is not None]
    kept = {j: at[i] for i, j in _rising(pairs)}
    place, behind = kept[min(kept)] if kept else at[0], -len(new)
    for j in range(len(new)):
        if j in kept:
            place, behind = kept[j], 0
        yield place, behind
        behind += 1


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most pairs (sorted by the second number) of which the first numbers rise as well."""
    tails: list[int] = []  # the least last first number of a run of each length
    ends: list[int] = []  # index in ``pairs`` of that end
    before: list[int] = []
    for k, (i, _) in enumerate(pairs):
        length = bisect_left(tails, i)
        tails[length : length + 1] = [i]
        ends[length : length + 1] = [k]
        before.append(ends[length - 1] if length else -1)
    run: list[tuple[int, int]] = []
    k = ends[-1] if ends else -1
    while k >= 0:
        run.append(pairs[k])
        k = before[k]
    return run[::-1]


def _not_one_partner(parts: Mapping[str, Project]) -> Iterator[Problem]:
    for source, part in parts.items():
        if len(part.partners) != 1:
            yield Problem(source, "merge.not_one_partner", {"count": len(part.partners)})


def _twice(parts: Mapping[str, Project]) -> Iterator[Problem]:
    counted = Counter(each for part in parts.values() for each in _ids(part))
    for partner, count in counted.items():
        if count > 1:
            sources = [s for s, part in parts.items() if partner in _ids(part)]
            named = next(p.id for p in parts[sources[0]].partners if p.id.casefold() == partner)
            values = {"partner": named, "files": ", ".join(sources)}
            yield Problem(sources[-1], "merge.twice", values)


def _ids(part: Project) -> set[str]:
    """Ids as a project tells them apart: ``p1`` is ``P1``."""
    return {partner.id.casefold() for partner in part.partners}


def _unknown(
    parts: Mapping[str, Project], master: Project | None, new: Collection[str]
) -> Iterator[Problem]:
    """Partners whom the master does not list as the part spells them, nor ``new``."""
    given = {partner.id for part in parts.values() for partner in part.partners}
    for partner_id in new:
        if partner_id not in given:
            yield Problem("", "merge.new_without_sheet", {"partner": partner_id})
    if master is None:
        return
    known = [partner.id for partner in master.partners]
    for source, part in parts.items():
        for partner in part.partners:
            if partner.id in known or (partner.id in new and not _ids(part) & _ids(master)):
                continue
            same = (other for other in master.partners if _is_same(other, partner))
            meant = next((other.id for other in same), "")
            values = {"partner": partner.id, "known": ", ".join(known), "suggestion": meant}
            yield Problem(source, "merge.unknown_partner", values)


def _is_same(one: Partner, other: Partner) -> bool:
    return one.id.casefold() == other.id.casefold() or folded(one.name) == folded(other.name)


def _of_another(parts: Mapping[str, Project], master: Project | None) -> Iterator[Problem]:
    """Parts of another project; without a master also every difference in what they share."""
    if not parts:
        return
    source, first = next(iter(parts.items()))
    known = project_data(master or first)
    for each, part in parts.items():
        here = project_data(part)
        for key in ("call", "acronym"):
            if here[key] != known[key]:
                values = {"found": str(here[key]), "expected": str(known[key])}
                yield Problem(each, f"merge.other_{key}", values)
        different = [key for key in here if here[key] != known[key]]
        if master is None and not {"call", "acronym"} & {*different}:
            yield from (_differs(each, source, key, here[key], known[key]) for key in different)


def _not_given() -> Mapping[str, str]:
    return {lang.value: say("word.not_given", lang) for lang in Lang}


def _differs(where: str, other: str, key: str, found: object, expected: object) -> Problem:
    """A field that two parts give otherwise; of a table, the rows that are not in both."""
    values: dict[str, Value] = {"other": other}
    for name, value, there in (("found", found, expected), ("expected", expected, found)):
        if isinstance(value, tuple) and isinstance(there, tuple):
            rows = [row for row in value if row not in there]
            values[name] = [" ".join(label(key, row)) for row in rows] or _not_given()
        else:
            is_given = value is not None and value != ""
            values[name] = (
                value if isinstance(value, int | date | str) and is_given else _not_given()
            )
    return Problem(where, f"merge.differs_{key}", values)

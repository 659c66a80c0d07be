"""Where a problem of a project is, and which word was probably meant."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from cofin.errors import Problem
from cofin.letters import plain
from cofin.text import Value

FieldPath: TypeAlias = tuple[str | int, ...]
"""A place in a project: ``("cost", 17, "category")``, rows counted from 1."""

Place: TypeAlias = Callable[[FieldPath], str]
"""Turns a path into what the reader looks for: ``cost[17].category``, ``Cost lines!C17``."""

Wording: TypeAlias = Callable[[FieldPath, Problem], Problem]
"""Puts a problem into the words that its reader sees: titles of columns for keys of fields."""

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_GLUE = re.compile(r"[\s_./-]+")
_SHOWN = 60
_UNPRINTABLE = "\N{REPLACEMENT CHARACTER}"
_SUGGESTIONS = 500  # looking for near words is slow: a file of nonsense is not worth it


def default_place(path: FieldPath) -> str:
    """The path as a project file spells it."""
    shown = ""
    for step in path:
        if isinstance(step, int):
            shown += f"[{step}]"
        else:
            key = step if _BARE.fullmatch(step) else quoted(step)
            shown += f".{key}" if shown else key
    return shown


def as_in_files(_: FieldPath, problem: Problem) -> Problem:
    """The words of a project file, which are those of the problem itself."""
    return problem


def quoted(text: str) -> str:
    """The text on one line in quotation marks, cut when long."""
    line = " ".join(text.split())
    kept = line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
    return '"' + "".join(c if c.isprintable() else _UNPRINTABLE for c in kept) + '"'


def shown(value: object) -> str:
    """Any value of a project file as a message shows it."""
    match value:
        case str():
            return quoted(value)
        case bool():
            return str(value).lower()
        case int() if value.bit_length() > 10_000:  # Python itself refuses to print these
            return f"1e{value.bit_length() * 301 // 1000}"
        case Mapping():
            return "{…}"
        case list() | tuple():
            return "[…]"
        case Decimal() if value.is_nan():
            return "nan"
        case _:
            return quoted(str(value))[1:-1]


OWN_KINDS = frozenset({str, int, bool, Decimal, date, type(None)})
"""Kinds of values that files have; whatever is of these is no sign of a library."""


def is_missing(value: object) -> bool:
    """Whether it is a sign for no value: NaN, NA and NaT, of pandas and numpy, are not themselves.

    A ``Decimal`` that is no number stands in a file, and is told as such.
    """
    if isinstance(value, Decimal):
        return False
    unlike = value != value  # noqa: PLR0124
    try:
        return unlike is value or bool(unlike)
    except (TypeError, ValueError):  # a whole array of answers
        return False


def folded(text: str) -> str:
    """The text as ``plain`` has it, without spaces and hyphens: ``work-package``, ``Work package``.

    Other than in labels (``checks.words.folded``) the words of a name are no words of their own.
    """
    return _GLUE.sub("", plain(text))


class Vocabulary:
    """The words a field may hold, and other names under which people know them."""

    def __init__(
        self,
        words: Iterable[str],
        others: Iterable[tuple[str, str]] = (),
        *,
        refused: Iterable[str] = (),
    ) -> None:
        self.words = tuple(dict.fromkeys(words))
        self._others = others  # read when a word is not known, not before
        self._every = tuple(dict.fromkeys((*self.words, *refused)))  # the latter never proposed
        self._known = frozenset(self._every)
        self._meant: dict[str, str] = {}
        self._folded: dict[str, str] = {}
        self._spellings: dict[str, str] = {}

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known, not even words that are proposed to nobody."""
        return not self._known

    def __contains__(self, word: str) -> bool:
        return word in self._known

    def spelled(self, word: str) -> str:
        """The known word that differs in capitals or blanks around it, or nothing."""
        if not self._spellings:
            self._spellings = {known.strip().lower(): known for known in reversed(self._every)}
        return self._spellings.get(word.strip().lower(), "")

    def nearest(self, word: str) -> str:
        """The word probably meant, or nothing."""
        if word not in self._meant:
            if len(self._meant) >= _SUGGESTIONS:
                return ""
            self._meant[word] = self._look_for(word)
        return self._meant[word]

    def _look_for(self, word: str) -> str:
        if not self._folded:
            pairs = (*self._others, *((known, known) for known in self.words))
            self._folded = {folded(name): meant for name, meant in pairs if folded(name)}
        said = folded(word[:_SHOWN])
        if said in self._folded:
            return self._folded[said]
        longer = [name for name in self._folded if len(said) > 2 and name.startswith(said)]
        close = longer or difflib.get_close_matches(said, self._folded, n=1, cutoff=0.6)
        return self._folded[close[0]] if close else ""

    def listed(self, most: int = 16) -> tuple[str, ...]:
        """The words for a message, the first of them when there are many."""
        words = self.words or self._every
        more = ("…",) if len(words) > most else ()
        return (*words[:most], *more)


#: Words that stand for something declared elsewhere: wrong wherever they stand.
_REFERENCES = frozenset({"project.unknown_partner", "project.unknown_work_package"})
#: Other words that are wrong in the same way all down a column.
_IN_COLUMN = frozenset(
    f"project.{code}"
    for code in (
        *("unknown_category", "unknown_choice", "unknown_activity", "unknown_country"),
        *("unknown_host", "no_lump_sums", "indirect_is_computed", "not_a_flag"),
        *("text_for_number", "percent_not_ratio", "no_value"),
    )
)


def once(found: Iterable[tuple[FieldPath, Problem]]) -> list[Problem]:
    """The problems; a word that is wrong in many places is one, with all its places."""
    firsts: dict[object, Problem] = {}
    for number, (path, problem) in enumerate(found):
        key: object = number
        if problem.code in _REFERENCES:
            key = problem.code, problem.values["value"]
        elif problem.code in _IN_COLUMN:
            key = problem.code, path[0], path[-1], problem.values.get("value")
        first = firsts.setdefault(key, problem)
        if first is not problem:
            firsts[key] = replace(first, also=(*first.also, problem.where))
    return list(firsts.values())


class Refused(Exception):  # never leaves the parser
    """A value that its field cannot hold: key of the text, and what it mentions."""

    def __init__(self, code: str, /, **values: Value) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


@dataclass(slots=True)
class Problems:
    """The problems found so far, each with its path."""

    place: Place
    order: Mapping[str, int]
    wording: Wording = as_in_files
    found: list[tuple[FieldPath, Problem]] = field(default_factory=list)
    elsewhere: list[FieldPath] = field(default_factory=list)  # refused, and told at its cause

    def add(self, path: FieldPath, code: str, /, **values: Value) -> None:
        """One more problem; ``code`` is a key of ``texts/project.toml``."""
        problem = Problem(self.place(path), f"project.{code}", values)
        self.found.append((path, self.wording(path, problem)))

    def refuse(self, path: FieldPath, refused: Refused) -> None:
        """One more problem, as raised by the rule of a field."""
        self.add(path, refused.code, **refused.values)

    def at(self, path: FieldPath) -> bool:
        """Whether something is wrong there already."""
        return any(found == path for found, _ in self.found)

    def in_reading_order(self) -> tuple[Problem, ...]:
        """All of them from the top of the file to its end, each word that is wrong once."""
        return tuple(once(sorted(self.found, key=self._position)))

    def _position(self, entry: tuple[FieldPath, Problem]) -> tuple[int, int]:
        table, *rest = (*entry[0], 0)
        row = next((step for step in rest if isinstance(step, int)), 0)
        return self.order.get(str(table), len(self.order)), row

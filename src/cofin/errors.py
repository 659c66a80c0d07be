"""What can go wrong that is not a defect of cofin.

::

    CofinError
    ├── InputError            what was given cannot be used; every problem at once
    │   ├── FileRefused       a file that cannot be read at all
    │   └── ProfileError      a call profile with problems
    └── OutputError           the result cannot be written where it was asked for

The command line answers all of them with exit status 2.  Any other exception is a
defect of cofin: exit status 3.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cofin.text import Lang, Value, has, printable, say

PLACES_SHOWN = 3
"""Further places named by one problem; ``Problem.also`` holds them all."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: where, and what (a text key with its values).

    A second text ``<code>_fix`` (what to do), where there is one, follows the first.
    A value named ``suggestion`` adds "did you mean" when it is not empty.
    """

    where: str
    code: str
    values: Mapping[str, Value] = field(default_factory=dict)
    said: str = ""  # the text's key where the reader needs other words than ``code`` has
    also: tuple[str, ...] = ()  # every further place where the same is wrong

    def message(self, lang: Lang | str = Lang.EN) -> str:
        """The whole message without its place."""
        return " ".join(filter(None, (self.sentence(lang), self.remedy(lang))))

    def sentence(self, lang: Lang | str = Lang.EN) -> str:
        """What is wrong, what was probably meant, and where else."""
        lang = language(lang)
        parts = [say(self.said or self.code, lang, **self.values)]
        if suggestion := self.values.get("suggestion"):
            parts.append(say("word.did_you_mean", lang, suggestion=suggestion))
        if self.also:
            parts.append(self._elsewhere(lang))
        return " ".join(parts)

    def remedy(self, lang: Lang | str = Lang.EN) -> str:
        """What to do; empty where the sentence says it."""
        lang = language(lang)
        key = f"{self.said or self.code}_fix"
        return say(key, lang, **self.values) if has(key) else ""

    def _elsewhere(self, lang: Lang) -> str:
        count, places = len(self.also) + 1, self.also[:PLACES_SHOWN]
        key = "word.also_in_areas" if ":" in self.where else "word.also_at"
        if more := len(self.also) - len(places):
            return say(f"{key}_more", lang, count=count, places=places, more=more)
        return say(key, lang, count=count, places=places)


MOST_SHOWN = 50
"""Problems written out in one message; ``InputError.problems`` holds them all."""


class CofinError(Exception):
    """Base of everything cofin raises on purpose."""


class InputError(CofinError):
    """What was given cannot be used; ``problems`` holds all that was found."""

    def __init__(self, problems: Iterable[Problem], source: str = "") -> None:
        self.problems = tuple(problems)
        self.source = source
        super().__init__(self.render(Lang.EN))

    def __reduce__(self) -> tuple[type[InputError], tuple[tuple[Problem, ...], str]]:
        """The same in another process: Python would make it of its message."""
        return type(self), (self.problems, self.source)

    def render(self, lang: Lang | str = Lang.EN) -> str:
        """The problems on lines of their own, after the name of the file; the first fifty."""
        lang = language(lang)
        source, count = printable(self.source), len(self.problems)
        key = "word.problems" if source else "word.problems_of_nothing"
        lines = [say(key, lang, source=source, count=count)]
        for problem in self.problems[:MOST_SHOWN]:
            if problem.where:
                lines.append(f"  {printable(problem.where)}")
            lines.append(f"      {printable(problem.message(lang))}")
        if more := len(self.problems[MOST_SHOWN:]):
            lines.append("  " + say("word.more_problems", lang, count=more))
        return "\n".join(lines)


class FileRefused(InputError):
    """A file that cannot be read at all, or is not safe to read."""


class ProfileError(InputError):
    """A call profile with problems."""


class OutputError(CofinError):
    """The result cannot be written where it was asked for."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(self.render(Lang.EN))

    def __reduce__(self) -> tuple[type[OutputError], tuple[Problem]]:
        """As above."""
        return type(self), (self.problem,)

    def render(self, lang: Lang | str = Lang.EN) -> str:
        """The place and the message on one line."""
        return printable(f"{self.problem.where}: {self.problem.message(lang)}")


def language(said: Lang | str) -> Lang:
    """The language that somebody names; ``InputError`` for one that cofin does not speak."""
    if isinstance(said, Lang):
        return said
    try:
        return Lang(said)
    except ValueError:
        known = tuple(lang.value for lang in Lang)
        unknown = Problem("", "python.unknown_lang", {"value": repr(said)[:80], "words": known})
        raise InputError([unknown], "lang") from None


def wrong_kind(name: str, given: object, wanted: str) -> InputError:
    """What an argument of another kind than its function can use is answered with."""
    values = {"given": type(given).__name__, "wanted": wanted}
    return InputError([Problem("", "python.wrong_kind", values)], name)


def must_be(name: str, given: object, *kinds: type) -> None:
    """Refuse an argument that is none of these; they are public names of cofin, or Python's own."""
    if not isinstance(given, kinds):
        homes = ("cofin." if kind.__module__.startswith("cofin.") else "" for kind in kinds)
        wanted = (f"{home}{kind.__name__}" for home, kind in zip(homes, kinds, strict=True))
        raise wrong_kind(name, given, ", ".join(wanted))


def must_be_path(name: str, given: object) -> None:
    """Refuse what names no file; a text or a ``pathlib.Path`` does."""
    if not isinstance(given, str | os.PathLike):
        raise wrong_kind(name, given, "str, pathlib.Path")

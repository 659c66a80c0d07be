"""What is wrong with a command line, said in the user's language.

argparse builds its messages in English; the patterns here recognise each of them (the test
provokes every one with the Python it runs on), and what is unknown is shown as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from cofin.errors import InputError
from cofin.text import Lang, say

_ABOUT = re.compile(r"argument (?P<name>\S+(?: \[.*?\])?): (?P<rest>.+)", re.DOTALL)

_KINDS = (
    ("missing", r"the following arguments are required: (?P<names>.+)"),
    ("unknown", r"unrecognized arguments: (?P<names>.+)"),
    ("choice", r"invalid choice: ['\"]?(?P<said>.*?)['\"]? \(choose from (?P<known>.*)\)"),
    ("no_value", r"expected (?:one argument|at least one argument|\d+ arguments?)"),
    ("no_value_wanted", r"ignored explicit argument ['\"]?(?P<said>.*?)['\"]?"),
    ("excludes", r"not allowed with argument (?P<other>.+)"),
    ("one_of", r"one of the arguments (?P<names>.+) is required"),
)


class Misused(InputError):
    """Options that do not go together, in one line as what argparse says of others."""

    def render(self, lang: Lang | str = Lang.EN) -> str:
        """The command, and what is wrong with how it was called."""
        said = " ".join(problem.message(lang) for problem in self.problems)
        return f"{self.source}: {said}"


def translated(message: str, options: Sequence[str], lang: Lang) -> str:
    """What argparse says in ``lang``, with a suggestion for what looks like a slip."""
    about = _ABOUT.fullmatch(message)
    rest = about["rest"] if about else message
    said = _sentence(rest, options, lang)
    return f"{about['name']}: {said}" if about else said


def unknown_command(name: str, known: Sequence[str], lang: Lang) -> str:
    """No such command; the nearest one, and all there are."""
    said = say("cli.unknown_command", lang, name=name, known=list(known))
    return " ".join(filter(None, (said, _meant(name, known, lang))))


def says_missing(message: str) -> bool:
    """Whether argparse misses an argument, which a misspelt option may have been."""
    return re.fullmatch(dict(_KINDS)["missing"], message) is not None


def is_unknown_option(word: str, options: Sequence[str]) -> bool:
    """Whether a word was meant as a long option and is none."""
    return word.startswith("--") and word != "--" and word.partition("=")[0] not in options


def unknown_options(words: Sequence[str], options: Sequence[str], lang: Lang) -> str:
    """What was not understood, and the option that the first of it may have meant."""
    near = _meant(words[0].partition("=")[0], options, lang)
    return " ".join(filter(None, (say("cli.usage_unknown", lang, names=" ".join(words)), near)))


def _sentence(message: str, options: Sequence[str], lang: Lang) -> str:
    for kind, pattern in _KINDS:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if not found:
            continue
        values, near = found.groupdict(), ""
        if kind == "unknown":
            return unknown_options(values["names"].split(), options, lang)
        if kind == "choice":
            known = [word.strip(" '\"") for word in values["known"].split(",")]
            values["known"] = ", ".join(known)
            near = _meant(values["said"], known, lang)
        return " ".join(filter(None, (say(f"cli.usage_{kind}", lang, **values), near)))
    return message


def _meant(said: str, known: Iterable[str], lang: Lang) -> str:
    """The question whether the nearest known word was meant, or nothing."""
    from difflib import get_close_matches

    near = get_close_matches(said, list(known), n=1)
    return say("word.did_you_mean", lang, suggestion=near[0]) if near else ""

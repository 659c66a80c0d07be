"""Words by which costs and persons are known, in several languages.

The lists are data (``costs.toml``).  All is compared as ``words.folded`` gives it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from cofin.checks.words.categories import Of, category_named
from cofin.checks.words.headings import any_of, folded, words_in
from cofin.checks.words.sums import without_code

_TOKEN = re.compile(r"\w+")


def words_of(kind: str) -> Sequence[str]:
    """The words of a list as they are written, ``*`` for any ending."""
    return words_in("costs")[kind]["words"]


@cache
def pattern_of(kind: str) -> re.Pattern[str]:
    """Any word of a list, in folded words."""
    return re.compile(any_whole(words_of(kind)))


@cache
def _list(kind: str) -> tuple[re.Pattern[str], re.Pattern[str] | None]:
    """What is looked for, and what makes it mean something else."""
    each = words_in("costs")[kind]
    unless = re.compile(any_whole(each["except"])) if each["except"] else None
    return re.compile(any_whole(each["words"])), unless


def any_whole(words: Iterable[str]) -> str:
    """An expression for any of these words, each as a whole."""
    return rf"(?<!\w)(?:{any_of(words)})(?!\w)"


@lru_cache(maxsize=8192)
def says(kind: str, text: str) -> bool:
    """Whether a text holds a word of a list, and nothing that makes it mean something else."""
    wanted, _ = _list(kind)
    return bool(wanted.search(folded(text))) and not means_else(kind, text)


def means_else(kind: str, text: str) -> bool:
    """Whether a text holds a word that makes one of a list mean something else."""
    _, unless = _list(kind)
    return unless is not None and unless.search(folded(text)) is not None


def heading_says(kind: str, heading: str) -> bool:
    """Whether a heading is of a kind: ``justification``, ``category``, ``country`` ..."""
    return says(f"heading_{kind}", heading)


def is_about(words: str, found: re.Match[str]) -> bool:
    """Whether folded words name a service on what was found in them, not the thing itself.

    "Workshop on loan interest" and "faiz semineri" are no interest.
    """
    before, after = words[: found.start()], words[found.end() :]
    on, next_to = _service()
    return bool(on.search(before) or next_to.match(after))


@cache
def _service() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A service on something before; or a service behind, at most two words on, as the last word.

    The conference of "Conference in Rome bank fees" and the period of "Exchange losses
    reporting period 1" only say when and where the cost arises.
    """
    service = any_whole(words_of("service"))
    prepositions = r"(?:on|about|of|for|in|to|at|from|by|regarding|concerning)\b"
    between = r"(?:[^ ]+ ){0,2}?"
    directly = rf"(?:of (?:the )?|{any_whole(words_of('about'))} )$"
    on = rf"{service} {between}(?:(?:on|about|regarding|concerning)\b|{directly})"
    end = r"(?: \d+)?(?: (?:for|with|in|at|by) (?!(?:the )?(?:reporting )?(?:period|year)).*)?$"
    next_to = rf" ?(?:(?!{prepositions})[^ ]+ ){{0,2}}?{service}{end}"
    return re.compile(on), re.compile(next_to)


@lru_cache(maxsize=1024)
def category_said(text: str) -> str:
    """The cost category that a text names, by its neutral key; empty when it names none."""
    return category_named(without_code(folded(text)), Of.LINES)


@lru_cache(maxsize=4096)
def label_kind(text: str) -> str:
    """What the cell beside a label holds: ``acronym``, ``agreement``, ``call``, ``version``."""
    bare = folded(text)
    for kind in ("acronym", "agreement", "call", "version"):
        if _list(f"label_{kind}")[0].fullmatch(bare):
            return kind
    return ""


@lru_cache(maxsize=4096)
def key_words(text: str) -> tuple[str, ...]:
    """The words of a text whatever their order, case, accents and punctuation."""
    return tuple(sorted(_TOKEN.findall(folded(text))))

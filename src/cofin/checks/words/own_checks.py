"""What checks that a sheet makes of itself are called and say; the words are data.

They stand in ``own_checks.toml``, in nine languages.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from cofin.checks.words.headings import any_of, words_in
from cofin.checks.words.sums import fold

_MARKS = frozenset("✓✔☑")


@lru_cache(maxsize=1 << 10)
def says_bad(text: str) -> bool:
    """Whether a state says that something is wrong: ``ERROR``, ``Bitte prüfen!``."""
    return _begins("bad").fullmatch(fold(text)) is not None


@lru_cache(maxsize=1 << 10)
def says_good(text: str) -> bool:
    """Whether a state says that all is well: ``OK``, ``✓``."""
    if _MARKS & set(text):
        return True
    words = fold(text)
    return bool(_begins("good").fullmatch(words)) and not _begins("good", "unless").fullmatch(words)


@lru_cache(maxsize=1 << 10)
def answer_of(text: str) -> str:
    """Whether a text answers ``yes`` or ``no``; else it is empty.

    >>> answer_of("SÌ"), answer_of("Nein!"), answer_of("nobody")
    ('yes', 'no', '')
    """
    words = fold(text)
    return next((key for key in ("yes", "no") if re.fullmatch(_any(key), words)), "")


@lru_cache(maxsize=1 << 10)
def names_check(label: str) -> bool:
    """Whether a row or a column holds checks: ``Total check``, ``Difference to list``."""
    return _label().fullmatch(fold(label)) is not None


@lru_cache(maxsize=1 << 10)
def describes_check(label: str) -> bool:
    """Whether a label tells behind a sign, or before it, what is checked.

    >>> describes_check("Kontrolle (Kosten – Finanzierung)"), describes_check("A = B (check)")
    (True, True)
    >>> describes_check("Check of accounts"), describes_check("Travel – control visits")
    (False, False)
    """
    pieces = [piece for piece in _SIGNS.split(label) if piece.strip()]
    return len(pieces) > 1 and any(map(names_check, (pieces[0], pieces[-1])))


@lru_cache(maxsize=1 << 10)
def may_describe_check(label: str) -> bool:
    """Whether a label may be a check and, without a sign, what is checked.

    >>> may_describe_check("Kontrolle Stunden ERP"), may_describe_check("Borç-alacak kontrolü")
    (True, True)
    >>> may_describe_check("Control of accounts"), may_describe_check("Travel – control visits")
    (False, False)
    """
    return _with_complement().fullmatch(fold(label)) is not None


#: What stands between a check's name and what it checks.
_SIGNS = re.compile(r"[():=–—]|\s-\s")


@lru_cache(maxsize=1 << 10)
def names_gap(label: str) -> bool:
    """Whether a heading says no more than that something is missing: ``Gap``, ``Fark (EUR)``."""
    return _gap().fullmatch(fold(label)) is not None


@lru_cache(maxsize=1 << 10)
def side_of(label: str) -> str:
    """Whether words name where money goes, ``uses``, or where it comes from, ``sources``.

    >>> side_of("Total costs"), side_of("Summe Finanzierung"), side_of("Costs and funding")
    ('uses', 'sources', '')
    """
    found = [key for key in ("uses", "sources") if _has("difference", key).search(fold(label))]
    return found[0] if len(found) == 1 else ""


@lru_cache(maxsize=1 << 10)
def names_limit(label: str) -> bool:
    """Whether words name a limit: ``Maximum grant``, ``Plafond``, ``Reserve policy``."""
    return _has("limit").search(fold(label)) is not None


@lru_cache(maxsize=1 << 10)
def bad_answer(label: str) -> str:
    """The answer, ``no`` or ``yes``, that is a bad one where a label asks; else it is empty.

    >>> bad_answer("Below the maximum?"), bad_answer("Limit exceeded?"), bad_answer("Limit")
    ('no', 'yes', '')
    """
    words = fold(label)
    if _has("within").search(words):  # "not exceeded" is within
        return "no"
    return "yes" if _has("beyond").search(words) else ""


@cache
def _with_complement() -> re.Pattern[str]:
    """A few words behind a check's name, or before one that has its place there."""
    check, behind = _any("check"), _any("check", "behind")
    return re.compile(
        rf"(?:{check}) (?!(?:of|for|on) )\w+(?: \w+){{0,3}}|(?:\w+ ){{1,4}}(?:{behind})"
    )


@cache
def _gap() -> re.Pattern[str]:
    return re.compile(rf"(?:{_any('gap')})(?: (?:eur|euro|0))?")


@lru_cache(maxsize=1 << 12)
def may_name_check(text: str) -> bool:
    """Whether a text has one of the words at all; most have none, and need no closer look."""
    return len(text) <= _LONGEST and _hint().search(fold(text)) is not None


#: Longer texts are remarks.
_LONGEST = 80


@cache
def _begins(section: str, key: str = "words") -> re.Pattern[str]:
    return re.compile(rf"(?:{_any(section, key)})\b.*")


@cache
def _has(section: str, key: str = "words") -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any(section, key)})(?!\w)")


@cache
def _hint() -> re.Pattern[str]:
    return re.compile("|".join(map(_any, ("check", "difference", "zero", "gap"))))


@cache
def _label() -> re.Pattern[str]:
    of, check, difference = map(_any, ("of", "check", "difference"))
    to, the, lists, sources, uses = (
        _any("difference", each) for each in ("to", "articles", "lists", "sources", "uses")
    )
    sides = "|".join(
        rf"(?:{one}) (?:(?:{to}|{the}) )*(?:{other})"
        for one, other in ((sources, uses), (uses, sources))
    )
    return re.compile(
        rf"(?:(?:{of}) )*(?:{check})(?: (?:{of}))*(?: 0)?"
        rf"|(?:{difference}) (?:{to}) (?:(?:{the}) )?(?:{lists})"
        rf"|(?:\w+ )?(?:{lists}) (?:{difference})"
        rf"|(?:{difference}) (?:(?:{to}|{the}) )*(?:{sides})"
        rf"|(?:{sides}) (?:{difference})"
        rf"|.*\b(?:{_any('zero')})\b.*"
    )


def _any(section: str, key: str = "words") -> str:
    return any_of(words_in("own_checks")[section][key])
